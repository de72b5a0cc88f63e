# SPDX-License-Identifier: EUPL-1.2
"""The two directions in which people differ most, where that places everyone, and whether it is more than chance.

Principal components of the votes, each statement around its own average. A missing vote counts as nothing: neither in
the average nor in the products.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.conversations.opinions.votes import AGREE, DISAGREE, MISSING, Flags, Matrix, Numbers, blocks

Singles = NDArray[np.float32]
SHUFFLES, FEW_SHUFFLES = 4, 2  # few where there are many votes: these differ little from each other
MANY_VOTES = 10_000
SHUFFLED_PEOPLE = 500  # more people make the comparison with shuffled votes no clearer
TINY = 1e-9
ROUNDS = 24  # of power iteration, enough for how strong an axis is


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
    size = matrix.shape[1]
    average, given = _average(matrix)
    scatter = np.zeros((size, size))
    for around, _ in blocks(matrix, average):
        scatter += around.T @ around
    values, directions = (found[..., ::-1] for found in np.linalg.eigh(scatter))
    whole = float(np.trace(scatter)) * size / given
    strengths = np.maximum(values[:2], 0) * size / given
    rest = max(whole - float(strengths.sum()), 0.0) / max(size - 2, 1)
    explained = min(float(strengths.sum()) / whole, 1.0) if whole > 0 else 0.0
    return Axes(average, _signed(directions[:, :2]), strengths, rest, explained)


def positions(matrix: Matrix, found: Axes) -> Numbers:
    """Where each participant stands (P, 2): the place from which the votes that were given can be explained best.

    Least squares over the votes that were given, drawn a little to the middle (0, 0): the fewer votes, the more. One
    unit is as far from the average as a whole vote on every statement.
    """
    first, second = found.loadings.T
    squares = np.column_stack([first**2, first * second, second**2])
    sums = [(around @ found.loadings, given @ squares) for around, given in blocks(matrix, found.average)]
    (x, y), (xx, xy, yy) = (np.vstack(parts).T for parts in zip(*sums, strict=True))
    pull = found.rest / np.maximum(found.strengths, TINY) + TINY
    xx, yy = xx + pull[0], yy + pull[1]
    places = np.column_stack([yy * x - xy * y, xx * y - xy * x]) / (xx * yy - xy * xy)[:, None]
    return np.asarray(np.round(places / np.sqrt(len(first)), 9), np.float64)


def coherence(matrix: Matrix, found: Axes) -> float:
    """How many times more the first axis tells than it does when nobody's votes hang together.

    Compared with the average of shuffles in which the votes on each statement are dealt anew among those who voted on
    it. About 1 means: chance. The shuffles are fixed, so that the same votes give the same answer. Of more than 500
    people 500 are looked at, taken from all over the list: every second one could be one of every couple.
    """
    order = np.argsort(_scrambled(np.arange(len(matrix), dtype=np.uint64)))
    few = np.ascontiguousarray(matrix[order[:SHUFFLED_PEOPLE]].T)
    given = few != MISSING
    around = np.where(given, few - found.average[:, None], 0).astype(np.float32)
    by_chance = [_strength(one) for one in _shuffles(around, given)]
    mean = sum(by_chance) / len(by_chance)
    return round(_strength(around) / mean, 6) if mean > 0 else 0.0


def _average(matrix: Matrix) -> tuple[Numbers, int]:
    """The average vote on each statement (S,), and how many votes were given in all."""
    agree, disagree = (np.count_nonzero(matrix == vote, axis=0) for vote in (AGREE, DISAGREE))
    given = np.count_nonzero(matrix != MISSING, axis=0)
    return np.asarray((agree - disagree) / np.maximum(given, 1), np.float64), int(given.sum())


def _signed(directions: Numbers) -> Numbers:
    """Each axis pointed so that agreeing with the statement that bears most on it leads to the right, or up."""
    heaviest = np.argmax(np.round(np.abs(directions), 9), axis=0)
    signs = np.where(directions[heaviest, np.arange(directions.shape[1])] < 0, -1.0, 1.0)
    return np.asarray(directions * signs, np.float64)


def _strength(around: Singles) -> float:
    """The largest variance along any direction, summed over people, of votes around their average (S × P)."""
    products = around @ around.T if len(around) < around.shape[1] else around.T @ around
    line = (_scrambled(np.arange(len(products), dtype=np.uint64)) >> np.uint64(48)).astype(np.float32) + 1
    for _ in range(ROUNDS):
        line = np.einsum("ij,j->i", products, line / np.sqrt(line @ line))
        if not line.any():
            return 0.0
    return float(np.sqrt(line @ line))


def _shuffles(around: Singles, given: Flags) -> Iterator[Singles]:
    """The votes on each statement (a row) dealt anew among those who voted on it."""
    where = np.flatnonzero(given).astype(np.uint64)
    statement = where // np.uint64(given.shape[1]) << np.uint64(48)
    votes = around[given]
    for shuffle in range(FEW_SHUFFLES if len(where) > MANY_VOTES else SHUFFLES):
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
