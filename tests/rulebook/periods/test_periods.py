# SPDX-License-Identifier: EUPL-1.2
"""Bylaws of periods and working days (docs/rules/periods.md)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.periods import Period, easter, holidays, on_a_working_day, why_not_hold, working_days_after

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
        ("2026-06-05", 1, "2026-06-08"),
        ("2026-06-05", 10, "2026-06-19"),
        ("2026-06-06", 1, "2026-06-08"),
        ("2026-06-03", 0, "2026-06-03"),
        ("2026-05-13", 1, "2026-05-15"),  # Hemelvaartsdag
        ("2026-12-24", 1, "2026-12-28"),  # Kerst, and Sunday
        ("2026-12-31", 1, "2027-01-04"),  # Nieuwjaarsdag, and a weekend
        ("2038-04-22", 1, "2038-04-28"),  # Goede Vrijdag, Pasen, Koningsdag
    ],
)
def test_working_days_skip_weekends_and_holidays(day, days, then):
    assert working_days_after(date.fromisoformat(day), days) == date.fromisoformat(then)


# Easter Sunday as the almanacs have it, the earliest and the latest that there can be among them.
EASTER = """
1818-03-22 1943-04-25 1954-04-18 1961-04-02 1981-04-19 2000-04-23 2008-03-23 2011-04-24 2016-03-27 2019-04-21 2020-04-12
2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21 2031-04-13
2032-03-28 2033-04-17 2034-04-09 2035-03-25 2038-04-25 2049-04-18 2076-04-19
"""


@pytest.mark.parametrize("known", EASTER.split())
def test_easter_of_known_years(known):
    assert easter(int(known[:4])) == date.fromisoformat(known)


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    found = easter(year)
    assert found.weekday() == 6 and date(year, 3, 22) <= found <= date(year, 4, 25)


YEARS = """
2025  01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26
2026  01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26
2027  01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26
"""


@pytest.mark.parametrize("line", YEARS.strip().splitlines())
def test_the_holidays_of_known_years(line):
    year, *days = line.split()
    assert [day.strftime("%m-%d") for day in holidays(int(year))] == days


def test_holidays_that_fall_together_are_one_day():
    assert holidays(2016)[date(2016, 5, 5)] == "Hemelvaartsdag" and len(holidays(2016)) == 8


def test_a_term_that_ends_in_a_weekend_or_on_a_holiday_runs_on():
    assert on_a_working_day(date(2026, 4, 3)) == date(2026, 4, 7)
    assert on_a_working_day(date(2026, 4, 7)) == date(2026, 4, 7)
