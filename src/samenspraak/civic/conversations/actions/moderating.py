# SPDX-License-Identifier: EUPL-1.2
"""What the room gets to see of what people say: let through, hidden with a reason, put back.

Any colleague may read along, also who does not lead: in a hall of three hundred that is another pair of hands. The
logbook holds each deed and its reason, and never the words.
"""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions.leading import led, named, organised, record
from samenspraak.civic.conversations.models import Answer, Conversation
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.verdicts import Finding, refuse


@transaction.atomic(durable=True)
def check_first(conversation_id: int, checks_first: bool, *, by: int | None, at: datetime) -> Conversation:
    """Read each wish before the room sees it, or show them at once from now on.

    What the room saw already, it goes on seeing; and when nothing is read first any more, what waited is shown.
    """
    room, holding = led(conversation_id, by, at)
    if room.checks_first == checks_first:
        return room
    if checks_first:
        seen = Answer.objects.filter(conversation=room, plate__in=room.revealed, **queries.SHOWN, admitted_at=None)
        seen.update(admitted_at=at)
    room.checks_first = checks_first
    room.save(update_fields=["checks_first"])
    record("conversation.reads-first" if checks_first else "conversation.shows-at-once", room, holding, at)
    return room


@transaction.atomic(durable=True)
def admit(answer_id: int, *, by: int | None, at: datetime) -> None:
    """Let the room see a wish. Let through twice, it is let through once."""
    answer, room, holding = _moderated(answer_id, by, at)
    refuse(policy.why_not_admit(answer))
    if answer.admitted_at:
        return
    answer.admitted_at = at
    answer.save(update_fields=["admitted_at"])
    record("answer.admitted", room, holding, at, number=1, **named(room, answer.plate))


@transaction.atomic(durable=True)
def admit_all(conversation_id: int, plate: str, *, upto: int, by: int | None, at: datetime) -> int:
    """Let the room see what waits at a plate, up to the last wish that the host had read. Returns how many.

    What came in while the host was reading has a higher number, and waits on.
    """
    room, holding = organised(conversation_id, by, at, plate)
    waiting = Answer.objects.filter(conversation=room, plate=plate, **queries.SHOWN, admitted_at=None, pk__lte=upto)
    number = waiting.update(admitted_at=at)
    if number:
        record("answer.admitted", room, holding, at, number=number, **named(room, plate))
    return number


@transaction.atomic(durable=True)
def hide_answer(answer_id: int, reason: str, *, by: int | None, at: datetime) -> None:
    """Take one answer off every screen and out of the outcomes, with a reason the giver can read."""
    answer, room, holding = _moderated(answer_id, by, at)
    refuse(policy.why_not_moderate(answer, reason, closed=room.status == "closed"))
    answer.hidden_why = reason
    answer.save(update_fields=["hidden_why"])
    if room.status == "closed":
        notices.move_one(answer.receipt, "received", at=at)
    record("answer.hidden", room, holding, at, reason=reason, **named(room, answer.plate))


@transaction.atomic(durable=True)
def show_answer(answer_id: int, *, by: int | None, at: datetime) -> None:
    """Put an answer back that was hidden. Whoever does has read it, so the room sees it."""
    answer, room, holding = _moderated(answer_id, by, at)
    refuse(None if answer.hidden_why else Finding("answer-not-hidden"))
    answer.hidden_why = ""
    answer.admitted_at = answer.admitted_at or at
    answer.save(update_fields=["hidden_why", "admitted_at"])
    if room.status == "closed":
        notices.move_one(answer.receipt, "in-use", at=at)
    record("answer.shown", room, holding, at, **named(room, answer.plate))


def _moderated(answer_id: int, by: int | None, at: datetime) -> tuple[Answer, Conversation, Holding | None]:
    """Lock and ask. Also after closing somebody may still be named in an answer: hiding is possible then too."""
    room = queries.locked(Answer.objects.values_list("conversation_id", flat=True).get(pk=answer_id))
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding))
    return Answer.objects.get(pk=answer_id), room, holding
