# SPDX-License-Identifier: EUPL-1.2
import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache, reduce
from operator import add
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from samenspraak.civic.conversations.models import (
    Answer,
    Conclusion,
    ContentVersion,
    Conversation,
    Fit,
    Follower,
    OfferedStatement,
    Participant,
    Round,
    WishGroup,
)
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import content as texts
from samenspraak.rulebook.content import PEOPLE, ContentSet
from samenspraak.rulebook.conversations import (
    AnswerFact,
    FitCount,
    Gathered,
    Keeping,
    Named,
    Outcomes,
    Spoken,
    gathered,
    latest,
    least_voters,
    outcomes,
    read_sheet,
    sheet_name,
)
from samenspraak.rulebook.conversations.effort import Attendance, Effort, effort
from samenspraak.rulebook.conversations.paper import LATE

if TYPE_CHECKING:
    from samenspraak.rulebook.conversations.opinions import Opinions, Votes

ORGANISERS = ("gebiedsteam",)
STATE = ("revision", "plate", "status", "roaming", "revealed")  # of a gathering, as phones and the screen hear it
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
    return found.select_related("round__area", "round__content").defer("round__content__body").get(pk=conversation_id)


# What three hundred phones ask at once is written out once, and read with everything around it in one query.


@cache
def _in_their_room() -> QuerySet[Participant]:
    found = Participant.objects.select_related("conversation__round__area", "conversation__round__content")
    return found.defer("conversation__round__content__body").order_by()


@cache
def _in_their_locked_room() -> QuerySet[Participant]:
    return _in_their_room().select_for_update(of=("conversation",), no_key=True)


def locked_for(participant_id: int) -> Participant:
    """A participant whose conversation is locked until the end of the transaction, as with `locked`."""
    return _in_their_locked_room().get(pk=participant_id)


def token_hash(conversation_id: int, token: str) -> str:
    """How a phone is known in one conversation. Differs per conversation, so nobody is followed from one to another."""
    return hashlib.sha256(f"{conversation_id}:{token}".encode()).hexdigest()


def sheet_hash(conversation_id: int, sheet: str) -> str:
    """How a sheet or a table is known: made otherwise than for a phone, so that no phone can pass for it."""
    return hashlib.sha256(f"sheet:{conversation_id}:{sheet}".encode()).hexdigest()


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
    return Conversation.objects.select_related("round__area__parent", "round__content", "led_by").defer(
        "round__content__body"
    )


def open_round(area: Area) -> Round | None:
    """The traject that is going on in an area."""
    return _rounds().filter(area=area, closed_at=None).first()


def newest_round_at(slug: str) -> Round | None:
    """The traject that is going on at this address, or else the last one."""
    return _rounds().filter(area__slug=slug).order_by("-number").first()


def round_at(slug: str, number: int) -> Round | None:
    """One traject of the area with this address."""
    return _rounds().filter(area__slug=slug, number=number).first()


def newest_round(area: Area) -> Round | None:
    """The traject that is going on, or else the last one."""
    return _rounds().filter(area=area).order_by("-number").first()


def people_gather(held: Round) -> bool:
    """Whether a gathering of this traject is open or planned. One query."""
    return held.conversations.filter(status__in=("open", "planned")).exists()


def rounds_of(area: Area) -> list[Round]:
    """All trajecten of an area, newest first, each with its gatherings in order and the numbers that took part."""
    counted = Conversation.objects.annotate(
        people=Count("participants", distinct=True),
    ).order_by("number")
    return list(_rounds().filter(area=area).order_by("-number").prefetch_related(Prefetch("conversations", counted)))


def conversation(area: Area, number: int) -> Conversation | None:
    """A gathering by its address: numbers count on over the rounds of an area."""
    found = _gatherings().select_related("online").filter(round__area=area, number=number)
    return found.first()


def conversation_at(area: str, number: int) -> Conversation | None:
    """The same by the word of the area, in one query."""
    return _gatherings().select_related("online").filter(round__area__slug=area, number=number).first()


def conversation_by_id(conversation_id: int) -> Conversation | None:
    """A gathering with its round and area."""
    return _gatherings().filter(pk=conversation_id).first()


def conversation_by_code(code: str) -> Conversation | None:
    """The gathering with this join code, however it was typed."""
    return _rooms().filter(code=plain_code(code)).first()


def plain_code(typed: str) -> str:
    """A join code as it is kept: typed in lower case, with spaces or dashes, it is the same."""
    return "".join(character for character in typed.upper() if character.isalnum())


@cache
def _rooms() -> QuerySet[Conversation]:
    """As the phones and the screen read them: nobody there asks who leads, or where the area lies."""
    found = Conversation.objects.select_related("round__area", "round__content")
    return found.defer("round__content__body").order_by()


@lru_cache(maxsize=1024)
def _conversation_called(code: str) -> int:
    """Which gathering a code belongs to never changes."""
    return Conversation.objects.values_list("pk", flat=True).get(code=code)


def going_on(at: datetime) -> list[Conversation]:
    """Gatherings that are open now, with their area."""
    found = _gatherings().select_related("after").filter(status="open", opened_at__lte=at)
    return list(found.order_by("-opened_at"))


def upcoming(at: datetime, most: int = 20) -> list[Conversation]:
    """Gatherings that are in the books, soonest first, with their area."""
    planned = _gatherings().filter(status="planned", starts_at__gte=at - JUST_BEFORE)
    return list(planned.order_by("starts_at")[:most])


def held_since(areas: Collection[int], since: datetime) -> list[Conversation]:
    """The gatherings of these areas from a moment on, also those that were called off, with their area. One query."""
    found = _gatherings().filter(round__area__in=areas, starts_at__gte=since)
    return list(found.order_by("starts_at", "pk"))


def online_after(room: Conversation) -> Conversation | None:
    """The gathering that goes on online after this one. No query when the room was read with it."""
    return getattr(room, "online", None)


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
    evaluations: int  # gatherings with purpose "evaluatie" that are planned or open


def stage_of(areas: Iterable[int] | None = None) -> dict[int, RoundFacts]:
    """The newest traject of each area (by id) that ever had one, counted. One query, whatever the number of areas."""
    rows = Round.objects.annotate(
        planned=Count("conversations", filter=Q(conversations__status="planned")),
        open=Count("conversations", filter=Q(conversations__status="open")),
        closed=Count("conversations", filter=Q(conversations__status="closed")),
        asked_again=Count(
            "conversations", filter=Q(conversations__purpose="evaluatie", conversations__status__in=("planned", "open"))
        ),
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
    return _phone(room.pk, token) if token else None


def phone_in_room(code: str, token: str) -> tuple[Conversation | None, Participant | None]:
    """The gathering with this code, and who this phone is in it. One query for who is in."""
    if token:
        try:
            someone = _phone(_conversation_called(plain_code(code)), token)
        except Conversation.DoesNotExist:
            return None, None
        if someone:
            return someone.conversation, someone
    return conversation_by_code(code), None


def _phone(conversation_id: int, token: str) -> Participant | None:
    hashed = token_hash(conversation_id, token)
    someone = _in_their_room().filter(conversation=conversation_id, token=hashed, entered_by="").first()
    if someone and someone.earlier_id:
        someone.earlier = Participant.objects.select_related("conversation").get(pk=someone.earlier_id)
    return someone


def earlier_self(room: Conversation, token: str) -> Participant | None:
    """Who this phone was at the gathering that goes on online here."""
    if not token or room.after_id is None:
        return None
    found = Participant.objects.filter(conversation_id=room.after_id, token=token_hash(room.after_id, token))
    return found.select_related("conversation").first()


def followers(room: Conversation) -> QuerySet[Follower]:
    """The addresses that want to hear what is done with this gathering."""
    return Follower.objects.filter(conversation=room)


def followers_of(held_in: Round) -> list[Follower]:
    """The addresses that follow any gathering of a round, each once, as they last signed up."""
    found = Follower.objects.filter(conversation__round=held_in).select_related("conversation").order_by("pk")
    return list({one.address: one for one in found}.values())


def follower(stop: str) -> Follower | None:
    """Whose link this is, at the end of a mail."""
    found = Follower.objects.select_related("conversation__round__area").defer("conversation__round__content")
    return found.filter(stop=stop).first()


def to_forget(at: datetime) -> list[Conversation]:
    """Closed gatherings of which it is still known which phone gave which answers."""
    return list(_gatherings().filter(status="closed", forgotten_at=None, closed_at__lte=at).order_by("pk"))


def to_open_votes(at: datetime) -> list[int]:
    """Gatherings of which it is to be decided whether the votes on statements become public."""
    until = at - LATE
    found = Conversation.objects.filter(status="closed", votes_decided_at=None, closed_at__lte=until)
    return list(found.order_by("closed_at", "pk").values_list("pk", flat=True))


def followed_rounds() -> list[int]:
    """Rounds with addresses that want to hear more."""
    return list(Follower.objects.values_list("conversation__round", flat=True).distinct())


def keeping_of(held_in: Round) -> Keeping:
    """How long tokens and addresses are kept, as the content of the round states it."""
    return Keeping.read(content_with(held_in.content.digest).thresholds)


def least_voters_of(held_in: Round) -> int | None:
    """From how many voters on the votes on statements become public; None when that was not said at the door."""
    return least_voters(content_with(held_in.content.digest).thresholds)


def sheet(room: Conversation, participant_id: int) -> Participant | None:
    """A participant that the gebiedsteam entered for a table or a sheet."""
    return Participant.objects.filter(conversation=room, pk=participant_id).exclude(entered_by="").first()


def sheets(room: Conversation) -> list[Any]:
    """The tables and sheets that were entered, newest first, each with its number of answers."""
    counted = Count("answers", filter=Q(answers__withdrawn_at=None))
    found = Participant.objects.filter(conversation=room).exclude(entered_by="").annotate(given=counted)
    return list(found.order_by("-pk")[:100])


def sheet_called(room: Conversation, name: str) -> Participant | None:
    """The sheet with this on it, if it was entered: "6NZS3S-014"."""
    return Participant.objects.filter(conversation=room, sheet__iexact=name).exclude(entered_by="").first()


def with_sheet(held_in: Round, number: int, code: str = "") -> list[tuple[Conversation, Participant | None]]:
    """The gatherings of a round, and the one with this code if it is of another; each with its sheet of this number,
    when that was entered. Two queries."""
    rooms = list(_gatherings().filter(Q(round=held_in) | Q(code=code or None)).order_by("number"))
    names = [sheet_name(room.code, number) for room in rooms]
    entered = Participant.objects.filter(conversation__in=rooms, sheet__in=names).exclude(entered_by="")
    found = {one.conversation_id: one for one in entered}
    return [(room, found.get(room.pk)) for room in rooms]


def title_elsewhere(room: Conversation, sheet: str) -> str:
    """How the gathering is called whose code stands on this sheet, when that is another than this one; else ""."""
    code, _number = read_sheet(sheet) or ("", 0)
    if code in ("", room.code):
        return ""
    return Conversation.objects.filter(code=code).values_list("title", flat=True).first() or ""


def late_sheets(rooms: Iterable[Conversation]) -> int:
    """How many sheets were entered after these gatherings closed. One query; none when none is closed."""
    closed = [room.pk for room in rooms if room.status == "closed"]
    late = Participant.objects.filter(conversation__in=closed, joined_at__gt=F("conversation__closed_at"))
    return late.exclude(entered_by="").count()


def sheets_entered(room: Conversation) -> set[str]:
    """What stands on the sheets that were entered."""
    names = Participant.objects.filter(conversation=room).exclude(entered_by="").values_list("sheet", flat=True)
    return set(names)


def to_copy(area: Area, most: int = 12) -> list[Conversation]:
    """Gatherings that can be an example for the next one: of this area and of the gebied it lies in, newest first."""
    near = Q(round__area=area) | Q(round__area__parent=area.parent_id, round__area__parent__isnull=False)
    return list(_gatherings().filter(near, form="gathering").order_by("-starts_at", "-pk")[:most])


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


FACTS: dict[str, Any] = {  # of an answer that counts: name → column
    "kind": "kind",
    "plate": "plate",
    "question": "question",
    "side": "participant__side",
    "channel": "participant__channel",
    "value": "value",
    "id": "pk",
    "participant": Coalesce("participant__earlier_id", "participant_id"),  # the same phone is one person
    "gathering": "conversation_id",
    "age": "participant__age",
    "lived": "participant__lived",
}


def _counted(found: QuerySet[Answer]) -> list[AnswerFact]:
    return [fact for _, fact in _counted_by(found, "conversation_id")]


def _counted_by(found: QuerySet[Answer], by: str) -> Iterator[tuple[int, AnswerFact]]:
    """The answers that count, each with the id it is to be gathered by."""
    rows = found.filter(withdrawn_at=None, hidden_why="").order_by("pk")
    for key, *row in rows.values_list(by, *FACTS.values()):
        yield key, AnswerFact(**dict(zip(FACTS, row, strict=True)))


def shown_of(rooms: Iterable[Conversation]) -> Q:
    """Which answers everybody may see: all of closed gatherings, and the revealed plates of open ones.

    Where a host reads first, a wish is among them once the host let it through.
    """
    shown = Q(pk__in=[])
    for room in rooms:
        if room.status == "closed":
            shown |= Q(conversation_id=room.pk)
        elif room.revealed:
            shown |= Q(conversation_id=room.pk, plate__in=room.revealed) & _let_through(room)
    return shown


def _let_through(room: Conversation) -> Q:
    return ~Q(kind="wish") | Q(admitted_at__isnull=False) if room.checks_first else Q()


@dataclass(frozen=True)
class Heard:
    """What was said, read once: what it adds up to, and the votes on statements for who looks for groups in them."""

    outcomes: Outcomes
    facts: tuple[AnswerFact, ...]
    rooms: tuple[Conversation, ...]  # in which it was said

    @property
    def on_statements(self) -> list[AnswerFact]:
        """The votes on statements that are still asked, given at gatherings that are over: these do not change."""
        over, asked = {room.pk for room in self.rooms if room.status == "closed"}, self.outcomes.statements
        return [fact for fact in self.facts if fact.gathering in over and fact.question in asked]

    @property
    def votes(self) -> "Votes":
        """The same as a table in which nothing tells who voted: what groups are made of, here and by anybody."""
        from samenspraak.rulebook.conversations.opinions import VOTE_OF, gathered, nameless  # numpy: not for most pages

        given = ((fact.participant, fact.question, VOTE_OF[fact.value["vote"]]) for fact in self.on_statements)
        return nameless(gathered(given))

    @property
    def opinions(self) -> "Opinions":
        """The groups in these votes, and what all groups share."""
        from samenspraak.rulebook.conversations.opinions import opinions

        return opinions(self.votes)


def heard_of(held_in: Round, purpose: str = "gesprek") -> Heard:
    """What was said in all gatherings of a round, as far as it is closed or revealed. Two queries.

    Who was there in the evening and again online is one person, whose latest answers count.
    """
    rooms = list(held_in.conversations.filter(purpose=purpose).exclude(status="planned"))
    facts = latest(_counted(Answer.objects.filter(shown_of(rooms))))
    return Heard(outcomes(facts, content_of(held_in), closed=_closed(rooms)), tuple(facts), tuple(rooms))


def _closed(rooms: Iterable[Conversation]) -> list[int]:
    """The gatherings that are over, first closed first: what was said there never changes, and may be told apart."""
    over = ((room.closed_at, room.pk) for room in rooms if room.status == "closed" and room.closed_at)
    return [pk for _closed_at, pk in sorted(over)]


def heard_in(room: Conversation) -> Heard:
    """What was said in one gathering, as far as it is closed or revealed. One query."""
    facts = _counted(Answer.objects.filter(shown_of([room]), conversation=room))
    return Heard(outcomes(facts, content_of(room.round), closed=_closed([room])), tuple(facts), (room,))


def outcomes_of(held_in: Round, purpose: str = "gesprek") -> Outcomes:
    """What was said in all gatherings of a round, added up. See `heard_of`."""
    return heard_of(held_in, purpose).outcomes


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


def effort_of(rooms: Iterable[Conversation]) -> tuple[Effort | None, int]:
    """The time that these gatherings asked together, and how many sheets were entered after they closed. One query.

    None of the time when none of them is closed.
    """
    closed = {room.pk: room for room in rooms if room.status == "closed"}
    came: dict[int, list[Attendance]] = defaultdict(list)
    late = 0
    found = Participant.objects.filter(conversation__in=list(closed))
    for room_id, side, channel, since in found.values_list("conversation_id", "side", "channel", "joined_at"):
        came[room_id].append(Attendance(side, channel, since))
        late += since > closed[room_id].closed_at  # type: ignore[operator]
    spent = [_effort(room, came[room.pk]) for room in closed.values()]
    return (reduce(add, spent) if spent else None), late


def _effort(room: Conversation, came: list[Attendance]) -> Effort:
    assert room.opened_at and room.closed_at
    return effort(came, opened=room.opened_at, closed=room.closed_at, minutes=room.minutes, noted=room.official_minutes)


def rounds_to_compare() -> list[Round]:
    """The newest round of each area in which a gathering has closed, by name of the area. One query."""
    closed = Q(conversations__status="closed", conversations__purpose="gesprek")
    newest: dict[int, Round] = {}
    for held_in in _rounds().filter(closed).distinct().order_by("area__name", "number"):
        newest[held_in.area_id] = held_in
    return list(newest.values())


def answers_in(rounds: Iterable[Round], plate: str, question: str) -> dict[int, list[AnswerFact]]:
    """The answers to one question in the closed gatherings of these rounds, by id of the round. One query."""
    found = Answer.objects.filter(
        conversation__round__in=list(rounds),
        conversation__status="closed",
        conversation__purpose="gesprek",
        plate=plate,
        question=question,
    )
    given: dict[int, list[AnswerFact]] = defaultdict(list)
    for round_id, fact in _counted_by(found, "conversation__round_id"):
        given[round_id].append(fact)
    return given


# Live


def live_state(code: str) -> dict[str, Any] | None:
    """Where the room is: what phones and the screen must know. None when there is no such gathering."""
    room = Conversation.objects.filter(code=code).first()
    return _state(room) if room else None


def _state(room: Conversation) -> dict[str, Any]:
    return {name: getattr(room, name) for name in STATE}


def screen_state(code: str) -> dict[str, Any] | None:
    """The same with the number of people and answers; changes with every answer and every deed. One query.

    `fitted` is when somebody last said whether a conclusion fits, `deed` what was done last here (its place in the
    logbook): they tell that something changed, and nothing about what was said.
    """
    row = _screens().filter(code=code).first()
    if row is None:
        return None
    state = {name.removeprefix("now_"): value for name, value in row.items()}
    return {**state, "fitted": state["fitted"].isoformat() if state["fitted"] else ""}


@cache
def _screens() -> QuerySet[Conversation, dict[str, Any]]:
    numbers = {f"now_{name}": one for name, one in _counted_here().items()}  # apart from fields of the same name
    return Conversation.objects.values(*STATE, "checks_first", **numbers).order_by()


def _counted_here() -> dict[str, Any]:
    """Numbers of a gathering, each a small query within the query of the gathering."""
    answers = Answer.objects.filter(conversation=OuterRef("pk"))
    people = Participant.objects.filter(conversation=OuterRef("pk"))
    fits = Fit.objects.filter(conclusion__conversation=OuterRef("pk"))
    offered = OfferedStatement.objects.filter(conversation=OuterRef("pk"), decided_at=None)  # and waiting
    done = ledger.entries().filter(subject=Concat(Value("conversation:"), Cast(OuterRef("pk"), CharField())))
    return {
        "participants": Coalesce(_whole(people, Count("pk")), 0),
        "answers": Coalesce(_whole(answers.filter(withdrawn_at=None, hidden_why=""), Count("pk")), 0),
        "latest": _whole(answers, Max("pk")),
        "fitted": _whole(fits, Max("given_at")),
        "deed": Subquery(done.values("number")[:1]),
        "offered": Coalesce(_whole(offered, Count("pk")), 0),
    }


def _whole(found: QuerySet[Any], what: Any) -> Any:
    """One number over all of these rows, as a part of another query."""
    return Subquery(found.order_by().values(one=Value(1)).annotate(whole=what).values("whole"))


# Leading: what the host and the screen read


SHOWN = {"withdrawn_at": None, "hidden_why": "", "kind": "wish"}  # wishes that stand, seen or not yet seen


def colleagues(area: Area, at: datetime) -> list[Any]:
    """The persons who may lead here: everybody with a seat from which one organises. One query."""
    return people.persons_seated(area, timezone.localtime(at).date(), kinds=ORGANISERS)


def said_at(room: Conversation, plate: str, most: int = 1000) -> list[Answer]:
    """What was said in words at a plate and not taken back, newest first, each with its group. One query."""
    found = Answer.objects.filter(conversation=room, plate=plate, kind="wish", withdrawn_at=None)
    return list(found.select_related("group").order_by("-pk")[:most])


def waits(room: Conversation, wish: Answer) -> bool:
    """Whether the room does not see this wish yet because a host has to read it first."""
    return room.checks_first and wish.admitted_at is None and not wish.hidden_why


def answered_at(room: Conversation, plate: str) -> int:
    """How many participants answered something at a plate."""
    found = Answer.objects.filter(conversation=room, plate=plate, withdrawn_at=None, hidden_why="")
    return found.aggregate(people=Count("participant", distinct=True))["people"]


@dataclass(frozen=True)
class AtPlate:
    """What the room sees of one plate: its outcomes, and its wishes with their groups and pins."""

    said: Outcomes
    wishes: tuple[Spoken, ...]
    groups: tuple[Named, ...]


def shown_at(room: Conversation, plate: str) -> AtPlate:
    """What everybody may see of one plate of an open gathering. One query."""
    found = Answer.objects.filter(shown_of([room]), conversation=room, plate=plate, withdrawn_at=None, hidden_why="")
    rows = list(found.select_related("participant", "group").order_by("pk"))
    words = [row for row in rows if row.kind == "wish"]
    named = {row.group.pk: _named(row.group) for row in words if row.group}
    said = outcomes([_fact(row) for row in rows], content_of(room.round))
    return AtPlate(said, tuple(_spoken(row) for row in words), tuple(named.values()))


def votes_to_see(room: Conversation, content: ContentSet) -> "Votes":
    """The votes on statements of the plates that the room may see, while it talks. One query."""
    from samenspraak.rulebook.conversations.opinions import VOTE_OF, gathered  # needs numpy

    asked = {one.key for block in content.blocks for one in block.statements if block.key in room.revealed}
    found = Answer.objects.filter(conversation=room, kind="statement", plate__in=room.revealed, withdrawn_at=None)
    rows = found.values_list("participant_id", "question", KT("value__vote"))  # as text: a third of the time
    return gathered((who, question, VOTE_OF[vote]) for who, question, vote in rows if question in asked)


def _fact(row: Answer) -> AnswerFact:
    someone = row.participant
    return AnswerFact(
        row.kind, row.plate, row.question, someone.side, someone.channel, row.value, row.pk, row.participant_id
    )


def _spoken(row: Answer) -> Spoken:
    return Spoken(row.pk, row.value["text"], row.group_id, _moment(row.pinned_at))


def _named(group: WishGroup) -> Named:
    return Named(group.pk, group.name, _moment(group.pinned_at))


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0


def groups_at(room: Conversation, plate: str) -> list[Any]:
    """The groups of a plate, in the order in which they were made, each with its number of wishes. One query."""
    standing = Count("wishes", filter=Q(wishes__withdrawn_at=None, wishes__hidden_why=""))
    return list(WishGroup.objects.filter(conversation=room, plate=plate).annotate(number=standing).order_by("pk"))


def gathered_in(room: Conversation) -> dict[str, tuple[Gathered, ...]]:
    """The groups of a whole gathering by plate, with the wishes that everybody may see. One query."""
    found = Answer.objects.filter(shown_of([room]), **SHOWN, conversation=room, group__isnull=False)
    by_plate: dict[str, list[Answer]] = defaultdict(list)
    for row in found.select_related("group").order_by("pk"):
        by_plate[row.plate].append(row)
    return {plate: _gathered(rows) for plate, rows in by_plate.items()}


def _gathered(rows: list[Answer]) -> tuple[Gathered, ...]:
    groups = {row.group.pk: _named(row.group) for row in rows if row.group}
    return gathered((_spoken(row) for row in rows), groups.values())


def group_of(room: Conversation, group_id: int) -> WishGroup | None:
    """One group of this gathering."""
    return WishGroup.objects.filter(conversation=room, pk=group_id).first()


def group_exists(group_id: int) -> bool:
    """Whether there is a group with this number, in any gathering."""
    return WishGroup.objects.filter(pk=group_id).exists()


def done_here(room: Conversation, kinds: Iterable[str], most: int) -> list[Any]:
    """What the logbook holds of these kinds about a gathering, newest first. One query."""
    return list(ledger.entries(subject=f"conversation:{room.pk}").filter(kind__in=list(kinds))[:most])


def rescheduled(room: Conversation) -> dict[str, Any] | None:
    """When a gathering was to begin before it was put at another moment or place, as the logbook has it. One query."""
    found = done_here(room, ["conversation.rescheduled"], 1)
    return found[0].facts if found else None


# Conclusions


def _conclusions() -> QuerySet[Any]:
    """Texts with how many say that they fit (`yes`) and that they do not (`no`)."""
    return Conclusion.objects.annotate(
        yes=Count("fits", filter=Q(fits__fits=True)), no=Count("fits", filter=Q(fits__fits=False))
    ).order_by("plate", "-number")


def newest_conclusion(room: Conversation, plate: str) -> Any:
    """The newest text at a plate, counted, or None; an empty one says that there is no conclusion any more."""
    found = _conclusions().filter(conversation=room, plate=plate).first()
    return counted(found) if found else None


def conclusions_in(room: Conversation) -> dict[str, Any]:
    """The conclusions of a gathering by plate, each counted: the newest text where it is not empty. One query."""
    newest: dict[str, Any] = {}
    for one in _conclusions().filter(conversation=room):
        newest.setdefault(one.plate, one)
    return {plate: counted(one) for plate, one in newest.items() if one.text}


def counted(conclusion: Any) -> Any:
    """A conclusion with its `count`, as the rulebook shows it or keeps it back."""
    conclusion.count = FitCount(conclusion.yes, conclusion.no)
    return conclusion


def asked_of(room: Conversation, plate: str, someone: Participant | None) -> Any:
    """The conclusion of a plate that phones are asked about now, with what this one said of it before. One query."""
    own = Fit.objects.filter(conclusion=OuterRef("pk"), participant=someone)
    newest = Conclusion.objects.filter(conversation=room, plate=plate).order_by("-number")
    found = newest.annotate(own=Subquery(own.values("fits")[:1]), missed=Subquery(own.values("missing")[:1])).first()
    return found if found and found.asked_at and found.text else None


def missed_in(conclusion: Any, most: int = 100) -> list[str]:
    """What people miss in this text, newest first. For the host, without who said it."""
    said = Fit.objects.filter(conclusion=conclusion, fits=False).exclude(missing="").order_by("-given_at", "-pk")
    return list(said.values_list("missing", flat=True)[:most])
