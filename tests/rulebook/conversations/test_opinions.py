# SPDX-License-Identifier: EUPL-1.2
"""Opinion groups as bylaws: who is placed, when there are groups, what may be shown, and that chance has no part."""

from collections import Counter
from fractions import Fraction
from itertools import combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.conversations.opinions import (
    MISSING,
    USUAL,
    VERDICTS,
    VOTE_OF,
    Counts,
    Places,
    Thresholds,
    gathered,
    laid_out,
    opinions,
)
from samenspraak.rulebook.conversations.opinions.axes import axes, positions
from samenspraak.rulebook.conversations.opinions.shares import more_at_least

SMALL = 5


def camps(people=60, statements=20, groups=2, seed=0, given=1.0, loyal=0.85, apart=0.7):
    """Votes of people in camps, and the camp of each: `loyal` keep to their camp, on `apart` of the statements the
    camps differ, and `given` of the votes were given."""
    chance = np.random.default_rng(seed)
    camp = np.arange(people) % groups
    lines = chance.choice([-1, 1], (groups, statements))
    alike = chance.random(statements) > apart
    lines[:, alike] = lines[0, alike]
    draw = chance.random((people, statements))
    matrix = np.where(draw < loyal, lines[camp], np.where(draw < (1 + loyal) / 2, 0, -lines[camp]))
    matrix[chance.random(matrix.shape) > given] = MISSING
    return matrix.astype(np.int8), camp


def noise(people, statements, seed, given=1.0):
    """Votes in which nothing hangs together: each statement has its own shares, and that is all."""
    chance = np.random.default_rng(seed)
    agree = chance.uniform(0.15, 0.75, statements)
    disagree = chance.uniform(0.1, 0.9, statements) * (1 - agree)
    draw = chance.random((people, statements))
    matrix = np.where(draw < agree, 1, np.where(draw < agree + disagree, -1, 0))
    matrix[chance.random(matrix.shape) > given] = MISSING
    return matrix.astype(np.int8)


def laid(matrix, participants=None, statements=None):
    people, size = matrix.shape
    return laid_out(participants or range(people), statements or range(size), matrix)


def triples(matrix):
    rows, columns = np.nonzero(matrix != MISSING)
    return [(int(row), int(column), int(matrix[row, column])) for row, column in zip(rows, columns, strict=True)]


def likeness(one, other):
    """The adjusted Rand index of two divisions of the same people: 1 the same, about 0 chance."""
    table = np.array(
        [[sum(x == a and y == b for x, y in zip(one, other, strict=True)) for b in {*other}] for a in {*one}]
    )

    def pairs(counts):
        return float((counts * (counts - 1) / 2).sum())

    both, rows, columns = pairs(table), pairs(table.sum(1)), pairs(table.sum(0))
    by_chance = rows * columns / pairs(np.array([len(one)]))
    return (both - by_chance) / ((rows + columns) / 2 - by_chance)


def same(one, other):
    """Whether two outcomes are the same in everything."""
    return (
        (one.verdict, one.people, one.placed, one.left_out, one.groups, one.statements, one.quality)
        == (other.verdict, other.people, other.placed, other.left_out, other.groups, other.statements, other.quality)
        and (one.places.participants, one.places.groups) == (other.places.participants, other.places.groups)
        and np.array_equal(one.places.xy, other.places.xy)
    )


# Who is placed


def test_who_gave_seven_votes_is_placed_and_a_pass_is_a_vote():
    matrix, _ = camps(30, 20)
    matrix[0, 7:] = MISSING  # seven
    matrix[1, 6:] = MISSING  # six
    matrix[2, 6:] = MISSING
    matrix[2, 6] = VOTE_OF["pass"]  # six and a pass
    found = opinions(laid(matrix))
    assert 1 not in found.places.participants
    assert {0, 2} <= {*found.places.participants}
    assert (found.people, found.placed, found.left_out) == (30, 29, {"too-few-votes": 1, "no-stand": 0})


@pytest.mark.parametrize(("statements", "least"), [(5, 4), (6, 5), (7, 6), (8, 6), (9, 7), (10, 7), (40, 7)])
def test_with_few_statements_one_votes_on_three_quarters(statements, least):
    matrix, _ = camps(30, statements)
    matrix[0, least:] = MISSING
    matrix[1, least - 1 :] = MISSING
    found = opinions(laid(matrix))
    assert 0 in found.places.participants
    assert 1 not in found.places.participants
    assert found.left_out == {"too-few-votes": 1, "no-stand": 0}


def test_a_new_statement_does_not_put_out_those_who_have_not_seen_it():
    matrix, _ = camps(30, 8)
    matrix[:, 6:] = MISSING  # everyone voted on six of six
    assert opinions(laid(matrix)).placed == 30
    matrix[:4, 6] = VOTE_OF["agree"]  # four have seen the seventh
    assert opinions(laid(matrix)).placed == 30


def test_statements_without_votes_ask_nothing_of_anybody():
    matrix, _ = camps(30, 6)
    votes = gathered(triples(matrix), statements=range(20))
    found = opinions(votes)
    assert len(found.statements) == 20
    assert found.placed == 30


def test_who_only_passes_belongs_to_no_group():
    matrix, _ = camps(40, 20)
    matrix[0] = VOTE_OF["pass"]
    found = opinions(laid(matrix))
    assert found.left_out == {"too-few-votes": 0, "no-stand": 1}
    assert found.places.group_of(0) == ""
    assert found.statements[0].total.n == 40  # but the passes count


def test_a_pass_is_not_a_missing_vote():
    matrix, _ = camps(40, 20)
    passed, left_open = matrix.copy(), matrix.copy()
    passed[0, 3], left_open[0, 3] = VOTE_OF["pass"], MISSING
    with_pass, without = (opinions(laid(one)).statements[3].total for one in (passed, left_open))
    assert (with_pass.n, without.n) == (40, 39)
    assert with_pass.passed == without.passed + 1
    assert not np.array_equal(opinions(laid(passed)).places.xy, opinions(laid(left_open)).places.xy)


def test_who_votes_little_stands_with_those_who_vote_alike_and_who_passes_in_between():
    matrix, camp = camps(60, 40, loyal=0.95, apart=1.0)
    few, passed = matrix.copy(), matrix.copy()
    few[0, 8:], passed[0, 8:] = MISSING, VOTE_OF["pass"]

    def along(changed):
        """Where the first stands between the middle (0) and the own camp (1)."""
        xy = positions(changed, axes(changed))
        own = xy[1:][camp[1:] == camp[0]].mean(axis=0)
        return float(xy[0] @ own / (own @ own))

    assert along(few) > 0.7
    assert -0.1 < along(passed) < 0.4


# When there are groups


def test_under_ten_people_nothing_is_said_about_groups():
    few, enough = (opinions(laid(camps(people, 20)[0])) for people in (9, 10))
    assert few.verdict == "too-few-participants"
    assert enough.verdict != "too-few-participants"
    assert few.groups == few.places.participants == ()
    assert few.statements[0].total.n == 9  # what was said to a statement is said


def test_under_five_statements_nothing_is_said_about_groups():
    assert opinions(laid(camps(60, 4)[0])).verdict == "too-few-statements"
    assert opinions(laid(camps(60, 5)[0])).verdict not in ("too-few-statements", "too-few-participants")


def test_a_statement_with_votes_of_four_people_places_nobody():
    matrix, _ = camps(60, 5)
    matrix[4:, 0] = MISSING
    assert opinions(laid(matrix)).verdict == "too-few-statements"


def test_without_any_vote_there_is_an_answer_too():
    assert opinions(gathered([])).verdict == "too-few-statements"
    assert opinions(gathered([], statements=["a", "b"])).statements[0].total is None


PLANTED = [
    # people, statements, groups, given, loyal
    (40, 30, 2, 1.0, 0.85),
    (60, 30, 3, 1.0, 0.85),
    (120, 40, 2, 0.6, 0.85),
    (300, 100, 3, 0.5, 0.8),
    (2000, 40, 2, 1.0, 0.8),
]


@pytest.mark.parametrize(("people", "statements", "groups", "share", "loyal"), PLANTED)
def test_camps_that_are_there_are_found(people, statements, groups, share, loyal):
    matrix, camp = camps(people, statements, groups, seed=3, given=share, loyal=loyal)
    found = opinions(laid(matrix))
    assert found.verdict == "groups"
    assert len(found.groups) == groups
    assert likeness(camp[list(found.places.participants)].tolist(), found.places.groups) > 0.9


@settings(max_examples=25)
@given(
    st.integers(0, 10**6),
    st.sampled_from([(40, 10), (60, 20), (60, 60), (150, 8), (300, 40)]),
    st.sampled_from([1.0, 0.6]),
)
def test_where_nothing_hangs_together_there_are_no_groups(seed, size, share):
    found = opinions(laid(noise(*size, seed, share if size[1] >= 20 else 1.0)))
    assert found.verdict == "no-clear-groups"
    assert found.groups == ()
    assert {*found.places.groups} == {""}  # people have a place, no group


@pytest.mark.parametrize("seed", range(4))
def test_people_along_one_line_are_not_cut_in_two(seed):
    """From one end to the other, most in the middle: they differ, and clearly so, but there are no camps."""
    chance = np.random.default_rng(seed)
    ends = chance.normal(0, 0.6, 400)[:, None] * chance.choice([-3, 3], 40)
    matrix = np.where(chance.random((400, 40)) < 1 / (1 + np.exp(-ends)), 1, -1).astype(np.int8)
    found = opinions(laid(matrix))
    assert found.quality.coherence > 2 * USUAL.coherence
    assert found.silhouette > USUAL.silhouette
    assert found.verdict == "no-clear-groups"


def test_when_all_say_the_same_there_are_no_groups_but_much_is_shared():
    found = opinions(laid(np.tile(np.array([1, -1] * 5, np.int8), (30, 1))))
    assert found.verdict == "no-clear-groups"
    assert [one.shared for one in found.statements] == ["agree", "disagree"] * 5
    assert np.all(found.places.xy == 0)


def test_who_asks_more_of_groups_may_find_none():
    matrix, _ = camps(60, 30, loyal=0.8)
    assert opinions(laid(matrix)).verdict == "groups"
    for strict in (Thresholds(silhouette=0.99), Thresholds(coherence=50), Thresholds(valley=-1.0)):
        assert opinions(laid(matrix), strict).verdict == "no-clear-groups"


# Fewer than five


@pytest.mark.parametrize("apart", [1, 3, 4])
def test_a_handful_apart_is_no_group(apart):
    """They count with the nearest group, so that there is nothing to subtract."""
    matrix, camp = camps(60, 30, 3, loyal=0.95, apart=1.0)
    rows = np.concatenate([np.flatnonzero(camp == 0), np.flatnonzero(camp == 1), np.flatnonzero(camp == 2)[:apart]])
    found = opinions(laid(matrix[rows]))
    assert found.verdict == "groups"
    assert len(found.groups) == 2
    assert sum(group.size for group in found.groups) == found.placed == 40 + apart
    assert all(group.size >= SMALL for group in found.groups)


@settings(max_examples=20)
@given(st.integers(0, 10**6), st.integers(10, 90), st.sampled_from([1, 2, 3]))
def test_every_place_on_the_map_is_of_at_least_five_people_of_one_group(seed, people, groups):
    matrix, _ = camps(people, 16, groups, seed, loyal=0.95, apart=1.0)
    places = opinions(laid(matrix)).places
    assert len(places.participants) == people
    spots = Counter(zip(map(tuple, places.xy.tolist()), places.groups, strict=True))
    assert all(count >= SMALL for count in spots.values())


def test_five_apart_are_a_group():
    matrix, camp = camps(60, 30, 3, loyal=0.95, apart=1.0)
    rows = np.concatenate([np.flatnonzero(camp == 0), np.flatnonzero(camp == 1), np.flatnonzero(camp == 2)[:5]])
    assert [group.size for group in opinions(laid(matrix[rows])).groups] == [20, 20, 5]


def cells(found):
    """For each statement the numbers that can be read: the total, and the groups that are shown."""
    return [(one.total, [counts for counts in one.by_group.values() if counts]) for one in found.statements]


VOTED = st.tuples(
    st.integers(0, 10**6), st.sampled_from([24, 40, 70]), st.sampled_from([10, 16]), st.sampled_from([0.5, 0.7, 0.9])
)


@settings(max_examples=30)
@given(VOTED, st.booleans())
def test_no_count_of_under_five_people_is_shown_or_can_be_subtracted(voted, public):
    """With what everyone said known, and any groups taken away: nobody is left, or at least five."""
    seed, people, statements, share = voted
    matrix, _ = camps(people, statements, 2, seed, share, 0.95, 1.0)
    found = opinions(laid(matrix), Thresholds(totals_are_public=public))
    for total, shown in cells(found):
        assert total is None or total.n >= SMALL
        assert all(counts.n >= SMALL for counts in shown)
        for taken in (some for size in range(len(shown) + 1) for some in combinations(shown, size)):
            left = (total.n if total else 0) - sum(counts.n for counts in taken)
            assert left == 0 or left >= SMALL


def test_two_votes_from_outside_the_groups_hide_a_group_when_totals_are_public():
    matrix, _ = camps(40, 20, loyal=0.95)
    matrix[:2, 1:] = MISSING  # two people who voted on the first statement alone
    hidden, shown = (opinions(laid(matrix), Thresholds(totals_are_public=public)) for public in (True, False))
    assert [counts is None for counts in hidden.statements[0].by_group.values()].count(True) == 1
    assert hidden.statements[0].shared == ""  # what one group says there may not be known, so what all say neither
    assert hidden.statements[0].total.n == 40
    assert None not in shown.statements[0].by_group.values()
    assert shown.statements[0].total.n == 38
    assert None not in hidden.statements[1].by_group.values()


def test_nothing_is_concluded_from_counts_that_are_hidden():
    """Else one could reckon back: of two groups one is hidden on the first statement, so it sets nobody apart."""
    matrix = two_camps()
    matrix[18:, 1:] = MISSING  # two people who voted on the first statement alone
    hidden, shown = (
        opinions(laid(matrix), Thresholds(totals_are_public=public, traits=20)) for public in (True, False)
    )
    assert 0 not in {trait.statement for group in hidden.groups for trait in group.traits}
    assert 0 in {trait.statement for group in shown.groups for trait in group.traits}
    assert (hidden.statements[0].consensus, hidden.statements[0].division, hidden.statements[0].divides) == (
        0,
        0,
        False,
    )


@settings(max_examples=30)
@given(VOTED)
def test_nobody_below_the_threshold_stands_in_a_group_and_no_group_is_small(voted):
    seed, people, statements, share = voted
    matrix, _ = camps(people, statements, 2, seed, share, 0.9, 0.8)
    votes = laid(matrix)
    found = opinions(votes)
    given_by = {key: int((row != MISSING).sum()) for key, row in zip(votes.participants, votes.matrix, strict=True)}
    assert found.verdict in VERDICTS
    assert all(given_by[key] >= 7 for key in found.places.participants)
    assert all(group.size >= SMALL for group in found.groups)
    assert found.people == found.placed + sum(found.left_out.values())
    if found.groups:
        assert sum(group.size for group in found.groups) == found.placed == len(found.places.groups)
        assert {group.letter: group.size for group in found.groups} == {
            letter: found.places.groups.count(letter) for letter in found.places.letters
        }


# What groups say


def test_a_group_is_characterised_by_what_most_of_it_say_and_others_do_not():
    matrix, camp = camps(80, 20, loyal=0.9)
    found = opinions(laid(matrix))
    for group in found.groups:
        members = [
            key
            for key, letter in zip(found.places.participants, found.places.groups, strict=True)
            if letter == group.letter
        ]
        assert 0 < len(group.traits) <= USUAL.traits
        assert all(one.more >= next_one.more - 1e-9 for one, next_one in pairwise(group.traits))
        for trait in group.traits:
            column = matrix[:, trait.statement]
            inside = column[members]
            assert trait.here == Counts(*(int((inside == vote).sum()) for vote in (1, -1, 0)))
            assert trait.elsewhere.n == 80 - len(members)
            assert 2 * trait.here.of(trait.stance) > trait.here.n
            assert 0 < trait.more < trait.here.share(trait.stance) - trait.elsewhere.share(trait.stance)


@settings(max_examples=20)
@given(st.integers(0, 10**6))
def test_no_statement_that_is_more_distinct_is_passed_over(seed):
    """Few votes make a large difference uncertain: what counts is how large it is at the least."""
    matrix, _ = camps(50, 24, 2, seed=seed, loyal=0.9, apart=0.8)
    chance = np.random.default_rng(seed).random(matrix.shape)
    matrix[(chance < 0.5) & (np.arange(24) % 3 == 0)] = VOTE_OF["pass"]
    matrix[chance > np.linspace(0.3, 1, 24)] = MISSING
    found = opinions(laid(matrix))
    for group in found.groups:
        there = [one for one in found.statements if None not in one.by_group.values()]
        pairs = [(one.by_group[group.letter], sum_of(one, group.letter)) for one in there]
        distinct = [
            more_at_least(here, elsewhere, side)
            for here, elsewhere in pairs
            for side in ("agree", "disagree")
            if 2 * here.of(side) > here.n
        ]
        largest = sorted((more for more in distinct if more > 0), reverse=True)[: USUAL.traits]
        assert [trait.more for trait in group.traits] == pytest.approx(largest, abs=1e-8)


def sum_of(one, letter):
    return sum((counts for other, counts in one.by_group.items() if other != letter), Counts(0, 0, 0))


SAID = """
agree disagree pass   says
10    0        0      agree
0     10       0      disagree
6     3        0      agree
7     3        1      agree
6     4        0      -
5     0        5      -
6     0        5      agree
0     0        10     -
2     4        0      disagree
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines()[1:])
def test_what_people_say_together(line):
    """More than half of those who voted, and two thirds of those who took a stand."""
    agree, disagree, passed, says = line.split()
    assert Counts(int(agree), int(disagree), int(passed)).stance == says.replace("-", "")


def two_camps(*columns):
    """Twenty people in two camps that ten statements keep apart; then a statement for each column: how many of the
    first ten, and of the other ten, agree (the others disagree)."""
    apart = np.repeat(np.array([[1], [-1]]), 10, axis=0).repeat(10, axis=1)
    if not columns:
        return apart.astype(np.int8)
    extra = [np.concatenate([np.where(np.arange(10) < agree, 1, -1) for agree in column]) for column in columns]
    return np.column_stack([apart, *extra]).astype(np.int8)


def test_shared_is_what_every_group_says():
    found = opinions(laid(two_camps((9, 8), (1, 2), (9, 5), (9, 1))))
    assert [(one.statement, one.shared) for one in found.shared] == [(10, "agree"), (11, "disagree")]
    assert [one.statement for one in found.divided][-1] == 13


def test_a_small_group_weighs_as_much_as_a_large_one():
    """Of thirty, 24 agree; but of the six who stand apart all disagree. That is not shared."""
    matrix = two_camps((10, 0))
    found = opinions(laid(np.vstack([matrix[:10], matrix[:10], matrix[:4], matrix[10:16]])))
    outlier = found.statements[10]
    assert outlier.total == Counts(24, 6, 0)
    assert (outlier.shared, outlier.divides) == ("", True)


def test_consensus_multiplies_the_shares_of_all_groups():
    one = opinions(laid(two_camps((9, 8)))).statements[10]
    assert one.consensus == pytest.approx(10 / 12 * 9 / 12)
    assert one.division == Fraction(1, 10)  # leans 8/10 and 6/10, on a scale from -1 to 1


def test_most_divided_comes_first():
    found = opinions(laid(two_camps((8, 2), (9, 1), (10, 1))))
    assert [one.statement for one in found.divided][-3:] == [12, 11, 10]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_shares_add_up(agree, disagree, passed):
    counts = Counts(agree, disagree, passed)
    assert sum(counts.share(said) for said in VOTE_OF) == (1 if counts.n else 0)
    for said in VOTE_OF:
        interval = counts.interval(said)
        assert 0 <= interval.low <= interval.high <= 1
        if counts.n:
            assert interval.low <= counts.share(said) <= interval.high


# No chance


@settings(max_examples=20)
@given(st.randoms(use_true_random=False), st.integers(0, 10**6))
def test_the_order_of_votes_people_and_statements_makes_no_difference(shuffle, seed):
    matrix, _ = camps(40, 12, 2, seed, 0.9)
    given_votes = triples(matrix)
    before = opinions(gathered(given_votes))
    shuffle.shuffle(given_votes)
    assert same(opinions(gathered(given_votes)), before)
    rows, columns = list(range(40)), list(range(12))
    shuffle.shuffle(rows)
    shuffle.shuffle(columns)
    assert same(opinions(laid(matrix[np.ix_(rows, columns)], rows, columns)), before)


def test_the_same_vote_twice_is_one_vote():
    matrix, _ = camps(40, 12)
    once = triples(matrix)
    assert same(opinions(gathered(once + once[:50])), opinions(gathered(once)))


def test_a_matrix_of_numbers_with_gaps_is_the_same_matrix():
    matrix, _ = camps(40, 12, given=0.8)
    numbers = np.where(matrix == MISSING, np.nan, matrix)
    assert same(opinions(laid(numbers)), opinions(laid(matrix)))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: gathered([("p", "s", 1), ("p", "s", -1)]),
        lambda: gathered([("p", "s", 2)]),
        lambda: laid_out(["p"], ["s"], np.array([[3]])),
        lambda: laid_out(["p", "p"], ["s"], np.array([[1], [1]])),
        lambda: laid_out(["p"], ["s", "t"], np.array([[1]])),
    ],
)
def test_votes_that_cannot_be_are_an_error_of_the_caller(wrong):
    with pytest.raises(ValueError):
        wrong()


def test_swapping_agree_and_disagree_everywhere_swaps_only_what_is_said():
    matrix, _ = camps(60, 20, 3, given=0.9)
    swapped = np.where(matrix == MISSING, MISSING, -matrix)
    one, other = opinions(laid(matrix)), opinions(laid(swapped))
    assert one.places.groups == other.places.groups
    assert [(s.total.agree, s.total.disagree) for s in one.statements] == [
        (s.total.disagree, s.total.agree) for s in other.statements
    ]


# From one update to the next


def test_the_largest_group_is_a():
    matrix, camp = camps(60, 30, loyal=0.95)
    rows = np.concatenate([np.flatnonzero(camp == 1), np.flatnonzero(camp == 0)[:12]])
    found = opinions(laid(matrix[rows]))
    assert [(group.letter, group.size) for group in found.groups] == [("A", 30), ("B", 12)]


def test_a_group_keeps_its_letter_when_another_outgrows_it():
    matrix, camp = camps(90, 30, loyal=0.95)
    first = np.concatenate([np.flatnonzero(camp == 1)[:20], np.flatnonzero(camp == 0)[:10]])
    later = np.concatenate([np.flatnonzero(camp == 1)[:20], np.flatnonzero(camp == 0)])
    before = opinions(laid(matrix[first], first.tolist()))
    after = opinions(laid(matrix[later], later.tolist()), before=before.places)
    assert [(group.letter, group.size) for group in after.groups] == [("A", 20), ("B", 45)]
    assert all(after.places.group_of(key) == before.places.group_of(key) for key in before.places.participants)


def test_a_new_group_gets_a_letter_that_was_not_in_use():
    matrix, camp = camps(90, 30, 3, loyal=0.95, apart=1.0)
    first = np.flatnonzero(camp < 2)
    before = opinions(laid(matrix[first], first.tolist()))
    after = opinions(laid(matrix), before=before.places)
    assert [group.letter for group in after.groups] == ["A", "B", "C"]
    assert {letter for letter, one in zip(after.places.groups, camp, strict=True) if one == 2} == {"C"}


def test_a_group_that_is_gone_leaves_its_letter():
    matrix, camp = camps(90, 30, 3, loyal=0.95, apart=1.0)
    before = opinions(laid(matrix))
    gone = before.places.group_of(int(np.flatnonzero(camp == 0)[0]))
    later = np.flatnonzero(camp > 0)
    after = opinions(laid(matrix[later], later.tolist()), before=before.places)
    assert {group.letter for group in after.groups} == {"A", "B", "C"} - {gone}


def test_the_map_keeps_its_direction():
    matrix, _ = camps(80, 30, 3, given=0.9, loyal=0.9)
    before = opinions(laid(matrix)).places
    turned = Places(before.participants, before.xy @ np.array([[0.0, 1.0], [-1.0, 0.0]]), before.groups)
    after = opinions(laid(matrix), before=turned).places
    assert np.allclose(after.xy, turned.xy, atol=0.02)


def test_groups_that_were_there_may_be_a_tenth_less_clear():
    matrix, _ = camps(60, 30)
    before = opinions(laid(matrix))
    a_bit_more, far_more = (Thresholds(silhouette=before.silhouette * factor) for factor in (1.05, 1.15))
    assert opinions(laid(matrix), a_bit_more).verdict == "no-clear-groups"
    assert opinions(laid(matrix), a_bit_more, before.places).verdict == "groups"
    assert opinions(laid(matrix), far_more, before.places).verdict == "no-clear-groups"


def test_of_numbers_of_groups_about_as_clear_the_smallest_is_taken_or_that_of_before():
    matrix, _ = camps(90, 30, 3, loyal=0.9)
    before = opinions(laid(matrix))
    assert len(before.groups) == 3
    two, three = before.quality.by_count[2].silhouette, before.quality.by_count[3].silhouette
    alike, apart = Thresholds(margin=three - two + 0.01), Thresholds(margin=three - two - 0.01)
    assert len(opinions(laid(matrix), apart).groups) == 3
    assert len(opinions(laid(matrix), alike).groups) == 2
    assert len(opinions(laid(matrix), alike, before.places).groups) == 3


@settings(max_examples=15)
@given(st.integers(0, 10**6))
def test_a_few_votes_more_move_few_people(seed):
    matrix, _ = camps(100, 30, 3, seed=5, given=0.8, loyal=0.85)
    chance = np.random.default_rng(seed)
    changed = matrix.copy()
    changed[chance.integers(0, 100, 10), chance.integers(0, 30, 10)] = chance.integers(-1, 2, 10)
    before = opinions(laid(matrix))
    after = opinions(laid(changed), before=before.places)
    moved = [key for key in before.places.participants if after.places.group_of(key) != before.places.group_of(key)]
    assert len(moved) <= 5
    assert np.abs(after.places.xy - before.places.xy).mean() < 0.05


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_the_last_map_changes_no_groups_where_they_are_clear(seed):
    """What was before decides on letters and direction, not on who stands together."""
    matrix, _ = camps(80, 30, 3, seed=seed, loyal=0.95, apart=1.0)
    other, _ = camps(80, 30, 2, seed=seed + 1, loyal=0.95)
    alone, after = opinions(laid(matrix)), opinions(laid(matrix), before=opinions(laid(other)).places)
    pairs = {(one, then) for one, then in zip(alone.places.groups, after.places.groups, strict=True)}
    assert len(pairs) == len(alone.groups) == len(after.groups)


def test_places_lie_as_far_apart_whatever_the_last_map():
    matrix, _ = camps(50, 20, 2, loyal=0.9)
    alone = opinions(laid(matrix)).places.xy
    turned = Places(tuple(range(50)), alone[:, ::-1] * np.array([1, -1]), ("A",) * 50)
    after = opinions(laid(matrix), before=turned).places.xy
    for one, other in product((0, 17), (3, 44)):
        assert np.hypot(*(alone[one] - alone[other])) == pytest.approx(
            np.hypot(*(after[one] - after[other])), abs=0.003
        )


def test_a_map_of_one_look_has_one_dot_for_everyone_who_is_placed():
    matrix, _ = camps(60, 20, given=0.6)
    found = opinions(laid(matrix))
    assert found.places.xy.shape == (found.placed, 2)
    assert np.abs(found.places.xy).max() <= 2  # two whole votes on every statement is as far as one can be


def test_who_agrees_is_found_where_the_statement_pulls():
    matrix, _ = camps(80, 20, loyal=0.9, apart=1.0)
    found = opinions(laid(matrix))
    pull = np.array(max(found.statements, key=lambda one: np.hypot(*one.pull)).pull)
    statement = max(found.statements, key=lambda one: np.hypot(*one.pull)).statement
    sides = [found.places.xy[matrix[:, statement] == vote].mean(axis=0) @ pull for vote in (1, -1)]
    assert sides[0] > 0 > sides[1]


@pytest.mark.filterwarnings("error")
@settings(max_examples=60)
@given(
    st.integers(0, 26).flatmap(
        lambda people: st.lists(
            st.lists(st.sampled_from([1, -1, 0, MISSING]), min_size=7, max_size=7), min_size=people, max_size=people
        )
    )
)
def test_there_is_an_answer_to_any_votes(rows):
    matrix = np.array(rows, np.int8).reshape(len(rows), 7)
    found = opinions(laid(matrix))
    assert found.verdict in VERDICTS
    assert bool(found.groups) == (found.verdict == "groups")
    assert np.isfinite(found.places.xy).all()
    assert len(found.places.participants) in (0, found.placed)
