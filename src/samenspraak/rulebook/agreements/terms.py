# SPDX-License-Identifier: EUPL-1.2
"""The terms of an agreement, read from rows as they are stored and written back to the same rows.

A row is a dict with the columns of a term: number, order, kind, topic, task, say, data, text, sources. Reading
refuses what cannot be a term, with the number of the term and the name of the field.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from samenspraak.rulebook.agreements.fields import TEXT_LIMIT, FieldError, finding
from samenspraak.rulebook.agreements.kinds import (
    BodyTerm,
    MoneyTerm,
    SafeguardTerm,
    SayTerm,
    Seats,
    Term,
    TextTerm,
    TransferTerm,
)
from samenspraak.rulebook.agreements.scales import (
    ALL_TOPICS,
    MUNICIPALITY,
    Chosen,
    Guard,
    Instrument,
    Owner,
    Say,
    Task,
    Who,
)
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, Refused, refuse_all

__all__ = [
    "ALL_TOPICS", "KINDS", "MUNICIPALITY", "BodyTerm", "Chosen", "Guard", "Instrument", "MoneyTerm", "Owner", "Row",
    "SafeguardTerm", "Say", "SayTerm", "Seats", "Task", "Term", "Terms", "TextTerm", "TransferTerm", "Who", "parse",
]  # fmt: skip

Row = Mapping[str, Any]
KINDS: dict[str, type[Term]] = {
    kind.kind: kind for kind in (SayTerm, BodyTerm, SafeguardTerm, TransferTerm, MoneyTerm, TextTerm)
}
NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}")
NUMBER_LIMIT = 8  # characters


@dataclass(frozen=True)
class Terms:
    """All terms of one version, in order."""

    all: tuple[Term, ...] = ()

    @cached_property
    def says(self) -> tuple[SayTerm, ...]:
        """The cells of the matrix of say."""
        return tuple(term for term in self.all if isinstance(term, SayTerm))

    @cached_property
    def bodies(self) -> tuple[BodyTerm, ...]:
        """The bodies that act for the wijk."""
        return tuple(term for term in self.all if isinstance(term, BodyTerm))

    @cached_property
    def safeguards(self) -> tuple[SafeguardTerm, ...]:
        """What keeps it democratic."""
        return tuple(term for term in self.all if isinstance(term, SafeguardTerm))

    @cached_property
    def transfers(self) -> tuple[TransferTerm, ...]:
        """What is given to whom, and how."""
        return tuple(term for term in self.all if isinstance(term, TransferTerm))

    @cached_property
    def money(self) -> tuple[MoneyTerm, ...]:
        """The money that goes with it."""
        return tuple(term for term in self.all if isinstance(term, MoneyTerm))

    def body(self, key: str) -> BodyTerm | None:
        """The body with this key."""
        return next((body for body in self.bodies if body.key == key), None)

    def guards(self, guard: Guard) -> tuple[SafeguardTerm, ...]:
        """The safeguards of one kind."""
        return tuple(term for term in self.safeguards if term.guard is guard)

    def say_on(self, topic: str, task: Task) -> SayTerm | None:
        """What was agreed for this cell: a term about the topic itself goes before one about all topics."""
        of_task = {term.topic: term for term in self.says if term.task is task}
        return of_task.get(topic) or of_task.get(ALL_TOPICS)

    def transfers_on(self, topic: str, task: Task) -> tuple[TransferTerm, ...]:
        """The transfers for this cell: those about the topic itself go before those about all topics."""
        found = [term for term in self.transfers if term.covers(topic, task)]
        return tuple(term for term in found if not term.is_general) or tuple(found)

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """Every topic that a say or a transfer names, "all" among them."""
        named = [term.topic for term in self.says]
        for transfer in self.transfers:
            named += transfer.topics or (ALL_TOPICS,)
        return tuple(dict.fromkeys(named))

    def as_rows(self) -> list[dict[str, Any]]:
        """The rows as they are stored, numbered in order from 1."""
        return [term.as_row(order) for order, term in enumerate(self.all, start=1)]

    def digest(self) -> str:
        """What is signed: the seal of all terms in order. Sources are not in it: they explain, they do not bind,
        and whoever withdraws what was said must not break a signature."""
        return digest([{name: row[name] for name in row if name != "sources"} for row in self.as_rows()])


def parse(rows: Iterable[Row]) -> Terms:
    """The terms in these rows, in their order. Raises `Refused` with a finding for everything that is wrong."""
    ordered = sorted(rows, key=_order)
    terms: list[Term] = []
    wrong: list[Finding] = []
    for row in ordered:
        try:
            terms.append(_read(row))
        except Refused as refused:
            wrong += refused.findings
    refuse_all([*wrong, *_doubles(terms)])
    return Terms(tuple(terms))


def _read(row: Row) -> Term:
    number = str(row.get("number") or "")
    kind = KINDS.get(str(row.get("kind")))
    refuse_all(_why_not_read(row, number, kind))
    assert kind is not None
    try:
        own = kind.read(row.get("data") or {}) | _columns(kind, row)
    except FieldError as wrong:
        raise Refused(finding(number, wrong)) from None
    return kind(number=number, text=_text(row), sources=tuple(row.get("sources") or ()), **own)


def _order(row: Row) -> int:
    order = row.get("order")
    return order if isinstance(order, int) else 0


def _text(row: Row) -> str:
    return str(row.get("text") or "").strip()


def _why_not_read(row: Row, number: str, kind: type[Term] | None) -> Iterator[Finding]:
    if len(number) > NUMBER_LIMIT or not NUMBER.fullmatch(number):
        yield Finding("term-number-wrong", {"number": number[:20]}, about=number)
    if kind is None:
        yield Finding("term-kind-unknown", {"number": number, "kind": str(row.get("kind"))[:20]}, about=number)
    if len(_text(row)) > TEXT_LIMIT:
        yield Finding("term-text-too-long", {"number": number, "limit": TEXT_LIMIT}, about=number)
    if not _is_list_of_facts(row.get("sources")):
        yield finding(number, FieldError("sources", ""))


def _is_list_of_facts(sources: object) -> bool:
    return sources is None or (isinstance(sources, list | tuple) and all(isinstance(one, Mapping) for one in sources))


def _columns(kind: type[Term], row: Row) -> dict[str, Any]:
    """The columns that only a term of say has."""
    if kind is not SayTerm:
        return {}
    topic = row.get("topic")
    if not isinstance(topic, str) or not 0 < len(topic) <= 40:
        raise FieldError("topic", topic)
    return {"topic": topic, "task": _word(row, "task", Task), "say": _word(row, "say", Say.of)}


def _word(row: Row, name: str, read: Any) -> Any:
    try:
        return read(str(row.get(name) or ""))
    except (KeyError, ValueError):
        raise FieldError(name, row.get(name)) from None


def _doubles(terms: list[Term]) -> Iterator[Finding]:
    for number in _twice(term.number for term in terms):
        yield Finding("term-number-double", {"number": number}, about=number)
    for cell in _twice(term.cell for term in terms if isinstance(term, SayTerm)):
        yield Finding("term-say-double", {"cell": cell}, about=cell)
    for key in _twice(term.key for term in terms if isinstance(term, BodyTerm)):
        yield Finding("term-body-double", {"body": key}, about=key)


def _twice(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]
