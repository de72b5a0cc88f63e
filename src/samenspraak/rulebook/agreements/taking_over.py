# SPDX-License-Identifier: EUPL-1.2
"""Beginning with what was agreed elsewhere: the terms come along, what belongs to the other place does not.

Powers are given to one wijk by one decision. So of a transfer only the proposal comes along: all it rests on must be
given anew. What still has to be looked at is reckoned from the draft itself, so a mark goes when it was done.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samenspraak.rulebook.agreements.terms import MoneyTerm, Term, Terms, TransferTerm
from samenspraak.rulebook.ledger import digest

TAKEN = "taken"  # the kind of the source that says where a term was taken over from
ANEW = ("legal_basis", "consent", "decision", "published", "since", "until")  # what a transfer rests on
SHOWN = "shown_as_binding"  # what nobody has given yet, is not shown as given
AMOUNTS = ("amount_cents", "limit_cents")
PLACE, WORDS, AMOUNT = "place", "words", "amount"  # what is to be checked, beside the names of fields


@dataclass(frozen=True)
class Origin:
    """Whose terms they were. `mark` says where to read them; `names`, by which names they speak of their place."""

    mark: Mapping[str, Any]
    names: tuple[str, ...] = ()


def names_in(territory: str | None) -> tuple[str, ...]:
    """The names in a territory that is written as a list: "Hoogkerk, Leegkerk en Buitenhof"."""
    return tuple(re.split(r",\s+|\s+en\s+", territory)) if territory else ()


def taken_over(terms: Terms, origin: Origin) -> list[dict[str, Any]]:
    """The rows of a draft with these terms. Each has one source: where it was taken over from."""
    return [_taken(term, order, origin) for order, term in enumerate(terms.all, start=1)]


def _taken(term: Term, order: int, origin: Origin) -> dict[str, Any]:
    row, note = term.as_row(order), _note(term, origin)
    left_out = {*ANEW, SHOWN} if isinstance(term, TransferTerm) else set()
    kept = {name: value for name, value in row["data"].items() if name not in left_out}
    return row | {"data": kept, "sources": [note]}


def _note(term: Term, origin: Origin) -> dict[str, Any]:
    """The source, with what is to be looked at before it is this wijk's own."""
    note: dict[str, Any] = {"kind": TAKEN, **origin.mark, "article": term.number, "names": list(origin.names)}
    if isinstance(term, TransferTerm):
        note |= {"anew": [name for name in ANEW if getattr(term, name)], "words": _seal(term.text)}
    if isinstance(term, MoneyTerm):
        note["amounts"] = {name: getattr(term, name) for name in AMOUNTS if getattr(term, name)}
    return note


def to_check(term: Term) -> tuple[str, ...]:
    """What of a term that was taken over is not this wijk's own yet: `place`, `words`, `amount`, or a field.

    `place`: it still speaks of the other place. `words`: what is given is still in the words of the other. `amount`:
    still the other's money. A field: the other had it, and here it is still to be given.
    """
    note = next((source for source in term.sources if source.get("kind") == TAKEN), None)
    if note is None:
        return ()
    amounts = note.get("amounts", {})
    asked = (
        (PLACE, mentions(term, note.get("names", ()))),
        (WORDS, bool(term.text) and note.get("words") == _seal(term.text)),
        (AMOUNT, any(getattr(term, name) == cents for name, cents in amounts.items())),
    )
    still_to_give = tuple(name for name in note.get("anew", ()) if not getattr(term, name))
    return tuple(what for what, is_so in asked if is_so) + still_to_give


def mentions(term: Term, names: Any) -> bool:
    """Whether a term speaks of one of these places, in its words or in its data."""
    said = " ".join([term.text, *_lines(term.written())]).casefold()
    return any(name.casefold() in said for name in names if name)


def _lines(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [line for one in value.values() for line in _lines(one)]
    if isinstance(value, list):
        return [line for one in value for line in _lines(one)]
    return [value] if isinstance(value, str) else []


def _seal(text: str) -> str:
    return digest(text)[:12]
