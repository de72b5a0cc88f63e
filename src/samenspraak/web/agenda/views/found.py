# SPDX-License-Identifier: EUPL-1.2
"""Finding what an address is about, and what the reader may do there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.queries import Roles, feasibility, questions
from samenspraak.civic.agenda.queries.feasibility import WorkedOut
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.meetings import queries as meetings
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.agenda.carrying_out import done_of
from samenspraak.rulebook.agenda.feasibility import why_not_go_on
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.limits import LIMITS
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.fragments import Mark, kept


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


def is_withheld(proposal: Any) -> bool:
    """Whether its words are hidden."""
    return getattr(proposal, "withheld", None) is not None


def item_of(proposal: Any) -> Any:
    """Its place on the agenda, or None."""
    return getattr(proposal, "item", None)


@dataclass(frozen=True)
class Project:
    """All that is known of carrying out an idea. It changes by deed only, so it is read once for all, and kept."""

    goes_ahead: bool
    made: Any  # the undertaking; None when nobody began it
    steps: Sequence[Any]
    lines: Sequence[Any]

    @property
    def owner(self) -> str:
        """Who carries it out."""
        return str(self.made.owner) if self.made else ""

    @property
    def done_of(self) -> tuple[int, int]:
        """How many steps are done, and how many there are."""
        return done_of(self.steps)


def project_of(proposal: Any) -> Project:
    """The project of an idea. One query when it is kept."""
    return kept(f"agenda-project {proposal.pk} {proposal.status}", lambda: read_project(proposal))


def payable(project: Project, roles: Roles) -> tuple[list[queries.Pot], Finding | None]:
    """From which pots this reader may write down a payment for a project, and why from none. No query."""
    first = queries.first_reserved(project.lines)
    why_not = {
        pot: policy.why_not_pay(roles=roles, spends=policy.spends_by(one, one.item))
        for pot, one in first.items()
        if one.item
    }
    pots = [pot for pot, refused in why_not.items() if refused is None]
    return pots, None if pots else next(iter(why_not.values()), Finding("nothing-reserved"))


def read_project(proposal: Any) -> Project:
    """The same, read anew: seven queries once it was decided, none before."""
    item = item_of(proposal)
    ahead = proposal.status in AFTER and queries.going_ahead(proposal) is not None
    made = queries.undertaking_of(proposal) if ahead else None
    return Project(
        goes_ahead=ahead,
        made=made,
        steps=queries.milestones_of(made) if made else (),
        lines=queries.bookings_of_item(item) if ahead else (),
    )


AFTER = ("granted", "answered", "underway", "done", "stopped")  # of what was decided something can be carried out


@dataclass(frozen=True)
class Deeds:
    """What was done with an idea. All of it changes by deed only, so it is read once for everybody, and kept."""

    power: Power | None  # for the next step
    ballots: Sequence[Any]
    pictures: Sequence[Any]
    merged: Sequence[Any]  # ideas that became part of this one
    support_asked: int | None  # from how much support on who draws up the agenda is told
    wordings: int  # other wordings that wait for an answer
    changed_at: datetime | None  # when the text was last changed
    project: Project  # of carrying it out
    worked_out: WorkedOut | None  # whether it can be done
    questions: Sequence[Any]  # to the municipality
    resolutions: Sequence[Any] = ()  # what meetings of bodies of residents decided about it


def deeds_of(proposal: Any, mark: Mark | None = None) -> Deeds:
    """What was done with this idea. One query when it is kept, none with a mark."""
    return kept(f"agenda-deeds {proposal.pk} {proposal.status}", lambda: _read_deeds(proposal), mark)


def _read_deeds(proposal: Any) -> Deeds:
    former = queries.former_texts(proposal) if proposal.edition > 1 else ()
    return Deeds(
        power=power_next(proposal),
        ballots=queries.ballots_of(proposal) if item_of(proposal) else (),
        pictures=queries.pictures_of(proposal),
        merged=queries.merged_into(proposal),
        support_asked=queries.support_asked() if proposal.status == "submitted" else None,
        wordings=sum(one.status == "open" for one in queries.amendments_of(proposal)),
        changed_at=former[0].until if former else None,
        resolutions=meetings.resolutions_about(proposal),
        project=read_project(proposal),
        worked_out=feasibility.worked_out(proposal),
        questions=questions.questions_by_idea(proposal),
    )


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
    may_part: bool
    may_add_picture: bool
    may_reword: bool
    may_locate: bool
    is_author: bool
    may_ask: bool = False
    may_begin: bool = False
    may_decline: bool = False


def reader_of(request: HttpRequest, proposal: Any, deeds: Deeds) -> Reader:
    """Who looks. No query for a visitor, two for who is signed in."""
    person, area = request.user.pk, proposal.area
    lives_here, roles = people.lives_in(person, area, today()), queries.roles(person, area, today())
    power, going = deeds.power, _why_not_go_on(deeds)
    is_author = person is not None and proposal.author_id == person
    given: dict[str, Any] = {"signed_in": person is not None, "lives_here": lives_here, "status": proposal.status}
    return Reader(
        person=person,
        lives_here=lives_here,
        roles=roles,
        why_not_support=policy.why_not_support(**given),
        why_not_comment=policy.why_not_comment(roles=roles, **given),
        may_place=power is not None
        and going is None
        and policy.why_not_place(power=power, roles=roles, status=proposal.status) is None,
        may_call=power is not None
        and going is None
        and policy.why_not_call(force=queries.force_of(power), roles=roles, status=proposal.status) is None,
        may_part=power is not None
        and proposal.status == "merged"
        and proposal.merged_into.status == "submitted"
        and policy.why_not_draw_up(power=power, roles=roles) is None,
        may_add_picture=policy.why_not_add_picture(
            author=is_author, roles=roles, status=proposal.status, pictures=len(deeds.pictures)
        )
        is None,
        may_locate=policy.why_not_locate(author=is_author, roles=roles, status=proposal.status) is None,
        may_reword=policy.why_not_reword(roles=roles, **given) is None,
        is_author=is_author,
        may_ask=person is None
        or policy.why_not_ask(
            signed_in=True,
            lives_here=lives_here,
            roles=roles,
            channel="desk" if roles.team and not lives_here else policy.ONLINE,
        )
        is None,
        may_begin=policy.why_not_look_into(roles=roles, status=proposal.status, begun=deeds.worked_out is not None)
        is None,
        may_decline=power is not None
        and policy.why_not_decline(power=power, roles=roles, status=proposal.status) is None,
    )


def _why_not_go_on(deeds: Deeds) -> Finding | None:
    """Whether something is still being worked out first."""
    found = deeds.worked_out
    verdict, view = (found.found.verdict, found.found.view) if found else ("", "")
    return why_not_go_on(begun=found is not None, verdict=verdict, view=view)


def power_next(proposal: Any) -> Power | None:
    """The power for the next step: of drawing up, or of deciding; None where no step waits. One query."""
    tasks = {"submitted": Task.DRAW_UP, "looked-into": Task.DRAW_UP, "merged": Task.DRAW_UP, "on-agenda": Task.DECIDE}
    task = tasks.get(proposal.status)
    return agreements.power_of(proposal.area, proposal.topic, task, now(), cost=proposal.cost_cents) if task else None


ENOUGH = {limit.code for limit in LIMITS.values()}


def status_of(refused: Refused) -> int:
    """429 for who must wait a little, else 409."""
    return 429 if any(finding.code in ENOUGH for finding in refused.findings) else 409
