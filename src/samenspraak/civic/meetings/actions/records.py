# SPDX-License-Identifier: EUPL-1.2
"""Recording deeds of a meeting, and telling whoever holds a seat in its body."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.meetings import queries
from samenspraak.civic.meetings.models import Meeting
from samenspraak.civic.meetings.queries import Roles
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.conversations import clean_text


def roles_of(by: int | None, found: Meeting, at: datetime) -> Roles:
    """From which seats somebody acts on this meeting, today."""
    return queries.roles(by, found.area, found.body_id, timezone.localdate(at))


def record(kind: str, found: Meeting, seat: Holding | None, at: datetime, *, ground: str = "", **facts: Any) -> None:
    """Record a deed of this meeting: which one of the area, of which body."""
    ledger.record(
        kind,
        subject=f"meeting:{found.pk}",
        actor=seat.ref if seat else "",
        area=found.area.slug,
        at=at,
        ground=ground,
        meeting=found.number,
        body=found.body.name,
        **facts,
    )


def tell_members(kind: str, found: Meeting, at: datetime, *, key: str, **params: Any) -> None:
    """Tell everybody who holds a seat on the day of the meeting."""
    notices.post_to_persons(
        kind,
        {seat.person_id for seat in queries.members_of(found)},
        key=key,
        at=at,
        area=found.area.slug,
        area_name=found.area.name,
        number=found.number,
        title=found.title,
        body=found.body.name,
        starts=timezone.localtime(found.starts_at).isoformat(timespec="minutes"),
        place=found.place,
        **params,
    )


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(clean_text(text).split())
