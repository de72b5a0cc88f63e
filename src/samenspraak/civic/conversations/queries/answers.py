# SPDX-License-Identifier: EUPL-1.2
"""What was answered and said in words, one by one."""

from django.db.models import QuerySet

from samenspraak.civic.conversations.models import Answer, Conversation, Participant

SHOWN = {"withdrawn_at": None, "hidden_why": "", "kind": "wish"}  # wishes that stand, seen or not yet seen


def answers_by(someone: Participant) -> list[Answer]:
    """What a participant said and did not take back, in the order it was given."""
    return list(someone.answers.filter(withdrawn_at=None).order_by("pk"))


def own_answer(someone: Participant, answer_id: int) -> Answer | None:
    """One answer of this participant, if it is theirs."""
    return someone.answers.filter(pk=answer_id).first()


def answer_of(room: Conversation, answer_id: int) -> Answer | None:
    """One answer given in this gathering."""
    return Answer.objects.filter(conversation=room, pk=answer_id).first()


def _wishes(room: Conversation) -> QuerySet[Answer]:
    return Answer.objects.filter(conversation=room, kind="wish", withdrawn_at=None)


def wishes_in(room: Conversation, *, before: int | None = None, most: int = 50) -> list[Answer]:
    """What was said in words at all plates, hidden or not, newest first: a page for who reads along."""
    found = _wishes(room)
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[:most])


def said_at(room: Conversation, plate: str, most: int = 1000) -> list[Answer]:
    """What was said in words at a plate and not taken back, newest first, each with its group. One query."""
    found = _wishes(room).filter(plate=plate)
    return list(found.select_related("group").order_by("-pk")[:most])


def waits(room: Conversation, wish: Answer) -> bool:
    """Whether the room does not see this wish yet because a host has to read it first."""
    return room.checks_first and wish.admitted_at is None and not wish.hidden_why
