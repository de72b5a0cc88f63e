# SPDX-License-Identifier: EUPL-1.2
"""Bylaws of periods and working days (docs/rules/periods.md)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.periods import Period, why_not_hold, working_days_after

DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
LENGTHS = st.one_of(st.none(), st.integers(1, 2_000))


@st.composite
def periods(draw):
    since, length = draw(DAYS), draw(LENGTHS)
    return Period(since, length and since + timedelta(days=length))


def test_the_first_day_is_in_and_the_last_is_not():
    term = Period(date(2025, 1, 1), date(2027, 1, 1))
    assert term.holds(date(2025, 1, 1)) and term.holds(date(2026, 12, 31))
    assert not term.holds(date(2024, 12, 31)) and not term.holds(date(2027, 1, 1))


@given(periods(), periods(), DAYS)
def test_a_day_in_both_means_they_overlap(one, other, day):
    if one.holds(day) and other.holds(day):
        assert one.overlaps(other) and other.overlaps(one)


@given(periods(), periods())
def test_overlap_has_a_day_to_show(one, other):
    first_of_both = max(one.since, other.since)
    assert one.overlaps(other) == (one.holds(first_of_both) and other.holds(first_of_both))


def test_a_next_term_may_begin_the_day_the_last_one_ends():
    assert why_not_hold(Period(date(2027, 1, 1)), among=[Period(date(2025, 1, 1), date(2027, 1, 1))]) is None


def test_what_is_refused():
    day = date(2025, 1, 1)
    assert why_not_hold(Period(day, day), among=[]).code == "period-empty"
    assert why_not_hold(Period(day), among=[Period(date(2020, 1, 1))]).code == "period-overlaps"


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        ("2026-05-08", 1, "2026-05-11"),
        ("2026-05-08", 10, "2026-05-22"),
        ("2026-05-09", 1, "2026-05-11"),
        ("2026-05-06", 0, "2026-05-06"),
    ],
)
def test_working_days_skip_the_weekend(day, days, then):
    assert working_days_after(date.fromisoformat(day), days) == date.fromisoformat(then)


def test_a_holiday_is_no_working_day():
    ascension = date(2026, 5, 14)
    assert working_days_after(date(2026, 5, 13), 1, holidays=frozenset({ascension})) == date(2026, 5, 15)
