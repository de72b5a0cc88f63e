# SPDX-License-Identifier: EUPL-1.2
"""Agreements of several areas beside each other: what two of them say, and what is agreed in how many.

Counts only, in the order in which topics and safeguards are known: no score and no ranking, for no wijk is better
because it agreed something else.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samenspraak.rulebook.agreements.terms import (
    ALL_TOPICS,
    Guard,
    Instrument,
    SafeguardTerm,
    Say,
    SayTerm,
    Task,
    Terms,
)

Cell = tuple[str, Task]


@dataclass(frozen=True)
class CellPair:
    """One topic and task in both: the term that counts there, or None where nothing was agreed."""

    topic: str
    task: Task
    left: SayTerm | None
    right: SayTerm | None

    @property
    def differs(self) -> bool:
        """Whether the wijk has another say. Another body or another number is no difference in say."""
        return (self.left and self.left.say) != (self.right and self.right.say)


@dataclass(frozen=True)
class GuardPair:
    """One kind of safeguard in both: all terms of that kind."""

    guard: Guard
    left: tuple[SafeguardTerm, ...]
    right: tuple[SafeguardTerm, ...]

    @property
    def differs(self) -> bool:
        """Whether one has it and the other not, or with other numbers. Other words are no difference."""
        return [dict(one.params) for one in self.left] != [dict(one.params) for one in self.right]


def cells_beside(left: Terms, right: Terms, topics: Sequence[str]) -> tuple[CellPair, ...]:
    """The matrix of both, for every topic of which either says something of its own; "all topics" last.

    What holds for all topics counts for a topic of which nothing else was said. `topics` is the known order.
    """
    own = {term.topic for terms in (left, right) for term in terms.says} - {ALL_TOPICS}
    ordered = [topic for topic in topics if topic in own]
    ordered += [*sorted(own - set(topics)), ALL_TOPICS]
    pairs = (
        CellPair(topic, task, left.say_on(topic, task), right.say_on(topic, task)) for topic in ordered for task in Task
    )
    return tuple(pair for pair in pairs if pair.left or pair.right)


def guards_beside(left: Terms, right: Terms) -> tuple[GuardPair, ...]:
    """The safeguards of both, by kind; a kind that neither promises is left out."""
    pairs = (GuardPair(guard, left.guards(guard), right.guards(guard)) for guard in Guard)
    return tuple(pair for pair in pairs if pair.left or pair.right)


@dataclass(frozen=True)
class Traits:
    """What is counted of one agreement."""

    says: Mapping[Cell, Say]
    guards: frozenset[Guard]
    instruments: frozenset[Instrument]

    def say_on(self, topic: str, task: Task) -> Say | None:
        """What counts there: what was said of the topic, or else of all topics."""
        return self.says.get((topic, task)) or self.says.get((ALL_TOPICS, task))


def traits(terms: Terms) -> Traits:
    """What is counted of these terms."""
    return Traits(
        {(term.topic, term.task): term.say for term in terms.says},
        frozenset(term.guard for term in terms.safeguards),
        frozenset(term.instrument for term in terms.transfers) - {Instrument.UNSAID, Instrument.GEEN},
    )


@dataclass(frozen=True)
class Patterns:
    """In how many agreements something stands. `says` holds per cell each say, and None for: nothing agreed."""

    agreements: int
    says: Mapping[Cell, Mapping[Say | None, int]]
    guards: Mapping[Guard, int]
    instruments: Mapping[Instrument, int]


def patterns(found: Iterable[Traits], topics: Sequence[str]) -> Patterns:
    """What is agreed on these topics, and how often. Every agreement counts once in each cell."""
    listed = list(found)
    return Patterns(
        len(listed),
        {(topic, task): Counter(one.say_on(topic, task) for one in listed) for topic in topics for task in Task},
        Counter(guard for one in listed for guard in one.guards),
        Counter(instrument for one in listed for instrument in one.instruments),
    )
