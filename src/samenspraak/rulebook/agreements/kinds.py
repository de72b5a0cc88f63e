# SPDX-License-Identifier: EUPL-1.2
"""The six kinds of term. What an agreement does not say stays empty, and an empty field is never written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from samenspraak.rulebook.agreements import fields
from samenspraak.rulebook.agreements.fields import Written, day, line, one_of, params, percent, several, whole, yes
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


def _is(read: fields.Read, stored_as: str = "") -> dict[str, Any]:
    return {"read": read, "stored_as": stored_as}


@dataclass(frozen=True, kw_only=True)
class Term(Written):
    """One term: its number is what a decision cites, its text is authentic, its sources say where it comes from."""

    kind: ClassVar[str] = "text"
    number: str
    text: str = ""
    sources: tuple[Mapping[str, Any], ...] = field(default=(), hash=False)

    def as_row(self, order: int) -> dict[str, Any]:
        """The row as it is stored."""
        columns = {"number": self.number, "order": order, "kind": self.kind, "topic": "", "task": "", "say": ""}
        return columns | {"data": self.written(), "text": self.text, "sources": [dict(one) for one in self.sources]}


@dataclass(frozen=True, kw_only=True)
class SayTerm(Term):
    """How much say the wijk has on a topic (or on all) in one task, and which body uses it ("" when not said)."""

    kind: ClassVar[str] = "say"
    topic: str
    task: Task
    say: Say
    body: str = field(default="", metadata=_is(line))

    @property
    def cell(self) -> str:
        """The cell of the matrix of say: "green-play/decide"."""
        return f"{self.topic}/{self.task.value}"

    def as_row(self, order: int) -> dict[str, Any]:
        """The row as it is stored, with topic, task and say in columns of their own."""
        return super().as_row(order) | {"topic": self.topic, "task": self.task.value, "say": self.say.code}


@dataclass(frozen=True, kw_only=True)
class Seats(Written):
    """Some seats of a body: who sits there, how many, how chosen."""

    who: Who = field(metadata=_is(one_of(Who)))
    seats: int | None = field(default=None, metadata=_is(whole))
    chosen: Chosen = field(default=Chosen.UNSAID, metadata=_is(one_of(Chosen)))


def _seats(name: str, value: Any) -> Seats:
    return Seats(**Seats.read(value))


@dataclass(frozen=True, kw_only=True)
class BodyTerm(Term):
    """A body that acts for the wijk: how it is made up, for how long, for whom it speaks and for which territory.

    `invited` is how many people are asked for the drawn seats, `response_percent` how many are expected to say yes.
    """

    kind: ClassVar[str] = "body"
    key: str = field(metadata=_is(line))
    name: str = field(default="", metadata=_is(line))
    type: str = field(default="", metadata=_is(line, "kind"))
    composition: tuple[Seats, ...] = field(default=(), metadata=_is(several(_seats, once=False)))
    term_months: int | None = field(default=None, metadata=_is(whole))
    rotation: str = field(default="", metadata=_is(line))
    speaks_for: str = field(default="", metadata=_is(line))
    territory: str = field(default="", metadata=_is(line))
    invited: int | None = field(default=None, metadata=_is(whole))
    response_percent: int | None = field(default=None, metadata=_is(percent))

    @property
    def title(self) -> str:
        """What to call it on a page."""
        return self.name or self.key

    def seats(self, *, who: Who | None = None, chosen: Chosen | None = None) -> int:
        """How many seats there are, for whom and chosen how. Seats whose number is not said count as none."""
        return sum(
            part.seats or 0 for part in self.composition if who in (None, part.who) and chosen in (None, part.chosen)
        )

    def has(self, *, who: Who | None = None, chosen: Chosen | None = None) -> bool:
        """Whether any of its seats are for them, chosen so; also when their number is not said."""
        return any(who in (None, part.who) and chosen in (None, part.chosen) for part in self.composition)


@dataclass(frozen=True, kw_only=True)
class SafeguardTerm(Term):
    """A promise of how democratic values are kept. Its parameters (days, percent, months, …) make it executable."""

    kind: ClassVar[str] = "safeguard"
    guard: Guard = field(metadata=_is(one_of(Guard), "kind"))
    params: Mapping[str, Any] = field(default_factory=dict, hash=False, metadata=_is(params))

    def amount(self, name: str) -> int | None:
        """A parameter that is a number, or None when it is not said."""
        value = self.params.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True, kw_only=True)
class TransferTerm(Term):
    """A transfer of powers: which organ gives what to whom, by which instrument and on what ground.

    No topics means all topics; no tasks means deciding.
    """

    kind: ClassVar[str] = "transfer"
    instrument: Instrument = field(default=Instrument.UNSAID, metadata=_is(one_of(Instrument)))
    owner: Owner = field(default=Owner.UNSAID, metadata=_is(one_of(Owner)))
    power: str = field(default="", metadata=_is(line))
    topics: tuple[str, ...] = field(default=(), metadata=_is(several(line)))
    tasks: tuple[Task, ...] = field(default=(), metadata=_is(several(one_of(Task))))
    to: str = field(default="", metadata=_is(line))
    to_officials: bool = field(default=False, metadata=_is(yes))
    legal_basis: str = field(default="", metadata=_is(line))
    limits: str = field(default="", metadata=_is(line))
    consent: bool = field(default=False, metadata=_is(yes))
    decision: str = field(default="", metadata=_is(line))
    published: str = field(default="", metadata=_is(line))
    since: str = field(default="", metadata=_is(day))
    until: str = field(default="", metadata=_is(day))
    shown_as_binding: bool = field(default=False, metadata=_is(yes))
    motivated_deviation: bool = field(default=False, metadata=_is(yes))
    deadline_days: int | None = field(default=None, metadata=_is(whole))

    def covers(self, topic: str, task: Task) -> bool:
        """Whether it is about this topic and task."""
        return task in (self.tasks or (Task.DECIDE,)) and (self.is_general or topic in self.topics)

    def runs(self, on: date) -> bool:
        """Whether this day lies in its own period, if it has one: from the first day, until and not on the last."""
        day = on.isoformat()
        return (not self.since or self.since <= day) and (not self.until or day < self.until)

    @property
    def is_general(self) -> bool:
        """Whether it is about every topic."""
        return not self.topics or ALL_TOPICS in self.topics


@dataclass(frozen=True, kw_only=True)
class MoneyTerm(Term):
    """Money: whole cents, per "year" or "once"; which body allocates, spends, carries out, and who pays."""

    kind: ClassVar[str] = "money"
    amount_cents: int | None = field(default=None, metadata=_is(whole))
    per: str = field(default="", metadata=_is(line))
    allocates: str = field(default="", metadata=_is(line))
    spends: str = field(default="", metadata=_is(line))
    limit_cents: int | None = field(default=None, metadata=_is(whole))
    payer: str = field(default="", metadata=_is(line))
    executor: str = field(default="", metadata=_is(line))

    @property
    def is_allocated_by_the_wijk(self) -> bool:
        """Whether a body of the wijk decides what it goes to."""
        return self.allocates not in ("", MUNICIPALITY)

    @property
    def is_with_the_wijk(self) -> bool:
        """Whether a body of the wijk allocates or spends it."""
        return any(body not in ("", MUNICIPALITY) for body in (self.allocates, self.spends))


@dataclass(frozen=True, kw_only=True)
class TextTerm(Term):
    """Words only: an aim, a name, a custom. Rules read nothing in it."""

    title: str = field(default="", metadata=_is(line))
