# SPDX-License-Identifier: EUPL-1.2
"""The compass as it lies on the table, to click on: eight spokes between the hours, five rings."""

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from django.utils.safestring import SafeString, mark_safe

RADIUS, MIDDLE_X, MIDDLE_Y = 150.0, 260.0, 180.0
RINGS = 5

Point = tuple[float, float]


def at(number: int, ring: float, points: int = 8) -> Point:
    """Where a ring crosses a spoke. On paper and on the page alike."""
    angle = 2 * pi * (number + 0.5) / points
    reach = RADIUS * ring / RINGS
    return MIDDLE_X + reach * sin(angle), MIDDLE_Y - reach * cos(angle)


def compass_field(names: Sequence[str]) -> SafeString:
    """An empty compass with the names of its points. The numbers and the marks lie in the form beside it."""
    count = len(names)
    rings = "".join(f'<polygon class="chart-grid" points="{_ring(ring, count)}"/>' for ring in range(1, RINGS + 1))
    spokes = "".join(_spoke(at(number, RINGS, count)) for number in range(count))
    digits = "".join(_digit(at(number, ring, count), ring) for number in range(count) for ring in range(1, RINGS + 1))
    words = "".join(_name(name, at(number, RINGS + 0.45, count)) for number, name in enumerate(names))
    return mark_safe(f'<svg viewBox="-40 0 600 360" aria-hidden="true">{rings}{spokes}{digits}{words}</svg>')


def _ring(ring: int, count: int) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(number, ring, count) for number in range(count)))


def _spoke(tip: Point) -> str:
    return f'<line class="chart-grid" x1="{MIDDLE_X}" y1="{MIDDLE_Y}" x2="{tip[0]:.1f}" y2="{tip[1]:.1f}"/>'


def _digit(place: Point, ring: int) -> str:
    x, y = place
    return f'<text class="compass-digit" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" font-size="12">{ring}</text>'


def _name(name: str, place: Point) -> str:
    x, y = place
    where = f'x="{x:.1f}" y="{y + 5:.1f}" text-anchor="{"start" if x > MIDDLE_X else "end"}"'
    return f'<text class="axis-name" {where} font-size="16">{escape(name)}</text>'
