# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from django.db import transaction

from samenspraak.civic.people.models import Person

UNCONFIRMED = timedelta(days=2)


@transaction.atomic
def due(at: datetime) -> int:
    """Forget addresses that asked for a code two days ago or more, never used it, and did or hold nothing. How many.

    Somebody else may have typed them. Whoever has a seat or a home was entered on purpose and stays.
    """
    never_came = Person.objects.filter(last_login=None, since__lt=at - UNCONFIRMED, email__isnull=False)
    forgotten, _ = never_came.filter(seats=None, residencies=None).delete()
    return forgotten
