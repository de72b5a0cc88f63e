# SPDX-License-Identifier: EUPL-1.2
"""A picture that we did not draw: the icon of that name, large, between people."""

from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide as draw_icon

from samenspraak.web.conversations.drawings.parts import INK, PETROL, VOICE, ground, person


def scene(name: str) -> str:
    """The picture with the icon of this name, or where there is none with the icon for any picture."""
    try:
        icon = str(draw_icon(name, size=104))
    except IconDoesNotExist:
        icon = str(draw_icon("image", size=104))
    placed = (
        icon.replace("<svg", f'<svg x="148" y="36" stroke="{PETROL}" stroke-width="1.2"', 1)
        .replace('stroke="currentColor"', "", 1)
        .replace('stroke-width="2"', "", 1)
    )
    return (
        ground()
        + placed
        + person(92, h=66)
        + person(56, h=56, fill=INK)
        + person(308, h=66, fill=VOICE)
        + person(346, h=56)
    )
