# SPDX-License-Identifier: EUPL-1.2
"""How long an agreement still holds after one side has ended it."""

from calendar import monthrange
from datetime import date, timedelta

from samenspraak.rulebook.agreements.powers import Safeguarded, amounts
from samenspraak.rulebook.agreements.terms import Guard


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of that month when it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_day_without(where: Safeguarded, day: date) -> date:
    """The first day on which the agreement no longer holds when a side ends it on `day`.

    The longest notice that was agreed counts ("months" or "days" of the safeguard exit); without one it ends at once.
    """
    after_months = [months_after(day, months) for months in amounts(where, Guard.EXIT, "months")]
    after_days = [day + timedelta(days=days) for days in amounts(where, Guard.EXIT, "days")]
    return max([day, *after_months, *after_days])
