# SPDX-License-Identifier: EUPL-1.2
"""Budget ballots: what a pot is spent on, by votes, by equal shares or by the rule of Phragmén.

Not imported with its parent: it needs numpy.

    pot = Pot(10_000_00, (Project("bankjes", 4_000_00), Project("speeltuin", 8_000_00)), lot=("speeltuin", "bankjes"))
    papers = approvals([["bankjes"], ["bankjes", "speeltuin"]], pot.names)
    found = count(pot, papers, Rule("equal-shares", utility="cost", completion="add-1"))
    found.winners, found.steps, found.fates, found.reached
"""

from samenspraak.rulebook.ballots.budgets.counting import count, count_pots, winners
from samenspraak.rulebook.ballots.budgets.example import example
from samenspraak.rulebook.ballots.budgets.outcome import Backing, Fate, Outcome, Step
from samenspraak.rulebook.ballots.budgets.pot import (
    COMPLETIONS,
    METHODS,
    UTILITIES,
    Pot,
    Project,
    Rule,
    Tie,
    rule_of,
    why_not_paper,
    why_not_paper_over,
)

__all__ = [
    "COMPLETIONS",
    "METHODS",
    "UTILITIES",
    "Backing",
    "Fate",
    "Outcome",
    "Pot",
    "Project",
    "Rule",
    "Step",
    "Tie",
    "count",
    "count_pots",
    "example",
    "rule_of",
    "why_not_paper",
    "why_not_paper_over",
    "winners",
]
