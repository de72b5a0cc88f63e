# SPDX-License-Identifier: EUPL-1.2
"""Two versions of an agreement beside each other: what came, what went, what reads differently."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from difflib import SequenceMatcher

from samenspraak.rulebook.agreements.terms import BodyTerm, SafeguardTerm, SayTerm, Term, Terms


@dataclass(frozen=True)
class Comparison:
    """The terms that differ, in the order of the newer text (what went: in that of the older)."""

    added: tuple[Term, ...]
    removed: tuple[Term, ...]
    changed: tuple[tuple[Term, Term], ...]  # before, after
    same: int  # how many terms say the same


def compare(before: Terms, after: Terms) -> Comparison:
    """What became of the terms. Where a term came from (its sources) and its place in the order do not count."""
    old = {_what(term): term for term in before.all}
    new = {_what(term): term for term in after.all}
    both = [(old[what], term) for what, term in new.items() if what in old]
    changed = tuple((was, now) for was, now in both if _says(was) != _says(now))
    return Comparison(
        added=tuple(term for what, term in new.items() if what not in old),
        removed=tuple(term for what, term in old.items() if what not in new),
        changed=changed,
        same=len(both) - len(changed),
    )


def words_beside(was: str, now: str) -> tuple[tuple[str, str], ...]:
    """The words of both: ("", kept), ("del", taken out) and ("ins", put in), in the order in which one reads them."""
    old, new = (re.findall(r"\s+|\S+", text) for text in (was, now))
    found: list[tuple[str, str]] = []
    for step, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            found.append(("", "".join(old[i:j])))
            continue
        found += [(mark, "".join(part)) for mark, part in (("del", old[i:j]), ("ins", new[k:m])) if part]
    return tuple(found)


def _what(term: Term) -> tuple[Hashable, ...]:
    """What a term is about, by which it is found again: its cell, its body, its number."""
    if isinstance(term, SayTerm):
        return term.kind, term.cell
    if isinstance(term, BodyTerm):
        return term.kind, term.key
    if isinstance(term, SafeguardTerm):
        return term.kind, term.guard, term.number
    return term.kind, term.number


def _says(term: Term) -> dict[str, object]:
    row = term.as_row(0)
    return {name: row[name] for name in row if name not in ("sources", "order")}
