# SPDX-License-Identifier: EUPL-1.2
"""What was decided and is carried out: the project, its steps, and whom it waits for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, IntegerField, Min, OuterRef, Prefetch, Q
from django.db.models.expressions import RawSQL

from samenspraak.civic.agenda.models import Decision, Milestone, Picture, Postponement, Proposal, Undertaking
from samenspraak.civic.agenda.queries.proposals import SUPPORTS
from samenspraak.rulebook.agenda import carrying_out
from samenspraak.rulebook.agenda.carrying_out import TOGETHER

BEGINS_FROM = ("granted", "answered")
# What means that it will be done, in words of the database: `carrying_out.goes_ahead` says the same of one decision.
GOES_AHEAD = (
    Q(force="binding", outcome="granted")
    | Q(force="advice", outcome="granted", reply_follows=True)
    | Q(force="advice", outcome="rejected", reply_follows=False)
)


def going_ahead(proposal: Proposal) -> Decision | None:
    """The decision by which this will be done; None when there is none. One query."""
    newest = Decision.objects.filter(item__proposal=proposal).select_related("ballot").order_by("-pk").first()
    if newest and carrying_out.goes_ahead(newest.force, newest.outcome, newest.reply_follows):
        return newest
    return None


def undertaking_of(proposal: Proposal) -> Undertaking | None:
    """The project of an idea, with its ground; None when nobody began it. One query."""
    return Undertaking.objects.filter(item__proposal=proposal).select_related("item", "decision").first()


def milestones_of(undertaking: Undertaking) -> list[Milestone]:
    """The steps in the order of their days, each with how it moved and its pictures. Three queries."""
    pictures = Picture.objects.defer("large", "small").order_by("pk")
    moved = Postponement.objects.order_by("pk")
    found = Milestone.objects.filter(undertaking=undertaking)
    return list(found.prefetch_related(Prefetch("postponements", moved), Prefetch("pictures", pictures)))


def milestone(proposal: Proposal, number: int) -> Milestone | None:
    """One step, by its number. One query."""
    found = Milestone.objects.filter(undertaking__item__proposal=proposal, number=number)
    return found.select_related("undertaking__item").first()


def overdue_steps(today: date) -> list[Milestone]:
    """Steps whose day has passed, of which nobody was reminded yet. One query."""
    found = Milestone.objects.filter(done_on=None, due__lt=today, undertaking__status="underway")
    found = found.exclude(reminded_of__isnull=False, reminded_of=F("due"))
    return list(found.select_related("undertaking__item__proposal__area__parent").order_by("pk"))


@dataclass(frozen=True)
class ToCarryOut:
    """What waits for who carries it out: a project to begin (`due` is None), or a step by its day."""

    proposal: Any
    due: date | None


@dataclass(frozen=True)
class Waiting:
    """What waits on the agendas of some areas for who works there."""

    to_place: list[Any]
    to_carry_out: list[ToCarryOut]


def waiting(areas: Iterable[int], until: date, owners: Sequence[str]) -> Waiting:
    """What waits here: ideas for a place on the agenda, most supported first; and for these owners projects to begin,
    and those with a step that is due by then, the first day on top. One query: a desk asks much at once."""
    decided = Exists(Decision.objects.filter(GOES_AHEAD, item__proposal=OuterRef("pk")))
    begins = Q(decided, status__in=BEGINS_FROM, item__undertaking=None, item__owner__in=owners)
    going = Q(status="underway", first_due__lte=until)
    own = Q(item__undertaking__milestones__done_on=None, item__undertaking__milestones__owner__in=[*owners, TOGETHER])
    found = Proposal.objects.filter(area__in=list(areas), status__in=("submitted", *BEGINS_FROM, "underway"))
    found = found.annotate(
        first_due=Min("item__undertaking__milestones__due", filter=own),
        n=RawSQL(SUPPORTS, [], output_field=IntegerField()),  # noqa: S611  (no input)
    ).filter(Q(status="submitted") | begins | going)
    listed: list[Any] = list(found.select_related("area").order_by("-n", "submitted_at"))
    carried = [ToCarryOut(one, one.first_due) for one in listed if one.status != "submitted"]
    return Waiting(
        to_place=[one for one in listed if one.status == "submitted"],
        to_carry_out=sorted(carried, key=lambda one: (one.due or date.min, one.proposal.pk)),
    )
