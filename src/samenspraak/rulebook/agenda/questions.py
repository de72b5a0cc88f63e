# SPDX-License-Identifier: EUPL-1.2
"""Questions to the municipality: by when they are answered, when that may become later, and when people are reminded.

docs/rules/agenda.md tells the same in plain words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from samenspraak.rulebook.agenda.course import COMMENT_LIMIT, TEXT_LIMIT, reply_due, why_not_text
from samenspraak.rulebook.verdicts import Finding, refuse_all

REASON_LIMIT = 1000  # characters of a reason that everybody reads
AT_MOST = {"answer_days": 60, "reminder_days": 30}
LONGER_AT_MOST = 42  # days that an answer may be put off at once: six weeks


@dataclass(frozen=True)
class Answering:
    """How questions are answered, as the content states it: `[questions]` in the file "thresholds".

    answer_days:   working days in which a question is answered where no agreement promises a reply.
    reminder_days: days beforehand that whoever must answer is reminded.
    """

    answer_days: int = 15
    reminder_days: int = 5

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> "Answering":
        """From the content file "thresholds"; what it does not state is as above. `Refused` when one makes no sense."""
        given = {name: one.get("value") for name, one in (content.get("questions") or {}).items()}
        known = {one.name for one in fields(cls)}
        refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(given.keys() - known))
        refuse_all(Finding("threshold-wrong", {"name": name}) for name, days in given.items() if not _fits(name, days))
        return cls(**given)

    def due(self, asked: date, agreed: int | None) -> date:
        """The last day on which an answer is in time.

        Where the agreement promises a reply within so many days, those count, on to the next working day when they end
        in a weekend or on a public holiday. Otherwise so many working days.
        """
        if agreed is not None:
            return reply_due(asked, agreed)
        return reply_due(asked, self.answer_days, working=True)

    def remind_from(self, due: date) -> date:
        """The first day on which whoever must answer is reminded."""
        return due - timedelta(days=self.reminder_days)


def _fits(name: str, days: object) -> bool:
    return isinstance(days, int) and not isinstance(days, bool) and 0 < days <= AT_MOST[name]


def why_not_ask(text: str) -> Finding | None:
    """Why this is no question: it is empty, or too long."""
    return why_not_text("text", text, COMMENT_LIMIT)


def why_not_answer(text: str) -> Finding | None:
    """Why this is no answer."""
    return why_not_text("text", text, TEXT_LIMIT)


def why_not_later(*, due: date, until: date, today: date, reason: str) -> tuple[Finding, ...]:
    """Everything that is wrong with a later date for an answer: it must lie ahead, not too far, and have a reason.

    The date that was there before stays readable, so putting off never hides that it was late.
    """
    last = max(due, today) + timedelta(days=LONGER_AT_MOST)
    found = (
        Finding("later-is-not-later", {"due": due}, about="until") if until <= max(due, today) else None,
        Finding("later-too-far", {"last": last}, about="until") if until > last else None,
        why_not_text("reason", reason, REASON_LIMIT, missing="reason-not-chosen"),
    )
    return tuple(one for one in found if one)
