# SPDX-License-Identifier: EUPL-1.2
"""The pace of the room: a clock on the screen, and a pause in which nobody answers."""

from datetime import datetime, timedelta

from django.db import transaction

from samenspraak.civic.conversations import policy
from samenspraak.civic.conversations.actions.leading import change, led
from samenspraak.civic.conversations.models import Conversation
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def set_clock(conversation_id: int, minutes: int, *, by: int | None, at: datetime) -> Conversation:
    """Let the screen and the phones count down from here. Set again, it begins anew."""
    room, holding = led(conversation_id, by, at)
    refuse(policy.why_not_time(minutes))
    until = at + timedelta(minutes=minutes)
    return change(room, "conversation.clock-set", {"timer_until": until}, holding, at, minutes=minutes)


@transaction.atomic(durable=True)
def stop_clock(conversation_id: int, *, by: int | None, at: datetime) -> Conversation:
    """Take the clock away."""
    room, holding = led(conversation_id, by, at)
    if room.timer_until is None:
        return room
    return change(room, "conversation.clock-stopped", {"timer_until": None}, holding, at)


@transaction.atomic(durable=True)
def pause(conversation_id: int, paused: bool, *, by: int | None, at: datetime) -> Conversation:
    """Let nobody answer for a while, or go on. What people type meanwhile stays with them."""
    room, holding = led(conversation_id, by, at)
    if room.paused == paused:
        return room
    kind = "conversation.paused" if paused else "conversation.went-on"
    return change(room, kind, {"paused": paused}, holding, at)
