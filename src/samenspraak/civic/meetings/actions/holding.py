# SPDX-License-Identifier: EUPL-1.2
"""A meeting is held: it is opened, who is there is noted, it is asked who has an interest, and it is closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.meetings import policy, queries
from samenspraak.civic.meetings.actions.records import record, roles_of
from samenspraak.civic.meetings.models import Attendance, Interest, Meeting, MemberVote
from samenspraak.rulebook import meetings
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all


@transaction.atomic(durable=True)
def begin(meeting_id: int, *, by: int | None, at: datetime) -> None:
    """Open a meeting; also afterwards, to write down how it went."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    refuse(policy.why_not_begin(roles, found, at))
    days = queries.agreed(found.area, found.starts_at).minutes_days
    found.status, found.opened_at = "open", at
    found.minutes_due = meetings.minutes_due(queries.day_of(found), days)
    found.save(update_fields=["status", "opened_at", "minutes_due"])
    record("meeting.opened", found, roles.typist, at)


@transaction.atomic(durable=True)
def attend(meeting_id: int, *, states: Mapping[int, str], visitors: int | None, by: int | None, at: datetime) -> None:
    """Note who is there, by seat, and how many people came to listen. What is not named stays as it was."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    refuse(policy.why_not_type(roles), policy.why_not_hold(found))
    members = {seat.pk for seat in queries.members_of(found)}
    refuse_all(_why_not_these_states(found, states, members, visitors))
    for seat, state in states.items():
        Attendance.objects.update_or_create(meeting=found, seat_id=seat, defaults={"state": state})
    found.visitors = visitors if visitors is not None else found.visitors
    found.save(update_fields=["visitors"])
    present = Attendance.objects.filter(meeting=found, state="present").count()
    facts: dict[str, Any] = {"present": present, "members": len(members), "visitors": found.visitors}
    record("meeting.attendance-noted", found, roles.typist, at, **facts)


def _why_not_these_states(
    found: Meeting, states: Mapping[int, str], members: set[int], visitors: int | None
) -> list[Finding]:
    wrong = []
    if not states.keys() <= members:
        wrong.append(Finding("attendance-of-no-member"))
    if not set(states.values()) <= set(dict(Attendance.STATES)):
        wrong.append(Finding("attendance-unknown"))
    if visitors is not None and not 0 <= visitors <= 10_000:
        wrong.append(Finding("visitors-wrong", about="visitors"))
    away = {seat for seat, state in states.items() if state != "present"}
    if away & _took_part(found):
        wrong.append(Finding("was-there"))
    return wrong


def _took_part(found: Meeting) -> set[int]:
    """The seats that voted or declared an interest: they were there."""
    voted = MemberVote.objects.filter(resolution__point__meeting=found).values_list("seat", flat=True)
    declared = Interest.objects.filter(point__meeting=found).values_list("seat", flat=True)
    return {*voted, *declared}


@transaction.atomic(durable=True)
def ask_interests(meeting_id: int, *, by: int | None, at: datetime) -> None:
    """Note that it was asked who has an interest of their own in a point. Asking twice is asking."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    refuse(policy.why_not_speak_for(roles), policy.why_not_hold(found))
    if found.asked_at:
        return
    found.asked_at = at
    found.save(update_fields=["asked_at"])
    record("meeting.interests-asked", found, roles.member, at)


@transaction.atomic(durable=True)
def close(meeting_id: int, *, by: int | None, at: datetime) -> None:
    """Close a meeting. What was decided stands; the minutes are still to be written."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    noted = Attendance.objects.filter(meeting=found).count()
    refuse(policy.why_not_speak_for(roles), policy.why_not_close(found, noted=noted))
    found.status, found.closed_at = "closed", at
    found.save(update_fields=["status", "closed_at"])
    decided = found.points.filter(resolution__isnull=False).count()
    record("meeting.closed", found, roles.member, at, decided=decided)
