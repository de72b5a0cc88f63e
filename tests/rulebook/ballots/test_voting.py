# SPDX-License-Identifier: EUPL-1.2
"""
            before               during          after
resident    ballot-not-open-yet  -               ballot-closed
voted       ballot-not-open-yet  voted-already   ballot-closed
outsider    ballot-not-open-yet  not-a-resident  ballot-closed
organiser   ballot-not-open-yet  not-a-resident  ballot-closed
moved       ballot-not-open-yet  voted-elsewhere ballot-closed
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.ballots.voting import (
    ALPHABET,
    CODE_LENGTH,
    is_code,
    later_closing,
    mark_of,
    plain_code,
    shown_code,
    why_not_choice,
    why_not_division,
    why_not_vote,
)

OPENS = datetime(2026, 5, 4, 8, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=7)
SECOND = timedelta(seconds=1)
WHO = {
    "resident": (True, False),
    "voted": (True, True),
    "outsider": (False, False),
    "organiser": (False, False),
    "moved": (True, False),
}
MOMENTS = {
    "before": [OPENS - SECOND, OPENS - timedelta(days=9)],
    "during": [OPENS, CLOSES - SECOND],
    "after": [CLOSES, CLOSES + timedelta(days=9)],
}
BYLAW = [line.split() for line in __doc__.strip().splitlines()[1:]]


@pytest.mark.parametrize(("who", "before", "during", "after"), BYLAW, ids=lambda word: word)
def test_bylaw(who, before, during, after):
    lives_here, has_voted = WHO[who]
    for when, expected in {"before": before, "during": during, "after": after}.items():
        for now in MOMENTS[when]:
            said = why_not_vote(
                lives_here=lives_here,
                has_voted=has_voted,
                voted_elsewhere=who == "moved",
                opens=OPENS,
                closes=CLOSES,
                now=now,
            )
            assert (said.code if said else "-") == expected


@pytest.mark.parametrize(
    ("method", "choice", "code"),
    [
        ("yes-no", "yes", None),
        ("yes-no", "abstain", None),
        ("yes-no", "", "choice-missing"),
        ("yes-no", None, "choice-missing"),
        ("yes-no", "maybe", "choice-unknown"),
        ("yes-no", ["yes"], "choice-unknown"),
        ("approval", ["a"], None),
        ("approval", [], "choice-missing"),
        ("approval", ["a", "a"], "choice-unknown"),
        ("approval", ["c"], "choice-unknown"),
        ("approval", "a", "choice-unknown"),
    ],
)
def test_what_a_paper_may_say(method, choice, code):
    said = why_not_choice(method, choice, ["a", "b"])
    assert (said.code if said else None) == code


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ({"a": 10}, None),
        ({"a": 0, "b": 3}, None),  # nothing for a is the same as not naming it
        ({"a": 11}, "points-wrong"),
        ({"a": -1}, "points-wrong"),
        ({"a": "4"}, "points-wrong"),
        ({"a": 1.5}, "points-wrong"),
        ({"a": True}, "points-wrong"),
        ({"c": 1}, "choice-unknown"),
        (["a"], "choice-unknown"),
        ("a", "choice-unknown"),
        (7, "choice-unknown"),
    ],
)
def test_points_are_whole_and_no_more_than_there_are(choice, code):
    said = why_not_division(choice, ["a", "b"], 10)
    assert (said.code if said else None) == code


codes = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)


@given(codes)
def test_a_code_is_the_same_however_it_is_typed(code):
    typed = f" {shown_code(code).lower()} "
    assert is_code(typed) and plain_code(typed) == code and mark_of(typed) == mark_of(code)


@pytest.mark.parametrize("typed", ["", "1", "0" * CODE_LENGTH, "A" * (CODE_LENGTH + 1), "É" * CODE_LENGTH])
def test_what_we_do_not_hand_out_is_no_code(typed):
    assert not is_code(typed)


@given(st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_ballot_that_stood_still_closes_as_much_later_on_a_whole_minute(lost):
    later = later_closing(CLOSES, lost) - CLOSES
    assert lost <= later < lost + timedelta(minutes=1) and later.total_seconds() % 60 == 0
