# SPDX-License-Identifier: EUPL-1.2
"""What it would have taken, by counting again with that one thing changed.

Where shares are raised, or the rest is filled in, a project that is cheaper or has more votes changes how far all the
others come: the raising may end earlier, or what was left may go elsewhere. So nothing is reckoned; it is tried. Each
answer was seen to be enough, and a cent more or a vote less was seen not to be.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np

from samenspraak.rulebook.ballots.budgets.pot import Pot
from samenspraak.rulebook.ballots.budgets.taken import Taken
from samenspraak.rulebook.ballots.papers import Papers

MOST_WORK = 50_000  # entries on all papers, times projects to try: beyond that nothing is said

Grants = Callable[[Pot, Papers], Collection[int]]  # the columns of what is granted


def by_counting_again(pot: Pot, papers: Papers, lost: Collection[int], grants: Grants) -> dict[int, Taken]:
    """Of projects that were not granted, by column. Empty answers where it would take too long."""
    if len(papers.columns) * len(lost) > MOST_WORK:
        return {column: Taken() for column in lost}
    return {column: _tried(pot, papers, column, grants) for column in lost}


def _tried(pot: Pot, papers: Papers, column: int, grants: Grants) -> Taken:
    return Taken(
        _most(pot.projects[column].cost, lambda cost: column in grants(_for(pot, column, cost), papers)),
        _fewest(papers.cast, lambda many: column in grants(pot, _with(papers, column, many))),
    )


def _for(pot: Pot, column: int, cost: int) -> Pot:
    """The same pot, in which one project costs this."""
    projects = [*pot.projects]
    projects[column] = replace(projects[column], cost=cost)
    return replace(pot, projects=tuple(projects))


def _with(papers: Papers, column: int, many: int) -> Papers:
    """The same papers, and so many that name one project alone, with one point."""
    return replace(
        papers,
        starts=np.append(papers.starts, papers.starts[-1] + 1),
        columns=np.append(papers.columns, column),
        points=np.append(papers.points, 1),
        counts=np.append(papers.counts, many),
    )


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
