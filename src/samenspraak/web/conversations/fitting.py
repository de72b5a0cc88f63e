# SPDX-License-Identifier: EUPL-1.2
"""How much fits on the room screen at a size that can be read at ten metres. Counted in lines of text.

All sizes on the screen follow its shorter side, so that what fits on one screen fits on every screen. What does not
fit is counted ("and 12 more") instead of cut off at the edge.
"""

from collections.abc import Iterable
from math import ceil

COLUMN = 19.0  # lines in one of two columns
ACROSS = 46  # characters on a line of a column
AROUND_CARD, AROUND_STAND, AROUND_CHOICE = 0.9, 2.3, 1.0  # what padding, a bar and a gap take, in lines
AROUND_SHARED, BETWEEN_SHARED = 2.0, 0.3  # the words above a list of what is shared, and the gap between two of them
OPTION_ACROSS = 32  # characters beside the bar of an option


def lines(text: str, across: int = ACROSS) -> int:
    """How many lines this text takes."""
    return max(1, ceil(len(text) / across))


def fitting(heights: Iterable[float], room: float, most: int) -> int:
    """How many of these, from the first on, fit in this room; at least one where there is one."""
    number, used = 0, 0.0
    for height in heights:
        used += height
        if number >= most or (used > room and number):
            break
        number += 1
    return number


def cut(text: str, most: int) -> str:
    """A text that fits: on one line, and cut between two words where it must be cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    whole = head if line[most - 1] == " " else head.rpartition(" ")[0]
    return f"{(whole if len(whole) > most // 2 else head).rstrip(' ,;:.')}…"
