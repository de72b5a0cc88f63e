# SPDX-License-Identifier: EUPL-1.2
"""Whether an idea can be done: one page with the steps, the estimate, the verdict and the view of who sent it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions import feasibility as verbs
from samenspraak.civic.agenda.queries import feasibility as known
from samenspraak.civic.agenda.queries.feasibility import WorkedOut
from samenspraak.rulebook.agenda import feasibility as rules
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda import words
from samenspraak.web.agenda.answer_forms import LineForm, SilentForm, StepForm, VerdictForm, ViewForm
from samenspraak.web.agenda.views.found import proposal_at
from samenspraak.web.shared import amounts, days
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form
from samenspraak.web.shared.numbers import whole

Kept = Mapping[str, forms.Form]


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """What was worked out so far. Everybody may read along."""
    return _page(request, proposal_at(area, number))


@dataclass(frozen=True)
class May:
    """What the reader may do here: the same answers that the verbs give."""

    begin: bool
    work: bool  # steps, lines, the verdict
    reopen: bool
    author: bool
    view: bool
    view_for_them: bool
    silent: bool


def _may(request: HttpRequest, proposal: Any, found: WorkedOut | None) -> May:
    """Who looks. No query for a visitor, one for who is signed in."""
    person, status = request.user.pk, proposal.status
    roles = queries.roles(person, proposal.area, today())
    author, somebody = person is not None and proposal.author_id == person, proposal.author_id is not None
    works = policy.why_not_work_out(roles=roles, status=status) is None
    verdict, view = (found.found.verdict, found.found.view) if found else ("", "")
    given: dict[str, Any] = {"roles": roles, "author": author, "known": somebody, "status": status}
    waits = bool(verdict) and not view
    judged_at = found.found.judged_at if found else None
    return May(
        begin=policy.why_not_look_into(roles=roles, status=status, begun=found is not None) is None,
        work=works and found is not None and not verdict,
        reopen=works and bool(verdict),
        author=author,
        view=waits and policy.why_not_view(channel=policy.ONLINE, **given) is None,
        view_for_them=waits and policy.why_not_view(channel="desk", **given) is None,
        silent=waits
        and works
        and judged_at is not None
        and rules.why_not_silent(judged_at=judged_at, now=now()) is None,
    )


def _page(
    request: HttpRequest,
    proposal: Any,
    *,
    typed: Kept | None = None,
    findings: Sequence[Finding] = (),
    status: int = 200,
) -> HttpResponse:
    found, kept = known.worked_out(proposal), typed or {}
    may = _may(request, proposal, found)
    context = {
        "area": proposal.area,
        "proposal": proposal,
        "found": found,
        "may": may,
        "steps": [_step(one, may, proposal) for one in found.steps] if found else (),
        "lines": [_line(one) for one in found.lines] if found else (),
        "total": amounts.shown(found.total) if found else "",
        "begun": days.day_of(found.found.begun_at) if found else "",
        **_said(found),
        **_forms(may, kept),
        "findings": findings,
    }
    return render(request, "agenda/feasibility.html", context, status=status)


def _forms(may: May, typed: Kept) -> dict[str, Any]:
    """The forms for what the reader may do, with what was typed where something was wrong with it."""
    return {
        "step_form": (typed.get("stap") or StepForm(auto_id=_ids("stap"))) if may.work else None,
        "line_form": (typed.get("post") or LineForm(prices=prices(), auto_id=_ids("post"))) if may.work else None,
        "verdict_form": (typed.get("oordeel") or VerdictForm(auto_id=_ids("oordeel"))) if may.work else None,
        "view_form": (typed.get("mening") or ViewForm(team=may.view_for_them, auto_id=_ids("mening")))
        if may.view or may.view_for_them
        else None,
        "silent_form": (typed.get("zonder-mening") or SilentForm(auto_id=_ids("zonder"))) if may.silent else None,
    }


def _ids(name: str) -> str:
    """Several forms stand on this page: the ids of their fields begin with their names."""
    return f"{name}_%s"


def prices() -> list[tuple[str, str]]:
    """The unit prices to choose from, in the reader's language."""
    language = "en" if (get_language() or "nl").startswith("en") else "nl"
    return [
        (one.key, f"{one.title_in(language)} · {amounts.shown(one.cents)} / {one.unit_in(language)}")
        for one in known.unit_prices()
    ]


def _step(one: Any, may: May, proposal: Any) -> dict[str, Any]:
    return {
        "one": one,
        "who": words.WHO[one.who],
        "by": days.day(one.by),
        "late": one.done_at is None and one.by < today(),
        "done": days.day_of(one.done_at) if one.done_at else "",
        "may_finish": one.done_at is None
        and (may.work or (may.author and one.who == "proposer" and proposal.status in rules.LOOKED_INTO)),
    }


def _line(one: Any) -> dict[str, Any]:
    return {"one": one, "price": amounts.shown(one.cents), "sum": amounts.shown(one.cents * one.times)}


def _said(found: WorkedOut | None) -> dict[str, Any]:
    """The verdict, and the view beside it."""
    if found is None or not found.found.verdict:
        return {"verdict": None}
    one = found.found
    text, tone = words.VERDICTS[one.verdict]
    said = {
        "text": text,
        "tone": tone,
        "by": one.judged_by,
        "when": days.day_of(one.judged_at) if one.judged_at else "",
    }
    if not one.view:
        return {"verdict": said, "view": None}
    text, tone = words.VIEWS[one.view]
    channel = str(words.CHANNELS.get(one.view_channel, ""))
    return {
        "verdict": said,
        "view": {
            "text": text,
            "tone": tone,
            "when": days.day_of(one.view_at) if one.view_at else "",
            "channel": channel,
        },
    }


def _day(at: datetime | None) -> str:
    return days.day_of(at) if at else ""


# What can be done: the name in the address → the form (None: only a button), the verb, and what is said of it.


def _number(request: HttpRequest, name: str) -> int:
    return whole(request.POST.get(name, "")) or 0


def _begin(pk: int, _form: Any, **by: Any) -> str:
    verbs.begin(pk, **by)
    return _("It has begun. Who sent the idea in hears of it.")


def _add_step(pk: int, form: Any, **by: Any) -> str:
    asked = form.cleaned_data
    verbs.add_step(pk, title=asked["title"], who=asked["who"], until=asked["by"], key=asked["key"], **by)
    return _("The step is there.")


def _add_line(pk: int, form: Any, **by: Any) -> str:
    asked = form.cleaned_data
    given = {name: asked[name] for name in ("price", "what", "times", "key")}
    verbs.add_line(pk, cents=asked["amount"], **given, **by)
    return _("The line is there.")


def _judge(pk: int, form: Any, **by: Any) -> str:
    verbs.judge(pk, **form.cleaned_data, **by)
    return _("The verdict is there. Who sent the idea in is asked what they think of it.")


def _reopen(pk: int, _form: Any, **by: Any) -> str:
    verbs.reopen(pk, **by)
    return _("It is open again. The verdict no longer stands.")


def _view(pk: int, form: Any, **by: Any) -> str:
    verbs.give_view(pk, **form.cleaned_data, **by)
    return _("Thank you. It stands beside the verdict.")


def _silent(pk: int, form: Any, **by: Any) -> str:
    verbs.go_on_without_view(pk, **form.cleaned_data, **by)
    return _("The reason stands beside the verdict.")


def _about_step(verb: Callable[..., Any]) -> Callable[..., str]:
    def press(pk: int, form: Any, **by: Any) -> str:
        verb(pk, form, **by)
        return _("Done.")

    return press


FORMS: Mapping[str, Callable[[HttpRequest, Any], forms.Form]] = {
    "stap": lambda request, _proposal: StepForm(request.POST, auto_id=_ids("stap")),
    "post": lambda request, _proposal: LineForm(request.POST, prices=prices(), auto_id=_ids("post")),
    "oordeel": lambda request, _proposal: VerdictForm(request.POST, auto_id=_ids("oordeel")),
    "mening": lambda request, proposal: ViewForm(request.POST, team=proposal.author_id is None, auto_id=_ids("mening")),
    "zonder-mening": lambda request, _proposal: SilentForm(request.POST, auto_id=_ids("zonder-mening")),
}
NUMBERED = {"stap-klaar": "step", "stap-weg": "step", "post-weg": "line"}  # buttons at one of several
DEEDS: Mapping[str, Callable[..., str]] = {
    "beginnen": _begin,
    "stap": _add_step,
    "stap-klaar": _about_step(verbs.finish_step),
    "stap-weg": _about_step(verbs.drop_step),
    "post": _add_line,
    "post-weg": _about_step(verbs.drop_line),
    "oordeel": _judge,
    "heropenen": _reopen,
    "mening": _view,
    "zonder-mening": _silent,
}


@require_POST
@signed_in
def deed(request: HttpRequest, area: str, number: int, name: str) -> HttpResponse:
    """One press on the page; what was typed comes back when something is wrong with it."""
    proposal = proposal_at(area, number)
    if name not in DEEDS:
        raise Http404
    given: Any = _number(request, NUMBERED[name]) if name in NUMBERED else None
    if name in FORMS:
        given = FORMS[name](request, proposal)
        if not given.is_valid():
            return _page(request, proposal, typed={name: given}, status=400)
    try:
        said = DEEDS[name](proposal.pk, given, by=request.user.pk, at=now())
    except Refused as refused:
        form = given if name in FORMS else forms.Form()
        findings = on_form(form, refused.findings)
        return _page(request, proposal, typed={name: form}, findings=findings, status=409)
    messages.success(request, said)
    return redirect("agenda:feasibility", area, number)
