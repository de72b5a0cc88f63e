# SPDX-License-Identifier: EUPL-1.2
"""Breakdowns by side, channel and age: small groups are left out, and left out so that nobody can subtract them back.

A group is small when fewer than `SMALL` people of it answered. When some groups are hidden, total minus what is shown
is the hidden groups together. So groups are hidden, smallest first, until the hidden ones together are at least
`SMALL` people (and so at least two groups); if that cannot be, the whole breakdown is hidden.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SMALL = 5
SIDES = ("resident", "organisation", "municipality", "council", "elsewhere")
CHANNELS = ("phone", "online", "table", "paper", "on-behalf")
AGES = ("0-14", "15-24", "25-44", "45-64", "65+")  # as the CBS counts residents
LIVED = ("0-1", "2-9", "10+")  # years in this area


def may_show(sizes: Mapping[str, int], small: int = SMALL) -> frozenset[str]:
    """The groups whose results may be shown apart, given how many people of each answered."""
    present = sorted((size, name) for name, size in sizes.items() if size > 0)
    hidden = [one for one in present if one[0] < small]
    shown = [one for one in present if one[0] >= small]
    while hidden and shown and sum(size for size, _ in hidden) < small:
        hidden.append(shown.pop(0))
    return frozenset(name for _, name in shown)


@dataclass(frozen=True)
class Headcount:
    """People by group: `shown` with their numbers, `hidden` the groups that are there but too small to tell."""

    total: int
    shown: Mapping[str, int] = field(hash=False)
    hidden: tuple[str, ...]

    @property
    def hidden_total(self) -> int:
        """How many people the hidden groups have together."""
        return self.total - sum(self.shown.values())


def headcount(groups: Iterable[str], order: tuple[str, ...], small: int = SMALL) -> Headcount:
    """Count people by group, in this order, small groups hidden."""
    sizes = Counter(groups)
    shown = may_show(sizes, small)
    names = [*order, *sorted(sizes.keys() - set(order))]
    return Headcount(
        total=sizes.total(),
        shown={name: sizes[name] for name in names if name in shown},
        hidden=tuple(name for name in names if sizes[name] and name not in shown),
    )
