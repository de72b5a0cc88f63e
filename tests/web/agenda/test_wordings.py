# SPDX-License-Identifier: EUPL-1.2
"""Other wordings of an idea on the page."""

import pytest

from samenspraak.civic.agenda import actions
from samenspraak.civic.agenda.models import Amendment, Proposal
from samenspraak.civic.notices import actions as notices
from samenspraak.web.notices import mail
from tests.civic.agenda.steps import idea, new_key
from tests.civic.agenda.test_rewording import proposed
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db
TEXTS, PROPOSE = f"{LIST}1/tekst/", f"{LIST}1/tekst/voorstel/"


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine):
    time_machine.move_to(cast.now)


def typed(**more) -> dict:
    return {"title": "Pluktuin", "text": "Met <drie> bankjes.", "why": "Beter.", "key": new_key(), **more}


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_from_proposing_to_the_new_text(cast, start, language, time_machine):
    found = idea(cast)
    actions.support(found.pk, by=cast.bo.pk, at=cast.now)
    time_machine.move_to(cast.later(hours=1))
    bo, charlie = cast.client(cast.bo, language), cast.client(cast.charlie, language)
    assert f"{start}{PROPOSE}" in sound(bo.get(f"{start}{LIST}1/"), language)
    assert found.text in sound(bo.get(start + PROPOSE), language)
    page = sound(bo.post(start + PROPOSE, typed(), follow=True), language)
    assert "<ins>" in page and "&lt;drie&gt;" in page and 'value="terugnemen"' in page and "overnemen" not in page
    made = Amendment.objects.get()
    assert f"{start}{TEXTS}" in sound(cast.client().get(f"{start}{LIST}1/"), language)
    assert 'value="overnemen"' in sound(charlie.get(start + TEXTS), language)
    sound(charlie.post(f"{start}{TEXTS}{made.pk}/", {"doe": "overnemen", "reason": ""}, follow=True), language)
    assert Proposal.objects.get().text == "Met <drie> bankjes."
    assert found.text in sound(cast.client().get(start + TEXTS), language), "what it said before stays readable"
    assert "is daarna veranderd" in sound(cast.client(cast.bo).get(f"{LIST}1/"))
    assert "is daarna veranderd" not in sound(cast.client().get(f"{LIST}1/"))


def test_what_is_refused_keeps_what_was_typed(cast):
    found = idea(cast)
    browser = cast.client(cast.bo)
    page = sound(browser.post(PROPOSE, typed(title=found.title, text=found.text, why="Hierom dus")), status=409)
    assert "Hierom dus" in page and "Er is nog niets veranderd" in page
    sound(browser.post(PROPOSE, typed(why="")), status=400)
    made = proposed(cast, found)
    long = "Te lang. " * 70
    page = sound(cast.client(cast.charlie).post(f"{TEXTS}{made.pk}/", {"doe": "afwijzen", "reason": long}), status=409)
    assert long.strip() in page
    sound(browser.post(f"{TEXTS}{made.pk}/", {"doe": "overnemen"}), status=409)
    assert browser.post(f"{TEXTS}{made.pk}/", {"doe": "iets"}).status_code == 404
    assert browser.post(f"{TEXTS}99/", {"doe": "afwijzen"}).status_code == 404


def test_visitors_and_outsiders_read_and_are_told_why(cast):
    idea(cast)
    sound(cast.client().get(TEXTS))
    assert cast.client().get(PROPOSE).status_code == 302
    assert "<textarea" not in sound(cast.client(cast.dana).get(PROPOSE))
    assert cast.client(cast.dana).post(PROPOSE, typed()).status_code == 409


def test_a_hidden_wording_shows_its_reason_and_not_its_words(cast):
    made = proposed(cast, idea(cast), text="Grof gezegd.")
    hide = f"{TEXTS}{made.pk}/verbergen/"
    browser = cast.client(cast.alice)
    assert hide in sound(browser.get(TEXTS))
    sound(browser.get(hide))
    browser.post(hide, {"reason": "hurtful"})
    assert "Grof gezegd." not in sound(cast.client().get(TEXTS))


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    found = idea(cast)
    for number in range(12):
        made = proposed(cast, found, text=f"Tekst {number}.")
        if number % 3 == 0:
            actions.accept_wording(made.pk, by=cast.charlie.pk, at=cast.now)
            found.refresh_from_db()
    for person, most in ((None, 5), (cast.charlie, 8), (cast.bo, 8), (cast.alice, 8)):
        browser = cast.client(person)
        for path in (TEXTS, f"{LIST}1/"):
            browser.get(path)
            with django_assert_max_num_queries(most):
                assert browser.get(path).status_code == 200


def test_the_letters_can_be_read(cast, mailoutbox):
    found = idea(cast)
    actions.support(found.pk, by=cast.bo.pk, at=cast.now)
    for reason, verb in (("Nee dus.", actions.decline_wording), ("", actions.accept_wording)):
        verb(proposed(cast, found).pk, reason=reason, by=cast.charlie.pk, at=cast.now)
    notices.send_due(mail.send, at=cast.now)
    assert len(mailoutbox) == 5
    for letter in mailoutbox:
        assert "http://testserver/oosterparkwijk/agenda/1/tekst/" in letter.body and "{" not in letter.body
