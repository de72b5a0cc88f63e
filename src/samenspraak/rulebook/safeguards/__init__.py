# SPDX-License-Identifier: EUPL-1.2
"""What became of the safeguards that were promised. docs/rules/safeguards.md tells the same in plain words."""

from samenspraak.rulebook.agreements.ending import months_after
from samenspraak.rulebook.safeguards.held import Decided, Held, consultation, reach, review
from samenspraak.rulebook.safeguards.practice import (
    OBSERVABLE,
    TOLD_ELSEWHERE,
    WHO_ACTS,
    Facts,
    Met,
    Observed,
    Occasion,
    Paid,
    Practice,
    Settled,
    Speaking,
    State,
    Voted,
    practice,
)
from samenspraak.rulebook.safeguards.reminders import Reminders, renewal_step

__all__ = [
    "OBSERVABLE",
    "TOLD_ELSEWHERE",
    "WHO_ACTS",
    "Decided",
    "Facts",
    "Held",
    "Met",
    "Observed",
    "Occasion",
    "Paid",
    "Practice",
    "Reminders",
    "Settled",
    "Speaking",
    "State",
    "Voted",
    "consultation",
    "months_after",
    "practice",
    "reach",
    "renewal_step",
    "review",
]
