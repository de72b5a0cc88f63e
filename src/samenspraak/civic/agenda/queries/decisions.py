# SPDX-License-Identifier: EUPL-1.2
"""What is decided on, by which ballot, and what must be answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Count,
    Exists,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
)

from samenspraak.civic.agenda.models import (
    Decision,
    Proposal,
)
from samenspraak.civic.agenda.queries.powers import day
from samenspraak.civic.agenda.queries.proposals import STAGES
from samenspraak.civic.ballots.models import Ballot, Option
from samenspraak.civic.ballots.queries.counts import BUDGET
from samenspraak.civic.places.models import Area

# Items and decisions


def ballots_of(proposal: Proposal) -> list[Ballot]:
    """The ballots on an item, newest first, each with its decision (`made`) when there is one. One query."""
    own = FilteredRelation("decisions", condition=Q(decisions__item=proposal.item))
    among = Exists(Option.objects.filter(ballot=OuterRef("pk"), key=str(proposal.number)))  # no join: each ballot once
    on_a_budget = Q(among, area=proposal.area_id, method=BUDGET)
    found = Ballot.objects.filter(Q(subject=f"proposal:{proposal.pk}") | on_a_budget)
    listed: list[Any] = list(found.annotate(made=own).select_related("made").order_by("-pk"))  # type: ignore[misc]  # annotated
    for one in listed:
        one.made = getattr(one, "made", None)  # where nothing is joined, nothing is set
    return listed


def decision_of(held: Ballot) -> Decision | None:
    """What followed from a ballot: the first of its decisions. One query, for that alone."""
    return Decision.objects.filter(ballot=held).order_by("pk").first()


def decision(area: str, number: int) -> Decision | None:
    """The newest decision on a proposal by its address, with everything a page needs."""
    found = Decision.objects.filter(item__proposal__area__slug=area, item__proposal__number=number)
    return found.select_related("item__proposal__area__parent", "ballot", "version", "term").order_by("-pk").first()


def unconcluded() -> QuerySet[Ballot]:
    """Ballots that were counted and from which nothing followed yet, with their area."""
    return Ballot.objects.filter(status="closed", decisions=None).select_related("area").order_by("pk")


# For other pages


def to_divide(area: Area) -> list[Proposal]:
    """The ideas on the agenda of an area that say what they cost and wait for a ballot. One query."""
    found = Proposal.objects.filter(area=area, status="on-agenda", cost_cents__gt=0)
    return list(found.select_related("item", "spot").order_by("number"))


def locked_items(which: Q) -> list[Proposal]:
    """Proposals that nobody else can move until the end of the transaction, in the order of their numbers."""
    found = Proposal.objects.select_for_update(of=("self",), no_key=True).select_related("area", "spot")
    return list(found.filter(which).order_by("number"))


def to_answer(areas: Iterable[int] | None = None) -> list[Decision]:
    """Decisions that wait for a reply of the municipality, the earliest date first. One query."""
    found = Decision.objects.filter(reply_due__isnull=False, replied_at=None)
    if areas is not None:
        found = found.filter(item__proposal__area__in=list(areas))
    return list(found.select_related("item__proposal__area", "ballot").order_by("reply_due", "pk"))


def overdue(on: date) -> list[Decision]:
    """Decisions to which the municipality should have replied before this day, oldest first. One query."""
    return [one for one in to_answer() if one.reply_due and one.reply_due < on]


def promises(area: Area) -> list[tuple[date, date | None]]:
    """For every reply that was promised here: when it was due, and on which day it came. One query."""
    found = Decision.objects.filter(item__proposal__area=area, reply_due__isnull=False)
    listed = found.order_by("reply_due").values_list("reply_due", "replied_at")
    return [(due, day(replied) if replied else None) for due, replied in listed if due]


@dataclass(frozen=True)
class AgendaFacts:
    """How the agenda of an area stands, for pages that show all areas."""

    ideas: int
    on_agenda: int
    in_decision: int
    decided: int


def facts_of(areas: Iterable[int] | None = None) -> dict[int, AgendaFacts]:
    """The agenda of each area (by id) that has one, counted. One query, whatever the number of areas."""
    found = Proposal.objects.all() if areas is None else Proposal.objects.filter(area__in=list(areas))
    counted: Iterable[Any] = (
        found.order_by()
        .values("area")
        .annotate(**{name: Count("pk", filter=Q(status__in=statuses)) for name, statuses in STAGES.items()})
    )
    return {
        row["area"]: AgendaFacts(
            row["idee"] + row["uitzoeken"], row["agenda"], row["stemming"], row["besloten"] + row["uitvoering"]
        )
        for row in counted
    }


def votes_going_on(at: datetime) -> list[Ballot]:
    """Ballots that are open now, with their area, the one that closes first on top. One query."""
    found = Ballot.objects.filter(status="open", paused_at=None, closes_at__gt=at).select_related("area")
    return list(found.order_by("closes_at"))
