# SPDX-License-Identifier: EUPL-1.2
"""A conclusion of the room: which text counts, who may say whether it fits, and when the numbers are shown."""

import pytest

from samenspraak.rulebook.conversations import (
    CONCLUSION_LIMIT,
    MISSING_LIMIT,
    SMALL,
    fit_count,
    why_not_conclude,
    why_not_fit,
)

SAID = {"number": 2, "newest": 2, "asked": True, "fits": True, "missing": ""}


def code(finding):
    return finding.code if finding else None


def test_somebody_who_is_asked_may_say_yes_and_no():
    assert why_not_fit(**SAID) is None
    assert why_not_fit(**SAID | {"fits": False, "missing": "De jongeren."}) is None
    assert why_not_fit(**SAID | {"fits": False}) is None, "what is missing need not be said"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"newest": 3}, "conclusion-changed"),
        ({"newest": 0}, "conclusion-changed"),
        ({"asked": False}, "fit-not-asked"),
        ({"fits": None}, "fit-missing"),
        ({"missing": "x" * (MISSING_LIMIT + 1)}, "missing-too-long"),
        ({"status": "planned"}, "conversation-not-open-yet"),
        ({"status": "closed"}, "conversation-closed"),
        ({"paused": True}, "conversation-paused"),
        ({"paused": True, "newest": 3, "fits": None}, "conversation-paused"),
    ],
)
def test_when_nobody_can_say_whether_it_fits(change, expected):
    assert code(why_not_fit(**SAID | change)) == expected


def test_what_is_missing_may_just_fit():
    assert why_not_fit(**SAID | {"fits": False, "missing": "x" * MISSING_LIMIT}) is None


@pytest.mark.parametrize("yes", range(SMALL + 2))
def test_numbers_are_shown_from_five_answers_on(yes):
    count = fit_count([True] * yes + [False])
    assert (count.yes, count.no, count.n) == (yes, 1, yes + 1)
    assert count.is_shown == (yes + 1 >= SMALL)


def test_without_answers_nothing_is_shown():
    assert not fit_count([]).is_shown


BYLAW = """
text    number  newest  expected
some    0       0       -
some    1       1       -
some    0       1       conclusion-changed
some    1       0       conclusion-changed
none    1       1       -
none    0       0       conclusion-empty
long    0       0       conclusion-too-long
"""


@pytest.mark.parametrize("line", BYLAW.strip().splitlines()[1:])
def test_who_may_put_a_text_in_whose_place(line):
    kind, number, newest, expected = line.split()
    text = {"some": "Dit zeggen we.", "none": "", "long": "x" * (CONCLUSION_LIMIT + 1)}[kind]
    assert code(why_not_conclude(text, number=int(number), newest=int(newest))) == (
        None if expected == "-" else expected
    )
