# SPDX-License-Identifier: EUPL-1.2
"""Leading the room: the page of a gathering, and every press of the host."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.conversations import channels, papers
from samenspraak.web.conversations.leading import leading_words, log_of, reading_at, room_words
from samenspraak.web.conversations.views import online
from samenspraak.web.conversations.views.following import following
from samenspraak.web.conversations.views.found import gathering, number_in, only_organisers
from samenspraak.web.conversations.views.moderating import READING
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """One gathering: when, where, what about, how to join; for the gebiedsteam also its buttons."""
    room = gathering(area, number)
    context = {
        **room_words(room),
        **following(room),
        "rescheduled": queries.rescheduled(room) if room.status == "planned" and room.revision else None,
        "organises": queries.organiser(request.user.pk, room.round.area, now()) is not None,
        "state": queries.screen_state(room.code),
        "online": queries.online_after(room) if room.status == "closed" else None,
        "may_go_online": online.may_go_online(room),
        **papers.on_the_page(room, now()),
    }
    return render(request, "conversations/gathering.html", context)


@signed_in
@require_safe
def lead(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The host's page, made for a phone in one hand."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    return _lead_page(request, room)


def _lead_page(request: HttpRequest, room: Any, *, findings: Any = (), status: int = 200) -> HttpResponse:
    if room.form == "online" or room.status == "closed":  # nobody is led (any more): only reading is left
        return online.page(request, room, findings=findings, status=status)
    words = leading_words(room, request, "room")
    context = {
        **words,
        "revealed": room.plate in room.revealed,
        "state": queries.screen_state(room.code),
        "reading": reading_at(room, room.plate, words["content"]),
        "log": log_of(room) if room.status == "open" else [],
        "minutes": policy.MINUTES,
        "now": now(),
        "findings": findings,
    }
    return render(request, "conversations/lead.html", context, status=status)


@signed_in
@require_safe
def handing_over(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """To whom the room may be handed over."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    others = [one for one in queries.colleagues(room.round.area, now()) if one.pk != request.user.pk]
    context = {**leading_words(room, request, ""), "colleagues": others}
    return render(request, "conversations/hand_over.html", context)


def _plate(verb: Callable[..., Any]) -> Callable[[Any, HttpRequest], Any]:
    """A verb about a plate that the form names."""
    return lambda room, request: verb(room.pk, request.POST.get("plate", ""), by=request.user.pk, at=now())


def _plain(verb: Callable[..., Any], *said: Any) -> Callable[[Any, HttpRequest], Any]:
    """A verb that needs nothing from the form."""
    return lambda room, request: verb(room.pk, *said, by=request.user.pk, at=now())


def _number(verb: Callable[..., Any], name: str) -> Callable[[Any, HttpRequest], Any]:
    """A verb with one number from the form; 0 where the form has none, which the verb refuses."""
    return lambda room, request: verb(room.pk, number_in(request, name) or 0, by=request.user.pk, at=now())


@dataclass(frozen=True)
class Deed:
    """One press: what it does, whether phones must hear of it, and where it leads."""

    do: Callable[[Any, HttpRequest], Any]
    phones: bool = True
    leads_to: str = "conversations:lead"
    at: str = ""  # the place on that page


DEEDS = {
    "openen": Deed(_plain(conversations.open)),
    "afzeggen": Deed(_plain(conversations.cancel), leads_to="conversations:gathering"),
    "naar": Deed(_plate(conversations.go_to)),
    "onthullen": Deed(_plate(conversations.reveal)),
    "verbergen": Deed(_plate(conversations.hide)),
    "vrij": Deed(_plain(conversations.roam, True)),
    "samen": Deed(_plain(conversations.roam, False)),
    "klok": Deed(_number(conversations.set_clock, "minutes")),
    "klok-stoppen": Deed(_plain(conversations.stop_clock)),
    "pauze": Deed(_plain(conversations.pause, True)),
    "pauze-voorbij": Deed(_plain(conversations.pause, False)),
    "eerst-lezen": Deed(_plain(conversations.check_first, True), phones=False, at="#wensen"),
    "meteen-tonen": Deed(_plain(conversations.check_first, False), phones=False, at="#wensen"),
    "overnemen": Deed(_plain(conversations.take_over), phones=False),
    "overdragen": Deed(_number(conversations.hand_over, "to"), phones=False),
    "sluiten": Deed(_plain(conversations.close), leads_to="conversations:outcomes"),
    **{name: Deed(do, phones=False, at="#wensen") for name, do in READING.items()},
}


@signed_in
@require_POST
def deed(request: HttpRequest, area: str, number: int, name: str) -> HttpResponse:
    """One press of the host."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    if name not in DEEDS:
        raise Http404
    pressed = DEEDS[name]
    try:
        pressed.do(room, request)
    except Refused as refused:
        return _lead_page(request, gathering(area, number), findings=refused.findings, status=409)
    channels.tell(room.code, room=pressed.phones)
    if name == "sluiten" and "online" in request.POST:
        return redirect("conversations:go-online", area, number)
    return redirect(reverse(pressed.leads_to, args=[area, number]) + pressed.at)
