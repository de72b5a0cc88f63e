# SPDX-License-Identifier: EUPL-1.2
"""What an agreement is tested against: the place and what people there wanted, and the thresholds (content)."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from fractions import Fraction
from typing import Any

from samenspraak.rulebook.verdicts import Finding, refuse_all

Number = int | float | Fraction


@dataclass(frozen=True)
class Setting:
    """Where the agreement is made. None means: not known, so what depends on it is not tested.

    `wanted` is the mean wish per compass point (1–5). `archetype` are the mean weights of the triangle, in per cents.
    `territory` is the name of the area as agreed; "" when nobody fixed its boundary. `today` is the day of the test.
    """

    population: int | None = None
    wanted: Mapping[str, Number] | None = field(default=None, hash=False)
    archetype: Mapping[str, Number] | None = field(default=None, hash=False)
    topics: tuple[str, ...] = ()
    territory: str | None = None
    today: date | None = None


@dataclass(frozen=True)
class Thresholds:
    """The numbers the rules compare with. They are content: a municipality sets its own."""

    consultation_days: int  # at least this long before a decision
    minutes_days: int  # minutes are public within
    reply_days: int  # the municipality answers within
    complaint_days: int  # a complaint is answered within
    accountability_months: int  # accounts at least once in
    review_months: int  # first evaluation within
    term_months: int  # no seat is longer than
    reach_percent: int  # a minimum reach above this share of the residents is not feasible
    response_percent: int  # how many of those who are invited say yes, when nobody knows better
    say_gap: int  # this many levels between wish and agreement is far

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> "Thresholds":
        """From the content file "thresholds". Raises `Refused` when one is missing, unknown or no whole number."""
        given = content.get("thresholds") or {}
        values: dict[str, Any] = {
            name: one.get("value") if isinstance(one, Mapping) else one for name, one in given.items()
        }
        names = {one.name for one in fields(cls) if one.default is MISSING}
        refuse_all(Finding("threshold-missing", {"name": name}) for name in sorted(names - values.keys()))
        refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(values.keys() - names))
        refuse_all(Finding("threshold-wrong", {"name": name}) for name in sorted(names) if not _is_whole(values[name]))
        return cls(**values)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
