# SPDX-License-Identifier: EUPL-1.2
"""Which people stand together: k-means on their places, from a fixed start, and how clear that is.

No chance: from one group the widest is split each time, along the line on which its people differ most.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.conversations.opinions.thresholds import Thresholds
from samenspraak.rulebook.conversations.opinions.votes import Flags, Numbers

Labels = NDArray[np.intp]
LOOKED_AT = 1500  # people on whose places the centres and the silhouette are found; of more, an even selection
ROUNDS = 100
APART = 0.1  # of the people: if more stand in groups that are too small, there are no groups


@dataclass(frozen=True)
class Clarity:
    """How clear a division in groups is.

    `silhouette`, from -1 to 1: how much nearer people stand to their own group than to the next (Rousseeuw 1987), on
    average. `valley`: of the two groups that are parted least, how full the strip halfway is, against the strips
    around their middles: 0 is empty, 1 as full. As full means one crowd, cut in two.
    """

    silhouette: float
    valley: float

    def is_enough(self, thresholds: Thresholds, ease: float = 0.0) -> bool:
        """Whether these are clear groups. `ease` is which part less will do."""
        return self.silhouette >= thresholds.silhouette * (1 - ease) and self.valley <= thresholds.valley * (1 + ease)


def camps(places: Numbers, thresholds: Thresholds, count_before: int = 0) -> tuple[Labels | None, dict[int, Clarity]]:
    """The number of the group of each participant (n,), from 0, if any groups are clear, and how clear the groups
    were for each number of groups that was possible.

    `places` (n, 2). Of numbers of groups that are about as clear the smallest is taken, or the one there was before.
    """
    selected = places[_selection(places)]
    found = dict(_splits(selected, thresholds))
    clear = _clarity(selected, found)
    count = _chosen(clear, thresholds, count_before)
    if not count:
        return None, clear
    labels = _nearest(places, found[count])
    return (labels if np.bincount(labels).min() >= thresholds.small else None), clear


def _chosen(clear: Mapping[int, Clarity], thresholds: Thresholds, count_before: int) -> int:
    eases = {count: thresholds.ease if count == count_before else 0.0 for count in clear}
    enough = [count for count in sorted(clear) if clear[count].is_enough(thresholds, eases[count])]
    best = max((clear[count].silhouette for count in enough), default=0.0)
    about_best = [count for count in enough if clear[count].silhouette >= best - thresholds.margin]
    return count_before if count_before in about_best else next(iter(about_best), 0)


def _selection(places: Numbers) -> Labels:
    """Whom to look at: everyone, or an even selection from left to right."""
    order = np.lexsort((places[:, 1], places[:, 0]))
    if len(places) <= LOOKED_AT:
        return np.sort(order)
    return np.sort(order[np.linspace(0, len(places) - 1, LOOKED_AT).astype(np.intp)])


def _splits(places: Numbers, thresholds: Thresholds) -> Iterator[tuple[int, Numbers]]:
    """The centres for two groups, three, and so on, as long as no group is too small.

    People who together are too few for a group do not count in finding the centres.
    """
    counted = places
    centres = places.mean(axis=0, keepdims=True)
    for count in range(2, thresholds.most + 1):
        while True:
            split, labels = _settled(counted, _with_widest_split(counted, centres))
            sizes = np.bincount(labels, minlength=count)
            if sizes.min() >= thresholds.small:
                break
            enough = (sizes >= thresholds.small)[labels]
            counted = counted[enough]
            if enough.all() or len(counted) < max((1 - APART) * len(places), count * thresholds.small):
                return
            centres = _settled(counted, centres)[0]
        centres = split
        if count >= thresholds.fewest:
            yield count, centres


def _with_widest_split(places: Numbers, centres: Numbers) -> Numbers:
    """The centres with one more: the group that is widest along one line, in two on that line."""
    labels = _nearest(places, centres)
    widths, lines = zip(*(_line(places[labels == one]) for one in range(len(centres))), strict=True)
    widest = int(np.argmax(np.round(widths, 9)))
    return np.vstack([np.delete(centres, widest, 0), centres[widest] + lines[widest], centres[widest] - lines[widest]])


def _line(places: Numbers) -> tuple[float, Numbers]:
    """How wide people lie along the line on which they differ most, summed, and one standard deviation along it."""
    if not len(places):
        return 0.0, np.zeros(2)
    around = places - places.mean(axis=0)
    values, directions = np.linalg.eigh(around.T @ around)
    width = max(float(values[1]), 0.0)
    return width, directions[:, 1] * np.sqrt(width / len(places))


def _settled(places: Numbers, centres: Numbers) -> tuple[Numbers, Labels]:
    """Everyone to the nearest centre, each centre to the middle of its people, until nobody moves."""
    labels = _nearest(places, centres)
    for _ in range(ROUNDS):
        centres = _middles(places, labels, centres)
        before, labels = labels, _nearest(places, centres)
        if np.array_equal(before, labels):
            break
    return centres, labels


def _nearest(places: Numbers, centres: Numbers) -> Labels:
    return np.asarray(np.argmin((centres**2).sum(axis=1)[:, None] - 2 * centres @ places.T, axis=0), np.intp)


def _middles(places: Numbers, labels: Labels, centres: Numbers) -> Numbers:
    sizes = np.bincount(labels, minlength=len(centres))
    sums = [np.bincount(labels, weights=places[:, axis], minlength=len(centres)) for axis in (0, 1)]
    middles = np.column_stack(sums) / np.maximum(sizes, 1)[:, None]
    return np.asarray(np.where((sizes > 0)[:, None], middles, centres), np.float64)


def _clarity(places: Numbers, found: Mapping[int, Numbers]) -> dict[int, Clarity]:
    """How clear each of these divisions is, given the centres for each number of groups."""
    if not found:
        return {}
    x, y = places.T.astype(np.float32)
    distances = np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2)
    labels = {count: _nearest(places, centres) for count, centres in found.items()}
    return {
        count: Clarity(_silhouette(distances, labels[count]), _valley(places, labels[count], centres))
        for count, centres in found.items()
    }


def _valley(places: Numbers, labels: Labels, centres: Numbers) -> float:
    """The fullest strip between any two groups."""
    pairs = combinations(range(len(centres)), 2)
    return max(_strip(places[(labels == one) | (labels == other)], *centres[[one, other]]) for one, other in pairs)


def _strip(places: Numbers, one: Numbers, other: Numbers) -> float:
    """How many people stand in the middle third between two centres, for each as far around one of the centres."""
    line = other - one
    along = (places - one) @ line / max(float(line @ line), 1e-12)
    between = int(np.count_nonzero(np.abs(along - 1 / 2) < 1 / 6))
    around = int(np.count_nonzero(np.abs(np.abs(along - 1 / 2) - 1 / 2) < 1 / 6))
    return round(2 * between / max(around, 1), 6)


def _silhouette(distances: NDArray[np.float32], labels: Labels) -> float:
    people = np.arange(len(labels))
    own = _members(labels)
    sizes = own.sum(axis=0)
    to_groups = (distances @ own.astype(np.float32)).astype(np.float64)
    within = to_groups[people, labels] / np.maximum(sizes[labels] - 1, 1)
    elsewhere = np.where(own, np.inf, to_groups / np.maximum(sizes, 1)).min(axis=1)
    widest = np.maximum(within, elsewhere)
    return round(float(np.divide(elsewhere - within, widest, out=np.zeros(len(people)), where=widest > 0).mean()), 6)


def _members(labels: Labels) -> Flags:
    return np.asarray(labels[:, None] == np.arange(labels.max() + 1), np.bool_)
