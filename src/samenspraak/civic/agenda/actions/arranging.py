# SPDX-License-Identifier: EUPL-1.2
"""The agenda is put in order, by whoever draws it up."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from samenspraak.civic.agenda import queries
from samenspraak.civic.agenda.models import AgendaItem
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda import arranging
from samenspraak.rulebook.verdicts import Finding, refuse


@transaction.atomic(durable=True)
def arrange(area: Area, *, seen: Sequence[int], wanted: Mapping[int, int], by: int | None, at: datetime) -> list[int]:
    """Put the items that wait on the agenda in another order. Items are known by the numbers of their ideas.

    `seen` is the order that was on the page; `wanted` says to which place, from 1, an item goes. Returns the order.
    """
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    listed = queries.in_order(area)
    now = [one.number for one in listed]
    movable, seat = queries.movable(area, listed, by, at)
    order = arranging.arranged(now, wanted)
    unknown = Finding("order-changed-meanwhile") if set(wanted) - set(now) else None
    refuse(unknown or arranging.why_not_arrange(seen=seen, now=now, wanted=order, movable=movable))
    assert seat is not None
    items = {one.number: one.item for one in listed}
    for position, number in enumerate(order, start=1):
        items[number].position = position
    AgendaItem.objects.bulk_update(items.values(), ["position"])
    ledger.record(
        "agenda.arranged",
        subject=f"area:{area.slug}",
        area=area.slug,
        actor=seat.ref,
        at=at,
        body=seat.name,
        order=", ".join(map(str, order)),
        before=", ".join(map(str, now)),
    )
    return order
