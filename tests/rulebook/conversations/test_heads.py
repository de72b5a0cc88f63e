# SPDX-License-Identifier: EUPL-1.2
"""Somebody who is there in the evening and again online is one person, whose latest answers count."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.conversations import SIDES, AnswerFact, latest, outcomes
from tests.rulebook.conversations.test_outcomes import CONTENT, OWN

EVENING, ONLINE = "phone", "online"


def fact(number, who, vote="agree", *, side="resident", channel=EVENING, question=OWN, kind="statement", value=None):
    given_ = value or {"vote": vote}
    return AnswerFact(kind, "deciding", question, side, channel, given_, number, who)


def wish(number, who, text, **how):
    return fact(number, who, question="deciding-what", kind="wish", value={"text": text}, **how)


def test_the_answer_given_online_takes_the_place_of_the_one_of_the_evening():
    said = outcomes(latest([fact(1, 7, "agree"), fact(2, 7, "disagree", channel=ONLINE)]), CONTENT)
    assert said.people == 1
    assert said.statements[OWN].counts == {"agree": 0, "disagree": 1, "pass": 0}
    assert said.by_channel.total == 1


def test_what_was_not_answered_again_still_counts():
    again = fact(2, 7, channel=ONLINE, question="deciding-advice")
    said = outcomes(latest([fact(1, 7), again]), CONTENT)
    assert said.statements[OWN].n == said.statements["deciding-advice"].n == 1


def test_an_answer_that_was_taken_back_online_lets_the_first_one_count_again():
    """The caller leaves out what was taken back: then the evening's answer is the latest."""
    said = outcomes(latest([fact(1, 7, "agree")]), CONTENT)
    assert said.statements[OWN].counts["agree"] == 1


def test_what_was_said_in_words_all_stays():
    said = outcomes(latest([wish(1, 7, "Bomen."), wish(2, 7, "Bomen, en bankjes.", channel=ONLINE)]), CONTENT)
    assert [one.text for one in said.wishes["deciding"]] == ["Bomen.", "Bomen, en bankjes."]


def test_a_mark_on_the_compass_takes_the_place_of_the_whole_mark():
    def mark(number, value):
        return AnswerFact("compass", "compass", "deelname", "resident", EVENING, value, number, 7)

    said = outcomes(latest([mark(1, {"now": 1, "wanted": 5}), mark(2, {"now": 3})]), CONTENT)
    assert said.compass["deelname"].now.counts == (0, 0, 1, 0, 0)
    assert said.compass["deelname"].wanted is None


def test_who_comes_back_from_another_side_counts_from_that_side_alone():
    facts = [fact(1, 7, side="resident"), wish(2, 7, "Bomen."), fact(3, 7, side="council", question="deciding-advice")]
    assert {one.side for one in latest(facts)} == {"council"}


# Any two gatherings with the same people in them

VOTES = st.sampled_from(["agree", "disagree", "pass"])


@st.composite
def twice(draw):
    """Answers of at most eight people, to two statements and in words, in any order."""
    given_ = draw(
        st.lists(
            st.tuples(st.integers(1, 8), st.sampled_from([OWN, "deciding-advice", ""]), VOTES, st.sampled_from(SIDES)),
            max_size=30,
        )
    )
    return [
        fact(n, who, vote, side=side, question=question) if question else wish(n, who, vote, side=side)
        for n, (who, question, vote, side) in enumerate(given_, start=1)
    ]


@given(twice())
@settings(max_examples=150)
def test_nobody_counts_twice_and_everybody_counts(facts):
    counted = latest(facts)
    per_question = Counter((one.participant, one.question) for one in counted if one.kind != "wish")
    assert set(per_question.values()) <= {1}
    assert per_question.keys() == {(one.participant, one.question) for one in facts if one.kind != "wish"}
    assert outcomes(counted, CONTENT).people == len({one.participant for one in facts})


@given(twice())
@settings(max_examples=150)
def test_it_is_always_the_latest_answer_and_every_wish(facts):
    counted = latest(facts)
    for one in counted:
        same = [other for other in facts if (other.participant, other.question) == (one.participant, one.question)]
        assert one.kind == "wish" or one.id == max(other.id for other in same)
    assert [one.id for one in counted if one.kind == "wish"] == [one.id for one in facts if one.kind == "wish"]


@given(twice())
@settings(max_examples=150)
def test_every_head_has_one_side(facts):
    sides = {(one.participant, one.side) for one in latest(facts)}
    assert len(sides) == len({one.participant for one in facts})
    assert all(side == max((f for f in facts if f.participant == who), key=lambda f: f.id).side for who, side in sides)


@given(twice(), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_makes_no_difference_and_twice_is_once(facts, chance):
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert latest(shuffled) == latest(facts) == latest(latest(facts))
    assert outcomes(latest(shuffled), CONTENT) == outcomes(latest(facts), CONTENT)


@given(twice())
@settings(max_examples=100)
def test_among_strangers_nothing_changes(facts):
    strangers = [replace(one, participant=one.id) for one in facts]
    assert latest(strangers) == strangers
