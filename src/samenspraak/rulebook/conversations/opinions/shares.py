# SPDX-License-Identifier: EUPL-1.2
"""What a number of people said to one statement, and how sure a share is. Verdicts are counted, never rounded."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from samenspraak.rulebook.conversations.outcomes import COMMON
from samenspraak.rulebook.proportions import Interval, wilson

COLUMN = {"agree": "agree", "disagree": "disagree", "pass": "passed"}


@dataclass(frozen=True)
class Counts:
    """Votes on one statement. Who did not vote is not in it; who passed is."""

    agree: int
    disagree: int
    passed: int

    @property
    def n(self) -> int:
        """How many voted."""
        return self.agree + self.disagree + self.passed

    def of(self, stance: str) -> int:
        """How many said this: agree, disagree or pass."""
        return int(getattr(self, COLUMN[stance]))

    def share(self, stance: str) -> Fraction:
        """Which part of those who voted said this; the three add up to 1. 0 when nobody voted."""
        return Fraction(self.of(stance), self.n) if self.n else Fraction(0)

    def interval(self, stance: str) -> Interval:
        """How sure that share is (Wilson, 95%)."""
        return wilson(self.of(stance), self.n)

    @property
    def lean(self) -> Fraction:
        """From -1, all disagree, to 1, all agree; who passes counts as 0."""
        return self.share("agree") - self.share("disagree")

    @property
    def majority(self) -> str:
        """What more than half of those who voted say, agree or disagree, passes included; empty when neither."""
        return next((side for side in ("agree", "disagree") if 2 * self.of(side) > self.n), "")

    @property
    def stance(self) -> str:
        """What these people say together, agree or disagree: more than half of those who voted, and two thirds of
        those who took a stand. Empty when they do not say one thing.
        """
        side = self.majority
        enough = side and COMMON.denominator * self.of(side) >= COMMON.numerator * (self.agree + self.disagree)
        return side if enough else ""

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.agree + other.agree, self.disagree + other.disagree, self.passed + other.passed)


NOBODY = Counts(0, 0, 0)


def more_at_least(here: Counts, elsewhere: Counts, stance: str) -> float:
    """How much larger a share is here than elsewhere, at the least: from -1 to 1.

    The lower end of the 95% interval for the difference of two shares from their score intervals (Newcombe 1998,
    method 10).
    """
    one, other = here.interval(stance), elsewhere.interval(stance)
    share, share_there = here.of(stance) / max(here.n, 1), elsewhere.of(stance) / max(elsewhere.n, 1)
    return share - share_there - sqrt((share - one.low) ** 2 + (other.high - share_there) ** 2)
