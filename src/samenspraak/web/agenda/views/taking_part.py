# SPDX-License-Identifier: EUPL-1.2
"""What residents do on the agenda: bring in an idea, support it, comment on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.agenda import words
from samenspraak.web.agenda.forms import CommentForm
from samenspraak.web.agenda.pointing import IdeaForm, pressed
from samenspraak.web.agenda.views.found import area_named, proposal_at, status_of
from samenspraak.web.agenda.views.reading import proposal_page
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form
from samenspraak.web.shared.numbers import whole


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, area: str) -> HttpResponse:
    """Bring in an idea; for the area team: enter one that came in at the desk or on paper."""
    here = area_named(area)
    person = person_of(request)
    lives_here, roles = people.lives_in(person, here, today()), queries.roles(person, here, today())
    team = roles.team is not None and not lives_here
    channel = request.POST.get("channel", "desk") if team else policy.ONLINE
    why_not = policy.why_not_submit(signed_in=True, lives_here=lives_here, roles=roles, channel=channel)
    name = "" if team else getattr(request.user, "name", "")
    if press := pressed(request.POST, here):
        return _map_pressed(request, here, team, press)
    form = IdeaForm(request.POST or None, area=here, team=team, initial={"shown_as": name})
    context = {"area": here, "form": form, "why_not": why_not, "team": team}
    if request.method != "POST":
        return render(request, "agenda/new.html", context)
    if not form.is_valid():
        return render(request, "agenda/new.html", context, status=form.status)
    if not why_not and "insist" not in request.POST and (likes := _resembling(here, form)):
        return render(request, "agenda/looks_like.html", context | {"likes": likes}, status=409)
    try:
        made = _submit(here, form, channel, person)
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/new.html", context, status=status_of(refused))
    arrived = _("Thank you. Your idea has arrived. Your receipt is {number}.")
    entered = _("The idea has been entered. The receipt for who brought it in: {number}.")
    messages.success(request, (entered if team else arrived).format(number=made.receipt))
    return redirect("agenda:proposal", area, made.number)


def _map_pressed(request: HttpRequest, area: Any, team: bool, press: tuple[dict[str, str], str]) -> HttpResponse:
    """The form as it was, with a dot on the map: nothing is sent in yet."""
    form = IdeaForm(area=area, team=team, initial=press[0])
    form.map.said = press[1]
    return render(request, "agenda/new.html", {"area": area, "form": form, "why_not": None, "team": team})


def _resembling(area: Any, form: IdeaForm) -> list[tuple[Any, Any, bool]]:
    """Ideas that are there already and look like this one, each with its status in words and whether it is open."""
    asked = form.cleaned_data
    found = queries.resembling(area, title=asked["title"], text=asked["text"], key=asked["key"])
    return [(one, words.STATUSES[one.status], policy.is_open(one.status)) for one in found]


def _submit(area: Any, form: IdeaForm, channel: str, person: int) -> Any:
    asked = form.cleaned_data
    return actions.submit(
        area,
        title=asked["title"],
        text=asked["text"],
        topic=asked["topic"],
        cost_cents=asked["cost"],
        shown_as=asked["shown_as"],
        channel=channel,
        where=form.where,
        key=asked["key"],
        by=person,
        at=now(),
    )


@require_POST
@signed_in
def support(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Support a proposal, or take that back."""
    proposal = proposal_at(area, number, request.user.pk)
    verb = actions.unsupport if request.POST.get("doe") == "terug" else actions.support
    try:
        verb(proposal.pk, by=request.user.pk, at=now())
    except Refused as refused:
        return proposal_page(request, proposal, findings=refused.findings, status=409)
    return redirect(f"{reverse('agenda:proposal', args=[area, number])}#support-title")


@require_POST
@signed_in
def comment(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Comment on a proposal, or reply to a comment."""
    proposal = proposal_at(area, number, request.user.pk)
    to = whole(request.POST.get("op", ""))
    form = CommentForm(request.POST, reply=to is not None)
    if not form.is_valid():
        return proposal_page(request, proposal, form=form, status=form.status)
    asked = form.cleaned_data
    try:
        said = actions.comment(
            proposal.pk,
            text=asked["text"],
            side=asked.get("side", ""),
            to=to,
            shown_as=asked["shown_as"],
            key=asked["key"],
            by=request.user.pk,
            at=now(),
        )
    except Refused as refused:
        findings = on_form(form, refused.findings)
        return proposal_page(request, proposal, form=form, findings=findings, status=status_of(refused))
    thanks = _("Your comment is there. Your receipt is {number}.").format(number=said.receipt)
    messages.success(request, thanks, extra_tags=f"reactie-{said.pk}")
    return redirect(f"{reverse('agenda:proposal', args=[area, number])}#comments-title")
