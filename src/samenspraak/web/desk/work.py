# SPDX-License-Identifier: EUPL-1.2
"""The work list: what waits for somebody, seat by seat, put together from what every civic package knows.

Whether the deed itself is allowed, the page that it leads to asks its policy.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.conversations import queries as conversations
from samenspraak.civic.council import queries as council
from samenspraak.civic.meetings import queries as meetings
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places import queries as places
from samenspraak.web.shared.tags import place

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


@dataclass(frozen=True)
class Desk:
    """The work of one kind of seat."""

    title: str
    work: tuple[Work, ...]


def desks_of(held: Sequence[Holding], at: datetime) -> list[Desk]:
    """The work of all seats that a person holds, seats of one kind together. At most six queries for each kind."""
    kinds = {kind: [one for one in held if one.kind == kind] for kind in dict.fromkeys(one.kind for one in held)}
    return [
        Desk(", ".join(one.name for one in seats), tuple(DESKS.get(kind, _nothing)(seats, at)))
        for kind, seats in kinds.items()
    ]


def _nothing(seats: Sequence[Holding], at: datetime) -> Iterator[Work]:
    return iter(())


def _of_the_team(seats: Sequence[Holding], at: datetime) -> Iterator[Work]:
    """Gatherings to lead and prepare, texts to draft, ideas to place, agreements to evaluate."""
    areas = _areas_within(seats)
    yield from _gatherings(areas, at)
    yield from _statements(areas)
    versions = agreements.at_work(areas)
    yield from _drafts(versions)
    yield from _to_evaluate(versions, localtime(at).date())
    yield from _on_the_agenda(areas, ("gemeente", "samen"), localtime(at).date())


def _of_residents(seats: Sequence[Holding], at: datetime) -> Iterator[Work]:
    """Texts to draft and to sign, ideas to place, votes to call."""
    areas = [one.area for one in seats if one.area is not None]
    signing = any(one.may_sign for one in seats)
    versions = agreements.at_work(areas)
    yield from _to_sign(versions, "signed_by_wijk") if signing else ()
    yield from _drafts(versions)
    yield from _on_the_agenda(areas, ("wijk", "samen"), localtime(at).date())
    yield from _conditions(council.conditions_due(localtime(at).date() - timedelta(days=1), areas), at)
    yield from _meetings(meetings.waiting([one.body for one in seats], at), at)
    for item in agenda.to_decide(areas):
        area = item.proposal.area
        href = place("/", area.slug, "/agenda/", item.proposal.number, "/")
        yield Work(item.proposal.title, href, area.name, kind=_("Let the neighbourhood decide"))


def _of_the_college(seats: Sequence[Holding], at: datetime) -> Iterator[Work]:
    """Texts to sign, and advice to answer by its date."""
    if any(one.may_sign for one in seats):
        yield from _to_sign(agreements.at_work(), "signed_by_gemeente")
    yield from _to_answer(localtime(at).date())
    yield from _conditions(council.conditions_due(localtime(at).date() + DUE_SOON), at)


def _of_the_griffie(seats: Sequence[Holding], at: datetime) -> Iterator[Work]:
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
        yield Work(words, href, one.area.name, *_when(one, at), kind=_("Meetings"))


def _when(one: Any, at: datetime) -> tuple[str, str, str]:
    """By when, and how urgent: minutes that are late were promised, a meeting that passed only waits."""
    if one.status != "closed":
        return date_format(localtime(one.starts_at), "j F, H:i"), "warning" if one.starts_at <= at else "info", ""
    if one.minutes_due is None:
        return "", "info", ""
    late = one.minutes_due < localtime(at).date()
    return date_format(one.minutes_due, "j F Y"), "error" if late else "warning", _("Too late") if late else ""


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
        )


def _areas_within(seats: Sequence[Holding]) -> list[int]:
    """The areas for which these seats work: their own, and those that lie in them; all, for the whole city."""
    own = {one.area for one in seats}
    return [area.pk for area in places.areas() if own & {None, area.pk, area.parent_id or area.pk}]


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
        yield Work(words.format(title=room.title), href, area.name, when, tone, label)


def _closes_soon(room: Any, at: datetime) -> Iterator[Work]:
    """What is open online asks nothing until its end comes near: then it can still be lengthened, or made known."""
    if room.closes_at - at > SOON:
        return
    href = place("/", room.round.area.slug, "/gesprek/", room.number, "/leiden/")
    when = date_format(localtime(room.closes_at), "j F, H:i")
    yield Work(_("Closes soon: {title}").format(title=room.title), href, room.round.area.name, when, "warning")


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
            due = date_format(version.since + timedelta(days=365), "j F Y")
            yield Work(_("Ask the same questions again"), place("/", area.slug, "/evaluatie/"), area.name, due)


def _on_the_agenda(areas: Iterable[int], owners: Sequence[str], today: date) -> Iterator[Work]:
    found = agenda.waiting(areas, today + STEP_SOON, owners)
    yield from _to_place(found.to_place)
    yield from _to_carry_out(found.to_carry_out, today)


def _to_place(found: Iterable[Any]) -> Iterator[Work]:
    for proposal in found:
        area = proposal.area
        href = place("/", area.slug, "/agenda/", proposal.number, "/")
        yield Work(proposal.title, href, area.name, kind=_("Look whether this can go on the agenda"))


def _to_answer(today: date) -> Iterator[Work]:
    listed: list[Any] = agenda.to_answer()
    for decision in listed:
        proposal = decision.item.proposal
        late = decision.reply_due < today
        yield Work(
            proposal.title,
            place("/", proposal.area.slug, "/agenda/", proposal.number, "/"),
            proposal.area.name,
            date_format(decision.reply_due, "j F Y"),
            "error" if late else "warning",
            _("Too late") if late else "",
            kind=_("Answer the advice"),
        )


def _to_carry_out(found: Iterable[Any], today: date) -> Iterator[Work]:
    """Projects to begin, and steps whose day comes near or has passed."""
    for one in found:
        area, late = one.proposal.area, one.due is not None and one.due < today
        yield Work(
            one.proposal.title,
            place("/", area.slug, "/agenda/", one.proposal.number, "/uitvoering/"),
            area.name,
            date_format(one.due, "j F Y") if one.due else "",
            "error" if late else "info",
            _("Too late") if late else "",
            kind=_("A step is to be done") if one.due else _("Begin to carry out what was decided"),
        )
