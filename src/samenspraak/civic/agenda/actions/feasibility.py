# SPDX-License-Identifier: EUPL-1.2
"""Whether and how an idea can be done is worked out with who sent it in: steps, an estimate, a verdict, their view.

Everything happens under the lock of the idea, so that nobody places it or calls a ballot on it meanwhile.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.records import announce_to, move_receipts, record
from samenspraak.civic.agenda.models import EstimateLine, Feasibility, FeasibilityStep, Proposal
from samenspraak.civic.agenda.queries import feasibility as known
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.agenda import feasibility as rules
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all


@transaction.atomic(durable=True)
def begin(proposal_id: int, *, by: int | None, at: datetime) -> Feasibility:
    """Begin to work out an idea with who sent it in."""
    found = queries.locked(proposal_id)
    roles = queries.roles(by, found.area, queries.day(at))
    begun = known.feasibility_of(found) is not None
    refuse(policy.why_not_look_into(roles=roles, status=found.status, begun=begun))
    seat = _seat(roles)
    made = Feasibility.objects.create(proposal=found, begun_at=at, begun_by=seat.name)
    if found.status == "submitted":
        found.status = "looked-into"
        found.save(update_fields=["status"])
    move_receipts(found, "in-use", at)
    record("feasibility.begun", found, at, actor=seat.ref, body=seat.name)
    announce_to("feasibility-begun", found, at, to=queries.authors(found), about=f"proposal:{found.pk}", body=seat.name)
    return made


@transaction.atomic(durable=True)
def add_step(
    proposal_id: int, *, title: str, who: str, until: date, key: str, by: int | None, at: datetime
) -> FeasibilityStep:
    """Put down something to find out or arrange: whose it is, and by when. Who sent the idea in hears of theirs."""
    found, working, seat = _going(proposal_id, by, at)
    again = FeasibilityStep.objects.filter(feasibility=working, key=key).first()
    if again:
        return again
    title, today = " ".join(clean_text(title).split()), queries.day(at)
    steps = FeasibilityStep.objects.filter(feasibility=working).count()
    refuse_all(rules.why_not_step(title=title, who=who, by=until, today=today, steps=steps))
    made = FeasibilityStep.objects.create(feasibility=working, title=title, who=who, by=until, key=key)
    record("feasibility.step-added", found, at, actor=seat.ref, body=seat.name, by=until.isoformat())
    if who == "proposer":
        facts = {"body": seat.name, "step": title, "by": until.isoformat()}
        announce_to("feasibility-step", found, at, to=queries.authors(found), about=f"step:{made.pk}", **facts)
    return made


@transaction.atomic(durable=True)
def finish_step(proposal_id: int, step_id: int, *, by: int | None, at: datetime) -> None:
    """Mark a step as done. Who sent the idea in marks their own."""
    found = queries.locked(proposal_id)
    step = FeasibilityStep.objects.select_related("feasibility").filter(pk=step_id).first()
    if step is None or step.feasibility.proposal_id != found.pk:
        raise Refused(Finding("step-not-here"))
    roles = queries.roles(by, found.area, queries.day(at))
    author = by is not None and found.author_id == by
    refuse(policy.why_not_finish_step(roles=roles, author=author, who=step.who, status=found.status))
    refuse(Finding("step-done-already") if step.done_at else None)
    step.done_at = at
    step.save(update_fields=["done_at"])
    seat = policy.working_out(roles)
    record("feasibility.step-done", found, at, actor=seat.ref if seat else "")


@transaction.atomic(durable=True)
def drop_step(proposal_id: int, step_id: int, *, by: int | None, at: datetime) -> None:
    """Take a step away that is not needed."""
    found, working, seat = _going(proposal_id, by, at)
    gone, _ = FeasibilityStep.objects.filter(feasibility=working, pk=step_id).delete()
    refuse(None if gone else Finding("step-not-here"))
    record("feasibility.step-dropped", found, at, actor=seat.ref)


@transaction.atomic(durable=True)
def add_line(
    proposal_id: int,
    *,
    key: str,
    by: int | None,
    at: datetime,
    price: str = "",
    what: str = "",
    cents: int | None = None,
    times: int = 1,
) -> EstimateLine:
    """Put a line on the estimate: a unit price of the content (`price`, its key) so many times, or an amount of its own
    with what it is for. The line keeps the price that it was made with."""
    found, working, seat = _going(proposal_id, by, at)
    again = EstimateLine.objects.filter(feasibility=working, key=key).first()
    if again:
        return again
    line: dict[str, Any] = _priced(price, what) if price else {"what": _plain(what), "cents": cents or 0}
    before = [(one.cents, one.times) for one in known.lines_of(working)]
    refuse_all(rules.why_not_line(what=line["what"], cents=line["cents"], times=times, lines=before))
    made = EstimateLine.objects.create(feasibility=working, times=times, key=key, **line)
    record("feasibility.estimated", found, at, actor=seat.ref, cents=rules.total([*before, (made.cents, made.times)]))
    return made


def _priced(price: str, what: str) -> dict[str, Any]:
    """What stands on a line with a unit price: Dutch, as the content is."""
    one = next((one for one in known.unit_prices() if one.key == price), None)
    if one is None:
        raise Refused(Finding("price-unknown", about="price"))
    added = _plain(what)
    title = one.title_in("nl")
    return {
        "what": f"{title}: {added}" if added else title,
        "unit": one.unit_in("nl"),
        "cents": one.cents,
        "source": one.source,
    }


def _plain(what: str) -> str:
    return " ".join(clean_text(what).split())


@transaction.atomic(durable=True)
def drop_line(proposal_id: int, line_id: int, *, by: int | None, at: datetime) -> None:
    """Take a line off the estimate."""
    found, working, seat = _going(proposal_id, by, at)
    gone, _ = EstimateLine.objects.filter(feasibility=working, pk=line_id).delete()
    refuse(None if gone else Finding("line-not-here"))
    left = rules.total((one.cents, one.times) for one in known.lines_of(working))
    record("feasibility.estimated", found, at, actor=seat.ref, cents=left)


@transaction.atomic(durable=True)
def judge(proposal_id: int, *, verdict: str, reasons: str, by: int | None, at: datetime) -> Feasibility:
    """Say whether it can be done, and why. From then steps and estimate stand fast, and who sent it in is
    asked their view."""
    found, working, seat = _going(proposal_id, by, at)
    reasons = clean_text(reasons)
    refuse_all(rules.why_not_judge(verdict=verdict, reasons=reasons, judged=bool(working.verdict)))
    working.verdict, working.reasons, working.judged_by, working.judged_at = verdict, reasons, seat.name, at
    working.save(update_fields=["verdict", "reasons", "judged_by", "judged_at"])
    record("feasibility.judged", found, at, actor=seat.ref, body=seat.name, verdict=verdict)
    about = f"proposal:{found.pk}:{at.isoformat(timespec='seconds')}"
    facts = {"body": seat.name, "verdict": verdict, "reasons": reasons}
    announce_to("feasibility-judged", found, at, to=queries.authors(found), about=about, **facts)
    return working


@transaction.atomic(durable=True)
def reopen(proposal_id: int, *, by: int | None, at: datetime) -> Feasibility:
    """Go on working it out: the verdict and the view on it no longer stand there. The logbook keeps that they did."""
    found, seat = _worked_out_by(proposal_id, by, at)
    working = _begun(found)
    refuse(None if working.verdict else Finding("verdict-not-there"))
    working.verdict, working.reasons, working.judged_by, working.judged_at = "", "", "", None
    working.view, working.view_reason, working.view_channel, working.view_at = "", "", "", None
    working.save()
    record("feasibility.reopened", found, at, actor=seat.ref, body=seat.name)
    return working


@transaction.atomic(durable=True)
def give_view(
    proposal_id: int, *, view: str, by: int | None, at: datetime, reason: str = "", channel: str = policy.ONLINE
) -> Feasibility:
    """What who sent the idea in thinks of the verdict and the estimate; who does not agree says why. From then on the
    estimate is the cost of the idea."""
    found = queries.locked(proposal_id)
    roles = queries.roles(by, found.area, queries.day(at))
    author, somebody = by is not None and found.author_id == by, found.author_id is not None
    refuse(
        policy.why_not_view(roles=roles, author=author, known=somebody, channel=channel, status=found.status),
        Finding("view-not-chosen", about="view") if view == rules.SILENT else None,
    )
    actor = roles.team.ref if roles.team and channel != policy.ONLINE else ""
    return _viewed(found, view, reason, channel, at, actor=actor)


@transaction.atomic(durable=True)
def go_on_without_view(proposal_id: int, *, reason: str, by: int | None, at: datetime) -> Feasibility:
    """Put down why there is no view of who sent the idea in, once they had the time for it."""
    found, seat = _worked_out_by(proposal_id, by, at)
    working = _begun(found)
    refuse(rules.why_not_silent(judged_at=working.judged_at, now=at) if working.judged_at else None)
    return _viewed(found, rules.SILENT, reason, "", at, actor=seat.ref)


def _viewed(found: Proposal, view: str, reason: str, channel: str, at: datetime, *, actor: str) -> Feasibility:
    working, reason = _begun(found), clean_text(reason)
    refuse(Finding("view-there-already") if working.view else None)
    refuse_all(rules.why_not_view(verdict=working.verdict, view=view, reason=reason))
    working.view, working.view_reason, working.view_channel, working.view_at = view, reason, channel, at
    working.save(update_fields=["view", "view_reason", "view_channel", "view_at"])
    lines = known.lines_of(working)
    if lines:
        found.cost_cents = rules.total((one.cents, one.times) for one in lines)
        found.save(update_fields=["cost_cents"])
    record("feasibility.viewed", found, at, actor=actor, view=view, cents=found.cost_cents if lines else None)
    return working


def _seat(roles: Any) -> Holding:
    seat = policy.working_out(roles)
    assert seat is not None
    return seat


def _worked_out_by(proposal_id: int, by: int | None, at: datetime) -> tuple[Proposal, Holding]:
    """An idea, for somebody who may work it out."""
    found = queries.locked(proposal_id)
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_work_out(roles=roles, status=found.status))
    return found, _seat(roles)


def _begun(found: Proposal) -> Feasibility:
    working = known.feasibility_of(found)
    if working is None:
        raise Refused(Finding("not-looked-into"))
    return working


def _going(proposal_id: int, by: int | None, at: datetime) -> tuple[Proposal, Feasibility, Holding]:
    """An idea that is being worked out, and has no verdict yet."""
    found, seat = _worked_out_by(proposal_id, by, at)
    working = _begun(found)
    refuse(Finding("verdict-there-already") if working.verdict else None)
    return found, working, seat
