# SPDX-License-Identifier: EUPL-1.2
"""Roles: wijk and municipality, and two who meet between them."""

from samenspraak.web.conversations.drawings.parts import (
    INK,
    MIST,
    SAND,
    VOICE,
    WHITE,
    area,
    arm,
    box,
    disc,
    ground,
    house,
    line,
    person,
)


def scene() -> str:
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
