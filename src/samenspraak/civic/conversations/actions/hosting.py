# SPDX-License-Identifier: EUPL-1.2
"""Leading the room from opening to closing."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions.following import announce
from samenspraak.civic.conversations.actions.leading import change, led, named
from samenspraak.civic.conversations.models import Answer, Conversation
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def open(conversation_id: int, *, by: int | None, at: datetime) -> Conversation:
    """Open the doors: from now on the code lets people in, and the room is at the first plate."""
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding), policy.why_not_open(room))
    changes = {"status": "open", "opened_at": at, "plate": room.plates[0], "led_by_id": by}
    return change(room, "conversation.opened", changes, holding, at, title=room.title)


@transaction.atomic(durable=True)
def go_to(conversation_id: int, plate: str, *, by: int | None, at: datetime) -> Conversation:
    """Take the room to a plate. Pressed twice, or by two hosts, it happens once. The clock was of the plate before."""
    room, holding = led(conversation_id, by, at, plate)
    if room.plate == plate:
        return room
    changes = {"plate": plate, "timer_until": None}
    return change(room, "conversation.moved-on", changes, holding, at, **named(room, plate))


@transaction.atomic(durable=True)
def reveal(conversation_id: int, plate: str, *, by: int | None, at: datetime) -> Conversation:
    """Let the room see what was answered at a plate."""
    room, holding = led(conversation_id, by, at, plate)
    if plate in room.revealed:
        return room
    return change(
        room, "conversation.revealed", {"revealed": [*room.revealed, plate]}, holding, at, **named(room, plate)
    )


@transaction.atomic(durable=True)
def hide(conversation_id: int, plate: str, *, by: int | None, at: datetime) -> Conversation:
    """Take what was answered at a plate off the screens again."""
    room, holding = led(conversation_id, by, at, plate)
    if plate not in room.revealed:
        return room
    left = [key for key in room.revealed if key != plate]
    return change(room, "conversation.covered", {"revealed": left}, holding, at, **named(room, plate))


@transaction.atomic(durable=True)
def roam(conversation_id: int, roaming: bool, *, by: int | None, at: datetime) -> Conversation:
    """Let everyone leaf through all plates, or call the room together again."""
    room, holding = led(conversation_id, by, at)
    if room.roaming == roaming:
        return room
    kind = "conversation.roaming" if roaming else "conversation.gathered"
    return change(room, kind, {"roaming": roaming}, holding, at)


@transaction.atomic(durable=True)
def close(conversation_id: int, *, by: int | None, at: datetime) -> Conversation:
    """Close the gathering, or what goes on online of it, before its time if need be."""
    room, holding = led(conversation_id, by, at, online=True)
    return seal(room, holding, at)


def seal(room: Conversation, holding: Holding | None, at: datetime) -> Conversation:
    """All answers are sealed by one digest in the logbook, and are in use from now on. The caller holds the lock.

    Closed by the clock, it is nobody's deed.
    """
    answers = list(Answer.objects.filter(conversation=room, withdrawn_at=None).select_related("participant"))
    sealed = digest(sorted(leaf(answer) for answer in answers))
    notices.move(f"conversation:{room.pk}", "in-use", at=at)
    for answer in answers:
        if answer.hidden_why:
            notices.move_one(answer.receipt, "received", at=at)
    count = {"answers": len(answers), "participants": room.participants.count()}
    announce("follower-report", room, at=at)
    changes = {"status": "closed", "closed_at": at, "digest": sealed}
    return change(room, "conversation.closed", changes, holding, at, digest=sealed, title=room.title, **count)


def leaf(answer: Answer) -> str:
    """The digest of one answer. Its receipt number is in it, so nobody can guess an answer from its digest.

    A hidden answer stays in the seal by this digest alone; whoever holds the receipt can check that it is there.
    """
    return digest(
        {
            "receipt": answer.receipt,
            "plate": answer.plate,
            "question": answer.question,
            "kind": answer.kind,
            "value": answer.value,
            "side": answer.participant.side,
            "channel": answer.participant.channel,
        }
    )
