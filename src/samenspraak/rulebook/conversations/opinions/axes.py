# SPDX-License-Identifier: EUPL-1.2
"""The two directions in which people differ most, where that places everyone, and whether it is more than chance.

Principal components of the votes, each statement around its own average. A missing vote counts as nothing: neither in
the average nor in the products. Sums over people are whole numbers, so they are exact in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.conversations.opinions.votes import MISSING, Flags, Matrix, Numbers, blocks

Singles = NDArray[np.float32]
SHUFFLES = 4
SHUFFLED_PEOPLE = 1000  # more people make the comparison with shuffled votes no clearer
ROUNDS = 40  # of power iteration, enough for how strong an axis is


@dataclass(frozen=True, eq=False)
class Axes:
    """The average vote on each statement (S,), and how each statement bears on the two axes (S, 2), unit columns.

    `strengths` (2,) is the variance along each axis, `rest` the average variance along any other direction, both as
    if everyone had voted on everything; `explained` the part of all variance that the two axes hold, from 0 to 1.
    """

    average: Numbers = field(repr=False)
    loadings: Numbers = field(repr=False)
    strengths: Numbers
    rest: float
    explained: float


def axes(matrix: Matrix) -> Axes:
    """The axes of these votes (P × S): at least two statements, and at least one vote on each."""
    people, size = matrix.shape
    average, scatter, given = _scatter(matrix)
    values, directions = (found[..., ::-1] for found in np.linalg.eigh(scatter))
    density = max(given / (people * size), 1 / size)
    whole = float(np.trace(scatter))
    strengths = np.maximum(values[:2], 0) / people / density
    rest = max(whole / people / density - float(strengths.sum()), 0.0) / max(size - 2, 1)
    explained = float(values[:2].sum()) / whole if whole > 0 else 0.0
    return Axes(average, _signed(directions[:, :2]), strengths, rest, min(explained, 1.0))


def positions(matrix: Matrix, found: Axes) -> Numbers:
    """Where each participant stands (P, 2): the place from which the votes that were given can be explained best.

    Least squares over the votes that were given, drawn a little to the middle (0, 0): the fewer votes, the more. One
    unit is as far from the average as a whole vote on every statement.
    """
    first, second = found.loadings.T
    loads = np.column_stack([found.loadings, np.zeros((len(first), 3))])
    known = np.column_stack([-found.average[:, None] * found.loadings, first**2, first * second, second**2])
    sums = np.vstack([rows @ np.vstack([loads, known]) for _, rows in blocks(matrix, np.float64)])
    pull = found.rest / np.maximum(found.strengths, 1e-9) + 1e-9
    x, y, xx, xy, yy = sums.T
    xx, yy = xx + pull[0], yy + pull[1]
    determinant = xx * yy - xy * xy
    places = np.column_stack([yy * x - xy * y, xx * y - xy * x]) / determinant[:, None]
    return np.asarray(np.round(places / np.sqrt(len(first)), 9), np.float64)


def coherence(matrix: Matrix, found: Axes) -> float:
    """How many times more the first axis tells than it does when nobody's votes hang together.

    Compared with the average of shuffles in which the votes on each statement are dealt anew among those who voted on
    it. About 1 means: chance. The shuffles are fixed, so that the same votes give the same answer. Of more than 1,000
    people 1,000 are looked at, taken from all over the list: every second one could be one of every couple.
    """
    order = np.argsort(_scrambled(np.arange(len(matrix), dtype=np.uint64)))
    few = np.ascontiguousarray(matrix[order[:SHUFFLED_PEOPLE]].T)
    given = few != MISSING
    around = np.where(given, few - found.average[:, None], 0).astype(np.float32)
    by_chance = [_strength(one) for one in _shuffles(around, given)]
    mean = sum(by_chance) / len(by_chance)
    return round(_strength(around) / mean, 6) if mean > 0 else 0.0


def _scatter(matrix: Matrix) -> tuple[Numbers, Numbers, float]:
    """The averages (S,), the products of votes around them summed over people (S, S), and the number of votes."""
    size = matrix.shape[1]
    sums, products = np.zeros(2 * size), np.zeros((2 * size, 2 * size))
    for _, rows in blocks(matrix, np.float32):
        sums += rows.sum(axis=0, dtype=np.float64)
        products += rows.T @ rows
    given = sums[size:]
    average = sums[:size] / np.maximum(given, 1)
    crossed = products[:size, size:] * average
    scatter = products[:size, :size] - crossed - crossed.T + products[size:, size:] * np.outer(average, average)
    return average, scatter, float(given.sum())


def _signed(directions: Numbers) -> Numbers:
    """Each axis pointed so that agreeing with the statement that bears most on it leads to the right, or up."""
    heaviest = np.argmax(np.round(np.abs(directions), 9), axis=0)
    signs = np.where(directions[heaviest, np.arange(directions.shape[1])] < 0, -1.0, 1.0)
    return np.asarray(directions * signs, np.float64)


def _strength(around: Singles) -> float:
    """The largest variance along any direction, summed over people, of votes around their average (S × P)."""
    line = (_scrambled(np.arange(len(around), dtype=np.uint64)) >> np.uint64(48)).astype(np.float32) + 1
    for _ in range(ROUNDS):
        line = around @ (line / np.sqrt(line @ line) @ around)
        if not line.any():
            return 0.0
    return float(np.sqrt(line @ line))


def _shuffles(around: Singles, given: Flags) -> Iterator[Singles]:
    """The votes on each statement (a row) dealt anew among those who voted on it."""
    where = np.flatnonzero(given).astype(np.uint64)
    statement = where // np.uint64(given.shape[1]) << np.uint64(48)
    votes = around[given]
    for shuffle in range(SHUFFLES):
        lots = _scrambled(where + np.uint64(shuffle * given.size)) >> np.uint64(16)
        anew = np.zeros_like(around)
        anew[given] = votes[np.argsort(statement | lots)]
        yield anew


def _scrambled(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Other numbers for these, without pattern, no two the same: for everyone, for ever (the finish of SplitMix64)."""
    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
