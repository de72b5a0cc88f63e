# SPDX-License-Identifier: EUPL-1.2
"""Wanting to hear what is done with a gathering, and not wanting to any more."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations.forms import FollowForm
from samenspraak.web.conversations.views.found import gathering, in_room
from samenspraak.web.shared import networks
from samenspraak.web.shared.clock import now

STATUS_OF = {"too-many-addresses": 429, "address-unreadable": 400}


@require_http_methods(["GET", "HEAD", "POST"])
@in_room
def follow_from_room(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """Leave an address from a phone in the room: a whole hall does so from one network address."""
    done = redirect("conversations:mine" if someone else "conversations:enter", room.code)
    return _follow(request, room, done, frame="conversations/phone.html", someone=someone)


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Leave an address on the public pages of a gathering."""
    room = gathering(area, number)
    done = redirect("conversations:gathering", area, number)
    return _follow(request, room, done, frame="shared/base.html")


def _follow(request: HttpRequest, room: Any, done: HttpResponse, *, frame: str, someone: Any = None) -> HttpResponse:
    form = FollowForm(request.POST if request.method == "POST" else None)
    context = {**following(room), "frame": frame, "someone": someone, "room": room, "form": form}
    if not form.is_valid():
        return render(request, "conversations/follow.html", context, status=400 if form.is_bound else 200)
    try:
        conversations.follow(
            room.pk,
            form.cleaned_data["address"],
            language=get_language() or "nl",
            at=now(),
            network=networks.address_of(request, "followers"),
            in_room=someone is not None,
        )
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.about or None, wording.sentence(finding))
        status = STATUS_OF.get(refused.findings[0].code, 409)
        return render(request, "conversations/follow.html", context, status=status)
    messages.success(request, _("Thank you. You get a mail, unless this address was on the list before."))
    return done


def following(room: Any) -> dict[str, Any]:
    """What a page needs to offer it: whether there is something left to hear, and how long addresses are kept."""
    return {
        "area": room.round.area,
        "may_follow": room.round.closed_at is None and room.status != "cancelled",
        "keeping": queries.keeping_of(room.round),
    }


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, stop: str) -> HttpResponse:
    """The link at the end of each mail: shows what it is about, and stops when it is pressed.

    The secret in the address is the proof: programs that read mail press for their owner, and carry no token.
    """
    found = queries.follower(stop)
    context = {"room": found.conversation if found else None, "stopped": False}
    if request.method == "POST" and found:
        conversations.stop_following(stop)
        context["stopped"] = True
    return render(request, "conversations/stop.html", context, status=200 if found else 404)
