# SPDX-License-Identifier: EUPL-1.2
"""Small groups are hidden, and stay hidden for whoever can subtract."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.conversations import SIDES, may_show
from samenspraak.rulebook.conversations.breakdowns import headcount

BYLAW = """
resident  organisation  municipality  council    shown
20        0             0             0          resident
20        8             6             0          resident organisation municipality
20        8             6             2          resident organisation
20        8             3             2          resident organisation
20        8             1             2          resident
20        3             0             0          -
20        4             1             0          resident
4         0             0             0          -
4         4             0             0          -
0         0             0             0          -
5         5             5             5          resident organisation municipality council
5         5             5             4          resident organisation
"""


def rows():
    _, *body = [line.split() for line in BYLAW.strip().splitlines()]
    return [(dict(zip(SIDES, map(int, row[:4]), strict=False)), set(row[4:]) - {"-"}) for row in body]


@pytest.mark.parametrize(("sizes", "shown"), rows())
def test_which_sides_may_be_shown(sizes, shown):
    found = may_show(sizes)
    assert len(found) == len(shown)
    assert sorted(sizes[side] for side in found) == sorted(sizes[side] for side in shown)  # equals are exchangeable


SIZES = st.dictionaries(st.sampled_from(SIDES), st.integers(0, 30))


@given(SIZES, st.integers(1, 9))
def test_no_subtraction_brings_back_a_small_group(sizes, small):
    """With the total and the shown groups known, take away any of them: what is left is never a small group."""
    shown = may_show(sizes, small)
    total = sum(sizes.values())
    assert all(sizes[side] >= small for side in shown)
    if not shown:
        return  # only the total is known
    for taken in chain.from_iterable(combinations(shown, n) for n in range(len(shown) + 1)):
        left = total - sum(sizes[side] for side in taken)
        assert left == 0 or left >= small


@given(SIZES, st.integers(1, 9))
def test_a_hidden_side_is_never_alone(sizes, small):
    shown = may_show(sizes, small)
    hidden = [side for side, size in sizes.items() if size and side not in shown]
    assert len(hidden) != 1 or not shown


@given(SIZES, st.integers(1, 9))
def test_nothing_is_hidden_without_need(sizes, small):
    """All groups are shown when none is small, and only the smallest ones are hidden."""
    shown = may_show(sizes, small)
    present = {side: size for side, size in sizes.items() if size}
    if all(size >= small for size in present.values()):
        assert shown == set(present)
    hidden = [size for side, size in present.items() if side not in shown]
    assert not shown or not hidden or max(hidden) <= min(sizes[side] for side in shown)


@given(st.lists(st.sampled_from(SIDES), max_size=60))
def test_a_headcount_adds_up(groups):
    counted = headcount(groups, SIDES)
    assert counted.total == len(groups)
    assert counted.hidden_total == sum(groups.count(side) for side in counted.hidden)
    assert list(counted.shown) == [side for side in SIDES if side in counted.shown]
