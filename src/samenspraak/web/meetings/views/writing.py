# SPDX-License-Identifier: EUPL-1.2
"""Writing the minutes, publishing them, and correcting what was published."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.meetings import actions, policy, queries
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.meetings.forms import CorrectionForm, MinutesForm
from samenspraak.web.meetings.views.found import meeting_at, roles_of, status_of, whole_of
from samenspraak.web.meetings.views.preparing import page_address
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.forms import on_form


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Write by each point. What is kept is read by nobody else until it is published."""
    found = meeting_at(area, number)
    points = queries.writing_of(found)
    form = MinutesForm(request.POST or None, points=points)
    if refused := policy.why_not_write(roles_of(request, found), found):
        return _page(request, found, form, [refused], status_of(refused), closed=True)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form, [], 400 if form.is_bound else 200)
    try:
        actions.write_minutes(found.pk, _written(points, form), by=request.user.pk, at=now())
    except Refused as wrong:
        return _put_together(request, found, wrong.findings)
    messages.success(request, _("Kept. Nobody else reads it until it is published."))
    return redirect("meetings:minutes", area, number)


def _written(points: Sequence[Any], form: MinutesForm) -> list[actions.Written]:
    """What stood in the form. A point that was added since it was opened is not in it, and stays as it is."""
    given = form.cleaned_data
    return [
        actions.Written(one.number, given[f"point-{one.number}"], given[f"after-{one.number}"] or 0)
        for one in points
        if f"point-{one.number}" in form.data
    ]


def _put_together(request: HttpRequest, found: Any, findings: Sequence[Finding], **more: Any) -> HttpResponse:
    """What was typed stays in the fields; what somebody else wrote stands above, and counts as read."""
    fresh = queries.writing_of(found)
    data = request.POST.copy()
    for one in fresh:
        data[f"after-{one.number}"] = str(one.minutes_revision)
    form = MinutesForm(data, points=fresh)
    form.is_valid()
    theirs = [
        {"number": one.number, "title": one.title, "text": one.minutes}
        for one in fresh
        if any(finding.code == "written-meanwhile" and finding.params["point"] == one.number for finding in findings)
    ]
    rest = on_form(form, findings)
    return _page(request, found, form, rest, 409, theirs=theirs, **more)


def _page(
    request: HttpRequest, found: Any, form: Any, findings: Sequence[Finding], status: int, **more: Any
) -> HttpResponse:
    whole = whole_of(found)
    context = {
        "area": found.area,
        "meeting": found,
        "whole": whole,
        "form": form,
        "correction": more.pop("correction", None) or CorrectionForm(auto_id="correction_%s"),
        "may_publish": roles_of(request, found).member is not None and found.status == "closed",
        "findings": findings,
        **more,
    }
    return render(request, "meetings/minutes.html", context, status=status)


@require_POST
@signed_in
def publish(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Keep what stands in the form and publish it; after the first time with what was corrected."""
    found = meeting_at(area, number)
    if refused := policy.why_not_write(roles_of(request, found), found):  # nor may they read what is not public
        return _page(request, found, MinutesForm(points=()), [refused], status_of(refused), closed=True)
    points = queries.writing_of(found)
    form = MinutesForm(request.POST, points=points)
    correction = CorrectionForm(request.POST if "why" in request.POST else None, auto_id="correction_%s")
    why = correction.cleaned_data["why"] if correction.is_valid() else ""
    if not form.is_valid():
        return _page(request, found, form, [], 400, correction=correction)
    try:
        actions.write_minutes(found.pk, _written(points, form), by=request.user.pk, at=now())
    except Refused as wrong:
        return _put_together(request, found, wrong.findings, correction=correction)
    try:
        actions.publish_minutes(found.pk, why=why, by=request.user.pk, at=now())
    except Refused as wrong:
        findings = [one for one in wrong.findings if one.about != "why"] if correction.is_bound else wrong.findings
        form = MinutesForm(points=queries.writing_of(found))
        return _page(request, found, form, findings, status_of(*wrong.findings), correction=correction)
    messages.success(request, _("The minutes have been published."))
    return redirect(page_address(found))
