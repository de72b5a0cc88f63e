# SPDX-License-Identifier: EUPL-1.2
"""What was done with my input: on one's own page, by receipt, and in the letter of the day."""

import pytest
from django.core import mail as postbox

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.actions import Choice
from samenspraak.civic.agenda.actions import questions as asking
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.models import Person
from samenspraak.web.notices import mail
from tests.civic.agenda.projects import RICH, day, step, underway
from tests.civic.agenda.steps import called, idea, placed, vote
from tests.civic.agreements import texts
from tests.civic.agreements.texts import in_force
from tests.civic.conversations.conftest import open_room
from tests.web.agenda.test_agenda_pages import sound

pytestmark = pytest.mark.django_db
MINE = "/ik/inbreng/"


@pytest.fixture
def done(cast, time_machine):
    in_force(cast, RICH)
    found, at = underway(cast)
    step(cast, found, at)
    step(cast, found, at, "Planten")
    actions.finish_step(found.pk, 1, on=day(at), text="Klaar.", by=cast.alice.pk, at=at)
    time_machine.move_to(at)
    return found, at


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_it_reads_as_a_story(cast, done, start, language, django_assert_max_num_queries):
    browser = cast.client(cast.charlie, language)
    with django_assert_max_num_queries(8):
        page = sound(browser.get(start + MINE), language)
    told = {
        "nl": ["jouw idee", "Het is op de agenda gezet, door Wijkraad", "De wijk besloot: het gaat door",
               "Het wordt uitgevoerd, door de gemeente", "Er is een stap klaar: 1 van 2", "1 van de 2 stappen klaar"],
        "en": ["your idea", "It came on the agenda", "it goes ahead", "A step is done: 1 of 2"],
    }  # fmt: skip
    for words in told[language]:
        assert words in page
    assert f"{start}/oosterparkwijk/agenda/1/uitvoering/" in page
    assert f"{start}{MINE}" in sound(browser.get(f"{start}/ik/"), language)


def test_a_voter_reads_that_they_took_part_and_never_what_they_chose(cast, done):
    voter = Person.objects.get(email="neighbour1@example.org")
    page = sound(cast.client(voter).get(MINE))
    assert "je deed mee aan de stemming hierover" in page and "nooit wat je koos" in page
    assert "voor gestemd" not in page and "yes" not in page


def test_who_chose_between_options_took_part_in_that_and_in_nothing_else(cast, time_machine):
    """The options of a choice are numbered, as ideas are."""
    in_force(cast)
    other = idea(cast, title="Idee nummer 1", by=cast.charlie)
    assert other.number == 1
    held = called(cast, found=placed(cast), question="Welke?", choice=Choice(("Wisselpad", "Bramenpad"), "plurality"))
    tasks.due(held.opens_at)
    vote(held, cast.charlie, ["1"])
    time_machine.move_to(held.opens_at)
    page = sound(cast.client(cast.charlie).get(MINE))
    assert page.count("je deed mee aan de stemming hierover") == 1
    assert page.index("Pluktuin bij de school</a>") < page.index("je deed mee aan de stemming hierover")
    assert "· jouw idee</p>" in page


def test_remarks_on_agreements_stand_there_too(cast, time_machine):
    time_machine.move_to(cast.now)
    version = texts.draft(cast)
    said = {"by": cast.charlie.pk, "at": cast.now}
    asked = agreements.remark(version.pk, kind="question", text="Wie <dan>?", key="q", **said)
    agreements.answer_remark(asked.pk, text="De wijkraad.", by=cast.bo.pk, at=cast.now)
    page = sound(cast.client(cast.charlie).get(MINE))
    assert "Wie &lt;dan&gt;?" in page and "De wijkraad." in page


def test_questions_to_the_municipality_stand_there_with_how_it_stands_with_the_answer(cast, time_machine):
    time_machine.move_to(cast.now)
    said = {"shown_as": "", "at": cast.now}
    mine = asking.ask(cast.oosterparkwijk, text="Wie keurt <dit> goed?", key="a", by=cast.charlie.pk, **said)
    other = asking.ask(cast.oosterparkwijk, text="Komt er licht?", key="b", by=cast.bo.pk, **said)
    page = sound(cast.client(cast.charlie).get(MINE))
    assert "Wie keurt &lt;dit&gt; goed?" in page and "Komt er licht?" not in page
    assert "De gemeente antwoordt uiterlijk op" in page and "/oosterparkwijk/vragen/1/" in page
    asking.ask_too(other.pk, by=cast.charlie.pk, at=cast.now)
    asking.answer(mine.pk, text="De keurmeester.", by=cast.alice.pk, at=cast.now)
    page = sound(cast.client(cast.charlie).get(MINE))
    assert "Komt er licht?" in page and "jij wilt dit ook weten" in page
    assert "De gemeente antwoordde op 4 mei 2026." in page
    time_machine.move_to(cast.later(days=200))
    assert "Het antwoord moest er uiterlijk" in sound(cast.client(cast.charlie).get(MINE))


def test_nothing_yet_and_signing_in_first(cast):
    assert "Hier staat nog niets" in sound(cast.client(cast.dana).get(MINE))
    assert cast.client().get(MINE).status_code == 302


def test_the_letter_of_the_day_and_its_switch(cast, done):
    _found, at = done
    browser = cast.client(cast.charlie)
    tasks.keep_up(at.replace(hour=10))
    notices.send_due(mail.send, at=at)
    [letter] = [
        one for one in postbox.outbox if "Wat er met je inbreng" in one.subject and one.to == [cast.charlie.email]
    ]
    assert "Er is een stap klaar: 1 van 2." in letter.body and MINE in letter.body
    sound(browser.post(f"{MINE}bericht/", {"by": "page"}, follow=True))
    cast.charlie.refresh_from_db()
    assert cast.charlie.news_by_mail is False
    sound(browser.post(f"{MINE}bericht/", {"by": "duif"}), status=400)
    assert browser.get("/ik/gegevens.json").json()["news_by_mail"] is False


def test_a_receipt_tells_the_story_to_whoever_holds_it(cast, done):
    found, _at = done
    anonymous = cast.client()
    page = sound(anonymous.get(f"/ontvangst/{found.receipt}/"))
    assert "Er is een stap klaar: 1 van 2" in page
    held = queries.ballots_of(found)[0]
    number = notices.acknowledge(
        "vote", area="oosterparkwijk", subject=f"ballot:{held.pk}", channel="online", at=cast.now
    )
    assert "De wijk besloot: het gaat door" in sound(anonymous.get(f"/ontvangst/{number}/"))


def test_what_waits_says_so(cast, time_machine):
    time_machine.move_to(cast.now)
    idea(cast)
    assert "Het staat nog niet op de agenda" in sound(cast.client(cast.charlie).get(MINE))


def test_a_receipt_of_a_gathering_tells_what_was_done_with_it(cast, time_machine):
    time_machine.move_to(cast.now)
    room = open_room(cast)
    number = room.say(room.come_in()).receipt
    room.host(conversations.close)
    drafted = agreements.draft_from_outcomes(room.round.pk, by=cast.alice.pk, at=cast.now)
    page = sound(cast.client().get(f"/ontvangst/{number}/"))
    assert "Wat ermee is gedaan" in page and f"versie {drafted.number}" in page
