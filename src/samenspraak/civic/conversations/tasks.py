# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks of conversations: to close what is open online when its time is over."""

from datetime import datetime

from samenspraak.civic.conversations import actions, queries
from samenspraak.rulebook.verdicts import Refused


def due(at: datetime) -> list[str]:
    """Close everything online whose time is over, each in a transaction of its own. The codes of what was closed.

    Safe to run twice, or in two workers at once: what somebody else closed first is refused, and left alone.
    """
    return [code for room in queries.over_online(at) if (code := _closed(room, at))]


def _closed(conversation_id: int, at: datetime) -> str:
    try:
        return actions.close_by_clock(conversation_id, at=at).code
    except Refused:
        return ""
