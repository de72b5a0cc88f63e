# SPDX-License-Identifier: EUPL-1.2
"""What we said we would not keep, goes. The answers stay: they are part of the outcomes, and of the seal."""

import secrets
from datetime import datetime

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.models import Follower, Participant, Round
from samenspraak.civic.ledger import actions as ledger
from samenspraak.rulebook.verdicts import refuse

BATCH = 500


@transaction.atomic(durable=True)
def forget_phones(conversation_id: int, *, at: datetime) -> None:
    """From now on nobody can tell which phone gave which answers. Refused before the period is over, and done once.

    That two participants are one person (`earlier`) stays: it tells nobody who that was, and without it heads would be
    counted twice from this day on, in outcomes that have been read and agreed upon.
    """
    room = queries.locked(conversation_id)
    if room.forgotten_at:
        return
    refuse(policy.why_not_forget(room, queries.online_after(room), queries.keeping_of(room.round), at))
    people = list(room.participants.only("pk"))
    for someone in people:
        someone.token = secrets.token_hex(32)
    Participant.objects.bulk_update(people, ["token"], batch_size=BATCH)
    room.forgotten_at = at
    room.save(update_fields=["forgotten_at"])
    subject, area = f"conversation:{room.pk}", room.round.area.slug
    ledger.record("conversation.forgotten", subject=subject, area=area, at=at, title=room.title)


@transaction.atomic(durable=True)
def forget_addresses(round_id: int, *, at: datetime) -> int:
    """Forget the addresses of a round whose time is over. Returns how many."""
    held_in = (
        Round.objects.select_for_update(of=("self",), no_key=True).select_related("area", "content").get(pk=round_id)
    )
    keeping = queries.keeping_of(held_in)
    left = Follower.objects.filter(conversation__round=held_in)
    over = [one.pk for one in left if keeping.address_until(one.since, held_in.closed_at) <= at]
    gone, _ = Follower.objects.filter(pk__in=over).delete()
    if gone:
        subject = f"round:{held_in.pk}"
        ledger.record("followers.forgotten", subject=subject, area=held_in.area.slug, at=at, addresses=gone)
    return gone
