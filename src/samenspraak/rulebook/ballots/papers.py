# SPDX-License-Identifier: EUPL-1.2
"""Papers as classes: identical papers are one class with a count. The one input of every rule that needs numpy.

In a real ballot of 90,000 papers some 23,000 differ. Counting classes gives the same answer in a fraction of the time;
nothing about a voter is in a class but what stands on the paper.

Classes are in the order in which they first came; no rule's answer depends on it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Places = NDArray[np.intp]
Key = tuple[tuple[int, int], ...]  # (column, points), each pair once
MOST_POINTS = 1_000_000  # for one option on one paper: sums stay exact far beyond any city


@dataclass(frozen=True, eq=False)
class Papers:
    """C classes of papers over P options.

    options: the names, in the order of the ballot (P). A column is a place in it.
    starts:  where the entries of each class begin in `columns` and `points` (C + 1).
    columns: what stands on the papers (N): in the order of preference for rankings, otherwise from left to right.
    points:  how many points each entry gives (N), whole and above 0; 1 everywhere for approval and rankings.
    counts:  how many papers each class has (C), above 0. A blank paper is a class without entries.
    """

    options: tuple[str, ...]
    starts: Places = field(repr=False)
    columns: Places = field(repr=False)
    points: Whole = field(repr=False)
    counts: Whole = field(repr=False)

    @cached_property
    def cast(self) -> int:
        """How many papers there are, blank ones too."""
        return int(self.counts.sum())

    @cached_property
    def rows(self) -> Places:
        """The class of each entry (N)."""
        return np.repeat(np.arange(len(self.counts)), np.diff(self.starts))

    @cached_property
    def support(self) -> list[int]:
        """The points of each option, all papers together (P): for approval, on how many papers it stands."""
        return self._summed(self.points)

    @cached_property
    def named(self) -> list[int]:
        """On how many papers each option stands (P)."""
        return self._summed(np.ones_like(self.points))

    @property
    def only_names(self) -> bool:
        """Whether papers name options without points."""
        return bool((self.points == 1).all())

    def of(self, number: int) -> dict[int, int]:
        """What stands on the papers of one class: column → points, in the order of the paper."""
        entries = slice(self.starts[number], self.starts[number + 1])
        return dict(zip(self.columns[entries].tolist(), self.points[entries].tolist(), strict=True))

    def about(self, columns: Sequence[int]) -> "Papers":
        """What these papers say about some of the options; papers that name none of them are left out."""
        new = {column: place for place, column in enumerate(columns)}
        keys: Counter[Key] = Counter()
        for number, count in enumerate(self.counts.tolist()):
            key = tuple((new[column], points) for column, points in self.of(number).items() if column in new)
            if key:
                keys[key] += count
        return laid_out([self.options[column] for column in columns], keys)

    def _summed(self, values: Whole) -> list[int]:
        found = np.zeros(len(self.options), np.int64)
        np.add.at(found, self.columns, values * self.counts[self.rows])
        return [int(one) for one in found]


def approvals(papers: Iterable[Sequence[str]], options: Sequence[str]) -> Papers:
    """Papers that name options. An option that stands twice on a paper counts once. ValueError for a strange option."""
    given = Counter(map(tuple, papers))
    place = _places(options)
    keys: Counter[Key] = Counter()
    for paper, count in given.items():
        keys[tuple((column, 1) for column in sorted({_column(place, one) for one in paper}))] += count
    return laid_out(options, keys)


def points(papers: Iterable[Mapping[str, int]], options: Sequence[str]) -> Papers:
    """Papers that give points. No points is the same as not named. ValueError for a strange option, for points below 0
    and for what is no whole number.
    """
    place = _places(options)
    keys: Counter[Key] = Counter()
    for paper in papers:
        pairs = ((_column(place, one), _whole(given)) for one, given in paper.items())
        keys[tuple(sorted((column, given) for column, given in pairs if given))] += 1
    return laid_out(options, keys)


def rankings(papers: Iterable[Sequence[str]], options: Sequence[str]) -> Papers:
    """Papers that put options in order, the first choice first; who stops halfway says nothing about the rest.

    ValueError for a strange option, or one that stands twice.
    """
    place = _places(options)
    keys: Counter[Key] = Counter()
    for paper, count in Counter(map(tuple, papers)).items():
        columns = [_column(place, one) for one in paper]
        if len({*columns}) != len(columns):
            raise ValueError(f"an option stands twice on one paper: {paper!r:.80}")
        keys[tuple((column, 1) for column in columns)] += count
    return laid_out(options, keys)


def laid_out(options: Sequence[str], keys: Mapping[Key, int]) -> Papers:
    """Classes from what stands on them, as (column, points), and how often."""
    sizes = np.fromiter(map(len, keys), np.intp, len(keys))
    entries = np.fromiter(chain.from_iterable(chain.from_iterable(keys)), np.int64, 2 * int(sizes.sum())).reshape(-1, 2)
    starts = np.concatenate(([0], np.cumsum(sizes))).astype(np.intp)
    counts = np.fromiter(keys.values(), np.int64, len(keys))
    return Papers(tuple(options), starts, entries[:, 0].astype(np.intp), entries[:, 1].copy(), counts)


def _places(options: Sequence[str]) -> dict[str, int]:
    place = {option: number for number, option in enumerate(options)}
    if len(place) != len(options):
        raise ValueError("an option stands twice on the ballot")
    return place


def _column(place: Mapping[str, int], option: str) -> int:
    if option not in place:
        raise ValueError(f"no option of this ballot: {option!r:.40}")
    return place[option]


def _whole(given: int) -> int:
    if type(given) is not int or not 0 <= given <= MOST_POINTS:
        raise ValueError(f"no points: {given!r:.40}")
    return given
