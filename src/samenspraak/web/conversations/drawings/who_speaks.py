# SPDX-License-Identifier: EUPL-1.2
"""Who speaks: somebody on a step, with those behind them and those who listen."""

from samenspraak.web.conversations.drawings.parts import (
    INK,
    PETROL,
    SAND,
    VOICE,
    box,
    bubble,
    curve,
    ground,
    person,
    words,
)


def scene() -> str:
    spoken = bubble(222, 10, 146, 60, 236, edge=VOICE) + words(242, 30, 106, 3, 11, colour=VOICE)
    step = box(164, 156, 72, 20, fill=SAND)
    group = "".join(
        person(x, h=h, fill=fill)
        for x, h, fill in ((24, 50, PETROL), (54, 62, INK), (86, 56, PETROL), (116, 66, PETROL), (146, 54, INK))
    )
    listening = person(288, h=60) + person(326, h=64, fill=INK) + person(364, h=58)
    lines = curve("M40 112Q110 66 178 98", edge=VOICE, width=2, dashed=True)
    return ground() + group + step + person(200, base=156, h=84, fill=VOICE) + spoken + listening + lines
