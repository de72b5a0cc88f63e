# SPDX-License-Identifier: EUPL-1.2
"""What a budget ballot comes to, and how it is stored and published: whole numbers, and fractions as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from samenspraak.rulebook.ballots.budgets.pot import Rule, Tie
from samenspraak.rulebook.ballots.storing import finding, plain
from samenspraak.rulebook.verdicts import Finding


@dataclass(frozen=True)
class Step:
    """One project that was granted: in which way (see `Step.WAYS`), and what was left in the pot after it.

    amount: in cents, exactly; of "paid-by-supporters" what it asked for each point, of "next-in-balance" what each
    supporter then carries. None for the other ways.
    """

    WAYS: ClassVar = ("free", "most-votes", "paid-by-supporters", "next-in-balance", "filled-in")
    project: str
    way: str
    votes: int
    cost: int
    left: int
    amount: Fraction | None = None
    tie: Tie | None = None


@dataclass(frozen=True)
class Fate:
    """Whether a project won, and the one reason for it: a code of `reasons`, with its facts."""

    project: str
    won: bool
    because: Finding


@dataclass(frozen=True)
class Backing:
    """Who stand behind a project that was granted: papers that name it, and its part of the money that was spent."""

    project: str
    papers: int
    of_papers: Fraction
    of_money: Fraction


@dataclass(frozen=True)
class Outcome:
    """The outcome of one pot. Amounts are in whole cents.

    share:    of equal shares: what each paper had in the end, exactly; None for other rules.
    raised:   of equal shares: how often everybody got `rule.step` more than the pot divided by the papers.
    steps:    what was granted, in order.
    fates:    every project, in the order of the ballot.
    reached:  how many papers name exactly so many of the granted projects: 0, 1, 2 …
    backing:  of what was granted, in the order of the steps.
    stopped_by: of Phragmén: the project that no longer fitted; empty otherwise.
    """

    method: ClassVar[str] = "budget"
    rule: Rule
    budget: int
    papers: int
    share: Fraction | None
    raised: int
    steps: tuple[Step, ...]
    fates: tuple[Fate, ...]
    reached: tuple[int, ...]
    backing: tuple[Backing, ...]
    stopped_by: str = ""

    @property
    def winners(self) -> tuple[str, ...]:
        """The projects that were granted, in order."""
        return tuple(step.project for step in self.steps)

    @property
    def spent(self) -> int:
        """What they cost together."""
        return sum(step.cost for step in self.steps)

    @property
    def with_something(self) -> int:
        """How many papers name at least one project that was granted."""
        return self.papers - self.reached[0]

    def as_stored(self) -> dict[str, Any]:
        """The outcome as plain values, as it is stored and published."""
        return {"method": self.method, "spent": self.spent, **plain(self)}

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Outcome":
        """The outcome that was stored so."""
        return cls(
            Rule(**stored["rule"]),
            stored["budget"],
            stored["papers"],
            _fraction(stored["share"]),
            stored["raised"],
            tuple(
                Step(**{**one, "amount": _fraction(one["amount"]), "tie": one["tie"] and _tie(one["tie"])})
                for one in stored["steps"]
            ),
            tuple(Fate(one["project"], one["won"], finding(one["because"])) for one in stored["fates"]),
            tuple(stored["reached"]),
            tuple(
                Backing(one["project"], one["papers"], Fraction(one["of_papers"]), Fraction(one["of_money"]))
                for one in stored["backing"]
            ),
            stored["stopped_by"],
        )


def _fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _tie(stored: Mapping[str, Any]) -> Tie:
    return Tie(tuple(stored["projects"]), stored["decided_by"])
