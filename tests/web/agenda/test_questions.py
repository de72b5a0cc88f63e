# SPDX-License-Identifier: EUPL-1.2
"""Questions to the municipality on their pages."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.civic.agenda.models import Question
from samenspraak.civic.notices import actions as notices
from samenspraak.web.notices import mail
from tests.civic.agenda.steps import idea, new_key
from tests.civic.agenda.test_questions import asked
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db
QUESTIONS = "/oosterparkwijk/vragen/"
ASK = f"{QUESTIONS}stellen/"


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine, settings):
    settings.STAFF_MFA = False
    time_machine.move_to(cast.now)


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_from_question_to_answer(cast, start, language):
    idea(cast)
    charlie, alice = cast.client(cast.charlie, language), cast.client(cast.alice, language)
    assert f"{start}{ASK}?idee=1" in sound(charlie.get(f"{start}{LIST}1/"), language)
    sound(charlie.get(f"{start}{ASK}?idee=1"), language)
    given = {"text": "Wie <maait> er?", "key": new_key(), "about": 1, "shown_as": "Charlie"}
    page = sound(charlie.post(start + ASK, given, follow=True), language)
    assert "&lt;maait&gt;" in page and "28 " in page and "<textarea" not in page
    assert "&lt;maait&gt;" in sound(cast.client().get(f"{start}{LIST}1/"), language)
    assert "<textarea" in sound(alice.get(f"{start}{QUESTIONS}1/"), language)
    page = sound(alice.post(f"{start}{QUESTIONS}1/antwoord/", {"text": "Wij.\n\nElke week."}, follow=True), language)
    assert "Elke week." in page and "Gebiedsteam Oude Wijken" in page
    assert "Wij." not in sound(cast.client().get(start + QUESTIONS), language), "the list stays short"


def test_too_late_shows_everywhere(cast, time_machine):
    asked(cast)
    time_machine.move_to(cast.later(days=30))
    page = sound(cast.client().get(QUESTIONS))
    assert "Te laat" in page and "Eén antwoord had er al moeten zijn" in page
    assert "De gemeente had uiterlijk op" in sound(cast.client().get(f"{QUESTIONS}1/"))
    for person in (cast.alice, cast.wim):
        assert f"{QUESTIONS}1/" in sound(cast.client(person).get("/werkbank/"))


def test_later_with_a_reason_and_what_was_typed_comes_back(cast):
    made, alice = asked(cast), cast.client(cast.alice)
    later = f"{QUESTIONS}1/later/"
    until = timezone.localdate(cast.now) + timedelta(days=35)
    page = sound(alice.post(later, {"until": str(until), "reason": ""}), status=400)
    assert "open" in page
    page = sound(alice.post(later, {"until": str(made.due), "reason": "Bijna klaar"}), status=409)
    assert "Bijna klaar" in page
    page = sound(alice.post(later, {"until": str(until), "reason": "De meting loopt."}, follow=True))
    assert "De meting loopt." in page and "Eerst zou het er uiterlijk 28 mei 2026 zijn" in page
    long = "Lang. " * 1000
    assert long.strip() in sound(alice.post(f"{QUESTIONS}1/antwoord/", {"text": long}), status=400)


def test_who_cannot_ask_is_told_why(cast):
    assert cast.client().get(ASK).status_code == 302
    assert "<textarea" not in sound(cast.client(cast.dana).get(ASK))
    assert cast.client(cast.dana).post(ASK, {"text": "Wat?", "key": "k"}).status_code == 409
    answer = cast.client(cast.charlie).post(ASK, {"text": "Uw gemeente?", "key": "k", "shown_as": "Wethouder"})
    assert "Uw gemeente?" in sound(answer, status=409)
    asked(cast)
    for path in ("antwoord/", "later/", "verbergen/"):
        given = {"text": "x", "reason": "hurtful", "until": "2026-06-20"}
        assert cast.client(cast.charlie).post(f"{QUESTIONS}1/{path}", given).status_code == 409
    for gone in (f"{QUESTIONS}9/", "/de-wijert/vragen/1/"):
        assert cast.client().get(gone).status_code == 404


def test_at_the_desk_and_on_paper(cast):
    alice = cast.client(cast.alice)
    assert 'name="channel"' in sound(alice.get(ASK))
    given = {"text": "Wanneer?", "key": new_key(), "shown_as": "Mevrouw de Boer", "channel": "paper"}
    page = sound(alice.post(ASK, given, follow=True))
    assert "Mevrouw de Boer" in page and "kwam binnen op papier" in page
    assert Question.objects.get().author is None


def test_a_hidden_question_shows_its_reason_and_not_its_words(cast):
    asked(cast, about=idea(cast).number)
    alice, hide = cast.client(cast.alice), f"{QUESTIONS}1/verbergen/"
    assert hide in sound(alice.get(f"{QUESTIONS}1/"))
    sound(alice.get(hide))
    sound(alice.post(hide, {}), status=400)
    page = sound(alice.post(hide, {"reason": "hurtful"}, follow=True))
    assert "de lamp" not in page and "kwetsend" in page
    for path in (QUESTIONS, f"{LIST}1/"):
        assert "de lamp" not in sound(cast.client().get(path))


def test_the_letters_can_be_read(cast, mailoutbox, time_machine):
    from samenspraak.civic.agenda import tasks
    from samenspraak.civic.agenda.actions import questions

    made, given = asked(cast), {"by": cast.alice.pk, "at": cast.now}
    tasks.remind(cast.later(days=21))
    tasks.remind(cast.later(days=29))
    until = made.due + timedelta(days=7)
    questions.put_off(made.pk, until=until, reason="Meten.", **given)
    questions.answer(made.pk, text="Morgen.", **given)
    notices.send_due(mail.send, at=cast.later(days=60))
    assert len(mailoutbox) == 5
    for letter in mailoutbox:
        assert f"http://testserver{QUESTIONS}1/" in letter.body and "{" not in letter.body
        assert "Wanneer gaat de lamp" in letter.body and letter.subject and "%" not in letter.subject


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    found = idea(cast)
    for number in range(9):
        asked(cast, about=found.number, text=f"Vraag {number}?")
    for person, most in ((None, 5), (cast.charlie, 8), (cast.alice, 8)):
        browser = cast.client(person)
        for path in (QUESTIONS, f"{QUESTIONS}1/", f"{LIST}1/", "/werkbank/"):
            browser.get(path)
            with django_assert_max_num_queries(most):
                browser.get(path)


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_wanting_to_know_it_too_and_no_more(cast, mailoutbox, start, language):
    from samenspraak.civic.agenda.actions import questions

    made, bo = asked(cast), cast.client(cast.bo, language)
    page, press = f"{start}{QUESTIONS}1/", f"{start}{QUESTIONS}1/ook/"
    assert 'value="ook"' in sound(bo.get(page), language) and bo.get(press).status_code == 405
    told = sound(bo.post(press, {"doe": "ook"}, follow=True), language)
    assert 'value="terug"' in told and 'value="ook"' not in told and '<span class="big-number">1</span>' in told
    assert ("1 ander " if language == "nl" else "1 other person ") in sound(bo.get(start + QUESTIONS), language)
    assert 'value="ook"' in sound(bo.post(press, {"doe": "terug"}, follow=True), language)
    charlie = cast.client(cast.charlie, language)
    assert "big-number" in sound(charlie.get(page), language) and 'name="doe"' not in sound(charlie.get(page), language)
    assert sound(charlie.post(press, {"doe": "ook"}), language, status=409)
    assert "?next=" in sound(cast.client(None, language).get(page), language)
    bo.post(press, {"doe": "ook"})
    given = {"by": cast.alice.pk, "at": cast.now}
    questions.put_off(made.pk, until=made.due + timedelta(days=7), reason="Meten.", **given)
    questions.answer(made.pk, text="Morgen.", **given)
    notices.send_due(mail.send, at=cast.later(days=1))
    mine = [one for one in mailoutbox if one.to == ["bo@example.org"]]
    assert len(mine) == 2 and all("jij" in one.body and "{" not in one.body for one in mine)
    over = sound(bo.get(page), language)
    assert ("1 ander wilde" if language == "nl" else "1 other person wanted") in over and 'name="doe"' not in over
