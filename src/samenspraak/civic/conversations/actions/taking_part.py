# SPDX-License-Identifier: EUPL-1.2
"""Taking part: by phone, at a table, on paper. The same input sent twice is one input."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.models import Answer, Conversation, Participant
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import actions as people
from samenspraak.rulebook import limits
from samenspraak.rulebook.conversations import clean_text, clean_value
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all


@dataclass(frozen=True)
class Input:
    """One answer as somebody gives it; `value` by kind as models.Answer says."""

    question: str
    kind: str
    value: Mapping[str, Any]
    key: str


@transaction.atomic(durable=True)
def join(code: str, *, side: str, token: str, at: datetime, channel: str = "phone", address: str = "") -> Participant:
    """Take a place at an open gathering. The same phone (token) stays the same participant and may change its side.

    `address` is a keyed hash of the network it comes from: a machine that comes in as hundreds of phones has to wait.
    """
    room = queries.conversation_by_code(code)
    refuse(policy.why_not_join(room, side))
    assert room is not None
    if address and queries.participant(room, token) is None:
        people.spend("joining", address, at=at)
    someone, made = Participant.objects.get_or_create(
        conversation=room,
        token=queries.token_hash(room.pk, token),
        defaults={"side": side, "channel": channel, "joined_at": at},
    )
    if not made and someone.side != side:
        someone.side = side
        someone.save(update_fields=["side"])
    return someone


@transaction.atomic(durable=True)
def enter_for(
    conversation_id: int, *, side: str, channel: str, sheet: str, key: str, by: int | None, at: datetime
) -> Participant:
    """The gebiedsteam makes a place for a table, for somebody without a phone, or for a sheet of paper.

    `sheet` is what stands on the paper ("table 3, sheet 2"). The same sheet, or the same form sent twice, is one
    participant: nobody is counted twice.
    """
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding), policy.why_not_enter(room, side, channel))
    assert holding is not None
    sheet = clean_text(sheet)[:40]
    someone, made = Participant.objects.get_or_create(
        conversation=room,
        token=queries.sheet_hash(room.pk, f"{channel} {sheet.casefold()}" if sheet else f"form {key}"),
        defaults={"side": side, "channel": channel, "sheet": sheet, "entered_by": holding.ref, "joined_at": at},
    )
    if made:
        _record_entry(room, holding.ref, channel, side, at)
    return someone


def _record_entry(room: Conversation, actor: str, channel: str, side: str, at: datetime) -> None:
    subject, area = f"conversation:{room.pk}", room.round.area.slug
    ledger.record("participant.entered", subject=subject, area=area, actor=actor, at=at, channel=channel, side=side)


def answer(
    participant_id: int, *, plate: str, question: str, kind: str, value: Mapping[str, Any], key: str, at: datetime
) -> Answer:
    """Answer one question. See `answer_plate`."""
    return answer_plate(participant_id, plate=plate, inputs=[Input(question, kind, value, key)], at=at)[0]


@transaction.atomic(durable=True)
def answer_plate(
    participant_id: int, *, plate: str, inputs: Sequence[Input], at: datetime, by: int | None = None
) -> list[Answer]:
    """Answer several questions of one plate: all of them, or none and every reason why.

    An input whose key is known already is answered with what it became then. A closed question keeps one answer: a
    new one takes its place and its receipt. Single answers are not in the logbook; at close one digest seals them.
    `by` is the member of the gebiedsteam who types for a sheet; a phone has none.
    """
    someone = Participant.objects.get(pk=participant_id)
    room = queries.locked(someone.conversation_id)
    _refuse_strangers(someone, room, by, at)
    refuse_all(_why_not(room, someone, plate, inputs))
    if not someone.entered_by:
        refuse(limits.why_not_answer_again(someone.answers.count()))
    known = {one.key: one for one in someone.answers.filter(key__in=[short_key(one.key) for one in inputs])}
    current = {one.question: one for one in someone.answers.filter(withdrawn_at=None).exclude(kind="wish")}
    return [
        known.get(short_key(one.key)) or _give(someone, plate, one, current.get(one.question), at, room)
        for one in inputs
    ]


def short_key(key: str) -> str:
    """The key as it is stored: any length in, forty characters out."""
    return key if len(key) <= 40 else hashlib.sha256(key.encode()).hexdigest()[:40]


def _refuse_strangers(someone: Participant, room: Conversation, by: int | None, at: datetime) -> None:
    """What the gebiedsteam entered, only the gebiedsteam adds to."""
    if someone.entered_by:
        refuse(policy.why_not_organise(queries.organiser(by, room.round.area, at)))


def _why_not(room: Conversation, someone: Participant, plate: str, inputs: Sequence[Input]) -> list[Finding]:
    """Every reason, each once: that the room is somewhere else is not said for every question again."""
    content, anywhere = queries.content_of(room.round), bool(someone.entered_by)
    asked = (
        policy.why_not_answer(
            room, content, plate=plate, question=one.question, kind=one.kind, value=one.value, anywhere=anywhere
        )
        for one in inputs
    )
    return list(dict.fromkeys(finding for finding in asked if finding))


def _give(
    someone: Participant, plate: str, one: Input, before: Answer | None, at: datetime, room: Conversation
) -> Answer:
    value = clean_value(one.kind, one.value)
    if before and before.value == value:
        return before
    if before:
        before.withdrawn_at = at
        before.save(update_fields=["withdrawn_at"])
    return Answer.objects.create(
        conversation=room,
        participant=someone,
        plate=plate,
        question=one.question,
        kind=one.kind,
        value=value,
        key=short_key(one.key),
        receipt=before.receipt if before else _receipt(room, someone.channel, at),
        given_at=at,
    )


def _receipt(room: Conversation, channel: str, at: datetime) -> str:
    subject, area = f"conversation:{room.pk}", room.round.area.slug
    return notices.acknowledge("conversation", area=area, subject=subject, channel=channel, at=at)


@transaction.atomic(durable=True)
def withdraw_answer(answer_id: int, *, participant_id: int, at: datetime, by: int | None = None) -> None:
    """Take an answer back, until the gathering closes. It counts nowhere from now on. `by` is as in `answer_plate`."""
    given = Answer.objects.select_related("participant").get(pk=answer_id, participant_id=participant_id)
    room = queries.locked(given.conversation_id)
    _refuse_strangers(given.participant, room, by, at)
    given.refresh_from_db()
    refuse(policy.why_not_withdraw(given, room))
    given.withdrawn_at = at
    given.save(update_fields=["withdrawn_at"])
    notices.move_one(given.receipt, "withdrawn", at=at)
