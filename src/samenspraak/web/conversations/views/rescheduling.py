# SPDX-License-Identifier: EUPL-1.2
"""Plans change: a gathering at another moment or place. Who left an address hears it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.forms import WhenForm
from samenspraak.web.conversations.views.found import gathering, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reschedule(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Put a gathering that has not begun at another moment or place."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    refused = policy.why_not_reschedule(room)
    if refused:
        return _page(request, room, None, findings=[refused], status=409)
    form = WhenForm(request.POST or None, initial=_as_it_is(room))
    if request.method != "POST" or not form.is_valid():
        return _page(request, room, form, status=400 if request.method == "POST" else 200)
    try:
        conversations.reschedule(room.pk, **form.cleaned_data, by=request.user.pk, at=now())
    except Refused as refusal:
        for finding in refusal.findings:
            form.add_error(finding.about if finding.about in form.fields else None, wording.sentence(finding))
        return _page(request, room, form, status=409)
    channels.tell(room.code, room=True)
    messages.success(request, _("Saved. Who left an e-mail address gets a mail about it."))
    return redirect("conversations:gathering", area, number)


def _as_it_is(room: Any) -> dict[str, Any]:
    return {"starts_at": room.starts_at, "place": room.place, "minutes": room.minutes}


def _page(
    request: HttpRequest, room: Any, form: WhenForm | None, *, findings: Any = (), status: int = 200
) -> HttpResponse:
    context = {"room": room, "area": room.round.area, "form": form, "findings": findings}
    return render(request, "conversations/reschedule.html", context, status=status)
