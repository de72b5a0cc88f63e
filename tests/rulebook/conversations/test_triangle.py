# SPDX-License-Identifier: EUPL-1.2
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.conversations import to_hundred, weights_at, xy_of

WEIGHTS = st.tuples(st.integers(0, 100), st.integers(0, 100)).map(
    lambda pair: (min(pair), max(pair) - min(pair), 100 - max(pair))
)
NUMBERS = st.fractions(-3, 3)


def test_the_corners():
    assert xy_of((100, 0, 0)) == (Fraction(1, 2), 0)
    assert xy_of((0, 100, 0)) == (0, 1)
    assert xy_of((0, 0, 100)) == (1, 1)
    assert xy_of((1, 1, 1)) == (Fraction(1, 2), Fraction(2, 3))


@given(WEIGHTS)
def test_there_and_back(weights):
    assert weights_at(*xy_of(weights)) == weights


@given(WEIGHTS)
def test_there_and_back_through_what_a_browser_sends(weights):
    x, y = xy_of(weights)
    assert weights_at(float(x), float(y)) == weights


@given(NUMBERS, NUMBERS)
def test_every_place_gives_three_per_cents_that_add_up(x, y):
    weights = weights_at(x, y)
    assert sum(weights) == 100
    assert min(weights) >= 0


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_inside_the_triangle_no_weight_is_off_by_one_per_cent(a, b):
    top, left = min(a, b), max(a, b) - min(a, b)
    exact = (top, left, 1 - top - left)
    for whole, share in zip(weights_at(*xy_of(exact)), exact, strict=True):
        assert abs(whole - 100 * share) < 1


def test_thirds_and_nothing():
    assert to_hundred(1, 1, 1) == (34, 33, 33)
    assert to_hundred(0, 0, 0) == (34, 33, 33)
    assert to_hundred(-5, 1, 0) == (0, 100, 0)
