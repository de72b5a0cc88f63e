# SPDX-License-Identifier: EUPL-1.2
"""What was said as data that anybody may take along: the same numbers as on the page, in Dutch, which is authentic.

JSON has everything in its place; CSV has one figure or one wish a row. Small groups are left out as on the page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import Headcount, Outcomes, PointOutcome, Spread, Tally, TriangleOutcome
from samenspraak.web.conversations.answers_under import Under
from samenspraak.web.shared import tables

HEADER = ("plate", "question", "kind", "text", "measure", "answer", "side", "number")


def as_json(
    said: Outcomes, content: ContentSet, about: Mapping[str, Any], plates: Iterable[str], under: Under
) -> dict[str, Any]:
    """Everything, plate by plate. `about` says what it is of; `plates` are those that may be read."""
    dutch = content.in_("nl")
    return {
        **about,
        "wording": str(dutch.label),
        "people": said.people,
        "answers": said.answers,
        "by_side": _headcount(said.by_side),
        "by_channel": _headcount(said.by_channel),
        "plates": [_plate(key, said, dutch, under) for key in plates],
    }


def as_csv(whole: Mapping[str, Any]) -> str:
    """The same as rows, for a spreadsheet."""
    rows = (
        (plate["key"], asked["key"], asked["kind"], asked["text"], *figure)
        for plate in whole["plates"]
        for asked in plate["questions"]
        for figure in _rows(asked)
    )
    return tables.as_csv(HEADER, rows)


def _headcount(count: Headcount) -> dict[str, Any]:
    """The groups that may be shown; the others together."""
    return {"shown": dict(count.shown), "others_together": count.hidden_total}


def _plate(key: str, said: Outcomes, content: ContentSet, under: Under) -> dict[str, Any]:
    plate = content.plate(key)
    assert plate is not None
    asked = [_question(key, one, said) for one in content.questions_of(key)]
    own = getattr(plate, "own", False)
    return {"key": key, "title": str(plate.title), "own": own, "page": under(key, ""), "questions": asked}


def _question(plate: str, asked: Any, said: Outcomes) -> dict[str, Any]:
    answers = {
        "wish": lambda: _wishes(plate, asked.key, said),
        "statement": lambda: _tally(said.statements[asked.key]),
        "choice": lambda: _tally(said.choices[asked.key]),
        "compass": lambda: _point(said.compass[asked.key]),
        "triangle": lambda: _triangle(said.triangle),
    }[asked.kind]()
    own = {"own": True} if getattr(asked, "own", False) else {}
    return {"key": asked.key, "kind": asked.kind, "text": str(asked.text), **own, **answers}


def _wishes(plate: str, question: str, said: Outcomes) -> dict[str, Any]:
    here = [wish for wish in said.wishes.get(plate, ()) if wish.question == question]
    return {
        "n": len(here),
        "wishes": [{"id": one.id, "text": one.text, "side": one.side, "channel": one.channel} for one in here],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {"n": tally.n, "counts": dict(tally.counts), "by_side": _sides(tally.by_side)}


def _sides(by_side: Mapping[str, Any]) -> dict[str, Any]:
    """What each side said; nothing of a side that may not be shown apart."""
    return {side: dict(counts) for side, counts in by_side.items() if counts}


def _point(point: PointOutcome) -> dict[str, Any]:
    return {
        "n": point.n,
        "now": _marks(point.now),
        "wanted": _marks(point.wanted),
        "now_by_side": {side: _marks(spread) for side, spread in point.now_by_side.items() if spread},
        "wanted_by_side": {side: _marks(spread) for side, spread in point.wanted_by_side.items() if spread},
    }


def _marks(spread: Spread | None) -> list[int] | None:
    """How often 1, 2, 3, 4 and 5 were given."""
    return list(spread.counts) if spread else None


def _triangle(triangle: TriangleOutcome) -> dict[str, Any]:
    return {"n": triangle.n, "dots": [list(dot) for dot in triangle.dots]}


def _rows(asked: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    """The figures under one question, one by one: measure, answer, side, number."""
    yield from ROWS[asked["kind"]](asked)


def _wish_rows(asked: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    return (("wish", one["text"], one["side"], one["id"]) for one in asked["wishes"])


def _count_rows(asked: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    for side, counts in {"": asked["counts"], **asked["by_side"]}.items():
        yield from (("count", answer, side, count) for answer, count in counts.items())


def _mark_rows(asked: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    for name in ("now", "wanted"):
        for side, counts in {"": asked[name], **asked[f"{name}_by_side"]}.items():
            yield from ((name, str(mark), side, count) for mark, count in enumerate(counts or (), start=1))


def _dot_rows(asked: Mapping[str, Any]) -> Iterator[tuple[str, str, str, Any]]:
    return (("dot", "-".join(map(str, dot)), "", 1) for dot in asked["dots"])


ROWS = {
    "wish": _wish_rows,
    "statement": _count_rows,
    "choice": _count_rows,
    "compass": _mark_rows,
    "triangle": _dot_rows,
}
