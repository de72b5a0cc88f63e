# SPDX-License-Identifier: EUPL-1.2
"""Another wording of an idea: what changes in it word by word, and when it can take the place of the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from samenspraak.rulebook.agenda.course import TEXT_LIMIT, TITLE_LIMIT, why_not_text
from samenspraak.rulebook.verdicts import Finding

WHY_LIMIT = 500  # characters
WORDS = re.compile(r"\S+\s*|\s+")
SAME, GONE, NEW = "same", "gone", "new"


@dataclass(frozen=True)
class Piece:
    """A stretch of words that stayed ("same"), went ("gone") or came ("new")."""

    kind: str
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """What changed from one text to another, word by word. All that is not new, joined, is the text before; all that
    is not gone is the text after."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    return tuple(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, since, until, first, last in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(old[since:until]))
            continue
        if since < until:
            yield Piece(GONE, "".join(old[since:until]))
        if first < last:
            yield Piece(NEW, "".join(new[first:last]))


def why_not_reword(*, title: str, text: str, why: str, now: tuple[str, str]) -> tuple[Finding, ...]:
    """Everything that is wrong with another wording as it was written down. `now`: title and text as they are."""
    found = (
        why_not_text("title", title, TITLE_LIMIT, missing="title-needed"),
        why_not_text("text", text, TEXT_LIMIT),
        why_not_text("why", why, WHY_LIMIT, missing="amendment-why-missing"),
        Finding("nothing-changes", about="text") if (title, text) == now else None,
    )
    return tuple(finding for finding in found if finding)


def why_not_accept(*, made_for: int, edition: int) -> Finding | None:
    """Why another wording can no longer take the place of the text: it was made for a text that has changed since."""
    return None if made_for == edition else Finding("amendment-outdated")
