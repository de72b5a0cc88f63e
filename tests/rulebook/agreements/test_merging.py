# SPDX-License-Identifier: EUPL-1.2
"""Two people at work on one draft: each keeps what they changed, and nothing is lost unseen. Pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.agreements.editing import place, take_out
from samenspraak.rulebook.agreements.merging import (
    as_it_stood,
    carry_out,
    changes_between,
    merge,
    merge_says,
    undone,
)
from samenspraak.rulebook.verdicts import Refused

WORDS = st.sampled_from(["", "Een.", "Twee.", "Drie."])
DATA = st.dictionaries(st.sampled_from(["seats", "months", "name"]), st.integers(0, 2))


def row(number: str = "1.1", text: str = "", **data) -> dict:
    return {
        "number": number, "order": 1, "kind": "text", "topic": "", "task": "", "say": "", "text": text, "data": data,
        "sources": [],
    }  # fmt: skip


def cell(topic: str, task: str, say: str, number: str = "2.1") -> dict:
    return {**row(number), "kind": "say", "topic": topic, "task": task, "say": say}


ROWS = st.builds(lambda text, data: row(text=text, **data), WORDS, DATA)
TEXTS = st.lists(st.builds(lambda text, data: row("", text, **data), WORDS, DATA), max_size=4).map(
    lambda rows: _numbered(rows)
)


def _numbered(rows: list[dict]) -> list[dict]:
    placed: list[dict] = []
    for one in rows:
        placed, _ = place(placed, one)
    return placed


def codes(deed, *given) -> list[str]:
    with pytest.raises(Refused) as refused:
        deed(*given)
    return [one.code for one in refused.value.findings]


def test_who_changes_the_words_and_who_changes_a_number_both_get_their_way():
    shown = row(text="Elf mensen.", seats=11, months=24)
    theirs = row(text="Elf mensen.", seats=9, months=24)
    mine = {"text": "Een groep.", "data": {"seats": 11, "months": 24}}
    merged = merge(theirs, shown, mine)
    assert (merged["text"], merged["data"]) == ("Een groep.", {"seats": 9, "months": 24})


def test_two_who_change_the_same_in_different_ways_are_told():
    shown, theirs = row(text="Eerst."), row(text="Van hen.")
    assert codes(merge, theirs, shown, {"text": "Van mij."}) == ["changed-meanwhile"]
    assert merge(theirs, shown, {"text": "Van hen."})["text"] == "Van hen."


def test_a_field_that_somebody_emptied_stays_empty():
    shown, theirs = row(seats=11, months=24), row(months=24)
    assert merge(theirs, shown, {"text": "Nieuw."})["data"] == {"months": 24}
    assert codes(merge, theirs, shown, {"data": {"seats": 7, "months": 24}}) == ["changed-meanwhile"]


def test_an_old_matrix_changes_only_the_cells_that_its_sender_changed():
    shown = [cell("all", "decide", "heard"), cell("safety", "decide", "advises", "2.2")]
    now = [cell("all", "decide", "advises"), cell("safety", "decide", "advises", "2.2")]
    sent = {("all", "decide"): "heard", ("safety", "decide"): "decides", ("other", "decide"): ""}
    assert merge_says(now, shown, sent) == {("safety", "decide"): "decides"}
    assert codes(merge_says, now, shown, {**sent, ("all", "decide"): "decides"}) == ["say-changed-meanwhile"]


def test_what_is_taken_out_must_still_stand_as_it_stood():
    was = row(text="Doel.")
    gone = [{"number": "1.1", "before": was, "after": None}]
    assert carry_out([was], gone)[0] == []
    assert codes(carry_out, [row(text="Ander doel.")], gone) == ["changed-meanwhile"]
    assert codes(carry_out, [], gone) == ["term-gone"]


def test_what_was_taken_out_comes_back_under_a_free_number():
    was = row(text="Doel.")
    rows, number = carry_out([row(text="Later.")], undone([{"number": "1.1", "before": was, "after": None}]))
    assert (number, [one["text"] for one in rows]) == ("1.2", ["Later.", "Doel."])


@given(ROWS, ROWS)
def test_without_anybody_else_one_gets_what_one_asked(shown, wanted):
    merged = merge(shown, shown, wanted)
    assert {**shown, **merged} == {**wanted, "number": shown["number"]}


@given(ROWS, ROWS, ROWS)
def test_merging_keeps_what_either_changed_or_tells_it(shown, theirs, mine):
    try:
        merged = merge(theirs, shown, mine)
    except Refused:
        return
    for name in {"text", *shown["data"], *theirs["data"], *mine["data"]}:
        was, other, own, now = (_of(one, name) for one in (shown, theirs, mine, {**shown, **merged}))
        assert now == (own if own != was else other)


def _of(one: dict, name: str):
    return one["text"] if name == "text" else one["data"].get(name)


@given(TEXTS, TEXTS)
def test_from_its_changes_follows_how_a_text_stood(before, after):
    changes = changes_between(before, after)
    stood = as_it_stood(after, [changes])
    assert sorted(stood, key=str) == sorted(before, key=str)


@given(TEXTS.filter(bool), st.data())
def test_undoing_what_was_just_done_brings_back_the_words(rows, data):
    number = data.draw(st.sampled_from([one["number"] for one in rows]))
    after, _ = take_out(rows, number)
    back, _ = carry_out(after, undone(changes_between(rows, after)))
    assert sorted(one["text"] for one in back) == sorted(one["text"] for one in rows)
