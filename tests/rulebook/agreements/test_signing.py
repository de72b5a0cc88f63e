# SPDX-License-Identifier: EUPL-1.2
"""How a body came to its signature, and what a signature on paper must hold. A dash is: nothing is wrong."""

from datetime import date, timedelta

import pytest

from samenspraak.rulebook.agreements.sealing import CHECKED, check_code, is_check_code
from samenspraak.rulebook.agreements.signing import WORDS_LIMIT, How, why_not_how, why_not_signed_on

DAY = date(2026, 5, 4)
SEAL = "3f7a91bc" + "0" * 56
NEXT, BEFORE = DAY + timedelta(days=1), DAY - timedelta(days=90)

TABLE = [
    ("wijk", How("meeting", DAY, "42 for, 3 against"), []),
    ("wijk", How("board", BEFORE, "unanimous"), []),
    ("wijk", How("vote", DAY, "61 for"), []),
    ("wijk", How("round", DAY, "30 of 31 answered"), []),
    ("wijk", How("other", DAY, "at the table"), []),
    ("gemeente", How("college", DAY, "B&W 2026-014"), []),
    ("wijk", How("college", DAY, "B&W 2026-014"), ["reached: how-of-the-other-side"]),
    ("gemeente", How("meeting", DAY, "42 for"), ["reached: how-of-the-other-side"]),
    ("wijk", How("dream", DAY, "42 for"), ["reached: how-of-the-other-side"]),
    ("wijk", How("", DAY, "42 for"), ["reached: how-missing"]),
    ("wijk", How("meeting", None, "42 for"), ["decided_on: how-day-missing"]),
    ("wijk", How("meeting", NEXT, "42 for"), ["decided_on: how-day-after-signing"]),
    ("wijk", How("meeting", DAY, "  "), ["decided: how-words-missing"]),
    ("wijk", How("meeting", DAY, "x" * WORDS_LIMIT), []),
    ("wijk", How("meeting", DAY, "x" * (WORDS_LIMIT + 1)), ["decided: words-too-many"]),
    (
        "gemeente",
        How(),
        ["reached: how-missing", "decided_on: how-day-missing", "decided: how-words-missing"],
    ),
]


@pytest.mark.parametrize(("side", "how", "told"), TABLE)
def test_who_signs_says_how_the_body_decided(side, how, told):
    found = why_not_how(how, side=side, signed=DAY)
    assert [f"{one.about}: {one.code}" for one in found] == told


@pytest.mark.parametrize(
    ("signed", "code"),
    [
        (BEFORE, "paper-before-the-text"),
        (DAY - timedelta(days=1), "paper-before-the-text"),
        (DAY, None),
        (DAY + timedelta(days=3), None),
        (DAY + timedelta(days=4), "paper-in-the-future"),
    ],
)
def test_a_text_is_signed_on_paper_from_its_proposal_until_today(signed, code):
    found = why_not_signed_on(signed, proposed=DAY, today=DAY + timedelta(days=3))
    assert (found and found.code) == code


def test_the_check_code_is_the_beginning_of_the_seal_in_two_parts():
    assert check_code(SEAL) == "3F7A 91BC"
    for typed in ("3F7A 91BC", "3f7a91bc", " 3F7A-91BC ", "3f7a91bc00", SEAL):
        assert is_check_code(typed, SEAL), typed
    for typed in ("", "3f7a", "3F7A 91B", "3F7A 91BD", "zzzz zzzz", "0" * CHECKED, SEAL + "0"):
        assert not is_check_code(typed, SEAL), typed
