# SPDX-License-Identifier: EUPL-1.2
"""What the gebiedsteam does: start a round, prepare a gathering, lead the room."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.answers import in_words
from samenspraak.web.conversations.codes import join_address, short_address, spoken_code
from samenspraak.web.conversations.forms import REASONS, GatheringForm, RoundForm
from samenspraak.web.conversations.plates import content_for_reader, plates_of, way
from samenspraak.web.conversations.views.found import area_named, gathering, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.numbers import whole

EVENING = time(19, 30)
NOTICE = timedelta(days=14)  # a good default: people need two weeks to keep an evening free


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, area: str) -> HttpResponse:
    """Start a traject for this area."""
    here = area_named(area)
    only_organisers(request, here)
    form = RoundForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 400 if request.method == "POST" else 200
        return render(request, "conversations/start.html", {"area": here, "form": form}, status=status)
    try:
        conversations.start_round(here, form.cleaned_data["purpose"], by=request.user.pk, at=now())
    except Refused as refused:
        context = {"area": here, "form": form, "findings": refused.findings}
        return render(request, "conversations/start.html", context, status=409)
    messages.success(request, _("The round has started. Now prepare the first gathering."))
    return redirect("conversations:prepare", area)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, area: str) -> HttpResponse:
    """Prepare a gathering: everything has a good default, one press is enough."""
    here = area_named(area)
    only_organisers(request, here)
    round_ = queries.open_round(here)
    if round_ is None:
        return redirect("conversations:start", area)
    plates = _all_plates(round_)
    form = GatheringForm(plates, request.POST or None, initial=_defaults(here, round_, request))
    if request.method != "POST" or not form.is_valid():
        return _prepare_page(request, round_, form, status=400 if request.method == "POST" else 200)
    try:
        made = _prepared(round_, form, request)
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(finding.about or None, wording.sentence(finding))
        return _prepare_page(request, round_, form, status=409)
    messages.success(request, _("The gathering is in the books."))
    return redirect("conversations:gathering", area, made.number)


def _all_plates(round_: Any) -> list[Any]:
    content = content_for_reader(round_)
    return plates_of(content, queries.plates_of(content))


def _prepared(round_: Any, form: GatheringForm, request: HttpRequest) -> Any:
    asked = form.cleaned_data
    return conversations.prepare(
        round_.pk,
        title=asked["title"],
        place=asked["place"],
        starts_at=asked["starts_at"],
        plates=asked["plates"],
        key=asked["key"],
        by=request.user.pk,
        at=now(),
    )


def _prepare_page(request: HttpRequest, round_: Any, form: GatheringForm, *, status: int) -> HttpResponse:
    context = {"area": round_.area, "round": round_, "form": form, "presets": content_for_reader(round_).presets}
    context["chosen"] = request.GET.get("keuze", "")
    return render(request, "conversations/prepare.html", context, status=status)


def _defaults(area: Any, round_: Any, request: HttpRequest) -> dict[str, Any]:
    """A gathering in two weeks, half past seven, with the plates of the chosen preset or all of them."""
    content = content_for_reader(round_)
    preset = content.preset(request.GET.get("keuze", ""))
    plates = list(preset.plates) if preset else queries.plates_of(content)
    evening = timezone.make_aware(datetime.combine(today() + NOTICE, EVENING))
    return {"title": _("Conversation in {area}").format(area=area.name), "starts_at": evening, "plates": plates}


@require_safe
def show(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """One gathering: when, where, what about, how to join; for the gebiedsteam also its buttons."""
    room = gathering(area, number)
    context = {
        **_room_words(room),
        "organises": queries.organiser(request.user.pk, room.round.area, now()) is not None,
        "state": queries.screen_state(room.code),
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
    asked = whole(request.POST.get("answer", ""))
    found = queries.answer_of(room, asked) if asked is not None else None
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
    if name == "afzeggen":
        return redirect("conversations:area", area)
    return redirect(LEADS_AWAY.get(name, "conversations:lead"), area, number)
