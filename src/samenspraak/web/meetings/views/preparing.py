# SPDX-License-Identifier: EUPL-1.2
"""Planning a meeting, its agenda with papers, announcing, moving and calling it off."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.meetings import actions, policy, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.meetings.forms import PaperForm, PlanForm, PointForm, ReasonForm, WhenForm
from samenspraak.web.meetings.views.found import (
    Page,
    area_at,
    bodies_of,
    form_page,
    meeting_at,
    point_at,
    roles_of,
    status_of,
)
from samenspraak.web.meetings.views.reading import meeting_page
from samenspraak.web.meetings.words import ideas, topics
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today


def page_address(found: Any) -> str:
    """The page of a meeting."""
    return reverse("meetings:meeting", args=[found.area.slug, found.number])


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, area: str) -> HttpResponse:
    """A new meeting."""
    here = area_at(area)
    roles = queries.roles(request.user.pk, here, None, today())
    own = {"body": roles.member.body} if roles.member else None
    form = PlanForm(request.POST or None, bodies=bodies_of(here), initial=own)
    page = Page(
        area=here,
        title=_("Plan a meeting"),
        lead=_("It stands on the page at once, with day and place. The agenda can follow."),
        button=_("Plan it"),
        back=reverse("meetings:list", args=[area]),
    )

    def do() -> Any:
        return actions.plan(here, by=request.user.pk, at=now(), **form.cleaned_data)

    refused = policy.why_not_type(roles)
    done = _("The meeting has been planned. Next: what is on the agenda?")
    return form_page(request, page, form, do, refused=refused, done=done, to=page_address)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Another moment, place or title."""
    found = meeting_at(area, number)
    given = {
        "title": found.title,
        "starts_at": localtime(found.starts_at),
        "minutes_long": found.minutes_long,
        "place": found.place,
        "public": not found.closed_why,
        "closed_why": found.closed_why,
    }
    form = WhenForm(request.POST or None, initial=given)
    page = Page(
        area=found.area,
        title=_("Change the meeting"),
        lead=_("Everybody sees what it was before, and the members get a message when it moves."),
        button=_("Save"),
        back=page_address(found),
        found=found,
    )

    def do() -> None:
        asked = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        actions.reschedule(found.pk, by=request.user.pk, at=now(), **asked)

    refused = policy.why_not_move(roles_of(request, found), found)
    return form_page(request, page, form, do, refused=refused, done=_("Saved."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Call a meeting off, with the reason."""
    found = meeting_at(area, number)
    form = ReasonForm(request.POST or None)
    page = Page(
        area=found.area,
        title=_("Call the meeting off"),
        button=_("Call it off"),
        back=page_address(found),
        danger=True,
        found=found,
    )

    def do() -> None:
        actions.call_off(found.pk, by=request.user.pk, at=now(), **form.cleaned_data)

    refused = policy.why_not_move(roles_of(request, found), found)
    return form_page(request, page, form, do, refused=refused, done=_("The meeting was called off."))


@require_POST
@signed_in
def announce(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Announce a meeting with its agenda."""
    found = meeting_at(area, number)
    try:
        actions.announce(found.pk, by=request.user.pk, at=now())
    except Refused as refused:
        status = status_of(*refused.findings)
        return meeting_page(request, found, findings=refused.findings, status=status)
    messages.success(request, _("The meeting has been announced. What changes from now on is marked."))
    return redirect(page_address(found))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_point(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Put a point on the agenda."""
    found = meeting_at(area, number)
    form = PointForm(request.POST or None, ideas=ideas(found.area), topics=topics())

    def do() -> None:
        actions.add_point(found.pk, by=request.user.pk, at=now(), **form.cleaned_data)

    page = Page(
        area=found.area, title=_("A point on the agenda"), button=_("Add"), back=page_address(found), found=found
    )
    refused = policy.why_not_prepare(roles_of(request, found), found)
    return form_page(request, page, form, do, refused=refused, done=_("The point stands on the agenda."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change_point(request: HttpRequest, area: str, number: int, point: int) -> HttpResponse:
    """Change a point of the agenda."""
    found = meeting_at(area, number)
    one = point_at(found, point)
    given = {name: getattr(one, name) for name in ("title", "text", "to_decide", "task")}
    about = one.proposal
    given |= {"proposal": about.number if about else None, "topic": "" if about else one.topic}
    form = PointForm(request.POST or None, ideas=ideas(found.area, about), topics=topics(), initial=given)

    def do() -> None:
        asked = {name: value for name, value in form.cleaned_data.items() if name != "key"}
        actions.change_point(found.pk, point, by=request.user.pk, at=now(), **asked)

    page = Page(area=found.area, title=_("Change a point"), button=_("Save"), back=page_address(found), found=found)
    decided = getattr(one, "resolution", None) is not None
    refused = policy.why_not_change_point(roles_of(request, found), found, one, decided=decided)
    return form_page(request, page, form, do, refused=refused, done=_("Saved."))


@require_POST
@signed_in
def drop_point(request: HttpRequest, area: str, number: int, point: int) -> HttpResponse:
    """Take a point off the agenda."""
    found = meeting_at(area, number)
    done = _("The point is off the agenda.")
    return _pressed(request, found, lambda: actions.drop_point(found.pk, point, by=request.user.pk, at=now()), done)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_paper(request: HttpRequest, area: str, number: int, point: int) -> HttpResponse:
    """Add something to read to a point."""
    found = meeting_at(area, number)
    one = point_at(found, point)
    form = PaperForm(request.POST or None, request.FILES or None)

    def do() -> None:
        actions.add_paper(found.pk, point, by=request.user.pk, at=now(), **form.asked)

    page = Page(
        area=found.area,
        title=_("A paper by “{point}”").format(point=one.title),
        button=_("Add"),
        back=page_address(found),
        found=found,
    )
    refused = policy.why_not_prepare(roles_of(request, found), found)
    return form_page(request, page, form, do, refused=refused, done=_("The paper stands there."))


@require_POST
@signed_in
def drop_paper(request: HttpRequest, area: str, number: int, point: int, paper: int) -> HttpResponse:
    """Take a paper away."""
    found = meeting_at(area, number)
    do = lambda: actions.drop_paper(found.pk, point, paper, by=request.user.pk, at=now())  # noqa: E731
    return _pressed(request, found, do, _("The paper was taken away."))


def _pressed(request: HttpRequest, found: Any, do: Any, done: str) -> HttpResponse:
    try:
        do()
    except Refused as refused:
        status = status_of(*refused.findings)
        return meeting_page(request, found, findings=refused.findings, status=status)
    messages.success(request, done)
    return redirect(page_address(found))
