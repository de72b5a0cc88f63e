# SPDX-License-Identifier: EUPL-1.2
"""Several people at work on one draft: what each changed is kept, and where two changed the same, nothing is lost.

A *change* is one term as it stood and as it became: `{"number", "before", "after"}`, rows or None. From the changes of
a draft follows how it stood at any moment, what an old form or a suggestion really wants, and how a change is undone.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samenspraak.rulebook.agreements.editing import EDITABLE, Rows, change, place, take_out
from samenspraak.rulebook.agreements.terms import Row
from samenspraak.rulebook.verdicts import Finding, Refused

Change = Mapping[str, Any]
Cell = tuple[str, str]  # topic, task


def changes_between(before: Sequence[Row], after: Sequence[Row]) -> list[dict[str, Any]]:
    """What became of each term, by number. Another place in the order alone is no change."""
    old, new = {row["number"]: row for row in before}, {row["number"]: row for row in after}
    return [
        {"number": number, "before": old.get(number), "after": new.get(number)}
        for number in dict.fromkeys([*old, *new])
        if _without_order(old.get(number)) != _without_order(new.get(number))
    ]


def as_it_stood(rows: Sequence[Row], later: Iterable[Sequence[Change]]) -> Rows:
    """The rows before all these changes, which came `later`: the newest first."""
    found = {row["number"]: dict(row) for row in rows}
    for changes in later:
        for one in changes:
            if one["before"] is None:
                found.pop(one["number"], None)
            else:
                found[one["number"]] = dict(one["before"])
    return sorted(found.values(), key=lambda row: int(row.get("order") or 0))


def merge(now: Row, shown: Row, wanted: Row) -> dict[str, Any]:
    """How a term that stands as `now` becomes what somebody wanted who had `shown` before them.

    What they changed is taken over; what somebody else changed meanwhile stays. A text is one part, and so is each
    field of the data. Raises `Refused` (changed-meanwhile) where both changed the same part in different ways.
    """
    current, seen, asked = _parts(now), _parts(shown), _parts({**shown, **wanted})
    mine = {part for part in seen.keys() | asked.keys() if seen.get(part) != asked.get(part)}
    if any(current.get(part) not in (seen.get(part), asked.get(part)) for part in mine):
        raise Refused(Finding("changed-meanwhile", {"number": now["number"]}, about=now["number"]))
    kept = {part: value for part, value in current.items() if part not in mine}
    return _columns({**kept, **{part: asked[part] for part in mine if part in asked}})


def merge_says(now: Sequence[Row], shown: Sequence[Row], says: Mapping[Cell, str]) -> dict[Cell, str]:
    """Of a whole matrix that was sent, the cells that its sender changed.

    Raises `Refused` (say-changed-meanwhile) where somebody else gave such a cell another say in the meantime.
    """
    current, seen = _says(now), _says(shown)
    mine = {cell: say for cell, say in says.items() if say != seen.get(cell, "")}
    both = [cell for cell, say in mine.items() if current.get(cell, "") not in (seen.get(cell, ""), say)]
    if both:
        raise Refused(*(Finding("say-changed-meanwhile", about=f"{topic}/{task}") for topic, task in sorted(both)))
    return mine


def carry_out(rows: Sequence[Row], changes: Iterable[Change]) -> tuple[Rows, str]:
    """Make these changes in a text that may have changed since, and the number of the last term that they were about.

    What was added gets the next number of its article. What was taken out is taken out if it still stands as it stood.
    """
    found, number = [dict(row) for row in rows], ""
    for one in changes:
        found, number = _carry_out(found, one)
    return found, number


def undone(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """The changes that undo these."""
    return [{**one, "before": one["after"], "after": one["before"]} for one in reversed(changes)]


def _carry_out(rows: Rows, one: Change) -> tuple[Rows, str]:
    number, before, after = one["number"], one["before"], one["after"]
    if before is None:
        return place(rows, after)
    now = next((row for row in rows if row["number"] == number), None)
    if now is None or now["kind"] != before["kind"]:
        raise Refused(Finding("term-gone", {"number": number}, about=number))
    if after is not None:
        return change(rows, number, merge(now, before, after))
    if _parts(now) != _parts(before):
        raise Refused(Finding("changed-meanwhile", {"number": number}, about=number))
    return take_out(rows, number)


def _says(rows: Sequence[Row]) -> dict[Cell, str]:
    return {(row["topic"], row["task"]): row["say"] for row in rows if row["kind"] == "say"}


def _parts(row: Row) -> dict[Cell, Any]:
    """What can be changed apart: the columns, and each field of the data."""
    columns = {("", name): row[name] for name in EDITABLE if name != "data" and row.get(name)}
    return columns | {("data", name): value for name, value in (row.get("data") or {}).items()}


def _columns(parts: Mapping[Cell, Any]) -> dict[str, Any]:
    data = {name: value for (where, name), value in parts.items() if where}
    return {name: parts.get(("", name), "") for name in EDITABLE if name != "data"} | {"data": data}


def _without_order(row: Row | None) -> dict[str, Any] | None:
    return None if row is None else {name: value for name, value in row.items() if name != "order"}
