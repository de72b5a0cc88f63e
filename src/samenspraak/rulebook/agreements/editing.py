# SPDX-License-Identifier: EUPL-1.2
"""Editing a draft: rows in, rows out, and the number of the term it was about. Nothing is stored here.

Terms of one kind stand together under one article: what is added stands after the others of its kind.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from samenspraak.rulebook.agreements.draft import CHAPTERS
from samenspraak.rulebook.agreements.terms import Row
from samenspraak.rulebook.verdicts import Finding, Refused

EDITABLE = ("topic", "task", "say", "data", "text")
Rows = list[dict[str, Any]]


def place(rows: Sequence[Row], row: Row) -> tuple[Rows, str]:
    """Put a new term after the others of its kind, with the next number of their article."""
    kept = [dict(one) for one in rows]
    number = _next_number(kept, row["kind"])
    last = max((place for place, one in enumerate(kept) if one["kind"] == row["kind"]), default=len(kept) - 1)
    kept.insert(last + 1, {**row, "number": number})
    return _ordered(kept), number


def change(rows: Sequence[Row], number: str, changes: Mapping[str, Any]) -> tuple[Rows, str]:
    """Change a term in what may be changed of it. Raises `Refused` when there is no term with this number."""
    find(rows, number)
    allowed = {name: changes[name] for name in EDITABLE if name in changes}
    return [{**one, **allowed} if one["number"] == number else dict(one) for one in rows], number


def take_out(rows: Sequence[Row], number: str) -> tuple[Rows, str]:
    """Leave a term out. Raises `Refused` when there is no term with this number."""
    find(rows, number)
    return _ordered([dict(one) for one in rows if one["number"] != number]), number


def put_say(
    rows: Sequence[Row], says: Mapping[tuple[str, str], str], words: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[Rows, str]:
    """Set cells of the matrix; "" empties a cell. A cell that keeps its say keeps its text and its sources too.

    A cell that gets another say gets the sentence for it from `words` (task → say → text), for its own told of the
    old one. A new cell is for the body that has the same task elsewhere, or else for the only body there is.
    """
    kept: Rows = []
    for one in rows:
        say = says.get((one["topic"], one["task"]), one["say"]) if one["kind"] == "say" else None
        if say is None or say == one["say"]:
            kept.append(dict(one))
        elif say:
            kept.append({**one, "say": say, "text": _sentence(words, one["task"], say)})
    known = {(one["topic"], one["task"]) for one in kept if one["kind"] == "say"}
    for (topic, task), say in says.items():
        if say and (topic, task) not in known:
            row = {"kind": "say", "topic": topic, "task": task, "say": say, "sources": []}
            body = {"body": _body_for(kept, task)}
            kept, _ = place(kept, {**row, "data": body, "text": _sentence(words, task, say)})
    return _ordered(kept), ""


def _sentence(words: Mapping[str, Mapping[str, str]] | None, task: str, say: str) -> str:
    return (words or {}).get(task, {}).get(say, "")


def _body_for(rows: Rows, task: str) -> str:
    same_task = [one["data"].get("body", "") for one in rows if one["kind"] == "say" and one["task"] == task]
    bodies = [one["data"].get("key", "") for one in rows if one["kind"] == "body"]
    return next(iter(same_task), "") or (bodies[0] if len(bodies) == 1 else "")


def find(rows: Sequence[Row], number: str) -> Row:
    """The term with this number. Raises `Refused` when there is none."""
    found = next((one for one in rows if one["number"] == number), None)
    if found is None:
        raise Refused(Finding("term-gone", {"number": number[:20]}, about=number[:20]))
    return found


def _next_number(rows: Rows, kind: str) -> str:
    used = [one["number"].split(".") for one in rows if one["kind"] == kind]
    taken = {int(one["number"].split(".")[0]) for one in rows}
    wanted = CHAPTERS.get(kind, 9)
    article = int(used[0][0]) if used else wanted if wanted not in taken else max(taken) + 1
    last = [int(one["number"].split(".")[1]) for one in rows if one["number"].startswith(f"{article}.")]
    return f"{article}.{max(last, default=0) + 1}"


def _ordered(rows: Rows) -> Rows:
    return [{**one, "order": order} for order, one in enumerate(rows, start=1)]
