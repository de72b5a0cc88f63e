# SPDX-License-Identifier: EUPL-1.2
"""Rankings and scores: bylaws, known examples, and every rule counted a second time, slowly and plainly."""

import json
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.papers import points, rankings
from samenspraak.rulebook.ballots.rankings import METHODS, Outcome, Rule, count

OPTIONS = ("a", "b", "c", "d", "e")
papers = st.lists(st.lists(st.sampled_from(OPTIONS), unique=True), max_size=14)
lots = st.permutations(OPTIONS)
ranked = [method for method in METHODS if method != "score"]


def cast(*heaps):
    """Papers as "3 a>b>c": so many with this order."""
    found = []
    for heap in heaps:
        many, _, order = heap.partition(" ")
        found += [order.split(">")] * int(many)
    return found


def counted(method, given, places=1, lot=(), options=OPTIONS):
    form = points if method == "score" else rankings
    return count(form(given, options), Rule(method, places, tuple(lot)))


# 100 people choose a place: the example that textbooks on Borda, runoff and Condorcet share
PLACES = ("memphis", "nashville", "chattanooga", "knoxville")
TOWNS = cast(
    "42 memphis>nashville>chattanooga>knoxville",
    "26 nashville>chattanooga>knoxville>memphis",
    "15 chattanooga>knoxville>nashville>memphis",
    "17 knoxville>chattanooga>nashville>memphis",
)


@pytest.mark.parametrize(
    ("method", "winner", "totals"),
    [
        ("plurality", "memphis", (42, 26, 15, 17)),
        ("instant-runoff", "knoxville", (42, 0, 0, 58)),
        ("borda", "nashville", (252, 388, 346, 214)),
        ("schulze", "nashville", (0, 3, 2, 1)),
        ("stv", "knoxville", (42, 0, 0, 58)),
    ],
)
def test_each_rule_has_its_own_winner(method, winner, totals):
    found = counted(method, TOWNS, options=PLACES)
    assert found.winners == (winner,) and found.totals == totals


def test_schulze_gives_the_order_of_the_published_example():
    """Schulze 2011, example 1: 45 voters, order E > A > C > B > D."""
    first = cast("5 a>c>b>e>d", "5 a>d>e>c>b", "8 b>e>d>a>c", "3 c>a>b>e>d")
    given = first + cast("7 c>a>e>b>d", "2 c>b>a>d>e", "7 d>c>e>b>a", "8 e>b>a>d>c")
    assert counted("schulze", given, 5).winners == ("e", "a", "c", "b", "d")


def test_a_surplus_goes_on_for_the_part_that_was_not_needed():
    """Quota 20 // 3 + 1 = 7. a has 10: 3 too many, so each paper of a goes on for 3/10."""
    found = counted("stv", cast("10 a>b", "6 c", "4 b"), 2, options=("a", "b", "c"))
    assert found.winners == ("a", "b")
    assert found.rounds[0].needed == 7 and found.rounds[0].passed_on == "a"
    assert found.rounds[1].votes == (7, 7, 6)
    why = {fate.option: fate.because for fate in found.fates}
    assert why["a"].code == reasons.ELECTED and why["c"].code == reasons.NOT_REACHED


def test_who_is_left_when_there_is_no_other_takes_the_last_place():
    found = counted("stv", cast("5 a", "2 b", "1 c"), 2, options=("a", "b", "c"))
    assert found.winners == ("a", "b")
    assert {fate.option: fate.because.code for fate in found.fates} == {
        "a": reasons.ELECTED, "b": reasons.ELECTED_LAST, "c": reasons.ELIMINATED,
    }  # fmt: skip


def test_equal_and_fewest_the_earlier_round_decides_and_then_the_lot():
    given = cast("4 a", "3 b", "2 c", "1 d>c")
    found = counted("instant-runoff", given, options=("a", "b", "c", "d"))
    assert [one.eliminated for one in found.rounds] == ["d", "c", "b"] or found.winners == ("a",)
    assert found.ties[0].decided_by == "earlier-round" and found.rounds[1].eliminated == "c"
    for lot, gone in ((("a", "b", "c"), "c"), (("a", "c", "b"), "b")):
        found = counted("instant-runoff", cast("3 a", "2 b", "2 c"), lot=lot, options=("a", "b", "c"))
        assert found.rounds[0].eliminated == gone and found.ties[0].decided_by == "lot"


@pytest.mark.parametrize("method", METHODS)
def test_equal_votes_go_by_the_lot_and_the_outcome_says_so(method):
    given = [{"a": 2}, {"b": 2}] if method == "score" else cast("1 a", "1 b")
    for lot in (("a", "b"), ("b", "a")):
        found = counted(method, given, lot=lot, options=("a", "b"))
        assert found.winners == (lot[0],) and found.ties


@pytest.mark.parametrize("method", METHODS)
def test_where_nobody_says_anything_nobody_wins(method):
    found = counted(method, [{}, {}] if method == "score" else [[], []], 1)
    assert found.papers == 2 and found.winners == () and not any(fate.won for fate in found.fates)


def test_points_are_added_up():
    found = counted("score", [{"a": 5, "b": 1}, {"b": 3}, {}], 1)
    assert found.winners == ("a",) and found.totals[:2] == (5, 4)
    (why,) = [fate.because for fate in found.fates if fate.option == "b"]
    assert (why.code, why.params["more_votes"]) == (reasons.LOWER, 2)


def plain_stv(  # noqa: C901
    given, places, lot, options=OPTIONS
):
    """One paper at a time, fractions only."""
    piles = [[list(paper), Fraction(1)] for paper in given if paper]
    quota = len(piles) // (places + 1) + 1
    there, won, kept, earlier = set(options) if piles else set(), [], {}, []

    def tied(names, best):
        for votes in reversed(earlier):
            names = [name for name in names if votes[name] == best(votes[one] for one in names)]
        return sorted(names, key=lot.index, reverse=best is min)[0]

    while there and len(won) < places:
        votes = {name: sum(weight for paper, weight in piles if paper and paper[0] == name) for name in options}
        votes |= kept
        new = sorted((n for n in there if votes[n] >= quota), key=lambda n: (-votes[n], lot.index(n)))
        if len(there) - len(new) <= places - len(won) - len(new):
            new += sorted(there - set(new), key=lambda n: (-votes[n], lot.index(n)))
        won += new[: places - len(won)]
        there -= set(new)
        gone, part = None, Fraction(1)
        over = [name for name in won if name not in kept and votes[name] > quota]
        if over:
            most = max(votes[name] for name in over)
            gone = tied([name for name in over if votes[name] == most], max)
            part, kept[gone] = (votes[gone] - quota) / votes[gone], quota
        elif there:
            fewest = min(votes[name] for name in there)
            gone = tied([name for name in there if votes[name] == fewest], min)
            there -= {gone}
        earlier.append(votes)
        for pile in piles:
            if pile[0] and pile[0][0] == gone:
                pile[1] *= part
                pile[0] = pile[0][1:]
                while pile[0] and pile[0][0] not in there:
                    pile[0] = pile[0][1:]
    return tuple(won)


@settings(max_examples=200, deadline=None)
@given(papers, st.integers(1, 4), lots)
def test_transfers_counted_twice(cast_, places, lot):
    assert counted("stv", cast_, places, lot).winners == plain_stv(cast_, places, list(lot))


def plain_runoff(given, lot):
    there, earlier = set(OPTIONS), []
    while any(given):
        tops = [next((one for one in paper if one in there), None) for paper in given]
        votes = {name: tops.count(name) for name in OPTIONS}
        best = max(there, key=lambda n: (votes[n], -lot.index(n)))
        if len(there) == 1 or 2 * votes[best] > len([top for top in tops if top]):
            return (best,)
        names = [n for n in there if votes[n] == min(votes[one] for one in there)]
        for old in reversed(earlier):
            names = [n for n in names if old[n] == min(old[one] for one in names)]
        earlier.append(votes)
        there.remove(sorted(names, key=lot.index)[-1])
    return ()


@settings(max_examples=200, deadline=None)
@given(papers, lots)
def test_the_runoff_counted_twice(cast_, lot):
    assert counted("instant-runoff", cast_, 1, lot).winners == plain_runoff(cast_, list(lot))


@settings(max_examples=150, deadline=None)
@given(papers, lots, st.integers(1, 3))
def test_borda_and_plurality_counted_twice(cast_, lot, places):
    halves = dict.fromkeys(OPTIONS, Fraction(0))
    for paper in filter(None, cast_):
        rest = [one for one in OPTIONS if one not in paper]
        for place, one in enumerate([*paper, *rest]):
            shared = Fraction(sum(range(len(rest))), len(rest)) if one in rest else 4 - place
            halves[one] += 2 * shared
    firsts = {one: sum(paper[:1] == [one] for paper in cast_) for one in OPTIONS}
    for method, totals in (("borda", halves), ("plurality", firsts)):
        found = counted(method, cast_, places, lot)
        assert found.totals == tuple(totals[one] for one in OPTIONS)
        ordered = sorted((one for one in OPTIONS if totals[one]), key=lambda one: (-totals[one], lot.index(one)))
        assert found.winners == tuple(ordered[:places])


@settings(max_examples=60, deadline=None)
@given(papers, lots)
def test_schulze_counted_twice(cast_, lot):
    """Straight from the definition: the strongest of all chains between two options."""

    def above(one, other):
        return sum(one in paper and (other not in paper or paper.index(one) < paper.index(other)) for paper in cast_)

    def link(one, other):
        return above(one, other) if above(one, other) > above(other, one) else 0

    def strength(one, other):
        between = [x for x in OPTIONS if x not in (one, other)]
        chains = (chain for size in range(4) for chain in permutations(between, size))
        return max(min(link(a, b) for a, b in zip((one, *c), (*c, other), strict=True)) for c in chains)

    best = [one for one in OPTIONS if all(strength(one, x) >= strength(x, one) for x in OPTIONS if x != one)]
    expected = (min(best, key=lot.index),) if any(cast_) else ()
    assert counted("schulze", cast_, 1, lot).winners == expected


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ranked), papers, lots, st.randoms(use_true_random=False))
def test_the_order_of_papers_and_options_says_nothing(method, cast_, lot, chance):
    shuffled, options = list(cast_), list(OPTIONS)
    chance.shuffle(shuffled)
    chance.shuffle(options)
    found, other = counted(method, cast_, 1, lot), counted(method, shuffled, 1, lot, tuple(options))
    assert found.winners == other.winners
    assert sorted(found.fates, key=str) == sorted(other.fates, key=str)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ranked), papers, lots)
def test_an_outcome_is_stored_as_plain_values_and_read_back_whole(method, cast_, lot):
    found = counted(method, cast_, 1, lot)
    assert Outcome.from_stored(json.loads(json.dumps(found.as_stored()))) == found
    assert all(set(fate.because.params) == set(reasons.PARAMS[fate.because.code]) for fate in found.fates)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Rule("dice"),
        lambda: Rule("borda", 0),
        lambda: Rule("instant-runoff", 2),
        lambda: counted("borda", [["a"]], lot=("a",)),
    ],
)
def test_what_is_no_rule_is_refused(wrong):
    with pytest.raises(ValueError):
        wrong()
