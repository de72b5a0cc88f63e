# SPDX-License-Identifier: EUPL-1.2
"""Coming in: the code, and from which side somebody takes part."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.conversations import channels, phones
from samenspraak.web.conversations.forms import SIDES, CodeForm
from samenspraak.web.conversations.views.found import in_room, refuse_code, why_not_this_code
from samenspraak.web.shared.access import from_no_seat
from samenspraak.web.shared.clock import now


@from_no_seat
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Type the code that is on the screen."""
    if request.method != "POST":
        return render(request, "conversations/join.html", {"form": CodeForm(), "open": queries.going_on(now())})
    form = CodeForm(request.POST)
    if not form.is_valid():
        return render(request, "conversations/join.html", {"form": form}, status=400)
    typed = form.cleaned_data["code"]
    room = queries.conversation_by_code(typed)
    refused = why_not_this_code(request, room)
    if refused:
        return refuse_code(request, refused, typed)
    return redirect("conversations:enter", room.code)  # type: ignore[union-attr]


@require_http_methods(["GET", "HEAD", "POST"])
@in_room
def enter(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """Through the door: wait when it is closed, choose a side when you are new, or go where the room is."""
    if request.method == "POST":
        return _take_place(request, room)
    if room.status == "planned":
        return render(request, "conversations/waiting.html", _door(room))
    if room.status != "open":
        return render(request, "conversations/over.html", _door(room), status=410)
    if someone and "kant" not in request.GET:
        return redirect("conversations:plate", room.code, room.plate)
    return _choose_side(request, room, someone)


def _take_place(request: HttpRequest, room: Any) -> HttpResponse:
    token = phones.token_of(request) or phones.new_token()
    try:
        side, address = request.POST.get("side", ""), phones.address_of(request)
        conversations.join(room.code, side=side, token=token, address=address, at=now())
    except Refused as refused:
        if any(finding.code == "enough-phones" for finding in refused.findings):
            return _choose_side(request, room, None, findings=refused.findings, status=429)
        if room.status != "open":
            return render(request, "conversations/over.html", _door(room), status=409)
        return _choose_side(request, room, None, findings=refused.findings, status=400)
    channels.tell(room.code)
    response = redirect("conversations:enter", room.code)
    phones.remember(response, token)
    return response


def _choose_side(
    request: HttpRequest, room: Any, someone: Any, *, findings: tuple[Any, ...] = (), status: int = 200
) -> HttpResponse:
    context = {**_door(room), "sides": SIDES, "someone": someone, "findings": findings}
    return render(request, "conversations/side.html", context, status=status)


def _door(room: Any) -> dict[str, Any]:
    return {
        "room": room,
        "area": room.round.area,
        "why_not": policy.why_not_join(room),
        "channel": channels.name("phone", room.code),
    }
