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
        place = np.full(len(self.options), -1)
        place[list(columns)] = np.arange(len(columns))
        kept = place[self.columns] >= 0
        sizes = np.bincount(self.rows[kept], minlength=len(self.counts))
        some = sizes > 0
        options = tuple(self.options[column] for column in columns)
        return _collapsed(options, sizes[some], place[self.columns[kept]], self.points[kept], self.counts[some])

    def _summed(self, values: Whole) -> list[int]:
        found = np.zeros(len(self.options), np.int64)
        np.add.at(found, self.columns, values * self.counts[self.rows])
        return [int(one) for one in found]


def approvals(papers: Iterable[Sequence[str]], options: Sequence[str]) -> Papers:
    """Papers that name options. An option that stands twice on a paper counts once. ValueError for a strange option."""
    given = Counter(map(tuple, papers))
    once = [(*dict.fromkeys(paper),) for paper in given]
    return gathered(chain.from_iterable(once), [*map(len, once)], [*given.values()], options)


def points(papers: Iterable[Mapping[str, int]], options: Sequence[str]) -> Papers:
    """Papers that give points. No points is the same as not named. ValueError for a strange option, for points below 0
    and for what is no whole number.
    """
    cast = [paper.items() for paper in papers]
    pairs = [*chain.from_iterable(cast)]
    given = [_whole(points) for _, points in pairs]
    return gathered([one for one, _ in pairs], [*map(len, cast)], [1] * len(cast), options, given=given)


def rankings(papers: Iterable[Sequence[str]], options: Sequence[str]) -> Papers:
    """Papers that put options in order, the first choice first; who stops halfway says nothing about the rest.

    ValueError for a strange option, or one that stands twice.
    """
    given = Counter(map(tuple, papers))
    return gathered(chain.from_iterable(given), [*map(len, given)], [*given.values()], options, ranked=True)


def gathered(
    names: Iterable[str],
    sizes: Sequence[int],
    counts: Sequence[int],
    options: Sequence[str],
    *,
    given: Sequence[int] | None = None,
    ranked: bool = False,
) -> Papers:
    """Papers from what stands on them: all names behind each other, how many belong to each paper, how many papers say
    the same, and the points of each name (None: 1; 0: not named).

    ValueError for a strange option, or one that stands twice on a paper.
    """
    place = {option: number for number, option in enumerate(options)}
    if len(place) != len(options):
        raise ValueError("an option stands twice on the ballot")
    try:
        columns = np.array([place[name] for name in names], np.int64)
    except KeyError as error:
        raise ValueError(f"no option of this ballot: {error.args[0]!r:.40}") from None
    worth = np.ones(len(columns), np.int64) if given is None else np.array(given, np.int64)
    rows = np.repeat(np.arange(len(sizes)), sizes)
    cells = rows * len(options) + columns
    order = np.argsort(cells, kind="stable")
    if (np.diff(cells[order]) == 0).any():
        raise ValueError("an option stands twice on one paper")
    if not ranked:
        columns, worth = columns[order], worth[order]
    said = worth > 0
    lengths = np.bincount(rows[said], minlength=len(sizes))
    return _collapsed(tuple(options), lengths, columns[said], worth[said], np.array(counts, np.int64))


def _collapsed(options: tuple[str, ...], sizes: Whole, columns: Whole, worth: Whole, counts: Whole) -> Papers:
    """Papers on which the same stands become one class, where the first of them was."""
    entries = np.stack((columns, worth), axis=1).astype(np.int32)
    ends = np.cumsum(sizes)
    text, wide = entries.tobytes(), entries.itemsize * 2
    known: dict[bytes, int] = {}
    bounds = zip(((ends - sizes) * wide).tolist(), (ends * wide).tolist(), strict=True)
    number = np.fromiter((known.setdefault(text[a:b], len(known)) for a, b in bounds), np.intp, len(sizes))
    summed = np.zeros(len(known), np.int64)
    np.add.at(summed, number, counts)
    first = np.unique(number, return_index=True)[1]
    kept = np.isin(np.arange(len(sizes)), first)
    entry_kept = np.repeat(kept, sizes)
    starts = np.concatenate(([0], np.cumsum(sizes[kept]))).astype(np.intp)
    return Papers(options, starts, columns[entry_kept].astype(np.intp), worth[entry_kept], summed)


def _whole(given: int) -> int:
    if type(given) is not int or not 0 <= given <= MOST_POINTS:
        raise ValueError(f"no points: {given!r:.40}")
    return given
