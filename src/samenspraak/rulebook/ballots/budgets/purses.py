# SPDX-License-Identifier: EUPL-1.2
"""What everybody has left of an equal share: in floating point with a bound on the error, and exactly where asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from samenspraak.rulebook.ballots.budgets.exact import Chain
from samenspraak.rulebook.ballots.budgets.pot import Tie
from samenspraak.rulebook.ballots.budgets.supporters import EPS, Flags, Numbers, Supporters
from samenspraak.rulebook.ballots.papers import Papers, Places

TINY = 1e-300  # what is at least left in a purse that is not empty
SURE = 1e-5  # of a share: with a larger bound on the error the purses are made anew from exact prices


@dataclass(frozen=True, eq=False)
class Purchase:
    """A project that was bought from the purses of its supporters (S).

    own:   its supporters, all who had something left among them.
    floor: what it asked for each point, or a little less.
    left:  what each of them had (S); 0 is nothing.
    gave_all: who could not pay the price (S); the others paid it in full, with so many points together: `rich`.
    exactly:  who had just the price, so that nothing is left (S); None: nobody.
    """

    own: Supporters
    floor: float
    left: Numbers
    gave_all: Flags
    exactly: Flags | None
    rich: int
    tie: Tie | None

    @property
    def column(self) -> int:
        """The project."""
        return self.own.column

    @property
    def cost(self) -> int:
        """What was paid."""
        return self.own.cost

    @cached_property
    def poor(self) -> Places:
        """The classes that gave all they had left, and had something."""
        return self.own.classes[self.gave_all & (self.left > 0)]

    @cached_property
    def payers(self) -> Places:
        """The classes that paid the price in full."""
        return self.own.classes[~self.gave_all]

    @cached_property
    def points(self) -> Numbers:
        """The points of each of the payers."""
        return self.own.points[~self.gave_all]

    @property
    def even(self) -> Places:
        """Those of the payers that had exactly the price, so that nothing is left."""
        return self.own.classes[:0] if self.exactly is None else self.own.classes[self.exactly]


class Purses:
    """The purse of each class.

    left:   in cents, in floating point (C); 0 is exactly nothing.
    error:  how far each may be from what it truly is, at most.
    bought: what was paid from them, in order.
    """

    def __init__(self, papers: Papers, share: Fraction) -> None:
        self.papers, self.share = papers, share
        self.bought: list[Purchase] = []
        self._whole = float(share)
        self.left: Numbers = np.full(len(papers.counts), self._whole)
        self.error = EPS * self._whole
        self.most = 1.0  # points on one paper
        self._chain = Chain(share)  # 0: the share; i + 1: the price of purchase i, for each point
        self._number = np.zeros(len(papers.options), np.intp)  # of each project in the chain; 0: not bought

    def pay(self, purchase: Purchase, left: Numbers, error: float) -> None:
        """Take from the purses of its supporters: they have this left. `error`: how far its price may be off."""
        own = purchase.own
        self.left[own.classes] = left
        self.error += error * own.most + EPS * self._whole
        self.most = max(self.most, own.most)
        self.bought.append(purchase)
        self._number[own.column] = len(self.bought)
        if self.error > SURE * self._whole:
            self.settle()

    def prices(self) -> list[Fraction]:
        """What each purchase asked for each point, in cents, exactly."""
        self.settle()
        return [self._chain[number + 1] for number in range(len(self.bought))]

    def settle(self) -> None:
        """Bring the exact prices up to the last purchase, and the purses to what follows from them."""
        if len(self._chain) > len(self.bought):  # nothing was bought since
            return
        for purchase in self.bought[len(self._chain) - 1 :]:
            self._chain.add(self.owed(purchase.cost, purchase.poor), purchase.rich)
        left = np.full_like(self.left, self._whole)
        for number, purchase in enumerate(self.bought):
            left[purchase.payers] -= float(self._chain[number + 1]) * purchase.points
        self.left = np.where(self.left > 0, np.maximum(left, TINY), 0.0)
        self.error = (2 * len(self.bought) * self.most + 2) * EPS * self._whole

    def before(self, number: int) -> "Purses":
        """The purses as they were before a purchase, settled."""
        then, prices = Purses(self.papers, self.share), self.prices()
        then.bought, then.most, then._chain = self.bought[:number], self.most, self._chain
        for purchase, price in zip(then.bought, prices, strict=False):
            left = then.left[purchase.payers] - float(price) * purchase.points
            then.left[purchase.payers] = np.maximum(left, TINY)
            then.left[purchase.poor] = then.left[purchase.even] = 0.0
        then._number = np.where(self._number <= number, self._number, 0)
        then.error = (2 * number * self.most + 2) * EPS * self._whole
        return then

    def owed(self, cost: int, poor: Places) -> int:
        """What is left to pay when these classes, none of them empty, have given all. As a numerator: see `over`.

        Who is not empty paid in full for all that stands on the paper and was bought.
        """
        heads = self.papers.counts[poor]
        starts, sizes = self.papers.starts[poor], self.papers.starts[poor + 1] - self.papers.starts[poor]
        entries = np.arange(int(sizes.sum())) + np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
        points = self.papers.points[entries] * np.repeat(heads, sizes)
        paid = np.bincount(self._number[self.papers.columns[entries]], points).astype(np.int64).tolist()
        settled = dict(enumerate(paid[: len(self._settled) + 1]))
        return self._chain.sum(cost, {**settled, 0: -int(heads.sum())})

    @property
    def over(self) -> int:
        """The denominator of what `owed` tells."""
        return self._chain.denominator

    def against(self, own: Supporters, price: Fraction) -> tuple[Flags, Flags]:
        """Which of these supporters have less than this price for their points, and which have exactly that.

        Settled purses only, none of them empty. What floating point leaves open is compared exactly.
        """
        left, need = self.left[own.classes], float(price) * own.points
        poor, even = left < need, np.zeros(len(left), bool)
        unclear = np.flatnonzero(np.abs(left - need) <= self.error + 4 * EPS * need)
        if len(unclear):
            sorts, sort = self._told_apart(own.classes[unclear], own.points[unclear])
            spare = [self._spare(paid, price * points) for *paid, points in sorts]
            poor[unclear] = np.array([one < 0 for one in spare])[sort]
            even[unclear] = np.array([one == 0 for one in spare])[sort]
        return poor, even

    @property
    def _settled(self) -> Sequence[Purchase]:
        return self.bought[: len(self._chain) - 1]  # the chain of purses as they were goes on after these purchases

    def _told_apart(self, classes: Places, points: Numbers) -> tuple[list[list[int]], Places]:
        """Sorts of classes, and the sort of each. Of one sort: who paid the same for the same, and give as many points.

        A sort is the points paid for each purchase, in order, and the points given now.
        """
        paid = np.zeros((len(self.bought) + 1, len(classes)), np.int64)
        for row, purchase in zip(paid, self.bought, strict=False):
            all_paid = np.zeros(len(self.left), np.int64)
            all_paid[purchase.payers] = purchase.points
            row[:] = all_paid[classes]
        paid[-1] = points
        sorts, sort = np.unique(paid, axis=1, return_inverse=True)
        return sorts.T.tolist(), sort.reshape(-1)

    def _spare(self, paid: Sequence[int], price: Fraction) -> int:
        """Below, at or above 0: what is left after paying so many points of each purchase, against this price."""
        left = self._chain.sum(0, {0: 1, **{place: -points for place, points in enumerate(paid, start=1)}})
        return left * price.denominator - price.numerator * self.over
