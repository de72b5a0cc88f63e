# SPDX-License-Identifier: EUPL-1.2
"""What one person did in meetings, for that person."""

from samenspraak.civic.meetings.models import Attendance, Interest, MemberVote


def attended_by(person: int) -> list[Attendance]:
    """Where a person was or should have been, the oldest first. One query."""
    found = Attendance.objects.filter(seat__person=person).select_related("meeting__area")
    return list(found.order_by("meeting__starts_at", "pk"))


def interests_of(person: int) -> list[Interest]:
    """The interests that a person declared, the oldest first. One query."""
    return list(Interest.objects.filter(seat__person=person).select_related("point__meeting__area").order_by("at"))


def votes_of(person: int) -> list[MemberVote]:
    """How a person voted in meetings, the oldest first: these votes are given in the open. One query."""
    found = MemberVote.objects.filter(seat__person=person).select_related("resolution__point__meeting__area")
    return list(found.order_by("resolution__at", "pk"))
