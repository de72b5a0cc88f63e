# SPDX-License-Identifier: EUPL-1.2
"""The money book: docs/rules/agenda.md, "Money"."""

from dataclasses import dataclass
from datetime import date

import pytest

from samenspraak.rulebook.agenda.money import (
    BUDGET,
    PAID,
    RESERVED,
    Balance,
    balance,
    why_not_book,
    why_not_describe,
    why_not_to_one,
)
from samenspraak.rulebook.agenda.money import why_not_paid_on as paid_on


@dataclass
class Line:
    kind: str
    amount_cents: int


def code(finding):
    return finding and finding.code


def test_sums_are_to_the_cent_and_counter_entries_count():
    found = balance([Line(BUDGET, 100_00), Line(RESERVED, 60_01), Line(RESERVED, -10_01), Line(PAID, 20_00)])
    assert (found, found.free, found.to_pay) == (Balance(100_00, 50_00, 20_00), 50_00, 30_00)


@pytest.mark.parametrize(
    ("kind", "amount", "why"),
    [
        (RESERVED, 40_00, None),
        (RESERVED, 40_01, "more-than-given"),
        (RESERVED, -30_00, None),
        (RESERVED, -30_01, "spent-already"),
        (PAID, 30_00, None),
        (PAID, 30_01, "more-than-reserved"),
        (PAID, -10_00, None),
        (BUDGET, 1, None),
        (BUDGET, -40_00, None),
        (BUDGET, -40_01, "reserved-already"),
    ],
)
def test_no_more_is_reserved_than_given_and_no_more_spent_than_reserved(kind, amount, why):
    pot, project = Balance(100_00, 60_00, 10_00), Balance(0, 40_00, 10_00)
    assert code(why_not_book(kind, amount, pot=pot, project=project)) == why


def test_what_is_being_voted_on_is_promised():
    pot = Balance(100_00, 60_00, 0)
    assert code(why_not_book(RESERVED, 31_00, pot=pot, project=Balance(), promised=10_00)) == "more-than-given"
    assert why_not_book(RESERVED, 30_00, pot=pot, project=Balance(), promised=10_00) is None


@pytest.mark.parametrize("text", ["Aan jan@voorbeeld.example", "Naar NL91 ABNA 0417 1643 00", "Bel 06-12345678"])
def test_what_points_at_a_person_does_not_belong_in_it(text):
    assert [one.code for one in why_not_describe(amount=1, text=text)] == ["personal-in-the-book"]
    assert [one.code for one in why_not_describe(amount=1, text="Bank", reference=text)] == ["personal-in-the-book"]


def test_a_line_has_an_amount_and_words():
    assert [one.code for one in why_not_describe(amount=None, text=" ")] == ["amount-wrong", "description-missing"]
    assert [one.code for one in why_not_describe(amount=0, text="Bank")] == ["amount-wrong"]
    assert why_not_describe(amount=6_400_00, text="Bankjes, factuur 2026-14", reference="F-2026-0614") == ()


@pytest.mark.parametrize(
    ("amount", "reserved", "limit", "left"),
    [(50_00, 0, 50_00, None), (50_01, 0, 50_00, 50_00), (10_00, 45_00, 50_00, 5_00), (1, 60_00, 50_00, 0)],
)
def test_no_more_goes_to_one_decision_than_the_article_says(amount, reserved, limit, left):
    found = why_not_to_one(amount, reserved=reserved, limit=limit, article="5.1")
    expected = None if left is None else {"article": "5.1", "bound": limit, "left": left}
    assert (found and dict(found.params)) == expected
    assert why_not_to_one(amount, reserved=reserved, limit=None, article="5.1") is None
    assert why_not_to_one(-amount, reserved=reserved, limit=limit, article="5.1") is None  # putting right downwards


def test_nothing_was_paid_on_a_day_to_come():
    assert code(paid_on(date(2026, 5, 5), date(2026, 5, 4))) == "day-to-come"
    assert paid_on(date(2026, 5, 4), date(2026, 5, 4)) is None
