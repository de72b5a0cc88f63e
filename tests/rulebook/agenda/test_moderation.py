# SPDX-License-Identifier: EUPL-1.2
"""Asking to look again: once, within six weeks, and never by who hid it.

```
appealed  restored  hidden on    today        answer
no        no        2026-05-04   2026-05-04   -
no        no        2026-05-04   2026-06-15   -
no        no        2026-05-04   2026-06-16   appeal-too-late
yes       no        2026-05-04   2026-05-05   appealed-already
no        yes       2026-05-04   2026-05-05   shown-again-already
```
"""

from datetime import date

import pytest

from samenspraak.rulebook.agenda import moderation

BYLAW = [line.split() for line in __doc__.split("```")[1].strip().splitlines()[1:]]


@pytest.mark.parametrize(("appealed", "restored", "hidden", "today", "answer"), BYLAW)
def test_the_bylaw(appealed, restored, hidden, today, answer):
    days = {"hidden": date.fromisoformat(hidden), "today": date.fromisoformat(today)}
    found = moderation.why_not_appeal(appealed=appealed == "yes", restored=restored == "yes", **days)
    assert (found.code if found else "-") == answer


def test_somebody_else_looks():
    look = moderation.why_not_review
    assert look(appealed=True, reviewed=False, same_person=True).code == "another-must-look"
    assert look(appealed=True, reviewed=False, same_person=False) is None
    assert look(appealed=True, reviewed=True, same_person=False).code == "reviewed-already"
    assert look(appealed=False, reviewed=False, same_person=False).code == "no-appeal-here"


def test_within_two_weeks_and_on_to_a_working_day():
    assert moderation.review_due(date(2026, 5, 4)) == date(2026, 5, 18)
    assert moderation.review_due(date(2026, 5, 9)) == date(2026, 5, 26), (
        "14 days end on Saturday the 23rd, and the 25th is a holiday"
    )


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Kijk op https://een.example.", False),
        ("https://a.nl http://b.nl www.c.nl", False),
        ("https://a.nl http://b.nl www.c.nl WWW.d.nl", True),
        ("Wij wonen aan de www. en dat is alles www. www. www.", False),
    ],
)
def test_a_text_full_of_addresses(text, refused):
    assert (moderation.why_not_links(text) is not None) == refused
