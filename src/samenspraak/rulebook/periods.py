# SPDX-License-Identifier: EUPL-1.2
"""From–until: what holds, holds for a period. `until` is the first moment it no longer holds; None is open-ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from samenspraak.rulebook.verdicts import Finding

SATURDAY = 5


@dataclass(frozen=True, order=True)
class Period:
    """A half-open period of days: `since` is in it, `until` is not."""

    since: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the period covers this day."""
        return self.since <= day and (self.until is None or day < self.until)

    def overlaps(self, other: "Period") -> bool:
        """Whether at least one day lies in both."""
        return (self.until is None or other.since < self.until) and (other.until is None or self.since < other.until)


def why_not_hold(period: Period, *, among: Iterable[Period]) -> Finding | None:
    """Why this period cannot stand beside the others: it is empty, or it overlaps one of them."""
    if period.until is not None and period.until <= period.since:
        return Finding("period-empty", {"since": period.since, "until": period.until})
    for other in among:
        if period.overlaps(other):
            return Finding("period-overlaps", {"since": other.since, "until": other.until})
    return None


def working_days_after(day: date, days: int, *, holidays: frozenset[date] = frozenset()) -> date:
    """The date that lies `days` working days (Monday to Friday, no holidays) after `day`."""
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY and day not in holidays:
            days -= 1
    return day
