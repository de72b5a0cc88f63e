# SPDX-License-Identifier: EUPL-1.2
"""Drawing up the agenda: a list on a board, and somebody who brings another line."""

from samenspraak.web.conversations.drawings.parts import (
    GROUND,
    INK,
    MIST,
    VOICE,
    arm,
    box,
    ground,
    line,
    person,
    sheet,
    words,
)


def scene() -> str:
    board = box(118, 14, 164, 118, round_=3) + line((140, 132), (126, GROUND)) + line((260, 132), (274, GROUND))
    rows = "".join(
        box(134, 30 + 25 * row, 13, 13, fill=MIST) + words(158, 36.5 + 25 * row, 70 + 18 * (row % 2), 1)
        for row in range(4)
    )
    tick = line((136, 36), (140, 41), (149, 27), colour=VOICE, width=3.4)
    carried = sheet(290, 82, 34, 28, 2, edge=VOICE)
    reach = arm(328, 136, 312, 110, VOICE) + arm(84, 128, 116, 108)
    return (
        ground()
        + board
        + rows
        + tick
        + person(332, h=66, fill=VOICE)
        + reach
        + carried
        + person(82, h=70)
        + person(44, h=58, fill=INK)
        + person(372, h=54)
    )
