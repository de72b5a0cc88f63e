# SPDX-License-Identifier: EUPL-1.2
"""Plates that a wijk puts beside the common ones."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions import PlateText
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations.forms import OwnPlateForm
from samenspraak.web.conversations.views.found import area_named, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, area: str) -> HttpResponse:
    """Write a plate of one's own."""
    round_ = _round(request, area)
    if round_ is None:
        return redirect("conversations:start", area)
    return _form(request, round_, None)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, area: str, key: str) -> HttpResponse:
    """Improve a plate that no gathering used yet."""
    round_ = _round(request, area)
    plate = next((one for one in round_.own.get("plates", ()) if one["key"] == key), None) if round_ else None
    if plate is None:
        raise Http404
    return _form(request, round_, plate)


def _round(request: HttpRequest, area: str) -> Any:
    here = area_named(area)
    only_organisers(request, here)
    return queries.open_round(here)


def _form(request: HttpRequest, round_: Any, plate: Any) -> HttpResponse:
    form = OwnPlateForm(request.POST or None, initial=_initial(plate) if plate else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, round_, plate, form, status=200)
    try:
        _save(request, round_, plate, form)
    except Refused as refused:
        for finding in refused.findings:
            form.blame(finding.about, wording.sentence(finding))
        return _page(request, round_, plate, form, status=409)
    messages.success(request, _("The plate is ready. Choose it when you prepare a gathering."))
    return redirect("conversations:prepare", round_.area.slug)


def _save(request: HttpRequest, round_: Any, plate: Any, form: OwnPlateForm) -> None:
    asked = form.cleaned_data
    text = PlateText(asked["title"], asked["short"], form.texts("question"), form.texts("statement"))
    if plate is None:
        conversations.add_own_plate(round_.pk, text, by=request.user.pk, at=now())
    else:
        conversations.change_own_plate(round_.pk, plate["key"], text, by=request.user.pk, at=now())


def _initial(plate: Any) -> dict[str, str]:
    asked = {f"question_{place}": one["text"] for place, one in enumerate(plate["questions"], start=1)}
    said = {f"statement_{place}": one["text"] for place, one in enumerate(plate["statements"], start=1)}
    return {"title": plate["title"], "short": plate["short"], **asked, **said}


def _page(request: HttpRequest, round_: Any, plate: Any, form: OwnPlateForm, *, status: int) -> HttpResponse:
    gatherings = list(round_.conversations.all())
    rows = [
        (one, policy.why_not_change_own_plate(one["key"], round_.own, gatherings))
        for one in round_.own.get("plates", ())
    ]
    context = {"area": round_.area, "round": round_, "form": form, "plate": plate, "rows": rows}
    return render(request, "conversations/own_plate.html", context, status=status)
