# SPDX-License-Identifier: EUPL-1.2
"""Wijken side by side: honest about how many answered, never a ranking, and nobody is recognised."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak import content as files
from samenspraak.rulebook.content import parse
from samenspraak.rulebook.conversations import AnswerFact
from samenspraak.rulebook.conversations.side_by_side import beside, mean_interval
from samenspraak.rulebook.conversations.tallies import Spread
from samenspraak.rulebook.proportions import wilson

CONTENT = parse({name: files.read(name) for name in ("praatplaat", "compass", "archetypes", "topics")})
STATEMENT = CONTENT.question("our-area", "our-area-know-best")
POINT = CONTENT.question("compass", "zeggenschap")
TRIANGLE = CONTENT.question("archetypes", "triangle")


def facts(asked, *values):
    return [
        AnswerFact(asked.kind, "p", asked.key, "resident", "phone", value, id=n, participant=n)
        for n, value in enumerate(values)
    ]


def votes(agree, disagree=0, passed=0):
    given = ["agree"] * agree + ["disagree"] * disagree + ["pass"] * passed
    return facts(STATEMENT, *({"vote": vote} for vote in given))


def test_wijken_stand_in_the_order_they_are_given_whatever_they_answered():
    found = beside(STATEMENT, {"Beijum": votes(1, 9), "De Hoogte": votes(10), "Selwerd": votes(5, 5)})
    assert [row.area for row in found] == ["Beijum", "De Hoogte", "Selwerd"]


def test_of_fewer_than_five_nothing_is_shown_but_that_some_answered():
    few, enough = beside(STATEMENT, {"Lellens": votes(3, 1), "Beijum": votes(3, 2)})
    assert few.is_small and few.n is None and not few.shares
    assert enough.n == 5 and [one.count for one in enough.shares] == [3, 2, 0]


def test_a_wijk_where_nobody_answered_is_not_a_row():
    assert beside(STATEMENT, {"Beijum": []}) == ()


def test_a_share_stands_with_what_it_may_be():
    (row,) = beside(STATEMENT, {"Beijum": votes(12, 6, 2)})
    agree = row.shares[0]
    assert agree.share == Fraction(12, 20)
    assert agree.interval.low == pytest.approx(0.387, abs=0.001)
    assert agree.interval.high == pytest.approx(0.781, abs=0.001)


def test_now_and_wanted_are_shown_each_when_enough_marked_it():
    marks = [{"now": 2, "wanted": 4}] * 4 + [{"now": 3}]
    (row,) = beside(POINT, {"Beijum": facts(POINT, *marks)})
    assert [(one.of, one.spread.n) for one in row.means] == [("now", 5)]


def test_of_the_triangle_the_middle_is_shown():
    dots = [{"weights": [100, 0, 0]}] * 3 + [{"weights": [0, 50, 50]}] * 3
    (row,) = beside(TRIANGLE, {"Beijum": facts(TRIANGLE, *dots)})
    assert row.weights == (50, 25, 25)


@given(st.integers(0, 400), st.integers(1, 400))
def test_the_share_lies_in_its_interval_and_more_people_make_it_narrower(count, n):
    count = min(count, n)
    small, large = wilson(count, n), wilson(10 * count, 10 * n)
    assert 0 <= small.low <= count / n <= small.high <= 1
    assert large.high - large.low < small.high - small.low


@given(st.lists(st.integers(1, 5), min_size=2, max_size=60))
def test_a_mean_lies_in_its_interval_and_the_interval_on_the_scale(marks):
    spread = Spread(tuple(marks.count(mark) for mark in range(1, 6)))
    interval = mean_interval(spread)
    assert 1 <= interval.low <= float(spread.mean) + 1e-9
    assert float(spread.mean) - 1e-9 <= interval.high <= 5


def test_one_mark_alone_has_no_interval():
    assert mean_interval(Spread((0, 0, 1, 0, 0))) is None
