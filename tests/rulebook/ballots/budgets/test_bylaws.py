# SPDX-License-Identifier: EUPL-1.2
"""Budget ballots: one short bylaw for each thing that may be contested. docs/rules/ballots.md has the words."""

import pytest

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.budgets import (
    Pot,
    Project,
    Rule,
    count,
    count_pots,
    why_not_paper,
    why_not_paper_over,
)
from samenspraak.rulebook.ballots.papers import approvals, points

SHARES, VOTES = Rule("equal-shares"), Rule("by-votes")


def pot_of(budget, lot=(), **costs):
    return Pot(budget, tuple(Project(name, cost) for name, cost in costs.items()), tuple(lot))


def counted(pot, *papers, rule=VOTES):
    """Papers as "3 bank,boom": so many that name these."""
    cast = []
    for paper in papers:
        many, _, names = paper.partition(" ")
        cast += [names.split(",") if names else []] * int(many)
    return count(pot, approvals(cast, pot.names), rule)


def reason(outcome, project):
    return next(fate.because for fate in outcome.fates if fate.project == project)


# the worked example of docs/rules/ballots.md: 10,000 euros, six people who want green, four who want a court
EXAMPLE = pot_of(10_000_00, bomen=6_000_00, bankjes=4_000_00, veldje=3_500_00)
CAST = ("6 bomen,bankjes", "4 veldje")


def test_by_votes_the_largest_group_takes_all():
    found = counted(EXAMPLE, *CAST)
    assert found.winners == ("bankjes", "bomen")
    assert found.reached == (4, 0, 6)


def test_with_equal_shares_the_smaller_group_has_its_part():
    found = counted(EXAMPLE, *CAST, rule=SHARES)
    assert found.share == 1_000_00
    assert found.winners == ("bankjes", "veldje")
    assert [step.amount for step in found.steps] == [pytest.approx(4_000_00 / 6), 3_500_00 / 4]
    assert found.reached == (0, 10)
    why = reason(found, "bomen")
    assert why.code == reasons.SUPPORTERS_SHORT
    assert (why.params["together"], why.params["cheaper"], why.params["more_votes"]) == (2_000_00, 2_000_00, 1)


def test_with_cost_equal_votes_make_equal_with_cardinality_the_cheaper_goes_first():
    pot = pot_of(100, groot=80, klein=20)
    for utility, decided_by in (("cost", "cost"), ("cardinality", None)):
        found = counted(pot, "5 groot,klein", rule=Rule("equal-shares", utility))
        assert found.winners == ("klein", "groot")
        assert (found.steps[0].tie and found.steps[0].tie.decided_by) == decided_by


TIES = [  # costs, papers, winner, decided by
    ((60, 60), ("2 a", "3 b"), "b", None),
    ((60, 50), ("3 a", "3 b"), "b", "cost"),
    ((60, 60), ("3 a", "3 b"), "b", "lot"),
]


@pytest.mark.parametrize(("costs", "papers", "winner", "by"), TIES)
def test_equal_votes_then_the_lower_cost_then_the_lot_that_was_published(costs, papers, winner, by):
    found = counted(pot_of(100, ("b", "a"), a=costs[0], b=costs[1]), *papers)
    assert found.winners == (winner,)
    assert (found.steps[0].tie and found.steps[0].tie.decided_by) == by


def test_equal_votes_are_no_tie_where_both_are_granted():
    assert all(step.tie is None for step in counted(pot_of(100, a=50, b=50), "3 a", "3 b").steps)


@pytest.mark.parametrize("method", ["by-votes", "by-votes-per-euro", "equal-shares", "phragmen"])
def test_whatever_the_rule(method):
    pot = pot_of(100, gratis=0, niemand=10, duur=101, past=100)
    found = counted(pot, "1 gratis", "9 duur", "3 past", "1", rule=Rule(method))
    assert "gratis" in found.winners and reason(found, "gratis").code == reasons.FREE
    assert reason(found, "niemand").code == reasons.NO_VOTES
    assert reason(found, "duur").code == reasons.DEARER_THAN_POT and reason(found, "duur").params["more_votes"] == 0
    assert found.spent <= 100 and sum(found.reached) == found.papers == 14
    nobody = counted(pot, rule=Rule(method))
    assert nobody.winners == () and nobody.reached == (0,)
    nothing = counted(pot_of(0, a=10, gratis=0), "3 a,gratis", rule=Rule(method))
    assert nothing.winners == ("gratis",)


@pytest.mark.parametrize(
    ("completion", "fill", "winners", "raised"),
    [
        ("none", False, ("a",), 0),
        ("none", True, ("a", "b"), 0),
        ("add-1", False, ("a", "b"), 99),  # at 80 each b is bought; at 150 each c would be, and that is too much
        ("add-1-exhaustive", False, ("a", "b"), 30),
    ],
)
def test_how_the_rest_is_spent_is_announced(completion, fill, winners, raised):
    """Pot 300, six people, 50 each: a is bought; the supporters of b and of c do not have enough."""
    pot = pot_of(300, a=120, b=160, c=150)
    found = counted(pot, "3 a", "2 b", "1 c", rule=Rule("equal-shares", completion=completion, fill=fill, step=1))
    assert found.winners == winners and found.raised == raised
    assert found.steps[-1].way == ("filled-in" if fill else "paid-by-supporters")


def test_add_one_stops_before_the_pot_is_overspent():
    found = counted(pot_of(100, a=60, b=60), "1 a", "1 b", rule=Rule("equal-shares", completion="add-1", step=1))
    assert found.winners == () and found.share == 59


@pytest.mark.parametrize(("completion", "raised"), [("add-1", 26), ("add-1-exhaustive", 0)])
def test_add_one_exhaustive_stops_as_soon_as_nothing_fits(completion, raised):
    found = counted(pot_of(100, a=60, b=60), "2 a", "1 b", rule=Rule("equal-shares", completion=completion, step=1))
    assert found.winners == ("a",) and found.raised == raised


def test_phragmen_stops_at_the_first_that_does_not_fit():
    pot = pot_of(100, a=50, b=60, c=40)
    found = counted(pot, "5 a", "4 b", "2 c", rule=Rule("phragmen"))
    assert found.winners == ("a",) and found.stopped_by == "b"
    assert reason(found, "c").code == reasons.STOPPED_BEFORE and reason(found, "c").params["stopped_by"] == "b"
    assert counted(pot, "5 a", "4 b", "2 c", rule=Rule("phragmen", fill=True)).winners == ("a", "c")


def test_points_weigh():
    pot = pot_of(100, a=60, b=60)
    found = count(pot, points([{"a": 5, "b": 1}, {"b": 3}], pot.names), VOTES)
    assert found.winners == ("a",) and found.steps[0].votes == 5
    with pytest.raises(ValueError, match="without points"):
        count(pot, points([{"a": 5}], pot.names), Rule("phragmen"))


def test_each_pot_is_counted_by_itself():
    pots = {"groen": pot_of(50, bomen=50), "spel": pot_of(40, veldje=40, wip=40)}
    cast = [{"bomen": 1, "wip": 1}, {"wip": 1}, {"veldje": 1}, {}]
    found = count_pots(pots, cast, {"groen": SHARES, "spel": VOTES})
    assert found["groen"].papers == 1 and found["groen"].winners == ("bomen",)
    assert found["spel"].papers == 3 and found["spel"].winners == ("wip",)


@pytest.mark.parametrize(
    ("given", "limits", "code"),
    [
        ({"a": 1, "b": 1}, {}, None),
        ({"a": 1, "b": 1}, {"within_budget": True}, reasons.PAPER_OVER_BUDGET),
        ({"a": 1}, {"within_budget": True}, None),
        ({"a": 1, "b": 1}, {"most_named": 1}, reasons.PAPER_TOO_MANY),
        ({"a": 3, "b": 3}, {"most_points": 5}, reasons.PAPER_TOO_MANY_POINTS),
    ],
)
def test_a_paper_keeps_to_what_was_announced(given, limits, code):
    found = why_not_paper(pot_of(100, a=60, b=60), given, **limits)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("given", "limits", "code"),
    [
        ({"a": 1, "c": 1}, {"within_budget": True}, None),  # 60 of 100 and 30 of 30
        ({"a": 1, "b": 1}, {"within_budget": True}, reasons.PAPER_OVER_ONE_POT),
        ({"a": 1, "b": 1, "c": 1}, {}, None),
        ({"a": 1, "c": 1}, {"most_named": 1}, reasons.PAPER_TOO_MANY),
        ({"a": 6, "c": 4}, {"most_points": 10}, None),
        ({"a": 6, "c": 5}, {"most_points": 10}, reasons.PAPER_TOO_MANY_POINTS),
    ],
)
def test_money_is_held_in_each_pot_names_and_points_over_all(given, limits, code):
    pots = {"groen": pot_of(100, a=60, b=60), "spel": pot_of(30, c=30)}
    found = why_not_paper_over(pots, given, **limits)
    assert (found and found.code) == code
    if code == reasons.PAPER_OVER_ONE_POT:
        assert dict(found.params) == {"pot": "groen", "cost": 120, "most": 100}


def test_in_a_single_pot_nothing_is_said_of_pots():
    found = why_not_paper_over({"": pot_of(100, a=60, b=60)}, {"a": 1, "b": 1}, within_budget=True)
    assert found.code == reasons.PAPER_OVER_BUDGET


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: pot_of(-1),
        lambda: pot_of(10, a=-1),
        lambda: pot_of(10.5),
        lambda: Pot(10, (Project("a", 1), Project("a", 1))),
        lambda: pot_of(10, ("b",), a=1),
        lambda: Rule("best"),
        lambda: Rule("equal-shares", "beauty"),
        lambda: Rule("equal-shares", step=0),
        lambda: count(pot_of(10, a=1), approvals([], ("b",)), VOTES),
    ],
)
def test_what_is_no_pot_or_rule_is_refused(wrong):
    with pytest.raises(ValueError):
        wrong()
