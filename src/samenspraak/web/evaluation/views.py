# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.evaluation import actions, policy, queries
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.evaluation import shown
from samenspraak.web.evaluation.forms import ConclusionForm, LessonForm, StartForm
from samenspraak.web.shared import clock
from samenspraak.web.shared.access import signed_in


@require_safe
def evaluation(request: HttpRequest, area: str, round: int | None = None, number: int | None = None) -> HttpResponse:
    """Then and now, promises kept, lessons: of the newest evaluation, or of the one asked for."""
    return _page(request, *_found(area, round, number))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, area: str) -> HttpResponse:
    """The gebiedsteam plans the gathering at which the same questions are asked again."""
    place = _area(area)
    version = agreements.version_in_force(place, clock.now())
    form = StartForm(request.POST or None, initial={"title": _("Looking back together")})
    seat = people.seat_for(request.user.pk, place, clock.today(), kinds=policy.STARTERS)
    if version is None or seat is None:
        wrong = Finding("nothing-to-evaluate") if seat else Finding("evaluation-organisers-only")
        return _form(request, place, None, form, START, [wrong], 409 if seat else 403)

    def do() -> None:
        actions.start(version.pk, by=request.user.pk, at=clock.now(), **form.cleaned_data)

    return _answer(request, place, None, form, START, do) or redirect("evaluation:evaluation", area)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def lesson(request: HttpRequest, area: str, round: int, number: int) -> HttpResponse:
    """The gebiedsteam, or a holder of a seat for residents, writes down what was learned."""
    place, found, _all = _found(area, round, number)
    form = LessonForm(request.POST or None, blocks=shown.blocks(found))
    seat = people.seat_for(request.user.pk, place, clock.today(), kinds=policy.WRITERS)
    if seat is None:
        return _form(request, place, found, form, LESSON, [Finding("lesson-seats-only")], 403)

    def do() -> None:
        actions.add_lesson(found.pk, by=request.user.pk, at=clock.now(), **form.cleaned_data)

    answer = _answer(request, place, found, form, LESSON, do)
    return answer or redirect("evaluation:one", area, round, number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: HttpRequest, area: str, round: int, number: int) -> HttpResponse:
    """The gebiedsteam closes the evaluation with a conclusion."""
    place, found, _all = _found(area, round, number)
    form = ConclusionForm(request.POST or None)
    seat = people.seat_for(request.user.pk, place, clock.today(), kinds=policy.STARTERS)
    if seat is None:
        return _form(request, place, found, form, CONCLUDE, [Finding("evaluation-organisers-only")], 403)

    def do() -> None:
        actions.conclude(found.pk, by=request.user.pk, at=clock.now(), **form.cleaned_data)

    answer = _answer(request, place, found, form, CONCLUDE, do)
    return answer or redirect("evaluation:one", area, round, number)


@signed_in
@require_POST
def next_version(request: HttpRequest, area: str, round: int, number: int) -> HttpResponse:
    """Draw up a next version of the agreement, with the lessons that ask a change."""
    place, found, every = _found(area, round, number)
    try:
        version = actions.next_version(found.pk, by=request.user.pk, at=clock.now())
    except Refused as refused:
        return _page(request, place, found, every, findings=refused.findings, status=409)
    messages.success(request, _("The next version has been begun, with the lessons beside it."))
    return redirect(shown.agreement_address(area, version.number))


START, LESSON, CONCLUDE = "evaluation/start.html", "evaluation/lesson.html", "evaluation/conclude.html"


def _area(slug: str) -> Any:
    area = places.area(slug)
    if area is None:
        raise Http404
    return area


def _found(slug: str, round: int | None, number: int | None) -> tuple[Any, Any, list[Any]]:
    """The area, the evaluation asked for (None: there is none yet), and all of them, newest first."""
    every = list(queries.evaluations_of(slug))
    area = every[0].round.area if every else _area(slug)
    if round is None:
        return area, every[0] if every else None, every
    for one in every:
        if (one.round.number, one.number) == (round, number):
            return area, one, every
    raise Http404


def _page(
    request: HttpRequest,
    area: Any,
    found: Any,
    every: list[Any],
    *,
    findings: Sequence[Finding] = (),
    status: int = 200,
) -> HttpResponse:
    seats = people.seats_of(request.user.pk, clock.today())
    context: dict[str, Any] = {"area": area, "evaluation": None, "findings": findings}
    if found:
        context |= shown.evaluation(found, queries.looking_back(found, clock.today()), every)
    else:
        context["version"] = agreements.version_in_force(area, clock.now())
    context |= shown.may(area, found, seats)
    return render(request, "evaluation/evaluation.html", context, status=status)


def _answer(
    request: HttpRequest, area: Any, found: Any, form: forms.Form, template: str, do: Callable[[], object]
) -> HttpResponse | None:
    """Show the form, or do what it asks: None when it was done."""
    if request.method != "POST" or not form.is_valid():
        return _form(request, area, found, form, template, [], 400 if form.is_bound else 200)
    try:
        do()
    except Refused as refused:
        return _form(request, area, found, form, template, refused.findings, 409)
    return None


def _form(
    request: HttpRequest,
    area: Any,
    found: Any,
    form: forms.Form,
    template: str,
    findings: Sequence[Finding],
    status: int,
) -> HttpResponse:
    context = {"area": area, "evaluation": found, "form": form, "findings": findings, "closed": status == 403}
    return render(request, template, context, status=status)
