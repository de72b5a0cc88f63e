# SPDX-License-Identifier: EUPL-1.2
"""How a pot would be divided, told with the pot itself and with papers that nobody cast."""

from collections.abc import Mapping
from functools import lru_cache

from samenspraak.rulebook.ballots.budgets.counting import count
from samenspraak.rulebook.ballots.budgets.outcome import Outcome
from samenspraak.rulebook.ballots.budgets.pot import Pot, Rule
from samenspraak.rulebook.ballots.papers import points as papers_with

SIX, FOUR = 6, 4  # of ten made-up voters
Given = Mapping[str, int]  # what stands on a paper: name → points, 1 each where people only choose


@lru_cache(maxsize=32)  # shown on every view of an open ballot
def example(pot: Pot, rule: Rule, points: int | None = None) -> tuple[Given, Given, Outcome] | None:
    """Six of ten people want the two dearest ideas that fit in the pot, four want the one that comes next. With
    `points` to divide the six give both about half of them, and the four all to their one.

    Returns what the six and the four choose, and the count. None when fewer than three fit: then there is no example.
    Which ideas these are follows from their costs and their place on the ballot, from nothing else.
    """
    fitting = [project for project in pot.projects if 0 < project.cost <= pot.budget]
    if len(fitting) < 3:
        return None
    dear = [one.name for one in sorted(fitting, key=lambda one: -one.cost)[:3]]
    most = points or 1
    six, four = {dear[0]: most - most // 2, dear[1]: points // 2 if points else 1}, {dear[2]: most}
    return six, four, count(pot, papers_with([six] * SIX + [four] * FOUR, pot.names), rule)
