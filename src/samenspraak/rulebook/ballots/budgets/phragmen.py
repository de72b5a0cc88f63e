# SPDX-License-Identifier: EUPL-1.2
"""The sequential rule of Phragmén (1894), for budgets as in Los, Christoff and Grossi (2022).

Whoever supports a project that is paid carries its cost together with its other supporters, so that all of them carry
as much as each other. Each time the project is paid after which its supporters carry least. It stops at the first
project that no longer fits in the pot.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heappush

import numpy as np

from samenspraak.rulebook.ballots.budgets.exact import Chain
from samenspraak.rulebook.ballots.budgets.pot import Tie
from samenspraak.rulebook.ballots.budgets.supporters import EPS, Field, Numbers, Supporters
from samenspraak.rulebook.ballots.papers import Places


@dataclass(frozen=True)
class Load:
    """A project that is next: what each of its supporters then carries, in cents, and what was spent before it."""

    column: int
    load: Fraction
    spent: int
    tie: Tie | None


class Phragmen:
    """The count. `paid` in order; `stop` is the project that did not fit, None when everything in reach was paid."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.paid: list[Load] = []
        self.stop: Load | None = None
        self._chain = Chain(Fraction(0))  # 0: nothing; i + 1: the load after payment i
        self._last: Places = np.zeros(len(field.papers.counts), np.intp)  # what each class carries, by its number there
        self._loads = np.zeros(len(field.papers.counts))
        self._unsure = 0.0  # the relative error of a load, at most
        self._then = [self._last.copy()]
        self._pay_all()

    def _pay_all(self) -> None:
        """Loads only rise. So what a project once led to is a bound, and few are looked at again."""
        queue = [(one.cost / one.total * (1 - 4 * EPS), one.column) for one in self.field.in_reach]
        heapify(queue)
        spent = 0
        while queue and not self.stop:
            near: list[tuple[float, int]] = []
            best = float("inf")
            while queue and queue[0][0] <= best:
                column = heappop(queue)[1]
                load, wide = self._load(self.field.all[column])
                near.append((load * (1 - wide), column))
                best = min(best, load * (1 + wide))
            lowest = {column: self.carried(column) for low, column in near if low <= best}
            equals = [column for column, load in lowest.items() if load == min(lowest.values())]
            column, tie = self.field.order.first(equals)
            for low, other in near:
                if other != column:
                    heappush(queue, (low, other))
            found, cost = Load(column, lowest[column], spent, tie), self.field.all[column].cost
            if spent + cost > self.field.pot.budget:
                self.stop = found
                return
            self._pay(found)
            spent += cost

    def _load(self, own: Supporters) -> tuple[float, float]:
        """What its supporters would carry, and how far that may be off, as a part of it: all terms are positive."""
        carried = float((own.papers * self._loads[own.classes]).sum()) + own.cost
        return carried / own.total, self._unsure + (len(own.classes) + 4) * EPS

    def carried(self, column: int) -> Fraction:
        """What its supporters would carry now, exactly."""
        own = self.field.all[column]
        return Fraction(self._numerator(own), int(own.total) * self._chain.denominator)

    def _numerator(self, own: Supporters) -> int:
        heads = np.bincount(self._last[own.classes], own.papers)
        return self._chain.sum(own.cost, {number: int(many) for number, many in enumerate(heads) if many})

    def _pay(self, found: Load) -> None:
        own = self.field.all[found.column]
        self._chain.add(self._numerator(own), int(own.total))
        self._last[own.classes] = len(self._chain) - 1
        self._loads[own.classes] = float(found.load)
        self._unsure = max(self._unsure, 2 * EPS)
        self.paid.append(found)

    def carried_before(self, payments: int, column: int) -> Fraction:
        """What the supporters of a project carried together before a payment, in cents, exactly."""
        own = self.field.all[column]
        heads = np.bincount(self._carried_then(payments)[own.classes], own.papers)
        together = self._chain.sum(0, {number: int(many) for number, many in enumerate(heads) if many})
        return Fraction(together, self._chain.denominator)

    def nearly_carried_before(self, payments: int, own: Supporters) -> float:
        """The same in floating point."""
        return float((self.nearly[self._carried_then(payments)[own.classes]] * own.papers).sum())

    @cached_property
    def nearly(self) -> Numbers:
        """Loads in floating point: 0, those after each payment, and the one at which it stopped. Once all is paid."""
        return np.array([0.0, *(float(one.load) for one in [*self.paid, *([self.stop] if self.stop else [])])])

    def _carried_then(self, payments: int) -> Places:
        """What each class carried before a payment, by its number in the chain."""
        while len(self._then) <= payments:
            paid, last = len(self._then), self._then[-1].copy()
            last[self.field.all[self.paid[paid - 1].column].classes] = paid
            self._then.append(last)
        return self._then[payments]
