# SPDX-License-Identifier: EUPL-1.2
"""Votes that go on to the next choice: the single transferable vote, and the instant runoff, which gives one place.

The variant is the one of Scottish council elections (The Scottish Local Government Elections Order 2007, Schedule 1
Part III: weighted inclusive Gregory, quota of Droop, one surplus at a time, the largest first, surpluses before
eliminations, nothing goes to who was elected already) with exact fractions instead of five decimals.
"""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.ballots.papers import Papers, Places
from samenspraak.rulebook.ballots.rankings.outcome import INSTANT_RUNOFF, Round, Rule, Tie

NOBODY = -1


class Transfers:
    """The count: `rounds`, and who was elected, in order, by column."""

    def __init__(self, papers: Papers, rule: Rule) -> None:
        self.options, self.rule = papers.options, rule
        self.drawn = rule.drawn(papers.options)
        self.elected: list[int] = []
        self.rounds: list[Round] = []
        self._there = {*range(len(papers.options))}  # neither elected nor eliminated
        self._piles = _Piles(papers)
        self._kept: dict[int, int] = {}  # what who was elected keeps, once the rest is passed on
        self._quota = self._piles.total // (rule.places + 1) + 1
        while self._piles.total and self._there and len(self.elected) < rule.places:
            self._round()

    def _round(self) -> None:
        votes, exhausted = self._piles.votes()
        for column, kept in self._kept.items():
            votes[column] = Fraction(kept)
        needed = self._quota
        if self.rule.method == INSTANT_RUNOFF:
            needed = int(self._piles.total - exhausted) // 2 + 1
        tie: Tie | None = None
        # the sum of those who reach the quota never fills more places than there are
        new = sorted((c for c in self._there if votes[c] >= needed), key=lambda c: (-votes[c], self.drawn[c]))
        left = self.rule.places - len(self.elected) - len(new)
        if left and len(self._there) - len(new) <= left:
            new += sorted(self._there - {*new}, key=lambda c: (-votes[c], self.drawn[c]))
        self._there -= {*new}
        self.elected += new
        out = passing = NOBODY
        if self._there and len(self.elected) < self.rule.places:
            surplus = [c for c in self.elected if c not in self._kept and votes[c] > needed]
            if surplus:
                passing, tie = self._first(surplus, votes, max)
                self._kept[passing] = needed
                self._piles.pass_on(passing, self._there, (votes[passing] - needed) / votes[passing])
            else:
                out, tie = self._first(self._there, votes, min)
                passing = out
                self._there.discard(out)
                self._piles.pass_on(out, self._there, Fraction(1))
        names = [*self.options, ""]
        self.rounds.append(
            Round(tuple(votes), exhausted, needed, tuple(names[c] for c in new), names[out], names[passing], tie)
        )

    def _first(
        self, columns: Iterable[int], votes: Sequence[Fraction], best: Callable[..., Fraction]
    ) -> tuple[int, Tie | None]:
        """Who has most (for a surplus) or fewest votes (to go). Equal: who had in the last round that differed, and
        otherwise the lot: drawn first is passed on first, drawn last goes.
        """
        equals = [c for c in columns if votes[c] == best(votes[one] for one in columns)]
        if len(equals) == 1:
            return equals[0], None
        names = sorted(equals, key=lambda c: self.drawn[c])
        for earlier in reversed(self.rounds):
            most = best(earlier.votes[c] for c in equals)
            fewer = [c for c in equals if earlier.votes[c] == most]
            if len(fewer) < len(equals):
                equals = fewer
            if len(equals) == 1:
                return equals[0], Tie(tuple(self.options[c] for c in names), "earlier-round")
        last = best is min
        chosen = sorted(equals, key=lambda c: self.drawn[c], reverse=last)[0]
        return chosen, Tie(tuple(self.options[c] for c in names), "lot")


class _Piles:
    """Where each class of papers lies: with whom, how far down the paper, and what such a paper still counts for."""

    def __init__(self, papers: Papers) -> None:
        self.counts = papers.counts
        self.size = len(papers.options)
        sizes = np.diff(papers.starts)
        wide = int(sizes.max(initial=0)) + 1
        self.choices: NDArray[np.int32] = np.full((len(sizes), wide), NOBODY, np.int32)
        within = np.arange(len(papers.columns)) - np.repeat(papers.starts[:-1], sizes)
        self.choices[papers.rows, within] = papers.columns
        self.at: Places = np.zeros(len(sizes), np.intp)
        self.lies: Places = self.choices[:, 0].astype(np.intp)
        self.weights = [Fraction(1)]
        self.weight: Places = np.zeros(len(sizes), np.intp)
        self.total = int(papers.counts[sizes > 0].sum())

    def votes(self) -> tuple[list[Fraction], Fraction]:
        """The votes of each option, and of the papers that lie with nobody and are not blank."""
        cells = (self.lies + 1) * len(self.weights) + self.weight
        sums = np.zeros((self.size + 1) * len(self.weights), np.int64)
        np.add.at(sums, cells, self.counts)
        table = sums.reshape(self.size + 1, -1).tolist()
        found = [sum((w * n for w, n in zip(self.weights, row, strict=True) if n), Fraction(0)) for row in table]
        blank = int(self.counts[self.choices[:, 0] == NOBODY].sum())
        return found[1:], found[0] - blank

    def pass_on(self, column: int, there: Iterable[int], part: Fraction) -> None:
        """Papers that lie with this option count for this part of what they did, and go to the next choice there."""
        papers = np.flatnonzero(self.lies == column)
        if part != 1:
            for old in np.unique(self.weight[papers]).tolist():
                self.weight[papers[self.weight[papers] == old]] = len(self.weights)
                self.weights.append(self.weights[old] * part)
        open_ = np.zeros(self.size + 1, bool)
        open_[list(there)] = True
        open_[NOBODY] = True  # the end of the paper
        while len(papers):
            self.at[papers] += 1
            self.lies[papers] = self.choices[papers, self.at[papers]]
            papers = papers[~open_[self.lies[papers]]]
