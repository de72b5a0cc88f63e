# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.council import actions, policy, queries
from samenspraak.civic.council.queries import Dossier
from samenspraak.civic.evaluation import queries as evaluation
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.council import shown
from samenspraak.web.council.forms import DecisionForm
from samenspraak.web.shared import clock
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.fragments import fragment
from samenspraak.web.shared.practice import tally_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All wijken and dorpen on one page, and what the raad is asked. The same for every reader, so it is kept."""
    return render(request, "council/overview.html", {"body": fragment("raad", _overview)})


def _overview() -> SafeString:
    found = queries.overview(clock.today())
    not_kept = {one.area.slug: len(one.broken) for one in evaluation.in_practice(clock.today()).values() if one.broken}
    context = {
        "found": found,
        "not_kept": len(not_kept),
        "places": [
            shown.place(standing, not_kept.get(standing.slug, 0))
            for standing in found.standings
            if standing.stage != "not-started"
        ],
        "waiting": shown.by_gebied(standing for standing in found.standings if standing.stage == "not-started"),
        "asked": [shown.asked(standing, terms) for standing, terms in found.asked],
        "decisions": [shown.decided(standing, decision) for standing, decision in found.decisions[:50]],
    }
    return render_to_string("council/overview_body.html", context)


@require_safe
def dossier(request: HttpRequest, area: str) -> HttpResponse:
    """Everything the raad needs to decide about one area."""
    found = _dossier(area)
    tally = tally_of(found.area) if found.version else None
    context = shown.dossier(found) | {"may_record": _why_not(request, found) is None, "tally": tally}
    return render(request, "council/dossier.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, area: str) -> HttpResponse:
    """The griffie records what the raad decided."""
    found = _dossier(area)
    wrong = _why_not(request, found)
    form = DecisionForm(request.POST or None)
    if wrong or found.version is None:
        return _form(request, found, form, [wrong] if wrong else [], 403 if wrong and wrong.code == GRIFFIE else 409)
    if request.method != "POST" or not form.is_valid():
        return _form(request, found, form, [], 400 if form.is_bound else 200)
    try:
        actions.record_decision(found.version.pk, by=request.user.pk, at=clock.now(), **form.cleaned_data)
    except Refused as refused:
        return _form(request, found, form, refused.findings, 409)
    messages.success(request, _("The decision of the council has been recorded."))
    return redirect("council:dossier", area)


GRIFFIE = "griffie-only"


def _dossier(slug: str) -> Dossier:
    area = places.area(slug)
    if area is None or area.kind == "gebied":
        raise Http404
    return queries.dossier(area)


def _why_not(request: HttpRequest, found: Dossier) -> Finding | None:
    seat = people.seat_for(request.user.pk, found.area, clock.today(), kinds=policy.RECORDERS)
    status = found.version.status if found.version else ""
    return policy.why_not_record(seat=seat, status=status, decided_already=found.decision is not None)


def _form(
    request: HttpRequest, found: Dossier, form: DecisionForm, findings: Sequence[Finding], status: int
) -> HttpResponse:
    context: dict[str, Any] = shown.dossier(found) | {
        "form": form,
        "findings": findings,
        "closed": status != 200 and not form.is_bound,
    }
    return render(request, "council/decide.html", context, status=status)
