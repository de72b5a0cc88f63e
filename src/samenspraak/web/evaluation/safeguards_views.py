# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.evaluation import actions, policy, queries
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.safeguards import OBSERVABLE
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.evaluation import safeguards
from samenspraak.web.evaluation.forms import ObservanceForm
from samenspraak.web.shared import clock
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.fragments import fragment, kept

PAGE = "evaluation:safeguards"


@require_safe
def in_practice(request: HttpRequest, area: str) -> HttpResponse:
    """What was promised, what was kept and what was not, with the facts. The same for everybody, so it is kept."""
    return _page(request, _area(area))


def _page(request: HttpRequest, area: Any, findings: Any = (), status: int = 200) -> HttpResponse:
    context = {
        "area": area,
        "findings": findings,
        "body": fragment(f"safeguards:{area.slug}", lambda: _body(area)),
        **_mine(request, area),
    }
    return render(request, "evaluation/safeguards.html", context, status=status)


def _body(area: Any) -> SafeString:
    found = queries.practice_of(area, clock.today())
    return render_to_string("evaluation/safeguards_body.html", safeguards.page(found) if found else {"area": area})


def _mine(request: HttpRequest, area: Any) -> dict[str, Any]:
    """What somebody with a seat of the wijk can record here, and what their body recorded."""
    seat = people.seat_for(request.user.pk, area, clock.today(), kinds=policy.OBSERVERS)
    if seat is None:
        return {}
    own = [one for one in queries.observances_of([area.pk]) if one.recorded_by.body_id == seat.body]
    return {"recordable": _recordable(area)[1].items(), "own": own}


def _recordable(area: Any) -> tuple[int, dict[str, str]]:
    """The version that holds here, by id, and which of its promises can be recorded as carried out, with titles."""

    def make() -> tuple[int, dict[str, str]]:
        found = queries.practice_of(area, clock.today())
        return (found.version.pk, safeguards.recordable(found, OBSERVABLE)) if found else (0, {})

    return kept(f"{get_language()} recordable:{area.slug}", make)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: HttpRequest, area: str, guard: str) -> HttpResponse:
    """A seat of the wijk records that a promise was carried out: on which day, what, and where it can be read."""
    place = _area(area)
    version, titles = _recordable(place)
    if guard not in titles:
        raise Http404
    form = ObservanceForm(request.POST or None, initial={"on": clock.today()}, guard=guard)
    context: dict[str, Any] = {"area": place, "form": form, "title": titles[guard]}
    seat = people.seat_for(request.user.pk, place, clock.today(), kinds=policy.OBSERVERS)
    if refused := policy.why_not_observe(seat=seat, guard=guard, promised=titles):
        return _form(request, context, [refused], 403)
    if request.method != "POST" or not form.is_valid():
        return _form(request, context, [], 400 if form.is_bound else 200)
    try:
        actions.observe(version, guard=guard, by=request.user.pk, at=clock.now(), **form.cleaned_data)
    except Refused as refusal:
        return _form(request, context, refusal.findings, 409)
    messages.success(request, _("Recorded. Everybody can see it now."))
    return redirect(PAGE, area)


@signed_in
@require_POST
def take_back(request: HttpRequest, area: str, observance: int) -> HttpResponse:
    """The body that recorded it takes it back."""
    place = _area(area)
    if observance not in {one.pk for one in queries.observances_of([place.pk])}:
        raise Http404
    try:
        actions.take_back_observance(observance, by=request.user.pk, at=clock.now())
    except Refused as refused:
        return _page(request, place, refused.findings, 409)
    messages.success(request, _("Taken back. It does not count any more."))
    return redirect(PAGE, area)


def _form(request: HttpRequest, context: dict[str, Any], findings: Any, status: int) -> HttpResponse:
    more: dict[str, list[Finding] | bool] = {"findings": list(findings), "closed": status == 403}
    return render(request, "evaluation/observe.html", context | more, status=status)


def _area(slug: str) -> Any:
    """The wijk or dorp with this address. A gebied makes no agreements."""
    found = places.area(slug)
    if found is None or found.kind == "gebied":
        raise Http404
    return found
