# SPDX-License-Identifier: EUPL-1.2
"""What the answers to one question add up to. Exact: nothing is rounded before it is shown."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TypeVar

from samenspraak.rulebook.conversations.answers import HIGHEST, LOWEST
from samenspraak.rulebook.conversations.breakdowns import SIDES, apart

MARKS = range(LOWEST, HIGHEST + 1)
Weights = tuple[int, int, int]


def rounded(number: Fraction, places: int = 1) -> Decimal:
    """The number as it is shown: rounded once, half up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@dataclass(frozen=True)
class Wish:
    """What somebody said in words. `side` and `channel` are empty when so few took part that way that it would tell."""

    id: int
    plate: str
    question: str
    text: str
    side: str
    channel: str


@dataclass(frozen=True)
class Tally:
    """How often each answer to a closed question was given, by answer in the order of the content.

    `by_side` has a row for each side that answered: None where it may not be shown apart.
    `is_small`: so few answered that the total says little, and may tell who said what.
    """

    plate: str
    question: str
    n: int
    counts: Mapping[str, int] = field(hash=False)
    by_side: Mapping[str, Mapping[str, int] | None] = field(hash=False)
    is_small: bool

    def share(self, answer: str) -> Fraction:
        """Which part of those who answered said this; 0 when nobody answered."""
        return Fraction(self.counts.get(answer, 0), self.n) if self.n else Fraction(0)

    @property
    def most(self) -> str:
        """The answer that was given most; empty when nobody answered or two share the first place."""
        return _front(self.counts)

    def front_of(self, side: str) -> str:
        """The stand that most of a side take; empty when it is a tie, or when the side may not be shown apart."""
        counts = self.by_side.get(side) or {}
        return _front({stand: n for stand, n in counts.items() if stand != "pass"})

    @property
    def sides_apart(self) -> bool:
        """Whether two sides that may be shown have another answer in front. Who passes takes no stand."""
        return len({self.front_of(side) for side in self.by_side} - {""}) > 1


@dataclass(frozen=True)
class Spread:
    """Marks of 1 to 5: how often each was given, and what that makes. At least one mark."""

    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many marks."""
        return sum(self.counts)

    @property
    def mean(self) -> Fraction:
        """The average, exactly."""
        return Fraction(sum(mark * count for mark, count in zip(MARKS, self.counts, strict=True)), self.n)

    @property
    def variance(self) -> Fraction:
        """How far marks lie apart: the sample variance (n - 1); 0 with a single mark."""
        if self.n == 1:
            return Fraction(0)
        squares = (count * (mark - self.mean) ** 2 for mark, count in zip(MARKS, self.counts, strict=True))
        return sum(squares, Fraction(0)) / (self.n - 1)

    @property
    def low(self) -> Fraction:
        """The first quartile: a quarter of the marks lies at or below it."""
        return self._at(Fraction(1, 4))

    @property
    def middle(self) -> Fraction:
        """The median."""
        return self._at(Fraction(1, 2))

    @property
    def high(self) -> Fraction:
        """The third quartile."""
        return self._at(Fraction(3, 4))

    @property
    def shown(self) -> Decimal:
        """The average as it is shown, one decimal."""
        return rounded(self.mean)

    def _at(self, part: Fraction) -> Fraction:
        """The mark at this part of the row, in between two marks in proportion."""
        row = [mark for mark, count in zip(MARKS, self.counts, strict=True) for _ in range(count)]
        place = (len(row) - 1) * part
        before = row[int(place)]
        after = row[min(int(place) + 1, len(row) - 1)]
        return before + (after - before) * (place - int(place))


@dataclass(frozen=True)
class PointOutcome:
    """One point of the compass: how it is, how people want it. Now and wanted have numbers of their own.

    In `now_by_side` and `wanted_by_side` a side that may not be shown apart is None.
    """

    key: str
    n: int
    now: Spread | None
    wanted: Spread | None
    now_by_side: Mapping[str, Spread | None] = field(hash=False)
    wanted_by_side: Mapping[str, Spread | None] = field(hash=False)
    is_small: bool

    @property
    def gap(self) -> Fraction | None:
        """How much more people want than there is; below zero when they want less."""
        return self.wanted.mean - self.now.mean if self.now and self.wanted else None


@dataclass(frozen=True)
class TriangleOutcome:
    """The dots in the triangle, in no order that tells who laid which."""

    n: int
    dots: tuple[Weights, ...]
    by_side: Mapping[str, tuple[Weights, ...] | None] = field(hash=False)
    is_small: bool

    @property
    def mean(self) -> tuple[Fraction, Fraction, Fraction] | None:
        """The middle of all dots, exactly; it adds up to 100."""
        return mean_of(self.dots)

    def mean_of_side(self, side: str) -> tuple[Fraction, Fraction, Fraction] | None:
        """The middle of the dots of one side, when it may be shown."""
        return mean_of(self.by_side.get(side) or ())


def mean_of(dots: tuple[Weights, ...]) -> tuple[Fraction, Fraction, Fraction] | None:
    """The middle of these dots; None without dots."""
    if not dots:
        return None
    top, left, right = (Fraction(sum(dot[corner] for dot in dots), len(dots)) for corner in range(3))
    return top, left, right


# Adding up. `given` is a list of (gathering, side, answer), one for each who answered; `closed` are the gatherings
# that are over, first closed first.

Answer = TypeVar("Answer", bound=Hashable)
Given = list[tuple[int, str, Answer]]


@dataclass(frozen=True)
class Shown:
    """What decides about breakdowns: which gatherings are over, and from how many people on a group is shown."""

    closed: Sequence[int]
    small: int


def tally(plate: str, question: str, answers: Iterable[str], given: Given[str], how: Shown) -> Tally:
    """The tally of one closed question."""
    order = tuple(answers)
    by_side = grouped(given, how)
    return Tally(
        plate=plate,
        question=question,
        n=len(given),
        counts=_counts(order, (answer for _, _, answer in given)),
        by_side={side: None if group is None else _counts(order, group) for side, group in by_side.items()},
        is_small=0 < len(given) < how.small,
    )


def point(key: str, now: Given[int], wanted: Given[int], people: int, how: Shown) -> PointOutcome:
    """One point of the compass; `people` is how many marked it, now or wanted."""
    return PointOutcome(
        key=key,
        n=people,
        now=spread(mark for _, _, mark in now),
        wanted=spread(mark for _, _, mark in wanted),
        now_by_side={side: spread(group or ()) for side, group in grouped(now, how).items()},
        wanted_by_side={side: spread(group or ()) for side, group in grouped(wanted, how).items()},
        is_small=0 < people < how.small,
    )


def triangle(dots: Given[Weights], how: Shown) -> TriangleOutcome:
    """The triangle with all its dots. A dot is known by its place, so it has its side on no page or on every page."""
    by_side = grouped(dots, how, together=False)
    return TriangleOutcome(
        n=len(dots),
        dots=tuple(sorted(dot for _, _, dot in dots)),
        by_side={side: None if group is None else tuple(sorted(group)) for side, group in by_side.items()},
        is_small=0 < len(dots) < how.small,
    )


def spread(marks: Iterable[int]) -> Spread | None:
    """The spread of these marks; None without marks."""
    counts = Counter(marks)
    return Spread(tuple(counts[mark] for mark in MARKS)) if counts else None


def grouped(given: Given[Answer], how: Shown, *, together: bool = True) -> dict[str, list[Answer] | None]:
    """The answers of each side that answered, in the order of the sides; None for a side that may not be shown."""
    there = {side for _, side, _ in given}
    shown = apart(given, how.closed, how.small, together=together)
    order = [*(side for side in SIDES if side in there), *sorted(there - set(SIDES))]
    return {side: shown.get(side) for side in order}


def _counts(order: tuple[str, ...], answers: Iterable[str]) -> dict[str, int]:
    found = Counter(answers)
    return {answer: found[answer] for answer in order}


def _front(counts: Mapping[str, int]) -> str:
    """The answer that was given most; empty when nobody answered or two share the first place."""
    most = max(counts.values(), default=0)
    first = [answer for answer, count in counts.items() if count == most]
    return first[0] if most and len(first) == 1 else ""
