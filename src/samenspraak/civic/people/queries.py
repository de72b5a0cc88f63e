# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Prefetch, Q, QuerySet

from samenspraak.civic.people.models import Allowance, Body, Person, Residency, Seat
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import limits


@dataclass(frozen=True)
class Holding:
    """A seat as rules see it: what body, where, in what role, and whether it may sign."""

    seat: int
    body: int
    kind: str
    name: str
    role: str
    may_sign: bool
    area: int | None  # None: the whole municipality
    parent: int | None  # the gebied that the area lies in

    @property
    def ref(self) -> str:
        """How the logbook names somebody who acts from this seat."""
        return f"seat:{self.seat}"


# what a `Holding` is made of, in its order: asked for every page and every deed of somebody with a seat
_HOLDING = ("pk", "body_id", "body__kind", "body__name", "role", "may_sign", "body__area_id", "body__area__parent_id")


def _holding_on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def seats_of(person: int | None, on: date) -> tuple[Holding, ...]:
    """The seats a person holds on this day. One query; none for a visitor."""
    if person is None:
        return ()
    held = Seat.objects.filter(_holding_on(on), person_id=person).order_by("pk")
    return tuple(Holding(*row) for row in held.values_list(*_HOLDING))


def seat_for(
    person: int | None, area: Area, on: date, *, kinds: Iterable[str], signing: bool = False
) -> Holding | None:
    """The seat from which a person may act for this area: in a body of the area itself, of its gebied, or of the city.

    `kinds` are body kinds ("gebiedsteam", "griffie" …). With `signing` only a seat with the mandate to sign counts.
    """
    within = {area.pk, area.parent_id, None}
    fitting = (
        held
        for held in seats_of(person, on)
        if held.kind in kinds and held.area in within and (held.may_sign or not signing)
    )
    return next(fitting, None)


def persons_seated(area: Area, on: date, *, kinds: Iterable[str]) -> list[Person]:
    """Who may act for this area from a seat in such a body: everybody `seat_for` finds a seat for. One query."""
    held = Seat.objects.filter(_holding_on(on), body__kind__in=list(kinds))
    within = held.filter(Q(body__area=None) | Q(body__area__in=[area.pk, area.parent_id or area.pk]))
    return list(Person.objects.filter(seats__in=within).distinct().order_by("name", "pk"))


def organiser_of(person: int | None, area: Area, on: date) -> Holding | None:
    """The seat from which a person organises here: in the gebiedsteam of the area or of its gebied."""
    return seat_for(person, area, on, kinds=("gebiedsteam",))


def body_named(kind: str, name: str) -> Body | None:
    """The body of this kind with this name, anywhere in the municipality."""
    return Body.objects.filter(kind=kind, name__iexact=name).first()


def body_here(area: Area, pk: int) -> Body | None:
    """The residents' body with this number, when it is one of this area."""
    return Body.objects.filter(pk=pk, area=area, kind__in=Body.OF_RESIDENTS).select_related("area").first()


def seats_filled(area: Area, on: date) -> list[Seat]:
    """The seats in residents' bodies of this area that are filled now or will be, by body. One query."""
    lasting = Q(until=None) | Q(until__gt=on)
    here = Seat.objects.filter(lasting, body__area=area, body__kind__in=Body.OF_RESIDENTS).exclude(until=F("since"))
    return list(here.select_related("body", "person").order_by("body__name", "role", "since", "pk"))


def seats_of_residents(areas: Iterable[int], on: date) -> list[Seat]:
    """The seats in residents' bodies of these areas (by id) that are filled on this day, with their body. One query."""
    held = Seat.objects.filter(_holding_on(on), body__area__in=list(areas), body__kind__in=Body.OF_RESIDENTS)
    return list(held.select_related("body").order_by("body__name", "since", "pk"))


def lives_in(person: int | None, area: Area, on: date) -> bool:
    """Whether the person lives in this area (or, for a gebied, in one of its parts) on this day."""
    if person is None:
        return False
    where = Q(area=area) | Q(area__parent=area)
    return Residency.objects.filter(_holding_on(on), where, person_id=person).exists()


def living_in(persons: Collection[int], area: Area, on: date) -> set[int]:
    """Which of these persons live in this area (or, for a gebied, in one of its parts) on this day. One query."""
    where = Q(area=area) | Q(area__parent=area)
    return set(Residency.objects.filter(_holding_on(on), where, person__in=persons).values_list("person_id", flat=True))


def residents_known(area: Area, on: date) -> int:
    """How many persons are registered here as living in the area on this day: the electorate as far as known."""
    return Residency.objects.filter(_holding_on(on), Q(area=area) | Q(area__parent=area)).count()


def home_of(person: int, on: date) -> Residency | None:
    """Where the person lives on this day."""
    return Residency.objects.filter(_holding_on(on), person_id=person).select_related("area").first()


def bodies_of(area: Area) -> QuerySet[Body]:
    """The bodies of an area and of the gebied it lies in, residents' own first."""
    return Body.objects.filter(Q(area=area) | Q(area_id=area.parent_id, area__isnull=False)).order_by("kind", "name")


def bodies_that_may_sign(area: Area) -> QuerySet[Body]:
    """Bodies that can be a party to an agreement on this area: residents' bodies of the area, and the college."""
    return Body.objects.filter(Q(area=area, kind__in=Body.OF_RESIDENTS) | Q(kind="college")).order_by("kind", "name")


def person_by_email(email: str) -> Person | None:
    """The person who signs in with this address."""
    return Person.objects.filter(email__iexact=email).first()


def is_anybody_known() -> bool:
    """Whether anybody has been registered at all."""
    return Person.objects.exists()


def person(pk: int) -> Person | None:
    """The person with this number."""
    return Person.objects.filter(pk=pk).first()


def who_hear(persons: Iterable[int]) -> set[int]:
    """Of these persons, by id, those whom the letter of the day reaches: who did not switch it off. One query."""
    found = Person.objects.filter(pk__in=list(persons), is_active=True, news_by_mail=True, email__isnull=False)
    return set(found.values_list("pk", flat=True))


def terms_of(person: int) -> QuerySet[Seat]:
    """All seats a person holds or held, with body and area, newest first."""
    return Seat.objects.filter(person_id=person).select_related("body__area").order_by("-since", "-pk")


def homes_of(person: int) -> QuerySet[Residency]:
    """Where a person lives and lived, newest first."""
    return Residency.objects.filter(person_id=person).select_related("area").order_by("-since")


# Who acts for residents comes first, then who thinks along, then who works for the municipality.
ORDER = ("wijkraad", "bewonersorganisatie", "wijkpanel", *Body.MUNICIPAL)


@dataclass(frozen=True)
class Voice:
    """A body that speaks in an area, as the area page shows it: how many hold a seat, and until when at the latest."""

    kind: str
    name: str
    speaks_for: str
    chosen_how: str
    seats: int
    of_residents: bool


def voices_of(area: Area, on: date) -> tuple[Voice, ...]:
    """Who speaks here: the bodies of the area and of its gebied, with the seats that are filled. One query."""
    filled = Count("seats", filter=Q(seats__since__lte=on) & (Q(seats__until=None) | Q(seats__until__gt=on)))
    voices = (
        Voice(body.kind, body.name, body.speaks_for, body.chosen_how, body.filled, body.kind in Body.OF_RESIDENTS)
        for body in bodies_of(area).annotate(filled=filled)
    )
    return tuple(sorted(voices, key=lambda voice: (ORDER.index(voice.kind), voice.name)))


def is_official(person: int, on: date) -> bool:
    """Whether the person holds a seat in a body of the municipality on this day."""
    return Seat.objects.filter(_holding_on(on), person_id=person, body__kind__in=Body.MUNICIPAL).exists()


def persons_with(emails: Iterable[str], on: date) -> list[tuple[Person, tuple[str, ...]]]:
    """The persons with these addresses, each with the names of the bodies in which they hold a seat. Two queries."""
    held = Prefetch("seats", Seat.objects.filter(_holding_on(on)).select_related("body"), to_attr="held")
    persons = Person.objects.filter(email__in=list(emails)).prefetch_related(held)
    return [(person, tuple(seat.body.name for seat in person.held)) for person in persons]


# How much somebody may still put in


def left_now(kept: Allowance, at: datetime) -> float:
    """What is left of an allowance at this moment: it fills up by the clock."""
    return limits.filled(kept.kind, kept.left, at - kept.filled_at)


def allowance(kind: str, who: str, at: datetime) -> float:
    """How many of this kind (a key of rulebook.limits) somebody may still put in now."""
    kept = Allowance.objects.filter(kind=kind, who=who).first()
    return left_now(kept, at) if kept else float(limits.LIMITS[kind].most)
