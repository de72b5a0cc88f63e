# SPDX-License-Identifier: EUPL-1.2
"""In which order wishes and groups of wishes stand on the screen of the room, so that nobody has to guess why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

NEVER = 0  # the moment of a pin that is not there


@dataclass(frozen=True)
class Spoken:
    """A wish that the room may see. `id` rises with the moment it was given; `pinned` is since when, as a number."""

    id: int
    text: str
    group: int | None = None
    pinned: float = NEVER


@dataclass(frozen=True)
class Named:
    """A group with the name that the room gave it."""

    id: int
    name: str
    pinned: float = NEVER


@dataclass(frozen=True)
class Gathered:
    """A group with its wishes, in the order of the screen."""

    id: int
    name: str
    pinned: float
    wishes: tuple[Spoken, ...]

    @property
    def words(self) -> tuple[Spoken, ...]:
        """What to quote beside the name: what is pinned stands on the screen by itself already."""
        return tuple(one for one in self.wishes if not one.pinned) or self.wishes


def gathered(wishes: Iterable[Spoken], groups: Iterable[Named]) -> tuple[Gathered, ...]:
    """The groups that have wishes: pinned first (who was pinned first leads), then the largest, then the oldest."""
    inside: Mapping[int | None, list[Spoken]] = _by_group(wishes)
    full = [Gathered(one.id, one.name, one.pinned, in_order(inside[one.id])) for one in groups if one.id in inside]
    return tuple(sorted(full, key=lambda one: (_pin(one.pinned), -len(one.wishes), one.id)))


def in_order(wishes: Iterable[Spoken]) -> tuple[Spoken, ...]:
    """Pinned wishes first (who was pinned first leads), then the newest."""
    return tuple(sorted(wishes, key=lambda one: (_pin(one.pinned), -one.id)))


def on_screen(wishes: Iterable[Spoken], groups: Iterable[Named]) -> tuple[Gathered | Spoken, ...]:
    """What the screen shows, first things first: what is pinned, then groups, then the newest wishes on their own.

    A pinned wish stands first also when it is in a group; the group counts it too.
    """
    rows = list(wishes)
    shown = gathered(rows, groups)
    known = {one.id for one in shown}
    alone = in_order(wish for wish in rows if wish.pinned or wish.group not in known)
    every: tuple[Gathered | Spoken, ...] = (*shown, *alone)
    return (
        *sorted((one for one in every if one.pinned), key=lambda one: one.pinned),
        *(one for one in shown if not one.pinned),
        *(one for one in alone if not one.pinned),
    )


def _by_group(wishes: Iterable[Spoken]) -> dict[int | None, list[Spoken]]:
    inside: dict[int | None, list[Spoken]] = defaultdict(list)
    for wish in wishes:
        inside[wish.group].append(wish)
    return dict(inside)


def _pin(moment: float) -> float:
    """Where a pin comes in the row: earlier pins first, no pin last."""
    return moment or float("inf")
