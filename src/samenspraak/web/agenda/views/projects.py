# SPDX-License-Identifier: EUPL-1.2
"""What was decided is carried out: the page of a project, and the deeds of who carries it out."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.rulebook.agenda import carrying_out as rule
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda import books, words
from samenspraak.web.agenda.project_forms import EndForm, FinishForm, MoveForm, StepForm
from samenspraak.web.agenda.views.asking import Question, ask
from samenspraak.web.agenda.views.found import Project, payable, project_of, proposal_at
from samenspraak.web.shared import amounts, days
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.wording.carrying_out import OWNERS


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """How it is carried out: steps, money, and what came of it."""
    proposal = proposal_at(area, number, request.user.pk)
    return project_page(request, proposal)


def project_page(
    request: HttpRequest, proposal: Any, *, findings: Sequence[Finding] = (), status: int = 200
) -> HttpResponse:
    """The page of a project; again with what was refused."""
    project = project_of(proposal)
    if not project.goes_ahead:
        raise Http404
    roles = queries.roles(request.user.pk, proposal.area, today())
    made, (done, of) = project.made, project.done_of
    text, tone = words.STATUSES[proposal.status]
    owner = project.owner or proposal.item.owner
    may_carry_out = made is not None and policy.why_not_carry_out(undertaking=made, roles=roles) is None
    context = {
        "area": proposal.area,
        "proposal": proposal,
        "made": made,
        "owner": OWNERS[owner],
        "status_text": text,
        "status_tone": tone,
        "begun": days.day_of(made.begun_at) if made else "",
        "ended": days.day_of(made.ended_at) if made and made.ended_at else "",
        "steps": [_step(one, made) for one in project.steps],
        "done": done,
        "of": of,
        "money": _money(project),
        "lines": [books.shown(one) for one in reversed(project.lines)],
        "may_begin": made is None and policy.seat_to_carry_out(owner, roles) is not None,
        "may_carry_out": may_carry_out,
        "may_book": bool(roles.wijk or roles.team or roles.college) and proposal.status not in ("done", "stopped"),
        "may_pay": bool(payable(project, roles)[0]),
        "may_hide": roles.team is not None,
        "findings": findings,
    }
    return render(request, "agenda/project.html", context, status=status)


def _step(one: Any, made: Any) -> dict[str, Any]:
    late = made.status == "underway" and rule.is_late(one, today())
    return {
        "step": one,
        "due": days.day(one.due),
        "done": days.day(one.done_on),
        "owner": OWNERS[one.owner] if made.owner == rule.TOGETHER else "",
        "tone": "ok" if one.done_on else "error" if late else "quiet",
        "state": _("Done") if one.done_on else _("Too late") if late else _("To do"),
        "moved": [(days.day(move.was), days.day(move.due), move.reason, move.body) for move in one.postponements.all()],
        "pictures": [(picture, words.reason(picture.hidden_why)) for picture in one.pictures.all()],
    }


def _money(project: Project) -> list[tuple[str, str]]:
    sums = books.balance(project.lines)
    if not project.lines:
        return []
    return [
        (_("Set aside"), amounts.shown(sums.reserved)),
        (_("Paid"), amounts.shown(sums.paid)),
        (_("Still to pay"), amounts.shown(sums.to_pay)),
    ]


# The deeds of who carries it out


@require_POST
@signed_in
def begin(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Begin to carry it out."""
    proposal = proposal_at(area, number, request.user.pk)
    try:
        actions.begin(proposal.pk, by=person_of(request), at=now())
    except Refused as refused:
        return project_page(request, proposal, findings=refused.findings, status=409)
    messages.success(request, _("It has begun. Write down the first steps now, so that everybody can follow it."))
    return redirect(_back(proposal))


def _back(proposal: Any) -> str:
    return reverse("agenda:project", args=[proposal.area.slug, proposal.number])


def _underway(request: HttpRequest, area: str, number: int) -> tuple[Any, Project, Finding | None]:
    """The idea, its project, and why this person cannot change it now."""
    proposal = proposal_at(area, number)
    project = project_of(proposal)
    if project.made is None:
        raise Http404
    roles = queries.roles(request.user.pk, proposal.area, today())
    return proposal, project, policy.why_not_carry_out(undertaking=project.made, roles=roles)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_step(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Write down a step."""
    proposal, project, why_not = _underway(request, area, number)
    together = project.owner == rule.TOGETHER

    def do(given: Mapping[str, Any]) -> object:
        step = {"title": given["title"], "due": given["due"], "owner": given.get("owner", ""), "key": given["key"]}
        return actions.add_step(proposal.pk, **step, by=person_of(request), at=now())

    asked = Question(
        area=proposal.area,
        proposal=proposal,
        title=_("Write down a step"),
        lead=proposal.title,
        press=_("Write it down"),
        done=_("The step stands there."),
        back=_back(proposal),
        form=StepForm(request.POST or None, together=together),
        do=do,
        why_not=why_not,
    )
    return ask(request, asked)


def _step_at(proposal: Any, step: int) -> Any:
    found = queries.milestone(proposal, step)
    if found is None:
        raise Http404
    return found


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def move_step(request: HttpRequest, area: str, number: int, step: int) -> HttpResponse:
    """Give a step another day."""
    proposal, _project, why_not = _underway(request, area, number)
    found = _step_at(proposal, step)

    def do(given: Mapping[str, Any]) -> object:
        moved = {"due": given["due"], "reason": given["reason"]}
        return actions.move_step(proposal.pk, step, **moved, by=person_of(request), at=now())

    asked = Question(
        area=proposal.area,
        proposal=proposal,
        title=_("Another day for a step"),
        lead=_("{step}: was to be done by {due}").format(step=found.title, due=days.day(found.due)),
        press=_("Move it to this day"),
        done=_("The step has another day. The reason stands beside it."),
        back=_back(proposal),
        form=MoveForm(request.POST or None),
        do=do,
        why_not=why_not or (Finding("step-done-already") if found.done_on else None),
    )
    return ask(request, asked)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def finish_step(request: HttpRequest, area: str, number: int, step: int) -> HttpResponse:
    """Say that a step is done, with a picture of it."""
    proposal, _project, why_not = _underway(request, area, number)
    found = _step_at(proposal, step)

    def do(given: Mapping[str, Any]) -> object:
        file = given["picture"]
        shown = actions.Shown(file.read(), given["alt"]) if file else None
        told = {"on": given["on"], "text": given["text"], "picture": shown}
        return actions.finish_step(proposal.pk, step, **told, by=person_of(request), at=now())

    asked = Question(
        area=proposal.area,
        proposal=proposal,
        title=_("A step is done"),
        lead=found.title,
        press=_("It is done"),
        done=_("The step is done. Who gave input hears of it in the letter of the day."),
        back=_back(proposal),
        form=FinishForm(request.POST or None, request.FILES or None, initial={"on": today()}),
        do=do,
        why_not=why_not or (Finding("step-done-already") if found.done_on else None),
        note=_("We draw a picture anew. Where and when it was taken, and with which telephone, is not kept."),
        upload=True,
    )
    return ask(request, asked)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """End a project: done, or stopped."""
    proposal, _project, why_not = _underway(request, area, number)

    def do(given: Mapping[str, Any]) -> object:
        return actions.end(proposal.pk, how=given["how"], text=given["text"], by=person_of(request), at=now())

    asked = Question(
        area=proposal.area,
        proposal=proposal,
        title=_("The project ends"),
        lead=proposal.title,
        press=_("End the project"),
        done=_("The project has ended. Everybody who gave input hears of it."),
        back=_back(proposal),
        form=EndForm(request.POST or None),
        do=do,
        why_not=why_not,
        note=_("This cannot be undone."),
    )
    return ask(request, asked)
