# SPDX-License-Identifier: EUPL-1.2
"""The ground of an area: its shape, the buurten in it, and whether a point lies there.

Points are (east, north) in degrees, WGS 84; shapes are GeoJSON Polygons or MultiPolygons.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Shape = Mapping[str, Any]


@dataclass(frozen=True)
class Buurt:
    """A CBS buurt within an area."""

    code: str
    name: str
    shape: Shape


@dataclass(frozen=True)
class Ground:
    """The ground of an area, as far as its shape was taken in."""

    outline: tuple[Shape, ...] = ()
    buurten: tuple[Buurt, ...] = ()
    source: str = ""  # of the shapes

    @property
    def names(self) -> dict[str, str]:
        """What the buurten are called, by code."""
        return {one.code: one.name for one in self.buurten}


NOWHERE = Ground()


def buurt_of(point: Point, ground: Ground) -> str:
    """The code of the buurt in which a point lies; "" when it lies in none that we know."""
    return next((one.code for one in ground.buurten if within(point, [one.shape])), "")


def within(point: Point, shapes: Sequence[Shape]) -> bool:
    """Whether a point lies in one of these shapes. What lies in a hole lies outside."""
    return any(_crossings(point, ring_set) % 2 for shape in shapes for ring_set in polygons(shape))


def polygons(shape: Shape) -> Iterator[Sequence[Sequence[Sequence[float]]]]:
    """The polygons of a shape, each as its rings: the outside first, then the holes."""
    coordinates = shape["coordinates"]
    yield from [coordinates] if shape["type"] == "Polygon" else coordinates


def _crossings(point: Point, rings: Sequence[Sequence[Sequence[float]]]) -> int:
    """How often a line from the point to the east crosses the boundary: odd when it starts inside."""
    return sum(_crosses(point, start, end) for ring in rings for start, end in zip(ring, ring[1:], strict=False))


def _crosses(point: Point, start: Sequence[float], end: Sequence[float]) -> bool:
    x, y = point
    if (start[1] > y) == (end[1] > y):
        return False
    return bool(x < start[0] + (y - start[1]) * (end[0] - start[0]) / (end[1] - start[1]))
