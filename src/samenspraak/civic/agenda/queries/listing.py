# SPDX-License-Identifier: EUPL-1.2
"""The ideas of an area as people look for them: by how far they are, topic, buurt, owner and words, in some order."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db.models import Count, F, QuerySet

from samenspraak.civic.agenda.models import Comment, Proposal, Support
from samenspraak.civic.agenda.queries.powers import Roles, day, drawing_up, roles
from samenspraak.civic.agenda.queries.proposals import counts, proposals
from samenspraak.civic.agenda.queries.searching import saying
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agreements.terms import Task

NEWEST, SUPPORT, TALK, AGENDA = "nieuw", "steun", "reacties", "agenda"
ORDERS = (NEWEST, SUPPORT, TALK, AGENDA)
RANKED = 1_000  # that an order by number shows: beyond them nobody looks, and all have next to nothing
OWNERS = ("wijk", "gemeente", "samen")


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
    found = saying(found, asked.text)
    if asked.order == AGENDA:
        return _in_order(found.filter(status="on-agenda"))
    return found


def ids(area: Area, asked: Asked) -> Sequence[int]:
    """The ids of the ideas that fit, in order: for what would be looked through twice otherwise. One query."""
    return array("q", asked_for(area, asked).values_list("pk", flat=True))


def _in_order(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """In the order that was made; what was placed since comes after it, in the order of placing."""
    return found.order_by(F("item__position").asc(nulls_last=True), "item__placed_at", "number")


def ranking(area: Area, order: str) -> Sequence[int]:
    """The ids of all ideas of an area, those with most support or most comments first; of equals the newest.

    Reckoned over everything that was said here, so whoever asks this keeps it for a while. Three queries at most.
    """
    counted = _supports(area) if order == SUPPORT else _comments(area)
    listed = ids(area, Asked())
    return array("q", sorted(listed, key=lambda pk: -counted.get(pk, 0)))


def ranked(area: Area, asked: Asked, ranking: Sequence[int]) -> Sequence[int]:
    """The ids of the ideas that fit, in the order of a ranking: the first thousand. One query."""
    if not asked.narrows:
        return ranking[:RANKED]
    fit = set(ids(area, asked))
    return array("q", islice((pk for pk in ranking if pk in fit), RANKED))


def _supports(area: Area) -> dict[int, int]:
    """How many people support each idea. Who supports two that became one counts once."""
    found = Support.objects.filter(proposal__area=area).values("proposal").annotate(n=Count("pk")).order_by()
    merged = Proposal.objects.filter(area=area, status="merged").values_list("merged_into", flat=True)
    tops = sorted({pk for pk in merged if pk})
    together = {pk: supports for pk, (supports, _comments) in counts(tops).items()}
    return dict(found.values_list("proposal", "n")) | together


def _comments(area: Area) -> dict[int, int]:
    found = Comment.objects.filter(proposal__area=area).values("proposal").annotate(n=Count("pk")).order_by()
    return dict(found.values_list("proposal", "n"))


# The order of the agenda


def in_order(area: Area) -> list[Proposal]:
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
