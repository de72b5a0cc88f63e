# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people import policy, queries
from samenspraak.civic.people.models import Allowance, Body, Person, Residency, Seat
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import limits
from samenspraak.rulebook.periods import Period, why_not_hold
from samenspraak.rulebook.verdicts import Finding, Refused, refuse

BY_OWN_STATEMENT = 1  # the assurance of a home that the person named: we only know the e-mail address


@transaction.atomic
def register(email: str, *, name: str = "", language: str = "nl") -> Person:
    """Find or make the person who signs in with this address. Recorded nowhere: registering is not a deed."""
    known = queries.person_by_email(email)
    if known:
        return known
    person = Person(email=email.lower(), name=name, language=language)
    person.set_unusable_password()  # there are no passwords; an empty one would count as one
    person.save()
    return person


@transaction.atomic
def introduce(person: int, *, name: str, language: str) -> None:
    """Note under which name a person is shown and in which language we write to them. An empty name is a pseudonym."""
    Person.objects.filter(pk=person).update(name=name, language=language)


@transaction.atomic
def hear(person: int, *, by_mail: bool) -> None:
    """Note whether a person wants a letter, once a day at most, when something became of their input."""
    Person.objects.filter(pk=person).update(news_by_mail=by_mail)


@transaction.atomic
def settle(person: int, area: Area, *, assurance: int, at: datetime, since: date | None = None) -> Residency:
    """Note that a person lives in an area from now on, and no longer where they lived before."""
    Person.objects.select_for_update().get(pk=person)
    today = since or at.date()
    for home in Residency.objects.filter(person_id=person, until=None):
        _leave(home, today)
    return Residency.objects.create(person_id=person, area=area, assurance=assurance, since=today)


@transaction.atomic(durable=True)
def settle_by_own_statement(person: int, area: Area, *, at: datetime) -> Residency:
    """The person says where they live. Saying again what we know already changes nothing.

    Refused for a whole gebied, and when we know a home by more than the person's own word: then a desk changes it.
    """
    today = timezone.localtime(at).date()
    home = queries.home_of(person, today)
    refuse(policy.why_not_settle(area=area, home=home, own_statement=BY_OWN_STATEMENT))
    if home and home.area_id == area.pk:
        return home
    return settle(person, area, assurance=BY_OWN_STATEMENT, at=at, since=today)


def _leave(home: Residency, day: date) -> None:
    if home.since >= day:  # moved twice in a day: the first never counted
        home.delete()
    else:
        home.until = day
        home.save(update_fields=["until"])


@transaction.atomic
def found(
    kind: str,
    name: str,
    *,
    at: datetime,
    area: Area | None = None,
    speaks_for: str = "",
    chosen_how: str = "",
    actor: str = "",
) -> Body:
    """Set up a body. Whom it speaks for, and how it came to that, is public."""
    body = Body.objects.create(kind=kind, name=name, area=area, speaks_for=speaks_for, chosen_how=chosen_how)
    ledger.record(
        "body.founded",
        subject=f"body:{body.pk}",
        area=area.slug if area else "",
        actor=actor,
        at=at,
        kind_of_body=kind,
        name=name,
    )
    return body


@transaction.atomic(durable=True)
def write_down_body(
    area: Area, kind: str, name: str, *, speaks_for: str, chosen_how: str, by: int, at: datetime
) -> Body:
    """The gebiedsteam writes down a body of residents that is there: whom it speaks for, and how it came to that.

    Writing down is no recognition and gives no power: that only an agreement does.
    """
    Area.objects.select_for_update().get(pk=area.pk)
    organiser = _organiser(by, area, at)
    refuse(policy.why_not_set_up(organiser, kind=kind, name=name))
    if organiser is None or queries.body_named(kind, name.strip()):
        raise Refused(Finding("body-known-already", {"name": name.strip()}, about="name"))
    return found(
        kind, name.strip(), area=area, speaks_for=speaks_for, chosen_how=chosen_how, actor=organiser.ref, at=at
    )


@transaction.atomic(durable=True)
def write_down_seat(
    body: Body, email: str, *, role: str, may_sign: bool, since: date, until: date, by: int, at: datetime
) -> Seat:
    """The gebiedsteam writes down who the residents chose. Everybody sees the seat in the logbook, without the name."""
    organiser = _organiser(by, body.area, at)
    oneself = queries.person_by_email(email)
    for_oneself = oneself is not None and oneself.pk == by
    refuse(policy.why_not_seat(organiser, body, for_oneself=for_oneself, since=since, until=until))
    person = register(email)
    actor = organiser.ref if organiser else ""
    return seat(person.pk, body, role=role, may_sign=may_sign, since=since, until=until, actor=actor, at=at)


@transaction.atomic(durable=True)
def end_seat(held: int, *, by: int, at: datetime) -> None:
    """The gebiedsteam notes that somebody left a body of residents: from today the seat gives nothing any more."""
    leaving = Seat.objects.select_for_update(of=("self",)).select_related("body__area").get(pk=held)
    today = timezone.localtime(at).date()
    organiser = _organiser(by, leaving.body.area, at)
    ended = leaving.until is not None and leaving.until <= today
    refuse(policy.why_not_end_seat(organiser, leaving.body, ended=ended))
    _stand_down(leaving, today, at, actor=organiser.ref if organiser else "")


def _organiser(by: int, area: Area | None, at: datetime) -> queries.Holding | None:
    return queries.organiser_of(by, area, timezone.localtime(at).date()) if area else None


@transaction.atomic
def seat(
    person: int,
    body: Body,
    *,
    role: str,
    at: datetime,
    since: date,
    until: date | None = None,
    may_sign: bool = False,
    actor: str = "",
) -> Seat:
    """Give a person a seat in a body for a term. Two terms of one person in one body may not overlap."""
    Body.objects.select_for_update().get(pk=body.pk)
    before = Seat.objects.filter(body=body, person_id=person).exclude(until=F("since"))  # those that ever held
    terms = [Period(held.since, held.until) for held in before]
    refuse(why_not_hold(Period(since, until), among=terms))
    held = Seat.objects.create(body=body, person_id=person, role=role, since=since, until=until, may_sign=may_sign)
    _record("seat.taken", held, at, actor)
    return held


@transaction.atomic
def remove(person: int, *, at: datetime) -> None:
    """Remove a person's account: address, name, home and means of signing in are gone; seats end today.

    What the person did stays, under the pseudonym `ref`: signatures and the fact of having voted cannot be undone.
    """
    gone = Person.objects.select_for_update().get(pk=person)
    today = timezone.localtime(at).date()
    lasting = Q(until=None) | Q(until__gt=today)
    for held in Seat.objects.filter(lasting, person=gone).select_related("body__area"):
        _stand_down(held, today, at)
    Residency.objects.filter(person=gone).delete()
    for means in ("emailaddress_set", "authenticator_set"):  # rows of the sign-in library, where it is installed
        if hasattr(gone, means):
            getattr(gone, means).all().delete()
    gone.email, gone.name, gone.is_active = None, "", False
    gone.set_unusable_password()  # also ends every open sign-in of this person
    gone.save()


def _stand_down(held: Seat, day: date, at: datetime, actor: str = "") -> None:
    held.until = max(day, held.since)
    held.save(update_fields=["until"])
    _record("seat.left", held, at, actor)


def _record(kind: str, held: Seat, at: datetime, actor: str = "") -> None:
    body = held.body
    area = body.area.slug if body.area else ""
    ledger.record(kind, subject=f"seat:{held.pk}", area=area, actor=actor, at=at, body=body.name, role=held.role)


@transaction.atomic
def spend(kind: str, who: str, *, at: datetime) -> None:
    """Take one from somebody's allowance, in the transaction of what is put in; refused when nothing is left.

    Recorded nowhere: it is no deed. A clock that runs back fills nothing.
    """
    full = {"left": float(limits.LIMITS[kind].most), "filled_at": at}
    kept, _new = Allowance.objects.select_for_update().get_or_create(kind=kind, who=who, defaults=full)
    left = queries.left_now(kept, at)
    refuse(limits.why_not_more(kind, left, at))
    kept.left, kept.filled_at = left - 1, max(at, kept.filled_at)
    kept.save(update_fields=["left", "filled_at"])
