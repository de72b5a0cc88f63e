# SPDX-License-Identifier: EUPL-1.2
"""How a pot would be divided, told with the pot itself and with papers that nobody cast."""

from collections.abc import Sequence
from functools import lru_cache

from samenspraak.rulebook.ballots.budgets.counting import count
from samenspraak.rulebook.ballots.budgets.outcome import Outcome
from samenspraak.rulebook.ballots.budgets.pot import Pot, Rule
from samenspraak.rulebook.ballots.papers import approvals

SIX, FOUR = 6, 4  # of ten made-up voters


@lru_cache(maxsize=32)  # shown on every view of an open ballot
def example(pot: Pot, rule: Rule) -> tuple[Sequence[str], Sequence[str], Outcome] | None:
    """Six of ten people want the two dearest ideas that fit in the pot, four want the one that comes next.

    Returns what the six and the four choose, and the count. None when fewer than three fit: then there is no example.
    Which ideas these are follows from their costs and their place on the ballot, from nothing else.
    """
    fitting = [project for project in pot.projects if 0 < project.cost <= pot.budget]
    if len(fitting) < 3:
        return None
    dear = [one.name for one in sorted(fitting, key=lambda one: -one.cost)[:3]]
    six, four = dear[:2], dear[2:]
    return six, four, count(pot, approvals([six] * SIX + [four] * FOUR, pot.names), rule)
