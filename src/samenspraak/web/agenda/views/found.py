# SPDX-License-Identifier: EUPL-1.2
"""Finding what an address is about, and what the reader may do there."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.queries import Roles
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.agenda import BINDING
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.shared.clock import now, today


def area_named(slug: str) -> Any:
    """The area with this address, or 404."""
    area = places.area(slug)
    if area is None:
        raise Http404
    return area


def proposal_at(area: str, number: int, viewer: int | None = None) -> Any:
    """The proposal at this address, or 404. A proposal that was taken back stays readable by its address."""
    found = queries.proposal(area, number, viewer)
    if found is None:
        raise Http404
    return found


def item_of(proposal: Any) -> Any:
    """Its place on the agenda, or None."""
    return getattr(proposal, "item", None)


@dataclass(frozen=True)
class Reader:
    """Who looks at a proposal, and why they cannot do this or that: the same answers that the verbs give."""

    person: int | None
    lives_here: bool
    roles: Roles
    power: Power | None  # of drawing up, or of deciding: whichever comes next; None where nothing can follow
    why_not_support: Finding | None
    why_not_comment: Finding | None
    may_place: bool
    may_call: bool
    is_author: bool

    @property
    def binds(self) -> bool:
        """Whether a decision on this would bind."""
        return self.power is not None and self.power.task is Task.DECIDE and self.power.force == BINDING


def reader_of(request: HttpRequest, proposal: Any) -> Reader:
    """Who looks. One query for a visitor, three for somebody who is signed in."""
    person, area = request.user.pk, proposal.area
    lives_here, roles = people.lives_in(person, area, today()), queries.roles(person, area, today())
    power = _power_next(proposal)
    given = {"signed_in": person is not None, "lives_here": lives_here, "status": proposal.status}
    draws_up = power if proposal.status == "submitted" else None
    decides = power if proposal.status == "on-agenda" else None
    return Reader(
        person=person,
        lives_here=lives_here,
        roles=roles,
        power=power,
        why_not_support=policy.why_not_support(**given),
        why_not_comment=policy.why_not_comment(roles=roles, **given),
        may_place=draws_up is not None
        and policy.why_not_place(power=draws_up, roles=roles, status=proposal.status) is None,
        may_call=decides is not None
        and policy.why_not_call(force=queries.force_of(decides), roles=roles, status=proposal.status) is None,
        is_author=person is not None and proposal.author_id == person,
    )


def _power_next(proposal: Any) -> Power | None:
    tasks = {"submitted": Task.DRAW_UP, "on-agenda": Task.DECIDE}
    task = tasks.get(proposal.status)
    return agreements.power_of(proposal.area, proposal.topic, task, now()) if task else None
