# SPDX-License-Identifier: EUPL-1.2
"""An allowance runs out by using it, and fills up again by the clock.

```
             at once   one more after   full again after
idea         10        6 hours          60 hours
comment      30        2 minutes        1 hour
comment-here  8        10 minutes       80 minutes
question     10        2 hours          20 hours
picture      20        30 minutes       10 hours
sign-in      12        5 minutes        1 hour
code         30        2 seconds        1 minute
letter       30        10 seconds       5 minutes
joining      500       5 seconds        2500 seconds
online       30        5 minutes        150 minutes
follow-in-room  300    10 seconds       3000 seconds
follow       10        2 minutes        20 minutes
```
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook import limits

NOW = datetime(2026, 5, 4, 19, 30, tzinfo=UTC)
BYLAW = [line.split("  ") for line in __doc__.split("```")[1].strip().splitlines()[1:]]
UNITS = {"seconds": 1, "minute": 60, "minutes": 60, "hour": 3600, "hours": 3600}


def cells():
    for line in BYLAW:
        kind, most, *times = [cell.strip() for cell in line if cell.strip()]
        yield kind, int(most), *(timedelta(seconds=int(n) * UNITS[unit]) for n, unit in map(str.split, times))


@pytest.mark.parametrize(("kind", "most", "every", "full"), list(cells()))
def test_the_bylaw(kind, most, every, full):
    assert limits.LIMITS[kind].most == most
    assert limits.filled(kind, 0, every) == 1
    assert limits.filled(kind, 0, full) == most
    assert limits.filled(kind, 0, full * 9) == most, "never more than at once"
    assert limits.why_not_more(kind, 1, NOW) is None
    refused = limits.why_not_more(kind, 0, NOW)
    assert refused.params["at"] == NOW + every


def test_every_limit_stands_in_the_bylaw():
    assert [line[0] for line in BYLAW] == list(limits.LIMITS)


KINDS = st.sampled_from(sorted(limits.LIMITS))


@given(KINDS, st.lists(st.integers(0, 10_000), max_size=80))
def test_nobody_ever_gets_more_than_at_once_and_what_the_clock_gave(kind, waits):
    limit, left, done = limits.LIMITS[kind], float(limits.LIMITS[kind].most), 0
    for wait in waits:
        left = limits.filled(kind, left, timedelta(seconds=wait))
        if limits.why_not_more(kind, left, NOW) is None:
            left, done = left - 1, done + 1
    assert done <= limit.most + timedelta(seconds=sum(waits)) / limit.every


@given(KINDS, st.floats(0, 0.999))
def test_whoever_waits_as_long_as_is_said_may_go_on(kind, left):
    until = limits.why_not_more(kind, left, NOW).params["at"]
    assert limits.why_not_more(kind, limits.filled(kind, left, until - NOW + timedelta(milliseconds=1)), until) is None


def test_a_clock_that_runs_back_fills_nothing():
    assert limits.filled("idea", 3, timedelta(hours=-9)) == 3


@pytest.mark.parametrize(("given_before", "refused"), [(0, False), (399, False), (400, True), (10_000, True)])
def test_answers_of_one_phone(given_before, refused):
    assert (limits.why_not_answer_again(given_before) is not None) is refused
