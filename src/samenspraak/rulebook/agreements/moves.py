# SPDX-License-Identifier: EUPL-1.2
"""The life of a version: which status may follow which."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from samenspraak.rulebook.verdicts import Finding


class Status(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


# A proposed text is never edited again: whoever wants another text withdraws it and makes a next version.
MOVES: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.PROPOSED, Status.WITHDRAWN}),
    Status.PROPOSED: frozenset({Status.SIGNED, Status.WITHDRAWN}),
    Status.SIGNED: frozenset({Status.IN_FORCE, Status.WITHDRAWN}),
    Status.IN_FORCE: frozenset({Status.SUSPENDED, Status.SUPERSEDED, Status.ENDED}),
    Status.SUSPENDED: frozenset({Status.IN_FORCE, Status.SUPERSEDED, Status.ENDED}),
    Status.SUPERSEDED: frozenset(),
    Status.ENDED: frozenset(),
    Status.WITHDRAWN: frozenset(),
}


def why_not_move(now: Status | str, to: Status | str) -> Finding | None:
    """Why a version cannot go from one status to another."""
    now, to = Status(now), Status(to)
    if to in MOVES[now]:
        return None
    params = {"from": now.value, "to": to.value}
    if now is to:
        return Finding("move-done-already", params)
    if not MOVES[now]:
        return Finding("move-after-the-end", params)
    return Finding("move-skips-a-step", params)


def by_signatures(sides: Collection[str]) -> Status:
    """Where a proposed text stands by whose signatures stand under it: signed, and back again when one is taken back.

    Only signing and taking back move it between these two: nobody "proposes" a signed text.
    """
    return Status.SIGNED if {"wijk", "gemeente"} <= set(sides) else Status.PROPOSED


def may_edit(now: Status | str) -> bool:
    """Whether the text may still change: only a draft."""
    return Status(now) is Status.DRAFT


def gives_powers(now: Status | str) -> bool:
    """Whether powers follow from it: only while in force."""
    return Status(now) is Status.IN_FORCE
