# SPDX-License-Identifier: EUPL-1.2
"""Numbers of sheets, and until when sheets are entered."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.conversations import sheet_name, sheet_number, why_not_enter_now, why_not_number

CODE = "6NZS3S"
CLOSED = datetime(2026, 5, 4, 21, 30, tzinfo=UTC)


@given(number=st.integers(1, 5000))
def test_what_stands_on_a_sheet_leads_back_to_its_number(number):
    assert sheet_number(sheet_name(CODE, number), CODE) == number


@pytest.mark.parametrize("typed", ["14", "014", "6NZS3S-014", "6nzs3s-14", " 6NZS3S 014 ", "6NZS3S014"])
def test_a_number_may_be_typed_in_short(typed):
    assert sheet_number(typed, CODE) == 14


@pytest.mark.parametrize("typed", ["", "0", "000", "ABC234-014", "tafel 3", "14a", "-14", "14.5", "99999"])
def test_what_is_no_number_of_this_gathering(typed):
    assert sheet_number(typed, CODE) is None


BYLAW = """
planned    no    gathering-not-open-yet
cancelled  no    gathering-cancelled
open       no    -
closed     0     -
closed     6     -
closed     7     sheets-too-late
closed     70    sheets-too-late
"""


@pytest.mark.parametrize("row", BYLAW.strip().splitlines())
def test_until_when_sheets_are_entered(row):
    status, days, code = row.split()
    closed = None if days == "no" else CLOSED
    at = CLOSED if days == "no" else CLOSED + timedelta(days=int(days))
    finding = why_not_enter_now(status, closed, at)
    assert (finding.code if finding else "-") == code


@pytest.mark.parametrize(
    ("sheets", "printed", "code"),
    [
        (1, 0, "-"),
        (300, 0, "-"),
        (0, 0, "sheets-out-of-range"),
        (301, 0, "sheets-out-of-range"),
        (300, 4900, "sheets-too-many"),
    ],
)
def test_how_many_numbers_at_once(sheets, printed, code):
    finding = why_not_number(sheets, printed)
    assert (finding.code if finding else "-") == code
