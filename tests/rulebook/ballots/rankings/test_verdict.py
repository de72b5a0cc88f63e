# SPDX-License-Identifier: EUPL-1.2
"""What follows from a choice: bylaws on approval, quorum, a larger majority, and "everything stays as it is"."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.ballots.published import chosen, gathered
from samenspraak.rulebook.ballots.rankings import METHODS, Asked, Rule, Verdict

OPTIONS = ("bank", "boom", "veld", "niets")


def judged(method, papers, *, places=1, lot=(), **asked):
    rule = Rule(method, places, tuple(lot))
    return chosen(gathered(rule, papers, OPTIONS), rule, Asked(**asked))


def test_most_papers_win_by_approval_and_equal_ones_by_the_lot():
    found = judged("approval", [["bank"], ["bank", "boom"], ["veld"]])
    assert found.outcome.winners == ("bank",) and found.outcome.totals == (2, 1, 1, 0) and not found.outcome.ties
    for lot in (("veld", "boom", "bank", "niets"), ("boom", "veld", "niets", "bank")):
        equal = judged("approval", [["bank", "boom"], ["bank", "veld"]], places=2, lot=lot)
        assert equal.outcome.winners == ("bank", lot[0]) and equal.outcome.ties[0].decided_by == "lot"


@given(st.lists(st.lists(st.sampled_from(OPTIONS), unique=True), max_size=30), st.integers(1, 3))
def test_by_approval_nobody_wins_below_a_loser_or_without_being_named(papers, places):
    totals = {one: sum(one in paper for paper in papers) for one in OPTIONS}
    won = judged("approval", papers, places=places).outcome.winners
    lost = [one for one in OPTIONS if one not in won]
    assert len(won) == min(places, sum(map(bool, totals.values())))
    assert not won or min(totals[one] for one in won) >= max(totals[one] for one in lost)


def test_blank_papers_count_for_the_quorum_and_for_nothing_else():
    papers = [["bank"], [], []]
    assert judged("plurality", papers, quorum=4).verdict.outcome == "void"
    found = judged("plurality", papers, quorum=3).verdict
    assert (found.outcome, found.chosen, found.blank, found.because) == ("granted", ("bank",), 2, "option-chosen")
    assert judged("plurality", [[], []]).verdict.because == "nobody-chose-an-option"


@pytest.mark.parametrize("method", METHODS)
def test_when_everything_stays_wins_nothing_is_granted(method):
    papers = [{"niets": 5}, {"bank": 1}] if method == "score" else [["niets"], ["niets"], ["bank"]]
    found = judged(method, papers, stays="niets").verdict
    assert (found.outcome, found.because, found.chosen) == ("rejected", "everything-stays", ())
    assert judged(method, papers).verdict.chosen == ("niets",)


def test_a_larger_majority_asks_that_so_many_papers_support_who_wins():
    papers = [["bank"]] * 6 + [["boom"]] * 3 + [[]]
    assert judged("plurality", papers, majority_percent=66).verdict.outcome == "granted"  # 6 of 9 is more than 66%
    found = judged("plurality", papers, majority_percent=67).verdict
    assert (found.outcome, found.because) == ("rejected", "option-majority-too-small")
    assert judged("plurality", [["bank"]] * 2 + [["boom"], ["veld"], ["niets"]]).verdict.chosen == ("bank",)


def test_a_ranking_supports_what_it_puts_above_everything_stays():
    papers = [["bank", "boom"]] * 2 + [["niets", "bank"]]
    assert judged("borda", papers, majority_percent=66, stays="niets").verdict.support == (2, 2, 0, 0)
    assert judged("borda", papers).verdict.support == (3, 2, 0, 1)


def test_points_support_what_gets_more_than_half_of_them():
    papers = [{"bank": 3, "boom": 2}, {"bank": 4, "niets": 4}]
    assert judged("score", papers, stays="niets").verdict.support == (1, 0, 0, 0)


def test_who_got_their_first_and_who_got_any_choice():
    found = judged("borda", [["bank", "boom"], ["bank", "boom"], ["boom", "bank"], ["veld"], []]).verdict
    assert (found.chosen, found.first, found.named) == (("bank",), 2, 3)
    points = judged("score", [{"bank": 5, "boom": 1}, {"bank": 1, "boom": 2}]).verdict
    assert (points.chosen, points.first, points.named) == (("bank",), 1, 2)


@pytest.mark.parametrize("method", METHODS)
def test_a_verdict_is_stored_as_plain_values(method):
    papers = [{"bank": 2}] if method == "score" else [["bank"]]
    found = judged(method, papers).verdict
    assert Verdict.from_stored(json.loads(json.dumps(found.as_stored()))) == found
    assert found.explanation.params["filled"] == 1


@pytest.mark.parametrize("wrong", [{"quorum": -1}, {"quorum": "3"}, {"majority_percent": 100}, {"stays": None}])
def test_what_asks_nothing_that_can_be_is_refused(wrong):
    with pytest.raises(ValueError):
        Asked(**wrong)
