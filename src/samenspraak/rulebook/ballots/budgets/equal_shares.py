# SPDX-License-Identifier: EUPL-1.2
"""The method of equal shares (Peters and Skowron 2020; Peters, Pierczyński and Skowron 2021; equalshares.net).

Everybody gets an equal share of the pot. A project is bought from the shares of those who support it, each paying the
same for each point, or whatever they have left; the project that asks least of its supporters, for what it is worth to
them, goes first. It stops when no project's supporters have enough left together.

How it is exact and quick at once. Floating point only *finds*: every floating amount has a bound on its error, carried
along from step to step. What the bounds leave open (two projects that cost as much within the bounds, a supporter who
can only just pay, supporters who only just have enough together) is decided with whole numbers. So the outcome is the
one that whole numbers would give everywhere, and most of the work is a few passes over arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.ballots.budgets.exact import Chain
from samenspraak.rulebook.ballots.budgets.pot import COST, Order, Pot, Tie
from samenspraak.rulebook.ballots.papers import Papers, Places

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

EPS = 2.0**-52
TINY = 1e-300  # what is left in a purse that is not empty, at least
SURE = 1e-7  # of a share: a larger bound on the error and all purses are made anew, exactly
SHRINK = 8  # supporters whose purse is empty are dropped when they are more than one in so many


@dataclass(frozen=True, eq=False)
class Supporters:
    """Who support a project: S classes.

    worth:   what one point is worth to them: 1, or the cost of the project.
    classes: their numbers (S), with how many papers each has and how many points those give (S).
    weights: papers × points (S); `total` is their sum.
    """

    column: int
    cost: int
    worth: int
    classes: Places
    papers: Numbers
    points: Numbers
    weights: Numbers
    total: float
    most: float  # points on one paper

    def only(self, kept: Flags) -> "Supporters":
        """Some of these supporters."""
        weights = self.weights[kept]
        return replace(
            self,
            classes=self.classes[kept],
            papers=self.papers[kept],
            points=self.points[kept],
            weights=weights,
            total=float(weights.sum()),
        )


class Field:
    """The projects that can be bought and who support them: what stays the same whatever the share is.

    Left out: what costs nothing (it is granted before), what nobody supports, and what costs more than the pot.
    """

    def __init__(self, pot: Pot, papers: Papers, utility: str) -> None:
        self.pot, self.papers, self.order = pot, papers, Order(pot, papers)
        by_column = np.argsort(papers.columns, kind="stable")
        edges = np.searchsorted(papers.columns[by_column], np.arange(len(pot.projects) + 1))
        classes, points = papers.rows[by_column], papers.points[by_column].astype(np.float64)
        counts = papers.counts[classes].astype(np.float64)
        self.supporters: list[Supporters] = []
        for column, project in enumerate(pot.projects):
            own = slice(edges[column], edges[column + 1])
            if 0 < project.cost <= pot.budget and edges[column] < edges[column + 1]:
                weights = counts[own] * points[own]
                worth = project.cost if utility == COST else 1
                self.supporters.append(
                    Supporters(column, project.cost, worth, classes[own], counts[own], points[own], weights,
                               float(weights.sum()), float(points[own].max()))
                )  # fmt: skip

    @cached_property
    def number(self) -> dict[int, int]:
        """The place of a project among `supporters`, by its column."""
        return {one.column: number for number, one in enumerate(self.supporters)}


@dataclass(frozen=True, eq=False)
class Offer:
    """What a project would ask now: `price` for each point, and who cannot pay that (of its supporters).

    The exact price for what a point is worth lies between `low` and `high`. `exact`: the price, where it was needed.
    """

    number: int
    low: float
    high: float
    price: float
    error: float
    poor: Flags
    rich: float  # the weight of those who can pay
    exact: Fraction | None = None


@dataclass(frozen=True, eq=False)
class Purchase:
    """A project that was bought: who gave all they had left (and had something), and who paid the price in full."""

    number: int
    poor: Places
    payers: Places
    points: Numbers  # of the payers
    rich: int
    tie: Tie | None


class Run:
    """One count with one share (in cents, any fraction). `bought` has the purchases in order.

    `most`: stop as soon as more than this has been spent; `over` then says so, and `bought` is of no use.
    """

    def __init__(self, field: Field, share: Fraction, most: int | None = None) -> None:
        self.field, self.share = field, share
        self.bought: list[Purchase] = []
        self.spent = 0
        self.over = False
        self._chain = Chain(share)  # 0: the share; i + 1: the price of purchase i
        self._purses = np.full(len(field.papers.counts), float(share))
        self._error = EPS * float(share)
        self._own = list(field.supporters)
        self._floor = [one.cost / one.total * (1 - EPS) for one in self._own]
        self._buy_all(most)

    @cached_property
    def prices(self) -> list[Fraction]:
        """What each purchase asked for each point, exactly, in cents."""
        self._settle()
        return [self._chain[number + 1] for number in range(len(self.bought))]

    def _buy_all(self, most: int | None) -> None:
        queue = [(floor / own.worth * (1 - EPS), number)
                 for number, (floor, own) in enumerate(zip(self._floor, self._own, strict=True))]  # fmt: skip
        heapify(queue)
        while queue and not self.over:
            offers, best = [], float("inf")
            while queue and queue[0][0] <= best:
                offer = self._offer(heappop(queue)[1])
                if offer is not None:
                    offers.append(offer)
                    best = min(best, offer.high)
            if not offers:
                return
            chosen, tie = self._cheapest([one for one in offers if one.low <= best])
            for one in offers:
                if one.number != chosen.number:
                    heappush(queue, (one.low, one.number))
            self._buy(chosen, tie)
            self.over = most is not None and self.spent > most

    def _offer(self, number: int) -> Offer | None:
        """What this project asks now; None when its supporters do not have enough together (and never will)."""
        own, purses = self._alive(number)
        held = own.papers * purses
        together, unsure = float(held.sum()), len(held) * EPS
        slack = self._error * own.total + unsure * own.cost
        if together < own.cost - slack:
            return None
        if together <= own.cost + slack:
            return self._exactly(number)
        price, before = self._floor[number], -1
        rich, gave, heads = own.total, 0.0, 0.0
        while True:
            poor = purses < price * own.points
            count = np.count_nonzero(poor)
            if count == before:
                break
            before = count
            if count:
                gave, heads = float(held[poor].sum()), float(own.papers[poor].sum())
                rich = own.total - float(own.weights[poor].sum())
            if rich <= 0:
                return self._exactly(number)
            price = max(price, (own.cost - gave) / rich)
        error = (self._error * heads + 2 * unsure * own.cost) / rich + 4 * EPS * price
        unclear = np.abs(purses - price * own.points) <= self._error + error * own.most
        if unclear.any():
            return self._exactly(number)
        self._floor[number] = price - error
        low, high = (price - error) / own.worth * (1 - EPS), (price + error) / own.worth * (1 + EPS)
        return Offer(number, low, high, price, error, poor, rich)

    def _alive(self, number: int) -> tuple[Supporters, Numbers]:
        """The supporters who have something left, nearly all of them, and what is in their purses."""
        own = self._own[number]
        purses = self._purses[own.classes]
        has = purses > 0
        if (len(has) - np.count_nonzero(has)) * SHRINK > len(has):
            own = self._own[number] = own.only(has)
            purses = purses[has]
        return own, purses

    def _cheapest(self, offers: Sequence[Offer]) -> tuple[Offer, Tie | None]:
        """Of offers whose bounds overlap, the lowest; between equal ones the announced order decides."""
        if len(offers) == 1:
            return offers[0], None
        exact = [one if one.exact is not None else self._exactly(one.number) for one in offers]
        there = [one for one in exact if one is not None]
        lowest = min(self._for_worth(one) for one in there)
        equals = {self._own[one.number].column: one for one in there if self._for_worth(one) == lowest}
        first, tie = self.field.order.first(equals)
        return equals[first], tie

    def _for_worth(self, offer: Offer) -> Fraction:
        assert offer.exact is not None
        return offer.exact / self._own[offer.number].worth

    def _buy(self, offer: Offer, tie: Tie | None) -> None:
        own = self._own[offer.number]
        purses = self._purses[own.classes]
        rich = ~offer.poor
        payers, points = own.classes[rich], own.points[rich]
        left = purses[rich] - offer.price * points
        if offer.exact is None:
            self._purses[payers] = left
        else:  # who pays exactly all has nothing left; who has a little left keeps it, whatever rounding says
            self._purses[payers] = np.where(self._emptied(offer), 0.0, np.maximum(left, TINY))
        poor = own.classes[offer.poor & (purses > 0)]
        self._purses[own.classes[offer.poor]] = 0.0
        self._error += offer.error * own.most + EPS * float(self.share)
        self.bought.append(Purchase(offer.number, poor, payers, points, int(offer.rich), tie))
        self.spent += own.cost
        if self._error > SURE * float(self.share):
            self._settle()

    # exactly

    def _settle(self) -> None:
        """Bring the exact prices up to the last purchase, and the purses to what follows from them."""
        for purchase in self.bought[len(self._chain) - 1 :]:
            self._chain.add(self._owed(self._own[purchase.number], purchase.poor), purchase.rich)
        purses = np.full_like(self._purses, float(self.share))
        for number, purchase in enumerate(self.bought):
            purses[purchase.payers] -= float(self._chain[number + 1]) * purchase.points
        self._purses = np.where(self._purses > 0, np.maximum(purses, TINY), 0.0)
        most = max((own.most for own in self._own), default=1.0)
        self._error = (2 * len(self.bought) * most + 2) * EPS * float(self.share)

    def _owed(self, own: Supporters, poor: Places) -> int:
        """What is left to pay when these classes have given all they have: a numerator of the chain."""
        heads = np.zeros(len(self._purses))
        heads[poor] = self.field.papers.counts[poor]
        return self._chain.sum(own.cost, {0: -int(heads.sum()), **self._paid(heads)})

    def _paid(self, heads: Numbers) -> dict[int, int]:
        """How many points these papers have paid for, by number in the chain."""
        settled = self.bought[: len(self._chain) - 1]
        return {
            number: int(heads[purchase.payers] @ purchase.points) for number, purchase in enumerate(settled, start=1)
        }

    def _exactly(self, number: int) -> Offer | None:
        """What this project asks now, with whole numbers. None when its supporters do not have enough together.

        Whoever is taken to be poor, the rest then pays a price that is not above the true one. So the price is raised
        from there, each time with exactly those who cannot pay it, until nobody is added.
        """
        self._settle()
        own = self._own[number]
        purses = self._purses[own.classes]
        own = self._own[number] = own.only(purses > 0)
        purses = purses[purses > 0]
        if self._owed(own, own.classes) > 0:
            return None
        poor = np.zeros(len(purses), bool)
        before = -1
        while np.count_nonzero(poor) != before:
            before = np.count_nonzero(poor)
            owed, rich = self._owed(own, own.classes[poor]), int(own.total - own.weights[poor].sum())
            poor = self._cannot_pay(own, purses, owed, rich)[0]
        exact = Fraction(owed, rich * self._chain.denominator)
        price = float(exact)
        low, high = price / own.worth * (1 - 4 * EPS), price / own.worth * (1 + 4 * EPS)
        self._floor[number] = price * (1 - EPS)
        return Offer(number, low, high, price, EPS * price, poor, rich, exact)

    def _cannot_pay(self, own: Supporters, purses: Numbers, owed: int, rich: int) -> tuple[Flags, Flags]:
        """Who has less than the price owed / rich, and who has exactly that."""
        need = owed / (rich * self._chain.denominator) * own.points
        poor, exactly = purses < need, np.zeros(len(purses), bool)
        unclear = np.flatnonzero(np.abs(purses - need) <= self._error + 4 * EPS * need)
        if len(unclear):
            sorts, sort = self._told_apart(own.classes[unclear], own.points[unclear])
            over = np.array([self._left(paid) * rich - owed * points for *paid, points in sorts], object)[sort]
            poor[unclear], exactly[unclear] = over < 0, over == 0
        return poor, exactly

    def _told_apart(self, classes: Places, points: Numbers) -> tuple[list[list[int]], Places]:
        """Sorts of classes, and the sort of each. Of one sort: who paid the same for the same, and give as many points.

        A sort is the points paid for each purchase, in order, and the points given now.
        """
        paid = np.zeros((len(self.bought) + 1, len(classes)), np.int64)
        for row, purchase in zip(paid, self.bought, strict=False):
            all_paid = np.zeros(len(self._purses), np.int64)
            all_paid[purchase.payers] = purchase.points
            row[:] = all_paid[classes]
        paid[-1] = points
        sorts, sort = np.unique(paid, axis=1, return_inverse=True)
        return sorts.T.tolist(), sort.reshape(-1)

    def _left(self, paid: Sequence[int]) -> int:
        """What is left of a share after paying so many points of each purchase: a numerator of the chain."""
        return self._chain.sum(0, {0: 1, **{place: -points for place, points in enumerate(paid, start=1)}})

    def _emptied(self, offer: Offer) -> Flags:
        """Who of those who can pay have exactly the price."""
        own = self._own[offer.number]
        assert offer.exact is not None
        owed = offer.exact * int(offer.rich) * self._chain.denominator
        return self._cannot_pay(own, self._purses[own.classes], int(owed), int(offer.rich))[1][~offer.poor]


def left_after(run: Run, purchases: int) -> Numbers:
    """What is in the purse of each class after so many purchases, to within a few units in the last place."""
    purses = np.full(len(run.field.papers.counts), float(run.share))
    for purchase, price in zip(run.bought[:purchases], run.prices, strict=False):
        purses[purchase.payers] -= float(price) * purchase.points
        purses[purchase.poor] = 0.0
    return np.maximum(purses, 0.0)

