# SPDX-License-Identifier: EUPL-1.2
"""Inviting people: a text to mail, and a file for their calendar."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from samenspraak.web.conversations.papers import day_of, ends_at, hours_of
from samenspraak.web.conversations.plates import content_for_reader, plates_of

ABOUT_A_YEAR = timedelta(days=366)  # for how long before and after a calendar is told when the clock changes
LANGUAGES = (("nl", "Nederlands"), ("en", "English"))


@dataclass(frozen=True)
class Invitation:
    """A text to send, in one language. Plain text, for any mail program."""

    language: str
    called: str
    subject: str
    text: str

    @property
    def mailto(self) -> str:
        """An address that opens the reader's own mail program with this text in it."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.text)}"


def invitations(room: Any) -> list[Invitation]:
    """The invitation in every language."""
    return [_invitation(room, language, called) for language, called in LANGUAGES]


def _invitation(room: Any, language: str, called: str) -> Invitation:
    with translation.override(language):
        area = room.round.area
        context = {
            "room": room,
            "area": area,
            "day": day_of(room),
            "hours": hours_of(room),
            "plates": plates_of(content_for_reader(room.round), room.plates),
            "address": page_of(room),
            "calendar": f"{settings.ORIGIN}{reverse('conversations:calendar', args=[area.slug, room.number])}",
        }
        subject = _("Invitation: {title}, {day}").format(title=room.title, day=context["day"])
        text = render_to_string("conversations/mail/invitation.txt", context).strip() + "\n"
    return Invitation(language, called, subject, text)


def page_of(room: Any) -> str:
    """The whole address of the page of a gathering."""
    return f"{settings.ORIGIN}{reverse('conversations:gathering', args=[room.round.area.slug, room.number])}"


def calendar(room: Any, at: datetime) -> bytes:
    """The gathering as a file for any calendar; called off, it takes itself out of the calendar again.

    Each change of a gathering raises its revision, so that calendars know which of two files is newer.
    """
    off = room.status == "cancelled"
    made = Calendar()
    made.add("prodid", "-//Samenspraak//NL")
    made.add("version", "2.0")
    made.add("method", "CANCEL" if off else "PUBLISH")
    made.add_component(_event(room, at, off))
    day = localtime(room.starts_at).date()
    made.add_missing_timezones(day - ABOUT_A_YEAR, day + ABOUT_A_YEAR)
    return made.to_ical()


def _event(room: Any, at: datetime, off: bool) -> Event:
    event = Event()
    event.add("uid", f"gathering-{room.pk}@{urlsplit(settings.ORIGIN).hostname}")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", localtime(room.starts_at))
    event.add("dtend", localtime(ends_at(room)))
    event.add("summary", room.title)
    if room.place:
        event.add("location", room.place)
    event.add("description", _("The conversation in {area}.").format(area=room.round.area.name) + f"\n{page_of(room)}")
    event.add("url", page_of(room))
    event.add("sequence", room.revision)
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("transp", "OPAQUE")
    event["organizer"] = _organizer()
    return event


def _organizer() -> vCalAddress:
    """Calendars ask who organises; people reach the installation, not a person."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["cn"] = vText(name or "Samenspraak")
    return organizer
