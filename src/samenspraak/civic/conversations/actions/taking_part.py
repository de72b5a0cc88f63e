# SPDX-License-Identifier: EUPL-1.2
"""Taking part: by phone, at a table, on paper. The same input sent twice is one input."""

import hashlib
from collections import Counter
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
from samenspraak.rulebook.conversations import (
    MINUTE,
    clean_text,
    clean_value,
    sheet_name,
    sheet_number,
    why_not_more,
    why_not_this_sheet,
)
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

    `address` is a keyed hash of the network it comes from: newcomers from one network are many, but not endless.
    Online, where no code is needed, they are fewer; there a phone also stays who it was at the gathering before.
    """
    room = queries.conversation_by_code(code)
    refuse(policy.why_not_join(room, side))
    assert room is not None
    refuse(policy.why_not_in_time(room, at))
    hashed = queries.token_hash(room.pk, token)
    if address and not Participant.objects.filter(conversation=room, token=hashed).exists():
        people.spend("online" if room.form == "online" else "joining", address, at=at)
    online = {"channel": "online", "earlier": queries.earlier_self(room, token)} if room.form == "online" else {}
    someone, made = Participant.objects.get_or_create(
        conversation=room,
        token=hashed,
        defaults={"side": side, "channel": channel, "joined_at": at, **online},
    )
    if not made and someone.side != side:
        someone.side = side
        someone.lived = someone.lived if side == "resident" else ""
        someone.save(update_fields=["side", "lived"])
    return someone


@transaction.atomic(durable=True)
def introduce(participant_id: int, *, age: str, lived: str, at: datetime, by: int | None = None) -> None:
    """Tell, or take back, one's age class and for how long one has lived here ("" is not told).

    `by` is as in `answer_plate`. Nothing of it goes into the logbook.
    """
    someone = queries.locked_for(participant_id)
    room = someone.conversation
    refuse_strangers(someone, room, by, at)
    refuse(policy.why_not_introduce(room, someone, age, lived))
    someone.age, someone.lived = age, lived
    someone.save(update_fields=["age", "lived"])


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
    refuse(
        policy.why_not_organise(holding),
        policy.why_not_enter(room, side, channel),
        why_not_here(room, sheet),
        policy.why_not_in_time(room, at),
    )
    assert holding is not None
    sheet = sheet_called(room, sheet)
    someone, made = Participant.objects.get_or_create(
        conversation=room,
        token=sheet_token(room, channel, sheet, key),
        defaults={"side": side, "channel": channel, "sheet": sheet, "entered_by": holding.ref, "joined_at": at},
    )
    if made:
        record_entry(room, holding.ref, channel, side, at)
    return someone


def why_not_here(room: Conversation, sheet: str) -> Finding | None:
    """A sheet is entered at the gathering whose code stands on it, also by who types at another one."""
    return why_not_this_sheet(sheet, room.code, queries.title_elsewhere(room, sheet))


def sheet_called(room: Conversation, typed: str) -> str:
    """What stands on the paper, as it is kept: a number in full, anything else as it was typed."""
    number = sheet_number(typed, room.code)
    return sheet_name(room.code, number) if number else clean_text(typed)[:40]


def sheet_token(room: Conversation, channel: str, sheet: str, key: str) -> str:
    """What makes a sheet one participant: its number, or what stands on it, or else the form it was typed in with."""
    if sheet_number(sheet, room.code):
        return queries.sheet_hash(room.pk, f"{sheet}")
    return queries.sheet_hash(room.pk, f"{channel} {sheet.casefold()}" if sheet else f"form {key}")


def record_entry(room: Conversation, actor: str, channel: str, side: str, at: datetime) -> None:
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

    An input whose key is known already is answered with what it became then, and so is a wish in the very same words.
    A closed question keeps one answer: a new one takes its place and its receipt. Single answers are not in the
    logbook; at close one digest seals them.
    `by` is the member of the gebiedsteam who types for a sheet; a phone has none.
    """
    someone = queries.locked_for(participant_id)
    room = someone.conversation
    refuse_strangers(someone, room, by, at)
    refuse(policy.why_not_in_time(room, at))
    refuse_all(_why_not(room, someone, plate, inputs))
    return give(room, someone, plate, inputs, at)


def give(room: Conversation, someone: Participant, plate: str, inputs: Sequence[Input], at: datetime) -> list[Answer]:
    """Write the answers of one plate down: under the lock of the room, when they may be given."""
    before = _before(someone, at)
    fresh = [one for one in inputs if before.same_as(one) is None]
    if not someone.entered_by:  # a table that talked all evening may have much to type in
        refuse(limits.why_not_answer_again(before.given))
        refuse_all(before.why_not_more(fresh))
    return [before.same_as(one) or before.keep(_give(someone, plate, one, before, at, room)) for one in inputs]


@dataclass
class Before:
    """What a participant said before: by key, what stands at each closed question, and what stands in words."""

    by_key: dict[str, Answer]
    closed: dict[str, Answer]
    words: dict[tuple[str, str], Answer]
    last_minute: int
    given: int  # how many answers this participant ever gave, with all that it changed

    def same_as(self, one: Input) -> Answer | None:
        """The answer that this input was already: sent twice, or the same words at the same question."""
        said = clean_text(str(one.value.get("text", ""))) if one.kind == "wish" else ""
        return self.by_key.get(short_key(one.key)) or self.words.get((one.question, said))

    def keep(self, given: Answer) -> Answer:
        """What was given just now also counts as said before."""
        self.by_key[given.key] = given
        if given.kind == "wish":
            self.words[(given.question, given.value["text"])] = given
        else:
            self.closed[given.question] = given
        return given

    def why_not_more(self, fresh: Sequence[Input]) -> list[Finding]:
        """Whether it is more than anybody types."""
        wishes = [one.question for one in fresh if one.kind == "wish"]
        said = Counter(question for question, _text in self.words)
        return why_not_more(wishes, len(fresh) - len(wishes), last_minute=self.last_minute, said=said)


def _before(someone: Participant, at: datetime) -> Before:
    """One query: all that this participant ever gave. The room is locked, so nothing comes in between."""
    found = list(someone.answers.order_by("pk"))
    stands = [one for one in found if one.withdrawn_at is None]
    return Before(
        by_key={one.key: one for one in found},
        closed={one.question: one for one in stands if one.kind != "wish"},
        words={(one.question, one.value["text"]): one for one in stands if one.kind == "wish"},
        last_minute=sum(one.given_at > at - MINUTE for one in found),
        given=len(found),
    )


def short_key(key: str) -> str:
    """The key as it is stored: any length in, forty characters out."""
    return key if len(key) <= 40 else hashlib.sha256(key.encode()).hexdigest()[:40]


def refuse_strangers(someone: Participant, room: Conversation, by: int | None, at: datetime) -> None:
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


def _give(someone: Participant, plate: str, one: Input, before: Before, at: datetime, room: Conversation) -> Answer:
    value, replaced = clean_value(one.kind, one.value), before.closed.get(one.question)
    if replaced and replaced.value == value:
        return replaced
    if replaced:
        replaced.withdrawn_at = at
        replaced.save(update_fields=["withdrawn_at"])
    return Answer.objects.create(
        conversation=room,
        participant=someone,
        plate=plate,
        question=one.question,
        kind=one.kind,
        value=value,
        key=short_key(one.key),
        receipt=replaced.receipt if replaced else _receipt(room, someone.channel, at),
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
    refuse_strangers(given.participant, room, by, at)
    given.refresh_from_db()
    refuse(policy.why_not_withdraw(given, room), policy.why_not_in_time(room, at))
    given.withdrawn_at = at
    given.save(update_fields=["withdrawn_at"])
    notices.move_one(given.receipt, "withdrawn", at=at)
