# SPDX-License-Identifier: EUPL-1.2
"""Limits the guessing of join codes. A whole hall may share one address, so only wrong codes count, and generously.

Online the address is open to everybody, and so to programs: there new people from one address are counted as well.
"""

from datetime import datetime, timedelta

from django.db import transaction

from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import GuessBucket

KEPT = timedelta(days=1)


@transaction.atomic(durable=True)
def note_wrong_code(address: str, *, at: datetime) -> None:
    """One wrong code was typed from this address (a keyed hash). Old addresses are forgotten."""
    _take_one(address, at, queries.MOST_GUESSES, queries.SECONDS_PER_GUESS)


@transaction.atomic(durable=True)
def note_arrival(address: str, *, at: datetime) -> None:
    """Somebody new came in online from this address (another keyed hash)."""
    _take_one(address, at, queries.MOST_ARRIVALS, queries.SECONDS_PER_ARRIVAL)


def _take_one(address: str, at: datetime, most: float, seconds: float) -> None:
    GuessBucket.objects.filter(filled_at__lt=at - KEPT).delete()
    GuessBucket.objects.get_or_create(address=address, defaults={"tokens": most, "filled_at": at})
    bucket = GuessBucket.objects.select_for_update().get(address=address)
    bucket.tokens = max(0.0, queries.tokens_now(bucket, at, most, seconds) - 1)
    bucket.filled_at = at
    bucket.save(update_fields=["tokens", "filled_at"])
