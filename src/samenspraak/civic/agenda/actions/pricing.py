# SPDX-License-Identifier: EUPL-1.2
"""What an idea costs is said before people vote on it, where the agreement says how much one decision may take."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.records import record
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agenda.queries import feasibility
from samenspraak.rulebook.agenda import COST_LIMIT
from samenspraak.rulebook.verdicts import Finding, refuse


@transaction.atomic(durable=True)
def price(proposal_id: int, *, cents: int, by: int | None, at: datetime) -> Proposal:
    """Say what an idea on the agenda costs at most, where nobody did: 0 when it takes no money. Only once; an estimate
    that is worked out with who sent the idea in (`feasibility`) goes before it, and may come instead of it."""
    found = queries.locked(proposal_id)
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(
        policy.why_not_price(roles=roles, status=found.status, cost=found.cost_cents),
        Finding("feasibility-first") if feasibility.unfinished([found.pk]) else None,
        None if 0 <= cents <= COST_LIMIT else Finding("cost-wrong", about="cost"),
    )
    seat = roles.wijk or roles.team
    assert seat is not None
    found.cost_cents = cents
    found.save(update_fields=["cost_cents"])
    record("proposal.priced", found, at, actor=seat.ref, body=seat.name, cents=cents)
    return found
