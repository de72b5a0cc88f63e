# SPDX-License-Identifier: EUPL-1.2
"""What a wijk puts beside the common plates: a plate of its own, and statements that people added.

Nothing common is changed or replaced by it: a plate comes after the others, a statement after those of its plate, and
both are marked as the wijk's own. Kept as plain tables:

    {"plates": [{"key", "title", "short", "questions": [{"key", "text"}], "statements": [{"key", "text"}]}],
     "statements": [{"plate", "key", "text"}]}

A statement that had to be taken away again (it named somebody, it hurt) stays in the table with why in `gone`, so
that its key is never given out again; it is asked nowhere and counts nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from samenspraak.rulebook.content.shapes import PEOPLE, BuildingBlock, ContentSet, Question, Statement, Text
from samenspraak.rulebook.verdicts import Finding

PICTURE = "house-plus"  # a name from the lucide set
MOST_PLATES = 6  # of one's own in a round
MOST_QUESTIONS = 3  # open questions on a plate of one's own; as many statements
TEXT_LIMIT = 200  # characters of a question or a statement
TITLE_LIMIT, SHORT_LIMIT = 60, 200


def extended(content: ContentSet, own: Mapping[str, Any]) -> ContentSet:
    """The content with the wijk's own plates and statements in it. What is not on a known plate is left out."""
    blocks = list(content.blocks)
    blocks += [_plate(number, table) for number, table in enumerate(own.get("plates", ()), start=len(blocks) + 1)]
    added = [one for one in own.get("statements", ()) if not one.get("gone")]
    return replace(content, blocks=tuple(_with_statements(block, added) for block in blocks))


def _plate(number: int, table: Mapping[str, Any]) -> BuildingBlock:
    return BuildingBlock(
        number=number,
        key=table["key"],
        picture=PICTURE,
        title=Text(table["title"]),
        short=Text(table["short"]),
        keywords=(),
        questions=tuple(Question(one["key"], Text(one["text"])) for one in table["questions"]),
        statements=tuple(_statement(one) for one in table["statements"]),
        choice=None,
        own=True,
    )


def _statement(table: Mapping[str, Any]) -> Statement:
    return Statement(table["key"], Text(table["text"]), leans="open", own=True)


def _with_statements(block: BuildingBlock, added: Sequence[Mapping[str, Any]]) -> BuildingBlock:
    here = tuple(_statement(one) for one in added if one["plate"] == block.key)
    return replace(block, statements=block.statements + here) if here else block


def with_statement(own: Mapping[str, Any], *, plate: str, text: str) -> tuple[dict[str, Any], str]:
    """What a round has of its own with one statement of a participant added, the text cleaned already; and its key."""
    before = own.get("statements", [])
    key = f"{PEOPLE}{len(before) + 1}"
    return {**own, "statements": [*before, {"plate": plate, "key": key, "text": text}]}, key


def without_statement(own: Mapping[str, Any], key: str, why: str) -> dict[str, Any]:
    """The same with one statement taken away again, and why."""
    marked = [{**one, "gone": why} if one["key"] == key else one for one in own.get("statements", [])]
    return {**own, "statements": marked}


def own_plate(number: int, *, title: str, short: str, questions: Sequence[str], statements: Sequence[str]) -> Any:
    """The table of a plate of one's own, the texts cleaned already. `number` counts those of the round, from 1."""
    key = f"own-{number}"
    return {
        "key": key,
        "title": title,
        "short": short,
        "questions": [{"key": f"{key}-q{n}", "text": text} for n, text in enumerate(questions, start=1)],
        "statements": [{"key": f"{key}-s{n}", "text": text} for n, text in enumerate(statements, start=1)],
    }


def why_not_own_plate(
    content: ContentSet,
    *,
    title: str,
    short: str,
    questions: Sequence[str],
    statements: Sequence[str],
    instead_of: str = "",
) -> list[Finding]:
    """Everything that is wrong with a plate of one's own; the texts cleaned already, empty ones left out.

    `instead_of` is the key of the plate that this one takes the place of.
    """
    known = {str(plate.title).casefold() for plate in content.plates if plate.key != instead_of}
    others = [block for block in content.blocks if block.own and block.key != instead_of]
    return [
        *([Finding("own-plates-enough", {"most": MOST_PLATES})] if len(others) >= MOST_PLATES else []),
        *([Finding("own-plate-title-missing", about="title")] if not title else []),
        *([Finding("own-plate-title-taken", {"title": title}, about="title")] if title.casefold() in known else []),
        *([Finding("own-plate-asks-nothing", about="questions")] if not (questions or statements) else []),
        *_too_long("title", [title], TITLE_LIMIT),
        *_too_long("short", [short], SHORT_LIMIT),
        *_too_long("questions", questions, TEXT_LIMIT),
        *_too_long("statements", statements, TEXT_LIMIT),
        *_too_many("questions", questions),
        *_too_many("statements", statements),
    ]


def _too_long(field: str, texts: Sequence[str], limit: int) -> list[Finding]:
    longest = max(map(len, texts), default=0)
    return [Finding("own-plate-too-long", {"limit": limit, "length": longest}, about=field)] if longest > limit else []


def _too_many(field: str, texts: Sequence[str]) -> list[Finding]:
    return [Finding("own-plate-too-many", {"most": MOST_QUESTIONS}, about=field)] if len(texts) > MOST_QUESTIONS else []
