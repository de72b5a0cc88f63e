# SPDX-License-Identifier: EUPL-1.2
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions.following import announce
from samenspraak.civic.conversations.models import ContentVersion, Conversation, Round
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices.actions import ALPHABET
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, Refused, refuse

CODE_LENGTH = 6


@transaction.atomic(durable=True)
def start_round(area: Area, purpose: str, *, by: int | None, at: datetime) -> Round:
    """Start a traject for an area, with the newest adopted content. One round at a time; only the gebiedsteam."""
    Area.objects.select_for_update().get(pk=area.pk)
    holding = queries.organiser(by, area, at)
    refuse(policy.why_not_organise(holding), policy.why_not_start(queries.open_round(area)))
    try:
        with transaction.atomic():
            started = Round.objects.create(
                area=area,
                number=Round.objects.filter(area=area).count() + 1,
                content=ContentVersion.objects.latest("number"),
                purpose=clean_text(purpose)[:300],
                started_at=at,
            )
    except IntegrityError:  # somebody else was a moment earlier
        raise Refused(Finding("round-going-on")) from None
    _record("round.started", started, holding, at, number=started.number, content=started.content.number)
    return started


@transaction.atomic(durable=True)
def close_round(round_id: int, *, by: int | None, at: datetime) -> None:
    """End a traject; the next one may then start. Refused while a gathering is open."""
    going = Round.objects.select_for_update(of=("self",)).select_related("area").get(pk=round_id)
    holding = queries.organiser(by, going.area, at)
    refuse(
        policy.why_not_organise(holding),
        Finding("round-closed", {"number": going.number}) if going.closed_at else None,
        Finding("gathering-still-open") if going.conversations.filter(status="open").exists() else None,
    )
    going.closed_at = at
    going.save(update_fields=["closed_at"])
    _record("round.closed", going, holding, at, number=going.number)


@transaction.atomic
def prepare(
    round_id: int,
    *,
    title: str,
    place: str,
    starts_at: datetime,
    plates: Sequence[str],
    by: int | None,
    at: datetime,
    purpose: str = "gesprek",
    minutes: int = 120,
    checks_first: bool = False,
    key: str = "",
) -> Conversation:
    """Put a gathering in the books, with a join code of its own. `plates` are keys, in the order of the evening.

    With `checks_first` a host reads each wish before the room sees it. `key` belongs to the form: the same form sent
    twice is one gathering.
    """
    held_in = Round.objects.select_for_update(of=("self",)).select_related("area", "content").get(pk=round_id)
    holding = queries.organiser(by, held_in.area, at)
    title, keys = clean_text(title)[:120], list(plates)
    refuse(
        policy.why_not_organise(holding),
        policy.why_not_prepare(held_in, title=title, starts_at=starts_at, at=at, minutes=minutes, plates=len(keys)),
        policy.why_not_plates(keys, queries.plates_of(queries.content_of(held_in))),
    )
    known = held_in.conversations.filter(key=key).first() if key else None
    if known:
        return known
    made = Conversation.objects.create(
        round=held_in,
        number=next_number(held_in),
        purpose=purpose,
        title=title,
        place=clean_text(place)[:200],
        starts_at=starts_at,
        minutes=minutes,
        code=new_code(),
        plates=keys,
        checks_first=checks_first,
        key=key[:40],
    )
    _record("conversation.prepared", held_in, holding, at, conversation=made, title=title, plates=len(keys))
    return made


@transaction.atomic(durable=True)
def reschedule(
    conversation_id: int, *, starts_at: datetime, place: str, minutes: int, by: int | None, at: datetime
) -> Conversation:
    """Put a gathering that has not begun at another moment or place. Who left an address hears it; sent twice, once."""
    planned = queries.locked(conversation_id)
    held_in, holding, place = planned.round, queries.organiser(by, planned.round.area, at), clean_text(place)[:200]
    refuse(
        policy.why_not_organise(holding),
        policy.why_not_reschedule(planned),
        policy.why_not_prepare(
            held_in, title=planned.title, starts_at=starts_at, at=at, minutes=minutes, plates=len(planned.plates)
        ),
    )
    if (planned.starts_at, planned.place, planned.minutes) == (starts_at, place, minutes):
        return planned
    was = _moment(planned.starts_at)
    planned.starts_at, planned.place, planned.minutes = starts_at, place, minutes
    planned.revision += 1
    planned.save(update_fields=["starts_at", "place", "minutes", "revision"])
    told = {"title": planned.title, "was": was, "starts": _moment(starts_at), "place": place}
    _record("conversation.rescheduled", held_in, holding, at, conversation=planned, **told)
    announce("follower-rescheduled", planned, at=at, was=was, starts=_moment(starts_at), place_name=place)
    return planned


@transaction.atomic(durable=True)
def cancel(conversation_id: int, *, by: int | None, at: datetime) -> None:
    """Call off a gathering that has not begun. Who left an address hears it."""
    planned = queries.locked(conversation_id)
    holding = queries.organiser(by, planned.round.area, at)
    refuse(policy.why_not_organise(holding), policy.why_not_cancel(planned))
    planned.status = "cancelled"
    planned.revision += 1
    planned.save(update_fields=["status", "revision"])
    _record("conversation.cancelled", planned.round, holding, at, conversation=planned, title=planned.title)
    announce("follower-cancelled", planned, at=at, starts=_moment(planned.starts_at))


def _moment(at: datetime) -> str:
    """A moment as the logbook and a letter hold it, on the clock of the municipality: "2026-05-04T19:30+02:00"."""
    return timezone.localtime(at).isoformat(timespec="minutes")


def next_number(held_in: Round) -> int:
    """The number of the next gathering of an area. Ask under the lock of its round: one round goes on at a time."""
    return Conversation.objects.filter(round__area=held_in.area).count() + 1


def new_code() -> str:
    """Six characters without look-alikes that no gathering ever had: 31^6, some 890 million."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if not Conversation.objects.filter(code=code).exists():
            return code


def _record(
    kind: str,
    held_in: Round,
    holding: Holding | None,
    at: datetime,
    conversation: Conversation | None = None,
    **facts: Any,
) -> None:
    subject = f"conversation:{conversation.pk}" if conversation else f"round:{held_in.pk}"
    actor = holding.ref if holding else ""
    ledger.record(kind, subject=subject, area=held_in.area.slug, actor=actor, at=at, **facts)
