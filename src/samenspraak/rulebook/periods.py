# SPDX-License-Identifier: EUPL-1.2
"""From–until: what holds, holds for a period. `until` is the first moment it no longer holds; None is open-ended.
And working days: which days count when something must be done in so many.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from samenspraak.rulebook.verdicts import Finding

SATURDAY, SUNDAY = 5, 6


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


# Days on which nobody has to answer


@cache
def holidays(year: int) -> Mapping[date, str]:
    """The Dutch public holidays of a year, with their names: those of the Algemene termijnenwet, art. 3.

    Good Friday and 5 May are among them in every year, whatever an employer says. King's Day as it is since 2014: on 27
    April, or the day before when that is a Sunday.
    """
    sunday, kings_day = easter(year), date(year, 4, 27)
    return MappingProxyType(
        {
            date(year, 1, 1): "Nieuwjaarsdag",
            sunday - timedelta(days=2): "Goede Vrijdag",
            sunday + timedelta(days=1): "Tweede Paasdag",
            kings_day - timedelta(days=kings_day.weekday() == SUNDAY): "Koningsdag",
            date(year, 5, 5): "Bevrijdingsdag",
            sunday + timedelta(days=39): "Hemelvaartsdag",
            sunday + timedelta(days=50): "Tweede Pinksterdag",
            date(year, 12, 25): "Eerste Kerstdag",
            date(year, 12, 26): "Tweede Kerstdag",
        }
    )


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the rule that was published anonymously in Nature in 1876 (Meeus,
    Astronomical Algorithms, ch. 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap_centuries, of_four = divmod(century, 4)
    moon_drift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_drift + 15) % 30
    leap_years, left = divmod(rest, 4)
    to_sunday = (32 + 2 * of_four + 2 * leap_years - epact - left) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_working_day(day: date) -> bool:
    """Monday to Friday, and no public holiday."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def on_a_working_day(day: date) -> date:
    """This day, or the first working day after it: a term that ends in a weekend or on a holiday runs on
    (Algemene termijnenwet, art. 1)."""
    return day if is_working_day(day) else working_days_after(day, 1)


def working_days_after(day: date, days: int) -> date:
    """The date that lies `days` working days after `day`."""
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day
