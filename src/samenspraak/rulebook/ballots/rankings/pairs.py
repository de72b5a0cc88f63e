# SPDX-License-Identifier: EUPL-1.2
"""The Schulze method (Schulze 2011), with winning votes: who beats whom, directly or along a chain of others."""

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.ballots.papers import Papers

Table = NDArray[np.int64]
BLOCK = 2**15  # classes at once: it bounds the memory


def preferred(papers: Papers) -> Table:
    """On how many papers the row stands above the column. Who is named stands above who is not."""
    size, sizes = len(papers.options), np.diff(papers.starts)
    place = np.full((len(sizes), size), size, np.int16)
    place[papers.rows, papers.columns] = np.arange(len(papers.columns)) - np.repeat(papers.starts[:-1], sizes)
    table = np.zeros((size, size), np.int64)
    for start in range(0, len(sizes), BLOCK):
        part, counts = place[start : start + BLOCK], papers.counts[start : start + BLOCK]
        for row in range(size):
            table[row] += np.einsum("c,cp->p", counts, part[:, row, None] < part)
    return table


def strengths(table: Table) -> Table:
    """The strength of the strongest chain from row to column: of its links the weakest, of the chains the strongest."""
    strong = np.where(table > table.T, table, 0)
    for middle in range(len(strong)):
        strong = np.maximum(strong, np.minimum(strong[:, middle, None], strong[None, middle]))
    np.fill_diagonal(strong, 0)
    return strong
