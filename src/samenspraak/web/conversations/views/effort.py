# SPDX-License-Identifier: EUPL-1.2
"""Noting what a gathering cost in hours, once it is over."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations.forms import HoursForm
from samenspraak.web.conversations.views.found import gathering, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """How much time officials spent on this gathering."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    form = HoursForm(request.POST or None, initial=_noted(room))
    if request.method != "POST" or not form.is_valid():
        return _show(request, room, form, status=400 if request.method == "POST" else 200)
    try:
        conversations.note_hours(room.pk, form.minutes, by=request.user.pk, at=now())
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.about or None, wording.sentence(finding))
        return _show(request, room, form, status=409)
    messages.success(request, _("Noted. It stands with the outcomes."))
    return redirect("conversations:gathering", area, number)


def _noted(room: Any) -> dict[str, Decimal]:
    return {} if room.official_minutes is None else {"hours": Decimal(room.official_minutes) / 60}


def _show(request: HttpRequest, room: Any, form: HoursForm, *, status: int) -> HttpResponse:
    context = {"room": room, "area": room.round.area, "form": form}
    return render(request, "conversations/hours.html", context, status=status)
