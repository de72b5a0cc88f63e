# SPDX-License-Identifier: EUPL-1.2
"""Leading the room: the page of a gathering, and every press of the host."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.answers import in_words
from samenspraak.web.conversations.codes import join_address, short_address, spoken_code
from samenspraak.web.conversations.forms import REASONS
from samenspraak.web.conversations.plates import content_for_reader, plates_of, way
from samenspraak.web.conversations.views import online
from samenspraak.web.conversations.views.found import gathering, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """One gathering: when, where, what about, how to join; for the gebiedsteam also its buttons."""
    room = gathering(area, number)
    context = {
        **_room_words(room),
        "organises": queries.organiser(request.user.pk, room.round.area, now()) is not None,
        "state": queries.screen_state(room.code),
        "online": queries.online_after(room) if room.status == "closed" else None,
        "may_go_online": online.may_go_online(room),
    }
    return render(request, "conversations/gathering.html", context)


def _room_words(room: Any) -> dict[str, Any]:
    content = content_for_reader(room.round)
    return {
        "room": room,
        "area": room.round.area,
        "plates": plates_of(content, room.plates),
        "content": content,
        "join_address": join_address(room.code),
        "spoken_code": spoken_code(room.code),
        "short_address": short_address(),
    }


@signed_in
@require_safe
def lead(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The host's page, made for a phone in one hand."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    return _lead_page(request, room)


def _lead_page(request: HttpRequest, room: Any, *, findings: Any = (), status: int = 200) -> HttpResponse:
    if room.form == "online":
        return online.page(request, room, findings=findings, status=status)
    content = content_for_reader(room.round)
    context = {
        **_room_words(room),
        "way": way(plates_of(content, room.plates), room.plate),
        "revealed": room.plate in room.revealed,
        "state": queries.screen_state(room.code),
        "wishes": in_words(queries.wishes_at(room, room.plate, hidden=True), content),
        "reasons": REASONS,
        "channel": channels.name("screen", room.code),
        "findings": findings,
    }
    return render(request, "conversations/lead.html", context, status=status)


def _go_to(room: Any, request: HttpRequest) -> Any:
    return conversations.go_to(room.pk, request.POST.get("plate", ""), by=request.user.pk, at=now())


def _reveal(room: Any, request: HttpRequest) -> Any:
    return conversations.reveal(room.pk, request.POST.get("plate", ""), by=request.user.pk, at=now())


def _hide(room: Any, request: HttpRequest) -> Any:
    return conversations.hide(room.pk, request.POST.get("plate", ""), by=request.user.pk, at=now())


def _answer_of(room: Any, request: HttpRequest) -> int:
    asked = request.POST.get("answer", "")
    found = queries.answer_of(room, int(asked)) if asked.isdigit() else None
    if found is None:
        raise Http404
    return found.pk


def _hide_answer(room: Any, request: HttpRequest) -> Any:
    reason = request.POST.get("reason", "")
    return conversations.hide_answer(_answer_of(room, request), reason, by=request.user.pk, at=now())


DEEDS: dict[str, Callable[[Any, HttpRequest], Any]] = {
    "openen": lambda room, request: conversations.open(room.pk, by=request.user.pk, at=now()),
    "afzeggen": lambda room, request: conversations.cancel(room.pk, by=request.user.pk, at=now()),
    "naar": _go_to,
    "onthullen": _reveal,
    "verbergen": _hide,
    "vrij": lambda room, request: conversations.roam(room.pk, True, by=request.user.pk, at=now()),
    "samen": lambda room, request: conversations.roam(room.pk, False, by=request.user.pk, at=now()),
    "antwoord-verbergen": _hide_answer,
    "antwoord-tonen": lambda room, request: conversations.show_answer(
        _answer_of(room, request), by=request.user.pk, at=now()
    ),
    "sluiten": lambda room, request: conversations.close(room.pk, by=request.user.pk, at=now()),
}
LEADS_AWAY = {"sluiten": "conversations:outcomes", "afzeggen": "conversations:area"}


@signed_in
@require_POST
def deed(request: HttpRequest, area: str, number: int, name: str) -> HttpResponse:
    """One press of the host."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    if name not in DEEDS:
        raise Http404
    try:
        DEEDS[name](room, request)
    except Refused as refused:
        return _lead_page(request, gathering(area, number), findings=refused.findings, status=409)
    channels.tell(room.code, room=True)
    if name == "sluiten" and "online" in request.POST:
        return redirect("conversations:go-online", area, number)
    if name == "afzeggen":
        return redirect("conversations:area", area)
    return redirect(LEADS_AWAY.get(name, "conversations:lead"), area, number)
