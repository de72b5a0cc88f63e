# SPDX-License-Identifier: EUPL-1.2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.ballots.approval import count

OPTIONS = ("bank", "boom", "veld")


def places(papers, n=1):
    return {one.option: one.place for one in count(papers, OPTIONS, places=n)}


def test_most_papers_win():
    assert places([["bank"], ["bank", "boom"], ["veld"]]) == {"bank": "won", "boom": "lost", "veld": "lost"}


def test_a_tie_is_left_to_the_rule_that_was_announced():
    assert places([["bank"], ["boom"]]) == {"bank": "tied", "boom": "tied", "veld": "lost"}


def test_who_stands_above_the_tie_has_won():
    papers = [["bank", "boom"], ["bank", "veld"]]
    assert places(papers, 2) == {"bank": "won", "boom": "tied", "veld": "tied"}


def test_nobody_wins_without_papers():
    assert places([], 3) == {"bank": "lost", "boom": "lost", "veld": "lost"}


def test_an_option_counts_once_a_paper():
    assert [one.papers for one in count([["bank", "bank"]], OPTIONS)] == [1, 0, 0]


def test_unknown_options_and_no_places_are_refused():
    with pytest.raises(ValueError, match="zee"):
        count([["zee"]], OPTIONS)
    with pytest.raises(ValueError):
        count([], OPTIONS, places=0)


@given(st.lists(st.lists(st.sampled_from(OPTIONS), unique=True), max_size=30), st.integers(1, 4))
def test_never_more_winners_than_places_and_no_winner_below_a_loser(papers, n):
    standing = count(papers, OPTIONS, places=n)
    won = [one.papers for one in standing if one.place == "won"]
    out = [one.papers for one in standing if one.place != "won"]
    assert len(won) <= n
    assert not won or not out or min(won) > max(out) or (min(won) > 0 and max(out) == 0)
    assert sum(one.place == "tied" for one in standing) != 1
