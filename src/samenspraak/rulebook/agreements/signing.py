# SPDX-License-Identifier: EUPL-1.2
"""Who signs says how the body came to it; who enters a signature from paper says which text and which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samenspraak.rulebook.verdicts import Finding

WORDS_LIMIT = 200  # characters: one line


class Way(StrEnum):
    """How a body came to its decision to sign."""

    MEETING = "meeting"  # a meeting of its members
    BOARD = "board"
    VOTE = "vote"  # among its members
    ROUND = "round"  # in writing
    OTHER = "other"
    COLLEGE = "college"  # a decision of the college


WAYS: Mapping[str, tuple[Way, ...]] = {
    "wijk": (Way.MEETING, Way.BOARD, Way.VOTE, Way.ROUND, Way.OTHER),
    "gemeente": (Way.COLLEGE,),
}


@dataclass(frozen=True)
class How:
    """How a body decided to sign: in what way, on which day, and in one line ("42 for, 3 against", a reference)."""

    way: str = ""
    on: date | None = None
    words: str = ""


def why_not_how(how: How, *, side: str, signed: date) -> tuple[Finding, ...]:
    """What is missing or cannot be in how a body decided: every reason, each about its field.

    A body decides before it signs, or on that day: so never in the future.
    """
    late = how.on is not None and how.on > signed
    found = (
        (how.way == "", Finding("how-missing", about="reached")),
        (how.way != "" and how.way not in WAYS[side], Finding("how-of-the-other-side", about="reached")),
        (how.on is None, Finding("how-day-missing", about="decided_on")),
        (late, Finding("how-day-after-signing", {"signed": signed}, about="decided_on")),
        (not how.words.strip(), Finding("how-words-missing", about="decided")),
        (
            len(how.words) > WORDS_LIMIT,
            Finding("words-too-many", {"limit": WORDS_LIMIT, "length": len(how.words)}, about="decided"),
        ),
    )
    return tuple(finding for is_wrong, finding in found if is_wrong)


def why_not_signed_on(signed: date, *, proposed: date | None, today: date) -> Finding | None:
    """A text is signed from the day on which it was proposed, and not on a day that is still to come."""
    if signed > today:
        return Finding("paper-in-the-future", {"today": today}, about="signed_on")
    if proposed and signed < proposed:
        return Finding("paper-before-the-text", {"proposed": proposed}, about="signed_on")
    return None
