# SPDX-License-Identifier: EUPL-1.2
"""Were the safeguards kept? Held against facts, as far as facts can speak: a count of times, never a grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samenspraak.rulebook.agreements.ending import months_after


@dataclass(frozen=True)
class Decided:
    """A decision by ballot, as facts: since when residents could give their view, when voting began, who had to vote.

    `counted` is whether enough people voted for the outcome to hold.
    """

    consultation_since: date | None
    opened: date
    quorum: int
    counted: bool


@dataclass(frozen=True)
class Held:
    """One safeguard: how often it was called upon, and how often it was kept. `asked` is its number (days, months)."""

    safeguard: str
    asked: int
    times: int
    kept: int

    @property
    def missed(self) -> int:
        """How often it was not kept."""
        return self.times - self.kept


def consultation(decided: Iterable[Decided], days: int) -> Held:
    """Before each ballot residents had their full days: as many whole days as agreed lie between."""
    found = list(decided)
    return Held("consultation", days, len(found), sum(_was_consulted(one, days) for one in found))


def _was_consulted(one: Decided, days: int) -> bool:
    return one.consultation_since is not None and (one.opened - one.consultation_since).days >= days


def reach(decided: Iterable[Decided]) -> Held:
    """In each ballot that asked a minimum number of papers, so many came in."""
    found = [one for one in decided if one.quorum > 0]
    return Held("reach", max((one.quorum for one in found), default=0), len(found), sum(one.counted for one in found))


def review(since: date, months: int, first: date | None, today: date) -> Held:
    """The first evaluation began within so many months. Before that time is over it has not been called upon."""
    due = months_after(since, months)
    if first is None:
        return Held("review", months, int(today > due), 0)
    return Held("review", months, 1, int(first <= due))
