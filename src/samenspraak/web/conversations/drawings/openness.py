# SPDX-License-Identifier: EUPL-1.2
"""Openness: a house of which one sees inside, and a notice beside it."""

from samenspraak.web.conversations.drawings.parts import (
    GROUND,
    INK,
    MIST,
    SAND,
    VOICE,
    WHITE,
    area,
    box,
    bubble,
    curve,
    ground,
    line,
    person,
    sheet,
)


def scene() -> str:
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
