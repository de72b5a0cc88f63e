# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable, Sequence
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
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.council import shown
from samenspraak.web.council.forms import CollegeProposalForm, DecisionForm, MetForm
from samenspraak.web.shared import clock
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.forms import on_form
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
        "late": [shown.late_condition(one) for one in found.late],
        "decisions": [shown.decided(standing, decision) for standing, decision in found.decisions[:50]],
    }
    return render_to_string("council/overview_body.html", context)


@require_safe
def dossier(request: HttpRequest, area: str) -> HttpResponse:
    """Everything the raad needs to decide about one area."""
    found = _dossier(area)
    tally = tally_of(found.area) if found.version else None
    context = shown.dossier(found) | {"tally": tally} | _may(request, found)
    return render(request, "council/dossier.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, area: str) -> HttpResponse:
    """The griffie records what the raad decided."""
    found = _dossier(area)
    wrong = _why_not(request, found)
    form = DecisionForm(request.POST or None)
    if wrong or found.version is None:
        return _form(request, found, form, [wrong] if wrong else [], 403 if wrong and wrong.code in FORBIDDEN else 409)
    if request.method != "POST" or not form.is_valid():
        return _form(request, found, form, [], 400 if form.is_bound else 200)
    try:
        actions.record_decision(found.version.pk, by=request.user.pk, at=clock.now(), **form.told())
    except Refused as refused:
        return _form(request, found, form, on_form(form, refused.findings), 409)
    messages.success(request, _("The decision of the council has been recorded."))
    return redirect("council:dossier", area)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, area: str) -> HttpResponse:
    """College or griffie records what the college proposes to the raad."""
    found = _dossier(area)
    wrong = _why_not_propose(request, found)
    form = CollegeProposalForm(request.POST or None)

    def deed() -> None:
        assert found.version is not None  # or `wrong` says that nothing waits for a proposal
        actions.record_proposal(found.version.pk, by=request.user.pk, at=clock.now(), **form.cleaned_data)

    done = _("The college's proposal has been recorded.")
    return _small_form(request, "council/propose.html", found.area, form, wrong, deed, done, version=found.version)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: HttpRequest, area: str, condition: int) -> HttpResponse:
    """College or griffie records that a condition was met."""
    asked = queries.condition(area, condition)
    if asked is None:
        raise Http404
    where = asked.decision.version.agreement.area
    wrong = policy.why_not_meet(seat=_seat(request, where, policy.FOLLOWERS), met_already=asked.met_on is not None)
    form = MetForm(request.POST or None)

    def deed() -> None:
        actions.meet_condition(asked.pk, by=request.user.pk, at=clock.now(), **form.cleaned_data)

    done = _("It has been recorded that this condition was met.")
    return _small_form(request, "council/meet.html", where, form, wrong, deed, done, condition=asked)


def _small_form(
    request: HttpRequest,
    template: str,
    area: Any,
    form: Any,
    wrong: Finding | None,
    deed: Callable[[], None],
    done: str,
    **more: Any,
) -> HttpResponse:
    """A form with one deed: closed to who may not, with what is wrong at its field, or done."""
    context = {"area": area, "form": form, "findings": [wrong] if wrong else [], "closed": wrong is not None} | more
    if wrong:
        return render(request, template, context, status=403 if wrong.code in FORBIDDEN else 409)
    if not form.is_bound or not form.is_valid():
        return render(request, template, context, status=400 if form.is_bound else 200)
    try:
        deed()
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, template, context, status=409)
    messages.success(request, done)
    return redirect("council:dossier", area.slug)


FORBIDDEN = ("griffie-only", "college-or-griffie-only")


def _dossier(slug: str) -> Dossier:
    area = places.area(slug)
    if area is None or area.kind == "gebied":
        raise Http404
    return queries.dossier(area)


def _seat(request: HttpRequest, area: Any, kinds: Sequence[str]) -> Holding | None:
    return people.seat_for(request.user.pk, area, clock.today(), kinds=kinds)


def _why_not(request: HttpRequest, found: Dossier) -> Finding | None:
    status = found.version.status if found.version else ""
    seat = _seat(request, found.area, policy.RECORDERS)
    return policy.why_not_record(seat=seat, status=status, decided_already=found.decision is not None)


def _why_not_propose(request: HttpRequest, found: Dossier) -> Finding | None:
    status = found.version.status if found.version else ""
    seat = _seat(request, found.area, policy.FOLLOWERS)
    return policy.why_not_propose(seat=seat, status=status, proposed_already=found.proposal is not None)


def _may(request: HttpRequest, found: Dossier) -> dict[str, bool]:
    """Which buttons the reader gets: none, and no question asked, where nothing can be recorded."""
    waits = found.version is not None and found.version.status == "signed"
    unmet = any(one.met_on is None for one in found.conditions)
    return {
        "may_record": waits and _why_not(request, found) is None,
        "may_propose": waits and _why_not_propose(request, found) is None,
        "may_meet": unmet and _seat(request, found.area, policy.FOLLOWERS) is not None,
    }


def _form(
    request: HttpRequest, found: Dossier, form: DecisionForm, findings: Sequence[Finding], status: int
) -> HttpResponse:
    context: dict[str, Any] = shown.dossier(found) | {
        "form": form,
        "findings": findings,
        "closed": status != 200 and not form.is_bound,
    }
    return render(request, "council/decide.html", context, status=status)
