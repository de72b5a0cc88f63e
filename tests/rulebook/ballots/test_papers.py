# SPDX-License-Identifier: EUPL-1.2
"""Papers become classes: as many papers, with the same on them, in whatever order they came."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.ballots.papers import approvals, points, rankings

OPTIONS = ("bankjes", "speeltuin", "bomen")
named = st.lists(st.lists(st.sampled_from(OPTIONS), max_size=4), max_size=12)
pointed = st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 5)), max_size=12)
ranked = st.lists(st.lists(st.sampled_from(OPTIONS), unique=True, max_size=3), max_size=12)


def contents(papers):
    """What stands on the papers of each class → how many."""
    names = papers.options
    return {
        tuple((names[column], given) for column, given in papers.of(number).items()): count
        for number, count in enumerate(papers.counts.tolist())
    }


@given(named)
def test_who_names_the_same_is_one_class_however_often_and_in_which_order(cast):
    expected = Counter(tuple((one, 1) for one in OPTIONS if one in paper) for paper in cast)
    assert contents(approvals(cast, OPTIONS)) == expected


@given(pointed)
def test_no_points_is_not_named(cast):
    expected = Counter(tuple((one, paper[one]) for one in OPTIONS if paper.get(one)) for paper in cast)
    found = points(cast, OPTIONS)
    assert contents(found) == expected
    assert found.support == [sum(paper.get(one, 0) for paper in cast) for one in OPTIONS]
    assert found.named == [sum(paper.get(one, 0) > 0 for paper in cast) for one in OPTIONS]


@given(ranked)
def test_an_order_of_preference_is_kept(cast):
    assert contents(rankings(cast, OPTIONS)) == Counter(tuple((one, 1) for one in paper) for paper in cast)


@given(pointed)
def test_in_a_pot_count_the_papers_that_name_something_in_it(cast):
    found = points(cast, OPTIONS).about([2, 0])
    expected = Counter(tuple((one, paper[one]) for one in ("bomen", "bankjes") if paper.get(one)) for paper in cast)
    del expected[()]
    ordered = {tuple(sorted(paper)): count for paper, count in contents(found).items()}
    assert ordered == {tuple(sorted(paper)): count for paper, count in expected.items()}


def test_a_blank_paper_is_a_paper():
    assert approvals([[], [], ["bomen"]], OPTIONS).cast == 3


@pytest.mark.parametrize(
    ("form", "paper"),
    [
        (approvals, ["zwembad"]),
        (rankings, ["zwembad"]),
        (rankings, ["bomen", "bomen"]),
        (points, {"bomen": -1}),
        (points, {"bomen": True}),
        (points, {"bomen": 0.5}),
        (points, {"bomen": 10**7}),
        (points, {"zwembad": 1}),
    ],
)
def test_what_cannot_be_counted_is_refused(form, paper):
    with pytest.raises(ValueError, match="option|points"):
        form([["bomen"] if form is not points else {"bomen": 1}, paper], OPTIONS)


def test_an_option_stands_once_on_the_ballot():
    with pytest.raises(ValueError, match="twice"):
        approvals([], ("bomen", "bomen"))
