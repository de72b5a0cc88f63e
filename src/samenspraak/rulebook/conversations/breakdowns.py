# SPDX-License-Identifier: EUPL-1.2
"""Breakdowns by side, channel and age: small groups are left out, and left out so that nobody can subtract them back.

A group is small when fewer than `SMALL` people of it answered. When some groups are hidden, total minus what is shown
is the hidden groups together. So groups are hidden, smallest first, until the hidden ones together are at least
`SMALL` people (and so at least two groups); if that cannot be, the whole breakdown is hidden.

One page shows one gathering, another all gatherings of a round: what is hidden on the one could be worked out from
the other. So a round adds up *batches*: a gathering that may be shown by itself is one; others wait, and are shown
together once they are enough, and only if what their own pages tell does not give away who said what where.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import TypeVar

SMALL = 5
SIDES = ("resident", "organisation", "municipality", "council", "elsewhere")
CHANNELS = ("phone", "online", "table", "paper", "on-behalf")
AGES = ("0-14", "15-24", "25-44", "45-64", "65+")  # as the CBS counts residents
LIVED = ("0-1", "2-9", "10+")  # years in this area

Said = TypeVar("Said", bound=Hashable)
Given = tuple[int, str, Said]  # the gathering, the group, and what was said
Cells = Mapping[str, Counter[Hashable]]  # by group: how often each answer was given, in one gathering


def may_show(sizes: Mapping[str, int], small: int = SMALL) -> frozenset[str]:
    """The groups whose results may be shown apart, given how many people of each answered."""
    present = sorted((size, name) for name, size in sizes.items() if size > 0)
    hidden = [one for one in present if one[0] < small]
    shown = [one for one in present if one[0] >= small]
    while hidden and shown and sum(size for size, _ in hidden) < small:
        hidden.append(shown.pop(0))
    return frozenset(name for _, name in shown)


@dataclass(frozen=True)
class Batch:
    """Gatherings, by their place in the row, whose answers are shown by group together; and which groups."""

    gatherings: tuple[int, ...]
    shown: frozenset[str]


def batches(row: Sequence[Cells], small: int = SMALL, *, together: bool = True) -> tuple[Batch, ...]:
    """What may be shown by group of gatherings, in the order in which they closed. Each is in one batch at most.

    A later gathering never changes an earlier batch: who compares a page of today with one of last month learns
    nothing but the batches in between. Without `together` nothing waits: for what can be recognised one by one.
    """
    found: list[Batch] = []
    waiting: list[int] = []
    for place, cells in enumerate(row):
        alone = may_show(_sizes([cells]), small)
        if alone:
            found.append(Batch((place,), alone))
        elif together:
            waiting.append(place)
            group = [row[one] for one in waiting]
            shown = may_show(_sizes(group), small)
            if shown and not gives_away(group, shown, small):
                found.append(Batch(tuple(waiting), shown))
                waiting = []
    return tuple(found)


def _sizes(row: Iterable[Cells]) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for cells in row:
        sizes.update({name: said.total() for name, said in cells.items()})
    return sizes


def gives_away(row: Sequence[Cells], shown: Iterable[str], small: int = SMALL) -> bool:
    """Whether these tables together tell that somebody of a small group, at one gathering, gave some answer.

    Known are how often each answer was given at each gathering, and by each group in all of them. At a gathering a
    group gave an answer at least as often as it was given there, less all that the other groups gave it anywhere.
    """
    names = frozenset(shown)
    tables = [_columns(cells, names) for cells in row]
    everywhere = {name: sum((table[name] for table in tables), Counter()) for name in tables[0]}
    parts = chain.from_iterable(combinations(everywhere, size) for size in range(1, len(everywhere)))
    return any(_tells(table, frozenset(part), everywhere, small) for part in parts for table in tables)


def _columns(cells: Cells, shown: frozenset[str]) -> dict[str, Counter[Hashable]]:
    """One column for each group that is shown, and one for all others together."""
    columns = {name: Counter(cells.get(name, ())) for name in sorted(shown)}
    columns[""] = sum((said for name, said in cells.items() if name not in shown), Counter())
    return columns


def _tells(
    table: Mapping[str, Counter[Hashable]],
    part: frozenset[str],
    everywhere: Mapping[str, Counter[Hashable]],
    small: int,
) -> bool:
    size = sum(table[name].total() for name in part)
    if not 0 < size < small:
        return False
    there = sum(table.values(), Counter())
    others = sum((everywhere[name] for name in everywhere if name not in part), Counter())
    return any(count > others[answer] for answer, count in there.items())


def apart(
    given: Iterable[Given[Said]], closed: Sequence[int], small: int = SMALL, *, together: bool = True
) -> dict[str, list[Said]]:
    """What each group said, as far as it may be shown; `closed` are the gatherings that are over, first closed first.

    What was said at a gathering that still goes on is in no group: from one moment to the next it could be followed.
    """
    said: dict[int, dict[str, list[Said]]] = {gathering: {} for gathering in closed}
    for gathering, group, answer in given:
        if gathering in said:
            said[gathering].setdefault(group, []).append(answer)
    row = list(said.values())
    found: dict[str, list[Said]] = {}
    for batch in batches([_cells(groups) for groups in row], small, together=together):
        for place in batch.gatherings:
            for group in batch.shown & row[place].keys():
                found.setdefault(group, []).extend(row[place][group])
    return found


def _cells(groups: Mapping[str, Iterable[Hashable]]) -> dict[str, Counter[Hashable]]:
    return {group: Counter(answers) for group, answers in groups.items()}


@dataclass(frozen=True)
class Headcount:
    """People by group: `shown` with their numbers, `hidden` the groups that are there but too small to tell."""

    total: int
    shown: Mapping[str, int] = field(hash=False)
    hidden: tuple[str, ...]

    @property
    def hidden_total(self) -> int:
        """How many people are not in the numbers that are shown."""
        return self.total - sum(self.shown.values())


def headcount(
    people: Iterable[tuple[int, str]], order: tuple[str, ...], closed: Sequence[int], small: int = SMALL
) -> Headcount:
    """Count people (the gathering, and their group) by group, in this order, small groups hidden."""
    there = [(gathering, group, "") for gathering, group in people]
    sizes = Counter(group for _, group, _ in there)
    shown = apart(there, closed, small)
    names = [*order, *sorted(sizes.keys() - set(order))]
    return Headcount(
        total=sizes.total(),
        shown={name: len(shown[name]) for name in names if name in shown},
        hidden=tuple(name for name in names if sizes[name] and name not in shown),
    )
