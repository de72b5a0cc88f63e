# SPDX-License-Identifier: EUPL-1.2
"""Raising the share a step at a time, and leaping over steps at which nothing can change: both end at the same step."""

from fractions import Fraction

import numpy as np
import pytest

from samenspraak.rulebook.ballots.budgets import Pot, Project, Rule
from samenspraak.rulebook.ballots.budgets import equal_shares as equal_shares_module
from samenspraak.rulebook.ballots.budgets import purses as purses_module
from samenspraak.rulebook.ballots.budgets.equal_shares import Run, equal_shares
from samenspraak.rulebook.ballots.budgets.purses import Purses
from samenspraak.rulebook.ballots.budgets.supporters import Field
from samenspraak.rulebook.ballots.papers import points

COMPLETIONS = ("add-1", "add-1-exhaustive")


def field(seed, utility, *, projects=16, voters=80):
    """Sometimes full of ties (few costs, one point each), sometimes with points and all sorts of costs."""
    chance = np.random.default_rng(seed)
    names = [f"p{number}" for number in range(chance.integers(2, projects))]
    voters = int(chance.integers(1, voters))
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


def told(run):
    """All that a count says: what was bought and why then, who paid what, and what everybody has left."""
    prices = run.purses.prices()
    paid = [
        (one.column, price, one.tie, one.rich, {*one.poor.tolist()}, {*one.payers.tolist()}, {*one.even.tolist()})
        for one, price in zip(run.bought, prices, strict=True)
    ]
    return run.raised, run.share, run.spent, paid, {*np.flatnonzero(run.purses.left).tolist()}


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@pytest.mark.parametrize("completion", COMPLETIONS)
@pytest.mark.parametrize("seed", range(30))
def test_leaping_ends_where_stepping_ends(seed, completion, utility):
    of = field(seed, utility)
    rule = Rule("equal-shares", utility, completion, step=10)
    assert told(equal_shares(of, rule)) == told(step_by_step(of, rule))


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@pytest.mark.parametrize("seed", range(100, 108))
def test_it_does_so_in_larger_ballots_and_smaller_steps(seed, utility):
    of = field(seed, utility, projects=40, voters=600)
    rule = Rule("equal-shares", utility, "add-1", step=1)
    assert told(equal_shares(of, rule)) == told(step_by_step(of, rule))


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@pytest.mark.parametrize("seed", range(40))
def test_what_is_begun_from_a_larger_share_is_what_is_counted_from_nothing(seed, utility):
    """Whatever is known of all shares between two, a count between them buys it too, and goes on the same."""
    of = field(seed, utility)
    share = Fraction(of.pot.budget, of.papers.cast)
    for far in (2, 20, 200):
        small, large = Run(of, share), Run(of, share + far, raised=far, most=of.pot.budget)
        same = small.same_until(large)
        for part in (Fraction(1, 3), Fraction(1, 2), Fraction(9, 10)):
            between = share + far * part
            begun = Run(of, between, most=of.pot.budget, larger=large, same=same)
            assert told(begun) == told(Run(of, between, most=of.pot.budget))


class Askew(Purses):
    """Purses that round as badly as the bound on them allows, up or down, and are not put right of themselves."""

    def pay(self, *given):
        super().pay(*given)
        self.off_by(purses_module.EPS * float(self.share))

    def settle(self):
        settled = len(self._chain)
        super().settle()
        if len(self._chain) > settled:
            self.off_by(self.error)

    def off_by(self, most):
        chance = np.random.default_rng(len(self.bought))
        off = self.left + 0.9 * most * chance.choice((-1, 1), len(self.left))
        self.left = np.where(self.left > 0, np.maximum(off, purses_module.TINY), 0.0)


@pytest.mark.parametrize("wide", [2.0**-6, 2.0**-9, 2.0**-12, 2.0**-16])
@pytest.mark.parametrize("utility", ["cost", "cardinality"])
def test_it_does_not_matter_how_far_off_a_count_is_within_its_bounds(utility, wide, monkeypatch):
    for seed in range(60):
        of = field(seed, utility)
        shares = [Fraction(of.pot.budget, of.papers.cast) + more for more in (0, 50, 500)]
        expected = [told(Run(of, share)) for share in shares]
        with monkeypatch.context() as patch:
            patch.setattr(equal_shares_module, "Purses", Askew)
            patch.setattr(purses_module, "EPS", wide)
            patch.setattr(purses_module, "SURE", 1.0)
            assert [told(Run(of, share)) for share in shares] == expected


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
