# SPDX-License-Identifier: EUPL-1.2
"""How agreements end: by themselves, or because a party ends them."""

from datetime import date

from samenspraak.civic.agreements.models import Version
from samenspraak.civic.agreements.queries.terms import terms_of
from samenspraak.civic.agreements.queries.versions import all_versions
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.agreements.ending import first_day_without


def running_out(today: date) -> list[Version]:
    """Versions in force, or suspended, that end by themselves, the first to end first. Not what a party has ended."""
    found = all_versions().filter(status__in=("in-force", "suspended"), until__gt=today).order_by("until", "pk")
    ended = set(ledger.entries().filter(kind="agreement.ended").values_list("subject", flat=True))
    return [version for version in found if f"agreement:{version.pk}" not in ended]


def was_ended(version: Version) -> bool:
    """Whether a party ended this version, so that its end is no question any more. One query."""
    return ledger.entries(subject=f"agreement:{version.pk}").filter(kind="agreement.ended").exists()


def ends_on(version: Version, today: date) -> date:
    """The first day without this agreement, if a party ended it today."""
    return first_day_without(terms_of(version), today)
