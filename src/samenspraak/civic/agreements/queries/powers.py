# SPDX-License-Identifier: EUPL-1.2
"""What a wijk may do by what is agreed: the version that holds is asked each time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from samenspraak.civic.agreements.models import Hold, Suspension, Term
from samenspraak.civic.agreements.queries.terms import terms_under
from samenspraak.civic.agreements.queries.versions import HOLDING
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import MoneyTerm, Task, Terms


def power_of(area: Area, topic: str, task: Task | str, at: datetime, *, cost: int | None = None) -> Power:
    """What this wijk may do on this topic, in this task, at this moment; deciding on what costs so much, in cents. One
    query.

    "none" without an agreement in force, before or after its period, and while it is suspended.
    """
    return _power_in(_held_at(area, at), area, topic, Task(task), at, cost)


def _power_in(
    held: "_HeldVersion | None", area: Area, topic: str, task: Task, at: datetime, cost: int | None = None
) -> Power:
    if held is None:
        return Power(topic, task, area=area.slug)
    if held.is_suspended:
        return Power(topic, task, area=area.slug, version=held.number)
    on = timezone.localtime(at).date()
    power = powers.power_from(held.terms, topic, task, area=area.slug, version=held.number, on=on)
    return powers.within_limits(power, held.terms.money, cost) if task is Task.DECIDE else power


@dataclass(frozen=True)
class Purse:
    """What this wijk may do on several topics in one task, and the money that it allocates itself."""

    powers: tuple[Power, ...]
    money: tuple[MoneyTerm, ...]
    suspended: bool


def purse_of(area: Area, topics: Iterable[str], task: Task, at: datetime) -> Purse:
    """What this wijk may do on each of these topics at this moment, and with what money. One query."""
    held = _held_at(area, at)
    terms = Terms() if held is None or held.is_suspended else held.terms
    money = tuple(one for one in terms.money if one.amount_cents and one.is_allocated_by_the_wijk)
    asked = tuple(_power_in(held, area, topic, task, at) for topic in topics)
    return Purse(asked, money, suspended=held is not None and held.is_suspended)


def terms_in_force(area: Area, at: datetime) -> Terms:
    """All that is agreed and holds at this moment; nothing while it is suspended. One query."""
    held = _held_at(area, at)
    return Terms() if held is None or held.is_suspended else held.terms


def is_suspended(area: Area, at: datetime) -> bool:
    """Whether there is an agreement whose powers are suspended at this moment. One query."""
    held = _held_at(area, at)
    return held is not None and held.is_suspended


@dataclass(frozen=True)
class _HeldVersion:
    """As much of the version that holds as a power needs: every deed asks it, so nothing more is read."""

    pk: int
    number: int
    digest: str
    is_suspended: bool

    @property
    def terms(self) -> Terms:
        return terms_under(self.pk, self.digest)


def _held_at(area: Area, at: datetime) -> _HeldVersion | None:
    """In words of the database: every deed asks this, and so it takes a fifth of the time."""
    on = timezone.localtime(at).date()
    with connection.cursor() as cursor:
        cursor.execute(HELD, [area.pk, *HOLDING, on.isoformat(), on.isoformat()])
        row = cursor.fetchone()
    if row is None:
        return None
    pk, number, sealed, suspended = row
    return _HeldVersion(pk, number, sealed, bool(suspended))


HELD = """
    SELECT version.id, version.number, version.digest, EXISTS (
        SELECT 1 FROM agreements_suspension AS suspension
        WHERE suspension.version_id = version.id AND suspension.until IS NULL
    )
    FROM agreements_version AS version
    JOIN agreements_agreement AS agreement ON agreement.id = version.agreement_id
    WHERE agreement.area_id = %s AND version.status IN (%s, %s, %s)
      AND version.since <= %s AND (version.until IS NULL OR version.until > %s)
    ORDER BY version.number DESC LIMIT 1
"""


def suspension_of(version_id: int) -> Suspension | None:
    """The suspension that goes on, with the body that suspended."""
    return Suspension.objects.filter(version_id=version_id, until=None).select_related("by__body").first()


def held_up(area: Area, at: datetime) -> tuple[str, ...]:
    """The articles that hold up binding ballots here: promises that were not kept and say so. One query."""
    on = timezone.localtime(at).date()
    begun = Q(version__since__lte=on) & (Q(version__until=None) | Q(version__until__gt=on))
    found = Hold.objects.filter(begun, version__agreement__area=area, version__status__in=HOLDING, until=None)
    return tuple(found.order_by("term").values_list("term", flat=True))


def holds_of(versions: Iterable[int]) -> dict[int, set[str]]:
    """By version: the articles that hold up binding ballots now. One query."""
    found: dict[int, set[str]] = defaultdict(set)
    for version, term in Hold.objects.filter(version__in=list(versions), until=None).values_list("version", "term"):
        found[version].add(term)
    return found


def term_behind(area: Area, power: Power) -> Term | None:
    """The term, with its version, that a power rests on: what a decision stores and cites. One query."""
    if power.version is None or not power.term:
        return None
    found = Term.objects.filter(version__agreement__area=area, version__number=power.version, number=power.term)
    return found.select_related("version").first()
