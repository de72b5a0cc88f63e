# SPDX-License-Identifier: EUPL-1.2
"""Who leads, and what every verb of a host begins and ends with.

Every verb locks the conversation, so two hosts who press at once follow each other. One person leads; a colleague
takes over with one press (a laptop may die), and whoever led before sees it at once.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.models import Conversation
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def take_over(conversation_id: int, *, by: int | None, at: datetime) -> Conversation:
    """Lead from now on, whoever led before. Who leads already changes nothing."""
    room, holding = organised(conversation_id, by, at)
    if room.led_by_id == by:
        return room
    lead_from_now(room, by)
    record("conversation.taken-over", room, holding, at)
    return room


@transaction.atomic(durable=True)
def hand_over(conversation_id: int, to: int | None, *, by: int | None, at: datetime) -> Conversation:
    """Let a colleague lead from now on. Only who leads hands over."""
    room, holding = led(conversation_id, by, at)
    colleague = queries.organiser(to, room.round.area, at)
    refuse(policy.why_not_hand_over(colleague))
    if to == by:
        return room
    lead_from_now(room, to)
    record("conversation.handed-over", room, holding, at, to=colleague.ref if colleague else "")
    return room


def led(
    conversation_id: int, by: int | None, at: datetime, plate: str | None = None, *, online: bool = False
) -> tuple[Conversation, Holding | None]:
    """Lock and ask, for every verb by which the room is led. Where nobody led, this person does from now on.

    Online nobody leads; with `online` for what is done there all the same.
    """
    room, holding = organised(conversation_id, by, at, plate, online=online)
    if room.form == "online":
        return room, holding
    refuse(policy.why_not_lead(room, by))
    if room.led_by_id is None:
        lead_from_now(room, by)
    return room, holding


def organised(
    conversation_id: int, by: int | None, at: datetime, plate: str | None = None, *, online: bool = False
) -> tuple[Conversation, Holding | None]:
    """Lock and ask, for what any colleague may do while the room is open: reading along, and taking over."""
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding), policy.why_not_host(room, plate, online=online))
    return room, holding


def lead_from_now(room: Conversation, person: int | None) -> None:
    """Write down who leads."""
    room.led_by_id = person
    room.save(update_fields=["led_by"])


def change(
    room: Conversation, kind: str, changes: Mapping[str, Any], holding: Holding | None, at: datetime, **facts: Any
) -> Conversation:
    """Write and record, for every verb of a host that phones must see."""
    for name, value in changes.items():
        setattr(room, name, value)
    room.revision += 1
    room.save(update_fields=[*changes, "revision"])
    record(kind, room, holding, at, **facts)
    return room


def named(room: Conversation, plate: str) -> dict[str, str]:
    """A plate as a fact: its key, and how it is called."""
    found = queries.content_of(room.round).plate(plate)
    return {"plate": plate, "called": str(found.title) if found else plate}


def record(kind: str, room: Conversation, holding: Holding | None, at: datetime, **facts: Any) -> None:
    """Put a deed about this gathering in the logbook."""
    actor = holding.ref if holding else ""
    ledger.record(kind, subject=f"conversation:{room.pk}", area=room.round.area.slug, actor=actor, at=at, **facts)
