# SPDX-License-Identifier: EUPL-1.2
"""Editing a draft, comparing two texts, sealing one, and ending one: pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.agreements.comparison import compare
from samenspraak.rulebook.agreements.editing import change, place, put_say, take_out
from samenspraak.rulebook.agreements.ending import first_day_without, months_after
from samenspraak.rulebook.agreements.sealing import seal_of
from samenspraak.rulebook.agreements.terms import Say, Task, Terms, parse
from samenspraak.rulebook.verdicts import Refused

CELLS = st.tuples(st.sampled_from(["all", "green-play", "safety", "other"]), st.sampled_from([t.value for t in Task]))
SAYS = st.dictionaries(CELLS, st.sampled_from(["", *(say.code for say in Say)]))
WORDS = {"decide": {"decides": "De wijk beslist."}}


def text(words: str, number: str = "") -> dict:
    return {"kind": "text", "number": number, "text": words, "topic": "", "task": "", "say": "", "data": {}}


def guard(kind: str, **params) -> dict:
    return {**text("."), "kind": "safeguard", "data": {"kind": kind, "params": params}}


def matrix(rows) -> dict:
    return {(term.topic, term.task.value): term.say.code for term in parse(rows).says}


@given(SAYS, SAYS)
def test_the_matrix_becomes_what_was_filled_in_and_the_rest_stays(first, second):
    rows, _ = put_say([text("Doel.", "1.1")], first)
    rows, _ = put_say(rows, second)
    expected = {cell: say for cell, say in {**first, **second}.items() if say}
    assert matrix(rows) == expected
    assert rows[0]["text"] == "Doel."


@given(SAYS)
def test_filling_in_the_same_again_changes_nothing(says):
    rows, _ = put_say([], says)
    again, _ = put_say(rows, says)
    assert parse(again).as_rows() == parse(rows).as_rows()


def test_another_say_gets_another_sentence_and_the_same_say_keeps_its_own():
    rows, _ = put_say([], {("all", "decide"): "decides"}, WORDS)
    assert rows[0]["text"] == "De wijk beslist."
    rows, _ = change(rows, "2.1", {"text": "Wij beslissen samen."})
    same, _ = put_say(rows, {("all", "decide"): "decides"}, WORDS)
    other, _ = put_say(rows, {("all", "decide"): "heard"}, WORDS)
    assert (same[0]["text"], other[0]["text"]) == ("Wij beslissen samen.", "")


@given(st.lists(st.sampled_from(["text", "safeguard", "money"]), max_size=12))
def test_numbers_are_never_double_and_kinds_stand_together(kinds):
    rows = []
    for kind in kinds:
        row = guard("exit") if kind == "safeguard" else {**text("."), "kind": kind}
        rows, number = place(rows, row)
        assert number == next(one["number"] for one in rows if one["number"] == number)
    terms = parse(rows)  # refuses doubles
    order = [term.kind for term in terms.all]
    assert len(set(order)) == sum(1 for at, kind in enumerate(order) if at == 0 or order[at - 1] != kind)


def test_what_is_not_there_cannot_be_changed_or_taken_out():
    for edit in (lambda: change([], "9.9", {}), lambda: take_out([], "9.9")):
        with pytest.raises(Refused) as refused:
            edit()
        assert refused.value.findings[0].code == "term-gone"


def test_a_change_leaves_number_and_kind_alone():
    rows, _ = change([text("Eerst.", "1.1")], "1.1", {"text": "Nu.", "number": "7.7", "kind": "money"})
    assert (rows[0]["number"], rows[0]["kind"], rows[0]["text"]) == ("1.1", "text", "Nu.")


def test_two_texts_beside_each_other():
    before = parse([text("Blijft.", "1.1"), text("Weg.", "1.2"), {**guard("exit", months=3), "number": "6.1"}])
    after = parse([text("Blijft.", "1.1"), {**guard("exit", months=6), "number": "6.1"}, text("Nieuw.", "1.3")])
    found = compare(before, after)
    assert [term.text for term in found.added] == ["Nieuw."]
    assert [term.text for term in found.removed] == ["Weg."]
    assert [(was.amount("months"), now.amount("months")) for was, now in found.changed] == [(3, 6)]
    assert found.same == 1


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5)), max_size=5, unique=True))
def test_the_seal_does_not_mind_the_order_of_deviations_but_every_word(deviations):
    terms = parse([text("Doel.", "1.1")])
    sealed = seal_of("oosterparkwijk", 1, terms, deviations)
    assert seal_of("oosterparkwijk", 1, terms, reversed(deviations)) == sealed
    assert seal_of("oosterparkwijk", 1, terms, [*deviations, ("code", "about", "nog een")]) != sealed
    others = {
        seal_of("de-wijert", 1, terms),
        seal_of("oosterparkwijk", 2, terms),
        seal_of("oosterparkwijk", 1, Terms()),
    }
    assert len(others | {seal_of("oosterparkwijk", 1, terms)}) == 4


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 5, 4), 3, date(2026, 8, 4)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
        (date(2026, 1, 31), 24, date(2028, 1, 31)),
    ],
)
def test_months_later(day, months, expected):
    assert months_after(day, months) == expected


def test_the_longest_notice_counts_and_without_one_it_ends_at_once():
    today = date(2026, 5, 4)
    assert first_day_without(Terms(), today) == today
    both = parse([{**guard("exit", months=1), "number": "6.1"}, {**guard("exit", days=45), "number": "6.2"}])
    assert first_day_without(both, today) == date(2026, 6, 18)
