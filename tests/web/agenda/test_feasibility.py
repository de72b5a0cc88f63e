# SPDX-License-Identifier: EUPL-1.2
"""Working out whether an idea can be done, on its page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.civic.agenda.models import EstimateLine, Feasibility, FeasibilityStep, Proposal
from samenspraak.civic.notices import actions as notices
from samenspraak.web.notices import mail
from tests.civic.agenda.steps import idea, new_key
from tests.civic.agenda.test_feasibility import begun, judged, line, step
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db
PAGE = f"{LIST}1/haalbaarheid/"


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine, settings):
    settings.STAFF_MFA = False
    time_machine.move_to(cast.now)


def press(browser, name, start="", **given):
    return browser.post(f"{start}{PAGE}{name}/", {"key": new_key(), **given}, follow=True)


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_from_beginning_to_the_view(cast, start, language):
    idea(cast)
    alice, charlie = cast.client(cast.alice, language), cast.client(cast.charlie, language)
    assert f"{start}{PAGE}" in sound(alice.get(f"{start}{LIST}1/"), language)
    assert f"{start}{PAGE}beginnen/" in sound(alice.get(start + PAGE), language)
    sound(press(alice, "beginnen", start), language)
    by = timezone.localdate(cast.now) + timedelta(days=7)
    page = sound(press(alice, "stap", start, title="Vraag <rond>", who="proposer", by=str(by)), language)
    assert "Vraag &lt;rond&gt;" in page
    sound(press(alice, "stap", start, title="Bel", who="gebiedsteam", by=str(by)), language)
    sound(press(alice, "post", start, price="bench", times="3"), language)
    page = sound(press(alice, "post", start, times="1", what="Doek", amount="123,45"), language)
    assert "5.523,45" in page.replace(",523.45", ".523,45")
    mine, theirs = FeasibilityStep.objects.order_by("pk")
    page = sound(charlie.get(start + PAGE), language)
    assert f'value="{mine.pk}"' in page and f'value="{theirs.pk}"' not in page
    sound(press(charlie, "stap-klaar", start, step=mine.pk), language)
    sound(press(alice, "stap-weg", start, step=theirs.pk), language)
    sound(press(alice, "post-weg", start, line=EstimateLine.objects.last().pk), language)
    page = sound(press(alice, "oordeel", start, verdict="with-changes", reasons="Niet bij de vijver."), language)
    assert "Niet bij de vijver." in page and "mening/" not in page
    page = sound(press(charlie, "mening", start, view="agrees", reason=""), language)
    assert Feasibility.objects.get().view == "agrees"
    assert Proposal.objects.get().cost_cents == 540_000
    page = sound(cast.client().get(f"{start}{LIST}1/"), language)
    assert f"{start}{PAGE}" in page and "5.400" in page.replace("5,400", "5.400")


def test_what_is_wrong_comes_back_with_what_was_typed(cast):
    begun(cast)
    alice = cast.client(cast.alice)
    page = sound(press(alice, "stap", title="Lang geleden", who="body", by="2026-01-01"), status=409)
    assert "Lang geleden" in page and "Kies een dag vanaf vandaag" in page
    page = sound(press(alice, "post", what="Een doek", amount="veel", times="2"), status=400)
    assert "Een doek" in page
    sound(press(alice, "post", what="Een doek", times="2"), status=409)
    sound(press(alice, "oordeel", verdict="feasible", reasons=""), status=400)
    sound(press(alice, "beginnen"), status=409)
    sound(press(alice, "stap-klaar", step="99"), status=409)
    assert press(alice, "iets").status_code == 404


def test_who_reads_along_has_no_buttons(cast):
    found = begun(cast)
    step(cast, found)
    line(cast, found, price="tree")
    for person in (None, cast.dana, cast.roos):
        assert 'method="post" action="/oosterparkwijk' not in sound(cast.client(person).get(PAGE))
    assert press(cast.client(cast.dana), "oordeel", verdict="feasible", reasons="x").status_code == 409


def test_opened_again_and_without_an_answer(cast, time_machine):
    found = begun(cast)
    judged(cast, found)
    alice = cast.client(cast.alice)
    assert "zonder-mening/" not in sound(alice.get(PAGE))
    time_machine.move_to(cast.later(days=15))
    alice = cast.client(cast.alice)  # signed out by now
    assert "zonder-mening/" in sound(alice.get(PAGE))
    page = sound(press(alice, "zonder-mening", reason="Twee keer gebeld."))
    assert "Twee keer gebeld." in page and "niet geantwoord" in page
    assert "Twee keer gebeld." not in sound(press(alice, "heropenen"))


def test_of_an_idea_on_paper(cast):
    found = begun(cast, idea(cast, by=cast.alice, channel="paper"))
    judged(cast, found)
    alice = cast.client(cast.alice)
    assert 'name="channel"' in sound(alice.get(PAGE))
    page = sound(press(alice, "mening", view="disagrees", reason="Hij belde terug.", channel="desk"))
    assert "Hij belde terug." in page and "aan de balie" in page


def test_declining_an_idea(cast):
    idea(cast)
    alice, decline = cast.client(cast.alice), f"{LIST}1/afwijzen/"
    assert decline in sound(alice.get(f"{LIST}1/"))
    assert "<textarea" not in sound(cast.client(cast.charlie).get(decline))
    sound(alice.get(decline))
    sound(alice.post(decline, {"reason": ""}), status=400)
    page = sound(alice.post(decline, {"reason": "Er ligt een leiding."}, follow=True))
    assert "Er ligt een leiding." in page and "Niet overgenomen" in page
    assert "Er ligt een leiding." in sound(cast.client().get(f"{LIST}1/"))
    assert alice.post(decline, {"reason": "Nog eens."}).status_code == 409


def test_the_letters_can_be_read(cast, mailoutbox):
    from samenspraak.civic.agenda.actions import ending

    found = begun(cast)
    step(cast, found)
    judged(cast, found)
    ending.decline(found.pk, reason="Nee.", by=cast.alice.pk, at=cast.now)
    notices.send_due(mail.send, at=cast.later(days=1))
    assert len(mailoutbox) == 4
    for letter in mailoutbox:
        assert f"http://testserver{LIST}1/" in letter.body and "{" not in letter.body
        assert "Pluktuin" in letter.subject + letter.body


def test_the_number_of_queries_does_not_grow(cast, django_assert_max_num_queries):
    found = begun(cast)
    for _one in range(9):
        step(cast, found)
        line(cast, found, price="tree")
    for person, most in ((None, 5), (cast.charlie, 8), (cast.alice, 8)):
        browser = cast.client(person)
        for path in (PAGE, f"{LIST}1/"):
            browser.get(path)
            with django_assert_max_num_queries(most):
                browser.get(path)
