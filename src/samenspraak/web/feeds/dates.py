# SPDX-License-Identifier: EUPL-1.2
"""What stands in the calendar of an area, or of the whole city.

Each source gives events of some areas from a moment on; who has another kind of event writes one more function and
names it in SOURCES.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.ballots import queries as ballots
from samenspraak.civic.conversations import queries as conversations


@dataclass(frozen=True)
class Event:
    """Something with a date. `begins` and `ends` are moments, or days (then `ends` is the day after the last)."""

    uid: str
    summary: str
    page: str  # its address
    area: str  # name
    begins: datetime | date
    ends: datetime | date
    place: str = ""
    revision: int = 0
    called_off: bool = False


Source = Callable[[Sequence[int], datetime], Iterable[Event]]


def gatherings(areas: Sequence[int], since: datetime) -> Iterator[Event]:
    """Gatherings of a conversation; online ones on the day on which they close."""
    for room in conversations.held_since(areas, since):
        area = room.round.area
        told: dict[str, Any] = {
            "uid": f"gathering-{room.pk}",
            "page": reverse("conversations:gathering", args=[area.slug, room.number]),
            "area": area.name,
            "revision": room.revision,
            "called_off": room.status == "cancelled",
        }
        if room.form == "online" and room.closes_at:
            yield _day(_("Last day to take part online: {title}"), room.title, room.closes_at, told)
        elif room.form != "online":
            begins = localtime(room.starts_at)
            ends = begins + timedelta(minutes=room.minutes)
            yield Event(summary=room.title, begins=begins, ends=ends, place=room.place, **told)


def ballot_days(areas: Sequence[int], since: datetime) -> Iterator[Event]:
    """The first and the last day of each ballot."""
    for held in ballots.held_since(areas, since):
        told: dict[str, Any] = {
            "page": reverse("ballots:ballot", args=[held.area.slug, held.number]),
            "area": held.area.name,
            "called_off": held.status == "withdrawn",
        }
        first, last = {**told, "uid": f"ballot-{held.pk}-opens"}, {**told, "uid": f"ballot-{held.pk}-closes"}
        yield _day(_("Voting opens: {title}"), held.question, held.opens_at, first)
        yield _day(_("Last day to vote: {title}"), held.question, held.closes_at, last)


def reply_days(areas: Sequence[int], since: datetime) -> Iterator[Event]:
    """The last day on which the municipality replies to what a wijk advised. From when does not matter: what is late
    stays."""
    for made in agenda.to_answer(areas):
        found, due = made.item.proposal, made.reply_due
        assert due is not None
        yield Event(
            uid=f"reply-{made.pk}",
            summary=_("Last day for the reply of the municipality: {title}").format(title=found.title),
            page=reverse("agenda:proposal", args=[found.area.slug, found.number]),
            area=found.area.name,
            begins=due,
            ends=due + timedelta(days=1),
        )


SOURCES: tuple[Source, ...] = (gatherings, ballot_days, reply_days)


def events(areas: Sequence[int], since: datetime) -> list[Event]:
    """Everything from a moment on, in order of date. One query for each source."""
    return sorted((event for source in SOURCES for event in source(areas, since)), key=_order)


def _order(event: Event) -> tuple[str, str]:
    return event.begins.isoformat(), event.uid


def _day(summary: str, title: str, at: datetime, told: dict[str, Any]) -> Event:
    day = localtime(at).date()
    return Event(summary=summary.format(title=title), begins=day, ends=day + timedelta(days=1), **told)
