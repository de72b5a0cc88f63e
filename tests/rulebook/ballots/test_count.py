# SPDX-License-Identifier: EUPL-1.2
"""Counting yes, no and abstain.

yes  no  abstain  quorum  majority   outcome    because
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.ballots.count import CHOICES, Outcome, Rule, yes_no

BYLAW = [
    (0, 0, 0, 0, 50, "rejected", "nobody-chose"),
    (0, 0, 9, 0, 50, "rejected", "nobody-chose"),
    (0, 0, 0, 1, 50, "void", "quorum-not-met"),
    (1, 0, 0, 0, 50, "granted", "more-yes-than-no"),
    (0, 1, 0, 0, 50, "rejected", "more-no-than-yes"),
    (7, 7, 3, 0, 50, "rejected", "tie-changes-nothing"),
    (8, 7, 30, 0, 50, "granted", "more-yes-than-no"),
    (8, 1, 0, 10, 50, "void", "quorum-not-met"),
    (8, 1, 1, 10, 50, "granted", "more-yes-than-no"),
    (2, 1, 0, 0, 66, "granted", "majority-large-enough"),
    (66, 34, 0, 0, 66, "rejected", "majority-too-small"),
    (67, 33, 0, 0, 66, "granted", "majority-large-enough"),
    (1, 1, 0, 0, 66, "rejected", "tie-changes-nothing"),
    (98, 1, 0, 0, 99, "rejected", "majority-too-small"),
    (99, 0, 0, 0, 99, "granted", "majority-large-enough"),
]
papers = st.lists(st.sampled_from(CHOICES), max_size=60)
rules = st.builds(Rule, quorum=st.integers(0, 70), majority_percent=st.integers(50, 99))


def box(yes: int, no: int, abstain: int = 0) -> list[str]:
    return ["yes"] * yes + ["no"] * no + ["abstain"] * abstain


@pytest.mark.parametrize(("yes", "no", "abstain", "quorum", "majority", "outcome", "because"), BYLAW)
def test_bylaw(yes, no, abstain, quorum, majority, outcome, because):
    found = yes_no(box(yes, no, abstain), Rule(quorum, majority))
    assert (found.outcome, found.because) == (outcome, because)
    assert (found.yes, found.no, found.abstain, found.papers) == (yes, no, abstain, yes + no + abstain)


@given(papers, rules, st.randoms())
def test_the_order_of_the_papers_says_nothing(cast, rule, chance):
    shuffled = list(cast)
    chance.shuffle(shuffled)
    assert yes_no(cast, rule) == yes_no(shuffled, rule)


@given(papers, rules)
def test_one_more_yes_never_takes_a_granted_question_away(cast, rule):
    if yes_no(cast, rule).outcome == "granted":
        assert yes_no([*cast, "yes"], rule).outcome == "granted"


@given(papers, rules)
def test_one_more_no_never_grants(cast, rule):
    before, after = yes_no(cast, rule), yes_no([*cast, "no"], rule)
    assert not (after.outcome == "granted" and before.outcome == "rejected")


@given(papers, rules)
def test_an_abstention_counts_for_the_quorum_and_for_nothing_else(cast, rule):
    before, after = yes_no(cast, rule), yes_no([*cast, "abstain"], rule)
    assert after.outcome == before.outcome or (before.outcome == "void" and after.papers == rule.quorum)


@given(papers, rules)
def test_granted_only_with_more_yes_than_no_and_a_quorum(cast, rule):
    found = yes_no(cast, rule)
    if found.outcome == "granted":
        assert found.yes > found.no and found.papers >= rule.quorum


@given(papers, rules)
def test_the_outcome_is_stored_and_read_back_whole(cast, rule):
    found = yes_no(cast, rule)
    assert Outcome.from_stored(found.as_stored()) == found
    assert found.explanation.params["papers"] == len(cast)


def test_a_paper_that_says_something_else_stops_the_count():
    with pytest.raises(ValueError, match="maybe"):
        yes_no(["yes", "maybe"], Rule())


@pytest.mark.parametrize(("quorum", "majority"), [(-1, 50), (0, 49), (0, 100)])
def test_a_rule_that_cannot_be_met_or_lets_a_minority_win_does_not_exist(quorum, majority):
    with pytest.raises(ValueError):
        Rule(quorum, majority)
