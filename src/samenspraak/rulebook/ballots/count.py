# SPDX-License-Identifier: EUPL-1.2
"""Counting papers with yes, no or abstain. Exact: whole numbers only, nothing is rounded.

A tie changes nothing: the question is rejected. That is announced before the ballot opens, as is everything in `Rule`.
docs/rules/ballots.md tells why.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar

from samenspraak.rulebook.verdicts import Finding

YES, NO, ABSTAIN = "yes", "no", "abstain"
CHOICES = (YES, NO, ABSTAIN)
HALF = 50  # per cent


@dataclass(frozen=True)
class Rule:
    """How papers are counted, announced beforehand.

    `quorum`: so many papers (abstentions too) must be cast, or the outcome is void. `majority_percent`: more than this
    share of the papers with yes or no must say yes; 50 is a plain majority, 66 comes down to two thirds.
    """

    quorum: int = 0
    majority_percent: int = HALF

    def __post_init__(self) -> None:
        if self.quorum < 0 or not HALF <= self.majority_percent < 100:
            raise ValueError(self)


@dataclass(frozen=True)
class Outcome:
    """What the papers say: "granted", "rejected" or "void", the counts, and the one reason that decided it.

    people: how many voted, where some papers were counted more than once (`weights`); None: as many as there are votes.
    """

    method: ClassVar[str] = "yes-no"
    outcome: str
    yes: int
    no: int
    abstain: int
    quorum: int
    majority_percent: int
    because: str  # the code of the explanation
    people: int | None = None

    @property
    def votes(self) -> int:
        """How many papers were counted, abstentions among them."""
        return self.yes + self.no + self.abstain

    @property
    def papers(self) -> int:
        """How many papers were cast, abstentions among them: what the quorum is held against."""
        return self.votes if self.people is None else self.people

    @property
    def explanation(self) -> Finding:
        """Why this is the outcome, as a code with the numbers its sentence needs."""
        return Finding(self.because, {**asdict(self), "papers": self.papers})

    def as_stored(self) -> dict[str, Any]:
        """The outcome as a plain dict, as it is stored and published."""
        told = {"method": self.method, **asdict(self), "papers": self.papers}
        return {name: value for name, value in told.items() if value is not None}

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Outcome":
        """The outcome that was stored so."""
        return cls(**{one.name: stored[one.name] for one in fields(cls) if one.name in stored})


def yes_no(choices: Iterable[str], rule: Rule, people: int | None = None) -> Outcome:
    """Count the papers. Raises ValueError for a paper that says something else: none may get that far.

    people: how many voted, where papers stand among these more than once because they weigh more.
    """
    counted = Counter(choices)
    strange = set(counted) - set(CHOICES)
    if strange:
        raise ValueError(f"no choice of this ballot: {sorted(map(str, strange))}")
    yes, no, abstain = (counted[choice] for choice in CHOICES)
    outcome, because = _verdict(yes, no, yes + no + abstain if people is None else people, rule)
    return Outcome(outcome, yes, no, abstain, rule.quorum, rule.majority_percent, because, people)


def _verdict(yes: int, no: int, papers: int, rule: Rule) -> tuple[str, str]:
    if papers < rule.quorum:
        return "void", "quorum-not-met"
    if yes + no == 0:
        return "rejected", "nobody-chose"
    if yes == no:
        return "rejected", "tie-changes-nothing"
    if yes < no:
        return "rejected", "more-no-than-yes"
    if 100 * yes <= rule.majority_percent * (yes + no):
        return "rejected", "majority-too-small"
    return "granted", "more-yes-than-no" if rule.majority_percent == HALF else "majority-large-enough"
