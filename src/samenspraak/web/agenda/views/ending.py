# SPDX-License-Identifier: EUPL-1.2
"""An idea that does not go on: taken back, or declined. Both ask why, and everybody reads it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.agenda import actions, policy
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.agenda.answer_forms import ReasonForm
from samenspraak.web.agenda.views.found import deeds_of, proposal_at, reader_of
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.forms import on_form


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Take one's own idea back."""
    proposal = proposal_at(area, number)
    why_not = policy.why_not_withdraw(author=proposal.author_id == request.user.pk, status=proposal.status)
    form = ReasonForm(request.POST or None)
    context = {"area": proposal.area, "proposal": proposal, "form": form, "why_not": why_not}
    if request.method != "POST" or not (form.is_valid() or why_not):
        return render(request, "agenda/withdraw.html", context, status=400 if request.method == "POST" else 200)
    try:
        actions.withdraw(proposal.pk, reason=_reason(form), by=request.user.pk, at=now())
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/withdraw.html", context, status=409)
    messages.success(request, _("You have taken your idea back."))
    return redirect("agenda:list", area)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Say no to an idea."""
    proposal = proposal_at(area, number, request.user.pk)
    reader = reader_of(request, proposal, deeds_of(proposal))
    form = ReasonForm(request.POST or None)
    context = {"area": proposal.area, "proposal": proposal, "form": form, "reader": reader}
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/decline.html", context, status=400 if request.method == "POST" else 200)
    try:
        actions.decline(proposal.pk, reason=_reason(form), by=request.user.pk, at=now())
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/decline.html", context, status=409)
    messages.success(request, _("The reason stands on the page. Who sent in the idea hears of it."))
    return redirect("agenda:proposal", area, number)


def _reason(form: ReasonForm) -> str:
    given: dict[str, Any] = form.cleaned_data
    return str(given.get("reason", ""))
