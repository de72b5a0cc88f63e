# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.drafting import setting_now
from samenspraak.civic.agreements.actions.records import day, locked, record, roles_on, tell
from samenspraak.civic.agreements.models import Signature, Version
from samenspraak.rulebook.agreements.congruence import what_stands
from samenspraak.rulebook.agreements.moves import Status, by_signatures
from samenspraak.rulebook.agreements.signing import How, why_not_how, why_not_signed_on
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import refuse, refuse_all


@transaction.atomic(durable=True)
def propose(version_id: int, *, revision: int, by: int | None, at: datetime) -> Version:
    """Fix the text of a draft, so that the parties can sign it. From here on nobody can change it.

    Refused with every finding that blocks, and every finding that asks and was not accepted with a motive.
    """
    version = locked(version_id)
    roles = roles_on(version, by, at)
    terms = queries.terms_of(version)
    same = version.revision == revision
    refuse(policy.why_not_propose(roles=roles, status=version.status, terms=len(terms.all), same=same))
    version.setting = setting_now(version, at)
    findings = queries.findings_of(version, terms)
    deviations = list(version.deviations.all())
    refuse_all(what_stands(findings, queries.accepted(deviations)))
    standing = {(one.code, one.about) for one in findings}
    kept = [one for one in deviations if (one.finding, one.about) in standing]
    version.deviations.exclude(pk__in=[one.pk for one in kept]).delete()  # about something that was mended since
    version.status, version.digest = Status.PROPOSED, queries.what_is_signed(version, terms, kept)
    version.save(update_fields=["status", "digest", "setting"])
    record("agreement.proposed", version, roles.drafter, at, terms=len(terms.all), deviations=len(kept))
    tell("agreement-to-sign", version, queries.signers_of(version.agreement.area, day(at)), at)
    return version


@transaction.atomic(durable=True)
def sign(version_id: int, *, digest: str, how: How, by: int | None, at: datetime, remark: str = "") -> Signature:
    """A party signs exactly the text with this seal, and says how it decided to.

    When both sides have signed, the text waits for the raad.
    """
    version = locked(version_id)
    roles = roles_on(version, by, at)
    signed = queries.bodies_signed(version.pk)
    refuse(policy.why_not_sign(roles=roles, status=version.status, digest=version.digest, shown=digest, signed=signed))
    seat, remark, how = roles.party, clean_text(remark), _clean(how)
    assert seat is not None
    refuse(*why_not_how(how, side=roles.side, signed=day(at)), policy.why_not_remark(remark))
    made = _write(version, how, side=roles.side, body_id=seat.body, seat_id=seat.seat, remark=remark, at=at)
    record("agreement.signed", version, seat, at, side=roles.side, body=seat.name, **_facts(how))
    _follow(version, at)
    return made


@transaction.atomic(durable=True)
def sign_on_paper(
    version_id: int, *, seat: int, code: str, signed_on: date, how: How, by: int | None, at: datetime
) -> Signature:
    """The gebiedsteam enters what somebody in `seat` signed on a sheet of this text, on the day that stands on it.

    `code` is the check code on that sheet. Everybody who may sign is told, so that nobody signs unawares.
    """
    version = locked(version_id)
    roles = roles_on(version, by, at)
    refuse(policy.why_not_enter(roles=roles, status=version.status))
    team = roles.team
    assert team is not None
    seats = {one.pk: one for one in queries.signing_seats(version.agreement.area, day(at))}
    holder, how = seats.get(seat), _clean(how)
    signed = queries.bodies_signed(version.pk)
    side = queries.side_of(holder) if holder else queries.WIJK
    refuse(
        *policy.why_not_this_paper(
            holder=holder, by=by, code=code, digest=version.digest, signed=signed, signed_on=signed_on
        ),
        why_not_signed_on(signed_on, proposed=queries.proposed_on(version), today=day(at)),
        *why_not_how(how, side=side, signed=signed_on),
    )
    assert holder is not None
    where = {"side": side, "body_id": holder.body_id, "seat_id": holder.pk}
    made = _write(version, how, **where, signed_on=signed_on, entered_by_id=team.seat, at=at)
    facts = {"side": side, "body": holder.body.name, "signed_on": signed_on.isoformat(), "entered_by": team.name}
    record("agreement.signed-on-paper", version, team, at, **facts, **_facts(how))
    told = queries.signers_of(version.agreement.area, day(at))
    tell("agreement-signed-on-paper", version, told, at, **facts)
    _follow(version, at)
    return made


def _clean(how: How) -> How:
    return replace(how, words=clean_text(how.words))


def _facts(how: How) -> dict[str, str]:
    """How a body decided, as far as the logbook may know: it never forgets, so it gets no free text."""
    return {"reached": how.way, "decided_on": how.on.isoformat() if how.on else ""}


def _write(version: Version, how: How, **more: Any) -> Signature:
    """The signature, by the lock on its version the only one of its body; the constraint makes sure of that."""
    told = {"reached": how.way, "decided_on": how.on, "decided": how.words}
    return version.signatures.create(digest=version.digest, **told, **more)


def _follow(version: Version, at: datetime) -> None:
    """Where the text stands now: ready for the raad when both sides have signed, and no more when one has not."""
    sides = version.signatures.filter(taken_back_at=None).values_list("side", flat=True)
    now = by_signatures(set(sides))
    if now == version.status:
        return
    version.status = now
    version.save(update_fields=["status"])
    if now == Status.SIGNED:
        record("agreement.signed-by-both", version, None, at)
        tell("agreement-for-council", version, queries.recorders(day(at)), at)


@transaction.atomic(durable=True)
def take_signature_back(version_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """The body that signed comes back on it, with its reason. It may sign again; what it did stays readable."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    signed = queries.bodies_signed(version.pk)
    refuse(policy.why_not_take_signature_back(roles=roles, status=version.status, signed=signed))
    reason, seat = clean_text(reason), roles.party
    refuse(policy.why_not_text(reason, policy.MOTIVE_LIMIT, missing="reason-needed", about="reason"))
    assert seat is not None
    made = version.signatures.get(body_id=seat.body, taken_back_at=None)
    made.taken_back_at, made.taken_back_by_id, made.taken_back_why = at, seat.seat, reason
    made.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
    record("agreement.signature-taken-back", version, seat, at, side=made.side, body=seat.name)
    told = queries.signers_of(version.agreement.area, day(at))
    if version.status == Status.SIGNED:
        told += queries.recorders(day(at))
    tell("agreement-signature-taken-back", version, told, at, body=seat.name, reason=reason)
    _follow(version, at)


@transaction.atomic(durable=True)
def withdraw(version_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Take back a text that is not in force. It stays readable; a next version may start from it."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    signatures = len(queries.bodies_signed(version.pk))
    refuse(policy.why_not_withdraw(roles=roles, status=version.status, signatures=signatures))
    reason = clean_text(reason)
    refuse(policy.why_not_text(reason, policy.MOTIVE_LIMIT, missing="reason-needed", about="reason"))
    version.status = Status.WITHDRAWN
    version.save(update_fields=["status"])
    seat = roles.party if signatures else roles.drafter or roles.party
    record("agreement.withdrawn", version, seat, at, reason=reason)
