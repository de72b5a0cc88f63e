# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime

from django.db import transaction

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.records import day, locked, record, roles_on, tell
from samenspraak.civic.agreements.models import Agreement, Suspension, Version
from samenspraak.civic.conversations.actions import announce_to_round
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agreements.ending import first_day_without
from samenspraak.rulebook.agreements.moves import Status
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import refuse, refuse_all


@transaction.atomic
def ratify(version_id: int, *, ground: str, since: date | None, until: date | None, by: Holding, at: datetime) -> None:
    """Put a signed version in force from `since` to `until`, on the ground of a decision.

    Part of the deed of whoever records that decision: `by` is the seat it was recorded from. The version that held
    until now is superseded; it holds until the new one begins, so that there is no gap and no overlap.
    """
    version = locked(version_id)
    Agreement.objects.select_for_update().get(pk=version.agreement_id)
    since = since or day(at)
    before, notice = _held(version), first_day_without(queries.terms_of(version), since)
    refuse_all(
        policy.why_not_ratify(
            status=version.status,
            since=since,
            until=until,
            today=day(at),
            before=before.since if before else None,
            notice=notice,
        )
    )
    if before:
        _supersede(before, version, since, by, at)
    version.status, version.since, version.until, version.ground = Status.IN_FORCE, since, until, ground
    version.save(update_fields=["status", "since", "until", "ground"])
    record("agreement.in-force", version, by, at, since=since.isoformat(), until=until.isoformat() if until else "")
    tell(
        "agreement-in-force", version, queries.signers_of(version.agreement.area, day(at)), at, since=since.isoformat()
    )
    if version.round:
        announce_to_round("follower-agreement", version.round, at=at)


def _held(successor: Version) -> Version | None:
    """The version that it takes over from, under its lock."""
    held = Version.objects.select_for_update(of=("self",)).select_related("agreement__area")
    return held.filter(agreement=successor.agreement_id, status__in=("in-force", "suspended")).first()


def _supersede(before: Version, successor: Version, since: date, by: Holding, at: datetime) -> None:
    before.status = Status.SUPERSEDED
    if before.since and before.since < since and (before.until is None or since < before.until):
        before.until = since
    before.save(update_fields=["status", "until"])
    record("agreement.superseded", before, by, at, successor=successor.number, until=since.isoformat())


@transaction.atomic
def decline(version_id: int, *, ground: str, reason: str, by: Holding, at: datetime) -> None:
    """The raad did not agree with a signed version: it is withdrawn. Part of the deed of recording that decision."""
    version = locked(version_id)
    refuse_all(policy.why_not_decline(status=version.status))
    version.status, version.ground = Status.WITHDRAWN, ground
    version.save(update_fields=["status", "ground"])
    record("agreement.declined", version, by, at, reason=reason)
    tell("agreement-declined", version, queries.signers_of(version.agreement.area, day(at)), at, reason=reason)


@transaction.atomic(durable=True)
def suspend(version_id: int, *, reason: str, by: int | None, at: datetime) -> Suspension:
    """A party suspends the agreement: from this moment no powers follow from it. Both sides are told why."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    going = version.suspensions.filter(until=None).exists()
    holds = queries.holds_today(version, day(at))
    refuse(policy.why_not_suspend(roles=roles, status=version.status, holds=holds, suspended=going))
    reason = clean_text(reason)
    refuse(policy.why_not_text(reason, policy.MOTIVE_LIMIT, missing="reason-needed", about="reason"))
    seat = roles.party
    assert seat is not None
    made = version.suspensions.create(since=at, reason=reason, by_id=seat.seat)
    if version.status == Status.IN_FORCE:
        version.status = Status.SUSPENDED
        version.save(update_fields=["status"])
    record("agreement.suspended", version, seat, at, side=roles.side, body=seat.name, reason=reason)
    told = queries.signers_of(version.agreement.area, day(at))
    tell("agreement-suspended", version, told, at, body=seat.name, reason=reason)
    return made


@transaction.atomic(durable=True)
def resume(version_id: int, *, by: int | None, at: datetime) -> None:
    """The side that suspended takes it back: the powers are there again from this moment."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    going = version.suspensions.filter(until=None).select_related("by__body").first()
    side = queries.side_of(going.by) if going else ""
    refuse(policy.why_not_resume(roles=roles, side=roles.side, suspended_by=side))
    assert going is not None and roles.party is not None
    going.until = at
    going.save(update_fields=["until"])
    if version.status == Status.SUSPENDED:
        version.status = Status.IN_FORCE
        version.save(update_fields=["status"])
    record("agreement.resumed", version, roles.party, at, side=roles.side, body=roles.party.name)
    tell("agreement-resumed", version, queries.signers_of(version.agreement.area, day(at)), at, body=roles.party.name)


@transaction.atomic(durable=True)
def end(version_id: int, *, reason: str, by: int | None, at: datetime) -> date:
    """A party ends the agreement, after the notice that the agreement itself asks. Returns the first day without it."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    today = day(at)
    refuse(policy.why_not_end(roles=roles, status=version.status, until=version.until, today=today))
    reason = clean_text(reason)
    refuse(policy.why_not_text(reason, policy.MOTIVE_LIMIT, missing="reason-needed", about="reason"))
    seat = roles.party
    assert seat is not None
    ends = first_day_without(queries.terms_of(version), today)
    refuse(policy.why_not_end_sooner(ends=ends, until=version.until))
    if ends <= today:
        version.status = Status.ENDED
    if version.since and version.since < ends:
        version.until = ends
    version.save(update_fields=["status", "until"])
    facts = {"side": roles.side, "body": seat.name, "reason": reason, "until": ends.isoformat()}
    record("agreement.ended", version, seat, at, **facts)
    tell("agreement-ended", version, queries.signers_of(version.agreement.area, today), at, **facts)
    return ends
