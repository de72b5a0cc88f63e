# SPDX-License-Identifier: EUPL-1.2
"""Groups of wishes: those of a plate or of a whole gathering, and one of them."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from samenspraak.civic.conversations.models import Answer, Conversation, WishGroup
from samenspraak.civic.conversations.queries.answers import SHOWN
from samenspraak.civic.conversations.queries.counting import shown_of
from samenspraak.rulebook.conversations import Gathered, Named, Spoken, gathered


def as_spoken(row: Answer) -> Spoken:
    """A wish as the rulebook knows it."""
    return Spoken(row.pk, row.value["text"], row.group_id, _moment(row.pinned_at))


def as_named(group: WishGroup) -> Named:
    """A group as the rulebook knows it."""
    return Named(group.pk, group.name, _moment(group.pinned_at))


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0


def groups_at(room: Conversation, plate: str) -> list[Any]:
    """The groups of a plate, in the order in which they were made, each with its number of wishes. One query."""
    standing = Count("wishes", filter=Q(wishes__withdrawn_at=None, wishes__hidden_why=""))
    return list(WishGroup.objects.filter(conversation=room, plate=plate).annotate(number=standing).order_by("pk"))


def gathered_in(room: Conversation) -> dict[str, tuple[Gathered, ...]]:
    """The groups of a whole gathering by plate, with the wishes that everybody may see. One query."""
    found = Answer.objects.filter(shown_of([room]), **SHOWN, conversation=room, group__isnull=False)
    by_plate: dict[str, list[Answer]] = defaultdict(list)
    for row in found.select_related("group").order_by("pk"):
        by_plate[row.plate].append(row)
    return {plate: _gathered(rows) for plate, rows in by_plate.items()}


def _gathered(rows: list[Answer]) -> tuple[Gathered, ...]:
    groups = {row.group.pk: as_named(row.group) for row in rows if row.group}
    return gathered((as_spoken(row) for row in rows), groups.values())


def group_of(room: Conversation, group_id: int) -> WishGroup | None:
    """One group of this gathering."""
    return WishGroup.objects.filter(conversation=room, pk=group_id).first()


def group_exists(group_id: int) -> bool:
    """Whether there is a group with this number, in any gathering."""
    return WishGroup.objects.filter(pk=group_id).exists()
