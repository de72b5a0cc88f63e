# SPDX-License-Identifier: EUPL-1.2
"""What a next version changes, and for whom: from the terms before and after, as codes that become plain sentences.

Everything that differs is told in one change at least; where only words differ that is said too (`words`).
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from samenspraak.rulebook.agreements.patterns import cells_beside
from samenspraak.rulebook.agreements.terms import (
    ALL_TOPICS,
    BodyTerm,
    Guard,
    Say,
    SayTerm,
    Task,
    Term,
    Terms,
    TextTerm,
)

Kind = TypeVar("Kind", bound=Term)


class Whom(StrEnum):
    """Who reads it: residents, who sits in a body of the wijk, the municipality (gebiedsteam, college), the raad."""

    RESIDENTS = "residents"
    SEATS = "seats"
    MUNICIPALITY = "municipality"
    COUNCIL = "council"


EVERYBODY = tuple(Whom)
NOT_COUNCIL = (Whom.RESIDENTS, Whom.SEATS, Whom.MUNICIPALITY)
# Whom a safeguard touches: who gets something by it, and who has to do it.
GUARDED: Mapping[Guard, tuple[Whom, ...]] = {
    Guard.REPRESENTATION: (Whom.RESIDENTS, Whom.SEATS),
    Guard.CONSULTATION: NOT_COUNCIL,
    Guard.REACH: (Whom.RESIDENTS, Whom.SEATS),
    Guard.INCLUSION: NOT_COUNCIL,
    Guard.OPENNESS: (Whom.RESIDENTS, Whom.SEATS),
    Guard.DECISION_RULE: (Whom.RESIDENTS, Whom.SEATS),
    Guard.INTEREST: (Whom.RESIDENTS, Whom.SEATS),
    Guard.MINORITY: NOT_COUNCIL,
    Guard.ACCOUNTABILITY: EVERYBODY,
    Guard.COMPLAINT: NOT_COUNCIL,
    Guard.SUPPORT: (Whom.SEATS, Whom.MUNICIPALITY),
    Guard.MONEY_CONTROL: EVERYBODY,
    Guard.REPLY: NOT_COUNCIL,
    Guard.REVIEW: EVERYBODY,
    Guard.EXIT: EVERYBODY,
}
GROUND = (
    "owner", "power", "to", "to_officials", "legal_basis", "limits", "consent", "decision", "published", "since",
    "until", "shown_as_binding", "motivated_deviation",
)  # fmt: skip
ROLES = ("allocates", "spends", "limit_cents", "payer", "executor")


@dataclass(frozen=True)
class Change:
    """One thing that changed. `topics`: on which topics, none when it is about all of the agreement."""

    code: str
    params: Mapping[str, Any] = field(hash=False)
    whom: tuple[Whom, ...] = EVERYBODY
    topics: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # the articles that say so: before, after

    def is_on(self, topic: str) -> bool:
        """Whether it is about this topic."""
        return topic in self.topics


def changes(before: Terms, after: Terms, topics: Sequence[str] = ()) -> tuple[Change, ...]:
    """All that changed: say, who acts, what is given, money, safeguards, and words. `topics`: those that are known."""
    told = (
        *_says(before, after, topics),
        *_bodies(before, after),
        *_transfers(before, after, topics),
        *_money(before, after),
        *_guards(before, after),
    )
    known = {number for change in told for number in change.numbers}
    return (*told, *(change for change in _words(before, after) if not known.issuperset(change.numbers)))


def for_whom(found: Iterable[Change], whom: Whom) -> tuple[Change, ...]:
    """What changed for these readers."""
    return tuple(change for change in found if whom in change.whom)


# Say


def _says(before: Terms, after: Terms, topics: Sequence[str]) -> Iterator[Change]:
    """What holds on each topic now, and what held before: of the topic itself, or else of all topics."""
    for pair in cells_beside(before, after, topics):
        was, now = pair.left, pair.right
        if pair.topic != ALL_TOPICS and {term.topic for term in (was, now) if term} == {ALL_TOPICS}:
            continue  # it follows what holds for all, before and after: that is told once
        on = _topics_of(pair.topic, pair.task, before, after, topics)
        about: dict[str, Any] = {"numbers": _numbers(was, now), "topics": on}
        facts = {"topic": pair.topic, "task": pair.task.value, **_codes(was, now)}
        if pair.differs:
            yield Change("say-changed", facts, _whom_of_say(was, now), **about)
        elif was and now and was.body != now.body:
            facts |= {"was": was.body, "now": now.body}
            yield Change("say-body", facts, (Whom.RESIDENTS, Whom.SEATS), **about)


def _codes(was: SayTerm | None, now: SayTerm | None) -> dict[str, str]:
    return {"was": was.say.code if was else "", "now": now.say.code if now else ""}


def _whom_of_say(was: SayTerm | None, now: SayTerm | None) -> tuple[Whom, ...]:
    """Advice more or less is not for the raad; deciding is."""
    decides = any(term and term.say is Say.DECIDES for term in (was, now))
    return EVERYBODY if decides else NOT_COUNCIL


def _topics_of(topic: str, task: Task, before: Terms, after: Terms, topics: Sequence[str]) -> tuple[str, ...]:
    """The topics that a cell counts for: what holds for all counts wherever nothing else was said."""
    if topic != ALL_TOPICS:
        return (topic,)
    own = {term.topic for terms in (before, after) for term in terms.says if term.task is task}
    return (ALL_TOPICS, *(one for one in topics if one not in own))


# Bodies


def _bodies(before: Terms, after: Terms) -> Iterator[Change]:
    for was, now in _pairs(before.bodies, after.bodies, lambda body: body.key):
        numbers = _numbers(was, now)
        if now and was:
            for code, facts in _in_a_body(was, now):
                yield Change(code, {"body": now.title, **facts}, NOT_COUNCIL, numbers=numbers)
        elif one := now or was:
            yield Change("body-new" if now else "body-gone", {"body": one.title}, numbers=numbers)


def _in_a_body(was: BodyTerm, now: BodyTerm) -> Iterator[tuple[str, dict[str, Any]]]:
    seats = now.seats() - was.seats()
    if was.title != now.title:
        yield "body-name", {"was": was.title}
    if seats:
        yield "seats-more" if seats > 0 else "seats-fewer", {"n": abs(seats), "seats": now.seats()}
    if _made_up(was) != _made_up(now) or (was.composition != now.composition and not seats):
        yield "body-composition", {"was": was, "now": now}
    if was.term_months != now.term_months:
        yield "body-months", {"was": was.term_months or "", "now": now.term_months or ""}
    for name in ("speaks_for", "territory", "rotation"):
        if getattr(was, name) != getattr(now, name):
            yield f"body-{name.replace('_', '-')}", {"was": getattr(was, name), "now": getattr(now, name)}
    if (was.invited, was.response_percent) != (now.invited, now.response_percent):
        yield "body-draw", {"was": was.invited or "", "now": now.invited or ""}


def _made_up(body: BodyTerm) -> set[tuple[str, str]]:
    return {(part.who.value, part.chosen.value) for part in body.composition}


# What is given


def _transfers(before: Terms, after: Terms, topics: Sequence[str]) -> Iterator[Change]:
    for was, now in _pairs(before.transfers, after.transfers, lambda term: term.number):
        one = now or was
        assert one is not None
        about: dict[str, Any] = {
            "topics": (ALL_TOPICS, *topics) if one.is_general else one.topics,
            "numbers": _numbers(was, now),
        }
        facts: dict[str, Any] = {"power": one.power, "was": was, "now": now}
        if not was or not now:
            yield Change("transfer-new" if now else "transfer-gone", facts, EVERYBODY, **about)
            continue
        if was.instrument != now.instrument:
            yield Change("transfer-instrument", facts, EVERYBODY, **about)
        if was.deadline_days != now.deadline_days:
            days = {"was": was.deadline_days or "", "now": now.deadline_days or ""}
            yield Change("transfer-deadline", facts | days, NOT_COUNCIL, **about)
        if (was.topics, was.tasks) != (now.topics, now.tasks):
            both = {**about, "topics": tuple(dict.fromkeys((*about["topics"], *was.topics)))}
            yield Change("transfer-on", facts, EVERYBODY, **both)
        if changed := _differ(was, now, GROUND):
            whom = (Whom.SEATS, Whom.MUNICIPALITY, Whom.COUNCIL)
            yield Change("transfer-ground", facts | {"missing": changed}, whom, **about)


# Money


def _money(before: Terms, after: Terms) -> Iterator[Change]:
    for was, now in _pairs(before.money, after.money, lambda term: term.number):
        facts: dict[str, Any] = {"was": was, "now": now}
        numbers = _numbers(was, now)
        if not was or not now:
            yield Change("money-new" if now else "money-gone", facts, numbers=numbers)
            continue
        if (was.amount_cents, was.per) != (now.amount_cents, now.per):
            yield Change("money-amount", facts, numbers=numbers)
        if changed := _differ(was, now, ROLES):
            yield Change("money-roles", facts | {"missing": changed}, numbers=numbers)


# Safeguards


def _guards(before: Terms, after: Terms) -> Iterator[Change]:
    for guard in Guard:
        for was, now in _pairs(before.guards(guard), after.guards(guard), lambda term: term.number, rest=True):
            facts: dict[str, Any] = {"guard": guard.value}
            numbers = _numbers(was, now)
            if not was or not now:
                yield Change("guard-new" if now else "guard-gone", facts, GUARDED[guard], numbers=numbers)
                continue
            for name in sorted({*was.params, *now.params}):
                if was.params.get(name) != now.params.get(name):
                    both = {"param": name, "was": was.params.get(name, ""), "now": now.params.get(name, "")}
                    yield Change("guard-changed", facts | both, GUARDED[guard], numbers=numbers)


# Words


def _words(before: Terms, after: Terms) -> Iterator[Change]:
    """Words that changed, also where nothing else did: an aim or a custom is words only."""
    old = {_place(term): term for term in before.all}
    new = {_place(term): term for term in after.all}
    for place in dict.fromkeys([*old, *new]):
        was, now = old.get(place), new.get(place)
        if was and now and _wording(was) != _wording(now):
            yield Change("words", {}, numbers=_numbers(was, now))
        elif TextTerm.kind in place and not (was and now):
            yield Change("words-new" if now else "words-gone", {}, numbers=_numbers(was, now))


def _wording(term: Term) -> tuple[str, str]:
    return term.text, term.title if isinstance(term, TextTerm) else ""


def _place(term: Term) -> tuple[Hashable, ...]:
    if isinstance(term, SayTerm):
        return term.kind, term.cell
    return (term.kind, term.key) if isinstance(term, BodyTerm) else (term.kind, term.number)


# What they share


def _pairs(
    before: Sequence[Kind], after: Sequence[Kind], key: Any, *, rest: bool = False
) -> Iterator[tuple[Kind | None, Kind | None]]:
    """The same term before and after, in the order of after. `rest`: what is left is taken together in its order."""
    old = {key(term): term for term in before}
    left = [term for term in before if key(term) not in {key(one) for one in after}]
    for term in after:
        was = old.get(key(term))
        yield (left.pop(0) if rest and was is None and left else was), term
    yield from ((term, None) for term in left)


def _numbers(was: Term | None, now: Term | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.number for term in (was, now) if term))


def _differ(was: Term, now: Term, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(was, name) != getattr(now, name))
