# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks of conversations: to close what is open online in time, to open votes, and to forget."""

from datetime import datetime

from samenspraak.civic.conversations import actions, policy, queries
from samenspraak.civic.conversations.models import Conversation
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


def forget(at: datetime) -> int:
    """Forget which phones gave which answers, and addresses, as far as their time is over.

    Each gathering and each round in a transaction of its own; what is forgotten stays so. Returns how many there were.
    """
    rooms = [room for room in queries.to_forget(at) if _is_over(room, at)]
    for room in rooms:
        actions.forget_phones(room.pk, at=at)
    addresses = sum(actions.forget_addresses(held_in, at=at) for held_in in queries.followed_rounds())
    return len(rooms) + addresses


def open_votes(at: datetime) -> list[int]:
    """Decide of every gathering whose time has come whether its votes on statements become public. Which ones did.

    Each in a transaction of its own; what another worker decided first is refused, and left alone.
    """
    return [room for room in queries.to_open_votes(at) if _opened(room, at)]


def _opened(conversation_id: int, at: datetime) -> str:
    try:
        return actions.open_votes(conversation_id, at=at)
    except Refused:
        return ""


def _is_over(room: Conversation, at: datetime) -> bool:
    return policy.why_not_forget(room, queries.online_after(room), queries.keeping_of(room.round), at) is None
