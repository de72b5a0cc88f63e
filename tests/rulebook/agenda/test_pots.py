# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot on the agenda: how far it reaches, and what cannot be announced."""

import pytest

from samenspraak.rulebook.agenda.pots import (
    COUNTS,
    EQUAL,
    force_of_pot,
    usual_count,
    why_not_amounts,
    why_not_pot,
    why_not_split,
)
from samenspraak.rulebook.ballots.budgets import Pot, Project, example, rule_of
from samenspraak.rulebook.verdicts import Refused

COSTS = {1: 6_000_00, 2: 4_000_00}
FINE = {"pot": 10_000_00, "most": None, "count": EQUAL, "left": None}

REACH = """
binding           agreed  -> binding
binding,binding   agreed  -> binding
binding,advice    agreed  -> advice
binding           other   -> advice
advice            agreed  -> advice
"""


@pytest.mark.parametrize("line", REACH.strip().splitlines())
def test_a_ballot_binds_when_everything_on_it_and_the_money_are_the_wijks(line):
    forces, money, _, reach = line.split()
    assert force_of_pot(forces.split(","), agreed=money == "agreed") == reach


def test_without_ideas_nothing_binds():
    assert force_of_pot([], agreed=True) == "advice"


@pytest.mark.parametrize(
    ("costs", "changed", "codes"),
    [
        (COSTS, {}, []),
        (COSTS, {"most": 2, "left": 10_000_00}, []),
        ({1: 6_000_00}, {}, ["pot-of-so-many"]),
        ({1: 6_000_00, 2: None, 3: 0}, {}, ["item-without-cost", "item-without-cost"]),
        (COSTS, {"pot": 0}, ["pot-wrong"]),
        (COSTS, {"pot": -1}, ["pot-wrong"]),
        (COSTS, {"pot": 3_999_99}, ["pot-too-small"]),
        (COSTS, {"pot": 5_999_99}, ["idea-dearer-than-pot"]),
        (COSTS, {"pot": 5_999_99, "split": "topic"}, []),  # each pot is asked by itself
        (COSTS, {"left": 9_999_99}, ["pot-more-than-agreed"]),
        (COSTS, {"most": 0}, ["most-wrong"]),
        (COSTS, {"most": 3}, ["most-wrong"]),
        (COSTS, {"count": "by-lot"}, ["count-unknown"]),
        (COSTS, {"points": 2}, []),
        (COSTS, {"points": 100}, []),
        (COSTS, {"points": 1}, ["points-to-divide-wrong"]),
        (COSTS, {"points": 101}, ["points-to-divide-wrong"]),
        (COSTS, {"limit": 6_000_00, "article": "5.1"}, []),
        (COSTS, {"limit": 3_999_99, "article": "5.1"}, ["item-beyond-limit", "item-beyond-limit"]),
        (COSTS, {"limit": 5_999_99, "article": "5.1"}, ["item-beyond-limit"]),
    ],
)
def test_what_is_wrong_is_said_all_at_once(costs, changed, codes):
    assert [one.code for one in why_not_pot(costs, **{**FINE, **changed})] == codes


@pytest.mark.parametrize(
    ("split", "part_of", "codes"),
    [
        ("one", {1: "", 2: ""}, []),
        ("topic", {1: "green", 2: "green", 3: "play"}, []),  # one idea in a pot is fine
        ("topic", {1: "green", 2: "play"}, ["pots-without-choice"]),
        ("topic", {1: "green", 2: "green"}, ["one-pot-only"]),
        ("buurt", {1: "north", 2: "", 3: ""}, ["item-without-part", "item-without-part"]),
        ("street", {1: "a", 2: "b"}, ["split-unknown"]),
    ],
)
def test_several_pots_need_ideas_in_several_parts(split, part_of, codes):
    assert [one.code for one in why_not_split(split, part_of)] == codes


TWO = {"green": [6_000_00, 4_000_00], "play": [3_000_00]}


@pytest.mark.parametrize(
    ("amounts", "codes"),
    [
        ({"green": 7_000_00, "play": 3_000_00}, []),
        ({"green": 6_000_00, "play": 3_000_00}, ["pots-not-the-sum pot"]),
        ({"green": 5_999_99, "play": 4_000_01}, ["idea-dearer-than-pot amount-green"]),
        ({"green": 10_000_00, "play": 0}, ["pot-wrong amount-play"]),
        ({"green": 10_000_01, "play": -1}, ["pot-wrong amount-play"]),
        ({"green": 7_000_01, "play": 2_999_99}, ["pot-too-small amount-play"]),
        (
            {"green": 3_999_99, "play": 0},
            ["pot-too-small amount-green", "pot-wrong amount-play", "pots-not-the-sum pot"],
        ),
        ({"green": 10_000_00}, ["pots-not-these split"]),
        ({"green": 5_000_00, "play": 4_000_00, "roads": 1_000_00}, ["pots-not-these split"]),
    ],
)
def test_each_pot_has_money_for_something_in_it_and_together_they_are_what_there_is(amounts, codes):
    assert [f"{one.code} {one.about}" for one in why_not_amounts(TWO, amounts, pot=10_000_00)] == codes


def test_how_is_counted_is_content():
    assert usual_count({}) == EQUAL
    assert usual_count({"budgets": {"count": {"value": "by-votes"}}}) == "by-votes"
    for wrong in ({"count": {"value": "by-lot"}}, {"count": {"value": EQUAL}, "pot": {"value": 3}}):
        with pytest.raises(Refused):
            usual_count({"budgets": wrong})


@pytest.mark.parametrize("count", COUNTS)
def test_the_example_is_made_of_the_ballot_itself(count):
    pot = Pot(
        10_000_00,
        tuple(Project(name, cost) for name, cost in zip("abcd", (11_000_00, 600_00, 500_00, 400_00), strict=True)),
    )
    six, four, outcome = example(pot, rule_of(count))
    assert (list(six), list(four)) == (["b", "c"], ["d"])
    assert outcome.papers == 10 and {*outcome.winners} == {"b", "c", "d"}


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(("points", "halves"), [(10, (5, 5)), (3, (2, 1))])
def test_with_points_the_example_divides_them_all(count, points, halves):
    pot = Pot(10_000_00, tuple(Project(*one) for one in zip("abc", (600_00, 500_00, 400_00), strict=True)))
    six, four, outcome = example(pot, rule_of(count), points)
    assert tuple(six.values()) == halves and four == {"c": points}
    assert {step.project: step.votes for step in outcome.steps} == {
        "a": 6 * halves[0],
        "b": 6 * halves[1],
        "c": 4 * points,
    }


def test_with_two_ideas_that_fit_there_is_no_example():
    assert example(Pot(10_00, (Project("a", 5_00), Project("b", 5_00), Project("c", 11_00))), rule_of(EQUAL)) is None
