# SPDX-License-Identifier: EUPL-1.2
"""Raising the share a step at a time, and leaping over steps at which nothing can change: both end at the same step."""

from fractions import Fraction

import numpy as np
import pytest

from samenspraak.rulebook.ballots.budgets import Pot, Project, Rule
from samenspraak.rulebook.ballots.budgets.equal_shares import Run, equal_shares
from samenspraak.rulebook.ballots.budgets.supporters import Field
from samenspraak.rulebook.ballots.papers import points

COMPLETIONS = ("add-1", "add-1-exhaustive")


def field(seed, utility):
    """Sometimes full of ties (few costs, one point each), sometimes with points and all sorts of costs."""
    chance = np.random.default_rng(seed)
    names = [f"p{number}" for number in range(chance.integers(2, 16))]
    voters = int(chance.integers(1, 80))
    named = chance.random((voters, len(names))) < chance.choice([0.15, 0.4, 0.7])
    given = named * chance.integers(1, 4 if seed % 2 else 2, named.shape)
    papers = [{name: one for name, one in zip(names, row, strict=True) if one} for row in given.tolist()]
    costs = chance.integers(1, 12, len(names)) * 100 if seed % 3 else chance.integers(1, 5_000, len(names))
    pot = Pot(int(costs.sum() * chance.uniform(0.1, 0.9)) + 1, tuple(map(Project, names, costs.tolist())))
    return Field(pot, points(papers, names), utility)


def step_by_step(of, rule):
    run = Run(of, Fraction(of.pot.budget, of.papers.cast))
    while len(run.bought) < len(of.in_reach):
        room = of.pot.budget - run.spent
        left = {one.column for one in of.in_reach} - {purchase.column for purchase in run.bought}
        if rule.completion == "add-1-exhaustive" and all(of.pot.projects[column].cost > room for column in left):
            break
        more = Run(of, run.share + rule.step, raised=run.raised + 1, most=of.pot.budget)
        if more.over:
            break
        run = more
    return run


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@pytest.mark.parametrize("completion", COMPLETIONS)
@pytest.mark.parametrize("seed", range(30))
def test_leaping_ends_where_stepping_ends(seed, completion, utility):
    of = field(seed, utility)
    rule = Rule("equal-shares", utility, completion, step=10)
    leapt, stepped = equal_shares(of, rule), step_by_step(of, rule)
    assert (leapt.raised, leapt.share, leapt.spent) == (stepped.raised, stepped.share, stepped.spent)
    assert [one.column for one in leapt.bought] == [one.column for one in stepped.bought]


def test_it_leaps():
    """Twelve hundred steps, in which what is bought changes a few times: not twelve hundred counts."""
    names = ["park", "plein", "bank"]
    papers = [{"park": 1}] * 30 + [{"plein": 1}] * 20 + [{"bank": 1}] * 10
    costs = [90_000, 80_000, 11_000]
    of = Field(Pot(120_000, tuple(map(Project, names, costs))), points(papers, names), "cost")
    counts, begin = [], Run.__init__

    def counted(self, *given, **named):
        counts.append(self)
        begin(self, *given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Run, "__init__", counted)
        assert equal_shares(of, Rule("equal-shares", "cost", "add-1", step=1)).raised == 1_999
    assert len(counts) < 60
