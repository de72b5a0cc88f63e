# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot on the agenda: how far it reaches, and what cannot be announced."""

import pytest

from samenspraak.rulebook.agenda.pots import COUNTS, EQUAL, force_of_pot, usual_count, why_not_pot
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
        (COSTS, {"left": 9_999_99}, ["pot-more-than-agreed"]),
        (COSTS, {"most": 0}, ["most-wrong"]),
        (COSTS, {"most": 3}, ["most-wrong"]),
        (COSTS, {"count": "by-lot"}, ["count-unknown"]),
        (COSTS, {"limit": 6_000_00, "article": "5.1"}, []),
        (COSTS, {"limit": 3_999_99, "article": "5.1"}, ["item-beyond-limit", "item-beyond-limit"]),
        (COSTS, {"limit": 5_999_99, "article": "5.1"}, ["item-beyond-limit"]),
    ],
)
def test_what_is_wrong_is_said_all_at_once(costs, changed, codes):
    assert [one.code for one in why_not_pot(costs, **{**FINE, **changed})] == codes


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


def test_with_two_ideas_that_fit_there_is_no_example():
    assert example(Pot(10_00, (Project("a", 5_00), Project("b", 5_00), Project("c", 11_00))), rule_of(EQUAL)) is None
