# SPDX-License-Identifier: EUPL-1.2
"""Votes on statements as a matrix, and who gave enough of them to be placed among the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.conversations.opinions.thresholds import Thresholds

Key = int | str
Matrix = NDArray[np.int8]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

AGREE, DISAGREE, PASS = 1, -1, 0
MISSING = -128  # not asked, not seen or not answered: that is not a pass
VOTE_OF = {"agree": AGREE, "disagree": DISAGREE, "pass": PASS}
MOST = Fraction(3, 4)  # of the statements
BLOCK = 2**19  # how many votes are turned into numbers at once: it bounds the memory


@dataclass(frozen=True, eq=False)
class Votes:
    """All votes, in one order whatever the order they came in: participants and statements by their key.

    `matrix` has a row for each participant and a column for each statement: 1 agree, -1 disagree, 0 pass, `MISSING`.
    Keys are opaque: they tell apart and give an order, and are of one type.
    """

    participants: tuple[Key, ...]
    statements: tuple[Key, ...]
    matrix: Matrix = field(repr=False)


def gathered(triples: Iterable[tuple[Key, Key, int]], statements: Iterable[Key] = ()) -> Votes:
    """Votes from (participant, statement, vote). `statements` adds those on which nobody may have voted.

    The same vote twice is one vote. Two different votes by one participant on one statement are an error of the
    caller, who knows which is the last: ValueError. So is a vote that is not 1, -1 or 0.
    """
    given = list(triples)
    who, what = [one for one, _, _ in given], [one for _, one, _ in given]
    people, asked = sorted({*who}), sorted({*what, *statements})
    rows, columns = _places(people, who), _places(asked, what)
    values = np.fromiter((vote for _, _, vote in given), np.int64, len(given))
    if not np.isin(values, (AGREE, DISAGREE, PASS)).all():
        raise ValueError("a vote is 1, -1 or 0")
    matrix = np.full((len(people), len(asked)), MISSING, np.int8)
    matrix[rows, columns] = values
    if (matrix[rows, columns] != values).any():
        raise ValueError("two different votes by one participant on one statement")
    return Votes(tuple(people), tuple(asked), matrix)


def laid_out(participants: Sequence[Key], statements: Sequence[Key], matrix: NDArray[Any]) -> Votes:
    """Votes from a matrix (participants × statements) of 1, -1, 0 and `MISSING`, or NaN where it is of floats.

    Who voted on nothing is left out.
    """
    if matrix.shape != (len(participants), len(statements)):
        raise ValueError("the matrix has another shape than participants × statements")
    if len(set(participants)) < len(participants) or len(set(statements)) < len(statements):
        raise ValueError("a participant or statement twice")
    given = np.where(np.isnan(matrix), MISSING, matrix) if matrix.dtype.kind == "f" else matrix
    if not np.isin(given, (AGREE, DISAGREE, PASS, MISSING)).all():
        raise ValueError("a vote is 1, -1, 0 or missing")
    rows = [row for row in _order(participants) if (given[row] != MISSING).any()]
    columns = _order(statements)
    return Votes(
        tuple(participants[row] for row in rows),
        tuple(statements[column] for column in columns),
        given.astype(np.int8)[np.ix_(rows, columns)],
    )


def voters(matrix: Matrix) -> NDArray[np.int64]:
    """How many people voted on each statement, passes included (S,)."""
    return np.asarray(np.count_nonzero(matrix != MISSING, axis=0), np.int64)


def why_not_placed(votes: Votes, thresholds: Thresholds) -> Mapping[str, Flags]:
    """For each reason the participants (P,) that it keeps out. Nobody is kept out for two reasons.

    Only votes on statements with at least `small` votes count: the others can place nobody.
    too-few-votes: fewer than the threshold, or than three quarters of those statements if that is less.
    no-stand: only passes. Who took no stand belongs to no group of opinion.
    """
    asked = votes.matrix[:, voters(votes.matrix) >= thresholds.small]
    least = min(thresholds.votes, ceil(MOST * asked.shape[1]))
    few = np.count_nonzero(asked != MISSING, axis=1) < least
    stands = ((asked == AGREE) | (asked == DISAGREE)).any(axis=1)
    return {"too-few-votes": few, "no-stand": ~few & ~stands}


def blocks(matrix: Matrix, average: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Some rows at a time: the votes around the average of each statement, and 1 where one was given; else both 0."""
    step = max(64, BLOCK // max(matrix.shape[1], 1))
    for start in range(0, len(matrix), step):
        votes = matrix[start : start + step]
        given = (votes != MISSING).astype(np.float64)
        yield (votes - average) * given, given


def _places(keys: Sequence[Key], asked: Sequence[Key]) -> NDArray[np.intp]:
    at = {key: place for place, key in enumerate(keys)}
    return np.fromiter(map(at.__getitem__, asked), np.intp, len(asked))


def _order(keys: Sequence[Key]) -> list[int]:
    return sorted(range(len(keys)), key=keys.__getitem__)
