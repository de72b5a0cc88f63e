# SPDX-License-Identifier: EUPL-1.2
"""Moments, names and topics of meetings, in the reader's language."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspraak.civic.agenda import queries as agenda


def language() -> str:
    """The language of this page."""
    return (get_language() or "nl").split("-")[0]


def day_of(found: Any) -> str:
    """The day, written out: "maandag 4 mei 2026"."""
    return date_format(localtime(found.starts_at), "l j F Y")


def ends_at(found: Any) -> datetime:
    """When it is expected to be over."""
    ends: datetime = found.starts_at + timedelta(minutes=found.minutes_long)
    return ends


def clock(at: datetime) -> str:
    """The time of day."""
    return date_format(localtime(at), "H:i")


def hours_of(found: Any) -> str:
    """From when until when: "19:30 – 21:30"."""
    return f"{clock(found.starts_at)} – {clock(ends_at(found))}"


def name_of(seat: Any) -> str:
    """Who holds a seat, by the name of now: somebody who left has none any more."""
    return seat.person.name or _("A member, not by name")


def topics() -> Mapping[str, str]:
    """What topics are called. One query."""
    return {one.key: str(one.title.in_(language())) for one in agenda.topics()}


IDEAS = 300  # to choose from, newest first


def ideas(area: Any, chosen: Any = None) -> list[tuple[int, str]]:
    """The ideas that a point can be about, by number; the one that was chosen always among them. One query."""
    found = dict(agenda.proposals(area).values_list("number", "title")[:IDEAS])
    found |= {chosen.number: chosen.title} if chosen else {}
    return [(number, f"{number}. {title}") for number, title in sorted(found.items(), reverse=True)]


def page_of(found: Any) -> str:
    """The whole address of the page of a meeting."""
    return f"{settings.ORIGIN}{reverse('meetings:meeting', args=[found.area.slug, found.number])}"
