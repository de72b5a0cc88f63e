# SPDX-License-Identifier: EUPL-1.2
"""How a body of residents meets: in time, in the open, with enough of them, and nobody on a point of their own.

docs/rules/meetings.md tells the same in plain words.
"""

from samenspraak.rulebook.meetings.announcing import in_time, last_day_to_announce, minutes_due, why_too_late_to_decide
from samenspraak.rulebook.meetings.deciding import (
    CHOICES,
    Counted,
    counted,
    force_of,
    quorum,
    why_no_quorum,
    why_not_these_votes,
)

__all__ = [
    "CHOICES",
    "Counted",
    "counted",
    "force_of",
    "in_time",
    "last_day_to_announce",
    "minutes_due",
    "quorum",
    "why_no_quorum",
    "why_not_these_votes",
    "why_too_late_to_decide",
]
