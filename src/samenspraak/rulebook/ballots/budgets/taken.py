# SPDX-License-Identifier: EUPL-1.2
"""What it would have taken: how much cheaper a project had to be, or how many more votes it needed, to be granted.

Of one rule by itself; where shares are raised or the rest is filled in, `again` tries it. Everything else stays the
same, and for equal shares also what each paper had. "More votes" are people who name this project alone, with one
point; with equal shares each of them brings as large a share as everybody has. Each answer is the smallest that is
enough. Floating point points out where to look, whole numbers give the answer.
"""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np

from samenspraak.rulebook.ballots.budgets.equal_shares import Run
from samenspraak.rulebook.ballots.budgets.phragmen import Load, Phragmen
from samenspraak.rulebook.ballots.budgets.purses import Purses
from samenspraak.rulebook.ballots.budgets.supporters import Numbers, Supporters

NEAR = 1e-6  # far above what floating point may be off, relative to what is looked at
ROUNDS = 60  # of coming nearer to an amount in floating point
FLAT = 1e-12


@dataclass
class Taken:
    """The most a project may cost to be granted (0 cents is always granted), and how many more votes it needs.

    `votes` is 0 when no number of votes would do.
    """

    cost: int = 0
    votes: int = 0

    def costs(self, most: int) -> None:
        """It would also be granted for this."""
        self.cost = max(self.cost, most)

    def asks(self, votes: int) -> None:
        """It would also be granted with so many more votes."""
        self.votes = min(self.votes, votes) if self.votes else votes


def with_loads(count: Phragmen, column: int) -> Taken:
    """Of a project that the rule of Phragmén did not pay."""
    own, pot, order = count.field.all[column], count.field.pot, count.field.order
    taken, weight = Taken(), int(own.total)
    moments = [*count.paid, *([count.stop] if count.stop else [])]
    if not count.stop:  # everything in reach was paid, so this one was not in reach
        taken.costs(min(own.cost - 1, pot.budget - sum(count.field.all[one.column].cost for one in count.paid)))
    for number, moment in reversed([*enumerate(moments)]):  # mostly the last is the nearest
        room, asks = pot.budget - moment.spent, own.cost <= pot.budget - moment.spent and own.column != moment.column
        if not _may_improve(count, number, own, room, asks, taken):
            continue
        carried = count.carried_before(number, column)
        even = moment.load * weight - carried
        most = min(floor(even), own.cost - (own.cost > pot.budget))
        most -= most == even and order.key(column, cost=most) > order.key(moment.column)
        taken.costs(min(most, room))
        if asks:
            taken.asks(_more_to_carry(count, own, carried, moment))
    return taken


def _may_improve(count: Phragmen, number: int, own: Supporters, room: int, asks: bool, taken: Taken) -> bool:
    """Whether it is worth while to look exactly at what would have been enough at this moment."""
    carried, load = count.nearly_carried_before(number, own), float(count.nearly[number + 1])
    cheaper = min((load * own.total - carried) * (1 + NEAR) + 1, room) > taken.cost
    return cheaper or (
        asks and (carried + own.cost) / load * (1 - NEAR) - own.total < (taken.votes or float("inf")) - 1
    )


def _more_to_carry(count: Phragmen, own: Supporters, carried: Fraction, moment: Load) -> int:
    """How many more must carry it, so that they carry no more than those of the project that was next."""
    order = count.field.order
    together = carried + own.cost
    more = ceil(together / moment.load) - int(own.total)
    equal = together == moment.load * (int(own.total) + more)
    return more + (equal and order.key(own.column, more=more) > order.key(moment.column))


def with_shares(run: Run, columns: Collection[int]) -> dict[int, Taken]:
    """Of projects that equal shares did not buy, by column."""
    return _Shares(run, [run.field.all[column] for column in columns]).taken()


class _Shares:
    """All the projects at once, beside each other: E entries, of which each project has some in a row."""

    def __init__(self, run: Run, owns: list[Supporters]) -> None:
        self.run, self.owns = run, owns
        self.budget = run.field.pot.budget
        self.by_cost = any(one.worth != 1 for one in run.field.all.values())
        self.found = [Taken() for _ in owns]
        self.prices = run.purses.prices()

    def taken(self) -> dict[int, Taken]:
        """The answers, by column."""
        if self.owns:
            self._at_the_end()
            self._at_each_purchase()
        return {own.column: found for own, found in zip(self.owns, self.found, strict=True)}

    def _at_the_end(self) -> None:
        """What its supporters have left together would pay for it."""
        purses, share = self.run.purses, self.run.share
        for own, found in zip(self.owns, self.found, strict=True):
            alive = own.only(purses.left[own.classes] > 0)
            together = Fraction(-purses.owed(0, alive.classes), purses.over)
            found.costs(min(floor(together), self._most(own)))
            if own.cost <= self.budget and share:
                found.asks(max(ceil((own.cost - together) / share), 1))

    def _at_each_purchase(self) -> None:
        """Whether it would have asked no more than what was bought, each time. Only where that improves the answer."""
        sizes = [len(own.classes) for own in self.owns]
        classes = np.concatenate([own.classes for own in self.owns])
        papers = np.concatenate([own.papers for own in self.owns])
        points = np.concatenate([own.points for own in self.owns])
        starts = np.cumsum([0, *sizes[:-1]])
        share = float(self.run.share)
        left = np.full(len(self.run.purses.left), share)
        for number, (purchase, price) in enumerate(zip(self.run.bought, self.prices, strict=True)):
            ask = float(price) / self.run.field.all[purchase.column].worth
            entries = left[classes]

            def together(prices: Numbers, entries: Numbers = entries) -> Numbers:
                gives = np.minimum(entries, np.repeat(prices, sizes) * points)
                return np.asarray(np.add.reduceat(papers * gives, starts))

            full = ask * np.array([float(own.worth) for own in self.owns])
            now = together(full)
            for place, short in enumerate((self._costs - now) / np.minimum(share, full)):
                known = self.found[place].votes
                if known and ceil(short - NEAR) < known:
                    self.found[place].asks(self._more_votes(number, self.owns[place]))
            tried = np.array([found.cost + 1.0 for found in self.found])
            if self.by_cost:
                now = together(ask * tried)
            for place in np.flatnonzero(now * (1 + NEAR) + NEAR >= tried).tolist():
                own = self.owns[place]
                if self.found[place].cost < self._most(own):
                    self.found[place].costs(self._most_at(number, own, left[own.classes], ask))
            left[purchase.payers] -= float(price) * purchase.points
            left[purchase.poor] = left[purchase.even] = 0.0
            np.maximum(left, 0.0, out=left)

    @property
    def _costs(self) -> Numbers:
        return np.array([float(own.cost) for own in self.owns])

    def _most(self, own: Supporters) -> int:
        """What it may cost at most: less than it does, and no more than the pot."""
        return min(own.cost - 1, self.budget)

    def _most_at(self, number: int, own: Supporters, left: Numbers, ask: float) -> int:
        """The most it may cost to be bought instead of purchase `number`.

        Floating point points at the amount. Where it would ask exactly as much whatever it costs, only a cost that
        puts it before the other helps.
        """
        guess = self._guess(own, left, ask)
        first = min(floor(guess * (1 + 2.0**-40)) + 1, self._most(own))
        other = self.run.bought[number].cost
        tries = [*range(first, max(first - 4, 0), -1), *(cost for cost in (other, other - 1) if 0 < cost < first)]
        return next((cost for cost in sorted(tries, reverse=True) if self._wins(number, own, cost)), 0)

    def _guess(self, own: Supporters, left: Numbers, ask: float) -> float:
        """What its supporters would pay together: from above, until it no longer becomes less."""
        if not self.by_cost:
            return float((own.papers * np.minimum(left, ask * own.points)).sum())
        guess = float(self._most(own))
        for _ in range(ROUNDS):
            poor = left < ask * guess * own.points
            slope = 1 - ask * float(own.weights[~poor].sum())
            better = float((own.papers * left)[poor].sum()) / slope if slope > FLAT else guess
            if better >= guess:
                break
            guess = better
        return guess

    def _wins(self, number: int, own: Supporters, cost: int) -> bool:
        """Whether it would be bought instead of purchase `number` if it cost this, exactly."""
        order, other = self.run.field.order, self.run.bought[number].column
        together, stretched = self._together(number, own, cost if self.by_cost else 1)
        if together == cost and not stretched:
            return order.key(own.column, cost=cost) < order.key(other)
        return together >= cost

    def _more_votes(self, number: int, own: Supporters) -> int:
        """How many more votes it needs to be bought instead of purchase `number`, exactly."""
        order, other = self.run.field.order, self.run.bought[number].column
        price = self._ask(number) * own.worth
        together, stretched = self._together(number, own, own.worth)
        each = min(self.run.share, price)
        more = max(ceil((own.cost - together) / each), 0)
        equal = together + more * each == own.cost and not (stretched and self.run.share < price)
        return more + (equal and order.key(own.column, more=more) > order.key(other))

    def _ask(self, number: int) -> Fraction:
        return self.prices[number] / self.run.field.all[self.run.bought[number].column].worth

    def _together(self, number: int, own: Supporters, worth: int) -> tuple[Fraction, bool]:
        """What its supporters would have paid at purchase `number`, if it had asked as much for its worth; exactly.

        And whether that is all they have, each of them having less than was asked: then they were asked less.
        """
        purses = self._before(number)
        alive = own.only(purses.left[own.classes] > 0)
        price = self._ask(number) * worth
        poor, _ = purses.against(alive, price)
        gave = Fraction(-purses.owed(0, alive.classes[poor]), purses.over)
        return gave + price * int(alive.weights[~poor].sum()), bool(poor.all())

    def _before(self, number: int) -> Purses:
        if self._then is None or self._then[0] != number:
            self._then = (number, self.run.purses.before(number))
        return self._then[1]

    _then: tuple[int, Purses] | None = None
