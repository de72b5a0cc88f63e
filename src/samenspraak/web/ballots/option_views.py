# SPDX-License-Identifier: EUPL-1.2
"""The parts of the pages of a ballot that only those with options have."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.ballots import policy, queries
from samenspraak.civic.ballots.queries import choices, counts
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.ballots import choices as shown_choices
from samenspraak.web.ballots import filled, kinds, shown
from samenspraak.web.ballots.forms import CodeForm
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.forms import on_form
from samenspraak.web.shared.tables import as_csv


def options_of(request: HttpRequest, held: Any, marked: Any) -> dict[str, Any]:
    """What the page of a ballot with options shows besides what all of them show."""
    options = filled.options_of(held)
    result = shown_choices.result_of(held, options)
    return {
        "rules": [*shown_choices.rules_of(held, options), shown.quorum_of(held)],
        "result": result,
        "paper": kinds.paper_of(held, options, kinds.seed_of(request, held), marked),
        "example": [] if result else shown_choices.example_of(held, options),
    }


def change_options(request: HttpRequest, held: Any) -> HttpResponse:
    """Change a vote with its code, on the same paper. What was typed stays when it is refused."""
    options, marked = filled.options_of(held), ()
    form = CodeForm(request.POST or None)
    context = {"area": held.area, "held": held, "form": form, "why_not": policy.why_not_use(held, now())}
    if request.method == "POST":
        marked = kinds.read(held, request.POST)
    context["paper"] = kinds.paper_of(held, options, kinds.seed_of(request, held), marked)
    if request.method != "POST" or not form.is_valid():
        return render(request, "ballots/change.html", context, status=400 if request.method == "POST" else 200)
    try:
        agenda.change(held.pk, form.cleaned_data["code"], marked, at=now())
    except Refused as refused:
        findings = [filled.named(held, one) for one in refused.findings]
        context |= {"findings": on_form(form, findings), "choice_error": filled.wrong_choice(findings)}
        return render(request, "ballots/change.html", context, status=409)
    messages.success(request, _("Your vote has been changed."))
    return redirect("ballots:ballot", held.area.slug, held.number)


@require_safe
def table(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The papers of a closed ballot with options as a table: a row for each paper, a column for each option."""
    held = queries.ballot(area, number)
    if held is None or held.status != "closed" or held.method != counts.OPTIONS:
        raise Http404
    options = filled.options_of(held)
    weighed = [_("Counts so many times")] if counts.room_of(held) else []
    head = [_("Mark of the paper"), *weighed, *(f"{one.key}. {one.text}" for one in options)]
    response = HttpResponse(as_csv(head, choices.table_of(held, options)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="stemmen-{area}-{number}.csv"'
    return response
