# SPDX-License-Identifier: EUPL-1.2
"""More people: an open door, and everybody who comes towards it."""

from samenspraak.web.conversations.drawings.parts import (
    GROUND,
    INK,
    MIST,
    PETROL,
    SAND,
    VOICE,
    WHITE,
    area,
    arm,
    box,
    curve,
    disc,
    ground,
    line,
    person,
)


def scene() -> str:
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
