# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import IntegrityError, transaction

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.drafting import setting_now
from samenspraak.civic.agreements.actions.records import day, locked, record, roles_on, tell
from samenspraak.civic.agreements.models import Signature, Version
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agreements.congruence import what_stands
from samenspraak.rulebook.agreements.moves import Status
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all

SIDES = {queries.WIJK, queries.GEMEENTE}


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
def sign(version_id: int, *, digest: str, by: int | None, at: datetime, remark: str = "") -> Signature:
    """A party signs exactly the text with this seal. When both sides have signed, the text waits for the raad."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    signed = set(version.signatures.values_list("body_id", flat=True))
    refuse(policy.why_not_sign(roles=roles, status=version.status, digest=version.digest, shown=digest, signed=signed))
    seat, remark = roles.party, clean_text(remark)
    assert seat is not None
    refuse(policy.why_not_remark(remark))
    made = _write(version, seat, roles.side, remark, at)
    record("agreement.signed", version, seat, at, side=roles.side, body=seat.name, remark=remark)
    _complete(version, at)
    return made


def _write(version: Version, seat: Holding, side: str, remark: str, at: datetime) -> Signature:
    try:
        with transaction.atomic():
            return version.signatures.create(
                side=side, body_id=seat.body, seat_id=seat.seat, digest=version.digest, remark=remark, at=at
            )
    except IntegrityError:  # the same body, a moment earlier
        raise Refused(Finding("signed-already", {"body": seat.name})) from None


def _complete(version: Version, at: datetime) -> None:
    """Both sides have signed: the text is ready for the raad."""
    sides = set(version.signatures.values_list("side", flat=True))
    if version.status != Status.PROPOSED or sides != SIDES:
        return
    version.status = Status.SIGNED
    version.save(update_fields=["status"])
    record("agreement.signed-by-both", version, None, at)
    tell("agreement-for-council", version, queries.recorders(day(at)), at)


@transaction.atomic(durable=True)
def withdraw(version_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Take back a text that is not in force. It stays readable; a next version may start from it."""
    version = locked(version_id)
    roles = roles_on(version, by, at)
    signatures = version.signatures.count()
    refuse(policy.why_not_withdraw(roles=roles, status=version.status, signatures=signatures))
    reason = clean_text(reason)
    refuse(policy.why_not_text(reason, policy.MOTIVE_LIMIT, missing="reason-needed", about="reason"))
    version.status = Status.WITHDRAWN
    version.save(update_fields=["status"])
    seat = roles.party if signatures else roles.drafter or roles.party
    record("agreement.withdrawn", version, seat, at, reason=reason)
