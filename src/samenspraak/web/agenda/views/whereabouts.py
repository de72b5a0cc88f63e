# SPDX-License-Identifier: EUPL-1.2
"""Where an idea is about: said afterwards; and the map to press on."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.agenda.pointing import SpotForm, frame_of, ground_of, point_in, pressed, written
from samenspraak.web.agenda.views.found import area_named, proposal_at
from samenspraak.web.agenda.views.pictures import HEADERS
from samenspraak.web.shared import grounds
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form


@require_safe
def ground(request: HttpRequest, area: str) -> HttpResponse:
    """The shape of an area as a picture, with a dot where one was pointed out."""
    found = ground_of(area_named(area))
    if not found.outline:
        raise Http404
    point = point_in(request.GET.get("punt", ""))
    drawing = grounds.picture_of(found, frame_of(found), point)
    return HttpResponse(drawing, content_type="image/svg+xml", headers=HEADERS)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def locate(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Say where an idea is about, change that, or take it away."""
    proposal = proposal_at(area, number, request.user.pk)
    person = request.user.pk
    roles = queries.roles(person, proposal.area, today())
    why_not = policy.why_not_locate(author=proposal.author_id == person, roles=roles, status=proposal.status)
    context: dict[str, Any] = {"area": proposal.area, "proposal": proposal, "why_not": why_not}
    if press := pressed(request.POST, proposal.area):
        form = SpotForm(area=proposal.area, initial=press[0])
        form.map.said = press[1]
        return render(request, "agenda/locate.html", {**context, "form": form})
    form = SpotForm(request.POST or None, area=proposal.area, initial=_initial(proposal))
    if request.method != "POST" or not form.is_valid():
        status = 400 if request.method == "POST" else 200
        return render(request, "agenda/locate.html", {**context, "form": form}, status=status)
    try:
        actions.locate(proposal.pk, form.where, by=person, at=now())
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/locate.html", {**context, "form": form}, status=409)
    given = form.where.given
    messages.success(request, _("Everybody can see now where it is about.") if given else _("It is taken away."))
    return redirect("agenda:proposal", area, number)


def _initial(proposal: Any) -> dict[str, str]:
    where = queries.where(proposal)
    if where is None:
        return {}
    return {"spot": where.text, "buurt": where.buurt, "point": written(where.point) if where.point else ""}
