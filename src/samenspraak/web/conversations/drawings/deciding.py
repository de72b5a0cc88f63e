# SPDX-License-Identifier: EUPL-1.2
"""Deciding: a ballot box, who votes, who waits and who still talks."""

from samenspraak.web.conversations.drawings.parts import (
    GROUND,
    INK,
    MIST,
    VOICE,
    WHITE,
    arm,
    box,
    bubble,
    ground,
    line,
    person,
    sheet,
    words,
)


def scene() -> str:
    ballot = (
        box(150, 96, 100, GROUND - 96, fill=MIST)
        + box(142, 84, 116, 14, fill=WHITE)
        + line((176, 91), (224, 91), width=4)
    )
    paper = sheet(184, 42, 32, 46, 0, edge=VOICE) + line((192, 62), (198, 70), (209, 53), colour=VOICE, width=3.4)
    hand = arm(268, 112, 222, 66, VOICE)
    queue = person(276, h=78, fill=VOICE) + person(318, h=66) + person(352, h=60, fill=INK) + person(382, h=56)
    before = bubble(22, 28, 74, 42, 62) + words(36, 44, 46, 2) + person(52, h=68) + person(96, h=62, fill=INK)
    return ground() + ballot + paper + queue + hand + before
