# SPDX-License-Identifier: EUPL-1.2
"""Meetings and what they decided, in lists: for pages, for the work list, for the clock, and for safeguards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.meetings.models import Interest, Meeting, MemberVote, Minutes, Resolution
from samenspraak.civic.places.models import Area

GOING_ON = ("planned", "announced", "open")


def _published() -> Subquery:
    """When the minutes were first published."""
    return Subquery(Minutes.objects.filter(meeting=OuterRef("pk"), edition=1).values("published_at")[:1])


def meetings_of(area: Area) -> list[Meeting]:
    """All meetings of an area, the last day first, with body and `published_at` of the minutes. One query."""
    found = Meeting.objects.filter(area=area).annotate(published_at=_published())
    return list(found.select_related("body").order_by("-starts_at", "-pk"))


def coming(areas: Iterable[int], at: datetime) -> QuerySet[Meeting]:
    """Meetings that are still to come or go on now, the first day first."""
    ahead = Q(starts_at__gt=at) | Q(status="open")
    found = Meeting.objects.filter(ahead, area__in=list(areas), status__in=GOING_ON)
    return found.select_related("body", "area").order_by("starts_at", "pk")


def waiting(bodies: Iterable[int], at: datetime) -> list[Meeting]:
    """Meetings of these bodies that ask something: to be announced, held, closed, or to have minutes. One query."""
    found = Meeting.objects.filter(body__in=list(bodies)).annotate(published_at=_published())
    undone = Q(status__in=GOING_ON) | Q(status="closed", published_at=None)
    return list(found.filter(undone).select_related("area", "body").order_by("starts_at", "pk"))


def minutes_to_write(until: date) -> list[Meeting]:
    """Closed meetings without minutes whose last day for them is this day, or before. One query."""
    found = Meeting.objects.annotate(published_at=_published())
    found = found.filter(status="closed", minutes_due__lte=until, published_at=None)
    return list(found.select_related("area", "body").order_by("minutes_due", "pk"))


def resolutions_of(area: Area, body: int | None = None) -> list[Resolution]:
    """The decision list: what meetings here decided, the newest first. One query."""
    found = Resolution.objects.filter(point__meeting__area=area)
    if body is not None:
        found = found.filter(point__meeting__body=body)
    related = ("point__meeting__body", "point__proposal")
    return list(found.select_related(*related).order_by("-point__meeting__starts_at", "point__number"))


def resolutions_about(proposal: Proposal) -> list[Resolution]:
    """What meetings decided on an idea, the oldest first. One query."""
    found = Resolution.objects.filter(point__proposal=proposal).select_related("point__meeting__body")
    return list(found.order_by("point__meeting__starts_at", "pk"))


@dataclass(frozen=True)
class Met:
    """A meeting as safeguards see it, with the meeting itself."""

    meeting: Meeting
    published_at: datetime | None
    decided: bool
    kept_out: bool  # nobody who declared an interest in a point voted on it


def met(areas: Iterable[int], since: datetime) -> list[Met]:
    """The meetings of these areas since a moment that were not called off, the oldest first. One query."""
    own = Interest.objects.filter(point=OuterRef("resolution__point"), seat=OuterRef("seat"))
    crossed = MemberVote.objects.filter(Exists(own), resolution__point__meeting=OuterRef("pk"))
    found: Any = Meeting.objects.filter(area__in=list(areas), starts_at__gte=since).exclude(status="cancelled")
    found = found.annotate(
        published_at=_published(),
        decided=Exists(Resolution.objects.filter(point__meeting=OuterRef("pk"))),
        crossed=Exists(crossed),
    )
    rows = found.select_related("body").order_by("starts_at", "pk")
    return [Met(one, one.published_at, one.decided, not one.crossed) for one in rows]
