# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.council import policy
from samenspraak.civic.council.models import Decision
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import refuse, refuse_all


@transaction.atomic(durable=True)
def record_decision(
    version_id: int,
    *,
    outcome: str,
    reference: str,
    decided_on: date,
    text: str,
    by: int | None,
    at: datetime,
    conditions: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Decision:
    """Record what the raad decided on a signed agreement; what follows from it happens in the same transaction.

    `outcome` is "agreed" or "agreed-with-conditions" (the version is in force from `since` to `until`) or "declined"
    (the version is withdrawn). `reference` is the case number or address of the council paper: the ground of every
    power that follows. Refused with every reason: no seat in the griffie, not signed, decided already, dates.
    """
    version = Version.objects.select_for_update(of=("self",)).select_related("agreement__area").get(pk=version_id)
    today = timezone.localtime(at).date()
    seat = people.seat_for(by, version.agreement.area, today, kinds=policy.RECORDERS)
    decided = Decision.objects.filter(version=version).exists()
    refuse(policy.why_not_record(seat=seat, status=version.status, decided_already=decided))
    assert seat is not None
    refuse_all(
        policy.why_not_this(
            outcome=outcome, decided_on=decided_on, today=today, conditions=conditions, since=since, until=until
        )
    )
    decision = Decision.objects.create(
        version=version,
        outcome=outcome,
        reference=reference,
        decided_on=decided_on,
        text=text,
        conditions=conditions,
        recorded_by_id=seat.seat,
        recorded_at=at,
    )
    _record(decision, seat, at)
    _follow(decision, since, until, seat, at)
    return decision


def ground_of(decision: Decision) -> str:
    """How a power, a suspension or a page cites this decision."""
    named = decision.reference.lower().startswith("raadsbesluit")
    return f"{'' if named else 'raadsbesluit '}{decision.reference}, {decision.decided_on:%d-%m-%Y}"


DEEDS = {
    "agreed": "council.agreed",
    "agreed-with-conditions": "council.agreed-with-conditions",
    "declined": "council.declined",
}


def _record(decision: Decision, seat: Holding, at: datetime) -> None:
    """Free text stays out of the logbook, which can never forget: only its digest is sealed (docs/adr/0003)."""
    version = decision.version
    ledger.record(
        DEEDS[decision.outcome],
        subject=f"agreement:{version.pk}",
        actor=seat.ref,
        area=version.agreement.area.slug,
        ground=ground_of(decision),
        at=at,
        version=version.number,
        digest=version.digest,
        reference=decision.reference,
        decided_on=decision.decided_on.isoformat(),
        text_digest=digest([decision.text, decision.conditions]),
    )


def _follow(decision: Decision, since: date | None, until: date | None, seat: Holding, at: datetime) -> None:
    """Put the agreement in force, or withdraw it: the decision and its consequence are one deed."""
    if decision.outcome == "declined":
        agreements.decline(decision.version_id, ground=ground_of(decision), reason=decision.text, by=seat, at=at)
    else:
        agreements.ratify(decision.version_id, ground=ground_of(decision), since=since, until=until, by=seat, at=at)
