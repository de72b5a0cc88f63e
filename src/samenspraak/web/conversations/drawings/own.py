# SPDX-License-Identifier: EUPL-1.2
"""A plate of the wijk's own: something is added to what is there."""

from samenspraak.web.conversations.drawings.parts import INK, VOICE, disc, ground, house, line, person, tree


def scene() -> str:
    plus = (
        disc(258, 58, 26, edge=VOICE)
        + line((258, 45), (258, 71), colour=VOICE, width=4)
        + line((245, 58), (271, 58), colour=VOICE, width=4)
    )
    return (
        ground()
        + tree(76, 66)
        + house(118, 92, 88, 42)
        + plus
        + person(244, h=66, fill=VOICE)
        + person(284, h=60)
        + person(320, h=52, fill=INK)
        + tree(362, 52)
    )
