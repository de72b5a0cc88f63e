# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.council import policy
from samenspraak.civic.council.models import CollegeProposal, Condition, Decision
from samenspraak.civic.council.policy import Asked
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import refuse, refuse_all


def _locked(version_id: int) -> Version:
    return Version.objects.select_for_update(of=("self",)).select_related("agreement__area").get(pk=version_id)


@transaction.atomic(durable=True)
def record_proposal(
    version_id: int, *, reference: str, proposed_on: date, text: str, by: int | None, at: datetime
) -> CollegeProposal:
    """Record what the college proposes to the raad on a signed agreement: the step between signing and deciding.

    It may be left out: the raad can decide on a proposal of its own. It stands when a side takes its signature back
    and signs again, because the text is the same.
    """
    version, today = _locked(version_id), timezone.localdate(at)
    seat = people.seat_for(by, version.agreement.area, today, kinds=policy.FOLLOWERS)
    made = CollegeProposal.objects.filter(version=version).exists()
    refuse(policy.why_not_propose(seat=seat, status=version.status, proposed_already=made))
    fixed_on = queries.proposed_on(version)
    refuse(policy.why_not_this_proposal(proposed_on=proposed_on, fixed_on=fixed_on, today=today))
    assert seat is not None
    proposal = CollegeProposal.objects.create(
        version=version,
        reference=reference,
        proposed_on=proposed_on,
        text=clean_text(text),
        recorded_by_id=seat.seat,
        recorded_at=at,
    )
    ledger.record(
        "council.proposed",
        subject=f"agreement:{version.pk}",
        actor=seat.ref,
        area=version.agreement.area.slug,
        at=at,
        version=version.number,
        digest=version.digest,
        reference=reference,
        proposed_on=proposed_on.isoformat(),
        text_digest=digest(proposal.text),
    )
    return proposal


@transaction.atomic(durable=True)
def meet_condition(condition_id: int, *, met_on: date, reference: str, by: int | None, at: datetime) -> None:
    """Record that a condition of the raad was met, on which day, and where that can be read."""
    locked = Condition.objects.select_for_update(of=("self",))
    condition = locked.select_related("decision__version__agreement__area").get(pk=condition_id)
    version, today = condition.decision.version, timezone.localdate(at)
    seat = people.seat_for(by, version.agreement.area, today, kinds=policy.FOLLOWERS)
    refuse(policy.why_not_meet(seat=seat, met_already=condition.met_on is not None))
    refuse(policy.why_not_met_on(met_on, decided_on=condition.decision.decided_on, today=today))
    assert seat is not None
    condition.met_on, condition.met_reference = met_on, reference
    condition.met_recorded_by_id, condition.met_recorded_at = seat.seat, at
    condition.save(update_fields=["met_on", "met_reference", "met_recorded_by", "met_recorded_at"])
    ledger.record(
        "council.condition-met",
        subject=f"agreement:{version.pk}",
        actor=seat.ref,
        area=version.agreement.area.slug,
        ground=ground_of(condition.decision),
        at=at,
        version=version.number,
        condition=condition.number,
        reference=reference,
        met_on=met_on.isoformat(),
    )


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
    conditions: Sequence[Asked] = (),
    since: date | None = None,
    until: date | None = None,
) -> Decision:
    """Record what the raad decided on a signed agreement; what follows from it happens in the same transaction.

    `outcome` is "agreed" or "agreed-with-conditions" (the version is in force from `since` to `until`) or "declined"
    (the version is withdrawn). `conditions` are rows of a form: those left empty are skipped. `reference` is the case
    number or address of the council paper: the ground of every power that follows. Refused with every reason: no seat
    in the griffie, not signed, decided already, dates.
    """
    version, today = _locked(version_id), timezone.localdate(at)
    seat = people.seat_for(by, version.agreement.area, today, kinds=policy.RECORDERS)
    decided = Decision.objects.filter(version=version).exists()
    refuse(policy.why_not_record(seat=seat, status=version.status, decided_already=decided))
    assert seat is not None
    made = CollegeProposal.objects.filter(version=version).first()
    refuse_all(
        policy.why_not_this(
            outcome=outcome,
            decided_on=decided_on,
            today=today,
            conditions=conditions,
            since=since,
            until=until,
            proposed_on=made.proposed_on if made else None,
        )
    )
    decision = Decision.objects.create(
        version=version,
        outcome=outcome,
        reference=reference,
        decided_on=decided_on,
        text=text,
        recorded_by_id=seat.seat,
        recorded_at=at,
    )
    asked = [one for one in conditions if not one.is_empty]
    Condition.objects.bulk_create(
        Condition(decision=decision, number=number, text=clean_text(one.text), due=one.due)
        for number, one in enumerate(asked, start=1)
    )
    _record(decision, asked, seat, at)
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


def _record(decision: Decision, asked: Sequence[Asked], seat: Holding, at: datetime) -> None:
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
        conditions=len(asked),
        text_digest=digest([decision.text, [[one.text, one.due.isoformat() if one.due else ""] for one in asked]]),
    )


def _follow(decision: Decision, since: date | None, until: date | None, seat: Holding, at: datetime) -> None:
    """Put the agreement in force, or withdraw it: the decision and its consequence are one deed."""
    if decision.outcome == "declined":
        agreements.decline(decision.version_id, ground=ground_of(decision), reason=decision.text, by=seat, at=at)
    else:
        agreements.ratify(decision.version_id, ground=ground_of(decision), since=since, until=until, by=seat, at=at)
