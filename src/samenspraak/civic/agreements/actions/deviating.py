# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import IntegrityError, transaction

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.actions.records import locked, record, roles_on
from samenspraak.civic.agreements.models import Deviation
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, Refused, refuse


@transaction.atomic(durable=True)
def accept_deviation(
    version_id: int, *, finding: str, about: str, motive: str, by: int | None, at: datetime
) -> Deviation:
    """A party accepts, in the open and with its motive, that the draft deviates from what a finding asks.

    `finding` and `about` name a finding that stands now. What is impossible ("blocks") cannot be accepted.
    """
    version = locked(version_id)
    roles = roles_on(version, by, at)
    refuse(policy.why_not_deviate(roles=roles, status=version.status))
    seat = roles.party
    assert seat is not None
    standing = {(one.code, one.about): one for one in queries.findings_of(version, queries.terms_of(version))}
    motive = clean_text(motive)
    done = version.deviations.filter(finding=finding, about=about).exists()
    refuse(policy.why_not_this_deviation(standing.get((finding, about)), accepted=done, motive=motive))
    try:
        with transaction.atomic():
            made = version.deviations.create(
                finding=finding, about=about, motive=motive.strip(), by_id=seat.seat, at=at
            )
    except IntegrityError:  # the other side was a moment earlier
        raise Refused(Finding("deviation-accepted-already")) from None
    record("agreement.deviation-accepted", version, seat, at, finding=finding, about=about, motive=made.motive)
    return made


@transaction.atomic(durable=True)
def take_back_deviation(deviation_id: int, *, by: int | None, at: datetime) -> None:
    """The body that accepted a deviation takes it back; the finding asks again. Only while it is a draft."""
    version = locked(Deviation.objects.values_list("version_id", flat=True).get(pk=deviation_id))
    made = Deviation.objects.select_related("by").get(pk=deviation_id)
    roles = roles_on(version, by, at)
    refuse(policy.why_not_deviate(roles=roles, status=version.status))
    seat = roles.party
    assert seat is not None
    refuse(policy.why_not_take_back(body=made.by.body_id, own=seat.body))
    made.delete()
    record("agreement.deviation-taken-back", version, seat, at, finding=made.finding, about=made.about)
