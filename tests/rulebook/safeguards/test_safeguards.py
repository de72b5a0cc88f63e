# SPDX-License-Identifier: EUPL-1.2
"""Were the safeguards kept? Times counted against facts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.safeguards import Decided, consultation, months_after, reach, review

DAY = date(2026, 5, 4)


def decided(days: int | None, *, quorum: int = 0, counted: bool = True) -> Decided:
    since = None if days is None else DAY - timedelta(days=days)
    return Decided(since, DAY, quorum, counted)


@pytest.mark.parametrize(("days", "kept"), [(15, 1), (14, 1), (13, 0), (0, 0), (-3, 0), (None, 0)])
def test_consultation_takes_full_days(days, kept):
    held = consultation([decided(days)], 14)
    assert (held.times, held.kept, held.missed) == (1, kept, 1 - kept)


def test_reach_counts_only_ballots_that_asked_it():
    held = reach([decided(14, quorum=100), decided(14, quorum=80, counted=False), decided(14)])
    assert (held.asked, held.times, held.kept) == (100, 2, 1)
    assert reach([decided(14)]).times == reach([]).times == 0


REVIEW = """
first           today       times  kept
2026-11-04      2026-12-01  1      1
2027-05-04      2027-06-01  1      1
2027-05-05      2027-06-01  1      0
-               2027-05-04  0      0
-               2027-05-05  1      0
"""


@pytest.mark.parametrize(("first", "today", "times", "kept"), [row.split() for row in REVIEW.strip().splitlines()[1:]])
def test_the_first_evaluation_within_twelve_months(first, today, times, kept):
    began = None if first == "-" else date.fromisoformat(first)
    held = review(DAY, 12, began, date.fromisoformat(today))
    assert (held.times, held.kept) == (int(times), int(kept))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-05-04", 0, "2026-05-04"),
    ],
)
def test_months_end_where_months_end(day, months, expected):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 120), st.integers(0, 120))
def test_more_months_are_never_earlier(day, fewer, more):
    fewer, more = sorted((fewer, more))
    assert months_after(day, fewer) <= months_after(day, more)


@given(st.lists(st.builds(decided, st.none() | st.integers(-5, 40), quorum=st.integers(0, 9), counted=st.booleans())))
def test_kept_is_never_more_than_called_upon(every):
    for held in (consultation(every, 14), reach(every)):
        assert 0 <= held.kept <= held.times <= len(every)
        assert held.kept + held.missed == held.times
