# SPDX-License-Identifier: EUPL-1.2
"""Sheets of paper: their numbers, of which gathering they are, and until when they may be entered.

A sheet that was printed has a number, such as "6NZS3S-014": the join code and how many came before it. What is typed
may leave out the code, the zeros or the dash.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from samenspraak.rulebook.verdicts import Finding

MOST_AT_ONCE = 300  # sheets
MOST_SHEETS = 5000  # of one gathering
LATE = timedelta(days=7)  # after closing, for the sheets of that evening
TYPED = re.compile(r"(?:([0-9A-Z]{6})[-\s]*)?0*([1-9][0-9]{0,3})")


def sheet_name(code: str, number: int) -> str:
    """What stands on the sheet with this number."""
    return f"{code}-{number:03}"


def read_sheet(typed: str) -> tuple[str, int] | None:
    """The code ("" when it was left out) and the number that somebody typed; None when it is no number of a sheet."""
    found = TYPED.fullmatch(typed.strip().upper())
    return (found[1] or "", int(found[2])) if found else None


def sheet_number(typed: str, code: str) -> int | None:
    """The number that somebody typed or scanned; None when it is not a number of a sheet of this gathering."""
    read = read_sheet(typed)
    return read[1] if read and read[0] in ("", code) else None


@dataclass(frozen=True)
class Stack:
    """The sheets of one gathering, as far as one number is concerned: `entered`, that a sheet with it was typed in."""

    code: str
    printed: int
    entered: bool = False

    def has(self, number: int) -> bool:
        """Whether there is a sheet with this number: it was given out, or somebody typed one in."""
        return number <= self.printed or self.entered


def whose_sheet(code: str, number: int, here: Stack, others: Iterable[Stack]) -> tuple[str, ...]:
    """Of which gatherings this sheet may be, by their codes, when it is typed at the gathering `here`.

    A code on it settles it; when no gathering has that code, it is nobody's. Without a code it is of this gathering
    when it has that number, else of the others that have it. A number that nobody has is this gathering's: possible,
    and pointed out.
    """
    if code:
        return tuple(one.code for one in (here, *others) if one.code == code)
    if here.has(number):
        return (here.code,)
    return tuple(one.code for one in others if one.has(number)) or (here.code,)


def why_not_this_sheet(typed: str, code: str, belongs_to: str) -> Finding | None:
    """A sheet is entered at the gathering whose code stands on it. `belongs_to`: its title, when there is one."""
    read = read_sheet(typed)
    if read is None or read[0] in ("", code) or not belongs_to:
        return None
    return Finding("sheet-of-another-gathering", {"sheet": sheet_name(*read), "title": belongs_to}, about="sheet")


def why_not_number(sheets: int, printed: int) -> Finding | None:
    """At most three hundred numbers at once, so that nobody makes a mountain of paper by accident."""
    if not 1 <= sheets <= MOST_AT_ONCE:
        return Finding("sheets-out-of-range", {"most": MOST_AT_ONCE}, about="sheets")
    if printed + sheets > MOST_SHEETS:
        return Finding("sheets-too-many", {"most": MOST_SHEETS}, about="sheets")
    return None


def enterable_until(closed_at: datetime) -> datetime:
    """Until when sheets of a closed gathering may be entered."""
    return closed_at + LATE


def why_not_enter_now(status: str, closed_at: datetime | None, at: datetime) -> Finding | None:
    """Sheets are entered while a gathering is open, and for seven days after it closed."""
    if status == "open":
        return None
    if status == "planned":
        return Finding("gathering-not-open-yet")
    if closed_at is None:
        return Finding("gathering-cancelled")
    until = enterable_until(closed_at)
    return Finding("sheets-too-late", {"until": until}) if at >= until else None
