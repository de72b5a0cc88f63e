# SPDX-License-Identifier: EUPL-1.2
"""Statements that people offer, and how they are voted on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.db.models.fields.json import KT

from samenspraak.civic.conversations.models import Answer, Conversation, OfferedStatement, Participant, Round
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.content import PEOPLE, ContentSet

if TYPE_CHECKING:
    from samenspraak.rulebook.conversations.opinions import Votes


def offered_by(someone: Participant) -> list[OfferedStatement]:
    """What this participant offered, in order."""
    return list(someone.offered.order_by("pk"))


def own_offer(someone: Participant, offered_id: int) -> OfferedStatement | None:
    """One statement that this participant offered, if it is theirs."""
    return someone.offered.filter(pk=offered_id).first()


def offer_in(held_in: Round, offered_id: int) -> OfferedStatement | None:
    """One statement that was offered in a gathering of this round."""
    return OfferedStatement.objects.filter(conversation__round=held_in, pk=offered_id).first()


def offered_in(held_in: Round, *, decided: bool, most: int = 100) -> list[OfferedStatement]:
    """What was offered in the gatherings of a round: what waits, oldest first; or what was decided, newest first."""
    found = OfferedStatement.objects.filter(conversation__round=held_in, decided_at__isnull=not decided)
    order = ("-decided_at", "-pk") if decided else ("pk",)
    return list(found.select_related("conversation").order_by(*order)[:most])


def waiting_statements(areas: Iterable[int]) -> list[tuple[Area, int]]:
    """In which of these areas offered statements wait, and how many. One query."""
    waiting = Q(rounds__closed_at=None, rounds__conversations__offered__decided_at=None)
    counted = Area.objects.filter(pk__in=list(areas)).annotate(
        waiting=Count("rounds__conversations__offered", filter=waiting)
    )
    return [(area, area.waiting) for area in counted.filter(waiting__gt=0).order_by("name")]


def votes_at(held_in: Round, plate: str) -> dict[str, int]:
    """How often each statement of people at a plate was answered, in all gatherings of the round. One query."""
    found = Answer.objects.filter(
        conversation__round=held_in,
        plate=plate,
        kind="statement",
        question__startswith=PEOPLE,
        withdrawn_at=None,
    )
    return dict(found.values_list("question").annotate(n=Count("pk")).order_by("question"))


def votes_to_see(room: Conversation, content: ContentSet) -> "Votes":
    """The votes on statements of the plates that the room may see, while it talks. One query."""
    from samenspraak.rulebook.conversations.opinions import VOTE_OF, gathered  # needs numpy

    asked = {one.key for block in content.blocks for one in block.statements if block.key in room.revealed}
    found = Answer.objects.filter(conversation=room, kind="statement", plate__in=room.revealed, withdrawn_at=None)
    rows = found.values_list("participant_id", "question", KT("value__vote"))  # as text: a third of the time
    return gathered((who, question, VOTE_OF[vote]) for who, question, vote in rows if question in asked)
