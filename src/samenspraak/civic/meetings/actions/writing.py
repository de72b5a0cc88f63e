# SPDX-License-Identifier: EUPL-1.2
"""The minutes: written by each point, by several people at once if need be; published; corrected in a next edition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.meetings import policy, queries
from samenspraak.civic.meetings.actions.records import line, record, roles_of
from samenspraak.civic.meetings.models import Meeting, Minutes, Point
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all


@dataclass(frozen=True)
class Written:
    """What somebody wrote about a point, and after which revision."""

    point: int  # its number
    text: str
    after: int


@transaction.atomic(durable=True)
def write_minutes(meeting_id: int, written: Iterable[Written], *, by: int | None, at: datetime) -> None:
    """Keep what was written about these points. Nobody reads it yet, so it is no deed and recorded nowhere.

    Where somebody else wrote about the same point in the meantime, nothing is kept and both texts can be put together.
    """
    found = queries.locked(meeting_id)
    refuse(policy.why_not_write(roles_of(by, found, at), found))
    points = {one.number: one for one in queries.writing_of(found)}
    changed: list[Point] = []
    wrong: list[Finding] = []
    for one in written:
        point, text = points.get(one.point), clean_text(one.text)
        if point is None or text == point.minutes:
            continue
        wrong += policy.why_not_text(text, f"point-{one.point}")
        if point.minutes_revision != one.after:
            wrong.append(Finding("written-meanwhile", {"point": one.point}, about=f"point-{one.point}"))
        point.minutes, point.minutes_revision = text, point.minutes_revision + 1
        changed.append(point)
    refuse_all(wrong)
    Point.objects.bulk_update(changed, ["minutes", "minutes_revision"])


@transaction.atomic(durable=True)
def publish_minutes(meeting_id: int, *, by: int | None, at: datetime, why: str = "") -> Minutes:
    """Publish what was written. After the first time it is a correction: it says why, and what stood there stays."""
    found = queries.locked(meeting_id)
    roles = roles_of(by, found, at)
    texts = _texts(found)
    last = found.minutes.last()
    written = any(one["text"] for one in texts)
    refuse(policy.why_not_publish(roles, found, written=written, changed=last is None or last.texts != texts))
    why = line(why) if last else ""
    refuse_all(policy.why_not_reason(why, "why") if last else ())
    assert roles.member is not None
    made = Minutes.objects.create(
        meeting=found,
        edition=last.edition + 1 if last else 1,
        texts=texts,
        why=why,
        published_at=at,
        published_by_id=roles.member.seat,
    )
    kind = "meeting.minutes-corrected" if last else "meeting.minutes-published"
    record(kind, found, roles.member, at, edition=made.edition, text_digest=digest(texts))
    return made


def _texts(found: Meeting) -> list[dict[str, Any]]:
    return [{"point": one.number, "title": one.title, "text": one.minutes} for one in queries.writing_of(found)]
