# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

from django.db import transaction

from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people import queries
from samenspraak.civic.people.models import Body, Person, Residency, Seat
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.periods import Period, why_not_hold
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic
def register(email: str, *, name: str = "") -> Person:
    """Find or make the person who signs in with this address. Recorded nowhere: registering is not a deed."""
    person = queries.person_by_email(email)
    return person or Person.objects.create(email=email.lower(), name=name)


@transaction.atomic
def settle(person: int, area: Area, *, assurance: int, at: datetime, since: date | None = None) -> Residency:
    """Note that a person lives in an area from now on, and no longer where they lived before."""
    Person.objects.select_for_update().get(pk=person)
    today = since or at.date()
    for home in Residency.objects.filter(person_id=person, until=None):
        _leave(home, today)
    return Residency.objects.create(person_id=person, area=area, assurance=assurance, since=today)


def _leave(home: Residency, day: date) -> None:
    if home.since >= day:  # moved twice in a day: the first never counted
        home.delete()
    else:
        home.until = day
        home.save(update_fields=["until"])


@transaction.atomic
def found(kind: str, name: str, *, at: datetime, area: Area | None = None, speaks_for: str = "", chosen_how: str = "") -> Body:
    """Set up a body. Whom it speaks for, and how it came to that, is public."""
    body = Body.objects.create(kind=kind, name=name, area=area, speaks_for=speaks_for, chosen_how=chosen_how)
    ledger.record(
        "body.founded", subject=f"body:{body.pk}", area=area.slug if area else "", at=at, kind_of_body=kind, name=name
    )
    return body


@transaction.atomic
def seat(
    person: int, body: Body, *, role: str, at: datetime, since: date, until: date | None = None, may_sign: bool = False
) -> Seat:
    """Give a person a seat in a body for a term. Two terms of one person in one body may not overlap."""
    Body.objects.select_for_update().get(pk=body.pk)
    terms = [Period(held.since, held.until) for held in Seat.objects.filter(body=body, person_id=person)]
    refuse(why_not_hold(Period(since, until), among=terms))
    held = Seat.objects.create(
        body=body, person_id=person, role=role, since=since, until=until, may_sign=may_sign
    )
    ledger.record(
        "seat.taken", subject=f"seat:{held.pk}", area=body.area.slug if body.area else "", at=at, body=body.name, role=role
    )
    return held
