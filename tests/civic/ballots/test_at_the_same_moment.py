# SPDX-License-Identifier: EUPL-1.2
"""What people do to one ballot at the same moment, in threads of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, connections

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.agenda.actions import leaving
from samenspraak.civic.agenda.models import Decision, Proposal, Support
from samenspraak.civic.ballots.models import Ballot, Paper, Participation
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.ballots.recount import as_file, recount
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda.steps import BINDING_TOPIC, called, days, idea, neighbours, opened, placed, priced
from tests.civic.agreements.texts import CONGRUENT, MONEY, MONEY_CONTROL, in_force

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the tests' SQLite lives in the memory of one connection"),
]


@pytest.fixture
def cast(cast):
    in_force(cast, [*CONGRUENT, MONEY, MONEY_CONTROL])
    return cast


def together(deeds):
    """Do all of these at once; the codes of those that were refused."""

    def one(deed):
        try:
            deed()
        except Refused as refused:
            return refused.findings[0].code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(max_workers=8) as threads:
        return sorted(threads.map(one, deeds))


def voting(held, person, choice="yes", code=None, at=None):
    moment = at or held.opens_at + timedelta(hours=1)
    return lambda: actions.cast(held.pk, person.pk, choice, at=moment, code=code)


def test_many_tabs_of_one_person_are_one_paper(cast):
    held = opened(cast)
    assert together([voting(held, cast.bo)] * 8) == ["done"] + ["voted-already"] * 7
    assert Paper.objects.count() == Participation.objects.count() == 1


def test_the_same_paper_many_times_is_one_paper_and_nobody_is_refused(cast):
    held = opened(cast)
    assert together([voting(held, cast.bo, code="K" * 16)] * 8) == ["done"] * 8
    assert Paper.objects.count() == Participation.objects.count() == 1


def test_who_votes_and_leaves_at_once_does_one_of_the_two(cast):
    """Else the vote stays, and the same address signs in anew and votes again."""
    held = opened(cast)
    for person in neighbours(cast, 12):
        moment = held.opens_at + timedelta(hours=1)
        assert together([voting(held, person), partial(leaving.leave, person.pk, at=moment)]) in (
            ["done", "vote-still-runs"],
            ["done", "not-a-resident"],
            ["done", "sign-in-first"],
        )


def test_many_people_at_once(cast):
    people = neighbours(cast, 24)
    held = opened(cast)
    assert together([voting(held, person) for person in people]) == ["done"] * 24
    assert Paper.objects.count() == Participation.objects.count() == 24


def test_who_is_acknowledged_is_counted_also_while_the_box_is_emptied(cast):
    """Votes of the last second race with the clock that closes: what was acknowledged is in the published papers."""
    people = neighbours(cast, 30)
    held = opened(cast)
    last = held.closes_at - timedelta(milliseconds=1)
    votes = [voting(held, person, at=last) for person in people]
    found = together([*votes[:15], lambda: tasks.due(held.closes_at), *votes[15:]])
    acknowledged = found.count("done") - 1  # the clock itself
    held.refresh_from_db()
    assert held.status == "closed"
    assert recount(as_file(counts.published(held))).outcome.papers == acknowledged == held.result["papers"]
    assert Participation.objects.filter(ballot=held).count() == acknowledged
    assert set(found) <= {"done", "ballot-closed"}


def test_two_workers_do_everything_once(cast):
    held = called(cast)
    together([lambda: tasks.due(held.opens_at)] * 4)
    held.refresh_from_db()
    together([voting(held, cast.bo)])
    together([lambda: tasks.due(held.closes_at)] * 4)
    kinds = [entry.kind for entry in ledger.entries(subject=f"ballot:{held.pk}")][::-1]
    assert kinds == ["ballot.announced", "ballot.opened", "ballot.closed"]
    assert Decision.objects.count() == 1


def test_one_ballot_is_called_and_one_item_is_placed(cast):
    found = idea(cast, topic=BINDING_TOPIC, cost_cents=0)
    place = [lambda: actions.place_on_agenda(found.pk, by=cast.bo.pk, at=cast.now)] * 4
    assert together(place) == ["done"] + ["not-to-be-placed"] * 3
    assert together([lambda: called(cast, found=Proposal.objects.get(pk=found.pk))] * 4) == (
        ["done"] + ["not-to-be-decided"] * 3
    )
    assert Ballot.objects.count() == 1


def dividing(cast, items, pot=1_000_00, money=""):
    asked = actions.Division(items, pot, money=money, count="by-votes")
    given = {"question": "Wat komt er?", **days(cast), "by": cast.bo.pk, "at": cast.now}
    return lambda: actions.call_budget(cast.oosterparkwijk, asked, **given)


def test_an_idea_comes_on_one_budget_ballot(cast):
    for title in ("Hek", "Pad", "Bank"):
        priced(cast, title, 100_00)
    calls = [dividing(cast, items) for items in ([1, 2], [3, 2], [2, 1], [2, 3])]
    assert together(calls) == ["done"] + ["item-not-waiting"] * 3
    assert Ballot.objects.count() == 1


def test_two_ballots_do_not_promise_the_same_money(cast):
    for title in ("Hek", "Pad", "Bank", "Boom"):
        priced(cast, title, 100_00)
    calls = [dividing(cast, items, pot=12_000_00, money="5.1") for items in ([1, 2], [3, 4])]
    assert together(calls) == ["done", "pot-more-than-agreed"]


def test_ideas_get_different_numbers_and_the_same_form_is_one(cast):
    together([lambda n=n: idea(cast, title=f"Idee {n}") for n in range(6)] + [lambda: idea(cast, key="same")] * 6)
    assert sorted(Proposal.objects.values_list("number", flat=True)) == list(range(1, 8))


def test_support_is_one_a_person(cast):
    found = placed(cast)
    assert together([lambda: actions.support(found.pk, by=cast.bo.pk, at=cast.now)] * 8) == ["done"] * 8
    assert Support.objects.count() == 1
