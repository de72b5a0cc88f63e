# SPDX-License-Identifier: EUPL-1.2
"""What desks ask: where one may begin a text, and which texts are at work."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from samenspraak.civic.agreements.models import Remark, Signature, Version
from samenspraak.civic.agreements.queries.remarks import WAITING
from samenspraak.civic.agreements.queries.seats import GEMEENTE, WIJK
from samenspraak.civic.agreements.queries.versions import MAKING
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body
from samenspraak.civic.places.models import Area


def areas_to_begin_in(person: int | None, on: date) -> list[Area]:
    """Where a person may begin a text: they draw up there, and no text is in the making. Two queries."""
    held = people.seats_of(person, on)
    own = [seat.area for seat in held if seat.kind in Body.OF_RESIDENTS]
    team = [seat.area for seat in held if seat.kind == "gebiedsteam"]
    if not own and not team:
        return []
    where = Q(pk__in=[pk for pk in (*own, *team) if pk]) | Q(parent__in=[pk for pk in team if pk])
    found = Area.objects.all() if None in team else Area.objects.filter(where)
    busy = Version.objects.filter(status__in=MAKING, agreement__area=OuterRef("pk"))
    return list(found.exclude(kind="gebied").exclude(Exists(busy)).order_by("name"))


def at_work(areas: Iterable[int] | None = None) -> list[Version]:
    """Versions in the making or in force, with their area and whether each side signed.

    `waiting` is how many questions and suggestions wait for an answer.

    What desks ask. One query.
    """
    sides = {
        f"signed_by_{side}": Exists(Signature.objects.filter(version=OuterRef("pk"), side=side, taken_back_at=None))
        for side in (WIJK, GEMEENTE)
    }
    rows = Version.objects.filter(status__in=(*MAKING, "in-force")).select_related("agreement__area")
    waiting = Remark.objects.filter(WAITING, version=OuterRef("pk")).order_by().values("version")
    counted = Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0)
    if areas is not None:
        rows = rows.filter(agreement__area__in=list(areas))
    return list(rows.annotate(**sides, waiting=counted).order_by("edited_at"))
