# SPDX-License-Identifier: EUPL-1.2
"""The desk: each seat sees its own work, and nobody else's."""

from datetime import timedelta

import pytest
from django.test import Client

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agenda import tasks as clockwork
from samenspraak.civic.conversations import actions as conversations
from tests.cast import NOW
from tests.civic.agenda.steps import idea, opened, placed, vote
from tests.civic.agreements.texts import CONGRUENT, in_force
from tests.web.pages import Page


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.STAFF_MFA = False


@pytest.fixture
def gathering(cast):
    held_in = conversations.start_round(cast.oosterparkwijk, purpose="Wie beslist wat?", by=cast.alice.pk, at=NOW)
    return conversations.prepare(
        held_in.pk,
        title="Avond in de Treffer",
        place="De Treffer",
        starts_at=NOW + timedelta(days=36500),  # pages look at the clock: whenever this runs, it is still to come
        plates=["our-area", "deciding"],
        by=cast.alice.pk,
        at=NOW,
    )


def desk(cast, who):
    answer = cast.client(getattr(cast, who)).get("/werkbank/")
    assert answer.status_code == 200
    assert Page(answer.content.decode()).wrong("nl") == []
    return answer.content.decode()


def test_a_visitor_is_sent_to_sign_in(db):
    assert Client().get("/werkbank/").headers["Location"] == "/account/login/?next=/werkbank/"


def test_somebody_without_a_seat_is_told_where_to_go(cast):
    page = desk(cast, "charlie")
    assert "Je hebt geen zetel" in page
    assert "Naar Oosterparkwijk, waar je woont" in page


@pytest.mark.parametrize("who", ["alice", "bo", "wim", "roos"])
def test_without_work_it_says_so(cast, who):
    assert "Er wacht niets op je" in desk(cast, who)


def test_the_area_team_prepares_its_gatherings_and_nobody_else_does(cast, gathering):
    assert "Voorbereiden en openen: Avond in de Treffer" in desk(cast, "alice")
    for who in ("bo", "wim", "roos"):
        assert "Avond in de Treffer" not in desk(cast, who)


@pytest.mark.parametrize("who", ["alice", "bo", "wim", "roos"])
def test_it_takes_no_more_than_eight_queries(cast, gathering, who, django_assert_max_num_queries):
    browser = cast.client(getattr(cast, who))
    browser.get("/werkbank/")  # what changes by deed only is kept
    with django_assert_max_num_queries(8):
        browser.get("/werkbank/")


def test_an_idea_that_waits_for_a_place_on_the_agenda(cast):
    agenda.submit(
        cast.oosterparkwijk,
        title="Een bankje bij de vijver",
        text="Er is nergens een plek om te zitten.",
        topic="green-play",
        key="k1",
        by=cast.charlie.pk,
        at=NOW,
    )
    assert "Een bankje bij de vijver" in desk(cast, "alice")
    for who in ("bo", "wim"):  # without an agreement the gebiedsteam draws up the agenda
        assert "Een bankje bij de vijver" not in desk(cast, who)


def test_an_advice_waits_for_the_college_and_the_team_sees_to_it(cast):
    held = opened(cast, found=placed(cast, by=cast.alice), by=cast.alice)
    vote(held, cast.charlie)
    clockwork.due(held.closes_at)
    assert "Antwoord op wat de wijk besloot of adviseerde" in desk(cast, "wim")
    page = desk(cast, "alice")
    assert "Zorg dat het college van B en W antwoordt" in page
    assert "Antwoord op wat de wijk" not in page


def test_an_idea_waits_for_whoever_draws_up_the_agenda_and_for_nobody_else(cast, time_machine):
    in_force(cast, CONGRUENT)
    time_machine.move_to(NOW)
    idea(cast, title="Een plek voor vlinders")
    assert "Een plek voor vlinders" in desk(cast, "bo")
    assert "Een plek voor vlinders" not in desk(cast, "alice")


def test_of_many_alike_ten_are_in_sight_and_the_rest_is_folded(cast):
    for number in range(12):
        idea(cast, title=f"Idee met nummer {number}")
    page = desk(cast, "alice")
    assert page.count("Idee met nummer") == 12 and "En nog 2</summary>" in page
    assert page.index("Idee met nummer 9<") < page.index("<details>") < page.index("Idee met nummer 10<")


def test_papers_wait_to_be_typed_over_before_the_ballot_closes(cast, time_machine):
    held = opened(cast, found=placed(cast, by=cast.alice), by=cast.alice, electorate=9)
    words = "Typ de stembriefjes over die zijn ingeleverd"
    time_machine.move_to(held.closes_at - timedelta(days=2))
    assert words not in desk(cast, "alice")  # nobody votes on paper
    given = {"count": 2, "kind": "paper", "key": "k", "by": cast.alice.pk, "at": held.closes_at - timedelta(days=4)}
    agenda.make_letters(held.pk, **given)
    page = desk(cast, "alice")
    assert words in page and "/oosterparkwijk/stemming/1/invoeren/" in page
    assert words not in desk(cast, "bo")
    time_machine.move_to(held.closes_at - timedelta(days=4))
    assert words not in desk(cast, "alice")
    time_machine.move_to(held.closes_at + timedelta(minutes=1))
    assert words not in desk(cast, "alice")
