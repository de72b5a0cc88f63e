# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from samenspraak.civic.agreements.actions.records import locked, record
from samenspraak.civic.agreements.models import Hold


@transaction.atomic
def hold_up(version_id: int, articles: Collection[str], *, at: datetime) -> bool:
    """From now on exactly these articles hold up binding ballots: what was promised in them was not kept.

    Part of the deed of whoever finds out, by the clock or by what was recorded; nobody decides it. Returns whether
    anything changed.
    """
    version = locked(version_id)
    going = {one.term: one for one in version.holds.filter(until=None)}
    for term in sorted(going.keys() - set(articles)):
        going[term].until = at
        going[term].save(update_fields=["until"])
        record("agreement.hold-over", version, None, at, term=term)
    for term in sorted(set(articles) - going.keys()):
        Hold.objects.create(version=version, term=term, since=at)
        record("agreement.held-up", version, None, at, term=term)
    return going.keys() != set(articles)
