# SPDX-License-Identifier: EUPL-1.2
"""Limits the guessing of join codes. A whole hall may share one address, so only wrong codes count, and generously."""

from datetime import datetime, timedelta

from django.db import transaction

from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import GuessBucket

KEPT = timedelta(days=1)


@transaction.atomic(durable=True)
def note_wrong_code(address: str, *, at: datetime) -> None:
    """One wrong code was typed from this address (a keyed hash). Old addresses are forgotten."""
    GuessBucket.objects.filter(filled_at__lt=at - KEPT).delete()
    GuessBucket.objects.get_or_create(address=address, defaults={"tokens": queries.MOST_GUESSES, "filled_at": at})
    bucket = GuessBucket.objects.select_for_update().get(address=address)
    bucket.tokens = max(0.0, queries.tokens_now(bucket, at) - 1)
    bucket.filled_at = at
    bucket.save(update_fields=["tokens", "filled_at"])
