# SPDX-License-Identifier: EUPL-1.2
"""Sheets of paper: numbers to print, and a whole sheet typed in at once.

A gathering is sealed when it closes. Sheets that are typed in later, within a week, are answers of that evening too:
with each of them all answers are sealed anew, so that the newest entry in the logbook always covers everything.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions.hosting import leaf
from samenspraak.civic.conversations.actions.taking_part import (
    Input,
    give,
    record_entry,
    sheet_called,
    sheet_token,
    short_key,
    why_not_here,
)
from samenspraak.civic.conversations.models import Answer, Conversation, Participant
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.rulebook.conversations import why_not_answer
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all


@transaction.atomic(durable=True)
def number_sheets(conversation_id: int, sheets: int, *, by: int | None, at: datetime) -> range:
    """Give out numbers for so many sheets. Returns them; nobody else ever gets the same."""
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding), policy.why_not_number_sheets(room, sheets))
    assert holding is not None
    first = room.sheets_printed + 1
    room.sheets_printed += sheets
    room.save(update_fields=["sheets_printed"])
    _record("conversation.sheets-numbered", room, holding.ref, at, first=first, last=room.sheets_printed)
    return range(first, room.sheets_printed + 1)


@dataclass(frozen=True)
class Filled:
    """A filled sheet: what stands on it, who filled it in, and what was answered, by plate.

    `taken_back` are answers that were typed in before and do not stand on the paper. `again`: the typist saw that this
    sheet was entered before, and goes on with it.
    """

    sheet: str
    side: str
    answers: Mapping[str, Sequence[Input]]
    age: str = ""
    lived: str = ""
    channel: str = "paper"
    taken_back: Sequence[int] = ()
    again: bool = False
    key: str = ""


@dataclass(frozen=True)
class Entered:
    """What became of it."""

    sheet: str
    participant: int
    answers: int


@transaction.atomic(durable=True)
def enter_sheet(conversation_id: int, filled: Filled, *, by: int | None, at: datetime) -> Entered:
    """Type in a whole sheet: all of it, or nothing and every reason why. The same form sent twice is one sheet."""
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding), why_not_here(room, filled.sheet))
    assert holding is not None
    sheet = sheet_called(room, filled.sheet)
    token = sheet_token(room, filled.channel, sheet, filled.key)
    known = Participant.objects.filter(conversation=room, token=token).first()
    if known and _is_the_same_form(known, filled):
        return Entered(known.sheet, known.pk, _count(filled))
    _refuse_sheet(room, known, filled, at)
    someone = _described(known, filled) if known else _new(room, token, sheet, filled, holding.ref, at)
    given = _write(room, someone, filled, at)
    if room.status == "closed":
        _seal_anew(room, holding.ref, at, given, is_new=known is None)
    return Entered(someone.sheet, someone.pk, len(given))


def _refuse_sheet(room: Conversation, known: Participant | None, filled: Filled, at: datetime) -> None:
    refuse(
        policy.why_not_enter_sheet(room, known, side=filled.side, channel=filled.channel, again=filled.again, at=at),
        Finding("sheet-empty") if not _count(filled) and not filled.taken_back else None,
    )
    content = queries.content_of(room.round)
    findings = (
        why_not_answer(
            content, plate=plate, question=one.question, kind=one.kind, value=one.value, on_table=room.plates
        )
        for plate, inputs in filled.answers.items()
        for one in inputs
    )
    refuse_all(dict.fromkeys(finding for finding in findings if finding))


def _is_the_same_form(known: Participant, filled: Filled) -> bool:
    keys = [short_key(one.key) for inputs in filled.answers.values() for one in inputs]
    return bool(keys) and known.answers.filter(key__in=keys).exists()


def _count(filled: Filled) -> int:
    return sum(map(len, filled.answers.values()))


def _new(room: Conversation, token: str, sheet: str, filled: Filled, actor: str, at: datetime) -> Participant:
    record_entry(room, actor, filled.channel, filled.side, at)
    return Participant.objects.create(
        conversation=room,
        token=token,
        side=filled.side,
        age=_one_of(filled.age, Participant.AGES),
        lived=_one_of(filled.lived, Participant.LIVED),
        channel=filled.channel,
        sheet=sheet,
        entered_by=actor,
        joined_at=at,
    )


def _described(known: Participant, filled: Filled) -> Participant:
    """Who filled the sheet in, as it was read now."""
    known.side = filled.side
    known.age, known.lived = _one_of(filled.age, Participant.AGES), _one_of(filled.lived, Participant.LIVED)
    known.save(update_fields=["side", "age", "lived"])
    return known


def _one_of(value: str, choices: Sequence[tuple[str, str]]) -> str:
    """What is voluntary may be left out; what is unknown counts as left out."""
    return value if value in dict(choices) else ""


def _write(room: Conversation, someone: Participant, filled: Filled, at: datetime) -> list[Answer]:
    for answer in someone.answers.filter(pk__in=filled.taken_back, withdrawn_at=None):
        answer.withdrawn_at = at
        answer.save(update_fields=["withdrawn_at"])
        notices.move_one(answer.receipt, "withdrawn", at=at)
    return [answer for plate, inputs in filled.answers.items() for answer in give(room, someone, plate, inputs, at)]


def _seal_anew(room: Conversation, actor: str, at: datetime, given: Sequence[Answer], *, is_new: bool) -> None:
    """One digest over all answers of the evening, the late ones among them."""
    answers = list(Answer.objects.filter(conversation=room, withdrawn_at=None).select_related("participant"))
    room.digest = digest(sorted(leaf(answer) for answer in answers))
    room.revision += 1
    room.save(update_fields=["digest", "revision"])
    for answer in given:
        notices.move_one(answer.receipt, "in-use", at=at)
    facts = {"digest": room.digest, "title": room.title, "sheets": queries.late_sheets([room])}
    count = {"answers": len(answers), "participants": room.participants.count()}
    _record("conversation.added" if is_new else "conversation.corrected", room, actor, at, **facts, **count)


def _record(kind: str, room: Conversation, actor: str, at: datetime, **facts: Any) -> None:
    ledger.record(kind, subject=f"conversation:{room.pk}", area=room.round.area.slug, actor=actor, at=at, **facts)
