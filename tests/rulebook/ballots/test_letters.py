# SPDX-License-Identifier: EUPL-1.2
"""How many letters there may be, and when one gives a vote."""

import pytest

from samenspraak.rulebook.ballots import letters


def code(finding):
    return finding and finding.code


@pytest.mark.parametrize(
    ("wanted", "standing", "electorate", "why"),
    [
        (4, 2, 6, None),
        (5, 2, 6, "letters-more-than-voters"),
        (1, 0, None, "letters-need-a-number"),
        (0, 0, 6, "letters-not-so-many"),
        (letters.MOST + 1, 0, 9_999, "letters-not-so-many"),
    ],
)
def test_letters_that_stand_are_never_more_than_who_may_vote(wanted, standing, electorate, why):
    assert code(letters.why_not_make(wanted, kind="letter", standing=standing, electorate=electorate)) == why


def test_a_code_gives_one_vote_unless_it_was_voided():
    assert code(letters.why_not_use(known=True)) is None
    assert code(letters.why_not_use(known=False)) == "letter-unknown"
    assert code(letters.why_not_use(known=True, void=True)) == "letter-void"
    assert code(letters.why_not_use(known=True, used=True)) == "letter-used"


def test_nobody_is_added_by_letter_when_as_many_voted_as_may_vote():
    assert code(letters.why_not_fit(5, 6)) is None
    assert code(letters.why_not_fit(6, 6)) == "electorate-voted"
