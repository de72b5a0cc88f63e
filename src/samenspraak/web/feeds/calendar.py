# SPDX-License-Identifier: EUPL-1.2
"""Events as a calendar that people subscribe to (iCalendar, RFC 5545)."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.timezone import localtime
from icalendar import Calendar
from icalendar import Event as Entry

from samenspraak.web.feeds.dates import Event

ABOUT_A_YEAR = timedelta(days=366)  # for how long before and after a calendar is told when the clock changes
RENEW = timedelta(hours=6)  # how often a calendar should look again


def written(name: str, events: Sequence[Event], at: datetime) -> bytes:
    """The calendar as a file."""
    made = Calendar()
    made.add("prodid", "-//Samenspraak//NL")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", RENEW, parameters={"VALUE": "DURATION"})
    for event in events:
        made.add_component(_entry(event, at))
    day = localtime(at).date()
    made.add_missing_timezones(day - ABOUT_A_YEAR, day + ABOUT_A_YEAR)
    return made.to_ical()


def _entry(event: Event, at: datetime) -> Entry:
    page = f"{settings.ORIGIN}{event.page}"
    entry = Entry()
    entry.add("uid", f"{event.uid}@{urlsplit(settings.ORIGIN).hostname}")
    entry.add("dtstamp", at.astimezone(UTC))
    entry.add("dtstart", event.begins)
    entry.add("dtend", event.ends)
    entry.add("summary", f"{event.area}: {event.summary}")
    if event.place:
        entry.add("location", event.place)
    entry.add("description", page)
    entry.add("url", page)
    entry.add("sequence", event.revision)
    entry.add("status", "CANCELLED" if event.called_off else "CONFIRMED")
    entry.add("transp", "OPAQUE" if isinstance(event.begins, datetime) else "TRANSPARENT")
    return entry
