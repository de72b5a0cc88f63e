# SPDX-License-Identifier: EUPL-1.2
"""The ground of one area as SVG: its shape, the buurten in it, and dots. A list or table stands beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, hypot, radians

from django.utils.safestring import SafeString

from samenspraak.rulebook.places import Ground, Point, Shape, polygons, within
from samenspraak.web.shared.charts import picture

WIDTH, TALLEST = 600.0, 600.0  # of a drawing on a page
MARGIN = 0.04  # of the drawing, on each side
NEAR = 2.0  # points of a boundary that lie nearer to each other than this are drawn as one
NAME_SIZE = 17
Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True)
class Frame:
    """From degrees to a drawing and back, equirectangular at the middle latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    width: float
    height: float

    @classmethod
    def around(cls, box: Box, width: float = WIDTH, tallest: float = TALLEST) -> "Frame":
        """A frame around a box, as wide as asked for unless it would be too tall; the box lies in its middle."""
        west, south, east, north = box
        squeeze = cos(radians((south + north) / 2))
        across, upright = max((east - west) * squeeze, 1e-6), max(north - south, 1e-6)
        room = 1 - 2 * MARGIN
        scale = room * min(width / across, tallest / upright)
        height = upright * scale / room
        left = west - (width / scale - across) / 2 / squeeze
        return cls(left, north + (height / scale - upright) / 2, scale, squeeze, width, height)

    def at(self, point: Sequence[float]) -> tuple[float, float]:
        """Where a point lies in the drawing."""
        return (point[0] - self.west) * self.squeeze * self.scale, (self.north - point[1]) * self.scale

    def degrees(self, x: float, y: float) -> Point:
        """What point lies there in the drawing."""
        return self.west + x / (self.squeeze * self.scale), self.north - y / self.scale


def box_of(ground: Ground) -> Box:
    """The smallest box around the shape of an area."""
    corners = [corner for shape in ground.outline for rings in polygons(shape) for ring in rings for corner in ring]
    east, north = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(east), min(north), max(east), max(north)


@dataclass(frozen=True)
class Dot:
    """A dot on the map, with what stands in it; `href` makes it a link, `size` its radius in the drawing."""

    point: Point
    label: str
    text: str = ""
    href: str = ""
    size: float = 15


Circle = tuple[float, float, float]  # the middle of a dot in the drawing, and its radius


@dataclass(frozen=True)
class Label:
    """The name of a buurt, and where the middle of it can stand so that it lies inside the buurt: the best place first.

    across, upright: half of how wide and how tall it is.
    """

    name: str
    size: int
    places: tuple[tuple[float, float], ...]
    across: float
    upright: float

    def clear_of(self, circles: Sequence[Circle]) -> str:
        """The name where no dot covers it; in the best place when there is none like that."""
        free = (place for place in self.places if not any(self._meets(place, circle) for circle in circles))
        x, y = next(free, self.places[0])
        y += self.size * 0.35  # letters stand on their line
        text = escape(self.name)
        return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" font-size="{self.size}">{text}</text>'

    def _meets(self, place: tuple[float, float], circle: Circle) -> bool:
        x, y, radius = circle
        beside, above = abs(x - place[0]) - self.across, abs(y - place[1]) - self.upright
        return hypot(max(beside, 0), max(above, 0)) < radius


@dataclass(frozen=True)
class Under:
    """What lies under the dots: the shape, the buurten, and the names of these. The same for every reader."""

    frame: Frame
    shapes: str
    labels: tuple[Label, ...]

    def below(self, dots: Iterable[Dot]) -> str:
        """The drawing, with the names where these dots leave them to be read."""
        circles = [(*self.frame.at(dot.point), dot.size) for dot in dots]
        names = "".join(label.clear_of(circles) for label in self.labels)
        return f'<g class="ground" fill-rule="evenodd">{self.shapes}{names}</g>'


def drawn(ground: Ground, frame: Frame, size: int = NAME_SIZE) -> Under:
    """What lies under the dots of this ground."""
    buurten = "".join(f'<path d="{_path(one.shape, frame)}"/>' for one in ground.buurten)
    outline = "".join(f'<path d="{_path(shape, frame)}"/>' for shape in ground.outline)
    shapes = f'<g class="ground-area">{outline}</g><g class="ground-part">{buurten}</g>'
    return Under(frame, shapes, _labels(ground, frame, size))


def ground_map(title: str, under: Under, dots: Iterable[Dot], description: str = "") -> SafeString:
    """A map with dots on it."""
    listed, frame = list(dots), under.frame
    return picture(
        under.below(listed) + "".join(_dot(dot, frame) for dot in listed),
        width=frame.width,
        height=frame.height,
        title=title,
        description=description,
        role="group" if any(dot.href for dot in listed) else "img",
    )


# A picture by itself has no style sheet, and may be dark or light around it: so it brings its own colours.
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" \
height="{height:.0f}"><rect width="100%" height="100%" fill="#e9ecef"/><g fill-rule="evenodd" stroke-linejoin="round">\
<g fill="#ffffff" stroke="#1f2933" stroke-width="2">{outline}</g>\
<g fill="none" stroke="#6b7785" stroke-width="1">{buurten}</g></g>\
<g font-family="sans-serif" font-size="{size}" text-anchor="middle" fill="#1f2933">{names}</g>{dot}</svg>"""
PICKED_SIZE = 9
PICKED = (
    f'<circle cx="{{x:.0f}}" cy="{{y:.0f}}" r="{PICKED_SIZE}" fill="#ffffff" stroke="#000000" stroke-width="2"/>'
    '<circle cx="{x:.0f}" cy="{y:.0f}" r="5" fill="#b3006b"/>'
)


def picture_of(ground: Ground, frame: Frame, point: Point | None) -> str:
    """The map as a picture by itself, to press on: with a dot where somebody pressed before."""
    x, y = frame.at(point) if point else (0.0, 0.0)
    labels = _labels(ground, frame, size=11)
    return PICTURE.format(
        width=frame.width,
        height=frame.height,
        size=11,
        outline="".join(f'<path d="{_path(shape, frame)}"/>' for shape in ground.outline),
        buurten="".join(f'<path d="{_path(one.shape, frame)}"/>' for one in ground.buurten),
        names="".join(label.clear_of([(x, y, PICKED_SIZE)] if point else []) for label in labels),
        dot=PICKED.format(x=x, y=y) if point else "",
    )


def _path(shape: Shape, frame: Frame) -> str:
    return "".join(_ring(ring, frame) for rings in polygons(shape) for ring in rings)


def _ring(ring: Iterable[Sequence[float]], frame: Frame) -> str:
    points: list[tuple[float, float]] = []
    for corner in ring:
        x, y = frame.at(corner)
        if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= NEAR:
            points.append((x, y))
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "z"


def _labels(ground: Ground, frame: Frame, size: int) -> tuple[Label, ...]:
    found = (_label(one.name, one.shape, frame, size) for one in ground.buurten)
    return tuple(label for label in found if label)


def _label(name: str, shape: Shape, frame: Frame, size: int) -> Label | None:
    """The name of a buurt in its largest part, as near as can be to the middle; None where it does not fit."""
    ring = max((rings[0] for rings in polygons(shape)), key=len)
    corners = [frame.at(corner) for corner in ring]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    across, upright = 0.31 * size * len(name), 0.6 * size
    if max(xs) - min(xs) < 2 * across or max(ys) - min(ys) < 1.4 * size:
        return None
    x, y = _middle(corners)
    part: Shape = {"type": "Polygon", "coordinates": [corners]}
    around = ((x + right * size, y + down * size) for right, down in AROUND)
    fitting = (place for place in around if _fits(place, across, upright, part))
    return Label(name, size, ((x, y), *fitting), across, upright)


# From the middle in steps of the size of the letters: upward and downward rather than aside.
STEPS = range(-6, 7)
AROUND = sorted(((right, down) for right in STEPS for down in STEPS), key=lambda step: 2 * step[0] ** 2 + step[1] ** 2)


def _fits(place: tuple[float, float], across: float, upright: float, part: Shape) -> bool:
    x, y = place
    corners = ((x + right, y + down) for right in (-across, across) for down in (-upright, upright))
    return all(within(corner, [part]) for corner in corners)


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centre of gravity of a ring (shoelace formula), reckoned from its first corner to stay precise."""
    left, top = ring[0]
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        ax, ay, bx, by = ax - left, ay - top, bx - left, by - top
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (left + x / (3 * area), top + y / (3 * area)) if area else ring[0]


def _dot(dot: Dot, frame: Frame) -> str:
    x, y = frame.at(dot.point)
    label = escape(dot.label)
    text = f'<text x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle" font-size="15">{escape(dot.text)}</text>'
    body = f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{dot.size:.0f}"/>' + (text if dot.text else "")
    if dot.href:
        return f'<a class="pin" href="{escape(dot.href)}" aria-label="{label}">{body}</a>'
    return f'<g class="pin"><title>{label}</title>{body}</g>'
