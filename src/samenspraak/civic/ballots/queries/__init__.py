# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, F, Max, Q, QuerySet

from samenspraak.civic.ballots.models import Ballot, Letter, LetterRun, Paper, Participation
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.ballots.voting import is_code, mark_of


def ballot(area: str, number: int) -> Ballot | None:
    """A ballot by its address, with its area. One query."""
    return Ballot.objects.select_related("area").filter(area__slug=area, number=number).first()


def ballot_by_id(ballot_id: int) -> Ballot:
    """A ballot with its area."""
    return Ballot.objects.select_related("area").get(pk=ballot_id)


def locked(ballot_id: int) -> Ballot:
    """A ballot that nobody else can change, vote in or close until the end of the transaction."""
    return Ballot.objects.select_for_update(of=("self",)).select_related("area").get(pk=ballot_id)


def held_open(ballot_id: int) -> Ballot:
    """A ballot that cannot be closed or paused until the end of the transaction; many may vote at the same time.

    SQLite has one writer at a time. PostgreSQL takes the weakest lock that closing (`locked`) has to wait for: so no
    paper is put in a box that was being emptied.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM ballots_ballot WHERE id = %s FOR KEY SHARE", [ballot_id])
    return ballot_by_id(ballot_id)


def held_open_together(ballots: Collection[int]) -> dict[int, Ballot]:
    """The same for several, always locked in the same order, with what can be chosen. Two queries, or three."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM ballots_ballot WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE", [list(ballots)])
    found = Ballot.objects.select_related("area").prefetch_related("options").filter(pk__in=ballots)
    return {one.pk: one for one in found}


def held_for_letters(ballot_id: int) -> Ballot:
    """A ballot for which no other letter is made, voided or voted with until the end of the transaction. Who votes
    with an account does not wait for it."""
    return Ballot.objects.select_for_update(of=("self",), no_key=True).select_related("area").get(pk=ballot_id)


def held_since(areas: Iterable[int], since: datetime) -> list[Ballot]:
    """The ballots of these areas that close after a moment, also those that were withdrawn. One query."""
    found = Ballot.objects.filter(area__in=list(areas), closes_at__gte=since).select_related("area")
    return list(found.defer("rule", "result").order_by("opens_at", "pk"))


def next_number(area: Area) -> int:
    """The number of the next ballot in an area. Call it under the lock of the area."""
    return (Ballot.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0) + 1


@dataclass(frozen=True)
class Voted:
    """Whether a person put a paper in this box, or in one of another wijk at the same time; never which paper."""

    here: bool = False
    elsewhere: bool = False


def voted(held: Ballot, person: int | None) -> Voted:
    """Where this person voted in the days of this ballot. One query."""
    return Voted() if person is None else voted_together({held.pk: held}, [person])[held.pk, person]


def voted_together(boxes: Mapping[int, Ballot], persons: Collection[int]) -> dict[tuple[int, int], Voted]:
    """For each of these ballots and persons: where that person voted in the days of that ballot. One query."""
    last, first = max(one.closes_at for one in boxes.values()), min(one.opens_at for one in boxes.values())
    then = Participation.objects.filter(person__in=persons, ballot__opens_at__lt=last, ballot__closes_at__gt=first)
    found: dict[int, list[_Used]] = {person: [] for person in persons}
    for person, *box in then.values_list("person_id", *_USED):
        found[person].append(_Used(*box))
    return {(held.pk, person): _voted(held, used) for held in boxes.values() for person, used in found.items()}


class _Used(NamedTuple):
    """A box in which somebody put a paper: what is asked of it, for someone may have voted in hundreds."""

    ballot: int
    opens_at: datetime
    closes_at: datetime
    area: int
    part_of: int | None  # the gebied of the area


_USED = ("ballot_id", "ballot__opens_at", "ballot__closes_at", "ballot__area_id", "ballot__area__parent_id")


def _voted(held: Ballot, used: Iterable[_Used]) -> Voted:
    own = (held.area_id, held.area.parent_id)
    meanwhile = [one for one in used if one.opens_at < held.closes_at and one.closes_at > held.opens_at]
    return Voted(
        here=any(one.ballot == held.pk for one in meanwhile),
        elsewhere=any(one.area not in own and one.part_of != held.area_id for one in meanwhile),
    )


def marks_known(ballots: Iterable[int], marks: Iterable[str]) -> set[tuple[int, str]]:
    """Which of these marks stand on a paper in these ballots already, with the ballot. One query."""
    return set(Paper.objects.filter(ballot__in=ballots, code__in=list(marks)).values_list("ballot_id", "code"))


def voted_in(person: int) -> list[Ballot]:
    """The ballots in which a person put a paper, newest first, with their area. One query."""
    found = Ballot.objects.filter(participations__person_id=person).select_related("area")
    return list(found.order_by("-opens_at", "-pk"))


def running_with(person: int) -> list[Ballot]:
    """The ballots that are not closed yet in which a person put a paper, the last to close first. One query."""
    found = Ballot.objects.filter(status="open", participations__person_id=person).select_related("area")
    return list(found.order_by("-closes_at", "pk"))


def paper_with(ballot_id: int, code: str) -> Paper | None:
    """The paper that belongs to a code, whoever's it is."""
    return Paper.objects.filter(ballot_id=ballot_id, code=mark_of(code)).first() if is_code(code) else None


def channels_of(ballot_id: int) -> dict[str, int]:
    """How many people voted by each channel."""
    rows = Participation.objects.filter(ballot_id=ballot_id).values("channel").annotate(n=Count("pk"))
    return {row["channel"]: row["n"] for row in rows.order_by("channel")}


def running(areas: Iterable[int] | None = None) -> QuerySet[Ballot]:
    """Ballots that are open or announced, the ones that close first on top, with their area."""
    found = Ballot.objects.filter(status__in=("open", "planned")).select_related("area").order_by("closes_at")
    return found if areas is None else found.filter(area__in=list(areas))


def on_paper() -> QuerySet[Ballot]:
    """Open ballots for which papers or letters stand, the ones that close first on top, with their area."""
    return running().filter(status="open", paused_at=None, letters_made__gt=F("letters_void"))


def due(at: datetime) -> QuerySet[Ballot]:
    """Ballots that the clock asks something of: to open, to pause or go on, or to close. With their area."""
    ripe = Q(status="planned", opens_at__lte=at) | Q(status="open")
    return Ballot.objects.filter(ripe).select_related("area").order_by("closes_at", "pk")


# Letters


def letter_with(ballot_id: int, code: str) -> Letter | None:
    """The letter that a code belongs to, with what it was used for. One query."""
    found = Letter.objects.filter(ballot_id=ballot_id, mark=mark_of(code)).select_related("participation")
    return found.first() if is_code(code) else None


def has_voted_with(letter: Letter) -> bool:
    """Whether somebody voted with this letter."""
    return hasattr(letter, "participation")


def people_who_voted(ballot_id: int) -> int:
    """How many papers came in for this ballot, of persons and by letter."""
    return Participation.objects.filter(ballot_id=ballot_id).count()


def letter_runs_of(held: Ballot) -> list[LetterRun]:
    """The runs of letters of this ballot, each with how many of it were voided. Not how many were used: while a ballot
    runs nobody sees how it goes. One query."""
    void = Count("letters", filter=~Q(letters__void_why=""))
    return list(LetterRun.objects.filter(ballot=held).annotate(void=void).order_by("number"))


def was_made(ballot_id: int, key: str) -> bool:
    """Whether the form with this key made letters already."""
    return LetterRun.objects.filter(ballot=ballot_id, key=key).exists()


def letters_standing(held: Ballot, run: int, numbers: Collection[int] | None) -> list[Letter]:
    """The letters of a run that were not voided, all or those with these numbers, with what each was used for."""
    found = Letter.objects.filter(ballot=held, run__number=run, void_why="").select_related("participation")
    return list(found if numbers is None else found.filter(number__in=numbers))
