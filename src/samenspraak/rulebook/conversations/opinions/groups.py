# SPDX-License-Identifier: EUPL-1.2
"""Opinion groups: who stand together, what is theirs, and what all groups share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from samenspraak.rulebook.conversations.opinions.axes import axes, coherence, positions
from samenspraak.rulebook.conversations.opinions.camps import Clarity, Labels, camps
from samenspraak.rulebook.conversations.opinions.letters import Places, letters, turned
from samenspraak.rulebook.conversations.opinions.statements import OnStatement, Trait, on_statements, tables, traits
from samenspraak.rulebook.conversations.opinions.thresholds import USUAL, Thresholds
from samenspraak.rulebook.conversations.opinions.votes import Flags, Key, Matrix, Numbers, Votes, voters, why_not_placed

GROUPS, NO_CLEAR_GROUPS = "groups", "no-clear-groups"
TOO_FEW_PARTICIPANTS, TOO_FEW_STATEMENTS = "too-few-participants", "too-few-statements"
VERDICTS = (GROUPS, NO_CLEAR_GROUPS, TOO_FEW_PARTICIPANTS, TOO_FEW_STATEMENTS)


@dataclass(frozen=True)
class Group:
    """People who stand together: the letter of the group, how many they are, and what characterises them."""

    letter: str
    size: int
    traits: tuple[Trait, ...]


@dataclass(frozen=True)
class Quality:
    """How clear the groups are, or would have been, for each number of groups that could be made.

    `coherence`: how many times more the first axis tells than by chance. `explained`: which part of all difference
    the map shows, from 0 to 1. With more than 1,500 people the silhouettes are of 1,500, evenly selected.
    """

    by_count: Mapping[int, Clarity] = field(default_factory=dict, hash=False)
    coherence: float = 0.0
    explained: float = 0.0


@dataclass(frozen=True, eq=False)
class Opinions:
    """What the votes on statements add up to. None of it is "the wijk": it is what these people said.

    `people` voted at least once; `placed` of them stand on the map; `left_out` counts the others by reason.
    `groups` in the order of their letters, and `places`, are empty unless the verdict is `groups`; without clear
    groups `places` has people without letter. `statements` in the order of their keys.
    """

    verdict: str
    people: int
    placed: int
    left_out: Mapping[str, int]
    groups: tuple[Group, ...]
    statements: tuple[OnStatement, ...]
    places: Places
    quality: Quality

    @property
    def silhouette(self) -> float:
        """How clear these groups are, from -1 to 1, or the best there could have been; 0 when there could be none."""
        if self.groups:
            return self.quality.by_count[len(self.groups)].silhouette
        return max((clarity.silhouette for clarity in self.quality.by_count.values()), default=0.0)

    @property
    def shared(self) -> tuple[OnStatement, ...]:
        """What every group says, the most widely shared first."""
        return tuple(sorted((one for one in self.statements if one.shared), key=lambda one: -round(one.consensus, 9)))

    @property
    def divided(self) -> tuple[OnStatement, ...]:
        """What one group agrees with and another disagrees with, the most divided first."""
        return tuple(sorted((one for one in self.statements if one.divides), key=lambda one: -one.division))


def opinions(votes: Votes, thresholds: Thresholds = USUAL, before: Places | None = None) -> Opinions:
    """The opinion groups in these votes.

    The same votes give the same answer, in whatever order they came. `before` is the map of the last time: groups
    that continue keep their letter, the map keeps its direction, and another number of groups must be clearly better.
    What is published as the outcome is computed without it.
    """
    reasons = why_not_placed(votes, thresholds)
    inside = ~np.logical_or.reduce(list(reasons.values()))
    used = voters(votes.matrix[inside]) >= thresholds.small
    verdict = _too_few(votes, inside, used, thresholds)
    stand = _Stand() if verdict else _stand(votes.matrix[np.ix_(inside, used)], thresholds, before)
    who = [key for key, is_in in zip(votes.participants, inside, strict=True) if is_in] if stand.is_known else []
    named = letters(who, stand.labels, before) if stand.are_groups else ()
    turn = turned(who, stand.xy, before)
    counted = tables(votes.matrix, _everyone(inside, stand, named), len(named) + 1)
    said = on_statements(votes.statements, counted, named, _pulls(used, stand) @ turn, thresholds)
    own = traits(said, counted, named, thresholds)
    return Opinions(
        verdict=verdict or (GROUPS if stand.are_groups else NO_CLEAR_GROUPS),
        people=len(votes.participants),
        placed=int(np.count_nonzero(inside)),
        left_out={reason: int(np.count_nonzero(people)) for reason, people in reasons.items()},
        groups=_groups(named, stand.labels, own),
        statements=said,
        places=_places(who, stand, turn, named, thresholds),
        quality=stand.quality,
    )


@dataclass(frozen=True, eq=False)
class _Stand:
    """Where people stand (n, 2), the number of the group of each (all 0 if there are none), and why."""

    xy: Numbers = field(default_factory=lambda: np.zeros((0, 2)))
    labels: Labels = field(default_factory=lambda: np.zeros(0, np.intp))
    loadings: Numbers = field(default_factory=lambda: np.zeros((0, 2)))
    are_groups: bool = False
    quality: Quality = field(default_factory=Quality)

    @property
    def is_known(self) -> bool:
        return len(self.xy) > 0


def _too_few(votes: Votes, inside: Flags, used: Flags, thresholds: Thresholds) -> str:
    if np.count_nonzero(voters(votes.matrix)) < thresholds.statements:
        return TOO_FEW_STATEMENTS
    if np.count_nonzero(inside) < thresholds.participants:
        return TOO_FEW_PARTICIPANTS
    return TOO_FEW_STATEMENTS if np.count_nonzero(used) < thresholds.statements else ""


def _stand(matrix: Matrix, thresholds: Thresholds, before: Places | None) -> _Stand:
    bearing = axes(matrix)
    xy = positions(matrix, bearing)
    count_before = len(before.letters) if before else 0
    labels, by_count = camps(xy, thresholds, count_before)
    quality = Quality(by_count, coherence(matrix, bearing), bearing.explained)
    floor = thresholds.coherence * (1 - thresholds.ease if count_before else 1)
    if labels is None or quality.coherence < floor:
        return _Stand(xy, np.zeros(len(xy), np.intp), bearing.loadings, quality=quality)
    return _Stand(xy, labels, bearing.loadings, are_groups=True, quality=quality)


def _everyone(inside: Flags, stand: _Stand, named: Sequence[str]) -> Labels:
    """The number of everyone's group, also of those who are in none: that is the last number."""
    labels = np.full(len(inside), len(named), np.intp)
    if named:
        labels[inside] = stand.labels
    return labels


def _pulls(used: Flags, stand: _Stand) -> Numbers:
    pulls = np.zeros((len(used), 2))
    if stand.is_known:
        pulls[used] = stand.loadings
    return pulls


def _groups(named: Sequence[str], labels: Labels, own: Mapping[str, tuple[Trait, ...]]) -> tuple[Group, ...]:
    sizes = np.bincount(labels, minlength=len(named)).tolist()
    return tuple(Group(letter, sizes[named.index(letter)], own[letter]) for letter in sorted(named))


def _places(who: Sequence[Key], stand: _Stand, turn: Numbers, named: Sequence[str], thresholds: Thresholds) -> Places:
    drawn = _together(stand.xy, stand.labels, thresholds.small) if stand.is_known else stand.xy
    groups = tuple(named[label] for label in stand.labels.tolist()) if named else ("",) * len(who)
    return Places(tuple(who), np.round(drawn @ turn, 3), groups)


def _together(xy: Numbers, labels: Labels, small: int) -> Numbers:
    """Each place as it is drawn: the average of at least `small` people of one group who stand near each other.

    Every group is halved along its longer side, and the halves again, as long as each half has enough people.
    """
    cells = labels
    while True:
        sizes = np.bincount(cells)
        if sizes.max() < 2 * small:
            return (
                np.column_stack([np.bincount(cells, weights=xy[:, axis]) for axis in (0, 1)])[cells]
                / sizes[cells, None]
            )
        cells = np.unique(2 * cells + (_is_far(xy, cells, sizes) & (sizes[cells] >= 2 * small)), return_inverse=True)[1]


def _is_far(xy: Numbers, cells: Labels, sizes: Labels) -> Flags:
    """Whether someone is in the farther half of the cell, along its longer side."""
    means, squares = (
        np.column_stack([np.bincount(cells, weights=xy[:, axis] ** power) for axis in (0, 1)]) / sizes[:, None]
        for power in (1, 2)
    )
    longer = np.argmax(np.round(squares - means**2, 9), axis=1)[cells]
    order = np.lexsort((xy[np.arange(len(xy)), longer], cells))
    far = np.empty(len(xy), np.bool_)
    starts = np.cumsum(sizes) - sizes
    far[order] = np.arange(len(xy)) - starts[cells[order]] >= sizes[cells[order]] // 2
    return far
