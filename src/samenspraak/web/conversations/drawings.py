# SPDX-License-Identifier: EUPL-1.2
"""The pictures on the plates: calm drawings in lines and flat colours, all from the same few parts.

People are the triangles of our sign with a head: no faces, no ages, nobody's likeness. In each picture one thing has
the colour that speaks. A plate names its picture by a name from the lucide set; one that we did not draw becomes that
icon, large, in the same lines.
"""

from collections.abc import Callable
from functools import lru_cache
from math import cos, pi, sin

from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide as draw_icon

INK, PETROL, VOICE = "#18222d", "#0b4a5c", "#c4361b"
SAND, MIST, LEAF, WHITE = "#f1eee7", "#d9e6ea", "#c9dccb", "#ffffff"
WIDTH, HEIGHT, GROUND = 400, 200, 176
LINE = 2.4

Point = tuple[float, float]


def drawing(picture: str) -> str:
    """The picture of a plate as SVG, 400 by 200."""
    scene = SCENES.get(picture)
    return _framed(scene()) if scene else _framed(_icon_scene(picture))


@lru_cache(maxsize=64)
def _framed(body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" stroke="{INK}"'
        f' stroke-width="{LINE}" stroke-linecap="round" stroke-linejoin="round">{body}</svg>'
    )


# Parts: everything below is made of these


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def line(*points: Point, colour: str = INK, width: float = LINE, dashed: bool = False) -> str:
    """An open line."""
    at = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    dash = ' stroke-dasharray="7 6"' if dashed else ""
    return f'<polyline points="{at}" stroke="{colour}" stroke-width="{_n(width)}"{dash}/>'


def area(*points: Point, fill: str = WHITE, edge: str = INK) -> str:
    """A closed shape."""
    at = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    return f'<polygon points="{at}" fill="{fill}" stroke="{edge}"/>'


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
    dash = ' stroke-dasharray="7 6"' if dashed else ""
    return f'<path d="{d}" fill="{fill}" stroke="{edge}" stroke-width="{_n(width)}"{dash}/>'


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


# Scenes


def _our_area() -> str:
    boundary = curve("M30 188C10 120 60 62 150 52S330 26 372 92 382 176 366 190", edge=VOICE, width=3, dashed=True)
    houses = (
        house(92, 36, 44) + house(130, 40, 60, 26) + flats(176, 44, 100) + house(228, 38, 50) + house(268, 42, 42, 20)
    )
    tower = (
        box(318, 84, 20, GROUND - 84)
        + area((315, 84), (328, 52), (341, 84), fill=SAND)
        + box(324, 98, 8, 14, fill=MIST)
    )
    return (
        boundary
        + tower
        + houses
        + tree(70, 58)
        + tree(352, 44)
        + ground()
        + person(52, h=44, fill=VOICE)
        + person(218, h=34)
        + person(316, h=40)
    )


def _what_about() -> str:
    first = bubble(20, 14, 72, 58, 78) + house(42, 28, 24, 13, base=62)
    second = bubble(108, 2, 72, 62, 150) + tree(144, 44, base=56)
    third = bubble(220, 4, 76, 58, 246, edge=VOICE) + sprout(258, 34, base=54, colour=VOICE, fill=WHITE)
    fourth = (
        bubble(314, 16, 72, 56, 328)
        + disc(338, 50, 8)
        + disc(364, 50, 8)
        + line((338, 50), (348, 36), (362, 36), (364, 50))
        + line((348, 36), (352, 50), (338, 50))
        + line((362, 36), (352, 50))
    )
    people = person(76, h=72) + person(150, h=76, fill=INK) + person(246, h=74, fill=VOICE) + person(326, h=70)
    return first + second + third + fourth + people + tabletop(40, 320, 142) + sheet(180, 134, 40, 8)


def _drawing_up() -> str:
    board = box(118, 14, 164, 118, round_=3) + line((140, 132), (126, GROUND)) + line((260, 132), (274, GROUND))
    rows = "".join(
        box(134, 30 + 25 * row, 13, 13, fill=MIST) + words(158, 36.5 + 25 * row, 70 + 18 * (row % 2), 1)
        for row in range(4)
    )
    tick = line((136, 36), (140, 41), (149, 27), colour=VOICE, width=3.4)
    carried = sheet(290, 82, 34, 28, 2, edge=VOICE)
    reach = arm(328, 136, 312, 110, VOICE) + arm(84, 128, 116, 108)
    return (
        ground()
        + board
        + rows
        + tick
        + person(332, h=66, fill=VOICE)
        + reach
        + carried
        + person(82, h=70)
        + person(44, h=58, fill=INK)
        + person(372, h=54)
    )


def _deciding() -> str:
    ballot = (
        box(150, 96, 100, GROUND - 96, fill=MIST)
        + box(142, 84, 116, 14, fill=WHITE)
        + line((176, 91), (224, 91), width=4)
    )
    paper = sheet(184, 42, 32, 46, 0, edge=VOICE) + line((192, 62), (198, 70), (209, 53), colour=VOICE, width=3.4)
    hand = arm(268, 112, 222, 66, VOICE)
    queue = person(276, h=78, fill=VOICE) + person(318, h=66) + person(352, h=60, fill=INK) + person(382, h=56)
    before = bubble(22, 28, 74, 42, 62) + words(36, 44, 46, 2) + person(52, h=68) + person(96, h=62, fill=INK)
    return ground() + ballot + paper + queue + hand + before


def _carrying_out() -> str:
    ladder = (
        line((62, GROUND), (88, 70))
        + line((76, GROUND), (102, 70))
        + "".join(line((65 + 5 * k, 162 - 20 * k), (79 + 5 * k, 162 - 20 * k)) for k in range(5))
    )
    home = house(92, 66, 74, 32)
    planted = tree(226, 84) + curve("M204 176Q226 164 248 176", SAND)
    spade = line((270, 114), (252, 166), width=3.4) + area((246, 158), (258, 162), (250, 176), fill=MIST)
    dig = arm(282, 132, 264, 134, VOICE) + person(288, h=72, fill=VOICE)
    barrow = (
        area((318, 142), (368, 142), (356, 162), (330, 162), fill=SAND)
        + disc(334, 168, 8)
        + line((356, 160), (362, GROUND))
        + line((366, 142), (388, 136))
        + curve("M324 142Q342 122 362 142", LEAF)
    )
    return (
        ground()
        + home
        + ladder
        + person(44, h=64)
        + arm(48, 132, 70, 122)
        + planted
        + spade
        + dig
        + person(190, h=58, fill=INK)
        + arm(194, 140, 222, 134, INK)
        + barrow
    )


def _who_speaks() -> str:
    spoken = bubble(222, 10, 146, 60, 236, edge=VOICE) + words(242, 30, 106, 3, 11, colour=VOICE)
    step = box(164, 156, 72, 20, fill=SAND)
    group = "".join(
        person(x, h=h, fill=fill)
        for x, h, fill in ((24, 50, PETROL), (54, 62, INK), (86, 56, PETROL), (116, 66, PETROL), (146, 54, INK))
    )
    listening = person(288, h=60) + person(326, h=64, fill=INK) + person(364, h=58)
    lines = curve("M40 112Q110 66 178 98", edge=VOICE, width=2, dashed=True)
    return ground() + group + step + person(200, base=156, h=84, fill=VOICE) + spoken + listening + lines


def _more_people() -> str:
    door = (
        box(20, 46, 74, GROUND - 46, fill=SAND)
        + area((94, 46), (122, 60), (122, 188), (94, GROUND), fill=WHITE)
        + disc(114, 124, 2.6, fill=INK)
    )
    light = area((94, GROUND), (122, 188), (250, 188), (216, GROUND), fill=SAND, edge=SAND)
    chair = (
        disc(326, 158, 17, fill="none")
        + line((312, 128), (316, 146), (336, 146), (346, 168))
        + area((312, 146), (322, 112), (334, 146), fill=PETROL, edge=PETROL)
        + disc(322, 102, 9, edge=PETROL)
    )
    cane = line((272, 140), (284, 140), (284, GROUND), width=2.6)
    pram = (
        curve("M196 148A18 18 0 0 1 232 148Z", MIST)
        + disc(204, 168, 7)
        + disc(226, 168, 7)
        + line((204, 161), (202, 148), (226, 161))
        + line((196, 148), (184, 132))
    )
    inside = person(46, h=62) + person(74, h=54, fill=INK)
    return (
        light
        + door
        + inside
        + ground()
        + person(150, h=74, fill=VOICE)
        + arm(156, 128, 172, 116, VOICE)
        + person(178, h=66, fill=INK)
        + pram
        + person(258, h=68)
        + cane
        + chair
        + person(374, h=40, fill=INK)
    )


def _openness() -> str:
    front = box(64, 34, 214, GROUND - 34) + area((52, 34), (171, 4), (290, 34), fill=SAND)
    window = (
        box(82, 58, 110, 76, fill=MIST)
        + person(110, base=134, h=48)
        + person(164, base=134, h=46, fill=INK)
        + box(104, 114, 66, 5, fill=WHITE, round_=2)
        + bubble(126, 64, 30, 18, 134)
    )
    door = box(218, 74, 44, GROUND - 74, fill=SAND) + area((262, 74), (288, 86), (288, 188), (262, GROUND), fill=WHITE)
    notice = (
        box(318, 84, 58, 46, round_=2)
        + line((330, 130), (330, GROUND))
        + line((364, 130), (364, GROUND))
        + sheet(325, 91, 19, 26, 3)
        + sheet(350, 91, 19, 26, 3, edge=VOICE)
    )
    looks = (
        person(306, h=66, fill=VOICE, lean=2) + person(32, h=60) + curve("M44 126Q58 116 76 112", width=2, dashed=True)
    )
    return ground() + front + window + door + notice + looks


def _good_conversation() -> str:
    left = bubble(48, 10, 128, 66, 112) + words(66, 30, 92, 3, 13)
    right = bubble(206, 22, 136, 62, 280, edge=VOICE) + words(224, 42, 98, 3, 12, colour=VOICE)
    people = (
        person(110, h=84)
        + person(284, h=82, fill=VOICE)
        + person(52, h=70, fill=INK)
        + person(346, h=68)
        + person(198, h=66, fill=INK)
    )
    cups = "".join(curve(f"M{x} 130h12v6q0 6-6 6t-6-6z", WHITE) for x in (140, 232))
    return left + right + people + tabletop(76, 244, 142) + cups


def _money_support() -> str:
    jar = (
        curve("M158 78h84l-6 12q10 6 10 20v56q0 10-10 10h-72q-10 0-10-10v-56q0-14 10-20z", WHITE)
        + coins(180, 5, base=172)
        + coins(210, 8, base=172)
        + coins(222, 3, base=172)
    )
    falling = coin(200, 46, fill=WHITE, edge=VOICE) + coin(204, 62, fill=WHITE, edge=VOICE)
    give = person(120, h=80, fill=VOICE) + arm(128, 124, 182, 56, VOICE)
    shares = (
        coins(292, 4)
        + coins(330, 3)
        + coins(368, 5)
        + sprout(292, 24, base=146)
        + house(321, 18, 14, 9, base=152)
        + tree(368, 30, base=140)
    )
    return (
        ground()
        + jar
        + falling
        + give
        + person(80, h=66)
        + person(44, h=58, fill=INK)
        + arm(48, 140, 70, 132, INK)
        + shares
    )


def _roles() -> str:
    steps = box(212, 164, 176, 12, fill=SAND) + box(222, 154, 156, 10, fill=WHITE)
    columns = "".join(box(234 + 30 * k, 82, 13, 72) for k in range(5))
    hall = area((216, 70), (300, 26), (384, 70), fill=MIST) + box(222, 70, 156, 12, fill=WHITE) + disc(300, 54, 8)
    flag = line((300, 26), (300, 4)) + area((300, 5), (322, 10), (300, 16), fill=VOICE, edge=VOICE)
    wijk = house(12, 34, 44) + house(48, 36, 54, 24) + house(86, 32, 40, 18)
    meet = person(148, h=72, fill=VOICE) + person(194, h=74) + arm(154, 134, 171, 136, VOICE) + arm(189, 134, 172, 136)
    return (
        ground()
        + hall
        + columns
        + steps
        + flag
        + wijk
        + meet
        + person(290, base=154, h=52, fill=INK)
        + person(346, base=154, h=46)
    )


def _learning() -> str:
    loop = curve("M92 124C92 62 130 28 186 28Q232 28 262 47", edge=VOICE, width=3, dashed=True) + arrow_on(
        268, 50, 9, 0.09, VOICE
    )
    back = curve("M322 188C280 197 130 198 82 188", edge=VOICE, width=3, dashed=True) + arrow_on(
        77, 186, 9, 0.56, VOICE
    )
    growing = (
        sprout(92, 28)
        + curve("M70 176Q92 166 114 176", SAND)
        + tree(200, 58)
        + tree(304, 92)
        + "".join(disc(304 + dx, 92 + dy, 4, fill=VOICE, edge=VOICE) for dx, dy in ((-12, 8), (8, 18), (4, -6)))
    )
    looks = (
        person(48, h=62)
        + person(150, h=66, fill=INK)
        + person(250, h=68)
        + person(356, h=70, fill=VOICE)
        + arm(350, 132, 330, 120, VOICE)
    )
    return loop + ground(to=WIDTH - 8) + growing + looks + back


def _compass() -> str:
    middle: Point = (200, 104)
    rings = "".join(disc(*middle, r, fill="none" if r > 20 else WHITE, edge="#b9c6ca") for r in (84, 62, 40, 18))
    tips = "".join(_tip(middle, turn, 88 if turn % 2 == 0 else 70, VOICE if turn == 1 else PETROL) for turn in range(8))
    return rings + tips + disc(*middle, 12, fill=WHITE)


def _tip(middle: Point, turn: int, far: float, colour: str) -> str:
    x, y = middle
    angle = 2 * pi * turn / 8
    across = (cos(angle), sin(angle))
    end = (x + far * sin(angle), y - far * cos(angle))
    near = [
        (x + 30 * sin(angle) + side * 8 * across[0], y - 30 * cos(angle) + side * 8 * across[1]) for side in (-1, 1)
    ]
    return area(near[0], end, near[1], fill=colour, edge=colour)


def _triangle() -> str:
    field = (
        area((200, 18), (74, 184), (326, 184), fill=SAND)
        + line((200, 128), (137, 101), colour="#b9c6ca")
        + line((200, 128), (263, 101), colour="#b9c6ca")
        + line((200, 128), (200, 184), colour="#b9c6ca")
    )
    corners = person(200, base=52, h=44) + person(74, base=188, h=44, fill=INK) + person(326, base=188, h=44)
    return field + corners + disc(216, 118, 9, fill=VOICE, edge=VOICE)


def _own() -> str:
    plus = (
        disc(258, 58, 26, edge=VOICE)
        + line((258, 45), (258, 71), colour=VOICE, width=4)
        + line((245, 58), (271, 58), colour=VOICE, width=4)
    )
    return (
        ground()
        + tree(76, 66)
        + house(118, 92, 88, 42)
        + plus
        + person(244, h=66, fill=VOICE)
        + person(284, h=60)
        + person(320, h=52, fill=INK)
        + tree(362, 52)
    )


def _icon_scene(name: str) -> str:
    """A picture that we did not draw: the icon of that name, large, between people."""
    try:
        icon = str(draw_icon(name, size=104))
    except IconDoesNotExist:
        icon = str(draw_icon("image", size=104))
    placed = (
        icon.replace("<svg", f'<svg x="148" y="36" stroke="{PETROL}" stroke-width="1.2"', 1)
        .replace('stroke="currentColor"', "", 1)
        .replace('stroke-width="2"', "", 1)
    )
    return (
        ground()
        + placed
        + person(92, h=66)
        + person(56, h=56, fill=INK)
        + person(308, h=66, fill=VOICE)
        + person(346, h=56)
    )


SCENES: dict[str, Callable[[], str]] = {
    "map": _our_area,
    "message-circle": _what_about,
    "list-todo": _drawing_up,
    "vote": _deciding,
    "hammer": _carrying_out,
    "megaphone": _who_speaks,
    "users": _more_people,
    "eye": _openness,
    "messages-square": _good_conversation,
    "hand-coins": _money_support,
    "landmark": _roles,
    "refresh-cw": _learning,
    "compass": _compass,
    "triangle": _triangle,
    "house-plus": _own,
}
