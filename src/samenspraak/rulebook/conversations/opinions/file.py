# SPDX-License-Identifier: EUPL-1.2
"""Votes as a file that anybody may take along, and that gives the same groups again.

One row for each participant, one column for each statement: 1 agree, -1 disagree, 0 pass, empty when not answered.
"""

import csv
import hashlib
from collections.abc import Iterable

import numpy as np

from samenspraak.rulebook.conversations.opinions.thresholds import USUAL, Thresholds
from samenspraak.rulebook.conversations.opinions.votes import MISSING, Votes, laid_out, voters

FIRST = "participant"
CELLS = {1: "1", -1: "-1", 0: "0", MISSING: ""}
VOTES = {text: vote for vote, text in CELLS.items()}


def nameless(votes: Votes, thresholds: Thresholds = USUAL) -> Votes:
    """The same votes with nothing left that tells who: participants are numbered in the order of their votes.

    Statements with fewer than `small` votes are left out: they place nobody. So is who voted on no other.
    """
    matrix = votes.matrix[:, voters(votes.matrix) >= thresholds.small]
    matrix = matrix[(matrix != MISSING).any(axis=1)]
    order = sorted(
        range(len(matrix)), key=lambda row: (matrix[row].astype(np.int16) - MISSING).astype(np.uint8).tobytes()
    )
    kept = zip(votes.statements, voters(votes.matrix), strict=True)
    statements = tuple(statement for statement, number in kept if number >= thresholds.small)
    return Votes(tuple(range(1, len(matrix) + 1)), statements, matrix[order])


def written(votes: Votes) -> str:
    """The file: semicolons, one line for each participant, no more than what is needed to make the groups again."""
    lines = [";".join([FIRST, *map(str, votes.statements)])]
    for number, row in zip(votes.participants, votes.matrix.tolist(), strict=True):
        lines.append(";".join([str(number), *(CELLS[vote] for vote in row)]))
    return "\n".join(lines) + "\n"


def read(lines: Iterable[str]) -> Votes:
    """The votes in such a file. ValueError when it is another kind of file."""
    rows = list(csv.reader(lines, delimiter=";"))
    head, body = rows[0] if rows else [], [row for row in rows[1:] if row]
    if head[:1] != [FIRST] or any(len(row) != len(head) for row in body):
        raise ValueError("not a file of votes")
    try:
        matrix = np.array([[VOTES[cell] for cell in row[1:]] for row in body], np.int64)
    except KeyError as error:
        raise ValueError(f"not a vote: {error.args[0]!r:.20}") from None
    return laid_out([int(row[0]) for row in body], head[1:], matrix.reshape(len(body), len(head) - 1))


def digest(text: str) -> str:
    """What `sha256sum` says of the file: it stands in the logbook."""
    return hashlib.sha256(text.encode()).hexdigest()
