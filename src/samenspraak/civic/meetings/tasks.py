# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks of meetings: to say that minutes are nearly due, and that they are late."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.meetings import queries
from samenspraak.civic.meetings.actions.records import tell_members
from samenspraak.civic.meetings.models import Meeting

AHEAD = timedelta(days=3)  # so long before the last day the body is told


def due(at: datetime) -> int:
    """Tell the members of a body once that minutes are nearly due, and once that they are late. Safe to run twice.

    Returns for how many meetings somebody was told, or would have been.
    """
    today = timezone.localdate(at)
    found = queries.minutes_to_write(today + AHEAD)
    for one in found:
        assert one.minutes_due is not None  # so it was found
        _tell(one, "minutes-late" if one.minutes_due < today else "minutes-due", at)
    return len(found)


def _tell(found: Meeting, kind: str, at: datetime) -> None:
    assert found.minutes_due is not None
    with transaction.atomic():
        tell_members(kind, found, at, key=f"{kind}:{found.pk}:{found.minutes_due}", day=found.minutes_due.isoformat())
