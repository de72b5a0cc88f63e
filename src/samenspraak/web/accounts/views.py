# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agenda.actions import leaving
from samenspraak.civic.agenda.policy import why_not_leave
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.people import actions as people_actions
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.accounts import export
from samenspraak.web.accounts.forms import HomeForm, IntroduceForm, RemoveForm
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today


@signed_in
@never_cache
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """My page: my name, where I live, my seats, my signing in."""
    return _show(request)


@signed_in
@require_POST
def introduce(request: HttpRequest) -> HttpResponse:
    """Change the name others see and the language of our mails."""
    form = IntroduceForm(request.POST)
    if not form.is_valid():
        return _show(request, introduce_form=form, status=400)
    people_actions.introduce(_person(request).pk, **form.cleaned_data)
    messages.success(request, _("Saved."))
    with override(form.cleaned_data["language"]):
        return redirect(reverse("accounts:me"))


@signed_in
@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Say where I live."""
    form = HomeForm(request.POST, areas=places.areas())
    if not form.is_valid():
        return _show(request, home_form=form, status=400)
    area = places.area(form.cleaned_data["area"])
    if area is None:
        raise Http404
    try:
        people_actions.settle_by_own_statement(_person(request).pk, area, at=now())
    except Refused as refused:
        return _show(request, home_form=form, findings=refused.findings, status=409)
    messages.success(request, _("Saved: you live in %(area)s.") % {"area": area.name})
    return redirect(_way_back(request, request.POST) or reverse("accounts:me"))


@signed_in
@never_cache
@require_safe
def take_out(request: HttpRequest) -> HttpResponse:
    """Everything we keep about the person, as a JSON file."""
    answer = JsonResponse(
        export.everything(_person(request).pk), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    answer["Content-Disposition"] = 'attachment; filename="samenspraak.json"'
    return answer


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest) -> HttpResponse:
    """Remove my account, after asking once more."""
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            leaving.leave(_person(request).pk, at=now())
        except Refused:
            return _ask_to_remove(request, form, status=409)
        logout(request)
        messages.success(request, _("Your account has been removed."))
        return redirect("places:home")
    return _ask_to_remove(request, form, status=400 if form.errors else 200)


def _ask_to_remove(request: HttpRequest, form: RemoveForm, status: int) -> HttpResponse:
    """The same question is asked as by the verb: the page says beforehand why it cannot be done now."""
    person = _person(request).pk
    seats = [seat for seat in people.terms_of(person) if seat.until is None or seat.until > today()]
    context = {"form": form, "seats": seats, "why_not": why_not_leave(boxes.running_with(person))}
    return render(request, "accounts/remove.html", context, status=status)


def _way_back(request: HttpRequest, given: Mapping[str, Any]) -> str:
    """Where somebody came from to say where they live; nothing when that is not a page of ours."""
    back = str(given.get("next", ""))
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if ours else ""


def _person(request: HttpRequest) -> Any:
    """Whose page this is. `signed_in` has seen to it that there is somebody."""
    return request.user


def _show(
    request: HttpRequest,
    *,
    introduce_form: IntroduceForm | None = None,
    home_form: HomeForm | None = None,
    findings: tuple[Finding, ...] = (),
    status: int = 200,
) -> HttpResponse:
    person, day = _person(request), today()
    home = people.home_of(person.pk, day)
    known = {"name": person.name, "language": person.language}
    context: dict[str, Any] = {
        "home": home,
        "findings": findings,
        "introduce_form": introduce_form or IntroduceForm(initial=known),
        "home_form": home_form or HomeForm(areas=places.areas(), initial={"area": home.area.slug if home else ""}),
        "form": introduce_form or home_form,
        "seats": list(people.terms_of(person.pk)),
        "today": day,
        "next": _way_back(request, request.POST or request.GET),
    }
    return render(request, "accounts/me.html", context, status=status)
