# SPDX-License-Identifier: EUPL-1.2
"""The ideas of an area as people look for them: by how far they are, topic, buurt, owner and words, in some order."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce

from samenspraak.civic.agenda.models import Comment, Proposal, Support
from samenspraak.civic.agenda.queries.powers import Roles, day, drawing_up, roles
from samenspraak.civic.agenda.queries.proposals import proposals
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda.searching import terms
from samenspraak.rulebook.agreements.terms import Task

NEWEST, SUPPORT, TALK, AGENDA = "nieuw", "steun", "reacties", "agenda"
ORDERS = (NEWEST, SUPPORT, TALK, AGENDA)
RANKED = 1_000  # that an order by number shows: beyond them nobody looks, and all have next to nothing
OWNERS = ("wijk", "gemeente")


@dataclass(frozen=True)
class Asked:
    """What somebody looks for. What is empty makes no difference."""

    stage: str = ""
    topic: str = ""
    buurt: str = ""
    owner: str = ""
    text: str = ""
    order: str = NEWEST

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.stage or self.topic or self.buurt or self.owner or self.text)


def asked_for(area: Area, asked: Asked) -> QuerySet[Proposal]:
    """The ideas that fit, newest first; or in the order of the agenda, where only what waits there has a place."""
    found = proposals(area, stage=asked.stage, topic=asked.topic)
    if asked.buurt:
        found = found.filter(spot__buurt=asked.buurt)
    if asked.owner:
        found = found.filter(item__owner=asked.owner)
    for term in terms(asked.text):
        found = found.filter(words__contains=term)
    if asked.order == AGENDA:
        return _in_order(found.filter(status="on-agenda"))
    return found


def ids(area: Area, asked: Asked) -> Sequence[int]:
    """The ids of the ideas that fit, in order: for what would be looked through twice otherwise. One query."""
    return array("q", asked_for(area, asked).values_list("pk", flat=True))


def _in_order(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """In the order that was made; what was placed since comes after it, in the order of placing."""
    return found.order_by(F("item__position").asc(nulls_last=True), "item__placed_at", "number")


def ranking(area: Area, asked: Asked) -> Sequence[int]:
    """The ids of the ideas that fit and have most support, or most comments: the first thousand. Two queries.

    Reckoned over all ideas of the area at once, so whoever asks this keeps it for a moment.
    """
    fit = dict.fromkeys(asked_for(area, asked).values_list("pk", flat=True), 0)
    counted = _supports(area) if asked.order == SUPPORT else _comments(area)
    for pk, number in counted:
        if pk in fit:
            fit[pk] = number
    return array("q", sorted(fit, key=lambda pk: -fit[pk])[:RANKED])  # of equals the newest comes first


def _supports(area: Area) -> QuerySet[Any, Any]:
    """How many people support each idea, or one that was merged into it."""
    top = Coalesce("proposal__merged_into", "proposal")
    found = Support.objects.filter(proposal__area=area).values(top=top)
    return found.annotate(n=Count("person", distinct=True)).order_by().values_list("top", "n")


def _comments(area: Area) -> QuerySet[Any, Any]:
    found = Comment.objects.filter(proposal__area=area, hidden_why="").values("proposal")
    return found.annotate(n=Count("pk")).order_by().values_list("proposal", "n")


# The order of the agenda


def waiting(area: Area) -> list[Proposal]:
    """What waits on the agenda for a ballot, in the order of the agenda, each with its place. One query."""
    found = Proposal.objects.filter(area=area, status="on-agenda").select_related("item")
    return list(_in_order(found))


def movable(area: Area, listed: Sequence[Proposal], by: int | None, at: datetime) -> tuple[set[int], Holding | None]:
    """The numbers of the items that somebody may put in another place, and from which seat: those about topics on which
    they draw up the agenda. Two queries at most."""
    held = roles(by, area, day(at))
    if held.any is None:
        return set(), None
    topics = sorted({one.topic for one in listed})
    seats = dict(zip(topics, _seats(area, topics, held, at), strict=True))
    mine = {one.number for one in listed if seats[one.topic]}
    return mine, next((seat for seat in seats.values() if seat), None)


def _seats(area: Area, topics: Sequence[str], held: Roles, at: datetime) -> list[Holding | None]:
    powers = agreements.purse_of(area, topics, Task.DRAW_UP, at).powers
    return [drawing_up(power, held) for power in powers]
