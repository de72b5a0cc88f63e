# SPDX-License-Identifier: EUPL-1.2
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils import timezone

from samenspraak.civic.conversations.models import (
    Answer,
    ContentVersion,
    Conversation,
    Participant,
    Round,
)
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import content as texts
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import AnswerFact, Outcomes, outcomes

ORGANISERS = ("gebiedsteam",)
JUST_BEFORE = timedelta(hours=12)  # a planned gathering is still upcoming so long after it should have begun


# Who may organise, and rows under the lock


def organiser(person: int | None, area: Area, at: datetime) -> Holding | None:
    """The seat from which a person organises conversations in this area."""
    return people.seat_for(person, area, timezone.localtime(at).date(), kinds=ORGANISERS)


def locked(conversation_id: int) -> Conversation:
    """A conversation with its round and area, locked until the end of the transaction."""
    found = Conversation.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("round__area", "round__content").get(pk=conversation_id)


def token_hash(conversation_id: int, token: str) -> str:
    """How a phone is known in one conversation. Differs per conversation, so nobody is followed from one to another."""
    return hashlib.sha256(f"{conversation_id}:{token}".encode()).hexdigest()


def sheet_hash(conversation_id: int, sheet: str) -> str:
    """How a sheet or a table is known: made otherwise than for a phone, so that no phone can pass for it."""
    return hashlib.sha256(f"sheet:{conversation_id}:{sheet}".encode()).hexdigest()


# Content


@lru_cache(maxsize=16)
def content_with(digest: str) -> ContentSet:
    """The content that has this digest. Parsed once."""
    return texts.parse(ContentVersion.objects.values_list("body", flat=True).get(digest=digest))


def content_of(held_in: Round) -> ContentSet:
    """The questions, compass, archetypes and topics that a round is held with."""
    return content_with(held_in.content.digest)


def plates_of(content: ContentSet) -> list[str]:
    """The keys of all plates: the building blocks in order, then the compass and the triangle."""
    return [plate.key for plate in content.plates]


# Rounds and gatherings


def _rounds() -> QuerySet[Round]:
    return Round.objects.select_related("area__parent", "content").defer("content__body")


def _gatherings() -> QuerySet[Conversation]:
    return Conversation.objects.select_related("round__area__parent", "round__content").defer("round__content__body")


def open_round(area: Area) -> Round | None:
    """The traject that is going on in an area."""
    return _rounds().filter(area=area, closed_at=None).first()


def newest_round(area: Area) -> Round | None:
    """The traject that is going on, or else the last one."""
    return _rounds().filter(area=area).order_by("-number").first()


def rounds_of(area: Area) -> list[Round]:
    """All trajecten of an area, newest first, each with its gatherings in order and the numbers that took part."""
    counted = Conversation.objects.annotate(
        people=Count("participants", distinct=True),
    ).order_by("number")
    return list(_rounds().filter(area=area).order_by("-number").prefetch_related(Prefetch("conversations", counted)))


def conversation(area: Area, number: int) -> Conversation | None:
    """A gathering by its address: numbers count on over the rounds of an area."""
    return _gatherings().filter(round__area=area, number=number).first()


def conversation_by_id(conversation_id: int) -> Conversation | None:
    """A gathering with its round and area."""
    return _gatherings().filter(pk=conversation_id).first()


def conversation_by_code(code: str) -> Conversation | None:
    """The gathering with this join code, however it was typed: lower case, with spaces or dashes."""
    plain = "".join(character for character in code.upper() if character.isalnum())
    return _gatherings().filter(code=plain).first() if plain else None


def going_on(at: datetime) -> list[Conversation]:
    """Gatherings that are open now, with their area."""
    return list(_gatherings().filter(status="open", opened_at__lte=at).order_by("-opened_at"))


def upcoming(at: datetime, most: int = 20) -> list[Conversation]:
    """Gatherings that are in the books, soonest first, with their area."""
    planned = _gatherings().filter(status="planned", starts_at__gte=at - JUST_BEFORE)
    return list(planned.order_by("starts_at")[:most])


@dataclass(frozen=True)
class RoundFacts:
    """Where an area stands in step 1, for pages that show all areas."""

    area: int
    round: int
    number: int
    purpose: str
    started_at: datetime
    closed_at: datetime | None
    planned: int
    open: int
    closed: int
    evaluations: int  # gatherings with purpose "evaluatie"


def stage_of(areas: Iterable[int] | None = None) -> dict[int, RoundFacts]:
    """The newest traject of each area (by id) that ever had one, counted. One query, whatever the number of areas."""
    rows = Round.objects.annotate(
        planned=Count("conversations", filter=Q(conversations__status="planned")),
        open=Count("conversations", filter=Q(conversations__status="open")),
        closed=Count("conversations", filter=Q(conversations__status="closed")),
        asked_again=Count("conversations", filter=Q(conversations__purpose="evaluatie")),
    ).order_by("number")
    if areas is not None:
        rows = rows.filter(area__in=list(areas))
    return {row.area_id: _facts(row) for row in rows}


def _facts(row: Any) -> RoundFacts:
    return RoundFacts(
        row.area_id,
        row.pk,
        row.number,
        row.purpose,
        row.started_at,
        row.closed_at,
        row.planned,
        row.open,
        row.closed,
        row.asked_again,
    )


# Participants and answers


def participant(room: Conversation, token: str) -> Participant | None:
    """Who this phone is in this conversation; never a sheet that the gebiedsteam entered."""
    if not token:
        return None
    return Participant.objects.filter(conversation=room, token=token_hash(room.pk, token), entered_by="").first()


def sheet(room: Conversation, participant_id: int) -> Participant | None:
    """A participant that the gebiedsteam entered for a table or a sheet."""
    return Participant.objects.filter(conversation=room, pk=participant_id).exclude(entered_by="").first()


def sheets(room: Conversation) -> list[Any]:
    """The tables and sheets that were entered, newest first, each with its number of answers."""
    counted = Count("answers", filter=Q(answers__withdrawn_at=None))
    found = Participant.objects.filter(conversation=room).exclude(entered_by="").annotate(given=counted)
    return list(found.order_by("-pk")[:100])


def answers_by(someone: Participant) -> list[Answer]:
    """What a participant said and did not take back, in the order it was given."""
    return list(someone.answers.filter(withdrawn_at=None).order_by("pk"))


def own_answer(someone: Participant, answer_id: int) -> Answer | None:
    """One answer of this participant, if it is theirs."""
    return someone.answers.filter(pk=answer_id).first()


def wishes_at(room: Conversation, plate: str, *, hidden: bool = False, most: int = 200) -> list[Answer]:
    """What was said in words at a plate, newest first; with `hidden` also what a host took away."""
    found = Answer.objects.filter(conversation=room, plate=plate, kind="wish", withdrawn_at=None)
    if not hidden:
        found = found.filter(hidden_why="")
    return list(found.order_by("-pk")[:most])


def answer_of(room: Conversation, answer_id: int) -> Answer | None:
    """One answer given in this gathering."""
    return Answer.objects.filter(conversation=room, pk=answer_id).first()


# What it adds up to


def _counted(found: QuerySet[Answer]) -> list[AnswerFact]:
    rows = found.filter(withdrawn_at=None, hidden_why="").order_by("pk")
    names = (
        *("kind", "plate", "question", "participant__side", "participant__channel"),
        *("value", "pk", "participant_id", "conversation_id"),
    )
    return [
        AnswerFact(
            kind=kind,
            plate=plate,
            question=question,
            side=side,
            channel=channel,
            value=value,
            id=pk,
            participant=who,
            gathering=gathering,
        )
        for kind, plate, question, side, channel, value, pk, who, gathering in rows.values_list(*names)
    ]


def shown_of(rooms: Iterable[Conversation]) -> Q:
    """Which answers everybody may see: all of closed gatherings, and the revealed plates of open ones."""
    shown = Q(pk__in=[])
    for room in rooms:
        if room.status == "closed":
            shown |= Q(conversation_id=room.pk)
        elif room.revealed:
            shown |= Q(conversation_id=room.pk, plate__in=room.revealed)
    return shown


def outcomes_of(held_in: Round, purpose: str = "gesprek") -> Outcomes:
    """What was said in all gatherings of a round, as far as it is closed or revealed. Two queries."""
    rooms = list(held_in.conversations.filter(purpose=purpose).exclude(status="planned"))
    said = _counted(Answer.objects.filter(shown_of(rooms)))
    return outcomes(said, content_of(held_in), closed=_closed(rooms))


def _closed(rooms: Iterable[Conversation]) -> list[int]:
    """The gatherings that are over, first closed first: what was said there never changes, and may be told apart."""
    over = ((room.closed_at, room.pk) for room in rooms if room.status == "closed" and room.closed_at)
    return [pk for _closed_at, pk in sorted(over)]


def outcomes_of_conversation(conversation_id: int, *, everything: bool = False) -> Outcomes:
    """What was said in one gathering, as far as it is closed or revealed; with `everything` (the host) all of it."""
    room = _gatherings().get(pk=conversation_id)
    return outcomes_in(room, everything=everything)


def outcomes_in(room: Conversation, *, everything: bool = False, plate: str = "") -> Outcomes:
    """The same for a gathering that was read already, or for one plate of it. One query."""
    found = Answer.objects.filter(conversation=room)
    if not everything:
        found = found.filter(shown_of([room]))
    if plate:
        found = found.filter(plate=plate)
    return outcomes(_counted(found), content_of(room.round), closed=_closed([room]))


# Live


def live_state(code: str) -> dict[str, Any] | None:
    """Where the room is: what phones and the screen must know. None when there is no such gathering."""
    room = Conversation.objects.filter(code=code).first()
    return _state(room) if room else None


def _state(room: Conversation) -> dict[str, Any]:
    return {name: getattr(room, name) for name in ("revision", "plate", "status", "roaming", "revealed")}


def screen_state(code: str) -> dict[str, Any] | None:
    """The same with the number of people and answers; changes with every answer."""
    room = Conversation.objects.annotate(people=Count("participants")).filter(code=code).first()
    if room is None:
        return None
    counted = Answer.objects.filter(conversation=room).aggregate(
        answers=Count("pk", filter=Q(withdrawn_at=None, hidden_why="")), latest=Max("pk")
    )
    return {**_state(room), "participants": room.people, **counted}
