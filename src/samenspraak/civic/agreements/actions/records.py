# SPDX-License-Identifier: EUPL-1.2
"""What the verbs share: the row under its lock, the entry in the logbook, the letters that go out."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from samenspraak.civic.agreements import queries
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.agreements.queries import Roles
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.queries import Holding


def locked(version_id: int) -> Version:
    """A version with its area and content, locked until the end of the transaction."""
    found = Version.objects.select_for_update(of=("self",)).defer("content__body")
    return found.select_related("agreement__area__parent", "content", "round").get(pk=version_id)


def day(at: datetime) -> date:
    """The day of this moment, where the municipality is."""
    return timezone.localtime(at).date()


def roles_on(version: Version, by: int | None, at: datetime) -> Roles:
    """From which seats this person acts on this version."""
    return queries.roles(by, version.agreement.area, day(at))


def record(kind: str, version: Version, seat: Holding | None, at: datetime, **facts: Any) -> int:
    """One deed in the logbook, with the version's number and, once it is fixed, its seal."""
    ground = facts.pop("ground", version.ground)
    return ledger.record(
        kind,
        subject=f"agreement:{version.pk}",
        actor=seat.ref if seat else "",
        area=version.agreement.area.slug,
        ground=ground,
        at=at,
        version=version.number,
        digest=version.digest,
        **facts,
    )


def tell(kind: str, version: Version, to: Iterable[int], at: datetime, **params: Any) -> None:
    """A letter to each of these persons. The same deed on the same version is told once."""
    area = version.agreement.area
    for person in dict.fromkeys(to):
        notices.post(
            kind,
            to=person,
            key=f"{kind}:{version.pk}:{at.isoformat()}:{person}",
            at=at,
            area=area.slug,
            area_name=area.name,
            version=version.number,
            **params,
        )
