# SPDX-License-Identifier: EUPL-1.2
"""Ideas that ask the same become one, with the names of both and everybody's support; and are taken apart again."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.records import announce, announce_to, record, tell_when_backed
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agenda import merging
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def merge(proposal_id: int, *, into: int, by: int | None, at: datetime) -> Proposal:
    """Merge an idea into another one of the same area (its id). Nothing is moved, so that it can be undone: who
    supports one of the two is counted once."""
    found, target = _locked(proposal_id, into)
    seat = _seat(found, by, at)
    refuse(
        merging.why_not_merge(
            status=found.status,
            into_status=target.status if target.area_id == found.area_id else "",
            same=found.pk == target.pk,
            carries_others=found.merged.exists(),
        )
    )
    found.status, found.merged_into = "merged", target
    found.save(update_fields=["status", "merged_into"])
    supports = queries.supporters(target).count()
    record("proposal.merged", found, at, actor=seat.ref, body=seat.name, into=target.number, supports=supports)
    _tell("proposal-merged", found, target, at)
    announce("proposal-joined", target, at, to=target.author_id, about=_this_time(found, at), other=found.title)
    tell_when_backed(target, at)
    return found


@transaction.atomic(durable=True)
def part(proposal_id: int, *, by: int | None, at: datetime) -> Proposal:
    """Let a merged idea stand by itself again, until the two are placed on the agenda."""
    into = Proposal.objects.values_list("merged_into", flat=True).get(pk=proposal_id)
    found, target = _locked(proposal_id, into or proposal_id)
    seat = _seat(found, by, at)
    merged_here = found.merged_into_id == target.pk  # still, now that the lock is there
    refuse(merging.why_not_part(status=found.status if merged_here else "", into_status=target.status))
    found.status, found.merged_into = "submitted", None
    found.save(update_fields=["status", "merged_into"])
    record("proposal.parted", found, at, actor=seat.ref, body=seat.name, other=target.number)
    _tell("proposal-parted", found, target, at)
    return found


def _locked(one: int, other: int) -> tuple[Proposal, Proposal]:
    """Two ideas that nobody else can move; always locked in the same order, so that two merges never wait for each
    other."""
    both = {pk: queries.locked(pk) for pk in sorted({one, other})}
    return both[one], both[other]


def _seat(found: Proposal, by: int | None, at: datetime) -> Holding:
    """The seat from which somebody draws up the agenda here."""
    power = agreements.power_of(found.area, found.topic, Task.DRAW_UP, at)
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_draw_up(power=power, roles=roles))
    seat = queries.drawing_up(power, roles)
    assert seat is not None
    return seat


def _tell(kind: str, found: Proposal, target: Proposal, at: datetime) -> None:
    """To who sent the merged idea in, and to whoever supports it."""
    to = {*found.supports.values_list("person", flat=True), *queries.authors(found)}
    where = {"into": target.number, "other": target.title}
    announce_to(kind, found, at, to=to, about=_this_time(found, at), **where)


def _this_time(found: Proposal, at: datetime) -> str:
    """It can be done and undone several times: each is told."""
    return f"proposal:{found.pk}:{at.isoformat(timespec='seconds')}"
