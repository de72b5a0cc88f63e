# SPDX-License-Identifier: EUPL-1.2
"""Our area: its houses and its tower within one boundary."""

from samenspraak.web.conversations.drawings.parts import (
    GROUND,
    MIST,
    SAND,
    VOICE,
    area,
    box,
    curve,
    flats,
    ground,
    house,
    person,
    tree,
)


def scene() -> str:
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
