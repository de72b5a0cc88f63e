# SPDX-License-Identifier: EUPL-1.2
"""The agenda of a meeting with its papers. What changes after the meeting was announced, stays to be seen."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Max

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.meetings import policy, queries
from samenspraak.civic.meetings.actions.records import line, record, roles_of
from samenspraak.civic.meetings.models import Meeting, MeetingPaper, PaperFile, Point, Resolution
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.meetings import files
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all


@dataclass(frozen=True)
class Sent:
    """A file as somebody sent it: what is in it, what they call it, and whether all can read it ("yes" or "no")."""

    data: bytes
    name: str
    accessible: str


@transaction.atomic(durable=True)
def add_point(
    meeting_id: int,
    *,
    title: str,
    key: str,
    by: int | None,
    at: datetime,
    text: str = "",
    proposal: int | None = None,
    topic: str = "",
    task: str = "",
    to_decide: bool = False,
) -> Point:
    """Put a point at the end of the agenda. The same form (`key`) sent twice is one point.

    `proposal` is the number of an idea in this area; then its topic is that of the point.
    """
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    refuse(policy.why_not_prepare(roles, found))
    known = found.points.filter(key=key).first()
    if known:
        return known
    about = _about(found, proposal)
    given = _given(title, text, topic, task, about)
    there = found.points.filter(dropped_at=None).count()
    _refuse_wrong(given, points=there)
    number = (found.points.aggregate(last=Max("number"))["last"] or 0) + 1
    made = Point.objects.create(
        meeting=found, number=number, proposal=about, to_decide=to_decide, added_at=at, key=key, **given
    )
    record("meeting.point-added", found, roles.typist, at, point=number, title=made.title, to_decide=to_decide)
    return made


def _about(found: Meeting, number: int | None) -> Proposal | None:
    if not number:
        return None
    about = agenda.proposal(found.area.slug, number)
    if about is None or about.status in ("withdrawn", "merged"):
        raise Refused(Finding("point-of-no-idea", {"number": number}, about="proposal"))
    return about


def _given(title: str, text: str, topic: str, task: str, about: Proposal | None) -> dict[str, str]:
    topic = about.topic if about else topic
    return {"title": line(title), "text": clean_text(text), "topic": topic, "task": task}


def _refuse_wrong(given: dict[str, str], *, points: int) -> None:
    topics = {one.key for one in agenda.topics()} if given["topic"] else set()
    refuse_all(policy.why_not_this_point(**given, topics=topics, points=points))


@transaction.atomic(durable=True)
def change_point(
    meeting_id: int,
    number: int,
    *,
    title: str,
    by: int | None,
    at: datetime,
    text: str = "",
    proposal: int | None = None,
    topic: str = "",
    task: str = "",
    to_decide: bool = False,
) -> None:
    """Change a point that nothing was decided on yet."""
    found = queries.locked(meeting_id)
    point, roles = point_in(found, number), roles_of(by, found, at)
    refuse(policy.why_not_change_point(roles, found, point, decided=is_decided(point)))
    about = _about(found, proposal)
    given = _given(title, text, topic, task, about)
    _refuse_wrong(given, points=0)
    if found.announced_at:
        point.was_title, point.changed_at = point.title, at
    point.proposal, point.to_decide = about, to_decide
    for name, value in given.items():
        setattr(point, name, value)
    point.save()
    record("meeting.point-changed", found, roles.typist, at, point=number, title=point.title, to_decide=to_decide)


@transaction.atomic(durable=True)
def drop_point(meeting_id: int, number: int, *, by: int | None, at: datetime) -> None:
    """Take a point off the agenda. It stays to be seen as dropped."""
    found = queries.locked(meeting_id)
    point, roles = point_in(found, number), roles_of(by, found, at)
    refuse(policy.why_not_change_point(roles, found, point, decided=is_decided(point)))
    point.dropped_at = at
    point.save(update_fields=["dropped_at"])
    record("meeting.point-dropped", found, roles.typist, at, point=number, title=point.title)


@transaction.atomic(durable=True)
def add_paper(
    meeting_id: int,
    number: int,
    *,
    title: str,
    key: str,
    by: int | None,
    at: datetime,
    text: str = "",
    link: str = "",
    sent: Sent | None = None,
) -> MeetingPaper:
    """Add a paper to a point: a text, a page of this site, or a file. The same form (`key`) sent twice is one paper."""
    found = queries.locked(meeting_id)
    point, roles = point_in(found, number), roles_of(by, found, at)
    refuse(policy.why_not_prepare(roles, found), Finding("point-dropped") if point.dropped_at else None)
    known = point.papers.filter(key=key).first()
    if known:
        return known
    title, text, link = line(title), clean_text(text), link.strip()
    papers, with_file = point.papers.count(), sent is not None
    wrong = policy.why_not_this_paper(title=title, text=text, link=link, papers=papers, with_file=with_file)
    refuse_all([*wrong, *(_why_not_sent(sent, text) if sent else ())])
    next_number = (point.papers.aggregate(last=Max("number"))["last"] or 0) + 1
    made = MeetingPaper.objects.create(
        point=point, number=next_number, title=title, text=text, link=link, added_at=at, key=key, **_described(sent)
    )
    facts = {}
    if sent:
        PaperFile.objects.create(paper=made, data=sent.data)
        facts["file"] = sha256(sent.data).hexdigest()
    record("meeting.paper-added", found, roles.typist, at, point=number, title=title, **facts)
    return made


def _why_not_sent(sent: Sent, text: str) -> list[Finding]:
    found = (files.why_not_file(sent.data), files.why_not_said(sent.accessible, text))
    return [one for one in found if one]


def _described(sent: Sent | None) -> dict[str, Any]:
    """What a list shows of a file, without reading it."""
    if sent is None:
        return {}
    return {"file_name": files.clean_name(sent.name), "file_size": len(sent.data), "accessible": sent.accessible}


@transaction.atomic(durable=True)
def drop_paper(meeting_id: int, number: int, paper: int, *, by: int | None, at: datetime) -> None:
    """Take a paper away. That it was there stays to be seen; a file is not kept."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    refuse(policy.why_not_prepare(roles, found))
    gone = queries.paper(found, paper, number)
    if gone is None or gone.dropped_at:
        raise Refused(Finding("paper-gone"))
    gone.dropped_at = at
    gone.save(update_fields=["dropped_at"])
    PaperFile.objects.filter(paper=gone).delete()
    record("meeting.paper-dropped", found, roles.typist, at, point=number, title=gone.title)


def point_in(found: Meeting, number: int) -> Point:
    """The point with this number, under the lock of its meeting."""
    point = queries.point(found, number)
    if point is None:
        raise Refused(Finding("point-not-there", {"number": number}))
    return point


def is_decided(point: Point) -> bool:
    """Whether the meeting decided on this point."""
    return Resolution.objects.filter(point=point).exists()
