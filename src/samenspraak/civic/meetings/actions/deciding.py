# SPDX-License-Identifier: EUPL-1.2
"""Interests are declared, and the meeting decides: by those who are there, and not on a point of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.meetings import policy, queries
from samenspraak.civic.meetings.actions.preparing import is_decided, point_in
from samenspraak.civic.meetings.actions.records import line, record, roles_of
from samenspraak.civic.meetings.models import Attendance, Interest, Meeting, MemberVote, Point, Resolution
from samenspraak.civic.meetings.queries import Agreed, Rests
from samenspraak.rulebook import meetings
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all


def _present(found: Meeting) -> set[int]:
    return set(Attendance.objects.filter(meeting=found, state="present").values_list("seat", flat=True))


@transaction.atomic(durable=True)
def declare_interest(meeting_id: int, number: int, *, seat: int, text: str, by: int | None, at: datetime) -> Interest:
    """Note that a member has an interest of their own in a point, and which. From then on they do not vote on it."""
    found = queries.locked(meeting_id)
    point, roles = point_in(found, number), roles_of(by, found, at)
    refuse(policy.why_not_speak_for(roles), policy.why_not_hold(found))
    known = Interest.objects.filter(point=point, seat=seat).first()
    if known:
        return known
    text, members = line(text), {one.pk for one in queries.members_of(found)}
    given = {"member": seat in members, "present": seat in _present(found), "dropped": point.dropped_at is not None}
    refuse_all(policy.why_not_this_interest(text, **given, decided=is_decided(point)))
    made = Interest.objects.create(point=point, seat_id=seat, text=text, at=at)
    record("meeting.interest-declared", found, roles.member, at, point=number)
    return made


@transaction.atomic(durable=True)
def take_interest_back(meeting_id: int, number: int, *, seat: int, by: int | None, at: datetime) -> None:
    """It was noted by mistake. Only as long as nothing was decided on the point."""
    found = queries.locked(meeting_id)
    point, roles = point_in(found, number), roles_of(by, found, at)
    refuse(
        policy.why_not_speak_for(roles),
        policy.why_not_hold(found),
        Finding("point-decided-already") if is_decided(point) else None,
    )
    if Interest.objects.filter(point=point, seat=seat).delete()[0]:
        record("meeting.interest-taken-back", found, roles.member, at, point=number)


@transaction.atomic(durable=True)
def decide(
    meeting_id: int,
    number: int,
    *,
    text: str,
    votes: Mapping[int, str],
    by: int | None,
    at: datetime,
    minority: str = "",
) -> Resolution:
    """Note what the meeting decided on a point. `votes` are the choices by seat; none at all is by consent.

    Stores the version and term that it rests on, where the agreement gives this to the body.
    """
    found = queries.locked(meeting_id)
    point, roles = point_in(found, number), roles_of(by, found, at)
    refuse(policy.why_not_speak_for(roles), policy.why_not_hold(found))
    agreed = queries.agreed(found.area, found.starts_at)
    rests = queries.rests_on(point, found, agreed.terms)
    room = _Room(members=frozenset(one.pk for one in queries.members_of(found)), present=frozenset(_present(found)))
    there = {"present": len(room.present), "seats": len(room.members)}
    refuse(policy.why_not_decide(found, point, agreed, rests, decided=is_decided(point), **there))
    text, minority = clean_text(text), clean_text(minority)
    refuse_all(
        [
            *policy.why_not_reason(text, "text", policy.LONGEST_RESOLUTION),
            *policy.why_not_text(minority, "minority", policy.LONGEST_RESOLUTION),
        ]
    )
    made = _resolve(point, room, agreed, rests, {"text": text, "minority": minority, "at": at}, votes)
    facts = {"outcome": made.outcome, "force": made.force, "yes": made.yes, "no": made.no, "abstained": made.abstained}
    facts |= {"how": made.how, "present": made.present, "point": number, "text_digest": digest([text, minority])}
    record("meeting.decided", found, roles.member, at, ground=made.ground, **facts)
    return made


@dataclass(frozen=True)
class _Room:
    """Who belongs to the meeting and who is there, by seat."""

    members: frozenset[int]
    present: frozenset[int]


def _resolve(
    point: Point, room: _Room, agreed: Agreed, rests: Rests, written: Mapping[str, Any], votes: Mapping[int, str]
) -> Resolution:
    members, present = room.members, room.present
    interested = set(Interest.objects.filter(point=point).values_list("seat", flat=True))
    refuse_all(meetings.why_not_these_votes(votes, members=members, present=present, interested=interested))
    cast = votes or dict.fromkeys(present - interested, "yes")
    found_out = meetings.counted(cast, agreed.percent)
    made = Resolution.objects.create(
        point=point,
        **written,
        how="vote" if votes else "consent",
        outcome=found_out.outcome,
        yes=found_out.yes,
        no=found_out.no,
        abstained=found_out.abstained,
        present=len(present),
        seats=len(members),
        quorum=meetings.quorum(len(members), agreed.quorum_percent),
        percent=agreed.percent,
        force=rests.force,
        version=rests.term.version if rests.term else None,
        term=rests.term,
        ground=rests.ground,
    )
    MemberVote.objects.bulk_create(
        MemberVote(resolution=made, seat_id=seat, choice=choice) for seat, choice in sorted(cast.items()) if votes
    )
    return made


@transaction.atomic(durable=True)
def take_decision_back(meeting_id: int, number: int, *, by: int | None, at: datetime) -> None:
    """It was noted wrongly: as long as the meeting is open it can be noted anew. The logbook has both."""
    found = queries.locked(meeting_id)
    point, roles = point_in(found, number), roles_of(by, found, at)
    refuse(policy.why_not_speak_for(roles), policy.why_not_hold(found))
    made = Resolution.objects.filter(point=point).first()
    if made is None:
        raise Refused(Finding("point-not-decided"))
    made.delete()
    record("meeting.decision-taken-back", found, roles.member, at, point=number, outcome=made.outcome)
