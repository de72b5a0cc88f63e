# SPDX-License-Identifier: EUPL-1.2
"""Sheets of paper: their numbers, and until when they may be entered.

A sheet that was printed has a number, such as "6NZS3S-014": the join code and how many came before it. What is typed
may leave out the code, the zeros or the dash.
"""

import re
from datetime import datetime, timedelta

from samenspraak.rulebook.verdicts import Finding

MOST_AT_ONCE = 300  # sheets
MOST_SHEETS = 5000  # of one gathering
LATE = timedelta(days=7)  # after closing, for the sheets of that evening
TYPED = re.compile(r"(?:([0-9A-Z]{6})[-\s]*)?0*([1-9][0-9]{0,3})")


def sheet_name(code: str, number: int) -> str:
    """What stands on the sheet with this number."""
    return f"{code}-{number:03}"


def sheet_number(typed: str, code: str) -> int | None:
    """The number that somebody typed or scanned; None when it is not a number of a sheet of this gathering."""
    found = TYPED.fullmatch(typed.strip().upper())
    if found is None or found[1] not in (None, code):
        return None
    return int(found[2])


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
