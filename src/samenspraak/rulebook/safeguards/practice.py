# SPDX-License-Identifier: EUPL-1.2
"""A promise held against facts: kept, not kept, due on a day, not called upon yet, or for people to say.

One function for each kind of safeguard; together they read as the table in docs/rules/safeguards.md. Nothing here
judges: it compares days and counts. What no record can show says so, and is left to people.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samenspraak.rulebook.agreements.ending import months_after
from samenspraak.rulebook.agreements.scales import Guard
from samenspraak.rulebook.agreements.terms import SafeguardTerm


class State(StrEnum):
    """What may be said of a promise today."""

    KEPT = "kept"
    NOT_KEPT = "not-kept"
    DUE = "due"  # something must be done, and there is still time
    NOT_YET = "not-yet"  # not called upon yet
    PEOPLE = "people"  # no record can show it: only people can tell
    UNMEASURED = "unmeasured"  # a record could show it, and there is none here


# Facts


@dataclass(frozen=True)
class Voted:
    """A ballot that was decided, with what was announced and what came of it."""

    about: str
    opened: date
    on: date
    outcome: str  # "granted", "rejected" or "void"
    electorate: int
    yes: int
    no: int
    papers: int
    consultation_since: date | None = None
    reply_due: date | None = None  # of an advice, or of a promise to follow or explain
    replied: date | None = None
    chooses: bool = False  # between options or ideas: nobody votes for or against
    idea: str = ""  # of a budget, which decides on many ideas at once: the idea that this decision is about

    @property
    def own(self) -> str:
        """What this decision itself is about: the ballot, or one idea on it."""
        return f"{self.about}/{self.idea}" if self.idea else self.about


@dataclass(frozen=True)
class Observed:
    """That a seat of the wijk recorded that a promise was carried out."""

    guard: str
    on: date
    about: str = ""
    to_council: bool = False


@dataclass(frozen=True)
class Speaking:
    """A body of residents in which somebody sits: is it public how it was chosen and for whom it speaks?

    `over` is the first day on which somebody in it has sat longer than was agreed; None: no term was agreed for it.
    """

    about: str
    says: bool
    over: date | None = None


@dataclass(frozen=True)
class Met:
    """A meeting of a body of residents, held or to be held, that was not called off."""

    about: str  # "meeting:3"
    on: date
    announced: date | None  # since when agenda and papers stand there
    minutes: date | None  # since when its minutes are public
    decided: bool = False
    asked: bool = False  # it was asked who has an interest of their own
    kept_out: bool = True  # nobody voted on a point of their own


@dataclass(frozen=True)
class Paid:
    """A payment from money of the agreement: the day on which it was paid, and the day on which it was written down.

    A line that was put right keeps the day on which it was first written.
    """

    about: str  # "booking:7"
    on: date
    written: date
    acts: frozenset[str]  # who writes it down


@dataclass(frozen=True)
class Settled:
    """A project that ended, for which money of the agreement was set aside.

    `done` is the day since which nothing is left of that: all was paid or put back. None: something still is.
    """

    about: str  # "settled:4"
    ended: date
    done: date | None
    acts: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """What our own records know of one area, from the day on which its agreement came into force."""

    since: date
    today: date
    voted: tuple[Voted, ...] = ()
    observed: tuple[Observed, ...] = ()
    bodies: tuple[Speaking, ...] = ()
    met: tuple[Met, ...] = ()
    paid: tuple[Paid, ...] = ()
    settled: tuple[Settled, ...] = ()
    first_evaluation: date | None = None
    ended: tuple[date, date] | None = None  # the day a party ended it, and the first day without it

    @property
    def announced(self) -> tuple[Voted, ...]:
        """The ballots that opened under this agreement, each once: a budget decides on many items.

        One that opened before followed the rules of then.
        """
        return tuple({one.about: one for one in self.voted if one.opened >= self.since}.values())


# What is found


@dataclass(frozen=True)
class Occasion:
    """One time that a safeguard was called upon. `kept` is None as long as there is time, until and including `due`.

    acts: who must act here, when that differs from time to time; empty: whoever acts on this kind of promise.
    """

    about: str
    on: date
    kept: bool | None
    due: date | None = None
    done: date | None = None
    acts: frozenset[str] = frozenset()

    @property
    def is_standing(self) -> bool:
        """Whether it was not kept and nothing was done since: a day that passed, or what cannot be done again."""
        return self.kept is False and self.done is None


@dataclass(frozen=True)
class Practice:
    """What became of one promise: the term, the state, and each time it was called upon, oldest first."""

    term: SafeguardTerm
    state: State
    occasions: tuple[Occasion, ...] = ()

    @property
    def times(self) -> int:
        """How often it can be said whether it was kept."""
        return sum(one.kept is not None for one in self.occasions)

    @property
    def kept(self) -> int:
        """How often it was kept."""
        return sum(one.kept is True for one in self.occasions)

    @property
    def missed(self) -> tuple[Occasion, ...]:
        """The times it was not kept."""
        return tuple(one for one in self.occasions if one.kept is False)

    @property
    def holds_up(self) -> bool:
        """Whether no binding ballot opens now: it was not kept, was not done since, and the article says so."""
        return bool(self.standing) and self.term.params.get("waits") is True

    @property
    def standing(self) -> tuple[Occasion, ...]:
        """What was not kept, and was not done later either."""
        return tuple(one for one in self.occasions if one.is_standing)

    @property
    def waiting(self) -> tuple[Occasion, ...]:
        """What must be done and still has time, the first day first."""
        return tuple(sorted((one for one in self.occasions if one.kept is None), key=lambda one: one.due or one.on))

    def who_acts(self, *times: Occasion) -> frozenset[str]:
        """Who must act on these times of it."""
        return frozenset().union(*(one.acts or WHO_ACTS[self.term.guard] for one in times))

    @property
    def next(self) -> date | None:
        """The first day by which something must be done."""
        return self.waiting[0].due if self.waiting else None


Measure = Callable[[SafeguardTerm, Facts], Iterator[Occasion]]
MEASURES: dict[Guard, Measure] = {}
WIJK, GEMEENTE = "wijk", "gemeente"

# What nothing else in the software shows, and a seat of the wijk may record as done.
OBSERVABLE = frozenset({Guard.ACCOUNTABILITY, Guard.INCLUSION, Guard.SUPPORT, Guard.MONEY_CONTROL})
# What a record could show, and the software does not keep yet: complaints with answers.
WITHOUT_RECORD = frozenset({Guard.COMPLAINT})
# Of what must be done for meetings, the body that meets is told by the meetings themselves.
TOLD_ELSEWHERE = frozenset({Guard.OPENNESS})
# Who must act when a promise is not kept, or nearly due.
WHO_ACTS: Mapping[Guard, frozenset[str]] = {
    Guard.REPLY: frozenset({GEMEENTE}),
    Guard.SUPPORT: frozenset({GEMEENTE}),
    Guard.COMPLAINT: frozenset({GEMEENTE}),
    Guard.REVIEW: frozenset({WIJK, GEMEENTE}),
    Guard.EXIT: frozenset({WIJK, GEMEENTE}),
    **{
        guard: frozenset({WIJK})
        for guard in (
            Guard.REPRESENTATION, Guard.CONSULTATION, Guard.REACH, Guard.INCLUSION, Guard.OPENNESS,
            Guard.DECISION_RULE, Guard.INTEREST, Guard.MINORITY, Guard.ACCOUNTABILITY, Guard.MONEY_CONTROL,
        )
    },
}  # fmt: skip


def practice(term: SafeguardTerm, facts: Facts) -> Practice:
    """What became of this promise."""
    measure = MEASURES.get(term.guard)
    occasions = (
        tuple(sorted(measure(term, facts), key=lambda one: (one.on, one.kept is None, one.about))) if measure else ()
    )
    return Practice(term, _state(term, occasions), occasions)


def _state(term: SafeguardTerm, occasions: tuple[Occasion, ...]) -> State:
    """Once not kept goes before everything; kept goes before what still has time."""
    kept = {one.kept for one in occasions}
    if False in kept:
        return State.NOT_KEPT
    if True in kept:
        return State.KEPT
    if None in kept:
        return State.DUE
    if term.guard in WITHOUT_RECORD:
        return State.UNMEASURED
    return State.NOT_YET if is_measurable(term) else State.PEOPLE


# Which number a promise must name before it can be held against facts.
NUMBER: Mapping[Guard, tuple[str, ...]] = {
    Guard.CONSULTATION: ("days",),
    Guard.REACH: ("percent", "people"),
    Guard.REVIEW: ("months",),
    Guard.OPENNESS: ("days", "before"),
    **{guard: ("months",) for guard in OBSERVABLE},
    Guard.MONEY_CONTROL: ("months", "days"),
}


def is_measurable(term: SafeguardTerm) -> bool:
    """Whether our records can speak about it: there is a rule for its kind, and it names the number the rule needs."""
    names = NUMBER.get(term.guard)
    return term.guard in MEASURES and (names is None or any(term.amount(name) is not None for name in names))


def _measures(guard: Guard) -> Callable[[Measure], Measure]:
    def register(measure: Measure) -> Measure:
        MEASURES[guard] = measure
        return measure

    return register


@_measures(Guard.REPRESENTATION)
def representation(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """Of each body in which residents sit it is public how it was chosen and for whom it speaks, and terms are kept."""
    for body in facts.bodies:
        too_long = body.over is not None and body.over <= facts.today
        last = body.over - timedelta(days=1) if body.over else None
        yield Occasion(body.about, facts.since, body.says and not too_long, due=last)


@_measures(Guard.CONSULTATION)
def consultation(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """Before each ballot residents had their full days."""
    days = term.amount("days")
    for one in facts.announced if days is not None else ():
        since = one.consultation_since
        yield Occasion(one.about, one.opened, not days or (since is not None and (one.opened - since).days >= days))


@_measures(Guard.REACH)
def reach(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """No ballot counts in which too few took part. A ballot that was void because of it is the safeguard at work."""
    percent, people = term.amount("percent"), term.amount("people")
    for one in facts.announced if percent is not None or people is not None else ():
        enough = one.papers * 100 >= (percent or 0) * one.electorate and one.papers >= (people or 0)
        yield Occasion(one.about, one.on, enough or one.outcome == "void")


@_measures(Guard.OPENNESS)
def openness(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """Before each meeting agenda and papers stood there for so many days; after it the minutes came in time."""
    before, days = term.amount("before"), term.amount("days")
    for one in facts.met:
        last = one.on - timedelta(days=before or 0)
        if before is not None and last >= facts.since:
            yield _until(f"agenda-{one.about}", last, last, one.announced, facts.today)
        if days is not None and one.on <= facts.today:
            yield _until(f"minutes-{one.about}", one.on, one.on + timedelta(days=days), one.minutes, facts.today)


@_measures(Guard.INTEREST)
def interest(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """In each meeting that decided, it was asked who has an interest of their own, and nobody with one voted on it."""
    for one in facts.met:
        if one.decided:
            yield Occasion(one.about, one.on, one.asked and one.kept_out)


@_measures(Guard.DECISION_RULE)
def decision_rule(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """Nothing was granted with fewer votes than agreed: half of those for and against unless more was agreed.

    Where people choose between options nobody votes for or against; those are counted by the rule that was announced.
    """
    percent = max(50, term.amount("percent") or 0)
    for one in facts.announced:
        if one.chooses:
            continue
        enough = one.yes * 100 > percent * (one.yes + one.no)
        yield Occasion(one.about, one.on, one.outcome != "granted" or enough)


@_measures(Guard.REPLY)
def reply(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """The municipality answered on the day that was announced, or before."""
    for one in facts.voted:
        if one.reply_due is not None and one.on >= facts.since:
            yield _until(one.own, one.on, one.reply_due, one.replied, facts.today)


@_measures(Guard.REVIEW)
def review(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """The first evaluation began within the agreed months."""
    months = term.amount("months")
    if months is not None:
        due = months_after(facts.since, months)
        yield _until("evaluation", facts.since, due, facts.first_evaluation, facts.today)


@_measures(Guard.EXIT)
def leaving(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """When a party ended the agreement, it kept to the notice that was agreed."""
    if facts.ended is not None:
        told, ends = facts.ended
        months, days = term.amount("months") or 0, term.amount("days") or 0
        yield Occasion("ended", told, ends >= max(months_after(told, months), told + timedelta(days=days)))


def _once_in_months(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """What must be done at least once in so many months: each time counts from the time before."""
    months = term.amount("months")
    any_will_do = term.guard is not Guard.ACCOUNTABILITY or term.params.get("to_council") is not True
    times = sorted(
        (one.on, one.about)
        for one in facts.observed
        if one.guard == term.guard and one.on >= facts.since and (any_will_do or one.to_council)
    )
    last = facts.since
    for on, about in times:
        due = months_after(last, months) if months is not None else None
        yield Occasion(about, on, due is None or on <= due, due=due, done=on)
        last = max(last, on)
    if months is not None:
        yield _until(term.guard.value, last, months_after(last, months), None, facts.today)


for _guard in OBSERVABLE:
    MEASURES[_guard] = _once_in_months


@_measures(Guard.MONEY_CONTROL)
def money_control(term: SafeguardTerm, facts: Facts) -> Iterator[Occasion]:
    """Somebody from outside looked once in so many months; and the book tells within so many days what was paid, and
    of a project that ended, what became of all that was set aside for it."""
    yield from _once_in_months(term, facts)
    days = term.amount("days")
    if days is None:
        return
    within = timedelta(days=days)
    for paid in facts.paid:
        if paid.on >= facts.since:
            yield _until(paid.about, paid.on, paid.on + within, paid.written, facts.today, paid.acts)
    for one in facts.settled:
        if one.ended >= facts.since:
            yield _until(one.about, one.ended, one.ended + within, one.done, facts.today, one.acts)


def _until(
    about: str, on: date, due: date, done: date | None, today: date, acts: frozenset[str] = frozenset()
) -> Occasion:
    """Something with a last day: on the day itself is in time."""
    kept = done <= due if done is not None else None if today <= due else False
    return Occasion(about, on, kept, due=due, done=done, acts=acts)
