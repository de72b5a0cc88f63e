# SPDX-License-Identifier: EUPL-1.2
"""The ideas of an area as numbered dots on its map, with the same numbers in a list beside it.

Ideas that lie near each other share a dot. The drawing is divided into squares of GRID by GRID; a square with many
ideas can be looked at more closely, and is then divided in the same way. `vak` in the address names it: "3.4".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspraak.civic.agenda.queries import Dot as Idea
from samenspraak.rulebook.places import Ground
from samenspraak.web.agenda import words
from samenspraak.web.shared import grounds
from samenspraak.web.shared.grounds import Box, Frame

GRID = 8
NAMED = 4  # ideas at one dot that are named at once
SQUARE = re.compile(rf"([0-{GRID - 1}])\.([0-{GRID - 1}])")
ALL_NAMED = 40  # ideas at one dot in the closest view: there is nothing nearer


@dataclass(frozen=True)
class Named:
    """An idea in the list beside the map."""

    href: str
    title: str
    text: str
    status: str
    tone: str


@dataclass(frozen=True)
class Group:
    """A dot, and the ideas there."""

    number: int
    said: str
    ideas: tuple[Named, ...]
    more: int
    closer: str  # the square in which to look more closely, or ""


@dataclass(frozen=True)
class Drawn:
    """The map and the list beside it."""

    map: SafeString
    groups: tuple[Group, ...]
    closer: bool  # whether this is a part of the map


def square_in(text: str) -> tuple[int, int] | None:
    """Which square, column and row, is looked at; None is the whole map."""
    found = SQUARE.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else None


def drawn(area: Any, ground: Ground, ideas: Sequence[Idea], square: tuple[int, int] | None) -> Drawn:
    """The map of an area, or of one square of it, with these ideas."""
    whole = Frame.around(grounds.box_of(ground))
    box = _box(whole, square)
    frame = Frame.around(box) if square else whole
    near = [idea for idea in ideas if not square or _holds(box, idea)]
    cells = _cells(near, frame)
    groups = tuple(
        _group(area, number, place, cells[place], closest=square is not None)
        for number, place in enumerate(sorted(cells, key=lambda place: (place[1], place[0])), start=1)
    )
    dots = [
        grounds.Dot(
            point=_middle(cells[place]),
            label=f"{group.number}: {group.said}",
            text=str(group.number),
            href=f"#stip-{group.number}",
            size=13 + min(len(cells[place]), 12) * 0.5,
        )
        for place, group in zip(sorted(cells, key=lambda place: (place[1], place[0])), groups, strict=True)
    ]
    title = _("Ideas on the map of {area}").format(area=area.name)
    return Drawn(grounds.ground_map(title, grounds.drawn(ground, frame), dots), groups, square is not None)


Cells = dict[tuple[int, int], list[Idea]]


def _cells(ideas: Sequence[Idea], frame: Frame) -> Cells:
    """Ideas by the square in which they lie."""
    cells: Cells = {}
    for idea in ideas:
        x, y = frame.at((idea.lon, idea.lat))
        place = _step(x, frame.width), _step(y, frame.height)
        cells.setdefault(place, []).append(idea)
    return cells


def _step(at: float, length: float) -> int:
    return min(max(int(at / length * GRID), 0), GRID - 1)


def _box(whole: Frame, square: tuple[int, int] | None) -> Box:
    """The corners of a square of the whole map, in degrees."""
    column, row = square or (0, 0)
    side = 1 / GRID if square else 1
    west, north = whole.degrees(column * side * whole.width, row * side * whole.height)
    east, south = whole.degrees((column + 1) * side * whole.width, (row + 1) * side * whole.height)
    return west, south, east, north


def _holds(box: Box, idea: Idea) -> bool:
    return box[0] <= idea.lon <= box[2] and box[1] <= idea.lat <= box[3]


def _middle(ideas: Sequence[Idea]) -> tuple[float, float]:
    return sum(one.lon for one in ideas) / len(ideas), sum(one.lat for one in ideas) / len(ideas)


def _group(area: Any, number: int, place: tuple[int, int], ideas: Sequence[Idea], *, closest: bool) -> Group:
    base = reverse("agenda:list", args=[area.slug])
    named = ideas[: ALL_NAMED if closest else NAMED]
    said = ngettext("{n} idea", "{n} ideas", len(ideas)).format(n=len(ideas))
    more = len(ideas) - len(named)
    closer = f"{place[0]}.{place[1]}" if more and not closest else ""
    return Group(number, said, tuple(_named(base, one, words.STATUSES) for one in named), more, closer)


def _named(base: str, idea: Idea, statuses: Mapping[str, Any]) -> Named:
    text, tone = statuses[idea.status]
    return Named(f"{base}{idea.number}/", idea.title, idea.text, str(text), tone)
