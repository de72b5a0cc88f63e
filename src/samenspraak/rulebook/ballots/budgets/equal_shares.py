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
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from samenspraak.rulebook.ballots.budgets.pot import ADD_ONE_EXHAUSTIVE, NONE, Rule, Tie
from samenspraak.rulebook.ballots.budgets.purses import TINY, Purchase, Purses
from samenspraak.rulebook.ballots.budgets.supporters import EPS, Field, Flags, Numbers, Supporters

CLOSE = (
    1.01  # what may be so near the cheapest is asked too: the better is known how far a larger share changes nothing
)
SHRINK = 4  # supporters whose purse is empty are dropped when they are more than one in so many


class Waiting(NamedTuple):
    """A project that was not bought yet, and what holds of it as long as purses only empty.

    low:   it asks no less than this for what a point is worth: what projects are compared by.
    floor: the same for each point.
    own:   its supporters, all who have something left among them.
    """

    low: float
    column: int  # a heap compares no further
    floor: float
    own: Supporters


class Offer(NamedTuple):
    """What a project would ask now: `price` for each point, to within `error`, and who cannot pay that.

    The true price, for what a point is worth, lies between `low` and `high`. `left`: what each supporter has left.
    `rich`: the weight of those who can pay. `exact`: the true price for each point, where it was needed.
    """

    own: Supporters
    low: float
    high: float
    price: float
    error: float
    left: Numbers
    poor: Flags
    rich: float
    exact: Fraction | None = None

    @property
    def known(self) -> Waiting:
        """What holds of it from now on."""
        return Waiting(self.low, self.own.column, self.price - self.error, self.own)

    @property
    def waiting(self) -> Waiting:
        """The same, without the supporters whose purse is empty where these are many."""
        if self.rich == self.own.total:  # all can pay: none is empty
            return self.known
        empty = len(self.left) - np.count_nonzero(self.left)
        own = self.own.only(self.left > 0) if empty * SHRINK > len(self.left) else self.own
        return self.known._replace(own=own)


class Run:
    """One count with one share (in cents, any fraction).

    `raised`: how often the share was raised to this.
    `most`: stop as soon as more than this has been spent. `over` then says so, and what was bought is of no use.
    `larger`, `same`: a count with a larger share, of which so many purchases are known to be made with this share too.
    """

    def __init__(
        self,
        field: Field,
        share: Fraction,
        *,
        raised: int = 0,
        most: int | None = None,
        larger: "Run | None" = None,
        same: int = 0,
    ) -> None:
        self.field, self.share, self.raised, self._most = field, share, raised, most
        self.purses = Purses(field.papers, share)
        self.spent = 0
        self.over = False
        self.asked: list[float] = []  # what each purchase asked at most, for what a point is worth
        self.others: list[float] = []  # and what every other project asked at least at that moment
        self.waiting: list[list[Waiting]] = []  # and what held then of all that were not bought yet
        if larger:
            self._buy_like(larger, same)
        self._buy_all([*larger.waiting[same]] if larger else [_from_the_start(one) for one in field.in_reach])

    @property
    def bought(self) -> list[Purchase]:
        """What was bought, in order."""
        return self.purses.bought

    def same_until(self, larger: "Run") -> int:
        """How many purchases are surely the same, in the same order, with every share between these two.

        While the order of buying stays the same, a larger share leaves nobody with less after any purchase, and makes
        no project dearer. So between the two, what was bought asked at most what it asks here, what was not bought
        asked at least what it asks there, and who cannot pay together there cannot do so before. What all its
        supporters can pay here costs the same in all of them: then what costs as much there comes later in all, and
        where as many cost as much at both ends, these do so in all.
        """
        same = 0
        for mine, its, asked, others in zip(self.bought, larger.bought, self.asked, larger.others, strict=False):
            all_pay = mine.rich == self.field.all[mine.column].total and mine.tie == its.tie
            if mine.column != its.column or not (asked < others or all_pay):
                break
            same += 1
        return same

    def _buy_like(self, larger: "Run", same: int) -> None:
        """Buy what is known to be bought. What held of the others with a larger share holds now too."""
        for number, its in enumerate(larger.bought[:same]):
            offer = self._offer(Waiting(0.0, its.column, its.floor, its.own))
            assert offer
            self._buy(offer, larger.others[number], larger.waiting[number], its.tie)

    def _buy_all(self, queue: list[Waiting]) -> None:
        """Prices only rise while purses empty. So what a project once asked is a bound, and few are asked again."""
        heapify(queue)
        while queue and not self.over:
            offers, best = [], float("inf")
            while queue and queue[0].low <= best * CLOSE:
                offer = self._offer(heappop(queue))
                if offer is not None:
                    offers.append(offer)
                    best = min(best, offer.high)
                elif not offers and queue:
                    queue = self._not_short(queue)
            if not offers:
                break
            chosen, tie = self._cheapest([one for one in offers if one.low <= best])
            for one in offers:
                if one.own.column != chosen.own.column:
                    heappush(queue, one.waiting)
            others = queue[0].low if queue else float("inf")
            self._buy(chosen, others, [chosen.known, *queue], tie)
        self.waiting.append(queue)

    def _offer(self, known: Waiting) -> Offer | None:
        """What this project asks now; None when its supporters do not have enough together (and never will).

        Whoever is taken to be poor and gives all, the rest then pays a price that is not above the true one. So the
        price is raised from what is known, each time with those who cannot pay it, until nobody is added.
        """
        own, error = known.own, self.purses.error
        left = self.purses.left.take(own.classes)
        poor = left < (known.floor if own.alike else known.floor * own.points)
        count, held = int(np.count_nonzero(poor)), None
        while True:
            rich, gave = own.total, 0.0
            if count:
                held = own.papers * left if held is None else held
                rich, gave = rich - float(own.weights.dot(poor)), float(held.dot(poor))
                if rich <= 0:
                    return self._all_poor(own, left, gave)
            price = (own.cost - gave) / rich
            wide = (error * (own.total - rich) + 2 * len(left) * EPS * gave) / rich + 6 * EPS * price
            need: float | Numbers = price if own.alike else price * own.points
            near = error + wide * own.most
            surely = left < need - near
            before, count = count, int(np.count_nonzero(surely))
            if count <= before:
                break
            poor = surely
        if count < before or np.count_nonzero(left <= need + near) > count:
            return self._exactly(own)
        return _offered(own, price, wide, left, poor, rich)

    def _all_poor(self, own: Supporters, left: Numbers, together: float) -> Offer | None:
        """Nobody can pay more than they have: either it falls short, or they have just enough."""
        short = own.cost - together
        sure = short > self.purses.error * own.total + 4 * len(left) * EPS * own.cost
        return None if sure else self._exactly(own)

    def _not_short(self, queue: list[Waiting]) -> list[Waiting]:
        """Where one falls short, most others do. Those that may have enough, looked at all at once."""
        sizes = [len(one.own.classes) for one in queue]
        left = self.purses.left.take(np.concatenate([one.own.classes for one in queue]))
        held = np.concatenate([one.own.papers for one in queue]) * left
        together = np.add.reduceat(held, np.cumsum([0, *sizes[:-1]]))
        error = self.purses.error
        there = [
            one
            for one, many, its in zip(queue, sizes, together.tolist(), strict=True)
            if its >= one.own.cost - error * one.own.total - 4 * many * EPS * one.own.cost
        ]
        heapify(there)
        return there

    def _exactly(self, own: Supporters) -> Offer | None:
        """The same as `_offer`, with whole numbers."""
        purses = self.purses
        purses.settle()
        own = own.only(purses.left[own.classes] > 0)
        if purses.owed(own.cost, own.classes) > 0:
            return None
        poor, before = np.zeros(len(own.classes), bool), -1
        while np.count_nonzero(poor) != before:
            before = int(np.count_nonzero(poor))
            rich = int(own.total - own.weights[poor].sum())
            exact = Fraction(purses.owed(own.cost, own.classes[poor]), rich * purses.over)
            poor, _ = purses.against(own, exact)
        price = float(exact)
        return _offered(own, price, 2 * EPS * price, purses.left[own.classes], poor, rich, exact)

    def _cheapest(self, offers: Sequence[Offer]) -> tuple[Offer, Tie | None]:
        """Of offers whose bounds overlap, the lowest; between equal ones the announced order decides."""
        if len(offers) == 1:
            return offers[0], None
        asks = {one.own.column: self._asks(one) for one in offers}
        lowest = min(asks.values())
        first, tie = self.field.order.first(column for column, ask in asks.items() if ask == lowest)
        return next(one for one in offers if one.own.column == first), tie

    def _asks(self, offer: Offer) -> Fraction:
        """The true price for what a point is worth. Who can pay it is sure, so it follows from what the others give."""
        own, purses, exact = offer.own, self.purses, offer.exact
        if exact is None and offer.rich == own.total:
            exact = Fraction(own.cost, int(own.total))
        elif exact is None:
            purses.settle()
            gave = own.classes[offer.poor & (offer.left > 0)]
            exact = Fraction(purses.owed(own.cost, gave), int(offer.rich) * purses.over)
        return exact / own.worth

    def _buy(self, offer: Offer, others: float, waiting: list[Waiting], tie: Tie | None) -> None:
        """Who gives all, or has exactly the price, keeps nothing; who has more keeps it, however little."""
        own, purses, exactly = offer.own, self.purses, None
        left = purses.left.take(own.classes)  # asked anew: it may have been settled since the offer
        kept = np.maximum(left - (offer.price if own.alike else offer.price * own.points), TINY)
        kept[offer.poor] = 0.0
        if offer.exact is not None:
            exactly = purses.against(own, offer.exact)[1]
            kept[exactly] = 0.0
        floor = offer.price - offer.error
        purses.pay(Purchase(own, floor, left, offer.poor, exactly, int(offer.rich), tie), kept, offer.error)
        self.spent += own.cost
        self.asked.append(offer.high)
        self.others.append(others)
        self.waiting.append(waiting)
        self.over = self._most is not None and self.spent > self._most


def _from_the_start(own: Supporters) -> Waiting:
    """Nobody can be asked less than when all supporters pay."""
    floor = own.cost / own.total * (1 - EPS)
    return Waiting(floor / own.worth * (1 - EPS), own.column, floor, own)


def _offered(
    own: Supporters, price: float, error: float, left: Numbers, poor: Flags, rich: float, exact: Fraction | None = None
) -> Offer:
    low, high = (price - error) / own.worth * (1 - 2 * EPS), (price + error) / own.worth * (1 + 2 * EPS)
    return Offer(own, low, high, price, error, left, poor, rich, exact)


def equal_shares(field: Field, rule: Rule) -> Run | None:
    """The count with the share at which it ends. None without papers: there is nobody to share among."""
    if not field.papers.cast:
        return None
    run = Run(field, Fraction(field.pot.budget, field.papers.cast))
    return run if rule.completion == NONE else _raised(field, rule, run)


def _raised(field: Field, rule: Rule, run: Run) -> Run:
    """The last share, raised step by step, at which what is bought fits the pot. See `same_until`: most steps are
    known without counting, because nothing can change between two counts; of the others the beginning is known.

    Left out, because it would make this much harder to follow: a sharper proof that nothing changes would spare a sixth
    to a third of the counts at best; prices on a line between those of two counts, where the same can pay, an eighth of
    the time.
    """
    ahead: list[Run] = []  # counts with larger shares, the nearest last: only those past the end are for nothing
    stride = 1
    while not _finished(field, rule, run):
        if not ahead:
            ahead.append(_with(field, rule, run, stride))
        following = ahead[-1]
        steps, same = following.raised - run.raised, run.same_until(following)
        if steps == 1 or same == len(run.bought) == len(following.bought):
            if following.over:
                break
            run = ahead.pop()
            stride *= 1 if ahead else 2
        else:
            ahead.append(_with(field, rule, run, steps // 2, following, same))
    return run


def _with(field: Field, rule: Rule, run: Run, steps: int, larger: Run | None = None, same: int = 0) -> Run:
    share, most = run.share + steps * rule.step, field.pot.budget
    return Run(field, share, raised=run.raised + steps, most=most, larger=larger, same=same)


def _finished(field: Field, rule: Rule, run: Run) -> bool:
    everything = len(run.bought) == len(field.in_reach)
    return everything or (rule.completion == ADD_ONE_EXHAUSTIVE and _nothing_fits(field, run))


def _nothing_fits(field: Field, run: Run) -> bool:
    bought = {purchase.column for purchase in run.bought}
    room = field.pot.budget - run.spent
    return all(one.cost > room for one in field.in_reach if one.column not in bought)
