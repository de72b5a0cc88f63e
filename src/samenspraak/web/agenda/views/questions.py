# SPDX-License-Identifier: EUPL-1.2
"""Questions to the municipality: those of an area, asking one, answering it, or saying that the answer comes later."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions import questions as verbs
from samenspraak.civic.agenda.queries import questions
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.agenda import words
from samenspraak.web.agenda.answer_forms import AnswerForm, AskForm, LaterForm
from samenspraak.web.agenda.forms import HideForm
from samenspraak.web.agenda.questions import shown, shown_in_full
from samenspraak.web.agenda.views.found import area_named, proposal_at, status_of
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form
from samenspraak.web.shared.numbers import whole


@require_safe
def listing(request: HttpRequest, area: str) -> HttpResponse:
    """The questions of an area: those that wait for an answer first."""
    here = area_named(area)
    before = whole(request.GET.get("voor", ""))
    found = questions.questions_of(here, before=before)
    waiting = [one for one in found if not one.answered_at and not one.hidden_why]
    others = [one for one in found if one.answered_at or one.hidden_why]
    context = {
        "area": here,
        "waiting": [shown(one) for one in waiting],
        "others": [shown(one) for one in others[: questions.SHOWN]],
        "older": others[questions.SHOWN - 1].number if len(others) > questions.SHOWN else None,
        "late": sum(one.due < today() for one in waiting),
    }
    return render(request, "agenda/questions.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, area: str) -> HttpResponse:
    """Ask something, about the area or by an idea; for the area team: enter what somebody else asked."""
    here, person = area_named(area), person_of(request)
    lives_here, roles = people.lives_in(person, here, today()), queries.roles(person, here, today())
    team = roles.team is not None and not lives_here
    channel = request.POST.get("channel", "desk") if team else policy.ONLINE
    why_not = policy.why_not_ask(signed_in=True, lives_here=lives_here, roles=roles, channel=channel)
    number = whole(request.POST.get("about", "") or request.GET.get("idee", ""))
    idea = proposal_at(area, number) if number else None
    name = "" if team else getattr(request.user, "name", "")
    form = AskForm(request.POST or None, team=team, initial={"shown_as": name, "about": number})
    context = {"area": here, "form": form, "why_not": why_not, "team": team, "idea": idea}
    if request.method != "POST":
        return render(request, "agenda/question_form.html", context)
    if not form.is_valid():
        return render(request, "agenda/question_form.html", context, status=form.status)
    asked = {name: form.cleaned_data[name] for name in ("text", "shown_as", "key")}
    try:
        made = verbs.ask(here, **asked, about=number, channel=channel, by=person, at=now())
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/question_form.html", context, status=status_of(refused))
    messages.success(request, _("Your question is there. Your receipt is {number}.").format(number=made.receipt))
    return redirect("agenda:question", area, made.number)


def question_at(area: str, number: int) -> Any:
    """The question at this address, or 404."""
    found = questions.question(area, number)
    if found is None:
        raise Http404
    return found


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """One question with its answer, or the day by which it comes."""
    return _page(request, question_at(area, number))


def _page(
    request: HttpRequest,
    found: Any,
    *,
    answer: forms.Form | None = None,
    later: forms.Form | None = None,
    findings: Sequence[Finding] = (),
    status: int = 200,
) -> HttpResponse:
    roles = queries.roles(request.user.pk, found.area, today())
    may_answer = policy.why_not_answer(roles=roles, question=found) is None
    why_not_too = _why_not_ask_too(request, found, roles)
    context = {
        "area": found.area,
        "question": shown_in_full(found),
        "answer_form": answer or (AnswerForm() if may_answer else None),
        "later_form": later or (LaterForm() if may_answer else None),
        "may_hide": roles.team is not None and not found.hidden_why,
        "why_not_too": why_not_too,
        "own": why_not_too is not None and why_not_too.code == "asked-it-yourself",
        "asks_too": why_not_too is None and questions.asks_too(found, request.user.pk),
        "findings": findings,
    }
    return render(request, "agenda/question.html", context, status=status)


def _why_not_ask_too(request: HttpRequest, found: Any, roles: queries.Roles) -> Finding | None:
    """Why this reader cannot say that they want to know this too. One query; none for a visitor."""
    person = request.user.pk
    return policy.why_not_ask_too(
        signed_in=person is not None,
        lives_here=people.lives_in(person, found.area, today()),
        roles=roles,
        own=person is not None and found.author_id == person,
        question=found,
    )


@require_POST
@signed_in
def ask_too(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Say that one wants to know this too, or take that back."""
    found = question_at(area, number)
    verb = verbs.ask_no_more if request.POST.get("doe") == "terug" else verbs.ask_too
    try:
        verb(found.pk, by=request.user.pk, at=now())
    except Refused as refused:
        return _page(request, found, findings=refused.findings, status=409)
    return redirect(f"{reverse('agenda:question', args=[area, number])}#too-title")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Answer a question, in the open."""
    form = AnswerForm(request.POST or None)
    said = gettext_lazy("The answer is on the page. Who asked gets it by mail, and so does who wants to know it too.")
    return _deed(request, question_at(area, number), "answer", form, verbs.answer, said)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def later(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Say that the answer comes later, and why."""
    form = LaterForm(request.POST or None)
    said = gettext_lazy("The new day and the reason are on the page. Who asked hears of it.")
    return _deed(request, question_at(area, number), "later", form, verbs.put_off, said)


def _deed(
    request: HttpRequest, found: Any, name: str, form: forms.Form, verb: Callable[..., Any], said: Promise
) -> HttpResponse:
    """One form of the page of a question; what was typed comes back when something is wrong with it."""
    if request.method != "POST":
        return redirect("agenda:question", found.area.slug, found.number)
    kept: dict[str, Any] = {name: form}
    if not form.is_valid():
        return _page(request, found, **kept, status=400)
    try:
        verb(found.pk, **form.cleaned_data, by=request.user.pk, at=now())
    except Refused as refused:
        return _page(request, found, **kept, findings=on_form(form, refused.findings), status=409)
    messages.success(request, str(said))
    return redirect("agenda:question", found.area.slug, found.number)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Hide a question, with a reason that everybody can read."""
    found = question_at(area, number)
    roles = queries.roles(request.user.pk, found.area, today())
    form = HideForm(request.POST or None)
    reason = words.REASONS[0][0]
    why_not = policy.why_not_hide(roles=roles, hidden_why=found.hidden_why, reason=reason)
    context = {"area": found.area, "question": shown(found), "form": form, "why_not": why_not}
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/hide_question.html", context, status=400 if request.method == "POST" else 200)
    try:
        verbs.hide(found.pk, reason=form.cleaned_data["reason"], by=request.user.pk, at=now())
    except Refused as refused:
        return render(request, "agenda/hide_question.html", {**context, "findings": refused.findings}, status=409)
    messages.success(request, _("It is hidden. The reason stands in its place."))
    return redirect("agenda:question", area, number)
