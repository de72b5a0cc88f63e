# SPDX-License-Identifier: EUPL-1.2
"""What was said to each statement, in all and by group, and what that makes: shared, dividing, or a group's own.

Counts of few people are left out, so that nobody can subtract them back (`breakdowns.may_show`). All that is concluded
about groups rests on the counts that are shown, so that nobody can reckon back from the conclusions either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.conversations.breakdowns import may_show
from samenspraak.rulebook.conversations.opinions.shares import NOBODY, Counts, more_at_least
from samenspraak.rulebook.conversations.opinions.thresholds import Thresholds
from samenspraak.rulebook.conversations.opinions.votes import AGREE, DISAGREE, PASS, Key, Matrix

SIDES = ("agree", "disagree")
REST = ""  # who is in no group
NEAR = 1e-8  # beyond rounding
Tables = NDArray[np.int64]  # people × statements × (agree, disagree, pass)


@dataclass(frozen=True)
class OnStatement:
    """The votes on one statement. `by_group` has every group, None where so few voted that it may not be shown.

    `total` is everyone, also who is in no group; or only who is in a group, when totals of everyone are not public.
    None: fewer than five. `pull` is where on the map one finds those who agree, from the middle (0, 0): how the map
    is to be read.
    """

    statement: Key
    total: Counts | None
    by_group: Mapping[str, Counts | None] = field(hash=False)
    pull: tuple[float, float] = (0.0, 0.0)

    @property
    def shown(self) -> tuple[Counts, ...]:
        """The counts of the groups that may be shown."""
        return tuple(counts for counts in self.by_group.values() if counts)

    @property
    def shared(self) -> str:
        """What every group says, agree or disagree; empty otherwise. Without groups: what everyone together says.

        A group that may not be shown on this statement leaves it open.
        """
        spoken = {counts.stance for counts in self._parts}
        return spoken.pop() if len(spoken) == 1 else ""

    @property
    def divides(self) -> bool:
        """Whether one group agrees and another disagrees."""
        return {counts.stance for counts in self.shown} >= {*SIDES}

    @property
    def division(self) -> Fraction:
        """How far the two groups that differ most lie apart: 0 is nothing, 1 is all against all."""
        leans = [counts.lean for counts in self.shown]
        return (max(leans) - min(leans)) / 2 if leans else Fraction(0)

    @property
    def consensus(self) -> float:
        """Group-informed consensus, from 0 to 1: the chance that somebody from each group would say the same.

        The shares of all groups multiplied (each with one vote for and one against added), for agree or for disagree,
        whichever is more. A small group weighs as much as a large one. 0 when a group may not be shown.
        """
        return max((self._chance(side) for side in SIDES), default=0.0) if self._parts else 0.0

    @property
    def _parts(self) -> tuple[Counts, ...]:
        if not self.by_group:
            return (self.total,) if self.total else ()
        return self.shown if len(self.shown) == len(self.by_group) else ()

    def _chance(self, side: str) -> float:
        return prod((counts.of(side) + 1) / (counts.n + 2) for counts in self._parts)


@dataclass(frozen=True)
class Trait:
    """What sets a group apart: most of it say this, and more than of the other groups together.

    `more` is by how much the share is larger, at the least (95%), from 0 to 1. Groups are made from the same votes, so
    this describes them; it proves nothing about people who were not there.
    """

    statement: Key
    stance: str
    here: Counts
    elsewhere: Counts
    more: float


def tables(matrix: Matrix, labels: NDArray[np.intp], count: int) -> Tables:
    """Votes on each statement by label: (count × S × 3), agree, disagree, pass."""
    found = np.zeros((count, matrix.shape[1], 3), np.int64)
    for label in range(count):
        rows = matrix[labels == label]
        for column, vote in enumerate((AGREE, DISAGREE, PASS)):
            found[label, :, column] = np.count_nonzero(rows == vote, axis=0)
    return found


def on_statements(
    statements: Sequence[Key],
    counted: Tables,
    letters: Sequence[str],
    pulls: NDArray[np.float64],
    thresholds: Thresholds,
) -> tuple[OnStatement, ...]:
    """What was said to each statement. `counted` has a row for each letter, and a last one for who is in no group."""
    rows = counted.transpose(1, 0, 2).tolist()
    return tuple(
        _on_statement(key, [Counts(*row) for row in at], letters, (float(pull[0]), float(pull[1])), thresholds)
        for key, at, pull in zip(statements, rows, pulls, strict=True)
    )


def traits(
    said: Sequence[OnStatement], counted: Tables, letters: Sequence[str], thresholds: Thresholds
) -> dict[str, tuple[Trait, ...]]:
    """What characterises each group, the most distinct first. `counted` as in `on_statements`."""
    open_to_all = np.zeros((len(letters), len(said), 1), np.bool_)
    for row, letter in enumerate(letters):
        open_to_all[row, :, 0] = [one.by_group[letter] is not None for one in said]
    shown = np.where(open_to_all, counted[:-1], 0)
    elsewhere = shown.sum(axis=0) - shown
    statements = [one.statement for one in said]
    return {
        letter: tuple(_most_distinct(statements, here, there, thresholds.traits))
        for letter, here, there in zip(letters, shown, elsewhere, strict=True)
    }


def _most_distinct(statements: Sequence[Key], here: Tables, elsewhere: Tables, most: int) -> list[Trait]:
    """The largest differences by what they are at the least. Those are looked for where the difference itself is large.

    `here` and `elsewhere` (S × 3): the counts of the group, and of the other groups together.
    """
    n, m = here.sum(axis=1), elsewhere.sum(axis=1)
    column = np.argmax(here[:, :2], axis=1)
    rows = np.arange(len(here))
    own, other = here[rows, column], elsewhere[rows, column]
    distinct = np.flatnonzero((2 * own > n) & (own * m > other * n))
    difference = own / np.maximum(n, 1) - other / np.maximum(m, 1)
    found: list[Trait] = []
    for row in distinct[np.argsort(-difference[distinct], kind="stable")].tolist():
        if len(found) == most and difference[row] < found[-1].more - NEAR:
            break
        trait = _trait(statements[row], SIDES[column[row]], here[row], elsewhere[row])
        if trait.more > 0:
            found = sorted([*found, trait], key=lambda trait: (-trait.more, trait.statement))[:most]
    return found


def _trait(statement: Key, side: str, here: Tables, elsewhere: Tables) -> Trait:
    own, others = Counts(*here.tolist()), Counts(*elsewhere.tolist())
    return Trait(statement, side, own, others, round(more_at_least(own, others, side), 9))


def _on_statement(
    key: Key, counts: list[Counts], letters: Sequence[str], pull: tuple[float, float], thresholds: Thresholds
) -> OnStatement:
    *groups, rest = counts
    outside = rest if thresholds.totals_are_public or not groups else NOBODY
    total = sum(groups, outside)
    sizes = {REST: outside.n, **{letter: one.n for letter, one in zip(letters, groups, strict=True)}}
    open_to_all = may_show(sizes, thresholds.small)
    by_group = {letter: one if letter in open_to_all else None for letter, one in zip(letters, groups, strict=True)}
    return OnStatement(key, total if total.n >= thresholds.small else None, by_group, pull)
