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
    why_not_support: Finding | None
    why_not_comment: Finding | None
    may_place: bool
    may_call: bool
    is_author: bool


def reader_of(request: HttpRequest, proposal: Any) -> Reader:
    """Who looks. No query for a visitor, two for a resident, three for somebody with a seat."""
    person, area = request.user.pk, proposal.area
    lives_here, roles = people.lives_in(person, area, today()), queries.roles(person, area, today())
    power = power_next(proposal) if roles.any else None
    given: dict[str, Any] = {"signed_in": person is not None, "lives_here": lives_here, "status": proposal.status}
    return Reader(
        person=person,
        lives_here=lives_here,
        roles=roles,
        why_not_support=policy.why_not_support(**given),
        why_not_comment=policy.why_not_comment(roles=roles, **given),
        may_place=power is not None and policy.why_not_place(power=power, roles=roles, status=proposal.status) is None,
        may_call=power is not None
        and policy.why_not_call(force=queries.force_of(power), roles=roles, status=proposal.status) is None,
        is_author=person is not None and proposal.author_id == person,
    )


def power_next(proposal: Any) -> Power | None:
    """The power for the next step: of drawing up, or of deciding; None where no step waits. One query."""
    tasks = {"submitted": Task.DRAW_UP, "on-agenda": Task.DECIDE}
    task = tasks.get(proposal.status)
    return agreements.power_of(proposal.area, proposal.topic, task, now()) if task else None
