# SPDX-License-Identifier: EUPL-1.2
"""Carrying out: a tree that is planted, a ladder at a house, a barrow that comes."""

from samenspraak.web.conversations.drawings.parts import (
    GROUND,
    INK,
    LEAF,
    MIST,
    SAND,
    VOICE,
    area,
    arm,
    curve,
    disc,
    ground,
    house,
    line,
    person,
    tree,
)


def scene() -> str:
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
