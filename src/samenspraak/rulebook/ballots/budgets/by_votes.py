# SPDX-License-Identifier: EUPL-1.2
"""By votes: the project with most votes first, and each that still fits in the pot (also called greedy).

The same order fills up what another rule left. By votes per euro, the votes are divided by the cost.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from samenspraak.rulebook.ballots.budgets.pot import Order, Tie

Rank = tuple[int, Fraction, tuple[int, int, int]]


@dataclass(frozen=True)
class Turn:
    """The turn of one project: what was left in the pot before it, and whether it fitted."""

    column: int
    left: int
    fits: bool
    tie: Tie | None = None


@dataclass(frozen=True)
class ByVotes:
    """All projects with votes, in order, after those of `before` were paid."""

    order: Order
    per_euro: bool
    turns: tuple[Turn, ...]
    left: int

    def rank(self, column: int, *, cost: int | None = None, more: int = 0) -> Rank:
        """Whichever has the lowest rank goes first. `cost`, `more`: as if it cost this, had so many votes more."""
        key = self.order.key(column, cost=cost, more=more)
        votes, own = -key[0], key[1]
        if not self.per_euro:
            return 1, Fraction(-votes), key
        return (1, Fraction(-votes, own), key) if own else (0, Fraction(0), key)

    def cheaper(self, column: int) -> int:
        """The most it could cost to fit, everything else the same; -1 when that is nothing at all."""
        best = self.left
        for turn in self.turns:
            if turn.left <= best:  # there is less and less
                break
            if turn.column != column:
                best = max(best, self._most_before(column, turn.column, turn.left))
        return best

    def _most_before(self, column: int, other: int, left: int) -> int:
        """The most it could cost, up to `left`, to come before the other; -1 when nothing would do."""
        own, its, cost = self.order.votes[column], self.order.votes[other], self.order.pot.projects[other].cost
        if not self.per_euro and own != its:
            return left if own > its else -1
        even = own * cost // its if self.per_euro else cost
        tries = (left, min(left, even), min(left, even - 1))
        return next((one for one in tries if one >= 0 and self.rank(column, cost=one) < self.rank(other)), -1)

    def more_votes(self, column: int) -> int:
        """How many more votes it needs to fit, everything else the same; 0 when no number would do.

        It must come before the last turn at which it would still fit.
        """
        cost, own = self.order.pot.projects[column].cost, self.order.votes[column]
        turns = [turn for turn in self.turns if turn.column != column and turn.left >= cost]
        if not turns:
            return 0
        other = turns[-1].column
        its, price = self.order.votes[other], self.order.pot.projects[other].cost
        even = max((-(-its * cost // price) if self.per_euro else its) - own, 0)
        return even + (self.rank(column, more=even) > self.rank(other))


def by_votes(
    order: Order, columns: Collection[int], budget: int, *, before: Collection[int] = (), per_euro: bool = False
) -> ByVotes:
    """Go through these projects (each with votes, none dearer than the pot), after those of `before` were paid."""
    projects = order.pot.projects
    left = budget - sum(projects[column].cost for column in before)
    ranked = ByVotes(order, per_euro, (), left)
    turns: list[Turn] = []
    waiting = sorted(set(columns) - set(before), key=ranked.rank)
    for _, group in groupby(waiting, key=lambda column: ranked.rank(column)[:2]):
        equals, met = list(group), []
        for column in equals:
            fits = projects[column].cost <= left
            met.append(Turn(column, left, fits))
            left -= projects[column].cost * fits
        matters = len({turn.fits for turn in met}) == 2
        turns += [
            Turn(one.column, one.left, one.fits, order.tie(equals) if matters and one.fits else None) for one in met
        ]
    return ByVotes(order, per_euro, tuple(turns), left)
