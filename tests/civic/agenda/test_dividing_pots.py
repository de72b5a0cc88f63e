# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot with a pot for each theme or buurt: calling it, voting, and what becomes of each idea."""

import pytest

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.models import Decision, Proposal
from samenspraak.civic.agreements import queries as agreed
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.agenda.spots import Where
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.ballots import published
from samenspraak.rulebook.ballots.budgets import pabulib
from samenspraak.rulebook.ballots.recount import as_file
from tests.civic.agenda import budgets
from tests.civic.agenda.ground import NORTH, SOUTH, laid_down
from tests.civic.agenda.steps import ADVICE_TOPIC, BINDING_TOPIC, days, idea, neighbours, refusal, vote

pytestmark = pytest.mark.django_db
IDEAS = [  # number, title, cost, theme, buurt
    (1, "Bomen", 6_000_00, BINDING_TOPIC, SOUTH),
    (2, "Bankjes", 4_000_00, BINDING_TOPIC, NORTH),
    (3, "Podium", 3_500_00, ADVICE_TOPIC, NORTH),
]


@pytest.fixture
def agreement(cast):
    return budgets.agreed(cast)


def on_the_agenda(cast, ideas=IDEAS, **changed):
    """These ideas, placed by the wijkraad."""
    laid_down(cast)
    for _number, title, cost, topic, buurt in ideas:
        given = {"title": title, "cost_cents": cost, "topic": topic, "where": Where(title, buurt=buurt)} | changed
        found = idea(cast, **given)
        actions.place_on_agenda(found.pk, by=cast.bo.pk, at=cast.now)


AMOUNTS = {BINDING_TOPIC: 6_500_00, ADVICE_TOPIC: 3_500_00}


def called(cast, amounts=AMOUNTS, *, split="topic", items=(1, 2, 3), pot=10_000_00, **changed):
    given = {"money": "", "count": "by-votes", "split": split, "amounts": amounts} | changed
    asked = actions.Division(items, pot, **given)
    told = {"question": "Wat komt er?", **days(cast), "by": cast.bo.pk, "at": cast.now}
    return actions.call_budget(cast.oosterparkwijk, asked, **told)


def opened(cast, *args, **changed):
    return budgets.opened(cast, called(cast, *args, **changed))


def statuses():
    return {one.title: one.status for one in Proposal.objects.all()}


# Calling


def test_each_theme_has_its_pot_and_the_sum_is_announced(cast, agreement):
    on_the_agenda(cast)
    held = called(cast)
    names = [one["name"] for one in held.rule["pots"]]
    assert len(names) == 2 and all(names)
    by_items = {tuple(one["items"]): one["cents"] for one in held.rule["pots"]}
    assert by_items == {("1", "2"): 6_500_00, ("3",): 3_500_00}
    assert held.rule["pot"] == 10_000_00 and sorted(held.rule["lot"]) == ["1", "2", "3"]
    assert ledger.entries(subject=f"ballot:{held.pk}").first().facts["rule"]["pots"] == held.rule["pots"]


def test_each_buurt_has_its_pot_by_where_the_ideas_are(cast, agreement):
    on_the_agenda(cast)
    held = called(cast, {SOUTH: 6_000_00, NORTH: 4_000_00}, split="buurt")
    assert {one["name"]: one["items"] for one in held.rule["pots"]} == {"Parkbuurt": ["1"], "Vijverbuurt": ["2", "3"]}


WRONG = [
    ({"amounts": {BINDING_TOPIC: 10_000_00, ADVICE_TOPIC: 0}}, ["pot-wrong"]),
    ({"amounts": {BINDING_TOPIC: 9_000_00, ADVICE_TOPIC: 1_000_00}}, ["pot-too-small"]),
    ({"amounts": {BINDING_TOPIC: 6_000_00, ADVICE_TOPIC: 3_500_00}}, ["pots-not-the-sum"]),
    ({"amounts": {BINDING_TOPIC: 10_000_00}}, ["pots-not-these"]),
    ({"amounts": {}}, ["pots-not-these"]),
    ({"items": (1, 2)}, ["one-pot-only"]),
    ({"split": "street"}, ["split-unknown"]),
    ({"money": "9.9"}, ["money-unknown"]),
]


@pytest.mark.parametrize(("changed", "codes"), WRONG)
def test_what_makes_no_sense_is_not_announced(cast, agreement, changed, codes):
    on_the_agenda(cast)
    assert refusal(called, cast, **changed) == codes
    assert not Ballot.objects.exists() and {*statuses().values()} == {"on-agenda"}


def test_ideas_of_which_nobody_said_where_they_are_have_no_pot_by_buurt(cast, agreement):
    on_the_agenda(cast, where=Where("ergens"))
    assert refusal(called, cast, {SOUTH: 6_000_00, NORTH: 4_000_00}, split="buurt") == ["item-without-part"] * 3


def two_parts_of_the_wijks_own(cast):
    """All ideas are the wijk's to decide on, so a pot by buurt can bind."""
    on_the_agenda(cast, [(number, title, cost, BINDING_TOPIC, buurt) for number, title, cost, _topic, buurt in IDEAS])


def test_the_pots_together_are_no_more_than_was_agreed_also_not_in_two_ballots(cast, agreement):
    two_parts_of_the_wijks_own(cast)
    given = {"split": "buurt", "money": "5.1"}
    assert refusal(called, cast, {SOUTH: 16_000_00, NORTH: 4_001_00}, pot=20_001_00, **given) == [
        "pot-more-than-agreed"
    ]
    held = called(cast, {SOUTH: 6_000_00, NORTH: 4_000_00}, **given)
    assert held.force == "binding"
    [money] = agreed.purse_of(cast.oosterparkwijk, (), Task.DECIDE, cast.now).money
    assert queries.money_left(cast.oosterparkwijk, money, held.closes_at.date()) == 10_000_00


# Voting


def test_what_is_named_in_a_pot_costs_no_more_than_that_pot(cast, agreement):
    on_the_agenda(cast)
    held = opened(cast, within=True)
    assert refusal(vote, held, cast.charlie, ["1", "2"]) == ["paper-over-one-pot"]
    vote(held, cast.charlie, ["1", "3"])
    assert held.papers.get().choice == ["1", "3"]


def test_points_are_one_number_over_all_pots(cast, agreement):
    on_the_agenda(cast)
    held = opened(cast, points=10)
    assert refusal(vote, held, cast.charlie, {"1": 6, "3": 5}) == ["paper-too-many-points"]
    vote(held, cast.charlie, {"1": 6, "3": 4})


# What follows


@pytest.fixture
def closed(cast, agreement):
    """Six of ten want bomen and bankjes, and one of those also the podium."""
    on_the_agenda(cast)
    held = opened(cast)
    people = [cast.bo, cast.charlie, *neighbours(cast, 8)]
    for person, choice in zip(people, [["1", "2", "3"], *[["1", "2"]] * 5, *[["2"]] * 4], strict=True):
        vote(held, person, choice)
    tasks.due(held.closes_at)
    held.refresh_from_db()
    return held


def test_each_pot_is_counted_by_itself_and_each_idea_hears_why(cast, closed):
    green, culture = counts.divided(closed).values()
    assert (green.winners, green.papers, green.spent) == (("2",), 10, 4_000_00)
    assert (culture.winners, culture.papers, culture.spent) == (("3",), 1, 3_500_00)
    assert (closed.result["papers"], closed.result["spent"]) == (10, 7_500_00)
    fates = {key: counts.fate_of(closed, key) for key in "123"}
    assert {key: outcome for key, (outcome, _because) in fates.items()} == {
        "1": "rejected",
        "2": "granted",
        "3": "granted",
    }
    assert fates["1"][1].params["left"] == 2_500_00
    assert Decision.objects.count() == 3
    entry = ledger.entries(subject=f"ballot:{closed.pk}").first()
    assert (entry.kind, entry.facts["granted"], entry.facts["spent"]) == ("ballot.divided", ["2", "3"], 7_500_00)


def test_too_few_papers_decide_nothing_in_any_pot(cast, agreement):
    on_the_agenda(cast)
    held = opened(cast)
    Ballot.objects.filter(pk=held.pk).update(quorum=2)
    vote(held, cast.charlie, ["1"])
    tasks.due(held.closes_at)
    held.refresh_from_db()
    assert held.result["void"] and {*statuses().values()} == {"on-agenda"}
    assert counts.divided(held)[held.rule["pots"][1]["name"]].papers == 0
    assert counts.fate_of(held, "3")[0] == "void"


def test_the_money_of_all_pots_is_set_aside_after_a_binding_ballot(cast, agreement):
    two_parts_of_the_wijks_own(cast)
    amounts = {SOUTH: 6_000_00, NORTH: 4_000_00}
    held = opened(cast, amounts, split="buurt", money="5.1")
    vote(held, cast.charlie, ["1", "2"])
    tasks.due(held.closes_at)
    assert statuses() == {"Bomen": "granted", "Bankjes": "granted", "Podium": "rejected"}
    [money] = agreed.purse_of(cast.oosterparkwijk, (), Task.DECIDE, held.closes_at).money
    assert queries.money_left(cast.oosterparkwijk, money, held.closes_at.date()) == 10_000_00
    lines = queries.bookings_of(cast.oosterparkwijk).filter(kind="reserved")
    assert sorted(one.amount_cents for one in lines) == [4_000_00, 6_000_00]


def test_all_files_lead_to_the_same_winners(cast, closed):
    found = published.recounted(as_file(counts.published(closed)))
    assert found.digest == closed.digest and not found.differ
    assert [one.winners for one in found.outcomes.values()] == [("2",), ("3",)]
    green, culture = (pabulib.read(counts.pabulib(closed, number)) for number in (1, 2))
    assert (green.papers.cast, green.selected, green.pot.budget) == (10, ("2",), 6_500_00)
    assert (culture.papers.cast, culture.selected, culture.meta["subunit"]) == (
        1,
        ("3",),
        closed.rule["pots"][1]["name"],
    )
    assert green.pot.names == tuple(key for key in closed.rule["lot"] if key in "12")
    assert counts.pabulib(closed, 3) is None and counts.pabulib(closed, 0) is None


def test_who_voted_finds_the_ideas_of_all_pots_in_what_was_done_with_their_input(cast, closed):
    given = queries.given_by(cast.charlie.pk)
    assert {one.proposal.number for one in given if "vote" in one.ways} == {1, 2, 3}


def test_results_from_before_there_were_pots_still_read(cast, agreement):
    on_the_agenda(cast)
    held = opened(cast, {}, split="one")
    assert held.rule["pots"] == []
    for name in ("pots", "split", "points"):
        del held.rule[name]
    held.save()
    vote(held, cast.charlie, ["2"])
    tasks.due(held.closes_at)
    held.refresh_from_db()
    assert "pots" not in held.result and held.result["budget"] == 10_000_00
    assert counts.divided(held)[counts.POT].winners == ("2",)
    assert counts.fate_of(held, "2")[0] == "granted"
