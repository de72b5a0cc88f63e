# SPDX-License-Identifier: EUPL-1.2
"""Pictures by an idea: put there, taken away, and shown."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.agenda import actions, policy, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.agenda.forms import PictureForm
from samenspraak.web.agenda.views.found import proposal_at, status_of
from samenspraak.web.agenda.views.reading import proposal_page
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import on_form

# A picture never changes, but it can be hidden: so nobody keeps it longer than an hour. It opens nothing but itself.
HEADERS = {
    "Cache-Control": "public, max-age=3600",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def file(request: HttpRequest, area: str, number: int, picture: int, size: str) -> HttpResponse:
    """The picture itself."""
    found = queries.picture_file(area, number, picture, size)
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="image/jpeg", headers=HEADERS)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Put a picture by an idea."""
    proposal = proposal_at(area, number)
    person, there = request.user.pk, queries.pictures_of(proposal)
    why_not = policy.why_not_add_picture(
        author=proposal.author_id == person,
        roles=queries.roles(person, proposal.area, today()),
        status=proposal.status,
        pictures=len(there),
    )
    form = PictureForm(request.POST or None, request.FILES or None)
    context = {"area": proposal.area, "proposal": proposal, "form": form, "why_not": why_not}
    if request.method != "POST" or not form.is_valid():
        return render(request, "agenda/picture.html", context, status=400 if request.method == "POST" else 200)
    asked = form.cleaned_data
    try:
        data = asked["picture"].read()
        actions.add_picture(proposal.pk, data=data, alt=asked["alt"], key=asked["key"], by=person, at=now())
    except Refused as refused:
        context["findings"] = on_form(form, refused.findings)
        return render(request, "agenda/picture.html", context, status=status_of(refused))
    messages.success(request, _("The picture is there. Where and when it was taken is not kept."))
    return redirect("agenda:proposal", area, number)


@require_POST
@signed_in
def remove(request: HttpRequest, area: str, number: int, picture: int) -> HttpResponse:
    """Take one's own picture away."""
    proposal = proposal_at(area, number, request.user.pk)
    found = queries.picture(proposal, picture)
    if found is None:
        raise Http404
    try:
        actions.remove_picture(found.pk, by=request.user.pk, at=now())
    except Refused as refused:
        return proposal_page(request, proposal, findings=refused.findings, status=409)
    messages.success(request, _("The picture is gone."))
    return redirect("agenda:proposal", area, number)
