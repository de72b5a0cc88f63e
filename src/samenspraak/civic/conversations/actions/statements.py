# SPDX-License-Identifier: EUPL-1.2
"""Statements that participants offer to everybody, and the gebiedsteam that lets them through or not.

What is let through stands beside the common statements of the round, for all who take part from then on. Texts do
not go into the logbook: a digest with the receipt number in it does, so that nobody can guess the text from it.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions.open_votes import close_votes
from samenspraak.civic.conversations.actions.taking_part import refuse_strangers, short_key
from samenspraak.civic.conversations.models import Conversation, OfferedStatement, Participant, Round
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook import conversations as rules
from samenspraak.rulebook.content import with_statement, without_statement
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import refuse

TAKEN_BACK = "taken-back"  # by whoever offered it: not a reason of the gebiedsteam


@transaction.atomic(durable=True)
def offer_statement(
    participant_id: int, *, plate: str, text: str, key: str, at: datetime, by: int | None = None
) -> OfferedStatement:
    """Offer a statement for others to agree or disagree with. It waits until the gebiedsteam has read it.

    The same offer sent twice, and the same words from the same participant, are one offer.
    """
    someone = queries.locked_for(participant_id)
    room = someone.conversation
    refuse_strangers(someone, room, by, at)
    text = rules.clean_statement(text)
    mine = queries.offered_by(someone)
    known = next((one for one in mine if one.key == short_key(key) or _says(one, plate, text)), None)
    if known:
        return known
    _refuse_offer(room, someone, plate, text, sum(one.plate == plate for one in mine), at)
    return OfferedStatement.objects.create(
        conversation=room,
        participant=someone,
        plate=plate,
        text=text,
        key=short_key(key),
        receipt=notices.acknowledge(
            "statement", area=room.round.area.slug, subject=f"offered:{room.pk}", channel=someone.channel, at=at
        ),
        offered_at=at,
    )


def _says(offered: OfferedStatement, plate: str, text: str) -> bool:
    """Whether this very statement waits already."""
    return offered.decided_at is None and offered.plate == plate and rules.is_same(offered.text, text)


def _refuse_offer(room: Conversation, someone: Participant, plate: str, text: str, given: int, at: datetime) -> None:
    content = queries.content_of(room.round)
    refuse(
        policy.why_not_offer(room, content, plate, anywhere=bool(someone.entered_by)),
        policy.why_not_in_time(room, at),
    )
    block = content.block(plate)
    waiting = room.offered.filter(decided_at=None).count()
    refuse(
        rules.why_not_statement(text, [str(one.text) for one in block.statements] if block else ()),
        rules.why_not_offer_more(given=given, waiting=waiting),
    )


@transaction.atomic(durable=True)
def take_back_statement(offered_id: int, *, participant_id: int, at: datetime) -> None:
    """Take back what one offered, as long as it waits."""
    given = OfferedStatement.objects.get(pk=offered_id, participant_id=participant_id)
    queries.locked(given.conversation_id)
    given.refresh_from_db()
    refuse(policy.why_not_take_back(given))
    _decide(given, at, declined_why=TAKEN_BACK)
    notices.move_one(given.receipt, "withdrawn", at=at)


@transaction.atomic(durable=True)
def admit_statement(offered_id: int, *, by: int | None, at: datetime) -> OfferedStatement:
    """Let a statement through: from now on everybody in the round can answer it."""
    offered, held_in, holding = _judged(offered_id, by, at)
    refuse(policy.why_not_judge(offered, held_in))
    held_in.own, question = with_statement(held_in.own, plate=offered.plate, text=offered.text)
    held_in.save(update_fields=["own"])
    _decide(offered, at, question=question)
    notices.move_one(offered.receipt, "in-use", at=at)
    _stir(held_in)
    _record("statement.admitted", offered, held_in, holding, at, question=question)
    return offered


@transaction.atomic(durable=True)
def decline_statement(
    offered_id: int, reason: str, *, by: int | None, at: datetime, answer: str = ""
) -> OfferedStatement:
    """Do not let a statement through, with a reason; `answer` is that reason in words, for the receipt."""
    offered, held_in, holding = _judged(offered_id, by, at)
    refuse(policy.why_not_judge(offered, held_in), policy.why_not_decline(reason))
    _decide(offered, at, declined_why=reason)
    notices.move_one(offered.receipt, "answered", at=at, answer=answer)
    _record("statement.declined", offered, held_in, holding, at, reason=reason)
    return offered


@transaction.atomic(durable=True)
def take_down_statement(
    offered_id: int, reason: str, *, by: int | None, at: datetime, answer: str = ""
) -> OfferedStatement:
    """Take away a statement that names or hurts somebody. Answers to it stay in their seals, and count nowhere."""
    offered, held_in, holding = _judged(offered_id, by, at)
    refuse(policy.why_not_take_down(offered, reason))
    held_in.own = without_statement(held_in.own, offered.question, reason)
    held_in.save(update_fields=["own"])
    _decide(offered, at, declined_why=reason)
    notices.move_one(offered.receipt, "answered", at=at, answer=answer)
    close_votes(held_in, offered.question)
    _stir(held_in)
    _record("statement.taken-down", offered, held_in, holding, at, reason=reason, question=offered.question)
    return offered


def _judged(offered_id: int, by: int | None, at: datetime) -> tuple[OfferedStatement, Round, Holding | None]:
    """Lock the round, then the gathering, and ask who may. Two who press at once follow each other."""
    found = OfferedStatement.objects.values_list("conversation__round_id", "conversation_id")
    round_id, conversation_id = found.get(pk=offered_id)
    held_in = queries.locked_round(round_id)
    queries.locked(conversation_id)
    holding = queries.organiser(by, held_in.area, at)
    refuse(policy.why_not_organise(holding))
    return OfferedStatement.objects.get(pk=offered_id), held_in, holding


def _decide(offered: OfferedStatement, at: datetime, **changes: str) -> None:
    for name, value in {**changes, "decided_at": at}.items():
        setattr(offered, name, value)
    offered.save(update_fields=[*changes, "decided_at"])


def _stir(held_in: Round) -> None:
    """Every open gathering of the round has something new to see."""
    held_in.conversations.filter(status="open").update(revision=F("revision") + 1)


def _record(
    kind: str, offered: OfferedStatement, held_in: Round, holding: Holding | None, at: datetime, **facts: Any
) -> None:
    plate = queries.content_of(held_in).plate(offered.plate)
    told: Mapping[str, Any] = {
        "plate": offered.plate,
        "called": str(plate.title) if plate else offered.plate,
        "digest": digest({"receipt": offered.receipt, "plate": offered.plate, "text": offered.text}),
    }
    actor = holding.ref if holding else ""
    subject = f"conversation:{offered.conversation_id}"
    ledger.record(kind, subject=subject, area=held_in.area.slug, actor=actor, at=at, **told, **facts)
