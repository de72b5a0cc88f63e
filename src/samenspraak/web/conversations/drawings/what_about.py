# SPDX-License-Identifier: EUPL-1.2
"""What it is about: four people at a table, each with something else in mind."""

from samenspraak.web.conversations.drawings.parts import (
    INK,
    VOICE,
    WHITE,
    bubble,
    disc,
    house,
    line,
    person,
    sheet,
    sprout,
    tabletop,
    tree,
)


def scene() -> str:
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
