# SPDX-License-Identifier: EUPL-1.2
"""Whether an idea can be done: the steps, the estimate, the verdict and what who sent it in thinks of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from samenspraak.civic.agenda.models import EstimateLine, Feasibility, FeasibilityStep, Proposal
from samenspraak.civic.agreements import queries as agreements
from samenspraak.rulebook.agenda import feasibility as rules
from samenspraak.rulebook.agenda.feasibility import UnitPrice


@dataclass(frozen=True)
class WorkedOut:
    """All that was worked out about one idea."""

    found: Feasibility
    steps: tuple[FeasibilityStep, ...]
    lines: tuple[EstimateLine, ...]

    @property
    def total(self) -> int:
        """What the estimate comes to, in cents."""
        return rules.total((one.cents, one.times) for one in self.lines)

    @property
    def is_done(self) -> bool:
        """Whether there is a verdict, and a view beside it."""
        return rules.is_done(self.found.verdict, self.found.view)


def worked_out(proposal: Proposal) -> WorkedOut | None:
    """What was worked out about this idea; None when nobody began. Three queries, one when there is nothing."""
    found = Feasibility.objects.filter(proposal=proposal).first()
    if found is None:
        return None
    steps = FeasibilityStep.objects.filter(feasibility=found).order_by("by", "pk")
    return WorkedOut(found, tuple(steps), tuple(lines_of(found)))


def lines_of(found: Feasibility) -> list[EstimateLine]:
    """The lines of an estimate, in the order in which they came."""
    return list(EstimateLine.objects.filter(feasibility=found).order_by("pk"))


def feasibility_of(proposal: Proposal) -> Feasibility | None:
    """Whether somebody began to look into this idea, and how far that is. Ask it under the lock of the idea."""
    return Feasibility.objects.filter(proposal=proposal).first()


def unfinished(proposals: Iterable[int]) -> list[int]:
    """The numbers of those ideas, of these, of which is still being worked out whether they can be done. One query."""
    found = Feasibility.objects.filter(proposal__in=list(proposals)).select_related("proposal")
    waiting = (one for one in found if not rules.is_done(one.verdict, one.view))
    return sorted(one.proposal.number for one in waiting)


def unit_prices() -> tuple[UnitPrice, ...]:
    """The unit prices of the newest content. One query."""
    return rules.prices(agreements.newest_content()[0].prices)
