# SPDX-License-Identifier: EUPL-1.2
"""Which answers may be given, and how a text is kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak import content as files
from samenspraak.rulebook.content import parse
from samenspraak.rulebook.conversations import WISH_LIMIT, clean_text, clean_value, why_not_answer

CONTENT = parse({name: files.read(name) for name in ("praatplaat", "compass", "archetypes", "topics")})
WISH = ("deciding", "deciding-what", "wish")
STATEMENT = ("deciding", "deciding-own-matters", "statement")
CHOICE = ("deciding", "deciding-say", "choice")
POINT = ("compass", "zeggenschap", "compass")
DOT = ("archetypes", "triangle", "triangle")


def code(asked, value, **room) -> str:
    plate, question, kind = asked
    finding = why_not_answer(CONTENT, plate=plate, question=question, kind=kind, value=value, **room)
    return finding.code if finding else "-"


SHAPES = [
    (WISH, {"text": "Meer bomen."}, "-"),
    (WISH, {"text": "  a  "}, "-"),
    (WISH, {"text": "x" * WISH_LIMIT}, "-"),
    (WISH, {"text": f"  {'x' * WISH_LIMIT}\r\n"}, "-"),
    (WISH, {"text": "x" * (WISH_LIMIT + 1)}, "answer-too-long"),
    (WISH, {"text": ""}, "answer-empty"),
    (WISH, {"text": " \r\n\t "}, "answer-empty"),
    (WISH, {"text": "\u200b\u202e\u200d"}, "answer-empty"),
    (WISH, {"text": 7}, "answer-empty"),
    (WISH, {}, "answer-empty"),
    (STATEMENT, {"vote": "agree"}, "-"),
    (STATEMENT, {"vote": "disagree"}, "-"),
    (STATEMENT, {"vote": "pass"}, "-"),
    (STATEMENT, {"vote": "perhaps"}, "stance-unknown"),
    (STATEMENT, {"vote": ["agree"]}, "stance-unknown"),
    (STATEMENT, {}, "stance-unknown"),
    (CHOICE, {"option": "advises"}, "-"),
    (CHOICE, {"option": "king"}, "option-unknown"),
    (CHOICE, {"option": None}, "option-unknown"),
    (CHOICE, {}, "option-unknown"),
    (POINT, {"now": 1, "wanted": 5}, "-"),
    (POINT, {"now": 3}, "-"),
    (POINT, {"wanted": 3, "now": None}, "-"),
    (POINT, {}, "answer-empty"),
    (POINT, {"now": None, "wanted": None}, "answer-empty"),
    (POINT, {"now": 0}, "compass-out-of-range"),
    (POINT, {"now": 3, "wanted": 6}, "compass-out-of-range"),
    (POINT, {"now": "3"}, "compass-out-of-range"),
    (POINT, {"now": 3.5}, "compass-out-of-range"),
    (POINT, {"now": True}, "compass-out-of-range"),
    (DOT, {"weights": [20, 30, 50]}, "-"),
    (DOT, {"weights": [0, 0, 100]}, "-"),
    (DOT, {"weights": [33, 33, 33]}, "triangle-not-hundred"),
    (DOT, {"weights": [60, 60, -20]}, "triangle-unreadable"),
    (DOT, {"weights": [50, 50]}, "triangle-unreadable"),
    (DOT, {"weights": [33.3, 33.3, 33.4]}, "triangle-unreadable"),
    (DOT, {"weights": "100"}, "triangle-unreadable"),
    (DOT, {}, "triangle-unreadable"),
]


@pytest.mark.parametrize(("asked", "value", "expected"), SHAPES)
def test_the_shape_of_an_answer(asked, value, expected):
    assert code(asked, value) == expected


MOMENTS = """
             at-the-plate       elsewhere          roaming
planned      not-open-yet       not-open-yet       not-open-yet
open         -                  plate-not-open     -
paused       paused             paused             paused
closed       closed             closed             closed
cancelled    closed             closed             closed
"""


def rows(table: str):
    head, *body = [line.split() for line in table.strip().splitlines()]
    return [(row[0], column, cell) for row in body for column, cell in zip(head, row[1:], strict=True)]


@pytest.mark.parametrize(("status", "where", "expected"), rows(MOMENTS))
def test_when_an_answer_may_be_given(status, where, expected):
    room_at = {"at-the-plate": "deciding", "elsewhere": "roles", "roaming": None}[where]
    moment = {"status": "open", "paused": True} if status == "paused" else {"status": status}
    found = code(WISH, {"text": "Meer bomen."}, room_at=room_at, **moment)
    assert found.removeprefix("conversation-") == expected


@pytest.mark.parametrize(
    ("asked", "on_table"),
    [
        (("deciding", "deciding-nothing", "wish"), None),
        (("dancing", "deciding-what", "wish"), None),
        (("roles", "deciding-what", "wish"), None),
        (("deciding", "deciding-what", "statement"), None),
        (("compass", "triangle", "triangle"), None),
        (WISH, ["roles", "compass"]),
    ],
)
def test_a_question_that_is_not_on_the_table_is_unknown(asked, on_table):
    assert code(asked, {"text": "x", "vote": "agree"}, on_table=on_table) == "question-unknown"


def test_the_sentence_gets_the_numbers_it_needs():
    finding = why_not_answer(
        CONTENT, plate="deciding", question="deciding-what", kind="wish", value={"text": "é" * 1007}
    )
    assert (finding.params["limit"], finding.params["length"], finding.about) == (1000, 1007, "deciding-what")


def test_only_what_belongs_to_the_kind_is_kept():
    assert clean_value("wish", {"text": " a\r\nb ", "name": "Jan"}) == {"text": "a\nb"}
    assert clean_value("statement", {"vote": "agree", "text": "x"}) == {"vote": "agree"}
    assert clean_value("compass", {"now": 3, "wanted": None, "x": 1}) == {"now": 3}
    assert clean_value("triangle", {"weights": [20, 30, 50], "x": 1}) == {"weights": [20, 30, 50]}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("een\u2028twee\u0085drie", "een\ntwee\ndrie"),
        ("een\n\n\n\n\ntwee", "een\n\ntwee"),
        ("  een  \n  twee  ", "een\ntwee"),
        ("een\ttwee", "een twee"),
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("goed \u202efout\u202c", "goed fout"),
        ("\u2066x\u2069", "x"),
        ("\ufeffx\u200by", "xy"),
        ("e\u0301e\u0301n", "één"),
        ("a" + "\u0335" * 50, "a" + "\u0335" * 4),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("مرحبا بالجميع", "مرحبا بالجميع"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("half \ud83d", "half"),
        ("\u200d \u0301 \ue000", ""),
    ],
)
def test_how_a_text_is_kept(typed, kept):
    assert clean_text(typed) == kept


@given(st.text(alphabet=st.characters()))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_text(text)
    assert clean_text(once) == once


@given(st.text(alphabet=st.characters()))
def test_what_is_kept_can_be_stored_shown_and_read(text):
    kept = clean_text(text)
    kept.encode("utf-8")
    assert not any(unicodedata.category(one) == "Cc" for one in kept.replace("\n", ""))
    assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert kept == kept.strip()
    assert "\n\n\n" not in kept


@given(
    st.dictionaries(
        st.sampled_from(["text", "vote", "option", "now", "wanted", "weights"]),
        st.none() | st.integers() | st.floats() | st.text() | st.lists(st.integers() | st.text()),
    )
)
def test_any_value_is_answered_and_what_is_admitted_can_be_kept(value):
    for asked in (WISH, STATEMENT, CHOICE, POINT, DOT):
        if code(asked, value) == "-":
            kept = clean_value(asked[2], value)
            assert code(asked, kept) == "-"
            assert clean_value(asked[2], kept) == kept
