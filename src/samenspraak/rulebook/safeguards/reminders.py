# SPDX-License-Identifier: EUPL-1.2
"""When people are told beforehand: that a promise is nearly due, and that an agreement runs out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from samenspraak.rulebook.agreements.ending import months_after
from samenspraak.rulebook.safeguards.practice import Occasion, Practice
from samenspraak.rulebook.verdicts import Finding, refuse_all

AT_MOST = {"safeguard_days": 365, "renewal_months": 36, "last_call_weeks": 52}


@dataclass(frozen=True)
class Reminders:
    """How long beforehand, as the content states it: `[reminders]` in the file "thresholds"."""

    safeguard_days: int = 14
    renewal_months: int = 6
    last_call_weeks: int = 6

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> "Reminders":
        """From the content file "thresholds"; what it does not state is as above. `Refused` when one makes no sense."""
        given = {name: one.get("value") for name, one in (content.get("reminders") or {}).items()}
        known = {one.name for one in fields(cls)}
        refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(given.keys() - known))
        refuse_all(
            Finding("threshold-wrong", {"name": name}) for name, value in given.items() if not _is_ahead(name, value)
        )
        return cls(**given)

    def nearly_due(self, found: Practice, today: date) -> tuple[Occasion, ...]:
        """What of this promise must be done within the days of a reminder, and is not done yet."""
        ahead = timedelta(days=self.safeguard_days)
        return tuple(one for one in found.waiting if one.due is not None and today <= one.due <= today + ahead)


def renewal_step(until: date | None, today: date, reminders: Reminders) -> str:
    """Whether it is time to say that an agreement runs out: "first", "last" (call), or "" for not yet or too late."""
    if until is None or until <= today:
        return ""
    if until <= today + timedelta(weeks=reminders.last_call_weeks):
        return "last"
    return "first" if until <= months_after(today, reminders.renewal_months) else ""


def _is_ahead(name: str, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= AT_MOST[name]
