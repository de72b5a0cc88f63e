# SPDX-License-Identifier: EUPL-1.2
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenspraak.civic.conversations.models import (
    Answer,
    ContentVersion,
    Conversation,
    GuessBucket,
    OfferedStatement,
    Participant,
    Round,
)
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import content as texts
from samenspraak.rulebook.content import PEOPLE, ContentSet
from samenspraak.rulebook.conversations import AnswerFact, Outcomes, latest, outcomes

ORGANISERS = ("gebiedsteam",)
MOST_GUESSES = 30.0  # wrong codes in a row from one address
SECONDS_PER_GUESS = 2.0  # and one more every so many seconds
MOST_ARRIVALS = 30.0  # people who come in online in a row from one address: a class, a library
SECONDS_PER_ARRIVAL = 300.0
JUST_BEFORE = timedelta(hours=12)  # a planned gathering is still upcoming so long after it should have begun


# Who may organise, and rows under the lock


def organiser(person: int | None, area: Area, at: datetime) -> Holding | None:
    """The seat from which a person organises conversations in this area."""
    return people.seat_for(person, area, timezone.localtime(at).date(), kinds=ORGANISERS)


def locked_round(round_id: int) -> Round:
    """A round, locked until the end of the transaction. Whoever also locks a gathering of it, locks the round first."""
    return Round.objects.select_for_update(of=("self",), no_key=True).select_related("area", "content").get(pk=round_id)


def locked(conversation_id: int) -> Conversation:
    """A conversation with its round and area, locked until the end of the transaction."""
    found = Conversation.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("round__area", "round__content").get(pk=conversation_id)


def token_hash(conversation_id: int, token: str) -> str:
    """How a phone is known in one conversation. Differs per conversation, so nobody is followed from one to another."""
    return hashlib.sha256(f"{conversation_id}:{token}".encode()).hexdigest()


# Content


@lru_cache(maxsize=64)
def content_with(digest: str, own: str = "") -> ContentSet:
    """The content that has this digest, with what a round has of its own (as JSON). Read once."""
    if own:
        return texts.extended(content_with(digest), json.loads(own))
    return texts.parse(ContentVersion.objects.values_list("body", flat=True).get(digest=digest))


def content_key(held_in: Round) -> tuple[str, str]:
    """What tells the content of one round from that of another, as `content_with` takes it."""
    return held_in.content.digest, json.dumps(held_in.own) if held_in.own else ""


def content_of(held_in: Round) -> ContentSet:
    """The questions, compass, archetypes and topics that a round is held with, the wijk's own among them."""
    return content_with(*content_key(held_in))


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
    found = _gatherings().select_related("after").filter(status="open", opened_at__lte=at)
    return list(found.order_by("-opened_at"))


def upcoming(at: datetime, most: int = 20) -> list[Conversation]:
    """Gatherings that are in the books, soonest first, with their area."""
    planned = _gatherings().filter(status="planned", starts_at__gte=at - JUST_BEFORE)
    return list(planned.order_by("starts_at")[:most])


def online_after(room: Conversation) -> Conversation | None:
    """The gathering that goes on online after this one."""
    return _gatherings().filter(after=room).first()


def over_online(at: datetime) -> list[int]:
    """What is open online and should have closed by now."""
    return list(_gatherings().filter(form="online", status="open", closes_at__lte=at).values_list("pk", flat=True))


def open_codes(held_in: Round) -> list[str]:
    """The codes of all gatherings of a round that are open now."""
    return list(held_in.conversations.filter(status="open").values_list("code", flat=True))


def open_or_upcoming(areas: Iterable[int], at: datetime) -> list[Conversation]:
    """What is open in these areas and what is in the books, for whoever organises there. One query."""
    soon = Q(status="planned", starts_at__gte=at - JUST_BEFORE)
    found = _gatherings().filter(Q(status="open", opened_at__lte=at) | soon, round__area__in=list(areas))
    return list(found.order_by("starts_at"))


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
    """Who this phone is in this conversation."""
    if not token:
        return None
    found = Participant.objects.filter(conversation=room, token=token_hash(room.pk, token))
    return found.select_related("earlier__conversation").first()


def earlier_self(room: Conversation, token: str) -> Participant | None:
    """Who this phone was at the gathering that goes on online here."""
    if not token or room.after_id is None:
        return None
    found = Participant.objects.filter(conversation_id=room.after_id, token=token_hash(room.after_id, token))
    return found.select_related("conversation").first()


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


def wishes_in(room: Conversation, *, before: int | None = None, most: int = 50) -> list[Answer]:
    """What was said in words at all plates, hidden or not, newest first: a page for who reads along."""
    found = Answer.objects.filter(conversation=room, kind="wish", withdrawn_at=None)
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[:most])


def answer_of(room: Conversation, answer_id: int) -> Answer | None:
    """One answer given in this gathering."""
    return Answer.objects.filter(conversation=room, pk=answer_id).first()


# Statements that people offer


def offered_by(someone: Participant) -> list[OfferedStatement]:
    """What this participant offered, in order."""
    return list(someone.offered.order_by("pk"))


def own_offer(someone: Participant, offered_id: int) -> OfferedStatement | None:
    """One statement that this participant offered, if it is theirs."""
    return someone.offered.filter(pk=offered_id).first()


def offer_in(held_in: Round, offered_id: int) -> OfferedStatement | None:
    """One statement that was offered in a gathering of this round."""
    return OfferedStatement.objects.filter(conversation__round=held_in, pk=offered_id).first()


def offered_in(held_in: Round, *, decided: bool, most: int = 100) -> list[OfferedStatement]:
    """What was offered in the gatherings of a round: what waits, oldest first; or what was decided, newest first."""
    found = OfferedStatement.objects.filter(conversation__round=held_in, decided_at__isnull=not decided)
    order = ("-decided_at", "-pk") if decided else ("pk",)
    return list(found.select_related("conversation").order_by(*order)[:most])


def waiting_statements(areas: Iterable[int]) -> list[tuple[Area, int]]:
    """In which of these areas offered statements wait, and how many. One query."""
    waiting = Q(rounds__closed_at=None, rounds__conversations__offered__decided_at=None)
    counted = Area.objects.filter(pk__in=list(areas)).annotate(
        waiting=Count("rounds__conversations__offered", filter=waiting)
    )
    return [(area, area.waiting) for area in counted.filter(waiting__gt=0).order_by("name")]


def votes_at(held_in: Round, plate: str) -> dict[str, int]:
    """How often each statement of people at a plate was answered, in all gatherings of the round. One query."""
    found = Answer.objects.filter(
        conversation__round=held_in,
        plate=plate,
        kind="statement",
        question__startswith=PEOPLE,
        withdrawn_at=None,
    )
    return dict(found.values_list("question").annotate(n=Count("pk")).order_by("question"))


# What it adds up to


def _counted(found: QuerySet[Answer]) -> list[AnswerFact]:
    rows = found.filter(withdrawn_at=None, hidden_why="").order_by("pk")
    names = (
        "kind",
        "plate",
        "question",
        "participant__side",
        "participant__channel",
        "value",
        "pk",
        "participant_id",
        "participant__earlier_id",
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
            participant=earlier or who,
        )
        for kind, plate, question, side, channel, value, pk, who, earlier in rows.values_list(*names)
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
    """What was said in all gatherings of a round, as far as it is closed or revealed. Two queries.

    Who was there in the evening and again online is one person, whose latest answers count.
    """
    rooms = list(held_in.conversations.filter(purpose=purpose).exclude(status="planned"))
    return outcomes(latest(_counted(Answer.objects.filter(shown_of(rooms)))), content_of(held_in))


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
    return outcomes(_counted(found), content_of(room.round))


# Live


def live_state(code: str) -> dict[str, Any] | None:
    """Where the room is: what phones and the screen must know. None when there is no such gathering."""
    room = Conversation.objects.filter(code=code).first()
    return _state(room) if room else None


def _state(room: Conversation) -> dict[str, Any]:
    return {name: getattr(room, name) for name in ("revision", "plate", "status", "roaming", "revealed")}


def screen_state(code: str) -> dict[str, Any] | None:
    """The same with the number of people and answers; changes with every answer."""
    beside = {"people": Count("participants"), "offered_now": _waiting_here()}
    room: Any = Conversation.objects.annotate(**beside).filter(code=code).first()
    if room is None:
        return None
    counted = Answer.objects.filter(conversation=room).aggregate(
        answers=Count("pk", filter=Q(withdrawn_at=None, hidden_why="")), latest=Max("pk")
    )
    return {**_state(room), "participants": room.people, **counted, "offered": room.offered_now}


def _waiting_here() -> Coalesce:
    """How many offered statements wait in a gathering, beside what else is counted of it."""
    waiting = OfferedStatement.objects.filter(conversation=OuterRef("pk"), decided_at=None)
    return Coalesce(Subquery(waiting.values("conversation").annotate(n=Count("pk")).values("n")), 0)


# Guessing codes


def tokens_now(
    bucket: GuessBucket, at: datetime, most: float = MOST_GUESSES, seconds: float = SECONDS_PER_GUESS
) -> float:
    """How many wrong codes this address may type now: the bucket fills up again by the clock."""
    passed = max(0.0, (at - bucket.filled_at).total_seconds())
    return min(most, bucket.tokens + passed / seconds)


def guesses_left(address: str, at: datetime) -> int:
    """How many wrong codes this address (a keyed hash) may type now."""
    bucket = GuessBucket.objects.filter(address=address).first()
    return int(tokens_now(bucket, at)) if bucket else int(MOST_GUESSES)


def arrivals_left(address: str, at: datetime) -> int:
    """How many new people may come in online from this address (another keyed hash) now."""
    bucket = GuessBucket.objects.filter(address=address).first()
    return int(tokens_now(bucket, at, MOST_ARRIVALS, SECONDS_PER_ARRIVAL)) if bucket else int(MOST_ARRIVALS)
