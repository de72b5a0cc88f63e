# SPDX-License-Identifier: EUPL-1.2
"""Other wordings of an idea: proposed, compared word by word, accepted or declined; and what it said before."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.civic.agenda.queries import Roles
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda import words
from samenspraak.web.agenda.forms import WordingForm
from samenspraak.web.agenda.views.found import is_withheld, proposal_at, status_of
from samenspraak.web.shared import days
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.differences import words_between
from samenspraak.web.shared.forms import on_form


@require_safe
def texts(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Every wording that was proposed, with what it changes, and what the idea said before."""
    return _page(request, readable_at(area, number))


def readable_at(area: str, number: int) -> Any:
    """The idea at this address; 404 while its words are hidden, for former and other wordings say much the same."""
    proposal = proposal_at(area, number)
    if is_withheld(proposal):
        raise Http404
    return proposal


def _page(
    request: HttpRequest,
    proposal: Any,
    *,
    findings: Sequence[Finding] = (),
    typed: Mapping[int, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    person, former = request.user.pk, queries.former_texts(proposal) if proposal.edition > 1 else []
    roles = queries.roles(person, proposal.area, today())
    judge = queries.judge_of(proposal, person, roles, now())
    was = {one.edition: (one.title, one.text) for one in former} | {proposal.edition: (proposal.title, proposal.text)}
    given: dict[str, Any] = {
        "was": was,
        "judge": judge,
        "person": person,
        "status": proposal.status,
        "typed": typed or {},
    }
    context = {
        "area": proposal.area,
        "proposal": proposal,
        "wordings": [_shown(one, **given) for one in queries.amendments_of(proposal)],
        "former": [(one, days.moment(one.until)) for one in former],
        "why_not": _why_not(person, proposal, roles),
        "team": roles.team,
        "findings": findings,
    }
    return render(request, "agenda/texts.html", context, status=status)


def _shown(
    one: Any,
    *,
    was: Mapping[int, tuple[str, str]],
    judge: Any,
    person: int | None,
    status: str,
    typed: Mapping[int, str],
) -> dict[str, Any]:
    """One other wording, with the words that went and came."""
    title, text = was[one.edition]
    own = person is not None and one.author_id == person
    state, tone = words.WORDINGS[one.status]
    return {
        "one": one,
        "who": one.shown_as or one.body or _("Somebody from the wijk"),
        "when": days.moment(one.at),
        "state": state,
        "tone": tone,
        "hidden": words.reason(one.hidden_why),
        "title": words_between(title, one.title) if one.title != title else "",
        "text": words_between(text, one.text) if one.text != text else "",
        "by": one.decided_by or _("Who sent in the idea"),
        "decided": days.moment(one.decided_at) if one.decided_at else "",
        "may_judge": policy.why_not_judge(judge, amendment=one, status=status) is None,
        "may_take_back": policy.why_not_take_wording_back(own=own, amendment=one) is None,
        "typed": typed.get(one.pk, ""),
    }


def _why_not(person: int | None, proposal: Any, roles: Roles) -> Finding | None:
    return policy.why_not_reword(
        signed_in=person is not None,
        lives_here=roles.any is None and people.lives_in(person, proposal.area, today()),
        roles=roles,
        status=proposal.status,
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Propose another wording; begins with the text as it is."""
    proposal = readable_at(area, number)
    name = getattr(request.user, "name", "")
    form = WordingForm(request.POST or None, initial={"title": proposal.title, "text": proposal.text, "shown_as": name})
    roles = queries.roles(request.user.pk, proposal.area, today())
    why_not = _why_not(request.user.pk, proposal, roles)
    context = {"area": proposal.area, "proposal": proposal, "form": form, "why_not": why_not}
    if request.method != "POST":
        return render(request, "agenda/reword.html", context)
    if not form.is_valid():
        return render(request, "agenda/reword.html", context, status=form.status)
    asked = {name: form.cleaned_data[name] for name in ("title", "text", "why", "shown_as", "key")}
    try:
        actions.propose_wording(proposal.pk, **asked, by=request.user.pk, at=now())
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/reword.html", context, status=status_of(refused))
    messages.success(request, _("Your wording is there. You hear what is done with it."))
    return redirect("agenda:texts", area, number)


# What can be done with another wording: the button → the verb, whether it takes a reason, and what is said of it.
JUDGEMENTS: Mapping[str, tuple[Callable[..., Any], bool, Promise]] = {
    "overnemen": (
        actions.accept_wording,
        True,
        gettext_lazy("The text has been changed. Who supported it hears of it."),
    ),
    "afwijzen": (actions.decline_wording, True, gettext_lazy("The text stays as it is. Who proposed this hears why.")),
    "terugnemen": (actions.take_wording_back, False, gettext_lazy("You have taken your wording back.")),
}


@require_POST
@signed_in
def judge(request: HttpRequest, area: str, number: int, amendment: int) -> HttpResponse:
    """Accept or decline another wording, or take back one's own."""
    proposal = readable_at(area, number)
    found, chosen = queries.amendment(proposal, amendment), JUDGEMENTS.get(request.POST.get("doe", ""))
    if found is None or chosen is None:
        raise Http404
    verb, takes_reason, said = chosen
    reason = request.POST.get("reason", "")
    try:
        verb(found.pk, by=request.user.pk, at=now(), **({"reason": reason} if takes_reason else {}))
    except Refused as refused:
        return _page(request, proposal, findings=refused.findings, typed={found.pk: reason}, status=409)
    messages.success(request, str(said))
    return redirect("agenda:texts", area, number)
