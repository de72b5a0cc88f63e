# SPDX-License-Identifier: EUPL-1.2
"""What was decided is carried out: a project begins, its steps are set, moved and done, and it ends.

Whoever changes a project locks its idea first, so that two never do so at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.picturing import Drawn, drawn
from samenspraak.civic.agenda.actions.records import announce_to, move_receipts, record
from samenspraak.civic.agenda.models import Milestone, Picture, Postponement, Proposal, Undertaking
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import actions as spending
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import carrying_out as rule
from samenspraak.rulebook.agenda import pictures
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all


@transaction.atomic(durable=True)
def begin(proposal_id: int, *, by: int | None, at: datetime) -> Undertaking:
    """Begin with what was decided. Stores who carries it out, by the agreement as it is now. Twice is once."""
    found = queries.locked(proposal_id)
    known = queries.undertaking_of(found)
    if known:
        return known
    decided = queries.going_ahead(found)
    standing = queries.standing(found.area, found.topic, at, Task.CARRY_OUT)
    owner = rule.carried_out_by(standing.power.say)
    refuse(rule.why_not_while_suspended(suspended=standing.suspended, owner=found.item.owner if decided else ""))
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_begin(status=found.status, goes_ahead=decided is not None, owner=owner, roles=roles))
    assert decided is not None
    seat = _seat(owner, by, found, at)
    term = agreements.term_behind(found.area, standing.power)
    made = Undertaking.objects.create(
        item=found.item,
        decision=decided,
        owner=owner,
        version=term.version if term else None,
        term=term,
        ground=standing.ground,
        begun_at=at,
    )
    _turn(found, "underway")
    record("undertaking.begun", found, at, actor=seat.ref, ground=made.ground, owner=owner, body=seat.name)
    return made


@transaction.atomic(durable=True)
def add_step(
    proposal_id: int, *, title: str, due: date, owner: str, key: str, by: int | None, at: datetime
) -> Milestone:
    """Write down a step: what, by whom, by which day. The same form sent twice is one step."""
    found, made, seat = _mine(proposal_id, by, at)
    known = Milestone.objects.filter(undertaking=made, key=key).first()
    if known:
        return known
    title = " ".join(clean_text(title).split())
    there = Milestone.objects.filter(undertaking=made).count()
    owner = owner if made.owner == rule.TOGETHER else made.owner
    refuse(policy.why_not_owner(owner))
    refuse_all(rule.why_not_add_step(title=title, due=due, today=queries.day(at), there=there))
    step = Milestone.objects.create(undertaking=made, number=there + 1, title=title, owner=owner, due=due, key=key)
    facts: dict[str, Any] = {"step": step.number, "due": due.isoformat(), "digest": digest([title])}
    record("undertaking.step-added", found, at, actor=seat.ref, **facts)
    return step


@transaction.atomic(durable=True)
def move_step(proposal_id: int, number: int, *, due: date, reason: str, by: int | None, at: datetime) -> Milestone:
    """Give a step another day, with the reason. Everybody can see how often it moved."""
    found, made, seat = _mine(proposal_id, by, at)
    step, reason = _step(made, number), clean_text(reason)
    refuse_all(rule.why_not_move_step(step=step, due=due, reason=reason, today=queries.day(at)))
    Postponement.objects.create(milestone=step, was=step.due, due=due, reason=reason, body=seat.name, at=at)
    was, step.due = step.due, due
    step.save(update_fields=["due"])
    facts: dict[str, Any] = {"step": number, "was": was.isoformat(), "due": due.isoformat(), "digest": digest([reason])}
    record("undertaking.step-moved", found, at, actor=seat.ref, **facts)
    return step


@dataclass(frozen=True)
class Shown:
    """A picture of what was done: the file as it was sent, and what is on it in words."""

    data: bytes
    alt: str


def finish_step(
    proposal_id: int, number: int, *, on: date, text: str, by: int | None, at: datetime, picture: Shown | None = None
) -> Milestone:
    """Say that a step is done: on which day, in words, and with a picture of it where there is one."""
    if picture is None:
        return _finish_step(proposal_id, number, on=on, text=text, by=by, at=at)
    found = queries.proposal_by_id(proposal_id)
    assert found is not None
    _ask(found, by, at)  # also here, so that nothing is opened for who may not
    alt = " ".join(clean_text(picture.alt).split())
    refuse(
        pictures.why_not_file(len(picture.data)),
        agenda.why_not_text("alt", alt, pictures.ALT_LIMIT, missing="alt-missing"),
    )
    return _finish_step(proposal_id, number, on=on, text=text, by=by, at=at, shown=drawn(picture.data), alt=alt)


@transaction.atomic(durable=True)
def _finish_step(
    proposal_id: int,
    number: int,
    *,
    on: date,
    text: str,
    by: int | None,
    at: datetime,
    shown: Drawn | None = None,
    alt: str = "",
) -> Milestone:
    found, made, seat = _mine(proposal_id, by, at)
    step, text = _step(made, number), clean_text(text)
    refuse_all(rule.why_not_finish_step(step=step, on=on, text=text, today=queries.day(at)))
    step.done_on, step.told = on, text
    step.save(update_fields=["done_on", "told"])
    if shown:
        _keep(shown, step, found, alt=alt, by=by, at=at)
    done, of = rule.done_of(Milestone.objects.filter(undertaking=made))
    facts: dict[str, Any] = {"step": number, "done": done, "of": of, "on": on.isoformat(), "digest": digest([text])}
    record("undertaking.step-done", found, at, actor=seat.ref, **facts)
    return step


def _keep(shown: Drawn, step: Milestone, found: Proposal, *, alt: str, by: int | None, at: datetime) -> None:
    spending.spend("picture", f"person:{by}", at=at)
    subject = f"proposal:{found.pk}"
    Picture.objects.create(
        proposal=found,
        milestone=step,
        author_id=by,
        alt=alt,
        large=shown.large,
        small=shown.small,
        width=shown.width,
        height=shown.height,
        at=at,
        key=f"step-{step.pk}",
        receipt=notices.acknowledge("picture", area=found.area.slug, subject=subject, channel=policy.ONLINE, at=at),
    )
    record("picture.added", found, at, digest=sha256(shown.large).hexdigest())


@transaction.atomic(durable=True)
def end(proposal_id: int, *, how: str, text: str, by: int | None, at: datetime) -> Undertaking:
    """End a project: done, with what came of it; or stopped, with the reason. Who sent it in hears at once."""
    found, made, seat = _mine(proposal_id, by, at)
    text = clean_text(text)
    refuse_all(rule.why_not_end(how=how, steps=queries.milestones_of(made), text=text))
    made.status, made.ended_at, made.outcome = how, at, text
    made.save(update_fields=["status", "ended_at", "outcome"])
    _turn(found, how)
    move_receipts(found, "answered", at, answer=text)
    record(ENDED[how], found, at, actor=seat.ref, body=seat.name, digest=digest([text]))
    to = queries.authors(found)
    announce_to("proposal-ended", found, at, to=to, about=f"undertaking:{made.pk}", how=how, text=text)
    return made


ENDED = {rule.DONE: "undertaking.done", rule.STOPPED: "undertaking.stopped"}


def remind(step: Milestone, to: Sequence[int], *, at: datetime) -> None:
    """Tell who carries out a step that its day has passed: once for each day that it got. In a transaction."""
    found, about = step.undertaking.item.proposal, f"milestone:{step.pk}:{step.due.isoformat()}"
    announce_to("step-overdue", found, at, to=to, about=about, step=step.title, due=step.due.isoformat())
    Milestone.objects.filter(pk=step.pk).update(reminded_of=step.due)


def _turn(found: Proposal, to: str) -> None:
    refuse(agenda.why_not_move(found.status, to))
    found.status = to
    found.save(update_fields=["status"])


def _mine(proposal_id: int, by: int | None, at: datetime) -> tuple[Proposal, Undertaking, Holding]:
    """The locked idea, its project that is underway, and the seat from which this person carries it out."""
    found = queries.locked(proposal_id)
    made = _ask(found, by, at)
    return found, made, _seat(made.owner, by, found, at)


def _ask(found: Proposal, by: int | None, at: datetime) -> Undertaking:
    made = queries.undertaking_of(found)
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_carry_out(undertaking=made, roles=roles))
    assert made is not None
    return made


def _seat(owner: str, by: int | None, found: Proposal, at: datetime) -> Holding:
    seat = policy.seat_to_carry_out(owner, queries.roles(by, found.area, queries.day(at)))
    assert seat is not None
    return seat


def _step(made: Undertaking, number: int) -> Milestone:
    found = Milestone.objects.filter(undertaking=made, number=number).first()
    if found is None:
        raise Refused(Finding("step-unknown"))
    return found
