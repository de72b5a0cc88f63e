# SPDX-License-Identifier: EUPL-1.2
"""Where in the area an idea is about: said when it comes in, or afterwards."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.records import record
from samenspraak.civic.agenda.models import Proposal, Spot
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda import spots
from samenspraak.rulebook.agenda.spots import DECIMALS, Where
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.places import NOWHERE as UNKNOWN
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all

NOWHERE = Where()


def checked(where: Where, area: Area, at: datetime) -> tuple[Where, tuple[Finding, ...]]:
    """A spot as it would be kept, and everything that is wrong with it. No query for one in words only."""
    given = Where(" ".join(clean_text(where.text).split()), where.point, where.buurt)
    ground = places.ground_of(area, queries.day(at)) if given.point or given.buurt else UNKNOWN
    wrong = spots.why_not_spot(given, ground)
    return (given if wrong else spots.settled(given, ground)), wrong


def put(proposal: Proposal, where: Where) -> None:
    """Keep a spot that was checked, in the place of what was there; nothing where nothing was said."""
    Spot.objects.filter(proposal=proposal).delete()
    if where.given:
        lon, lat = (_decimal(degrees) for degrees in where.point) if where.point else (None, None)
        Spot.objects.create(proposal=proposal, text=where.text, lon=lon, lat=lat, buurt=where.buurt)


def _decimal(degrees: float) -> Decimal:
    return Decimal(str(degrees)).quantize(Decimal(10) ** -DECIMALS)


@transaction.atomic(durable=True)
def locate(proposal_id: int, where: Where, *, by: int | None, at: datetime) -> None:
    """Say where an idea is about, or say it anew; with nothing in it, take it away."""
    found = queries.locked(proposal_id)
    author = by is not None and found.author_id == by
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_locate(author=author, roles=roles, status=found.status))
    kept, wrong = checked(where, found.area, at)
    refuse_all(wrong)
    put(found, kept)
    actor = "" if author or roles.team is None else roles.team.ref
    record("proposal.located", found, at, actor=actor, on_the_map=kept.point is not None)
