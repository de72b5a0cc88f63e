# SPDX-License-Identifier: EUPL-1.2
"""What the room says together at a plate: which text counts, who may say whether it fits, and when that is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from samenspraak.rulebook.conversations.answers import why_not_now
from samenspraak.rulebook.conversations.breakdowns import SMALL
from samenspraak.rulebook.verdicts import Finding

CONCLUSION_LIMIT = 1000  # characters, after cleaning
MISSING_LIMIT = 300  # characters for what somebody misses in it


@dataclass(frozen=True)
class FitCount:
    """How many say that a conclusion fits, and how many that something is missing."""

    yes: int
    no: int

    @property
    def n(self) -> int:
        """How many said whether it fits."""
        return self.yes + self.no

    @property
    def is_shown(self) -> bool:
        """Few answers say little, and may tell who said what: they are not shown to anybody, also not to the host."""
        return self.n >= SMALL


def fit_count(said: Iterable[bool]) -> FitCount:
    """Count what people said about one text. What they said about an earlier text is not in it."""
    answers = list(said)
    return FitCount(answers.count(True), answers.count(False))


def why_not_conclude(text: str, *, number: int, newest: int) -> Finding | None:
    """Why this cleaned text cannot take the place of the one with this number.

    `newest` is the number of the newest text (0: none). An empty text takes the conclusion away; with none there is
    nothing to take away.
    """
    if number != newest:
        return Finding("conclusion-changed", about="text")
    if len(text) > CONCLUSION_LIMIT:
        return Finding("conclusion-too-long", {"limit": CONCLUSION_LIMIT, "length": len(text)}, about="text")
    if not text and not newest:
        return Finding("conclusion-empty", about="text")
    return None


def why_not_fit(
    *,
    number: int,
    newest: int,
    asked: bool,
    fits: bool | None,
    missing: str,
    status: str = "open",
    paused: bool = False,
) -> Finding | None:
    """Why somebody cannot say now whether the conclusion with this number fits.

    Only the newest text counts, once the host asked; wherever the room is by then. `fits` is None when nothing was
    chosen; `missing` is the cleaned text.
    """
    closed = why_not_now(status, paused=paused)
    if closed:
        return closed
    if number != newest:
        return Finding("conclusion-changed")
    if not asked:
        return Finding("fit-not-asked")
    if fits is None:
        return Finding("fit-missing", about="fits")
    if len(missing) > MISSING_LIMIT:
        return Finding("missing-too-long", {"limit": MISSING_LIMIT, "length": len(missing)}, about="missing")
    return None
