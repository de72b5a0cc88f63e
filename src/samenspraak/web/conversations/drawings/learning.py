# SPDX-License-Identifier: EUPL-1.2
"""Learning: from seed to tree, looked at together, and round again."""

from samenspraak.web.conversations.drawings.parts import (
    INK,
    SAND,
    VOICE,
    WIDTH,
    arm,
    arrow_on,
    curve,
    disc,
    ground,
    person,
    sprout,
    tree,
)


def scene() -> str:
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
