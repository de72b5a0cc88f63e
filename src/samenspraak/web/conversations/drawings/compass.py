# SPDX-License-Identifier: EUPL-1.2
"""The compass: eight directions from one middle."""

from math import cos, pi, sin

from samenspraak.web.conversations.drawings.parts import FAINT, PETROL, VOICE, WHITE, Point, area, disc


def scene() -> str:
    middle: Point = (200, 104)
    rings = "".join(disc(*middle, r, fill="none" if r > 20 else WHITE, edge=FAINT) for r in (84, 62, 40, 18))
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
