# SPDX-License-Identifier: EUPL-1.2
"""The order of the agenda: what it becomes, and why it cannot be that."""

from collections.abc import Collection, Mapping, Sequence

from samenspraak.rulebook.verdicts import Finding


def arranged(now: Sequence[int], wanted: Mapping[int, int]) -> list[int]:
    """The order that follows when each item is put in the place wanted for it, counted from 1.

    When two want the same place, the one that was moved comes there: so whoever types one number moves one item.
    """
    places = []
    for was, one in enumerate(now, start=1):
        asked = wanted.get(one, was)
        side = (asked > was) - (asked < was)  # moved down: after what stands there; moved up: before it
        places.append((asked + side / 2, was, one))
    return [one for _place, _was, one in sorted(places)]


def why_not_arrange(
    *, seen: Sequence[int], now: Sequence[int], wanted: Sequence[int], movable: Collection[int]
) -> Finding | None:
    """Why the agenda cannot be put in this order. Items are known by the numbers of their ideas.

    `seen` is the order that whoever arranges had before them, `now` the one that holds. `movable` are the items about
    topics on which they draw up the agenda; the others keep their place.
    """
    if not movable:
        return Finding("nothing-to-arrange")
    if list(seen) != list(now) or sorted(wanted) != sorted(now):
        return Finding("order-changed-meanwhile")
    if list(wanted) == list(now):
        return Finding("order-stays-the-same")
    stays = all(one == was or (one in movable and was in movable) for one, was in zip(wanted, now, strict=True))
    return None if stays else Finding("others-draw-that-up")
