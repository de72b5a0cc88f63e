# SPDX-License-Identifier: EUPL-1.2
"""What the page "safeguards in practice" shows: each promise with the facts that say what became of it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots.queries.counts import BUDGET
from samenspraak.civic.evaluation.queries import InPractice
from samenspraak.rulebook.agreements.terms import Guard
from samenspraak.rulebook.safeguards import Occasion, Practice, State
from samenspraak.web.shared import amounts
from samenspraak.web.shared.tags import place
from samenspraak.web.wording.evaluation import PRACTICE, WHO

SHOWN = 5  # times that are told of one promise; the logbook has them all


@dataclass(frozen=True)
class Fact:
    """One time: in words, with where it can be seen, and whether the promise was kept then (None: still time)."""

    text: str
    href: str = ""
    kept: bool | None = None


@dataclass(frozen=True)
class Promise:
    """One promise as it stands on the page."""

    number: str
    title: str
    text: str
    how: str  # how the software sees to it, or sees it
    facts: tuple[Fact, ...]
    more: int  # times that are not shown
    times: int
    kept: int
    standing: bool
    acts: str  # who must act now, when it was not kept and still waits
    holds_up: bool  # so no binding ballot opens
    consequence: str  # what the agreement says follows when it is not kept


def page(found: InPractice) -> dict[str, Any]:
    """The values of the page."""
    titles = titles_of(found)
    shown = {state: [_promise(one, found, titles) for one in found.with_state(state)] for state in State}
    return {
        "area": found.area,
        "version": found.version,
        "since": _day(found.version.since),
        "promised": len(found.promises),
        "not_kept": shown[State.NOT_KEPT],
        "kept": shown[State.KEPT],
        "waiting": shown[State.DUE] + shown[State.NOT_YET],
        "people": shown[State.PEOPLE],
        "unmeasured": shown[State.UNMEASURED],
        "ahead": ahead(found, titles),
    }


def titles_of(found: InPractice) -> dict[str, str]:
    """What each kind of safeguard is called, by the content that the version was drawn up with."""
    language = get_language() or "nl"
    known = agreements.safeguards_known(found.version)
    return {one["key"]: str(one.get(f"title_{language}") or one["title"]) for one in known}


def _promise(one: Practice, found: InPractice, titles: Mapping[str, str]) -> Promise:
    # what was not kept goes before the rest, the newest first
    past = sorted((o for o in one.occasions if o.kept is not None), key=lambda o: (o.kept is False, o.on), reverse=True)
    guard = one.term.guard
    return Promise(
        number=one.term.number,
        title=titles.get(guard.value, guard.value),
        text=one.term.text,
        how=str(PRACTICE[guard.value]),
        facts=tuple(_fact(guard, occasion, found) for occasion in [*past[:SHOWN], *one.waiting[:1]]),
        more=max(0, len(past) - SHOWN),
        times=one.times,
        kept=one.kept,
        standing=bool(one.standing),
        acts=", ".join(str(WHO[side]) for side in sorted(one.who_acts(*one.standing), reverse=True)),
        holds_up=one.holds_up,
        consequence=str(one.term.params.get("consequence", "")),
    )


# One time, in words


def _fact(guard: Guard, occasion: Occasion, found: InPractice) -> Fact:
    record = found.shown.get(occasion.about)
    kind = occasion.about.partition(":")[0]
    if record is not None and kind == "ballot":
        number = record.item.proposal.number if guard is Guard.REPLY else record.ballot.number
        where = "/agenda/" if guard is Guard.REPLY else "/stemming/"
        text = f"{_voted_on(guard, record)}: {BALLOTS[guard](occasion, record)}"
        return Fact(text, place("/", found.area.slug, where, number, "/"), occasion.kept)
    if record is not None and kind == "observance":
        words = _("{day}: {text} (recorded by {body})").format(
            day=_day(record.on), text=record.text, body=record.recorded_by.body.name
        )
        return Fact(words, record.link, occasion.kept)
    if record is not None and kind in MEETINGS:
        what = MEETINGS[kind](occasion)
        words = _("{title} of {body}: {what}").format(title=record.title, body=record.body.name, what=what)
        return Fact(words, place("/", found.area.slug, "/vergaderingen/", record.number, "/"), occasion.kept)
    if record is not None and kind == "booking":
        return Fact(
            _paid(occasion, record), f"{place('/', found.area.slug, '/geld/')}#line-{record.number}", occasion.kept
        )
    if record is not None and kind == "settled":
        words = f"{record.proposal.title}: {_settled(occasion)}"
        href = place("/", found.area.slug, "/agenda/", record.proposal.number, "/uitvoering/")
        return Fact(words, href, occasion.kept)
    if record is not None:
        return Fact(_body(record, occasion, found), place("/", found.area.slug, "/"), occasion.kept)
    return Fact(*_other(guard, occasion, found), occasion.kept)


def _voted_on(guard: Guard, record: Any) -> str:
    """The idea; of a budget, which is about many, the question. An answer is always to one idea."""
    of_many = record.ballot.method == BUDGET and guard is not Guard.REPLY
    return f"“{record.ballot.question}”" if of_many else str(record.item.proposal.title)


def _consulted(occasion: Occasion, record: Any) -> str:
    since = record.ballot.consultation_since
    days = (occasion.on - since).days if since else 0
    return ngettext("{n} day to respond", "{n} days to respond", days).format(n=days)


def _reached(occasion: Occasion, record: Any) -> str:
    papers = (record.ballot.result or {}).get("papers", 0)
    words = _("{papers} of {electorate} took part").format(papers=papers, electorate=record.ballot.electorate or 0)
    return _("{words}, so it decided nothing").format(words=words) if record.outcome == "void" else words


def _counted(occasion: Occasion, record: Any) -> str:
    result = record.ballot.result or {}
    return _("{yes} for, {no} against").format(yes=result.get("yes", 0), no=result.get("no", 0))


def _replied(occasion: Occasion, record: Any) -> str:
    due = _day(occasion.due)
    if occasion.done:
        return _("answered on {day}, had to be done by {due}").format(day=_day(occasion.done), due=due)
    if occasion.kept is None:
        return _("the answer must be there by {due}").format(due=due)
    return _("no answer yet, had to be done by {due}").format(due=due)


BALLOTS: Mapping[Guard, Callable[[Occasion, Any], str]] = {
    Guard.CONSULTATION: _consulted,
    Guard.REACH: _reached,
    Guard.DECISION_RULE: _counted,
    Guard.REPLY: _replied,
}


def _asked(occasion: Occasion) -> str:
    return _("it was asked who has an interest of their own") if occasion.kept else _("it was not asked in time")


def _agenda(occasion: Occasion) -> str:
    due = _day(occasion.due)
    if occasion.done:
        return _("agenda since {day}, had to be there by {due}").format(day=_day(occasion.done), due=due)
    return _("the agenda must be there by {due}").format(due=due)


def _minutes(occasion: Occasion) -> str:
    due = _day(occasion.due)
    if occasion.done:
        return _("minutes on {day}, had to be there by {due}").format(day=_day(occasion.done), due=due)
    return _("the minutes must be there by {due}").format(due=due)


MEETINGS: Mapping[str, Callable[[Occasion], str]] = {
    "meeting": _asked,
    "agenda-meeting": _agenda,
    "minutes-meeting": _minutes,
}


def _paid(occasion: Occasion, line: Any) -> str:
    return _("{amount} paid on {paid}, written down on {day}, had to be done by {due}").format(
        amount=amounts.shown(line.amount_cents),
        paid=_day(occasion.on),
        day=_day(occasion.done),
        due=_day(occasion.due),
    )


def _settled(occasion: Occasion) -> str:
    due = _day(occasion.due)
    if occasion.done:
        words = _("since {day} it is told what became of all the money, had to be done by {due}")
        return words.format(day=_day(occasion.done), due=due)
    if occasion.kept is None:
        return _("what became of the money that was set aside must be told by {due}").format(due=due)
    return _("it was not told what became of all the money, had to be done by {due}").format(due=due)


def _body(body: Any, occasion: Occasion, found: InPractice) -> str:
    if occasion.kept is False and occasion.due and occasion.due < timezone.localdate():
        return _("{body}: somebody sits longer than was agreed").format(body=body.name)
    if occasion.kept is False:
        return _("{body}: how it was chosen, or for whom it speaks, is not public").format(body=body.name)
    return _("{body}: everybody can read how it was chosen and for whom it speaks").format(body=body.name)


def _other(guard: Guard, occasion: Occasion, found: InPractice) -> tuple[str, str]:
    """An evaluation, an ending, or something that was not recorded."""
    due = _day(occasion.due)
    home = place("/", found.area.slug, "/")
    if guard is Guard.EXIT:
        words = _("ended on {day}, holds until {until}")
        return words.format(day=_day(occasion.on), until=_day(found.version.until)), f"{home}afspraken/"
    if guard is Guard.REVIEW and occasion.done:
        words = _("begun on {day}, had to be done by {due}")
        return words.format(day=_day(occasion.done), due=due), f"{home}evaluatie/"
    if occasion.kept is None and guard is Guard.MONEY_CONTROL:
        return _("somebody from outside must have checked it by {due}").format(due=due), ""
    if occasion.kept is None:
        return _("must be done by {due} at the latest").format(due=due), ""
    return _("not recorded, had to be done by {due}").format(due=due), ""


# What is coming


@dataclass(frozen=True)
class Ahead:
    """Something with a day to come."""

    iso: str
    when: str
    sentence: str
    href: str = ""


def ahead(found: InPractice, titles: Mapping[str, str]) -> list[Ahead]:
    """What must be done, which votes are planned, and when the agreement ends; in order of day."""
    base = place("/", found.area.slug, "/")
    days: list[tuple[date, str, str]] = []
    for one in found.promises:
        title = titles.get(one.term.guard.value, one.term.guard.value)
        for occasion in one.waiting:
            fact = _fact(one.term.guard, occasion, found)
            days.append((occasion.due or occasion.on, f"{title}: {fact.text}" if fact.href else title, fact.href))
    for ballot in found.ahead:
        opens, closes = timezone.localdate(ballot.opens_at), timezone.localdate(ballot.closes_at)
        begins = ballot.status == "planned"
        words = _("A vote opens: {question}") if begins else _("A vote closes: {question}")
        href = f"{base}stemming/{ballot.number}/"
        days.append((opens if begins else closes, words.format(question=ballot.question), href))
    if found.version.until:
        days.append((found.version.until, _("The agreement ends, unless a next one takes over"), f"{base}afspraken/"))
    return [Ahead(on.isoformat(), _day(on), words, href) for on, words, href in sorted(days)]


def recordable(found: InPractice, guards: Collection[str]) -> dict[str, str]:
    """The promises that a seat of the wijk can record as carried out: the title of each kind."""
    titles = titles_of(found)
    promised = {one.term.guard.value for one in found.promises}
    return {guard: title for guard, title in titles.items() if guard in guards and guard in promised}


def _day(day: date | None) -> str:
    return formats.date_format(day, "j F Y") if day else ""
