# SPDX-License-Identifier: EUPL-1.2
"""A gathering that goes on online, for who could not come: it has its own answers, its own seal, and its own end."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions.hosting import seal
from samenspraak.civic.conversations.actions.leading import change
from samenspraak.civic.conversations.actions.rounds import new_code, next_number
from samenspraak.civic.conversations.models import Conversation
from samenspraak.civic.ledger import actions as ledger
from samenspraak.rulebook.verdicts import refuse

TITLE = "{title}, online"  # the same word in every language we have
TITLE_LEFT = 120 - len(", online")


@transaction.atomic(durable=True)
def go_on_online(conversation_id: int, *, closes_at: datetime, by: int | None, at: datetime) -> Conversation:
    """Let the same conversation go on online until `closes_at`: the same plates, each at one's own pace.

    It is open at once. Pressed twice, or by two hosts, it happens once.
    """
    round_id = Conversation.objects.values_list("round_id", flat=True).get(pk=conversation_id)
    held_in = queries.locked_round(round_id)
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, held_in.area, at)
    refuse(policy.why_not_organise(holding))
    known = queries.online_after(room)
    if known:
        return known
    refuse(policy.why_not_go_online(room, held_in, closes_at, at))
    made = Conversation.objects.create(
        round=held_in,
        number=next_number(held_in),
        purpose=room.purpose,
        form="online",
        after=room,
        title=TITLE.format(title=room.title[:TITLE_LEFT]),
        starts_at=at,
        code=new_code(),
        plates=room.plates,
        plate=room.plates[0],
        roaming=True,
        status="open",
        opened_at=at,
        closes_at=closes_at,
    )
    ledger.record(
        "conversation.online",
        subject=f"conversation:{made.pk}",
        area=held_in.area.slug,
        actor=holding.ref if holding else "",
        at=at,
        title=room.title,
        until=_day(closes_at),
    )
    return made


@transaction.atomic(durable=True)
def lengthen(conversation_id: int, *, closes_at: datetime, by: int | None, at: datetime) -> Conversation:
    """Keep open longer what is open online. The same moment twice is once."""
    room = queries.locked(conversation_id)
    holding = queries.organiser(by, room.round.area, at)
    refuse(policy.why_not_organise(holding))
    if room.form == "online" and room.closes_at == closes_at:
        return room
    refuse(policy.why_not_lengthen(room, closes_at, at))
    told = {"title": room.title, "until": _day(closes_at)}
    return change(room, "conversation.lengthened", {"closes_at": closes_at}, holding, at, **told)


def _day(closes_at: datetime) -> str:
    """The last day, as the logbook tells it."""
    return timezone.localtime(closes_at).date().isoformat()


@transaction.atomic(durable=True)
def close_by_clock(conversation_id: int, *, at: datetime) -> Conversation:
    """Close and seal what is open online and whose time is over."""
    room = queries.locked(conversation_id)
    refuse(policy.why_not_close_by_clock(room, at))
    return seal(room, None, at)
