# SPDX-License-Identifier: EUPL-1.2
"""The triangle: three corners, each somebody's, and a place between them."""

from samenspraak.web.conversations.drawings.parts import FAINT, INK, SAND, VOICE, area, disc, line, person


def scene() -> str:
    field = (
        area((200, 18), (74, 184), (326, 184), fill=SAND)
        + line((200, 128), (137, 101), colour=FAINT)
        + line((200, 128), (263, 101), colour=FAINT)
        + line((200, 128), (200, 184), colour=FAINT)
    )
    corners = person(200, base=52, h=44) + person(74, base=188, h=44, fill=INK) + person(326, base=188, h=44)
    return field + corners + disc(216, 118, 9, fill=VOICE, edge=VOICE)
