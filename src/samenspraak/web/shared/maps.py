# SPDX-License-Identifier: EUPL-1.2
"""Maps as SVG: tiles of our own drawing, and true shapes from GeoJSON. Every part is a link; a list stands beside."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians
from typing import Any

from django.utils.safestring import SafeString

from samenspraak.web.shared.charts import picture

TILE_WIDTH, TILE_HEIGHT, GAP = 104, 76, 6
TILE_SHOWN = 88  # px on the screen
LETTERS = 11  # that fit on one line of a tile
MAP_WIDTH = 1000.0
TONES = ("quiet", "info", "ok", "warning", "error")
# where a long Dutch street-sign name may be broken, when it does not fit
PIECES = re.compile(
    r"(?<=\w)(?=(?:plantsoen|hooge|star)?(?:buurt|wijk|park|brug|kwartier|haven|gebied|zone|horn|wierum|borgh?|veld|waard)\b)"
    r"|(?<=noorder)(?=plantsoen)|(?<=ooster)(?=hooge)|(?<=noorder)(?=hooge)|(?<=starken)(?=borgh)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tile:
    """An area on the tile map. Column and row count from 1; `tone` colours it, `status` says it in words."""

    column: int
    row: int
    name: str
    href: str
    status: str
    tone: str = "quiet"
    group: str = ""


@dataclass(frozen=True)
class Shape:
    """An area with its true shape: a GeoJSON Polygon or MultiPolygon in degrees (WGS 84)."""

    geometry: Mapping[str, Any]
    name: str
    href: str
    status: str
    tone: str = "quiet"
    group: str = ""


def tile_map(title: str, tiles: Sequence[Tile], description: str = "") -> SafeString:
    """All tiles at their place, each with its name and a corner that shows its status."""
    columns = max((tile.column for tile in tiles), default=1)
    rows = max((tile.row for tile in tiles), default=1)
    return picture(
        "".join(_tile(tile) for tile in tiles),
        width=columns * TILE_WIDTH,
        height=rows * TILE_HEIGHT,
        title=title,
        description=description,
        role="group",
        shown=columns * TILE_SHOWN,
    )


def shape_map(title: str, shapes: Sequence[Shape], description: str = "") -> SafeString:
    """True shapes, equirectangular at the middle latitude: distances are right to within a per mille for one city."""
    corners = [point for shape in shapes for ring in _rings(shape.geometry) for point in ring]
    if not corners:
        return picture("", width=MAP_WIDTH, height=10, title=title, description=description)
    view = _View.around(corners)
    body = "".join(_shape(shape, view) for shape in shapes)
    return picture(body, width=MAP_WIDTH, height=view.height, title=title, description=description, role="group")


def lines_of(name: str) -> list[str]:
    """A name over as many lines as a tile needs."""
    lines: list[str] = []
    for word in re.split(r"[ ]|(?<=-)", name):
        for piece in _pieces(word):
            joint = "" if lines and lines[-1].endswith("-") else " "
            if lines and len(lines[-1]) + len(joint) + len(piece) <= LETTERS and piece == word:
                lines[-1] += joint + piece
            else:
                lines.append(piece)
    return lines


def _pieces(word: str) -> list[str]:
    if len(word) <= LETTERS:
        return [word]
    lines = [""]
    for piece in PIECES.split(word):
        if len(lines[-1]) + len(piece) < LETTERS:
            lines[-1] += piece
        else:
            lines.append(piece)
    lines = [line for line in lines if line]
    return [line + "-" for line in lines[:-1]] + lines[-1:]


def _link(kind: str, place: Tile | Shape, body: str) -> str:
    tone = place.tone if place.tone in TONES else "quiet"
    label = escape(f"{place.name}: {place.status}" if place.status else place.name)
    return f'<a class="{kind} tone-{tone}" href="{escape(place.href)}" aria-label="{label}">{body}</a>'


def _tile(tile: Tile) -> str:
    x, y = (tile.column - 1) * TILE_WIDTH + GAP // 2, (tile.row - 1) * TILE_HEIGHT + GAP // 2
    width, height = TILE_WIDTH - GAP, TILE_HEIGHT - GAP
    mark = f'<path class="tile-mark" d="M{x} {y}h18L{x} {y + 18}z"/>'
    box = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="2"/>'
    lines = lines_of(tile.name)
    size = 15 if max(map(len, lines)) < LETTERS else 13
    return _link("tile", tile, box + mark + _name(lines, x + width / 2, y + height / 2, size))


def _name(lines: Sequence[str], x: float, y: float, size: int) -> str:
    first = y - (len(lines) - 1) * size * 0.55 + size * 0.35
    spans = "".join(
        f'<tspan x="{x:.0f}" y="{first + i * size * 1.1:.0f}">{escape(line)}</tspan>' for i, line in enumerate(lines)
    )
    return f'<text text-anchor="middle" font-size="{size}">{spans}</text>'


@dataclass(frozen=True)
class _View:
    """From degrees to the drawing."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Sequence[float]]) -> "_View":
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        squeeze = cos(radians((south + north) / 2))
        scale = MAP_WIDTH / max((east - west) * squeeze, 1e-9)
        return cls(west, north, scale, squeeze, max((north - south) * scale, 1))

    def at(self, point: Sequence[float]) -> tuple[float, float]:
        return (point[0] - self.west) * self.squeeze * self.scale, (self.north - point[1]) * self.scale


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    for polygon in polygons:
        yield from polygon


def _shape(shape: Shape, view: _View) -> str:
    rings = [[view.at(point) for point in ring] for ring in _rings(shape.geometry)]
    path = "".join(_path(ring) for ring in rings)
    return _link("shape", shape, f'<path fill-rule="evenodd" d="{path}"/>' + _shape_name(shape.name, rings))


def _path(ring: Iterable[tuple[float, float]]) -> str:
    """One ring; points that fall together in the drawing are drawn once."""
    points: list[str] = []
    for x, y in ring:
        point = f"{x:.0f} {y:.0f}"
        if not points or points[-1] != point:
            points.append(point)
    return "M" + "L".join(points) + "z"


def _shape_name(name: str, rings: list[list[tuple[float, float]]]) -> str:
    """The name in the middle of the largest ring, where it fits."""
    ring = max(rings, key=len)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    lines = lines_of(name)
    if max(xs) - min(xs) < 9 * max(map(len, lines)) or max(ys) - min(ys) < 22 * len(lines):
        return ""
    return _name(lines, *_middle(ring), 17)


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centre of gravity of a ring (shoelace formula)."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (x / (3 * area), y / (3 * area)) if area else ring[0]
