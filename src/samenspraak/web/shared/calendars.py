# SPDX-License-Identifier: EUPL-1.2
"""Files for any calendar: of one gathering or meeting, or of all that a wijk plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.timezone import localtime
from icalendar import Calendar, Event, vCalAddress, vText

ABOUT_A_YEAR = timedelta(days=366)  # for how long before and after a calendar is told when the clock changes


@dataclass(frozen=True)
class Happening:
    """Something that happens somewhere, as a calendar needs it. `name` is the same for as long as it exists."""

    name: str  # "gathering-3"
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    text: str
    address: str
    revision: int = 0  # one more each time it changes, so that calendars know which of two files is newer
    off: bool = False


def file_of(found: Happening, at: datetime) -> bytes:
    """One happening as a file; called off, it takes itself out of the calendar again."""
    return _file([found], at, "CANCEL" if found.off else "PUBLISH")


def feed_of(found: Iterable[Happening], at: datetime) -> bytes:
    """Several of them, to subscribe to: what was called off says so."""
    return _file(list(found), at, "PUBLISH")


def _file(found: list[Happening], at: datetime, method: str) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Samenspraak//NL")
    made.add("version", "2.0")
    made.add("method", method)
    for one in found:
        made.add_component(_event(one, at))
    days = [localtime(one.starts_at).date() for one in found] or [localtime(at).date()]
    made.add_missing_timezones(min(days) - ABOUT_A_YEAR, max(days) + ABOUT_A_YEAR)
    return made.to_ical()


def _event(found: Happening, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{found.name}@{urlsplit(settings.ORIGIN).hostname}")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", localtime(found.starts_at))
    event.add("dtend", localtime(found.ends_at))
    event.add("summary", found.title)
    if found.place:
        event.add("location", found.place)
    event.add("description", f"{found.text}\n{found.address}")
    event.add("url", found.address)
    event.add("sequence", found.revision)
    event.add("status", "CANCELLED" if found.off else "CONFIRMED")
    event.add("transp", "OPAQUE")
    event["organizer"] = _organizer()
    return event


def _organizer() -> vCalAddress:
    """Calendars ask who organises; people reach the installation, not a person."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = vText(name or "Samenspraak")
    return organizer


def answer(made: bytes, name: str) -> HttpResponse:
    """The file as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"'}
    return HttpResponse(made, content_type="text/calendar; charset=utf-8", headers=headers)
