# SPDX-License-Identifier: EUPL-1.2
"""One meeting: who may act on it, who belongs to it, and what happened there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Prefetch, Q
from django.utils import timezone

from samenspraak.civic.meetings.models import (
    Attendance,
    Interest,
    Meeting,
    MeetingPaper,
    MemberVote,
    Minutes,
    PaperFile,
    Point,
    Resolution,
)
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body, Seat
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area


@dataclass(frozen=True)
class Roles:
    """From which seats a person may act on the meetings of one body, today."""

    member: Holding | None = None  # of the body itself
    team: Holding | None = None  # in the gebiedsteam: helps to type, and decides nothing

    @property
    def typist(self) -> Holding | None:
        """The seat from which this person writes down what is planned and what happened."""
        return self.member or self.team


def roles(person: int | None, area: Area, body: int | None, on: date) -> Roles:
    """The seats of a person as the meetings of this body see them. One query; none for a visitor.

    Without a body: of any body of residents here.
    """
    held = people.seats_of(person, on)
    within = {area.pk, area.parent_id}
    return Roles(
        member=next((one for one in held if _sits(one, area, body)), None),
        team=next((one for one in held if one.kind == "gebiedsteam" and one.area in within), None),
    )


def _sits(held: Holding, area: Area, body: int | None) -> bool:
    return held.kind in Body.OF_RESIDENTS and held.area == area.pk and body in (None, held.body)


def day_of(found: Meeting) -> date:
    """The day of a meeting, where the municipality is."""
    return timezone.localdate(found.starts_at)


def meeting(area: str, number: int) -> Meeting | None:
    """A meeting by its address, with its body and area. One query."""
    found = Meeting.objects.filter(area__slug=area, number=number)
    return found.select_related("body", "area__parent").first()


def locked(meeting_id: int) -> Meeting:
    """A meeting that nobody else can change until the end of the transaction."""
    found = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("body", "area__parent").get(pk=meeting_id)


def known(area: Area, key: str) -> Meeting | None:
    """The meeting that this form became before."""
    return Meeting.objects.filter(area=area, key=key).first()


def next_number(area: Area) -> int:
    """The number of the next meeting in an area. Call it under the lock of the area."""
    return (Meeting.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0) + 1


def point(found: Meeting, number: int) -> Point | None:
    """A point of a meeting by its number, with what it is about and what was decided."""
    return found.points.select_related("proposal", "resolution").filter(number=number).first()


def paper(found: Meeting, number: int, of_point: int) -> MeetingPaper | None:
    """A paper by its number and that of its point."""
    return MeetingPaper.objects.filter(point__meeting=found, point__number=of_point, number=number).first()


def paper_file(found: Meeting, number: int, of_point: int) -> tuple[str, bytes] | None:
    """The file of a paper that was not taken away: how it is called, and what is in it. One query."""
    of_paper = {"paper__point__meeting": found, "paper__point__number": of_point, "paper__number": number}
    kept = PaperFile.objects.filter(**of_paper, paper__dropped_at=None).values_list("paper__file_name", "data").first()
    return (kept[0], bytes(kept[1])) if kept else None


def members_of(found: Meeting) -> list[Seat]:
    """Who held a seat in the body on the day of the meeting: the chair first. One query."""
    on = day_of(found)
    held = Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))
    seats = Seat.objects.filter(held, body=found.body_id).select_related("person", "body").order_by("since", "pk")
    return sorted(seats, key=lambda seat: seat.role != "voorzitter")


@dataclass(frozen=True)
class Course:
    """What happened in a meeting: its points with papers, interests and decisions; who was there; the minutes."""

    points: Sequence[Point]
    members: Sequence[Seat]
    attendance: dict[int, str]  # by seat
    minutes: Sequence[Minutes]

    @property
    def present(self) -> set[int]:
        """The seats that were there."""
        return {seat for seat, state in self.attendance.items() if state == "present"}


def course_of(found: Meeting) -> Course:
    """All of it. Eight queries, whatever the number of points; pages keep what comes of it."""
    by_seat = Interest.objects.select_related("seat__person").order_by("at", "pk")
    votes = MemberVote.objects.select_related("seat__person").order_by("pk")
    resolved = Resolution.objects.select_related("version").prefetch_related(Prefetch("votes", votes))
    points = found.points.select_related("proposal").prefetch_related(
        "papers", Prefetch("interests", by_seat), Prefetch("resolution", resolved)
    )
    return Course(
        list(points),
        members_of(found),
        dict(Attendance.objects.filter(meeting=found).values_list("seat", "state")),
        list(found.minutes.select_related("published_by__body")),
    )


def writing_of(found: Meeting) -> list[Point]:
    """The points as the minutes are being written, without those that were dropped. One query."""
    return list(found.points.filter(dropped_at=None).select_related("resolution"))
