# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Max, Q, QuerySet

from samenspraak.civic.ballots.models import Ballot, Paper, Participation
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.ballots.voting import is_code, mark_of


def ballot(area: str, number: int) -> Ballot | None:
    """A ballot by its address, with its area. One query."""
    return Ballot.objects.select_related("area__parent").filter(area__slug=area, number=number).first()


def ballot_by_id(ballot_id: int) -> Ballot:
    """A ballot with its area."""
    return Ballot.objects.select_related("area__parent").get(pk=ballot_id)


def locked(ballot_id: int) -> Ballot:
    """A ballot that nobody else can change, vote in or close until the end of the transaction."""
    return Ballot.objects.select_for_update(of=("self",)).select_related("area__parent").get(pk=ballot_id)


def held_open(ballot_id: int) -> Ballot:
    """A ballot that cannot be closed or paused until the end of the transaction; many may vote at the same time.

    SQLite has one writer at a time. PostgreSQL takes the weakest lock that closing (`locked`) has to wait for: so no
    paper is put in a box that was being emptied.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM ballots_ballot WHERE id = %s FOR KEY SHARE", [ballot_id])
    return ballot_by_id(ballot_id)


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
    if person is None:
        return Voted()
    then = Participation.objects.filter(
        person_id=person, ballot__opens_at__lt=held.closes_at, ballot__closes_at__gt=held.opens_at
    )
    boxes = list(then.values_list("ballot_id", "ballot__area_id", "ballot__area__parent_id"))
    own = (held.area_id, held.area.parent_id)
    return Voted(
        here=any(pk == held.pk for pk, _area, _parent in boxes),
        elsewhere=any(area not in own and parent != held.area_id for _pk, area, parent in boxes),
    )


def voted_in(person: int) -> list[Ballot]:
    """The ballots in which a person put a paper, newest first, with their area. One query."""
    found = Ballot.objects.filter(participations__person_id=person).select_related("area")
    return list(found.order_by("-opens_at", "-pk"))


def paper_with(ballot_id: int, code: str) -> Paper | None:
    """The paper that belongs to a code, whoever's it is."""
    return Paper.objects.filter(ballot_id=ballot_id, code=mark_of(code)).first() if is_code(code) else None


def channels_of(ballot_id: int) -> dict[str, int]:
    """How many people voted by each channel."""
    rows = Participation.objects.filter(ballot_id=ballot_id).values("channel").annotate(n=Count("pk"))
    return {row["channel"]: row["n"] for row in rows.order_by("channel")}


def of_subject(subject: str) -> list[Ballot]:
    """All ballots about one subject ("proposal:12"), newest first. One query."""
    return list(Ballot.objects.filter(subject=subject).order_by("-pk"))


def running(areas: Iterable[int] | None = None) -> QuerySet[Ballot]:
    """Ballots that are open or announced, the ones that close first on top, with their area."""
    found = Ballot.objects.filter(status__in=("open", "planned")).select_related("area").order_by("closes_at")
    return found if areas is None else found.filter(area__in=list(areas))


def due(at: datetime) -> QuerySet[Ballot]:
    """Ballots that the clock asks something of: to open, to pause or go on, or to close. With their area."""
    ripe = Q(status="planned", opens_at__lte=at) | Q(status="open")
    return Ballot.objects.filter(ripe).select_related("area__parent").order_by("closes_at", "pk")
