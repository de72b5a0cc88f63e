# SPDX-License-Identifier: EUPL-1.2
"""The work list: what waits for somebody, seat by seat, put together from what every civic package knows.

Whether the deed itself is allowed, the page that it leads to asks its policy.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.agenda.queries import waiting as queue
from samenspraak.civic.agenda.queries.waiting import Asked
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import queries as ballots
from samenspraak.civic.conversations import queries as conversations
from samenspraak.civic.council import queries as council
from samenspraak.civic.evaluation import queries as evaluation
from samenspraak.civic.meetings import queries as meetings
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.agenda import excerpt
from samenspraak.rulebook.agreements.terms import Guard, Task
from samenspraak.rulebook.safeguards import WHO_ACTS
from samenspraak.web.shared.fragments import Mark, current, kept
from samenspraak.web.shared.tags import place
from samenspraak.web.wording.agenda import HIDDEN

SOON = timedelta(days=3)  # before its end, what is open online comes on the list
STEP_SOON = timedelta(days=7)  # before its day, a step of a project comes on the list
DUE_SOON = timedelta(days=30)  # before its day, a condition of the raad comes on the list
EVALUATE_AFTER = timedelta(days=330)  # a month before the year is round


@dataclass(frozen=True)
class Work:
    """One thing that waits: what, where it is done, by when, and how urgent (a tone of badges)."""

    what: str
    href: str
    where: str
    until: str = ""
    tone: str = "info"
    label: str = ""
    kind: str = ""  # a heading above all that ask for the same
    due: date | None = None  # the day by which it is done, or on which it is


@dataclass(frozen=True)
class Desk:
    """The work of one kind of seat, by its days: what is late, today, this week, later, and what has no day."""

    title: str
    work: tuple[Work, ...]
    today: date

    @property
    def groups(self) -> list[tuple[str, str, list[Work]]]:
        """A key, a heading and what stands under it; nothing that is empty."""
        sunday = self.today + timedelta(days=6 - self.today.weekday())
        found: dict[str, list[Work]] = {key: [] for key in ("late", "today", "week", "later", "open")}
        for one in sorted((one for one in self.work if one.due), key=lambda one: one.due or date.max):
            assert one.due is not None
            if one.due < self.today:
                key = "late"
            elif one.due == self.today:
                key = "today"
            else:
                key = "week" if one.due <= sunday else "later"
            found[key].append(one)
        found["open"] = [one for one in self.work if one.due is None]
        heads = {
            "late": _("Too late"),
            "today": _("Today"),
            "week": _("This week"),
            "later": _("Later"),
            "open": _("Without a day"),
        }
        return [(key, heads[key], listed) for key, listed in found.items() if listed]


def desks_of(held: Sequence[Holding], at: datetime, person: int) -> list[Desk]:
    """The work of all seats that a person holds, seats of one kind together. At most six queries for each kind, and
    what changes by deed only is kept between deeds."""
    today = localtime(at).date()
    kinds = {kind: [one for one in held if one.kind == kind] for kind in dict.fromkeys(one.kind for one in held)}
    return [
        Desk(", ".join(one.name for one in seats), tuple(DESKS.get(kind, _nothing)(seats, at, person)), today)
        for kind, seats in kinds.items()
    ]


def _nothing(seats: Sequence[Holding], at: datetime, person: int) -> Iterator[Work]:
    return iter(())


def _of_the_team(seats: Sequence[Holding], at: datetime, person: int) -> Iterator[Work]:
    """Gatherings to lead and prepare, questions and steps, texts to draft, ideas to place, promises, what is asked to
    look at again."""
    mark = current()
    areas = _areas_within(seats, mark)
    yield from _gatherings(areas, at)
    yield from _papers(areas, mark, at)
    yield from _statements(areas)
    versions = agreements.at_work(areas)
    yield from _drafts(versions)
    yield from _to_evaluate(versions, localtime(at).date())
    yield from _promises(areas, "gemeente", mark, at)
    until = localtime(at).date() + STEP_SOON
    asked = Asked(tuple(areas), steps_of=("gebiedsteam",), owners=("gemeente",), until=until, person=person)
    yield from _on_the_agenda(TEAM_WAITS, asked, at, _TEAM_WHAT, _Drawing(by_wijk=False, mark=mark))


def _of_residents(seats: Sequence[Holding], at: datetime, person: int) -> Iterator[Work]:
    """Texts to draft and to sign, steps, ideas to place, votes to call, promises."""
    mark = current()
    areas = [one.area for one in seats if one.area is not None]
    signing = any(one.may_sign for one in seats)
    versions = agreements.at_work(areas)
    yield from _to_sign(versions, "signed_by_wijk") if signing else ()
    yield from _drafts(versions)
    yield from _promises(areas, "wijk", mark, at)
    until = localtime(at).date() + STEP_SOON
    asked = Asked(tuple(areas), steps_of=("body",), owners=("wijk",), until=until, person=person)
    yield from _on_the_agenda(RESIDENTS_WAIT, asked, at, drawing=_Drawing(by_wijk=True, mark=mark))
    yield from _meetings(meetings.waiting([one.body for one in seats], at), at)
    yield from _conditions(council.conditions_due(localtime(at).date() - timedelta(days=1), areas), at)


def _of_the_college(seats: Sequence[Holding], at: datetime, person: int) -> Iterator[Work]:
    """Texts to sign, advice to answer by its date, questions that are late, and what is asked to look at again."""
    if any(one.may_sign for one in seats):
        yield from _to_sign(agreements.at_work(), "signed_by_gemeente")
    found = _on_the_agenda(("reply", "question", "appeal"), Asked(person=person), at)
    late = localtime(at).date()
    yield from (one for one in found if one.kind != str(_WHAT["question"]) or (one.due and one.due < late))
    yield from _conditions(council.conditions_due(localtime(at).date() + DUE_SOON), at)


def _of_the_griffie(seats: Sequence[Holding], at: datetime, person: int) -> Iterator[Work]:
    """Agreements that both sides signed, and that wait for the council."""
    for version in agreements.at_work():
        if version.status == "signed":
            area = version.agreement.area
            href = place("/raad/", area.slug, "/besluit/")
            yield Work(_("Record what the council decided on the agreement"), href, area.name, tone="warning")
    yield from _conditions(council.conditions_due(localtime(at).date() + DUE_SOON), at)


DESKS = {
    "gebiedsteam": _of_the_team,
    "wijkraad": _of_residents,
    "wijkpanel": _of_residents,
    "bewonersorganisatie": _of_residents,
    "college": _of_the_college,
    "griffie": _of_the_griffie,
}


def _meetings(found: Iterable[Any], at: datetime) -> Iterator[Work]:
    """Meetings to announce, to hold and to close, and minutes to write."""
    asked = {"planned": _("Announce: {title}"), "announced": _("Hold: {title}"), "open": _("Close: {title}")}
    for one in found:
        words = asked.get(one.status, _("Write the minutes: {title}")).format(title=one.title)
        href = place("/", one.area.slug, "/vergaderingen/", one.number, "/")
        yield Work(words, href, one.area.name, *_when(one, at), kind=_("Meetings"), due=_day_of(one, at))


def _when(one: Any, at: datetime) -> tuple[str, str, str]:
    """By when, and how urgent: minutes that are late were promised, a meeting that passed only waits."""
    if one.status != "closed":
        return date_format(localtime(one.starts_at), "j F, H:i"), "warning" if one.starts_at <= at else "info", ""
    if one.minutes_due is None:
        return "", "info", ""
    late = one.minutes_due < localtime(at).date()
    return date_format(one.minutes_due, "j F Y"), "error" if late else "warning", _("Too late") if late else ""


def _day_of(one: Any, at: datetime) -> date | None:
    """The day of a meeting, or of its minutes; a meeting that passed waits from today on."""
    if one.status == "closed":
        due: date | None = one.minutes_due
        return due
    return max(localtime(one.starts_at).date(), localtime(at).date())


def _conditions(found: Iterable[Any], at: datetime) -> Iterator[Work]:
    """Conditions of the raad: whoever works for college or griffie sees them coming, the wijk when they are late."""
    for one in found:
        area = one.decision.version.agreement.area
        late = one.due < localtime(at).date()
        yield Work(
            one.text,
            place("/raad/", area.slug, "/#conditions"),
            area.name,
            date_format(one.due, "j F Y"),
            "error" if late else "warning",
            _("Too late") if late else "",
            kind=_("Condition of the council"),
            due=one.due,
        )


def _areas_within(seats: Sequence[Holding], mark: Mark) -> list[int]:
    """The areas for which these seats work: their own, and those that lie in them; all, for the whole city."""
    own = {one.area for one in seats}
    known = kept("desk areas", lambda: [(area.pk, area.parent_id) for area in places.areas()], mark)
    return [area for area, parent in known if own & {None, area, parent or area}]


def _gatherings(areas: Iterable[int], at: datetime) -> Iterator[Work]:
    for room in sorted(conversations.open_or_upcoming(areas, at), key=lambda room: room.status != "open"):
        if room.form == "online":
            yield from _closes_soon(room, at)
            continue
        area = room.round.area
        words = _("Lead: {title}") if room.status == "open" else _("Prepare and open: {title}")
        href = place("/", area.slug, "/gesprek/", room.number, "/leiden/")
        when = date_format(localtime(room.starts_at), "j F, H:i")
        tone, label = ("ok", _("Open now")) if room.status == "open" else ("info", "")
        yield Work(words.format(title=room.title), href, area.name, when, tone, label, due=_held_on(room, at))


def _held_on(room: Any, at: datetime) -> date:
    """The day of a gathering; what is open is for today, also after midnight."""
    held: date = localtime(at if room.status == "open" else room.starts_at).date()
    return held


def _closes_soon(room: Any, at: datetime) -> Iterator[Work]:
    """What is open online asks nothing until its end comes near: then it can still be lengthened, or made known."""
    if room.closes_at - at > SOON:
        return
    href = place("/", room.round.area.slug, "/gesprek/", room.number, "/leiden/")
    when = date_format(localtime(room.closes_at), "j F, H:i")
    what, day = _("Closes soon: {title}").format(title=room.title), localtime(room.closes_at).date()
    yield Work(what, href, room.round.area.name, when, "warning", due=day)


@dataclass(frozen=True)
class _Box:
    """A ballot for which papers come in."""

    area: int
    slug: str
    place: str
    number: int
    question: str
    closes_at: datetime


def _papers(areas: Iterable[int], mark: Mark, at: datetime) -> Iterator[Work]:
    """Papers that must be typed over before the ballot closes: by itself, and afterwards none counts any more."""
    own = set(areas)
    for box in kept("desk papers", _boxes, mark):
        if box.area not in own or not timedelta() < box.closes_at - at <= SOON:
            continue
        href = place("/", box.slug, "/stemming/", box.number, "/invoeren/")
        when, day = date_format(localtime(box.closes_at), "j F, H:i"), localtime(box.closes_at).date()
        kind = _("Type over the papers that came in, before the ballot closes")
        yield Work(box.question, href, box.place, when, "warning", kind=kind, due=day)


def _boxes() -> list[_Box]:
    return [
        _Box(one.area_id, one.area.slug, one.area.name, one.number, one.question, one.closes_at)
        for one in ballots.on_paper()
    ]


def _statements(areas: Iterable[int]) -> Iterator[Work]:
    for area, waiting in conversations.waiting_statements(areas):
        words = ngettext("Read {n} statement of a participant", "Read {n} statements of participants", waiting).format(
            n=waiting
        )
        yield Work(words, place("/", area.slug, "/gesprek/stellingen/"), area.name, tone="warning")


def _drafts(versions: Iterable[Any]) -> Iterator[Work]:
    for version in versions:
        if version.status == "draft":
            area = version.agreement.area
            href = place("/", area.slug, "/afspraken/", version.number, "/bewerken/")
            yield Work(_("Work on the draft agreement, and see what is still open"), href, area.name)
            if version.waiting:
                words = ngettext(
                    "Answer {n} question or suggestion about the draft agreement",
                    "Answer {n} questions and suggestions about the draft agreement",
                    version.waiting,
                ).format(n=version.waiting)
                talk = place("/", area.slug, "/afspraken/", version.number, "/overleg/")
                yield Work(words, talk, area.name, tone="warning")


def _to_sign(versions: Iterable[Any], signed: str) -> Iterator[Work]:
    for version in versions:
        if version.status == "proposed" and not getattr(version, signed):
            area = version.agreement.area
            href = place("/", area.slug, "/afspraken/", version.number, "/ondertekenen/")
            yield Work(_("Read the agreement, and sign it"), href, area.name, tone="warning", label=_("Waits for you"))


def _to_evaluate(versions: Iterable[Any], today: date) -> Iterator[Work]:
    for version in versions:
        if version.status == "in-force" and version.since and version.since + EVALUATE_AFTER <= today:
            area = version.agreement.area
            due = version.since + timedelta(days=365)
            href, when = place("/", area.slug, "/evaluatie/"), date_format(due, "j F Y")
            yield Work(_("Ask the same questions again"), href, area.name, when, due=due)


# What waits on the agenda: kind → what is asked, and where it is done (the address in the area, before its number).
RESIDENTS_WAIT = ("step", "idea", "decide", "begin", "milestone")
TEAM_WAITS = ("question", "reply", "step", "verdict", "appeal", "idea", "begin", "milestone")
_WHAT: Mapping[str, Promise] = {
    "idea": gettext_lazy("Look whether this can go on the agenda"),
    "step": gettext_lazy("A step to find out whether an idea can be done"),
    "verdict": gettext_lazy("Say whether it can be done: every step is done"),
    "question": gettext_lazy("Answer the question"),
    "reply": gettext_lazy("Answer what the neighbourhood decided or advised"),
    "appeal": gettext_lazy("Look again at what was hidden"),
    "decide": gettext_lazy("Let the neighbourhood decide"),
    "begin": gettext_lazy("Begin to carry out what was decided"),
    "milestone": gettext_lazy("A step is to be done"),
}
# The area team does not answer itself.
_TEAM_WHAT = {**_WHAT, "reply": gettext_lazy("See to it that the municipal executive answers")}
_WHERE = {
    "idea": ("/agenda/", "/"),
    "step": ("/agenda/", "/haalbaarheid/"),
    "verdict": ("/agenda/", "/haalbaarheid/"),
    "question": ("/vragen/", "/"),
    "reply": ("/agenda/", "/"),
    "appeal": ("/verborgen/", "/"),
    "decide": ("/agenda/", "/"),
    "begin": ("/agenda/", "/uitvoering/"),
    "milestone": ("/agenda/", "/uitvoering/"),
}


def _on_the_agenda(
    kinds: Iterable[str],
    asked: Asked,
    at: datetime,
    said: Mapping[str, Promise] = _WHAT,
    drawing: "_Drawing | None" = None,
) -> Iterator[Work]:
    today = localtime(at).date()
    for one in queue.waiting(kinds, asked):
        if drawing and one.kind == "idea" and not drawing.is_theirs(one, today):
            continue
        before, after = _WHERE[one.kind]
        late = one.due is not None and one.due < today
        what = str(HIDDEN[one.what]) if one.kind == "appeal" else excerpt(one.what)
        yield Work(
            what,
            place("/", one.slug, before, one.number, after),
            one.place,
            date_format(one.due, "j F Y") if one.due else "",
            "error" if late else "warning",
            _("Too late") if late else "",
            kind=str(said[one.kind]),
            due=one.due,
        )


@dataclass(frozen=True)
class _Drawing:
    """Whose ideas wait on a desk: where the wijk draws up the agenda they wait for the wijk, elsewhere for the team."""

    by_wijk: bool
    mark: Mark

    def is_theirs(self, idea: queue.Waiting, today: date) -> bool:
        """Whether who has this desk draws up the agenda for this idea."""
        each = kept(f"desk drawing up {today.isoformat()}", lambda: _drawn_up_by_the_wijk(today), self.mark)
        return ((idea.slug, idea.topic) in each) == self.by_wijk


def _drawn_up_by_the_wijk(today: date) -> frozenset[tuple[str, str]]:
    """The areas and topics for which the wijk draws up the agenda itself."""
    topics = [one.key for one in agenda.topics()]
    found = agreements.power_in_each(topics, Task.DRAW_UP, today)
    return frozenset(where for where, power in found.items() if agenda.wijk_draws_up(power))


def _promises(areas: Iterable[int], side: str, mark: Mark, at: datetime) -> Iterator[Work]:
    """Promises of agreements that this side keeps, with the day by which something must be done."""
    today, own = localtime(at).date(), set(areas)
    listed = kept(f"desk promises {today.isoformat()}", lambda: _all_promises(today), mark)
    for promised in listed:
        if promised.area not in own or side not in promised.sides:
            continue
        late = promised.due < today
        yield Work(
            promised.text,
            place("/", promised.slug, "/afspraken/borging/"),
            promised.place,
            date_format(promised.due, "j F Y"),
            "error" if late else "warning",
            _("Too late") if late else "",
            kind=_("Promise of the agreement, article {number}").format(number=promised.number),
            due=promised.due,
        )


@dataclass(frozen=True)
class _Promised:
    """A promise that must be kept by a day, or had to be."""

    area: int
    slug: str
    place: str
    number: str
    text: str
    due: date
    sides: frozenset[str]


def _all_promises(today: date) -> list[_Promised]:
    """Of all areas: what must be done within the days of a reminder, and what should have been. Replies to an advice
    stand on the desk themselves."""
    reminders = agreements.reminders()
    return [
        _Promised(
            one.area.pk,
            one.area.slug,
            one.area.name,
            promise.term.number,
            promise.term.text,
            occasion.due,
            frozenset(WHO_ACTS[promise.term.guard]),
        )
        for one in evaluation.in_practice(today).values()
        for promise in one.promises
        if promise.term.guard is not Guard.REPLY
        for occasion in (*reminders.nearly_due(promise, today), *promise.standing)
        if occasion.due is not None
    ]
