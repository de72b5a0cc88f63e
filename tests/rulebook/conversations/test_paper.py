# SPDX-License-Identifier: EUPL-1.2
"""Numbers of sheets, and until when sheets are entered."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.conversations import (
    Stack,
    read_sheet,
    sheet_name,
    sheet_number,
    whose_sheet,
    why_not_enter_now,
    why_not_number,
    why_not_this_sheet,
)

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


# Typed at gathering A, which gave out 20 numbers and closed; B gave out 30, C none; at C number 7 was typed in.
WHOSE = """
typed       at   belongs to
A-014       A    A
14          A    A
A-014       B    A
A-014       C    A
14          C    A B
25          A    B
25          C    B
25          B    B
7           C    C
7           A    A
99          A    A
99          C    C
B-099       A    B
X-014       A    -
X-014       C    -
"""


@pytest.mark.parametrize("row", WHOSE.strip().splitlines()[1:])
def test_a_sheet_belongs_to_the_gathering_whose_number_stands_on_it(row):
    typed, at, *belongs_to = row.split()
    code, _dash, number = typed.rpartition("-")
    printed, number = {"A": 20, "B": 30, "C": 0}, int(number)
    stacks = [Stack(name, most, entered=(name, number) == ("C", 7)) for name, most in printed.items()]
    here = next(one for one in stacks if one.code == at)
    others = [one for one in stacks if one != here]
    assert list(whose_sheet(code, number, here, others)) == [name for name in belongs_to if name != "-"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [("14", ("", 14)), ("6nzs3s 014", ("6NZS3S", 14)), ("ABC234-7", ("ABC234", 7)), ("tafel 3", None), ("", None)],
)
def test_what_stands_on_a_sheet_is_read_with_or_without_its_code(typed, read):
    assert read_sheet(typed) == read


@pytest.mark.parametrize(
    ("typed", "belongs_to", "code"),
    [
        ("ABC234-014", "De avond", "sheet-of-another-gathering"),
        ("ABC234-014", "", None),  # no gathering has this code: written by hand
        ("6NZS3S-014", "De avond", None),
        ("14", "De avond", None),
        ("tafel 3", "De avond", None),
    ],
)
def test_nobody_enters_it_at_another_gathering(typed, belongs_to, code):
    finding = why_not_this_sheet(typed, CODE, belongs_to)
    assert (finding.code if finding else None) == code


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
