# SPDX-License-Identifier: EUPL-1.2
"""What the verbs share: the entry in the logbook, and a letter to who must hear of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from samenspraak.civic.agenda import queries
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agenda.queries.moderation import are_withheld
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body
from samenspraak.rulebook.agenda import backing, moderation
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.verdicts import refuse


def record(kind: str, proposal: Proposal, at: datetime, *, actor: str = "", ground: str = "", **facts: Any) -> None:
    """One deed on a proposal, with its number. No resident is named; of what was typed only the digest is kept."""
    ledger.record(
        kind,
        subject=f"proposal:{proposal.pk}",
        area=proposal.area.slug,
        actor=actor,
        ground=ground,
        at=at,
        number=proposal.number,
        **facts,
    )


def announce(kind: str, proposal: Proposal, at: datetime, *, to: int | None, about: str, **params: Any) -> None:
    """A letter about a proposal; none when nobody is known to write to. The same deed is told once."""
    if to is None:
        return
    area = proposal.area
    place = {"area_name": area.name, "number": proposal.number, "title": proposal.title}
    notices.post(kind, to=to, key=f"{kind}:{about}", at=at, area=area.slug, **place | params)


def announce_to(kind: str, proposal: Proposal, at: datetime, *, to: Iterable[int], about: str, **params: Any) -> None:
    """The same letter to several people, each once."""
    area = proposal.area
    place = {"area_name": area.name, "number": proposal.number, "title": proposal.title}
    notices.post_to_persons(kind, to, key=f"{kind}:{about}", at=at, area=area.slug, **place | params)


def refuse_while_hidden(*found: Proposal) -> None:
    """Nothing goes on with an idea that nobody can read. One query."""
    refuse(moderation.why_not_while_hidden(hidden=are_withheld([one.pk for one in found])))


def tell_when_backed(proposal: Proposal, at: datetime) -> None:
    """Tell who draws up the agenda of an idea that has found enough support: each person once for each idea."""
    asked = queries.support_asked()
    supports = queries.supporters(proposal).count()
    if proposal.status != "submitted" or not backing.is_backed(supports, asked):
        return
    power = agreements.power_of(proposal.area, proposal.topic, Task.DRAW_UP, at)
    kinds = Body.OF_RESIDENTS if queries.wijk_draws_up(power) else ("gebiedsteam",)
    seated = people.persons_seated(proposal.area, queries.day(at), kinds=kinds)
    told = [person.pk for person in seated]
    announce_to("proposal-backed", proposal, at, to=told, about=f"proposal:{proposal.pk}", supports=asked)


def move_receipts(proposal: Proposal, status: str, at: datetime, *, answer: str = "") -> None:
    """Move the receipts of everything that was put in here, and in what was merged into it."""
    for one in (proposal, *queries.merged_into(proposal)):
        notices.move(f"proposal:{one.pk}", status, at=at, answer=answer)
