# SPDX-License-Identifier: EUPL-1.2
"""Sheets and tables that the gebiedsteam entered."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from samenspraak.civic.conversations.models import Conversation, Participant, Round
from samenspraak.civic.conversations.queries.gatherings import all_gatherings
from samenspraak.rulebook.conversations import read_sheet, sheet_name


def sheet_hash(conversation_id: int, sheet: str) -> str:
    """How a sheet or a table is known: made otherwise than for a phone, so that no phone can pass for it."""
    return hashlib.sha256(f"sheet:{conversation_id}:{sheet}".encode()).hexdigest()


def _entered() -> QuerySet[Participant]:
    return Participant.objects.exclude(entered_by="")


def sheet(room: Conversation, participant_id: int) -> Participant | None:
    """A participant that the gebiedsteam entered for a table or a sheet."""
    return _entered().filter(conversation=room, pk=participant_id).first()


def sheets(room: Conversation) -> list[Any]:
    """The tables and sheets that were entered, newest first, each with its number of answers."""
    counted = Count("answers", filter=Q(answers__withdrawn_at=None))
    found = _entered().filter(conversation=room).annotate(given=counted)
    return list(found.order_by("-pk")[:100])


def sheet_called(room: Conversation, name: str) -> Participant | None:
    """The sheet with this on it, if it was entered: "6NZS3S-014"."""
    return _entered().filter(conversation=room, sheet__iexact=name).first()


def with_sheet(held_in: Round, number: int, code: str = "") -> list[tuple[Conversation, Participant | None]]:
    """The gatherings of a round, and the one with this code if it is of another; each with its sheet of this number,
    when that was entered. Two queries."""
    rooms = list(all_gatherings().filter(Q(round=held_in) | Q(code=code or None)).order_by("number"))
    names = [sheet_name(room.code, number) for room in rooms]
    entered = _entered().filter(conversation__in=rooms, sheet__in=names)
    found = {one.conversation_id: one for one in entered}
    return [(room, found.get(room.pk)) for room in rooms]


def title_elsewhere(room: Conversation, sheet: str) -> str:
    """How the gathering is called whose code stands on this sheet, when that is another than this one; else ""."""
    code, _number = read_sheet(sheet) or ("", 0)
    if code in ("", room.code):
        return ""
    return Conversation.objects.filter(code=code).values_list("title", flat=True).first() or ""


def late_sheets(rooms: Iterable[Conversation]) -> int:
    """How many sheets were entered after these gatherings closed. One query; none when none is closed."""
    closed = [room.pk for room in rooms if room.status == "closed"]
    return _entered().filter(conversation__in=closed, joined_at__gt=F("conversation__closed_at")).count()


def sheets_entered(room: Conversation) -> set[str]:
    """What stands on the sheets that were entered."""
    return set(_entered().filter(conversation=room).values_list("sheet", flat=True))
