# SPDX-License-Identifier: EUPL-1.2
"""Votes on statements become public, so that anybody can make the opinion groups again."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.models import Answer, Conversation, Round
from samenspraak.civic.ledger import actions as ledger
from samenspraak.rulebook.conversations import why_not_open_votes
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def open_votes(conversation_id: int, *, at: datetime) -> str:
    """Decide whether the votes of a gathering become public. The digest of the file, or nothing when they do not.

    Nobody's deed: the rule decides, a week after closing. What the logbook holds is the digest of the very file.
    """
    from samenspraak.rulebook.conversations import opinions  # needs numpy

    room = queries.locked(conversation_id)
    refuse(policy.why_not_open_votes(room, at))
    heard = queries.heard_in(room)
    room.votes_decided_at = at
    if why_not_open_votes(heard.on_statements, queries.least_voters_of(room.round)) is None:
        votes = heard.votes
        room.votes_digest = opinions.digest(opinions.written(votes))
        ledger.record(
            "conversation.votes-opened",
            subject=f"conversation:{room.pk}",
            area=room.round.area.slug,
            at=at,
            title=room.title,
            voters=len(votes.participants),
            statements=len(votes.statements),
            digest=room.votes_digest,
        )
    room.save(update_fields=["votes_decided_at", "votes_digest"])
    return room.votes_digest


def close_votes(held_in: Round, question: str) -> None:
    """A statement was taken away: where people voted on it, the file is made again without it, by the clock."""
    voted = Answer.objects.filter(conversation__round=held_in, question=question)
    had = Conversation.objects.filter(pk__in=voted.values("conversation")).exclude(votes_decided_at=None)
    had.update(votes_decided_at=None, votes_digest="")
