# SPDX-License-Identifier: EUPL-1.2
"""A proposal comes on the wijkagenda, by whoever the agreement lets draw it up."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.records import announce_to, move_receipts, record, refuse_while_hidden
from samenspraak.civic.agenda.models import AgendaItem, Proposal
from samenspraak.civic.agenda.queries import feasibility
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agenda.carrying_out import carried_out_by
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.verdicts import Finding, refuse


@transaction.atomic(durable=True)
def place_on_agenda(proposal_id: int, *, by: int | None, at: datetime) -> AgendaItem:
    """Place a proposal on the wijkagenda. Stores the version and term that say who may."""
    found = queries.locked(proposal_id)
    area, roles = found.area, queries.roles(by, found.area, queries.day(at))
    power = agreements.power_of(area, found.topic, Task.DRAW_UP, at)
    refuse(policy.why_not_place(power=power, roles=roles, status=found.status))
    refuse_while_hidden(found)
    refuse(Finding("feasibility-first") if feasibility.unfinished([found.pk]) else None)
    seat = roles.wijk if queries.wijk_draws_up(power) else roles.team
    assert seat is not None
    term = agreements.term_behind(area, power)
    item = AgendaItem.objects.create(
        proposal=found,
        owner=_owner(found, at),
        placed_at=at,
        version=term.version if term else None,
        term=term,
        ground=powers.ground(power, area.name),
    )
    _announce(found, item, seat, at)
    return item


def _owner(found: Proposal, at: datetime) -> str:
    """Whose it is to carry out, by the agreement as it is now. It is asked again when that begins."""
    power = agreements.power_of(found.area, found.topic, Task.CARRY_OUT, at)
    return carried_out_by(power.say)


def _announce(found: Proposal, item: AgendaItem, seat: Holding, at: datetime) -> None:
    found.status = "on-agenda"
    found.save(update_fields=["status"])
    supports = queries.supporters(found).count()
    move_receipts(found, "in-use", at)
    facts = {"body": seat.name, "owner": item.owner, "supports": supports}
    record("proposal.placed", found, at, actor=seat.ref, ground=item.ground, **facts)
    to = queries.authors(found)
    announce_to("proposal-placed", found, at, to=to, about=f"proposal:{found.pk}", body=seat.name)
