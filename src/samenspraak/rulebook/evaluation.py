# SPDX-License-Identifier: EUPL-1.2
"""Looking back: then and now on the compass with honest uncertainty, and whether promises were kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from samenspraak.rulebook.conversations import Outcomes, PointOutcome, Spread
from samenspraak.rulebook.verdicts import Finding

FEW = 10  # fewer marks than this, at either moment: no conclusion is drawn
STANDARD_ERRORS = 2  # a difference within twice its standard error may be chance


@dataclass(frozen=True)
class Change:
    """One compass point at two moments. The people need not be the same, so this compares rooms, not persons.

    `difference` is now minus then. `verdict` says what may be concluded about it; `wish` does the same for
    what people wanted then against how they find it now (`remaining`: wanted then minus now).
    """

    key: str
    then: Spread | None
    now: Spread | None
    wanted_then: Spread | None
    wanted_now: Spread | None
    difference: Fraction | None
    verdict: Finding
    remaining: Fraction | None
    wish: Finding


def then_and_now(then: Outcomes, now: Outcomes, few: int = FEW) -> tuple[Change, ...]:
    """Each point of the compass, before and after, in the order of the compass of then."""
    nothing = PointOutcome("", 0, None, None, {}, {}, is_small=False)
    return tuple(_change(point, now.compass.get(key, nothing), few) for key, point in then.compass.items())


def _change(before: PointOutcome, after: PointOutcome, few: int) -> Change:
    return Change(
        key=before.key,
        then=before.now,
        now=after.now,
        wanted_then=before.wanted,
        wanted_now=after.wanted,
        difference=_difference(before.now, after.now),
        verdict=_verdict(before.now, after.now, few),
        remaining=_difference(after.now, before.wanted),
        wish=_wish(before.wanted, after.now, few),
    )


def _difference(first: Spread | None, second: Spread | None) -> Fraction | None:
    return second.mean - first.mean if first and second else None


def _verdict(then: Spread | None, now: Spread | None, few: int) -> Finding:
    if not then or not now:
        return Finding("change-unknown")
    numbers = {"then": then.n, "now": now.n, "few": few}
    if _too_few(then, now, few):
        return Finding("change-too-few", numbers)
    if not is_clear(then, now):
        return Finding("change-may-be-chance", numbers)
    return Finding("change-up" if now.mean > then.mean else "change-down", numbers)


def _wish(wanted: Spread | None, now: Spread | None, few: int) -> Finding:
    """Whether it has become what people wanted then, within the uncertainty."""
    if not wanted or not now:
        return Finding("wish-unknown")
    if _too_few(wanted, now, few):
        return Finding("wish-too-few")
    if not is_clear(wanted, now):
        return Finding("wish-reached")
    return Finding("wish-passed" if now.mean > wanted.mean else "wish-open")


def _too_few(first: Spread, second: Spread, few: int) -> bool:
    return min(first.n, second.n) < few


def is_clear(first: Spread, second: Spread) -> bool:
    """Whether two averages differ by more than chance easily makes: more than twice the standard error.

    The standard error squared is s1²/n1 + s2²/n2 (Welch); compared squared, so that it stays exact.
    """
    error = first.variance / first.n + second.variance / second.n
    return (second.mean - first.mean) ** 2 > STANDARD_ERRORS**2 * error


@dataclass(frozen=True)
class Promise:
    """Something that was due by a day. `done` is the day it was done; `dropped` when it was given up openly."""

    due: date
    done: date | None = None
    dropped: bool = False


@dataclass(frozen=True)
class Kept:
    """Promises counted: done in time, done late, not yet due, overdue, and given up."""

    kept: int
    late: int
    open: int
    overdue: int
    dropped: int = 0

    @property
    def total(self) -> int:
        """All promises."""
        return self.kept + self.late + self.open + self.overdue + self.dropped

    @property
    def share_kept(self) -> Fraction | None:
        """The part that was kept in time, of those of which it can be known; None when there are none."""
        known = self.total - self.open
        return Fraction(self.kept, known) if known else None


def fate(promise: Promise, today: date) -> str:
    """ "kept", "late", "open", "overdue" or "dropped". What is done counts as done, also when it was dropped before.

    On the day itself is in time.
    """
    if promise.done is not None:
        return "kept" if promise.done <= promise.due else "late"
    if promise.dropped:
        return "dropped"
    return "open" if today <= promise.due else "overdue"


def kept(promises: Iterable[Promise], today: date) -> Kept:
    """Count what became of promises."""
    fates = [fate(promise, today) for promise in promises]
    return Kept(*(fates.count(one) for one in ("kept", "late", "open", "overdue", "dropped")))
