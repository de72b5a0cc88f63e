# SPDX-License-Identifier: EUPL-1.2
"""What it would have taken, by counting again with that one thing changed.

Where shares are raised, or the rest is filled in, a project that is cheaper or has more votes changes how far all the
others come: the raising may end earlier, or what was left may go elsewhere. So nothing is reckoned; it is tried. Each
answer was seen to be enough, and a cent more or a vote less was seen not to be.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samenspraak.rulebook.ballots.budgets.pot import Pot
from samenspraak.rulebook.ballots.budgets.taken import Taken
from samenspraak.rulebook.ballots.papers import Papers

MOST_WORK = 50_000  # entries on all papers, times how often is counted again: some seconds

Grants = Callable[[Pot, Papers], Collection[int]]  # the columns of what is granted


def by_counting_again(pot: Pot, papers: Papers, lost: Sequence[int], grants: Grants) -> dict[int, Taken]:
    """Of projects that were not granted, by column, the first of them first.

    The more papers there are, the longer a count takes: then it is told of fewer of them, and of the rest nothing is.
    """
    again = _Again(pot, papers, grants, MOST_WORK // max(len(papers.columns), 1))
    return {column: again.taken(column) if again.tries > 0 else Taken() for column in lost}


@dataclass
class _Again:
    """A count that is done again, as often as there is time for."""

    pot: Pot
    papers: Papers
    grants: Grants
    tries: int  # that are left; who is begun with is also finished

    def taken(self, column: int) -> Taken:
        """What this project would have needed."""
        return Taken(
            _most(self.pot.projects[column].cost, lambda cost: self._at_this_cost(column, cost)),
            _fewest(self.papers.cast, lambda many: self._with_so_many_more(column, many)),
        )

    def _at_this_cost(self, column: int, cost: int) -> bool:
        projects = [*self.pot.projects]
        projects[column] = replace(projects[column], cost=cost)
        return self._is_granted(column, replace(self.pot, projects=tuple(projects)), self.papers)

    def _with_so_many_more(self, column: int, many: int) -> bool:
        """The pot stays what it is; so many papers come that name this project alone, with one point."""
        papers = replace(
            self.papers,
            starts=np.append(self.papers.starts, self.papers.starts[-1] + 1),
            columns=np.append(self.papers.columns, column),
            points=np.append(self.papers.points, 1),
            counts=np.append(self.papers.counts, many),
        )
        return self._is_granted(column, self.pot, papers)

    def _is_granted(self, column: int, pot: Pot, papers: Papers) -> bool:
        self.tries -= 1
        return column in self.grants(pot, papers)


def _most(cost: int, is_enough: Callable[[int], bool]) -> int:
    """An amount that is enough, where a cent more is not: 0 always is, and what it costs is not."""
    enough, too_much = 0, cost
    while too_much - enough > 1:
        middle = (enough + too_much) // 2
        enough, too_much = (middle, too_much) if is_enough(middle) else (enough, middle)
    return enough


def _fewest(most: int, is_enough: Callable[[int], bool]) -> int:
    """A number that is enough, where one less is not; 0 when it is not found up to `most`."""
    too_few, enough = 0, 1
    while not is_enough(enough):
        too_few, enough = enough, enough * 2
        if enough > most:
            return 0
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        too_few, enough = (too_few, middle) if is_enough(middle) else (middle, enough)
    return enough
