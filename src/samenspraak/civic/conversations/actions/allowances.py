# SPDX-License-Identifier: EUPL-1.2
"""What may be done from one network address, counted under a lock: a bucket that empties and fills up again."""

from datetime import datetime

from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import GuessBucket
from samenspraak.civic.conversations.queries import Allowance


def take(address: str, allowance: Allowance, *, at: datetime) -> bool:
    """Take one; False when nothing is left. Within the transaction of the deed: a deed that is refused takes nothing.

    `address` is a keyed hash, of its own for each purpose, so that each has a bucket of its own. Without one (the
    command line, the demonstration) nothing is counted.
    """
    if not address:
        return True
    GuessBucket.objects.get_or_create(address=address, defaults={"tokens": allowance.most, "filled_at": at})
    bucket = GuessBucket.objects.select_for_update().get(address=address)
    left = queries.tokens_now(bucket, at, allowance)
    if left < 1:
        return False
    bucket.tokens, bucket.filled_at = left - 1, at
    bucket.save(update_fields=["tokens", "filled_at"])
    return True
