# SPDX-License-Identifier: EUPL-1.2
"""The chain of the logbook: any single change is found, at the entry where it was made."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.ledger import FIELDS, GENESIS, seal, verify

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = WORDS | st.integers() | st.booleans() | st.none() | st.lists(WORDS, max_size=2)
FACTS = st.dictionaries(WORDS, VALUES, max_size=3)


def chain(facts: list[dict]) -> list[dict]:
    """Sealed entries with these facts, each following from the one before it."""
    entries, previous = [], GENESIS
    for number, fact in enumerate(facts, start=1):
        entry = {
            "number": number,
            "at": f"2026-05-04T19:30:{number % 60:02}.000000+00:00",
            "kind": "agreement.signed",
            "area": "oosterparkwijk",
            "subject": f"agreement:{number}",
            "actor": "seat:4",
            "ground": "afspraken Oosterparkwijk v1, art. 2",
            "facts": fact,
            "previous": previous,
        }
        previous = seal(entry)
        entries.append({**entry, "seal": previous})
    return entries


def lines(entries: list[dict]) -> list[str]:
    return [json.dumps(entry, ensure_ascii=False) for entry in entries]


CHAINS = st.lists(FACTS, min_size=1, max_size=8).map(chain)


@given(CHAINS)
def test_what_was_recorded_holds(entries):
    verdict = verify(lines(entries))
    assert (verdict.entries, verdict.head, verdict.finding) == (len(entries), entries[-1]["seal"], None)


def test_an_empty_logbook_holds():
    assert verify([]) == verify(["\n"]) and verify([]).head == GENESIS and verify([]).entries == 0


@given(CHAINS, st.data())
def test_any_single_change_is_found_at_its_entry(entries, data):
    at = data.draw(st.integers(0, len(entries) - 1))
    field = data.draw(st.sampled_from([*FIELDS, "seal"]))
    other = data.draw((FACTS | WORDS | st.integers() | st.none()).filter(lambda value: value != entries[at][field]))
    told = lines(entries)
    told[at] = json.dumps({**entries[at], field: other})
    verdict = verify(told)
    assert verdict.finding and verdict.finding.params["line"] == at + 1
    assert verdict.entries == at


@given(CHAINS.filter(lambda entries: len(entries) > 1), st.data())
def test_a_changed_entry_that_is_sealed_anew_breaks_the_next(entries, data):
    at = data.draw(st.integers(0, len(entries) - 2))
    changed = {**entries[at], "actor": "seat:5"}
    entries[at] = {**changed, "seal": seal(changed)}
    verdict = verify(lines(entries))
    assert verdict.finding.code == "ledger-broken-link"
    assert verdict.finding.params == {"line": at + 2, "number": at + 2}


@given(CHAINS.filter(lambda entries: len(entries) > 1), st.data())
def test_a_dropped_entry_is_a_gap(entries, data):
    at = data.draw(st.integers(0, len(entries) - 2))
    told = lines(entries)
    del told[at]
    finding = verify(told).finding
    assert finding.code == "ledger-gap"
    assert finding.params == {"line": at + 1, "expected": at + 1, "found": at + 2}


@given(CHAINS, st.data())
def test_an_inserted_entry_is_found(entries, data):
    at = data.draw(st.integers(0, len(entries)))
    before = entries[at - 1]["seal"] if at else GENESIS
    false = {**chain([{}])[0], "number": at + 1, "previous": before, "actor": "seat:666"}
    told = lines([*entries[:at], {**false, "seal": seal(false)}, *entries[at:]])
    if at == len(entries):  # at the very end a well-made entry can only be told from the published head
        assert verify(told).head != entries[-1]["seal"]
    else:
        assert verify(told).finding.params["line"] == at + 2


@given(CHAINS.filter(lambda entries: len(entries) > 1), st.data())
def test_two_entries_in_another_order_are_found(entries, data):
    at = data.draw(st.integers(0, len(entries) - 2))
    told = lines(entries)
    told[at], told[at + 1] = told[at + 1], told[at]
    assert verify(told).finding.params["line"] == at + 1


@given(CHAINS.filter(lambda entries: len(entries) > 1))
def test_an_end_that_is_cut_off_shows_in_the_head_only(entries):
    verdict = verify(lines(entries)[:-1])
    assert verdict.finding is None
    assert (verdict.entries, verdict.head) != (len(entries), entries[-1]["seal"])


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "3", "null", '"text"', "{}", "[" * 100_000, '{"number": 1}', '{"number": NaN}', "\ufeff{}"],
    ids=["cut", "list", "number", "null", "text", "empty", "deep", "too-little", "no-number", "byte-order-mark"],
)
def test_what_is_no_entry_is_named_by_its_line(line):
    first = lines(chain([{}]))[0]
    verdict = verify([first, line])
    assert verdict.finding.code == "ledger-unreadable"
    assert verdict.finding.params == {"line": 2} and verdict.entries == 1


def test_what_is_not_sealed_may_not_stand_in_an_entry():
    """A remark beside the sealed fields, or a field told twice, would be read and prove nothing."""
    entry = chain([{}])[0]
    assert verify([json.dumps({**entry, "remark": "approved"})]).finding.code == "ledger-unreadable"
    twice = '{"kind": "agreement.ended", ' + json.dumps(entry)[1:]
    assert verify([twice]).finding.code == "ledger-unreadable"
