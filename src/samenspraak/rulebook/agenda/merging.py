# SPDX-License-Identifier: EUPL-1.2
"""Two ideas that ask the same become one: which can, and until when they can be taken apart again."""

from samenspraak.rulebook.agenda.course import why_not_move
from samenspraak.rulebook.verdicts import Finding


def why_not_merge(*, status: str, into_status: str, same: bool, carries_others: bool) -> Finding | None:
    """Why an idea cannot be merged into another. Both wait for a place on the agenda, so that it can be undone; an idea
    into which others were merged stays what it is, so that nobody has to follow a chain."""
    if same:
        return Finding("merges-with-itself", about="into")
    if refused := why_not_move(status, "merged"):
        return refused
    if into_status != "submitted":
        return Finding("not-to-be-merged-into", about="into")
    return Finding("carries-others") if carries_others else None


def why_not_part(*, status: str, into_status: str) -> Finding | None:
    """Why a merged idea cannot stand by itself again: it never was merged, or the two were placed together."""
    if status != "merged":
        return Finding("not-merged")
    return None if into_status == "submitted" else Finding("placed-together")
