# SPDX-License-Identifier: EUPL-1.2
"""Which ideas of an area resemble one that is being brought in. Only to point out: people decide whether it is so."""

from collections.abc import Sequence

from samenspraak.rulebook.conversations.similar import gist, likeness, shared

RESEMBLES = 0.3  # from here on an idea is pointed out
MOST = 3  # that are pointed out at once: more is not read

Words = tuple[str, str]  # the title of an idea, and how it begins


def resemblance(one: Words, other: Words) -> float:
    """How much two ideas have in common, from 0 to 1: half by their titles, half by all that is compared.

    Titles of which one is turned round ("een pluktuin", "geen pluktuin") have nothing in common. In a whole text such
    words say little about what it asks, so there they do not count. 0 where it cannot be enough to be pointed out.
    """
    mine, theirs = gist(" ".join(one)), gist(" ".join(other))
    titles, words = likeness(gist(one[0]), gist(other[0])), shared(mine.words, theirs.words)
    if _together(titles, words, 1.0) < RESEMBLES:  # however many pieces they share: true of nearly all, and soon known
        return 0.0
    return _together(titles, words, shared(mine.pieces, theirs.pieces))


def _together(titles: float, words: float, pieces: float) -> float:
    return (titles + (words + pieces) / 2) / 2


def resembling(idea: Words, among: Sequence[tuple[int, str, str]]) -> list[int]:
    """The keys of the ideas (key, title, beginning) that resemble this one, the most alike first.

    The order of `among` decides between equals, so the same idea always gets the same answer.
    """
    scored = ((resemblance(idea, (title, text)), -place, key) for place, (key, title, text) in enumerate(among))
    best = sorted((one for one in scored if one[0] >= RESEMBLES), reverse=True)
    return [key for _score, _place, key in best[:MOST]]
