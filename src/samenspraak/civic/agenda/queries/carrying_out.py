# SPDX-License-Identifier: EUPL-1.2
"""What was decided and is carried out: the project, its steps, and whom it waits for."""

from datetime import date

from django.db.models import F, Prefetch, Q

from samenspraak.civic.agenda.models import Decision, Milestone, Picture, Postponement, Proposal, Undertaking
from samenspraak.rulebook.agenda import carrying_out

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
