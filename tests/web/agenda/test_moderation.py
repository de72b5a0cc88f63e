# SPDX-License-Identifier: EUPL-1.2
"""Hiding in the open: the page that says how, the public list, and looking again."""

import pytest

from samenspraak.civic.agenda import actions
from samenspraak.civic.agenda.models import Comment, Hiding
from samenspraak.civic.notices import actions as notices
from samenspraak.rulebook.agenda.moderation import REASONS
from samenspraak.web.accounts import export
from samenspraak.web.agenda import words
from samenspraak.web.notices import mail
from tests.civic.agenda.pictures import picture
from tests.civic.agenda.steps import idea
from tests.civic.agenda.test_moderating import WORDS, appealed, appealed_picture, hidden, hidden_picture
from tests.civic.agenda.test_rewording import proposed
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db
LOG, HOW, MINE = "/oosterparkwijk/verborgen/", "/zo-modereren-wij/", "/verborgen/van-mij/"


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine, settings):
    settings.STAFF_MFA = False
    time_machine.move_to(cast.now)


def test_how_we_moderate_names_every_reason_and_limit(cast):
    assert set(words.EXPLAINED) == set(REASONS) == {key for key, _text in words.REASONS}
    page = sound(cast.client().get(HOW))
    assert all(str(words.reason(reason)) in page for reason in REASONS)
    assert "42 dagen" in page and "14 dagen" in page and "8 achter elkaar, daarna elke 10 minuten" in page
    sound(cast.client(language="en").get(f"/en{HOW}"), "en")


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_from_hidden_to_shown_again(cast, start, language):
    found = hidden(cast)
    ask = f"{start}/verborgen/{found.receipt}/opnieuw-kijken/"
    page = sound(cast.client(language=language).get(start + LOG), language)
    assert WORDS not in page and "Charlie" not in page
    charlie = cast.client(cast.charlie, language)
    assert ask in sound(charlie.get(start + MINE), language)
    assert ask in sound(charlie.get(f"{start}/ontvangst/{found.receipt}/"), language)
    nobody = cast.client(language=language)
    sound(nobody.get(ask), language)
    sound(nobody.post(ask, {"text": ""}), language, status=400)
    page = sound(nobody.post(ask, {"text": "Ik noem niemand."}, follow=True), language)
    assert "<textarea" not in page and "Ik noem niemand." not in page
    look = f"{start}{LOG}{found.pk}/"
    alice, wim = cast.client(cast.alice, language), cast.client(cast.wim, language)
    page = sound(alice.get(look), language)
    assert "<textarea" not in page, "Alice hid it herself"
    assert alice.post(look, {"outcome": "upheld", "reason": "x"}).status_code == 409
    page = sound(wim.get(look), language)
    assert WORDS in page and "Ik noem niemand." in page
    sound(wim.post(look, {"outcome": "restored", "reason": ""}), language, status=400)
    sound(wim.post(look, {"outcome": "restored", "reason": "Geen naam."}, follow=True), language)
    assert Comment.objects.get().hidden_why == ""
    assert WORDS in sound(cast.client(language=language).get(f"{start}{LIST}1/"), language)
    assert "Geen naam." in sound(charlie.get(start + MINE), language)
    assert "Geen naam." not in sound(cast.client(language=language).get(start + LOG), language)


def test_the_desk_of_somebody_else(cast):
    found = appealed(cast)
    assert f"{LOG}{found.pk}/" in sound(cast.client(cast.wim).get("/werkbank/"))
    assert f"{LOG}{found.pk}/" not in sound(cast.client(cast.alice).get("/werkbank/"))
    assert f"{LOG}{found.pk}/" in sound(cast.client(cast.wim).get(LOG))


def test_what_is_not_there_and_who_may_not_look(cast):
    found = appealed(cast)
    sound(cast.client().get("/verborgen/AAAA-AAAA-AAAA/opnieuw-kijken/"), status=404)
    assert cast.client().get(MINE).status_code == 302
    for path in (f"{LOG}999/", f"/de-wijert/verborgen/{found.pk}/"):
        assert cast.client(cast.wim).get(path).status_code == 404
    page = sound(cast.client(cast.dana).get(f"{LOG}{found.pk}/"))
    assert WORDS not in page and found.appeal not in page
    sound(cast.client(cast.bo).get(MINE))


def test_the_letters_can_be_read(cast, mailoutbox):
    from samenspraak.civic.agenda import tasks
    from samenspraak.civic.agenda.actions import moderating

    found = appealed(cast)
    tasks.remind(cast.later(days=16))
    moderating.review(found.pk, outcome="upheld", reason="Wijst iemand aan.", by=cast.wim.pk, at=cast.now)
    notices.send_due(mail.send, at=cast.later(days=20))
    assert len(mailoutbox) == 4
    for letter in mailoutbox:
        assert "http://testserver/" in letter.body and "{" not in letter.body and WORDS not in letter.body
    told = next(one.body for one in mailoutbox if f"/verborgen/{found.receipt}/opnieuw-kijken/" in one.body)
    assert "iemand anders opnieuw kijkt" in told


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    for _one in range(4):
        appealed(cast)
    assert Hiding.objects.count() == 4
    first = Hiding.objects.first()
    for person, most in ((None, 5), (cast.charlie, 8), (cast.wim, 8)):
        browser = cast.client(person)
        for path in (LOG, HOW, MINE, f"{LOG}{first.pk}/", f"/verborgen/{first.receipt}/opnieuw-kijken/"):
            browser.get(path)
            with django_assert_max_num_queries(most):
                browser.get(path)


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_a_picture_that_was_hidden_by_mistake_comes_back(cast, start, language, mailoutbox):
    shown, found = hidden_picture(cast)
    kept, again = f"{start}{LOG}{found.pk}/foto.jpg", f"{start}{LOG}{found.pk}/tonen/"
    alice, wim = cast.client(cast.alice, language), cast.client(cast.wim, language)
    assert again in sound(alice.get(start + LOG), language) and again not in sound(wim.get(start + LOG), language)
    answer = alice.get(kept)
    assert answer.content == bytes(shown.large) and answer["Cache-Control"] == "private, no-store"
    assert wim.get(kept).status_code == 200
    for nobody in (cast.charlie, cast.bo, cast.dana):
        assert cast.client(nobody).get(kept).status_code == 404
    assert cast.client().get(kept).status_code == 302
    assert kept in sound(alice.get(again), language)
    sound(alice.post(again, {"reason": ""}), language, status=400)
    assert "<textarea" not in sound(wim.get(again), language)
    page = sound(alice.post(again, {"reason": "Verkeerde foto."}, follow=True), language)
    assert "Verkeerde foto." in page and again not in page
    assert f"/foto/{shown.pk}/klein.jpg" in sound(cast.client(language=language).get(f"{start}{LIST}1/"), language)
    assert alice.get(kept).status_code == 404
    notices.send_due(mail.send, at=cast.later(days=1))
    assert "Verkeerde foto." in mailoutbox[-1].body and "{" not in mailoutbox[-1].body


def test_who_looks_again_sees_the_picture(cast):
    shown, found = appealed_picture(cast)
    assert f"{LOG}{found.pk}/foto.jpg" in sound(cast.client(cast.wim).get(f"{LOG}{found.pk}/"))


def test_hiding_a_picture_for_good(cast):
    found = idea(cast)
    keep = {"data": picture(), "alt": "Plein", "by": cast.charlie.pk, "at": cast.now}
    one = actions.add_picture(found.pk, key="a", **keep)
    alice, hide = cast.client(cast.alice), f"{LIST}1/foto/{one.pk}/verbergen/"
    assert 'name="for_good"' in sound(alice.get(hide))
    sound(alice.post(hide, {"reason": "hurtful", "for_good": "on"}, follow=True))
    hiding = Hiding.objects.get()
    page = sound(alice.get(f"{LOG}{hiding.pk}/tonen/"))
    assert "wordt niet meer bewaard" in page and "<textarea" not in page
    assert alice.get(f"{LOG}{hiding.pk}/foto.jpg").status_code == 404


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_what_an_idea_says_is_hidden_everywhere_and_shown_again(cast, start, language):
    found = idea(cast, title="Weg met mijn buurman", text=WORDS)
    worded = proposed(cast, found)
    page, alice = f"{start}{LIST}{found.number}/", cast.client(cast.alice, language)
    form = f"{page}idee/{found.number}/verbergen/"
    assert form in sound(alice.get(page), language)
    assert form not in sound(cast.client(cast.bo, language).get(page), language)
    assert WORDS in sound(alice.get(form), language)
    sound(alice.post(form, {"reason": "personal"}, follow=True), language)
    visitor = cast.client(language=language)
    everywhere = (page, start + LIST, f"{start}{LIST}?zoek=buurman", start + LOG, f"{start}/oosterparkwijk/")
    for path in everywhere:
        read = sound(visitor.get(path), language)
        assert WORDS not in read and "Weg met mijn buurman" not in read, path
    assert str(words.reason("personal")) in sound(visitor.get(page), language)
    assert export.everything(cast.charlie.pk)["ideas"][0]["text"] == WORDS  # their own words stay theirs
    for path in (f"{page}tekst/", f"{page}tekst/voorstel/"):
        assert cast.client(cast.bo, language).get(path).status_code == 404, path
    judged = cast.client(cast.charlie, language).post(f"{page}tekst/{worded.pk}/", {"doe": "afwijzen", "reason": ""})
    assert judged.status_code == 404
    made = Hiding.objects.get()
    again = f"{start}{LOG}{made.pk}/tonen/"
    assert WORDS in sound(alice.get(again), language)
    sound(alice.post(again, {"reason": "Een vergissing."}, follow=True), language)
    assert WORDS in sound(visitor.get(page), language)
