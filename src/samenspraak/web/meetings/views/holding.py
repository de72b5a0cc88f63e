# SPDX-License-Identifier: EUPL-1.2
"""Holding a meeting: one page for who writes down, on a phone too."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.meetings import actions, policy, queries
from samenspraak.rulebook import meetings
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.meetings import shown
from samenspraak.web.meetings.forms import AttendanceForm, DecisionForm, InterestForm
from samenspraak.web.meetings.views.found import Page, form_page, meeting_at, point_at, roles_of, status_of, whole_of
from samenspraak.web.meetings.words import day_of, hours_of
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now


def hold_address(found: Any) -> str:
    """The page of who writes down."""
    return reverse("meetings:hold", args=[found.area.slug, found.number])


@signed_in
@require_safe
def hold(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The page of who writes down what happens."""
    return _hold_page(request, meeting_at(area, number))


def _hold_page(
    request: HttpRequest, found: Any, *, form: Any = None, findings: Sequence[Finding] = (), status: int = 200
) -> HttpResponse:
    roles = roles_of(request, found)
    if refused := policy.why_not_type(roles):
        findings, status = [refused], 403
    whole = whole_of(found)
    agreed = queries.agreed(found.area, found.starts_at)
    present, seats = len(whole.present), len(whole.members)
    why_not = _why_not_each(found, agreed, whole) if roles.member and found.status == "open" else {}
    context = {
        "area": found.area,
        "meeting": found,
        "whole": whole,
        "when": f"{day_of(found)}, {hours_of(found)}",
        "roles": roles,
        "closed": roles.typist is None,
        "why_not_begin": policy.why_not_begin(roles, found, now()),
        "form": form or _attendance(whole, found),
        "quorum": meetings.quorum(seats, agreed.quorum_percent),
        "present": present,
        "seats": seats,
        "no_quorum": meetings.why_no_quorum(present, seats, agreed.quorum_percent),
        "asks_interests": agreed.asks_interests,
        "points": [(one, why_not.get(one.number)) for one in whole.points if not one.dropped],
        "why_nothing": next((one for one in why_not.values() if one.code != TOO_LATE), None),
        "findings": findings,
    }
    return render(request, "meetings/hold.html", context, status=status)


TOO_LATE = "point-too-late"  # of a point by itself; whatever else keeps a meeting from deciding, holds for all of them


def _why_not_each(found: Any, agreed: Any, whole: shown.Whole) -> dict[int, Finding]:
    """Of what is still to be decided, by number, why that cannot be done now. One query."""
    points = [one for one in queries.writing_of(found) if one.number in whole.rests]
    there = {"present": len(whole.present), "seats": len(whole.members)}
    each = {
        one.number: policy.why_not_decide(found, one, agreed, whole.rests[one.number], decided=False, **there)
        for one in points
    }
    return {number: why for number, why in each.items() if why}


def _attendance(whole: shown.Whole, found: Any, data: Any = None) -> AttendanceForm:
    return AttendanceForm(data, members=whole.members, initial={"visitors": found.visitors})


@require_POST
@signed_in
def begin(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Open the meeting."""
    return _pressed(request, meeting_at(area, number), actions.begin, _("The meeting is open. Who is there?"))


@require_POST
@signed_in
def ask(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Note that it was asked who has an interest of their own."""
    return _pressed(request, meeting_at(area, number), actions.ask_interests, _("Noted."))


@require_POST
@signed_in
def close(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Close the meeting. Nothing can be noted afterwards, so who leaves points undecided says that it is meant."""
    found = meeting_at(area, number)
    undecided = whole_of(found).undecided
    if undecided and "undecided" not in request.POST and policy.why_not_speak_for(roles_of(request, found)) is None:
        return _hold_page(request, found, findings=[Finding("points-undecided", {"points": undecided})], status=409)
    done = _("The meeting is over. Next: the minutes.")
    to = reverse("meetings:minutes", args=[area, number])
    return _pressed(request, found, actions.close, done, to)


def _pressed(
    request: HttpRequest, found: Any, verb: Callable[..., object], done: str, to: str = "", **given: Any
) -> HttpResponse:
    try:
        verb(found.pk, by=request.user.pk, at=now(), **given)
    except Refused as refused:
        return _hold_page(request, found, findings=refused.findings, status=status_of(*refused.findings))
    messages.success(request, done)
    return redirect(to or hold_address(found))


@require_POST
@signed_in
def attend(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Note who is there."""
    found = meeting_at(area, number)
    form = _attendance(whole_of(found), found, request.POST)
    if not form.is_valid():
        return _hold_page(request, found, form=form, status=400)
    given = {"states": form.states, "visitors": form.cleaned_data["visitors"]}
    try:
        actions.attend(found.pk, by=request.user.pk, at=now(), **given)
    except Refused as refused:
        findings = refused.findings
        return _hold_page(request, found, form=form, findings=findings, status=status_of(*findings))
    messages.success(request, _("Saved."))
    return redirect(hold_address(found))


def _why_not(request: HttpRequest, found: Any) -> Finding | None:
    return policy.why_not_speak_for(roles_of(request, found)) or policy.why_not_hold(found)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def declare(request: HttpRequest, area: str, number: int, point: int) -> HttpResponse:
    """Note that a member has an interest of their own in a point."""
    found = meeting_at(area, number)
    one, whole = point_at(found, point), whole_of(found)
    there = [(seat, name) for seat, name, state in whole.members if state == "present"]
    form = InterestForm(request.POST or None, members=there)
    page = Page(
        area=found.area,
        title=_("An interest in “{point}”").format(point=one.title),
        lead=_("Whoever has an interest of their own does not vote on this point. Everybody can read why."),
        button=_("Note it"),
        back=hold_address(found),
        found=found,
    )

    def do() -> None:
        actions.declare_interest(found.pk, point, by=request.user.pk, at=now(), **form.cleaned_data)

    return form_page(request, page, form, do, refused=_why_not(request, found), done=_("Noted."))


@require_POST
@signed_in
def undeclare(request: HttpRequest, area: str, number: int, point: int, seat: int) -> HttpResponse:
    """It was noted by mistake."""
    found = meeting_at(area, number)
    return _pressed(request, found, actions.take_interest_back, _("Saved."), number=point, seat=seat)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, area: str, number: int, point: int) -> HttpResponse:
    """Note what was decided on a point, by consent or by name."""
    found = meeting_at(area, number)
    one, whole = point_at(found, point), whole_of(found)
    kept_out = {seat for each in whole.points if each.number == point for seat, _name, _why in each.interests}
    voting = [(seat, name) for seat, name, state in whole.members if state == "present" and seat not in kept_out]
    form = DecisionForm(request.POST or None, voting=voting)
    page = Page(
        area=found.area,
        title=_("Decide on “{point}”").format(point=one.title),
        lead=_("A vote is by name, in the open. With as many for as against it is not carried."),
        button=_("Note the decision"),
        back=hold_address(found),
        found=found,
    )

    def do() -> None:
        asked = {"text": form.cleaned_data["text"], "minority": form.cleaned_data["minority"], "votes": form.votes}
        actions.decide(found.pk, point, by=request.user.pk, at=now(), **asked)

    refused = _why_not(request, found)
    if request.method != "POST":  # what was typed is never taken away
        refused = refused or _why_not_now(found, one, whole)
    return form_page(request, page, form, do, refused=refused, done=_("The decision has been noted."))


def _why_not_now(found: Any, point: Any, whole: shown.Whole) -> Finding | None:
    """The same answer that the verb gives, before anything is typed."""
    agreed = queries.agreed(found.area, found.starts_at)
    rests = queries.rests_on(point, found, agreed.terms)
    decided = getattr(point, "resolution", None) is not None
    there = {"present": len(whole.present), "seats": len(whole.members)}
    return policy.why_not_decide(found, point, agreed, rests, decided=decided, **there)


@require_POST
@signed_in
def undecide(request: HttpRequest, area: str, number: int, point: int) -> HttpResponse:
    """It was noted wrongly: take it back, and note it anew."""
    found = meeting_at(area, number)
    return _pressed(request, found, actions.take_decision_back, _("Taken back. Note it anew."), number=point)
