# SPDX-License-Identifier: EUPL-1.2
"""A good conversation: two who speak and three who listen, at one table."""

from samenspraak.web.conversations.drawings.parts import INK, VOICE, WHITE, bubble, curve, person, tabletop, words


def scene() -> str:
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
