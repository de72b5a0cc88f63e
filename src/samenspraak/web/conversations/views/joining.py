# SPDX-License-Identifier: EUPL-1.2
"""Coming in: the code, from which side somebody takes part, and, once and only if they like, who they are."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels, phones
from samenspraak.web.conversations.forms import SIDES, AboutYouForm, CodeForm
from samenspraak.web.conversations.views.following import following
from samenspraak.web.conversations.views.found import WAIT_SECONDS, in_room, refuse_code, why_not_this_code
from samenspraak.web.shared import networks
from samenspraak.web.shared.access import from_no_seat
from samenspraak.web.shared.clock import now


@from_no_seat
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Type the code that is on the screen."""
    if request.method != "POST":
        return render(request, "conversations/join.html", {"form": CodeForm(), **_going_on()})
    form = CodeForm(request.POST)
    if not form.is_valid():
        return render(request, "conversations/join.html", {"form": form}, status=400)
    typed = form.cleaned_data["code"]
    room = queries.conversation_by_code(typed)
    refused = why_not_this_code(request, room)
    if refused:
        return refuse_code(request, refused, typed)
    return redirect("conversations:enter", room.code)  # type: ignore[union-attr]


def _going_on() -> dict[str, Any]:
    """What is open now, in rooms and online."""
    going = queries.going_on(now())
    return {
        "open": [room for room in going if room.form != "online"],
        "online": [room for room in going if room.form == "online"],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@in_room
def enter(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """Through the door: wait when it is closed, choose a side when you are new, or go where the room is."""
    if request.method == "POST":
        return _take_place(request, room)
    if room.status == "planned":
        return render(request, "conversations/waiting.html", _door(room))
    if room.status != "open":
        return render(request, "conversations/over.html", {**_door(room), "someone": someone}, status=410)
    if someone and "kant" not in request.GET:
        response = redirect("conversations:plate", room.code, room.plate)
        if room.form == "online":  # open for weeks: whoever comes back is still the same after thirty days
            phones.remember(response, phones.token_of(request))
        return response
    return _choose_side(request, room, someone)


def _take_place(request: HttpRequest, room: Any) -> HttpResponse:
    known = phones.token_of(request)
    token, network = known or phones.new_token(), networks.address_of(request, f"newcomers {room.pk}")
    try:
        conversations.join(room.code, side=request.POST.get("side", ""), token=token, at=now(), address=network)
    except Refused as refused:
        if any(finding.code == "enough-phones" for finding in refused.findings):
            return _choose_side(request, room, None, findings=refused.findings, status=429)
        if room.status != "open":
            return render(request, "conversations/over.html", _door(room), status=409)
        return _not_yet(request, room, refused)
    channels.tell(room.code)
    # a phone that took part before was asked who is behind it before
    response = redirect("conversations:enter" if known else "conversations:about-you", room.code)
    phones.remember(response, token)
    return response


def _not_yet(request: HttpRequest, room: Any, refused: Refused) -> HttpResponse:
    full = refused.findings[0].code == "too-many-newcomers"
    response = _choose_side(request, room, None, findings=refused.findings, status=429 if full else 400)
    if full:
        response.headers["Retry-After"] = WAIT_SECONDS
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@in_room
def about_you(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """Age class, and for residents how long they have lived here. Skipping is one press."""
    if someone is None or room.status != "open":
        return redirect("conversations:enter", room.code)
    told = {"age": someone.age, "lived": someone.lived}
    form = AboutYouForm(request.POST if request.method == "POST" else None, side=someone.side, initial=told)
    if not form.is_valid():
        return _about_you_page(request, room, someone, form, status=400 if form.is_bound else 200)
    given = form.cleaned_data
    try:
        conversations.introduce(someone.pk, age=given["age"], lived=given.get("lived", ""), at=now())
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.about or None, wording.sentence(finding))
        return _about_you_page(request, room, someone, form, status=409)
    return redirect("conversations:mine" if "mijn" in request.GET else "conversations:enter", room.code)


def _about_you_page(request: HttpRequest, room: Any, someone: Any, form: AboutYouForm, *, status: int) -> HttpResponse:
    context = {**_door(room), "someone": someone, "form": form, "from_mine": "mijn" in request.GET}
    return render(request, "conversations/about_you.html", context, status=status)


def _choose_side(
    request: HttpRequest, room: Any, someone: Any, *, findings: tuple[Any, ...] = (), status: int = 200
) -> HttpResponse:
    context = {
        **_door(room),
        "sides": SIDES,
        "opens_votes": queries.least_voters_of(room.round) is not None,
        "someone": someone,
        "earlier": None if someone else queries.earlier_self(room, phones.token_of(request)),
        "findings": findings,
    }
    return render(request, "conversations/side.html", context, status=status)


def _door(room: Any) -> dict[str, Any]:
    return {
        **following(room),
        "room": room,
        "why_not": policy.why_not_join(room),
        "online": queries.online_after(room) if room.status == "closed" else None,
        "channel": channels.name("phone", room.code),
    }
