# SPDX-License-Identifier: EUPL-1.2
"""The pictures on the plates: calm drawings in lines and flat colours, all from the same few parts. A file for each.

People are the triangles of our sign with a head: no faces, no ages, nobody's likeness. In each picture one thing has
the colour that speaks. A plate names its picture by a name from the lucide set; one that we did not draw becomes that
icon, large, in the same lines.
"""

from collections.abc import Callable
from functools import lru_cache

from samenspraak.web.conversations.drawings import (
    carrying_out,
    compass,
    deciding,
    drawing_up,
    good_conversation,
    icon,
    learning,
    money_support,
    more_people,
    openness,
    our_area,
    own,
    roles,
    triangle,
    what_about,
    who_speaks,
)
from samenspraak.web.conversations.drawings.parts import HEIGHT, INK, LINE, WIDTH

SCENES: dict[str, Callable[[], str]] = {
    "map": our_area.scene,
    "message-circle": what_about.scene,
    "list-todo": drawing_up.scene,
    "vote": deciding.scene,
    "hammer": carrying_out.scene,
    "megaphone": who_speaks.scene,
    "users": more_people.scene,
    "eye": openness.scene,
    "messages-square": good_conversation.scene,
    "hand-coins": money_support.scene,
    "landmark": roles.scene,
    "refresh-cw": learning.scene,
    "compass": compass.scene,
    "triangle": triangle.scene,
    "house-plus": own.scene,
}


def drawing(picture: str) -> str:
    """The picture of a plate as SVG, 400 by 200."""
    scene = SCENES.get(picture)
    return _framed(scene()) if scene else _framed(icon.scene(picture))


@lru_cache(maxsize=64)
def _framed(body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" stroke="{INK}"'
        f' stroke-width="{LINE}" stroke-linecap="round" stroke-linejoin="round">{body}</svg>'
    )
