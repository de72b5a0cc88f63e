# SPDX-License-Identifier: EUPL-1.2
"""How long it is known which phone gave which answers, and how long addresses are kept that want to hear more."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from samenspraak.rulebook.verdicts import Finding, refuse_all

AT_MOST = {"token_days": 365, "address_months": 18}  # a municipality chooses; longer than this is not said anywhere
DAYS_A_MONTH = 30  # a little short of a calendar month: nothing is kept longer than is said


@dataclass(frozen=True)
class Keeping:
    """The periods, as the content states them: `[keeping]` in the file "thresholds"."""

    token_days: int = 30  # after a gathering closed
    address_months: int = 18  # at most; when the round closes before that, until then

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> "Keeping":
        """From the content file "thresholds"; what it does not state is as above. `Refused` when one makes no sense."""
        given = {name: one.get("value") for name, one in (content.get("keeping") or {}).items()}
        known = {one.name for one in fields(cls)}
        refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(given.keys() - known))
        refuse_all(
            Finding("threshold-wrong", {"name": name}) for name, value in given.items() if not _is_period(name, value)
        )
        return cls(**given)

    def token_until(self, closed_at: datetime) -> datetime:
        """Until when a phone can still be told by its token, after its gathering closed."""
        return closed_at + timedelta(days=self.token_days)

    def address_until(self, since: datetime, round_closed_at: datetime | None) -> datetime:
        """Until when an address is kept that was left at `since`."""
        at_most = since + timedelta(days=DAYS_A_MONTH * self.address_months)
        return min(at_most, round_closed_at) if round_closed_at else at_most


def _is_period(name: str, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= AT_MOST[name]
