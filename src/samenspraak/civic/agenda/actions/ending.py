# SPDX-License-Identifier: EUPL-1.2
"""An idea that does not go on: taken back by who sent it in, or declined by whoever draws up the agenda. With a reason
that everybody reads."""

from datetime import datetime

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.records import announce_to, move_receipts, record
from samenspraak.civic.agenda.models import Ending, Proposal
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.notices import actions as notices
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda.questions import REASON_LIMIT
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def withdraw(proposal_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Take one's own idea back, until it is on the agenda, and say why."""
    found = queries.locked(proposal_id)
    author = by is not None and found.author_id == by
    refuse(policy.why_not_withdraw(author=author, status=found.status))
    _end(found, "withdrawn", reason, at)
    notices.move(f"proposal:{found.pk}", "withdrawn", at=at)
    record("proposal.withdrawn", found, at)


@transaction.atomic(durable=True)
def decline(proposal_id: int, *, reason: str, by: int | None, at: datetime) -> Ending:
    """Say no to an idea, and why. By whoever the agreement lets draw up the agenda; who sent it in is told."""
    found = queries.locked(proposal_id)
    area, roles = found.area, queries.roles(by, found.area, queries.day(at))
    power = agreements.power_of(area, found.topic, Task.DRAW_UP, at)
    refuse(policy.why_not_decline(power=power, roles=roles, status=found.status))
    seat = queries.drawing_up(power, roles)
    assert seat is not None
    made = _end(found, "declined", reason, at, body=seat.name, ground=powers.ground(power, area.name))
    move_receipts(found, "answered", at, answer=made.reason)
    record("proposal.declined", found, at, actor=seat.ref, ground=made.ground, body=seat.name)
    to, about = queries.authors(found), f"proposal:{found.pk}"
    announce_to("proposal-declined", found, at, to=to, about=about, body=seat.name, reason=made.reason)
    return made


def _end(found: Proposal, status: str, reason: str, at: datetime, *, body: str = "", ground: str = "") -> Ending:
    reason = clean_text(reason)
    refuse(agenda.why_not_text("reason", reason, REASON_LIMIT, missing="reason-not-chosen"))
    found.status = status
    found.save(update_fields=["status"])
    return Ending.objects.create(proposal=found, reason=reason, body=body, ground=ground, at=at)
