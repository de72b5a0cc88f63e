# SPDX-License-Identifier: EUPL-1.2
"""Money and support: what goes into the jar, and what comes of it."""

from samenspraak.web.conversations.drawings.parts import (
    INK,
    VOICE,
    WHITE,
    arm,
    coin,
    coins,
    curve,
    ground,
    house,
    person,
    sprout,
    tree,
)


def scene() -> str:
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
