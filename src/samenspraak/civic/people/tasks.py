# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from django.db import transaction

from samenspraak.civic.people.models import Allowance, Person

UNCONFIRMED = timedelta(days=2)
SPENT = timedelta(days=1)  # by then what somebody used says nothing any more, or so little that it may be forgotten


@transaction.atomic
def due(at: datetime) -> int:
    """Forget addresses that asked for a code two days ago or more, never used it, and did or hold nothing. How many.

    Somebody else may have typed them. Whoever has a seat or a home was entered on purpose and stays.
    """
    never_came = Person.objects.filter(last_login=None, since__lt=at - UNCONFIRMED, email__isnull=False)
    Allowance.objects.filter(filled_at__lt=at - SPENT).delete()
    forgotten, _ = never_came.filter(seats=None, residencies=None).delete()
    return forgotten
