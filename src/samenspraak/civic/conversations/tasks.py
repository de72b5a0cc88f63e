# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from samenspraak.civic.conversations import actions, policy, queries
from samenspraak.civic.conversations.models import GuessBucket

BUCKETS_KEPT = timedelta(days=1)


def due(at: datetime) -> int:
    """Forget which phones gave which answers, addresses, and network addresses, as far as their time is over.

    Each gathering and each round in a transaction of its own; what is forgotten stays so. Returns how many there were.
    """
    rooms = [
        room
        for room in queries.to_forget(at)
        if policy.why_not_forget(room, queries.keeping_of(room.round), at) is None
    ]
    for room in rooms:
        actions.forget_phones(room.pk, at=at)
    addresses = sum(actions.forget_addresses(held_in, at=at) for held_in in queries.followed_rounds())
    buckets, _ = GuessBucket.objects.filter(filled_at__lt=at - BUCKETS_KEPT).delete()
    return len(rooms) + addresses + buckets
