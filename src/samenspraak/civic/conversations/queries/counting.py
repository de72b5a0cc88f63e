# SPDX-License-Identifier: EUPL-1.2
"""Which answers count, and which of them everybody may see."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from samenspraak.civic.conversations.models import Answer, Conversation
from samenspraak.rulebook.conversations import AnswerFact

FACTS: dict[str, Any] = {  # of an answer that counts: name → column
    "kind": "kind",
    "plate": "plate",
    "question": "question",
    "side": "participant__side",
    "channel": "participant__channel",
    "value": "value",
    "id": "pk",
    "participant": Coalesce("participant__earlier_id", "participant_id"),  # the same phone is one person
    "gathering": "conversation_id",
    "age": "participant__age",
    "lived": "participant__lived",
}


def facts_of(found: QuerySet[Answer]) -> list[AnswerFact]:
    """The answers that count."""
    return [fact for _, fact in facts_by(found, "conversation_id")]


def facts_by(found: QuerySet[Answer], by: str) -> Iterator[tuple[int, AnswerFact]]:
    """The answers that count, each with the id it is to be gathered by."""
    rows = found.filter(withdrawn_at=None, hidden_why="").order_by("pk")
    for key, *row in rows.values_list(by, *FACTS.values()):
        yield key, AnswerFact(**dict(zip(FACTS, row, strict=True)))


def shown_of(rooms: Iterable[Conversation]) -> Q:
    """Which answers everybody may see: all of closed gatherings, and the revealed plates of open ones.

    Where a host reads first, a wish is among them once the host let it through.
    """
    shown = Q(pk__in=[])
    for room in rooms:
        if room.status == "closed":
            shown |= Q(conversation_id=room.pk)
        elif room.revealed:
            shown |= Q(conversation_id=room.pk, plate__in=room.revealed) & _let_through(room)
    return shown


def _let_through(room: Conversation) -> Q:
    return ~Q(kind="wish") | Q(admitted_at__isnull=False) if room.checks_first else Q()
