# SPDX-License-Identifier: EUPL-1.2
"""One question, every wijk beside the others: how many answered, what they said, and how sure that is. Never a ranking.

The rows stand in the order of the names that the caller gives. No wijk is put before another by what it answered, and
nothing here says that one differs from another: who came is not who lives there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from samenspraak.rulebook.content import Askable, Choice, CompassPoint, Statement, TriangleQuestion
from samenspraak.rulebook.conversations.answers import HIGHEST, LOWEST, STANCES, AnswerFact
from samenspraak.rulebook.conversations.breakdowns import SMALL
from samenspraak.rulebook.conversations.tallies import Spread, mean_of, spread
from samenspraak.rulebook.proportions import Interval, Z, wilson

MARKS = ("now", "wanted")


@dataclass(frozen=True)
class Share:
    """Which part chose one answer: exactly, and between which parts (0–1) it may lie, Wilson 95%."""

    answer: str
    count: int
    share: Fraction
    interval: Interval


@dataclass(frozen=True)
class Mean:
    """Marks of 1–5: their spread, and between which marks the mean may lie (95%, from the spread); None with one."""

    of: str  # "now" or "wanted"
    spread: Spread
    interval: Interval | None


@dataclass(frozen=True)
class Row:
    """What one wijk said. Of fewer than `SMALL` people nothing is shown but that a few answered."""

    area: str
    n: int | None
    shares: tuple[Share, ...] = ()
    means: tuple[Mean, ...] = ()
    weights: tuple[Fraction, Fraction, Fraction] | None = None  # the middle of the dots in the triangle

    @property
    def is_small(self) -> bool:
        """Whether so few answered that it is not shown."""
        return self.n is None


def beside(asked: Askable, answers: Mapping[str, Sequence[AnswerFact]], small: int = SMALL) -> tuple[Row, ...]:
    """A row for each area (by name, in the order given) where this question was answered by anybody.

    Of each person one answer counts: the caller leaves out what was withdrawn or superseded. Open questions have no
    numbers to put side by side and give rows with `n` alone.
    """
    return tuple(_row(asked, area, facts, small) for area, facts in answers.items() if facts)


def _row(asked: Askable, area: str, facts: Sequence[AnswerFact], small: int) -> Row:
    people = len({fact.participant for fact in facts})
    if people < small:
        return Row(area, None)
    if isinstance(asked, Statement):
        return Row(area, people, shares=_shares(STANCES, (fact.value["vote"] for fact in facts)))
    if isinstance(asked, Choice):
        options = [option.key for option in asked.options]
        return Row(area, people, shares=_shares(options, (fact.value["option"] for fact in facts)))
    if isinstance(asked, CompassPoint):
        return Row(area, people, means=_means(facts, small))
    if isinstance(asked, TriangleQuestion):
        return Row(area, people, weights=mean_of(tuple(tuple(fact.value["weights"]) for fact in facts)))
    return Row(area, people)


def _shares(order: Sequence[str], given: Iterable[str]) -> tuple[Share, ...]:
    chosen = list(given)
    return tuple(
        Share(answer, count, Fraction(count, len(chosen)), wilson(count, len(chosen)))
        for answer in order
        for count in (chosen.count(answer),)
    )


def _means(facts: Sequence[AnswerFact], small: int) -> tuple[Mean, ...]:
    """Now and wanted, each only when enough people marked it."""
    found = ((name, spread(fact.value[name] for fact in facts if fact.value.get(name) is not None)) for name in MARKS)
    return tuple(Mean(name, marks, mean_interval(marks)) for name, marks in found if marks and marks.n >= small)


def mean_interval(marks: Spread) -> Interval | None:
    """Where the mean may lie (95%), from the spread of the marks and their number; None with a single mark.

    Never outside the scale. When all marks are the same the spread tells nothing, and the interval is that one mark:
    the number of people stands beside it.
    """
    if marks.n < 2:
        return None
    mean, reach = float(marks.mean), Z * sqrt(marks.variance / marks.n)
    return Interval(max(mean - reach, float(LOWEST)), min(mean + reach, float(HIGHEST)))
