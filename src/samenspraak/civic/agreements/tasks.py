# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks of agreements: to say in time that one runs out, so that the parties can decide what is next."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.agreements import queries
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.notices import queries as outbox
from samenspraak.rulebook.safeguards import renewal_step

RUNS_OUT = "agreement-runs-out"


def due(at: datetime) -> int:
    """Tell who signs, and the griffie: twice for each version and end. Safe to run twice. Returns how many were new."""
    today = timezone.localtime(at).date()
    reminders = queries.reminders()
    running_out = [
        (version, step)
        for version in queries.running_out(today)
        if (step := renewal_step(version.until, today, reminders))
    ]
    return sum(_tell(version, step, today, at) for version, step in running_out)


def _tell(version: Any, step: str, today: date, at: datetime) -> int:
    area = version.agreement.area
    told = {*queries.signers_of(area, today), *queries.recorders(today)}
    keys = {f"{RUNS_OUT}:{version.pk}:{version.until.isoformat()}:{step}:{person}": person for person in told}
    fresh = sorted(keys.keys() - outbox.posted(keys))
    with transaction.atomic():
        for key in fresh:
            notices.post(
                RUNS_OUT,
                to=keys[key],
                key=key,
                at=at,
                area=area.slug,
                area_name=area.name,
                version=version.number,
                day=version.until.isoformat(),
            )
    return len(fresh)
