# SPDX-License-Identifier: EUPL-1.2
"""What all drawings are made of: colours, shapes, people and things."""

from collections.abc import Iterable
from math import cos, pi, sin

INK, PETROL, VOICE, FAINT = "#18222d", "#0b4a5c", "#c4361b", "#b9c6ca"
SAND, MIST, LEAF, WHITE = "#f1eee7", "#d9e6ea", "#c9dccb", "#ffffff"
WIDTH, HEIGHT, GROUND = 400, 200, 176
LINE = 2.4

Point = tuple[float, float]


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _through(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _dash(dashed: bool) -> str:
    return ' stroke-dasharray="7 6"' if dashed else ""


def line(*points: Point, colour: str = INK, width: float = LINE, dashed: bool = False) -> str:
    """An open line."""
    return f'<polyline points="{_through(points)}" stroke="{colour}" stroke-width="{_n(width)}"{_dash(dashed)}/>'


def area(*points: Point, fill: str = WHITE, edge: str = INK) -> str:
    """A closed shape."""
    return f'<polygon points="{_through(points)}" fill="{fill}" stroke="{edge}"/>'


def box(x: float, y: float, w: float, h: float, fill: str = WHITE, edge: str = INK, round_: float = 0) -> str:
    """A rectangle."""
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" rx="{_n(round_)}" fill="{fill}"'
        f' stroke="{edge}"/>'
    )


def disc(x: float, y: float, r: float, fill: str = WHITE, edge: str = INK) -> str:
    """A circle."""
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{fill}" stroke="{edge}"/>'


def curve(d: str, fill: str = "none", edge: str = INK, width: float = LINE, dashed: bool = False) -> str:
    """A shape with bends."""
    return f'<path d="{d}" fill="{fill}" stroke="{edge}" stroke-width="{_n(width)}"{_dash(dashed)}/>'


def ground(y: float = GROUND, x: float = 8, to: float = WIDTH - 8) -> str:
    """What everything stands on."""
    return line((x, y), (to, y))


def person(x: float, base: float = GROUND, h: float = 62, fill: str = PETROL, lean: float = 0) -> str:
    """Somebody: a head above a triangle that stands on its broad side. `lean` moves the head."""
    r, wide = h * 0.145, h * 0.25
    top = base - h + 2 * r + h * 0.03
    body = area((x - wide, base), (x + lean * 0.6, top), (x + wide, base), fill=fill, edge=fill)
    return body + disc(x + lean, base - h + r, r, fill=WHITE, edge=fill)


def arm(x: float, y: float, to_x: float, to_y: float, colour: str = PETROL) -> str:
    """An arm that reaches for something."""
    return line((x, y), (to_x, to_y), colour=colour, width=4)


def house(x: float, w: float = 40, h: float = 48, roof: float = 22, base: float = GROUND, fill: str = WHITE) -> str:
    """A house with a pointed roof, a door and windows."""
    y = base - h
    wall = box(x, y, w, h, fill=fill)
    top = area((x - 3, y), (x + w / 2, y - roof), (x + w + 3, y), fill=SAND if fill == WHITE else WHITE)
    door = box(x + w * 0.58, base - h * 0.44, w * 0.24, h * 0.44, fill=MIST)
    panes = "".join(box(x + w * part, y + h * 0.16, w * 0.2, h * 0.22, fill=MIST) for part in (0.16, 0.62))
    return wall + top + panes + door + box(x + w * 0.16, base - h * 0.42, w * 0.22, h * 0.2, fill=MIST)


def flats(x: float, w: float = 46, h: float = 92, base: float = GROUND) -> str:
    """A block of flats."""
    rows = int((h - 14) // 18)
    panes = "".join(
        box(x + w * part, base - h + 8 + 18 * row, w * 0.2, 9, fill=MIST)
        for row in range(rows)
        for part in (0.12, 0.4, 0.68)
    )
    return box(x, base - h, w, h) + panes


def tree(x: float, h: float = 54, base: float = GROUND, fill: str = LEAF) -> str:
    """A tree."""
    r = h * 0.3
    return (
        line((x, base), (x, base - h + r))
        + disc(x, base - h + r, r, fill=fill)
        + line((x, base - h * 0.42), (x + r * 0.45, base - h * 0.6))
    )


def sprout(x: float, h: float = 20, base: float = GROUND, colour: str = INK, fill: str = LEAF) -> str:
    """A young plant with two leaves."""
    y = base - h
    stem = line((x, base), (x, y + h * 0.35), colour=colour)
    return stem + _leaf(x, y, h, -1, fill, colour) + _leaf(x, y + h * 0.1, h, 1, fill, colour)


def _leaf(x: float, y: float, h: float, side: int, fill: str, edge: str) -> str:
    """A leaf from the stem to the tip and back, to the left (-1) or the right (1)."""
    stem, tip = (x, y + h * 0.45), (x + side * h * 0.6, y)
    over, under = (x + side * h * 0.1, y), (x + side * h * 0.5, y + h * 0.45)
    (a, b), (c, d), (e, f), (g, k) = over, tip, under, stem
    path = f"M{_n(g)} {_n(k)}Q{_n(a)} {_n(b)} {_n(c)} {_n(d)}Q{_n(e)} {_n(f)} {_n(g)} {_n(k)}"
    return curve(path, fill, edge)


def bubble(x: float, y: float, w: float, h: float, tail: float, fill: str = WHITE, edge: str = INK) -> str:
    """A speech bubble; the tail points down at `tail` (an x)."""
    r = min(w, h) * 0.3
    left, right, far, low = x + r, x + w - r, x + w, y + h
    start = min(max(tail - 5, left), right - 10)
    top = f"M{_n(left)} {_n(y)}H{_n(right)}Q{_n(far)} {_n(y)} {_n(far)} {_n(y + r)}"
    side = f"V{_n(low - r)}Q{_n(far)} {_n(low)} {_n(right)} {_n(low)}"
    point = f"H{_n(start + 10)}L{_n(tail)} {_n(low + 11)}L{_n(start)} {_n(low)}H{_n(left)}"
    back = f"Q{_n(x)} {_n(low)} {_n(x)} {_n(low - r)}V{_n(y + r)}Q{_n(x)} {_n(y)} {_n(left)} {_n(y)}Z"
    return curve(top + side + point + back, fill, edge)


def words(x: float, y: float, w: float, rows: int = 2, gap: float = 9, colour: str = INK) -> str:
    """Lines that stand for words."""
    return "".join(
        line((x, y + gap * row), (x + w * (1 if row < rows - 1 else 0.62), y + gap * row), colour=colour)
        for row in range(rows)
    )


def tabletop(x: float, w: float, y: float, base: float = GROUND) -> str:
    """A table, seen from the side."""
    legs = line((x + w * 0.04, y + 7), (x + w * 0.02, base)) + line((x + w * 0.96, y + 7), (x + w * 0.98, base))
    return legs + box(x, y, w, 7, fill=SAND, round_=3)


def sheet(x: float, y: float, w: float, h: float, rows: int = 0, fill: str = WHITE, edge: str = INK) -> str:
    """A sheet of paper, with lines on it."""
    written = "".join(
        line(
            (x + w * 0.2, y + h * (row + 1) / (rows + 1)),
            (x + w * (0.8 if row % 2 else 0.68), y + h * (row + 1) / (rows + 1)),
            colour=edge,
            width=1.8,
        )
        for row in range(rows)
    )
    return box(x, y, w, h, fill=fill, edge=edge, round_=1.5) + written


def coin(x: float, y: float, fill: str = SAND, edge: str = INK) -> str:
    """A coin, lying."""
    return f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="13" ry="4.6" fill="{fill}" stroke="{edge}"/>'


def coins(x: float, count: int, base: float = GROUND, fill: str = SAND) -> str:
    """A pile of coins."""
    return "".join(coin(x, base - 5 - 6.2 * number, fill) for number in range(count))


def arrow_on(x: float, y: float, size: float, turn: float, colour: str) -> str:
    """The head of an arrow; `turn` in parts of a circle, 0 points right."""
    corners = [
        (x + size * cos(2 * pi * (turn + part)), y + size * sin(2 * pi * (turn + part))) for part in (0, 0.38, 0.62)
    ]
    return area(*corners, fill=colour, edge=colour)
