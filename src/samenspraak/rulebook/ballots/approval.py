# SPDX-License-Identifier: EUPL-1.2
"""Approval: everybody names as many options as they like; the options named most often win the places."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Standing:
    """One option: on how many papers it stood, and whether it won, lost, or ties for the last place."""

    option: str
    papers: int
    place: str  # "won", "lost" or "tied"


def count(papers: Iterable[Iterable[str]], options: Sequence[str], *, places: int = 1) -> tuple[Standing, ...]:
    """The standing of every option, most papers first, equal ones in the order of the ballot.

    An option that stands twice on one paper counts once. Options that tie for the last place are all "tied": the
    count does not choose between them, the rule that was announced does. Raises ValueError for an unknown option.
    """
    if places < 1:
        raise ValueError("a ballot gives at least one place")
    counted: Counter[str] = Counter()
    for paper in papers:
        counted.update(set(paper))
    strange = set(counted) - set(options)
    if strange:
        raise ValueError(f"no options of this ballot: {sorted(strange)}")
    ordered = sorted(options, key=lambda option: -counted[option])
    return tuple(Standing(option, counted[option], _place(option, ordered, counted, places)) for option in ordered)


def _place(option: str, ordered: Sequence[str], counted: Counter[str], places: int) -> str:
    """More papers than the first that misses out: won. As many, and it matters: tied. An option nobody named loses."""
    own = counted[option]
    if own == 0:
        return "lost"
    last_in = counted[ordered[min(places, len(ordered)) - 1]]
    first_out = counted[ordered[places]] if places < len(ordered) else -1
    if own > first_out:
        return "won"
    return "tied" if own == last_in else "lost"
