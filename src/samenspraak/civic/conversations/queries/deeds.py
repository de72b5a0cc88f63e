# SPDX-License-Identifier: EUPL-1.2
"""What the logbook holds about a gathering."""

from collections.abc import Iterable
from typing import Any

from samenspraak.civic.conversations.models import Conversation
from samenspraak.civic.ledger import queries as ledger


def done_here(room: Conversation, kinds: Iterable[str], most: int) -> list[Any]:
    """What the logbook holds of these kinds about a gathering, newest first. One query."""
    return list(ledger.entries(subject=f"conversation:{room.pk}").filter(kind__in=list(kinds))[:most])


def rescheduled(room: Conversation) -> dict[str, Any] | None:
    """When a gathering was to begin before it was put at another moment or place, as the logbook has it. One query."""
    found = done_here(room, ["conversation.rescheduled"], 1)
    return found[0].facts if found else None
