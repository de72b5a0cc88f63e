# SPDX-License-Identifier: EUPL-1.2
"""A meeting is planned, announced, moved or called off. It stands on the page from the first moment."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.meetings import policy, queries
from samenspraak.civic.meetings.actions.records import line, record, roles_of, tell_members
from samenspraak.civic.meetings.models import Meeting
from samenspraak.civic.people import queries as people
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all


@transaction.atomic(durable=True)
def plan(
    area: Area,
    *,
    body: int,
    title: str,
    starts_at: datetime,
    place: str,
    key: str,
    by: int | None,
    at: datetime,
    minutes_long: int = 120,
    public: bool = True,
    closed_why: str = "",
) -> Meeting:
    """Plan a meeting of a body of residents. The same form (`key`) sent twice is one meeting.

    Open to everybody, or closed with a reason that everybody reads.
    """
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    roles = queries.roles(by, area, body, timezone.localdate(at))
    refuse(policy.why_not_type(roles))
    known = queries.known(area, key)
    if known:
        return known
    held_by = people.body_here(area, body)
    if held_by is None:
        raise Refused(Finding("meeting-of-no-body", about="body"))
    given = _given(title, starts_at, place, minutes_long, public=public, closed_why=closed_why)
    refuse_all(policy.why_not_this_meeting(**given, public=public, at=at))
    made = Meeting.objects.create(
        area=area, number=queries.next_number(area), body=held_by, planned_at=at, key=key, **given
    )
    record("meeting.planned", made, roles.typist, at, **_facts(made))
    return made


def _given(
    title: str, starts_at: datetime, place: str, minutes_long: int, *, public: bool, closed_why: str
) -> dict[str, Any]:
    return {
        "title": line(title),
        "place": line(place),
        "starts_at": starts_at,
        "minutes_long": minutes_long,
        "closed_why": "" if public else line(closed_why),
    }


def _facts(found: Meeting) -> dict[str, Any]:
    starts = timezone.localtime(found.starts_at).isoformat(timespec="minutes")
    return {"title": found.title, "starts": starts, "public": not found.closed_why}


@transaction.atomic(durable=True)
def reschedule(
    meeting_id: int,
    *,
    title: str,
    starts_at: datetime,
    place: str,
    by: int | None,
    at: datetime,
    minutes_long: int = 120,
    public: bool = True,
    closed_why: str = "",
) -> None:
    """Another moment, place or title. After it was announced, what it was before stays to be read."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    refuse(policy.why_not_move(roles, found))
    given = _given(title, starts_at, place, minutes_long, public=public, closed_why=closed_why)
    refuse_all(policy.why_not_this_meeting(**given, public=public, at=at))
    changed = [name for name, value in given.items() if getattr(found, name) != value]
    if not changed:
        return
    moved = bool({"starts_at", "place"} & set(changed))
    if moved and found.announced_at:
        found.was_starts_at, found.was_place, found.moved_at = found.starts_at, found.place, at
    for name, value in given.items():
        setattr(found, name, value)
    found.revision += 1
    found.save()
    record("meeting.rescheduled", found, roles.typist, at, changed=sorted(changed), **_facts(found))
    if moved:
        tell_members("meeting-moved", found, at, key=f"meeting-moved:{found.pk}:{found.revision}")


@transaction.atomic(durable=True)
def announce(meeting_id: int, *, by: int | None, at: datetime) -> None:
    """Announce a meeting: its members hear of it, and from now every change of its agenda and papers is seen as one."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    points = found.points.filter(dropped_at=None).count()
    refuse(policy.why_not_announce(roles, found, points))
    found.status, found.announced_at = "announced", at
    found.save(update_fields=["status", "announced_at"])
    record("meeting.announced", found, roles.typist, at, points=points, **_facts(found))
    tell_members("meeting-announced", found, at, key=f"meeting-announced:{found.pk}")


@transaction.atomic(durable=True)
def call_off(meeting_id: int, *, why: str, by: int | None, at: datetime) -> None:
    """Call a meeting off, with the reason. It stays to be read."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    refuse(policy.why_not_move(roles, found))
    why = line(why)
    refuse_all(policy.why_not_reason(why, "why"))
    found.status, found.cancelled_why = "cancelled", why
    found.revision += 1
    found.save(update_fields=["status", "cancelled_why", "revision"])
    record("meeting.called-off", found, roles.typist, at, title=found.title)
    tell_members("meeting-called-off", found, at, key=f"meeting-called-off:{found.pk}", why=why)
