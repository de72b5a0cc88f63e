# SPDX-License-Identifier: EUPL-1.2
"""Who speaks for the residents of an area; the gebiedsteam writes down bodies and seats, and takes none itself."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.people import actions as people_actions
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.accounts.who_forms import BODIES, ROLES, BodyForm, SeatForm
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today

NOT_YOURS = "not-the-gebiedsteam"


@require_safe
def who(request: HttpRequest, area: str) -> HttpResponse:
    """The residents' bodies of an area with their seats and terms."""
    here = _area(area)
    return render(request, "accounts/who.html", _page(request, here))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_body(request: HttpRequest, area: str) -> HttpResponse:
    """Write down a body of residents."""
    here = _area(area)
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            body = people_actions.write_down_body(here, **form.cleaned_data, by=person_of(request), at=now())
            messages.success(request, _("%(name)s stands here now. Next: who holds a seat?") % {"name": body.name})
            return redirect("accounts:new-seat", area, body.pk)
        except Refused as refused:
            return _form_page(request, here, form, title=_("Write down a group of residents"), refused=refused)
    return _form_page(request, here, form, title=_("Write down a group of residents"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def new_seat(request: HttpRequest, area: str, body: int) -> HttpResponse:
    """Write down who holds a seat, and until when."""
    here = _area(area)
    found = people.body_here(here, body)
    if found is None:
        raise Http404
    title = _("A seat in %(body)s") % {"body": found.name}
    form = SeatForm(request.POST or None, initial={"since": today()})
    if request.method == "POST" and form.is_valid():
        try:
            people_actions.write_down_seat(found, **form.cleaned_data, by=person_of(request), at=now())
            messages.success(request, _("The seat stands in the logbook. Whoever holds it signs in with this address."))
            return redirect("accounts:who", area)
        except Refused as refused:
            return _form_page(request, here, form, title=title, refused=refused)
    return _form_page(request, here, form, title=title)


@signed_in
@require_POST
def end_seat(request: HttpRequest, area: str, seat: int) -> HttpResponse:
    """Note that somebody left."""
    here = _area(area)
    if seat not in {held.pk for held in people.seats_filled(here, today())}:
        raise Http404
    try:
        people_actions.end_seat(seat, by=person_of(request), at=now())
    except Refused as refused:
        context = _page(request, here) | {"findings": refused.findings}
        return render(request, "accounts/who.html", context, status=_status(refused))
    messages.success(request, _("The seat has ended."))
    return redirect("accounts:who", area)


def _area(slug: str) -> Any:
    """A wijk or dorp; a gebied has no residents' bodies of its own here."""
    found = places.area(slug)
    if found is None or found.kind == "gebied":
        raise Http404
    return found


def _organises(request: HttpRequest, area: Any) -> bool:
    return people.organiser_of(request.user.pk, area, today()) is not None


def _page(request: HttpRequest, area: Any) -> dict[str, Any]:
    held = people.seats_filled(area, today())
    kinds = dict(BODIES)
    bodies = [
        {
            "body": body,
            "kind": kinds[body.kind],
            "seats": [{"seat": seat, "role": ROLES[seat.role]} for seat in held if seat.body_id == body.pk],
        }
        for body in people.bodies_of(area)
        if body.kind in kinds
    ]
    return {"area": area, "bodies": bodies, "organises": _organises(request, area)}


def _form_page(
    request: HttpRequest, area: Any, form: Any, *, title: str, refused: Refused | None = None
) -> HttpResponse:
    """The form, with what was typed. A refusal about a field stands at the field."""
    if not _organises(request, area):
        return render(request, "accounts/who.html", _page(request, area), status=403)
    findings = refused.findings if refused else ()
    for finding in (one for one in findings if one.about):
        form.add_error(finding.about if finding.about in form.fields else None, wording.sentence(finding))
    context = {"area": area, "form": form, "title": title, "findings": [one for one in findings if not one.about]}
    status = _status(refused) if refused else (400 if form.errors else 200)
    return render(request, "accounts/who_form.html", context, status=status)


def _status(refused: Refused) -> int:
    return 403 if any(finding.code == NOT_YOURS for finding in refused.findings) else 409
