# SPDX-License-Identifier: EUPL-1.2
"""All areas at a glance: on tiles, on the map, and in a list by gebied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samenspraak.civic.places.queries import Shape
from samenspraak.web.places.stages import NOT_STARTED, Stage
from samenspraak.web.shared import components, maps
from samenspraak.web.shared.tags import place

# Of several areas in one CBS wijk the furthest one gives the colour.
ORDER = ("not-started", "gesprek", "afspraken", "raad", "suspended", "agenda", "evaluatie")


@dataclass(frozen=True)
class Row:
    """An area in the list: its name, its address, and where it stands in words and tone."""

    name: str
    href: str
    status: str
    tone: str
    begun: bool


@dataclass(frozen=True)
class Group:
    """A gebied with its wijken and dorpen, and how many of them have begun."""

    name: str
    href: str
    rows: tuple[Row, ...]
    begun: int


def groups(areas: Iterable[Any], stages: Mapping[int, Stage]) -> list[Group]:
    """The list beside every map: per gebied its wijken and dorpen, by name."""
    address, words = place("/"), _words()
    parts: dict[int, list[Any]] = {}
    gebieden = []
    for area in areas:
        if area.parent_id is None:
            gebieden.append(area)
        else:
            parts.setdefault(area.parent_id, []).append(area)
    return [
        Group(
            gebied.name,
            f"{address}{gebied.slug}/",
            tuple(_row(area, stages, address, words) for area in parts.get(gebied.pk, ())),
            sum(area.pk in stages for area in parts.get(gebied.pk, ())),
        )
        for gebied in gebieden
    ]


def begun(areas: Iterable[Any], stages: Mapping[int, Stage]) -> list[Row]:
    """The wijken and dorpen where the conversation has begun, by name: what a visitor most often comes for."""
    address, words = place("/"), _words()
    return [_row(area, stages, address, words) for area in areas if area.parent_id and area.pk in stages]


def _words() -> dict[str, tuple[str, str]]:
    """The words and tone of every stage, translated once for the page."""
    return {key: (str(components.status(key)[0]), components.status(key)[1]) for key in ORDER}


def _row(area: Any, stages: Mapping[int, Stage], address: str, words: Mapping[str, tuple[str, str]]) -> Row:
    text, tone = words[stages.get(area.pk, NOT_STARTED).key]
    return Row(area.name, f"{address}{area.slug}/", text, tone, area.pk in stages)


def tiles(areas: Iterable[Any], stages: Mapping[int, Stage]) -> list[maps.Tile]:
    """The tiles of all areas that have a place on the tile map."""
    address, words = place("/"), _words()
    drawn = []
    for area in areas:
        if area.tile_column is not None and area.tile_row is not None:
            text, tone = words[stages.get(area.pk, NOT_STARTED).key]
            group = area.parent.name if area.parent else ""
            href = f"{address}{area.slug}/"
            drawn.append(maps.Tile(area.tile_column, area.tile_row, area.name, href, text, tone, group))
    return drawn


def shapes(found: Sequence[Shape], stages: Mapping[int, Stage]) -> list[maps.Shape]:
    """CBS wijken as shapes. One that is the territory of a single wijk leads there, others to the list beside.

    Large ones come first, so that the name of a small one is never drawn over.
    """
    address, words = place("/"), _words()
    drawn = []
    for shape in sorted(found, key=_size, reverse=True):
        lived_in = [area for area in shape.areas if area.parent_id is not None]
        keys = [stages.get(area.pk, NOT_STARTED).key for area in lived_in]
        text, tone = words[max(keys, key=ORDER.index)] if keys else ("", "quiet")
        href = f"{address}{lived_in[0].slug}/" if len(lived_in) == 1 else f"#{shape.unit.code}"
        name = lived_in[0].name if len(lived_in) == 1 else shape.unit.name
        drawn.append(maps.Shape(shape.unit.geometry or {}, name, href, text, tone))
    return drawn


def _size(shape: Shape) -> float:
    """How large a shape looks: its width times its height, in square degrees."""
    given = shape.unit.geometry or {"type": "MultiPolygon", "coordinates": []}
    polygons = [given["coordinates"]] if given["type"] == "Polygon" else given["coordinates"]
    corners = [corner for polygon in polygons for ring in polygon for corner in ring]
    if not corners:
        return 0.0
    return float(_span(corner[0] for corner in corners) * _span(corner[1] for corner in corners))


def _span(values: Iterable[float]) -> float:
    given = list(values)
    return max(given) - min(given)


def shared_units(found: Sequence[Shape]) -> list[tuple[str, str, list[Any]]]:
    """CBS wijken that are not simply one wijk or dorp: code, name, and the areas in it, or else the gebied."""
    units = []
    for shape in found:
        lived_in = [area for area in shape.areas if area.parent_id is not None]
        if len(lived_in) != 1:
            units.append((shape.unit.code, shape.unit.name, lived_in or list(shape.areas)))
    return units
