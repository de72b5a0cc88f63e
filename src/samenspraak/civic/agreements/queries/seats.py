# SPDX-License-Identifier: EUPL-1.2
"""Who may act on an agreement, and from which seats."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body, Seat
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area

WIJK, GEMEENTE = "wijk", "gemeente"


@dataclass(frozen=True)
class Roles:
    """From which seats a person may act on the agreement of one area, today."""

    team: Holding | None = None  # in the gebiedsteam
    wijk: Holding | None = None  # in a residents' body of the area itself
    for_wijk: Holding | None = None  # the same, with the mandate to sign
    for_gemeente: Holding | None = None  # in the college, with the mandate to sign
    seat: Holding | None = None  # any seat for this area: they speak about a draft with their body named

    @property
    def drafter(self) -> Holding | None:
        """The seat from which this person draws up texts."""
        return self.wijk or self.team

    @property
    def party(self) -> Holding | None:
        """The seat from which this person signs. Never for both sides: who could, acts for the wijk."""
        return self.for_wijk or self.for_gemeente

    @property
    def side(self) -> str:
        """For which side this person signs, or ""."""
        return (WIJK if self.for_wijk else GEMEENTE) if self.party else ""


def roles(person: int | None, area: Area, on: date) -> Roles:
    """What a person may do for the agreement of this area on this day. One query."""
    held = people.seats_of(person, on)
    within = {area.pk, area.parent_id, None}
    own = [seat for seat in held if seat.kind in Body.OF_RESIDENTS and seat.area == area.pk]
    return Roles(
        team=next((seat for seat in held if seat.kind == "gebiedsteam" and seat.area in within), None),
        wijk=next(iter(own), None),
        for_wijk=next((seat for seat in own if seat.may_sign), None),
        for_gemeente=next((seat for seat in held if seat.kind == "college" and seat.may_sign), None),
        seat=next(iter(own), next((seat for seat in held if seat.area in within), None)),
    )


def reads_as(person: int | None, area: Area, on: date) -> str:
    """As whom somebody reads about this area: "residents", "seats" (of the wijk), "municipality" or "council"."""
    held = people.seats_of(person, on)
    if any(seat.kind in Body.OF_RESIDENTS and seat.area == area.pk for seat in held):
        return "seats"
    kinds = {seat.kind for seat in held}
    if kinds & {"raad", "raadswerkgroep", "griffie"}:
        return "council"
    return "municipality" if kinds & {"gebiedsteam", "college"} else "residents"


def side_of(seat: Seat) -> str:
    """For which side somebody in this seat acts."""
    return GEMEENTE if seat.body.kind == "college" else WIJK


def _held_on(on: date) -> Q:
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


def signing_seats(area: Area, on: date) -> list[Seat]:
    """The seats from which either party may sign, residents first, with body and person. Two queries at most.

    One for each person: nobody signs for both sides, nor twice for one.
    """
    found = Seat.objects.filter(_held_on(on), body__in=people.bodies_that_may_sign(area), may_sign=True)
    ranked = sorted(found.select_related("body", "person"), key=lambda seat: (side_of(seat) == GEMEENTE, seat.pk))
    first: dict[int, Seat] = {}
    for seat in ranked:
        first.setdefault(seat.person_id, seat)
    return list(first.values())


def signing_bodies(area: Area, on: date) -> list[Body]:
    """The bodies for which somebody may sign today, residents first."""
    return list(dict.fromkeys(seat.body for seat in signing_seats(area, on)))


def signers_of(area: Area, on: date) -> list[int]:
    """The persons who may sign for either party: who must hear that there is something to sign."""
    return [seat.person_id for seat in signing_seats(area, on)]


def recorders(on: date) -> list[int]:
    """The persons of the griffie: who must hear that a text waits for the raad."""
    return list(Seat.objects.filter(_held_on(on), body__kind="griffie").values_list("person_id", flat=True))
