# SPDX-License-Identifier: EUPL-1.2
"""The money of a wijk, to the cent: what was given, what is reserved of it, what was spent. Nothing is ever changed.

A line is a budget, a reservation or a payment, of one pot: an article of the agreement and a year, or money of the
municipality and a year. What was wrong is put right by a counter-entry. docs/rules/agenda.md, "Money".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from samenspraak.rulebook.agenda.course import COST_LIMIT, why_not_text
from samenspraak.rulebook.verdicts import Finding

BUDGET, RESERVED, PAID = "budget", "reserved", "paid"
KINDS = (BUDGET, RESERVED, PAID)
DESCRIPTION_LIMIT, REFERENCE_LIMIT = 200, 60  # characters
ONCE = 0  # the "year" of money that is given once
# What points at one person: an address, an account number. It does not belong in a public book.
PERSONAL = re.compile(r"[^\s@]+@[^\s@]+\.\w+|\b[A-Z]{2}\d{2}[ ]?[A-Z]{4}[ ]?(?:\d[ ]?){10}\b|\b06[- ]?(?:\d[ ]?){8}\b")


class Line(Protocol):
    """What this rule needs of a line in the book."""

    kind: str
    amount_cents: int


@dataclass(frozen=True)
class Balance:
    """Sums of lines, in cents."""

    budget: int = 0
    reserved: int = 0
    paid: int = 0

    @property
    def free(self) -> int:
        """What can still be reserved."""
        return self.budget - self.reserved

    @property
    def to_pay(self) -> int:
        """What was reserved and is not spent yet."""
        return self.reserved - self.paid


def balance(lines: Iterable[Line]) -> Balance:
    """The sums of these lines; counter-entries count against what they put right."""
    sums = dict.fromkeys(KINDS, 0)
    for line in lines:
        sums[line.kind] += line.amount_cents
    return Balance(sums[BUDGET], sums[RESERVED], sums[PAID])


def why_not_describe(*, amount: int | None, text: str, reference: str = "") -> tuple[Finding, ...]:
    """Everything that is wrong with a line as it was written down."""
    found = (
        Finding("amount-wrong", about="amount") if amount is None or not 0 < amount <= COST_LIMIT else None,
        why_not_text("text", text, DESCRIPTION_LIMIT, missing="description-missing"),
        Finding("personal-in-the-book", about="text") if PERSONAL.search(text) else None,
        Finding("personal-in-the-book", about="reference") if PERSONAL.search(reference) else None,
    )
    return tuple(finding for finding in found if finding)


def why_not_book(kind: str, amount: int, *, pot: Balance, project: Balance, promised: int = 0) -> Finding | None:
    """Why this line does not fit: no more is reserved than was given, and no more spent than was reserved.

    pot: all lines of this pot. project: those of them that are of this project. promised: what of the pot is being
    voted on. A counter-entry has a negative amount.
    """
    if kind == BUDGET:
        return Finding("reserved-already", about="amount") if amount < 0 and pot.free + amount < 0 else None
    if kind == RESERVED and amount > 0:
        left = pot.free - promised
        return Finding("more-than-given", {"left": max(left, 0)}, about="amount") if amount > left else None
    if kind == RESERVED:
        return Finding("spent-already", {"paid": project.paid}, about="amount") if project.to_pay + amount < 0 else None
    left = project.to_pay
    return Finding("more-than-reserved", {"left": left}, about="amount") if amount > left else None


def why_not_to_one(amount: int, *, reserved: int, limit: int | None, article: str) -> Finding | None:
    """An article may say how much of its money goes to one decision at most: then no more is reserved for that, in one
    line or in several, this year or the next. All in cents; reserved: what was set apart of it for this already."""
    if not limit or amount <= 0 or reserved + amount <= limit:
        return None
    params = {"article": article, "bound": limit, "left": max(limit - reserved, 0)}
    return Finding("more-than-one-decision", params, about="amount")


def why_not_paid_on(on: date, today: date) -> Finding | None:
    """Nothing was paid on a day to come."""
    return Finding("day-to-come", about="on") if on > today else None
