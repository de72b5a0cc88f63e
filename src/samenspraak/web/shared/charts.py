# SPDX-License-Identifier: EUPL-1.2
"""Charts as accessible SVG strings: pure functions from plain values. Colours come from CSS classes, never from here.

Every chart has a title and a description, and a table with the same numbers that the templates in
`shared/charts/` put beside it. Maps are in `maps.py`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin, sqrt

from django.utils.safestring import SafeString, mark_safe

Point = tuple[float, float]
Weights = tuple[float, float, float]

ROSE_WIDTH, ROSE_HEIGHT, ROSE_RADIUS = 480.0, 336.0, 132.0
HIGHEST = 5
CORNERS: tuple[Point, Point, Point] = ((240.0, 34.0), (24.0, 400.0), (456.0, 400.0))
STEP = 5  # dots nearer to each other than this many per cent are drawn as one, larger


@dataclass(frozen=True)
class Layer:
    """One outline on the compass rose. `values` run along the axes, 1–5, None where nobody answered.

    `wanted` draws it dashed; `hue` is 1–4.
    """

    name: str
    values: tuple[float | None, ...]
    wanted: bool = False
    hue: int = 1


@dataclass(frozen=True)
class Rose:
    """The compass: axes clockwise from the top, and outlines over them (now and wanted, then and now, sides)."""

    title: str
    axes: tuple[str, ...]
    layers: tuple[Layer, ...]
    description: str = ""

    @property
    def rows(self) -> list[tuple[str, list[float | None]]]:
        """The table: each axis with the value of each layer."""
        return [(axis, [layer.values[i] for layer in self.layers]) for i, axis in enumerate(self.axes)]


@dataclass(frozen=True)
class Side:
    """The dots of one side (residents, municipality …) in the triangle; weights are per cents of the three corners."""

    name: str
    dots: tuple[Weights, ...]
    hue: int = 1

    @property
    def mean(self) -> Weights | None:
        """Where the middle of all dots lies; None without dots."""
        if not self.dots:
            return None
        total = len(self.dots)
        return tuple(sum(dot[i] for dot in self.dots) / total for i in range(3))  # type: ignore[return-value]


@dataclass(frozen=True)
class Cloud:
    """The archetype triangle with everybody's dots. Corners: top, bottom left, bottom right."""

    title: str
    corners: tuple[str, str, str]
    sides: tuple[Side, ...]
    description: str = ""

    @property
    def rows(self) -> list[tuple[str, int, Weights | None]]:
        """The table: each side with its number of dots and its mean."""
        return [(side.name, len(side.dots), side.mean) for side in self.sides]


@dataclass(frozen=True)
class Stances:
    """How many agreed, passed and disagreed with one statement."""

    agree: int
    passed: int
    disagree: int

    @property
    def total(self) -> int:
        return self.agree + self.passed + self.disagree


def picture(
    body: str, *, width: float, height: float, title: str, description: str = "", role: str = "img", shown: float = 0
) -> SafeString:
    """An SVG element around a drawing, named for whoever cannot see it. `shown`: its width in px, else all there is."""
    label = escape(f"{title}. {description}".strip() if description else title)
    box = f"0 0 {_n(width)} {_n(height)}"
    size = f' width="{_n(shown)}"' if shown else ""
    return mark_safe(
        f'<svg viewBox="{box}"{size} role="{role}" aria-label="{label}"><title>{escape(title)}</title>{body}</svg>'
    )


def compass_rose(rose: Rose) -> SafeString:
    """The rose: a web of five rings, the outlines, and the axes by name."""
    spokes = [_spoke(i, len(rose.axes), HIGHEST) for i in range(len(rose.axes))]
    rings = "".join(_outline(ring, "chart-grid") for ring in _rings(len(rose.axes)))
    axes = "".join(_line(_spoke(0, 1, 0), tip, "chart-grid") for tip in spokes)
    layers = "".join(_layer(layer) for layer in rose.layers)
    names = "".join(_axis_name(name, i, len(rose.axes)) for i, name in enumerate(rose.axes))
    return picture(
        rings + axes + layers + names,
        width=ROSE_WIDTH,
        height=ROSE_HEIGHT,
        title=rose.title,
        description=rose.description,
    )


def triangle_cloud(cloud: Cloud) -> SafeString:
    """The triangle: an empty field, one dot per answer, a larger one for the mean of each side."""
    field = _outline(CORNERS, "chart-axis") + _thirds()
    dots = "".join(_cloud_dots(side) for side in cloud.sides)
    means = "".join(_mean_dot(side) for side in cloud.sides)
    return picture(
        field + dots + means + corner_names(cloud.corners),
        width=480,
        height=436,
        title=cloud.title,
        description=cloud.description,
    )


def stance_bar(stances: Stances) -> SafeString:
    """One bar in three parts. Decorative: the numbers stand beside it in words."""
    return _bar((("agree", stances.agree), ("pass", stances.passed), ("disagree", stances.disagree)))


def money_bar(paid: int, to_pay: int, free: int) -> SafeString:
    """One bar: what was paid, what was set aside and not paid yet, and what is free. Decorative: numbers beside it."""
    return _bar((("agree", paid), ("aside", to_pay), ("pass", max(free, 0))))


def _bar(shares: Sequence[tuple[str, int]]) -> SafeString:
    total, x, parts = sum(count for _kind, count in shares) or 1, 0.0, []
    for kind, count in shares:
        width = 400 * count / total
        parts.append(f'<rect class="bar-{kind}" x="{_n(x)}" width="{_n(max(width - 2, 0))}" height="16"/>')
        x += width
    return mark_safe(f'<svg viewBox="0 0 400 16" preserveAspectRatio="none" aria-hidden="true">{"".join(parts)}</svg>')


@dataclass(frozen=True)
class Stretch:
    """A mean on the scale of 1–5 with what it may be: `wanted` is drawn open, `hue` is 1–4."""

    mean: float
    low: float
    high: float
    wanted: bool = False
    hue: int = 1


def stretches(lines: Sequence[Stretch]) -> SafeString:
    """Means on one scale of 1–5, a line each. Decorative: the numbers stand beside it in words."""
    height = 22 * len(lines) + 6
    grid = "".join(_line((_mark(mark), 0), (_mark(mark), height), "chart-grid") for mark in range(1, HIGHEST + 1))
    drawn = "".join(_stretch(line, 14 + 22 * place) for place, line in enumerate(lines))
    return mark_safe(f'<svg viewBox="0 0 400 {height}" aria-hidden="true" class="stretches">{grid}{drawn}</svg>')


def _mark(mark: float) -> float:
    return 12 + (mark - 1) * 94


def _stretch(line: Stretch, y: float) -> str:
    kind = f"series hue-{line.hue}" + (" series-wanted" if line.wanted else "")
    dot = f"dot hue-{line.hue}" + (" dot-wanted" if line.wanted else "")
    return _line((_mark(line.low), y), (_mark(line.high), y), kind) + _dot((_mark(line.mean), y), 7, dot)


def at(weights: Weights) -> Point:
    """Where a dot lies in the triangle."""
    whole = sum(weights) or 1
    x = sum(corner[0] * weight for corner, weight in zip(CORNERS, weights, strict=True)) / whole
    y = sum(corner[1] * weight for corner, weight in zip(CORNERS, weights, strict=True)) / whole
    return x, y


def corner_names(corners: Sequence[str]) -> str:
    """The three corners by name: the top one above, the others below."""
    top, left, right = (escape(name) for name in corners)
    return (
        f'<text x="240" y="20" text-anchor="middle" font-size="19" font-weight="600">{top}</text>'
        f'<text x="2" y="426" font-size="19" font-weight="600">{left}</text>'
        f'<text x="478" y="426" text-anchor="end" font-size="19" font-weight="600">{right}</text>'
    )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _xy(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _outline(points: Iterable[Point], kind: str) -> str:
    return f'<polygon class="{kind}" points="{_xy(points)}"/>'


def _line(a: Point, b: Point, kind: str) -> str:
    return f'<line class="{kind}" x1="{_n(a[0])}" y1="{_n(a[1])}" x2="{_n(b[0])}" y2="{_n(b[1])}"/>'


def _spoke(i: int, axes: int, value: float) -> Point:
    angle, radius = 2 * pi * i / axes, ROSE_RADIUS * value / HIGHEST
    return ROSE_WIDTH / 2 + radius * sin(angle), ROSE_HEIGHT / 2 - radius * cos(angle)


def _rings(axes: int) -> list[list[Point]]:
    return [[_spoke(i, axes, ring) for i in range(axes)] for ring in range(1, HIGHEST + 1)]


def _layer(layer: Layer) -> str:
    known = [(i, value) for i, value in enumerate(layer.values) if value is not None]
    points = [_spoke(i, len(layer.values), value) for i, value in known]
    kind = f"series hue-{layer.hue}" + (" series-wanted" if layer.wanted else "")
    marks = "" if layer.wanted else "".join(_dot(point, 4.5, f"dot hue-{layer.hue}") for point in points)
    return (_outline(points, kind) if len(points) > 2 else "") + marks


def _axis_name(name: str, i: int, axes: int) -> str:
    """Left names begin at the left edge and right ones end at the right edge, so that long words fit a small screen."""
    turn = i / axes
    x, y = _spoke(i, axes, HIGHEST)
    anchor, x = ("middle", x) if turn in (0, 0.5) else ("end", ROSE_WIDTH - 2) if turn < 0.5 else ("start", 2)
    down = -10 if turn in (0, 0.25, 0.75) else 24 if turn == 0.5 else 20 if 0.25 < turn < 0.75 else -6
    place = f'x="{_n(x)}" y="{_n(y + down)}" text-anchor="{anchor}"'
    return f'<text class="axis-name" {place} font-size="19">{escape(name)}</text>'


def _dot(point: Point, radius: float, kind: str) -> str:
    return f'<circle class="{kind}" cx="{_n(point[0])}" cy="{_n(point[1])}" r="{_n(radius)}"/>'


def _thirds() -> str:
    """The middle, and from it the borders between "mostly this" and "mostly that"."""
    (ax, ay), (bx, by), (cx, cy) = CORNERS
    middle = at((1, 1, 1))
    sides = (((ax + bx) / 2, (ay + by) / 2), ((bx + cx) / 2, (by + cy) / 2), ((ax + cx) / 2, (ay + cy) / 2))
    return "".join(_line(middle, side, "chart-grid") for side in sides)


def _cloud_dots(side: Side) -> str:
    places = Counter(_nearest_place(dot) for dot in side.dots)
    kind = f"dot dot-cloud hue-{side.hue}"
    return "".join(_dot(at(place), min(5 + 3 * sqrt(count - 1), 26), kind) for place, count in sorted(places.items()))


def _nearest_place(dot: Weights) -> Weights:
    """The nearest of 231 places, so that thousands of dots stay a small drawing."""
    steps, whole = 100 // STEP, sum(dot) or 1
    top, right = round(steps * dot[0] / whole), round(steps * dot[2] / whole)
    return top, max(steps - top - right, 0), right


def _mean_dot(side: Side) -> str:
    if side.mean is None or len(side.dots) == 1:
        return ""
    return _dot(at(side.mean), 12, f"dot dot-mean hue-{side.hue}")
