# SPDX-License-Identifier: EUPL-1.2
"""A term is read from its row and written back to the same row; what cannot be a term is refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.agreements import Say, Task, parse
from samenspraak.rulebook.agreements.terms import Guard
from samenspraak.rulebook.verdicts import Refused
from tests.rulebook.agreements.build import body, guard, money, numbered, promise, say, terms
from tests.rulebook.agreements.strategies import agreements


def reasons(*rows):
    with pytest.raises(Refused) as refused:
        parse(rows)
    return {(finding.code, finding.about) for finding in refused.value.findings}


def test_say_is_ordered():
    assert Say.INFORMED < Say.HEARD < Say.ADVISES < Say.INITIATES < Say.DECIDES
    assert [level.code for level in Say] == ["informed", "heard", "advises", "initiates", "decides"]
    assert all(Say.of(level.code) is level for level in Say)


@pytest.mark.parametrize("code", ["", "Decides", "DECIDES", "rules", "__members__"])
def test_what_is_no_level_of_say_is_refused(code):
    with pytest.raises(KeyError):
        Say.of(code)


@given(agreements())
def test_rows_go_round(rows):
    read = parse(rows)
    assert parse(read.as_rows()) == read
    assert parse(read.as_rows()).as_rows() == read.as_rows()


def test_a_row_comes_back_as_it_was_stored():
    stored = terms(
        say("decides"),
        body(drawn=11, councillors=6, invited=50, response_percent=16),
        guard("consultation", days=14, how="op papier"),
        promise(topics=["green-play"], tasks=["decide"], since="2026-01-01"),
        money(),
    ).as_rows()
    assert parse(stored).as_rows() == stored


def test_rows_stand_in_their_order():
    rows = [{"number": "1.2", "order": 2, "kind": "text"}, {"number": "1.1", "order": 1, "kind": "text"}]
    assert [term.number for term in parse(rows).all] == ["1.1", "1.2"]


def test_what_is_empty_is_not_written():
    with_empty = terms({"kind": "body", "data": {"key": "raad", "name": "", "term_months": None, "composition": []}})
    without = terms({"kind": "body", "data": {"key": "raad"}})
    assert with_empty == without
    assert with_empty.as_rows()[0]["data"] == {"key": "raad"}


class TestDigest:
    """What is signed is exactly the text of the terms, in order."""

    rows = numbered([say("decides"), guard("exit"), {"kind": "text", "text": "Samen."}])

    def test_the_same_terms_have_the_same_digest(self):
        assert parse(self.rows).digest() == parse(parse(self.rows).as_rows()).digest()

    @pytest.mark.parametrize(
        "change", [{"say": "advises"}, {"text": "Anders."}, {"task": "draw-up"}, {"data": {}}, {"number": "9.1"}]
    )
    def test_any_change_changes_it(self, change):
        assert parse([self.rows[0] | change, *self.rows[1:]]).digest() != parse(self.rows).digest()

    def test_order_changes_it(self):
        assert parse(self.rows[::-1]).digest() != parse(self.rows).digest()

    def test_what_was_said_does_not_change_it(self):
        """Whoever withdraws an answer must not break a signature."""
        quoted = [self.rows[0] | {"sources": [{"text": "Wij willen kiezen."}]}, *self.rows[1:]]
        assert parse(quoted).digest() == parse(self.rows).digest()


GOOD = {"number": "1.1", "kind": "say", "topic": "all", "task": "decide", "say": "decides"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (GOOD | {"number": ""}, "term-number-wrong"),
        (GOOD | {"number": "1.a"}, "term-number-wrong"),
        (GOOD | {"number": "100.100.100"}, "term-number-wrong"),
        (GOOD | {"kind": "law"}, "term-kind-unknown"),
        (GOOD | {"kind": None}, "term-kind-unknown"),
        (GOOD | {"say": "rules"}, "term-field-wrong"),
        (GOOD | {"task": "vote"}, "term-field-wrong"),
        (GOOD | {"topic": ""}, "term-field-wrong"),
        (GOOD | {"text": "x" * 4001}, "term-text-too-long"),
        (GOOD | {"sources": ["gezegd"]}, "term-field-wrong"),
        (GOOD | {"data": {"bodies": "raad"}}, "term-field-unknown"),
        (GOOD | {"data": ["raad"]}, "term-field-wrong"),
        (GOOD | {"data": {"body": "x" * 301}}, "term-field-too-long"),
        ({"number": "1.1", "kind": "body", "data": {}}, "term-field-missing"),
        ({"number": "1.1", "kind": "body", "data": {"key": "a", "term_months": "twee jaar"}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "body", "data": {"key": "a", "term_months": -1}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "body", "data": {"key": "a", "term_months": True}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "body", "data": {"key": "a", "response_percent": 101}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "body", "data": {"key": "a", "composition": [{"seats": 3}]}}, "term-field-missing"),
        ({"number": "1.1", "kind": "body", "data": {"key": "a", "composition": [{"who": "cats"}]}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "safeguard", "data": {"kind": "luck"}}, "term-field-wrong"),
        (
            {"number": "1.1", "kind": "safeguard", "data": {"kind": "reach", "params": {"percent": 7.5}}},
            "term-field-wrong",
        ),
        ({"number": "1.1", "kind": "transfer", "data": {"instrument": "gunst"}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "transfer", "data": {"since": "1 januari"}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "transfer", "data": {"consent": "ja"}}, "term-field-wrong"),
        ({"number": "1.1", "kind": "money", "data": {"amount_cents": 10.5}}, "term-field-wrong"),
    ],
)
def test_what_cannot_be_a_term_is_refused(row, code):
    assert code in {found for found, _ in reasons(row)}


def test_everything_that_is_wrong_is_said_at_once_and_in_which_term():
    wrong = [GOOD | {"say": "rules"}, GOOD | {"number": "1.2", "task": "vote"}]
    assert reasons(*wrong) == {("term-field-wrong", "1.1"), ("term-field-wrong", "1.2")}


def test_nothing_stands_there_twice():
    assert reasons(GOOD, GOOD) == {("term-number-double", "1.1"), ("term-say-double", "all/decide")}
    bodies = numbered([body("raad"), body("raad")])
    assert reasons(*bodies) == {("term-body-double", "raad")}


@given(
    st.dictionaries(
        st.sampled_from(["number", "order", "kind", "topic", "task", "say", "data", "text", "sources"]),
        st.none()
        | st.integers()
        | st.text(max_size=9)
        | st.lists(st.integers(), max_size=2)
        | st.dictionaries(st.text(max_size=9), st.none() | st.text(max_size=9), max_size=2),
    )
)
def test_no_row_breaks_the_reader(row):
    """Whatever a row holds, it is read or refused."""
    try:
        parse([row])
    except Refused as refused:
        assert refused.findings


def test_a_term_about_the_topic_goes_before_one_about_all():
    agreed = terms(say("advises"), say("decides", topic="green-play"))
    assert agreed.say_on("green-play", Task.DECIDE).say is Say.DECIDES
    assert agreed.say_on("safety", Task.DECIDE).say is Say.ADVISES
    assert agreed.say_on("safety", Task.CARRY_OUT) is None


def test_a_term_is_found_by_its_kind():
    agreed = terms(say("heard"), body(), guard("exit"), promise(), money(), {"kind": "text", "text": "Samen."})
    sizes = [len(part) for part in (agreed.says, agreed.bodies, agreed.safeguards, agreed.transfers, agreed.money)]
    assert sizes == [1, 1, 1, 1, 1]
    assert agreed.guards(Guard.EXIT)
    assert not agreed.guards(Guard.REPLY)
