# SPDX-License-Identifier: EUPL-1.2
"""Then and now, and promises."""

import statistics
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak import content as files
from samenspraak.rulebook.content import POINTS, parse
from samenspraak.rulebook.conversations import AnswerFact, Spread, outcomes
from samenspraak.rulebook.evaluation import Kept, Promise, fate, is_clear, kept, then_and_now

CONTENT = parse({name: files.read(name) for name in ("praatplaat", "compass", "archetypes", "topics")})


def room(now=(), wanted=(), point="zeggenschap"):
    """Outcomes of a gathering in which these marks were given at one point of the compass."""
    facts = [
        AnswerFact("compass", "compass", point, "resident", "phone", {name: mark}, 2 * who + place, 2 * who + place)
        for place, (name, marks) in enumerate((("now", now), ("wanted", wanted)))
        for who, mark in enumerate(marks)
    ]
    return outcomes(facts, CONTENT)


def change(then, now):
    return next(one for one in then_and_now(then, now) if one.key == "zeggenschap")


TWOS, FOURS, MIXED = [2] * 20, [4] * 20, [1, 2, 3, 4, 5] * 4

VERDICTS = [
    (TWOS, FOURS, "change-up"),
    (FOURS, TWOS, "change-down"),
    (MIXED, MIXED, "change-may-be-chance"),
    (MIXED, [*MIXED[:-1], 4], "change-may-be-chance"),
    (TWOS, TWOS, "change-may-be-chance"),
    ([2] * 9, FOURS, "change-too-few"),
    (TWOS, [4] * 9, "change-too-few"),
    ([2] * 10, [4] * 10, "change-up"),
    ([], FOURS, "change-unknown"),
    (TWOS, [], "change-unknown"),
    ([], [], "change-unknown"),
]


@pytest.mark.parametrize(("then", "now", "verdict"), VERDICTS)
def test_what_may_be_concluded(then, now, verdict):
    assert change(room(then), room(now)).verdict.code == verdict


WISHES = [
    (FOURS, FOURS, "wish-reached"),
    (FOURS, TWOS, "wish-open"),
    (TWOS, FOURS, "wish-passed"),
    (MIXED, [3] * 20, "wish-reached"),
    ([4] * 9, FOURS, "wish-too-few"),
    (FOURS, [], "wish-unknown"),
]


@pytest.mark.parametrize(("wanted", "now", "verdict"), WISHES)
def test_whether_the_wish_came_true(wanted, now, verdict):
    assert change(room(wanted=wanted), room(now)).wish.code == verdict


def test_the_numbers_beside_the_verdict():
    found = change(room(TWOS, FOURS), room([3] * 12, FOURS))
    assert found.difference == 1
    assert found.remaining == 1
    assert (found.verdict.params["then"], found.verdict.params["now"]) == (20, 12)
    assert (found.then.mean, found.now.mean, found.wanted_then.mean, found.wanted_now.mean) == (2, 3, 4, 4)


def test_every_point_of_the_compass_is_there_in_order():
    assert [one.key for one in then_and_now(room(TWOS), room(FOURS))] == list(POINTS)


def test_nobody_answered_the_second_time():
    found = change(room(TWOS, FOURS), room())
    assert (found.difference, found.remaining) == (None, None)


MARKS = st.lists(st.integers(1, 5), min_size=10, max_size=40)


def spread(marks):
    return Spread(tuple(marks.count(mark) for mark in range(1, 6)))


@given(MARKS, MARKS)
def test_then_and_now_exchanged_is_the_same_difference_the_other_way(first, second):
    there, back = change(room(first), room(second)), change(room(second), room(first))
    assert there.difference == -back.difference
    turned = {"change-up": "change-down", "change-down": "change-up"}
    assert back.verdict.code == turned.get(there.verdict.code, there.verdict.code)


@given(MARKS)
def test_a_room_does_not_differ_from_itself(marks):
    assert not is_clear(spread(marks), spread(marks))


@given(MARKS, MARKS)
def test_clear_is_more_than_twice_the_standard_error(first, second):
    error = Fraction(statistics.variance(map(Fraction, first))) / len(first)
    error += Fraction(statistics.variance(map(Fraction, second))) / len(second)
    difference = Fraction(sum(first), len(first)) - Fraction(sum(second), len(second))
    assert is_clear(spread(first), spread(second)) == (difference**2 > 4 * error)


# Promises

DUE = date(2026, 5, 4)
FATES = """
done          dropped  today      fate
-             no       before     open
-             no       on         open
-             no       after      overdue
before        no       after      kept
on            no       after      kept
after         no       after      late
-             yes      before     dropped
-             yes      after      dropped
before        yes      after      kept
"""
DAYS = {"before": DUE - timedelta(days=3), "on": DUE, "after": DUE + timedelta(days=1), "-": None}


@pytest.mark.parametrize(("done", "dropped", "today", "expected"), [r.split() for r in FATES.strip().splitlines()[1:]])
def test_what_became_of_a_promise(done, dropped, today, expected):
    assert fate(Promise(DUE, DAYS[done], dropped == "yes"), DAYS[today]) == expected


def test_promises_are_counted():
    promises = [Promise(DUE, DUE), Promise(DUE, DUE + timedelta(days=1)), Promise(DUE), Promise(DUE, dropped=True)]
    counted = kept(promises, DUE + timedelta(days=9))
    assert counted == Kept(kept=1, late=1, open=0, overdue=1, dropped=1)
    assert counted.share_kept == Fraction(1, 4)


def test_without_promises_there_is_no_share():
    assert kept([], DUE).share_kept is None
    assert kept([Promise(DUE)], DUE).share_kept is None


PROMISES = st.builds(Promise, st.dates(), st.none() | st.dates(), st.booleans())


@given(st.lists(PROMISES), st.dates())
def test_every_promise_is_counted_once(promises, today):
    assert kept(promises, today).total == len(promises)
