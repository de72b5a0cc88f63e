# SPDX-License-Identifier: EUPL-1.2
"""Small groups are hidden, and stay hidden for whoever can subtract."""

from collections import Counter
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.conversations import SIDES, may_show
from samenspraak.rulebook.conversations.breakdowns import apart, batches, headcount

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
    counted = headcount([(1, group) for group in groups], SIDES, [1])
    assert counted.total == len(groups)
    assert counted.hidden_total == sum(groups.count(side) for side in counted.hidden)
    assert list(counted.shown) == [side for side in SIDES if side in counted.shown]


# Several gatherings: one page shows each of them, another all together

ACROSS = """
gatherings, first closed first                                   | shown together
resident:20+municipality:6                                       | 1:municipality,resident
resident:20+municipality:2                                       | -
resident:20+municipality:6 resident:20+municipality:1            | 1:municipality,resident
resident:20+municipality:1 resident:20+municipality:6            | 2:municipality,resident
resident:20+municipality:3 resident:15+municipality:2            | 1+2:municipality,resident
resident:20+municipality:3 resident:9 resident:15+municipality:2 | 2:resident 1+3:municipality,resident
resident:9+council:2 resident:9+municipality:2                   | -
resident:9+council:2 resident:9+municipality:3                   | 1+2:resident
resident:3 resident:4                                            | -
resident:9 resident:3                                            | 1:resident
"""


def across():
    for line in ACROSS.strip().splitlines()[1:]:
        gatherings, shown = line.split("|")
        row = [dict(one.split(":") for one in gathering.split("+")) for gathering in gatherings.split()]
        yield row, set(shown.split()) - {"-"}


def mixed(sizes):
    """So many people of each side, of whom every third disagrees: nobody is all of one mind."""
    return {side: Counter("agree" if n % 3 else "disagree" for n in range(int(size))) for side, size in sizes.items()}


@pytest.mark.parametrize(("gatherings", "shown"), list(across()))
def test_which_gatherings_are_shown_by_side_together(gatherings, shown):
    found = batches([mixed(sizes) for sizes in gatherings])
    assert {f"{'+'.join(str(n + 1) for n in one.gatherings)}:{','.join(sorted(one.shown))}" for one in found} == shown


def test_gatherings_wait_on_when_their_own_pages_would_tell_who_said_it():
    """Of the five officials three disagree, and no resident does. At the second gathering one person disagreed: then
    everybody could see that it was one of the two officials there. A third gathering makes it say nothing."""
    first = {"resident": Counter(agree=20), "municipality": Counter(agree=1, disagree=2)}
    second = {"resident": Counter(agree=15), "municipality": Counter(agree=1, disagree=1)}
    third = {"resident": Counter(agree=5, disagree=9), "municipality": Counter(agree=1)}
    assert batches([first, second]) == ()
    assert [one.gatherings for one in batches([first, second, third])] == [(0, 1, 2)]


def test_what_can_be_recognised_one_by_one_waits_for_nothing():
    row = [mixed({"resident": 20, "municipality": 3}), mixed({"resident": 15, "municipality": 2})]
    assert batches(row, together=False) == ()


def test_a_gathering_that_goes_on_is_in_no_group():
    said = [(1, "resident", "agree")] * 9 + [(2, "resident", "agree")] * 9
    assert len(apart(said, [1])["resident"]) == 9
    assert apart(said, []) == {}


CELL = st.dictionaries(
    st.sampled_from(SIDES[:3]), st.dictionaries(st.sampled_from("ab"), st.integers(0, 4), max_size=2).map(Counter)
)
ROWS = st.lists(CELL, min_size=1, max_size=4)


@given(ROWS, CELL)
def test_what_was_shown_is_never_shown_otherwise_later(row, later):
    """So nobody learns from the page of today and that of last month more than the batches in between."""
    assert batches([*row, later], 3)[: len(batches(row, 3))] == batches(row, 3)


@given(ROWS)
def test_batches_share_no_gathering_and_each_is_large_enough(row):
    found = batches(row, 3)
    used = [place for one in found for place in one.gatherings]
    assert len(used) == len(set(used))
    for one in found:
        sizes = {side: sum(row[place].get(side, Counter()).total() for place in one.gatherings) for side in SIDES}
        assert one.shown == may_show(sizes, 3)


def worlds(rows, columns):
    """Every table of whole numbers with these totals of its rows and of its columns."""
    if len(rows) == 1:
        yield (tuple(columns),)
        return
    for first in product(*(range(min(rows[0], column) + 1) for column in columns)):
        if sum(first) == rows[0]:
            for rest in worlds(rows[1:], [column - cell for column, cell in zip(columns, first, strict=True)]):
                yield (first, *rest)


@given(ROWS)
@settings(max_examples=150)
def test_no_page_beside_another_tells_what_somebody_of_a_small_group_said(row):
    """By trying every world that fits all pages: for each small group at each gathering, and each answer, there is one
    in which nobody of that group gave that answer there. (Not for a gathering as a whole: its page tells.)"""
    for batch in batches(row, 3):
        gatherings = [row[place] for place in batch.gatherings]
        groups = [[side] for side in sorted(batch.shown)] + [[side for side in SIDES if side not in batch.shown]]
        table = {
            answer: [
                [sum(cells.get(side, {}).get(answer, 0) for side in group) for group in groups] for cells in gatherings
            ]
            for answer in "ab"
        }
        for part in chain.from_iterable(combinations(range(len(groups)), n) for n in range(1, len(groups))):
            sizes = [
                sum(table[answer][place][group] for answer in "ab" for group in part)
                for place in range(len(gatherings))
            ]
            for answer, place in product("ab", range(len(gatherings))):
                if not 0 < sizes[place] < 3:
                    continue
                fitting = worlds(
                    [sum(line) for line in table[answer]], [sum(column) for column in zip(*table[answer], strict=True)]
                )
                assert any(sum(world[place][group] for group in part) == 0 for world in fitting)
