# SPDX-License-Identifier: EUPL-1.2
"""Groups keep their letter and the map keeps its direction from one update to the next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from string import ascii_uppercase

import numpy as np

from samenspraak.rulebook.conversations.opinions.camps import Labels
from samenspraak.rulebook.conversations.opinions.votes import Key, Numbers

ENOUGH = 3  # people who were there before, to turn the map by


@dataclass(frozen=True, eq=False)
class Places:
    """The map: participants (n), where each is drawn (n, 2), three decimals, and the letter of the group of each.

    At least five people of one group share a place, drawn at their average: so no dot tells what one person said.
    (0, 0) is the average of all; one unit is a whole vote on every statement. Letters are empty when there are no
    clear groups. Keys are for telling people where they are themselves; dots on a page have none.
    """

    participants: tuple[Key, ...] = ()
    xy: Numbers = field(default_factory=lambda: np.zeros((0, 2)), repr=False)
    groups: tuple[str, ...] = ()

    @property
    def letters(self) -> tuple[str, ...]:
        """The groups that are there, by letter."""
        return tuple(sorted({*self.groups} - {""}))

    def group_of(self, participant: Key) -> str:
        """The letter of somebody's group; empty when there is none."""
        return dict(zip(self.participants, self.groups, strict=True)).get(participant, "")


def letters(participants: Sequence[Key], labels: Labels, before: Places | None = None) -> tuple[str, ...]:
    """The letter of each group, by its number.

    A group keeps the letter of the group that it continues: with at least half of its people who were there before,
    or half of the people of the other who are still there. Other groups get the first letters not in use, the largest
    group first, and of two as large the one with the lowest key.
    """
    sizes = np.bincount(labels)
    known = before.letters if before else ()
    kept = _continued(_shared(participants, labels, before, known)) if before and known else {}
    free = (letter for letter in ascii_uppercase if letter not in known)
    first_member = [int(np.argmax(labels == group)) for group in range(len(sizes))]
    order = sorted(range(len(sizes)), key=lambda group: (-sizes[group], first_member[group]))
    named = {group: known[kept[group]] if group in kept else next(free) for group in order}
    return tuple(named[group] for group in range(len(sizes)))


def turned(participants: Sequence[Key], xy: Numbers, before: Places | None) -> Numbers:
    """The turn (2, 2) that lays the map as near as possible on the map before: distances stay what they are."""
    if before is None:
        return np.eye(2)
    here = {key: row for row, key in enumerate(participants)}
    pairs = [(here[key], row) for row, key in enumerate(before.participants) if key in here]
    if len(pairs) < ENOUGH:
        return np.eye(2)
    now, then = (list(rows) for rows in zip(*pairs, strict=True))
    left, _, right = np.linalg.svd(xy[now].T @ before.xy[then])
    return np.asarray(left @ right, np.float64)


def _shared(participants: Sequence[Key], labels: Labels, before: Places, known: Sequence[str]) -> Labels:
    """How many people each group (row) has in common with each group before (column)."""
    old = {key: known.index(letter) for key, letter in zip(before.participants, before.groups, strict=True) if letter}
    shared = np.zeros((labels.max() + 1, len(known)), np.intp)
    for key, label in zip(participants, labels.tolist(), strict=True):
        if key in old:
            shared[label, old[key]] += 1
    return shared


def _continued(shared: Labels) -> Mapping[int, int]:
    """Which group continues which: so that as many people as possible keep their letter."""
    best = max(_matches(shared), key=lambda pairs: sum(int(shared[pair]) for pair in pairs))
    return {new: old for new, old in best if _continues(shared, new, old)}


def _matches(shared: Labels) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every way to match groups with the groups before, one to one."""
    new, old = shared.shape
    if new <= old:
        for chosen in permutations(range(old), new):
            yield tuple(zip(range(new), chosen, strict=True))
    else:
        for chosen in permutations(range(new), old):
            yield tuple(zip(chosen, range(old), strict=True))


def _continues(shared: Labels, new: int, old: int) -> bool:
    common = int(shared[new, old])
    return common > 0 and 2 * common >= min(int(shared[new].sum()), int(shared[:, old].sum()))
