# SPDX-License-Identifier: EUPL-1.2
"""One answer: whether it may be given, and in what shape it is kept."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samenspraak.rulebook.content import Choice, ContentSet
from samenspraak.rulebook.verdicts import Finding

WISH_LIMIT = 1000  # characters, after cleaning
STANCES = ("agree", "disagree", "pass")
LOWEST, HIGHEST = 1, 5  # of the compass


@dataclass(frozen=True)
class AnswerFact:
    """An answer that counts. `participant` tells people apart, `id` tells answers apart; neither says who it was.

    `gathering` tells gatherings apart, where there are several. `age` and `lived` (years in the area) are
    "" for whoever did not tell.
    """

    kind: str
    plate: str
    question: str
    side: str
    channel: str
    value: Mapping[str, Any] = field(hash=False)
    id: int
    participant: int
    gathering: int = 0
    age: str = ""
    lived: str = ""


LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NEVER = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidi overrides and isolates: they can make a sentence read otherwise than it is
    "\u200b\u2060\ufeff\ufff9-\ufffb"  # invisible, and not needed to write any language
    "\ud800-\udfff]"  # halves of characters, which no file can hold
)
# accents and other marks on a letter
MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
PILED_UP = re.compile(f"({MARK}{{4}}){MARK}+")
BLANK_LINES = re.compile(r"\n{3,}")
UNSEEN = ("C", "Z", "M")  # categories that, alone, show nothing


def clean_text(text: str) -> str:
    """The text as it is kept: one kind of line end, no control characters or bidi overrides, no edges, NFC.

    At most one blank line in a row, and at most four marks on a letter, so that nobody's text runs over another's.
    Cleaning twice is cleaning once.
    """
    text = NEVER.sub("", LINE_ENDS.sub("\n", text).replace("\t", " "))
    text = PILED_UP.sub(r"\1", unicodedata.normalize("NFC", text))
    lines = "\n".join(line.strip() for line in text.split("\n"))
    text = BLANK_LINES.sub("\n\n", lines).strip()
    return text if any(unicodedata.category(one)[0] not in UNSEEN for one in text) else ""


def clean_value(kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """The value as it is kept: only what belongs to its kind. Ask `why_not_answer` first."""
    if kind == "wish":
        return {"text": clean_text(str(value["text"]))}
    if kind == "compass":
        return {name: value[name] for name in ("now", "wanted") if value.get(name) is not None}
    return {name: value[name] for name in ("vote", "option", "weights") if name in value}


def why_not_answer(
    content: ContentSet,
    *,
    plate: str,
    question: str,
    kind: str,
    value: Mapping[str, Any],
    status: str = "open",
    on_table: Sequence[str] | None = None,
    room_at: str | None = None,
    paused: bool = False,
) -> Finding | None:
    """Why this answer cannot be given now.

    `status` is that of the gathering; `on_table` are the plates of the gathering (None: all); `room_at` is the plate
    where the room is (None: everyone may leaf freely, or a sheet is being entered); `paused` is while nobody answers.
    """
    asked = content.question(plate, question)
    if asked is None or asked.kind != kind or (on_table is not None and plate not in on_table):
        return Finding("question-unknown", about=question)
    closed = why_not_now(status, paused=paused) or _why_not_here(plate, room_at)
    if closed:
        return closed
    if isinstance(asked, Choice):
        return _why_not_option(asked, value)
    return SHAPES[kind](question, value)


def why_not_now(status: str, *, paused: bool = False) -> Finding | None:
    """Why nobody can answer anything at this moment."""
    if status == "planned":
        return Finding("conversation-not-open-yet")
    if status != "open":
        return Finding("conversation-closed")
    return Finding("conversation-paused") if paused else None


def _why_not_here(plate: str, room_at: str | None) -> Finding | None:
    if room_at is not None and plate != room_at:
        return Finding("plate-not-open", {"here": room_at}, about=plate)
    return None


def _why_not_wish(question: str, value: Mapping[str, Any]) -> Finding | None:
    text = value.get("text")
    cleaned = clean_text(text) if isinstance(text, str) else ""
    if not cleaned:
        return Finding("answer-empty", about=question)
    if len(cleaned) > WISH_LIMIT:
        return Finding("answer-too-long", {"limit": WISH_LIMIT, "length": len(cleaned)}, about=question)
    return None


def _why_not_stance(question: str, value: Mapping[str, Any]) -> Finding | None:
    return None if value.get("vote") in STANCES else Finding("stance-unknown", about=question)


def _why_not_option(asked: Choice, value: Mapping[str, Any]) -> Finding | None:
    known = asked.option(str(value.get("option")))
    return None if known else Finding("option-unknown", about=asked.key)


def _why_not_compass(question: str, value: Mapping[str, Any]) -> Finding | None:
    given = [value[name] for name in ("now", "wanted") if value.get(name) is not None]
    if not given:
        return Finding("answer-empty", about=question)
    if all(_is_whole(mark) and LOWEST <= mark <= HIGHEST for mark in given):
        return None
    return Finding("compass-out-of-range", {"lowest": LOWEST, "highest": HIGHEST}, about=question)


def _why_not_triangle(question: str, value: Mapping[str, Any]) -> Finding | None:
    weights = value.get("weights")
    if not isinstance(weights, list | tuple) or len(weights) != len(("top", "left", "right")):
        return Finding("triangle-unreadable", about=question)
    if not all(_is_whole(weight) and weight >= 0 for weight in weights):
        return Finding("triangle-unreadable", about=question)
    total = sum(weights)
    return None if total == 100 else Finding("triangle-not-hundred", {"total": total}, about=question)


def _is_whole(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


SHAPES = {
    "wish": _why_not_wish,
    "statement": _why_not_stance,
    "compass": _why_not_compass,
    "triangle": _why_not_triangle,
}
