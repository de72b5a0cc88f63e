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
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

import numpy as np

from samenspraak.rulebook.ballots.budgets.pot import ADD_ONE_EXHAUSTIVE, NONE, Rule, Tie
from samenspraak.rulebook.ballots.budgets.purses import TINY, Purchase, Purses
from samenspraak.rulebook.ballots.budgets.supporters import EPS, Field, Flags, Numbers, Supporters

CLOSE = (
    1.01  # what may be so near the cheapest is asked too: the better is known how far a larger share changes nothing
)
SHRINK = 4  # supporters whose purse is empty are dropped when they are more than one in so many


@dataclass(frozen=True, eq=False)
class Offer:
    """What a project would ask now: `price` for each point, to within `error`, and who cannot pay that.

    The true price, for what a point is worth, lies between `low` and `high`. `rich`: the weight of those who can pay.
    `exact`: the true price for each point, where it was needed.
    """

    own: Supporters
    low: float
    high: float
    price: float
    error: float
    poor: Flags
    rich: float
    exact: Fraction | None = None

    @property
    def for_worth(self) -> Fraction:
        """The true price for what a point is worth: what projects are compared by."""
        assert self.exact is not None
        return self.exact / self.own.worth


class Run:
    """One count with one share (in cents, any fraction).

    `raised`: how often the share was raised to this.
    `most`: stop as soon as more than this has been spent. `over` then says so, and what was bought is of no use.
    """

    def __init__(self, field: Field, share: Fraction, *, raised: int = 0, most: int | None = None) -> None:
        self.field, self.share, self.raised = field, share, raised
        self.purses = Purses(field.papers, share)
        self.spent = 0
        self.over = False
        self.asked: list[float] = []  # what each purchase asked at most, for what a point is worth
        self.others: list[float] = []  # and what every other project asked at least at that moment
        self._own = {one.column: one for one in field.in_reach}
        self._floor = {one.column: one.cost / one.total * (1 - EPS) for one in field.in_reach}
        self._buy_all(most)

    @property
    def bought(self) -> list[Purchase]:
        """What was bought, in order."""
        return self.purses.bought

    def same_until(self, larger: "Run") -> bool:
        """Whether every share between these two surely buys the same, in the same order. False says nothing.

        While the order of buying stays the same, a larger share leaves nobody with less after any purchase, and makes
        no project dearer. So between the two, what was bought asked at most what it asks here, what was not bought
        asked at least what it asks there, and who cannot pay together there cannot do so before. What all its
        supporters can pay here costs the same in all of them: then what costs as much there comes later in all.
        """
        if self.over or larger.over or self._order != larger._order:
            return False
        return all(
            asked < others or purchase.rich == self.field.all[purchase.column].total
            for purchase, asked, others in zip(self.bought, self.asked, larger.others, strict=True)
        )

    @property
    def _order(self) -> list[int]:
        return [purchase.column for purchase in self.bought]

    def _buy_all(self, most: int | None) -> None:
        """Prices only rise while purses empty. So what a project once asked is a bound, and few are asked again."""
        queue = [(self._floor[column] / one.worth * (1 - EPS), column) for column, one in self._own.items()]
        heapify(queue)
        while queue and not self.over:
            offers, best = [], float("inf")
            while queue and queue[0][0] <= best * CLOSE:
                offer = self._offer(heappop(queue)[1])
                if offer is not None:
                    offers.append(offer)
                    best = min(best, offer.high)
            if not offers:
                return
            chosen, tie = self._cheapest([one for one in offers if one.low <= best])
            for one in offers:
                if one.own.column != chosen.own.column:
                    heappush(queue, (one.low, one.own.column))
            others = min((one.low for one in offers if one.own.column != chosen.own.column), default=float("inf"))
            self.asked.append(chosen.high)
            self.others.append(min(others, queue[0][0]) if queue else others)
            self._buy(chosen, tie)
            self.over = most is not None and self.spent > most

    def _offer(self, column: int) -> Offer | None:
        """What this project asks now; None when its supporters do not have enough together (and never will).

        Whoever is taken to be poor and gives all, the rest then pays a price that is not above the true one. So the
        price is raised from what is known, each time with those who cannot pay it, until nobody is added.
        """
        own, left = self._alive(column)
        held, error = own.papers * left, self.purses.error
        together, unsure = float(held.sum()), len(held) * EPS * own.cost
        slack = error * own.total + 2 * unsure
        if together < own.cost - slack:
            return None
        if together <= own.cost + slack:
            return self._exactly(column)
        price, before = self._floor[column], -1
        rich, gave, heads = own.total, 0.0, 0.0
        while True:
            need = price if own.alike else price * own.points
            poor = left < need
            count = int(np.count_nonzero(poor))
            if count == before:
                break
            before = count
            if count:
                those = np.flatnonzero(poor)
                gave, heads = float(held[those].sum()), float(own.papers[those].sum())
                rich = own.total - (heads if own.alike else float(own.weights[those].sum()))
            if rich <= 0:
                return self._exactly(column)
            price = max(price, (own.cost - gave) / rich)
        wide = (error * heads + 2 * unsure) / rich + 4 * EPS * price
        if (np.abs(left - need) <= error + wide * own.most).any():
            return self._exactly(column)
        return self._offered(own, price, wide, poor, rich)

    def _offered(
        self, own: Supporters, price: float, error: float, poor: Flags, rich: float, exact: Fraction | None = None
    ) -> Offer:
        self._floor[own.column] = price - error
        low, high = (price - error) / own.worth * (1 - 2 * EPS), (price + error) / own.worth * (1 + 2 * EPS)
        return Offer(own, low, high, price, error, poor, rich, exact)

    def _alive(self, column: int) -> tuple[Supporters, Numbers]:
        """The supporters who have something left (and few others), and what is in their purses."""
        own = self._own[column]
        left = self.purses.left[own.classes]
        has = left > 0
        if (len(has) - np.count_nonzero(has)) * SHRINK > len(has):
            own = self._own[column] = own.only(has)
            left = left[has]
        return own, left

    def _exactly(self, column: int) -> Offer | None:
        """The same as `_offer`, with whole numbers."""
        purses = self.purses
        purses.settle()
        own = self._own[column]
        own = self._own[column] = own.only(purses.left[own.classes] > 0)
        if purses.owed(own.cost, own.classes) > 0:
            return None
        poor, before = np.zeros(len(own.classes), bool), -1
        while np.count_nonzero(poor) != before:
            before = int(np.count_nonzero(poor))
            rich = int(own.total - own.weights[poor].sum())
            exact = Fraction(purses.owed(own.cost, own.classes[poor]), rich * purses.over)
            poor, _ = purses.against(own, exact)
        price = float(exact)
        return self._offered(own, price, 2 * EPS * price, poor, rich, exact)

    def _cheapest(self, offers: Sequence[Offer]) -> tuple[Offer, Tie | None]:
        """Of offers whose bounds overlap, the lowest; between equal ones the announced order decides."""
        if len(offers) == 1:
            return offers[0], None
        exact = [one if one.exact is not None else self._exactly(one.own.column) for one in offers]
        there = [one for one in exact if one is not None]
        lowest = min(one.for_worth for one in there)
        equals = {one.own.column: one for one in there if one.for_worth == lowest}
        first, tie = self.field.order.first(equals)
        return equals[first], tie

    def _buy(self, offer: Offer, tie: Tie | None) -> None:
        own, purses = offer.own, self.purses
        rich = ~offer.poor
        left = purses.left[own.classes]
        kept, even = left[rich] - offer.price * own.points[rich], np.zeros(0, np.intp)
        if offer.exact is not None:  # who has exactly the price keeps nothing; who has more keeps it, however little
            exactly = purses.against(own, offer.exact)[1]
            kept, even = np.where(exactly[rich], 0.0, np.maximum(kept, TINY)), own.classes[exactly]
        poor = own.classes[offer.poor & (left > 0)]
        payers, points = own.classes[rich], own.points[rich]
        purchase = Purchase(own.column, own.cost, poor, payers, points, int(offer.rich), even, tie)
        purses.pay(purchase, own.classes[offer.poor], kept, offer.error * own.most)
        self.spent += own.cost


def equal_shares(field: Field, rule: Rule) -> Run | None:
    """The count with the share at which it ends. None without papers: there is nobody to share among."""
    if not field.papers.cast:
        return None
    run = Run(field, Fraction(field.pot.budget, field.papers.cast))
    return run if rule.completion == NONE else _raised(field, rule, run)


def _raised(field: Field, rule: Rule, run: Run) -> Run:
    """The last share, raised step by step, at which what is bought fits the pot. See `same_until`: most steps are
    known without counting, because nothing can change between two counts.
    """
    ahead: list[Run] = []  # counts with larger shares, the nearest last
    stride = 1
    while not _finished(field, rule, run):
        if not ahead:
            ahead.append(_with(field, rule, run.raised + stride, run))
        following = ahead[-1]
        between = following.raised - run.raised - 1
        if not between or run.same_until(following):
            if following.over:
                break
            run = ahead.pop()
            stride = stride if ahead else 2 * stride
        else:
            ahead.append(_with(field, rule, run.raised + (between + 1) // 2, run))
            stride = max(1, stride // 2)
    return run


def _with(field: Field, rule: Rule, raised: int, run: Run) -> Run:
    share = run.share + (raised - run.raised) * rule.step
    return Run(field, share, raised=raised, most=field.pot.budget)


def _finished(field: Field, rule: Rule, run: Run) -> bool:
    everything = len(run.bought) == len(field.in_reach)
    return everything or (rule.completion == ADD_ONE_EXHAUSTIVE and _nothing_fits(field, run))


def _nothing_fits(field: Field, run: Run) -> bool:
    bought = {purchase.column for purchase in run.bought}
    room = field.pot.budget - run.spent
    return all(one.cost > room for one in field.in_reach if one.column not in bought)
