# SPDX-License-Identifier: EUPL-1.2
"""The same door for paper: the gebiedsteam types in a table, a sheet, or what somebody without a phone says."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.conversations import enterable_until, sheet_name, why_not_enter_now
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.answers import in_words
from samenspraak.web.conversations.forms import (
    CHANNEL_NAMES,
    SIDE_NAMES,
    PlateForm,
    SheetForm,
    SheetNumberForm,
    initial_of,
)
from samenspraak.web.conversations.plates import Way, content_for_reader, plates_of, way
from samenspraak.web.conversations.views.found import gathering, only_organisers
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.numbers import whole


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Begin a sheet, or go on with one that was begun."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    form = SheetForm(request.POST or None, initial={"channel": "paper", "side": "resident"})
    if request.method != "POST" or not form.is_valid():
        return _sheets_page(request, room, form, status=400 if request.method == "POST" else 200)
    try:
        asked = form.cleaned_data
        someone = conversations.enter_for(room.pk, **asked, by=request.user.pk, at=now())
    except Refused as refused:
        for finding in refused.findings:
            form.add_error(None, wording.sentence(finding))
        return _sheets_page(request, room, form, status=409)
    channels.tell(room.code)
    return redirect("conversations:sheet-plate", area, number, someone.pk, room.plates[0])


def _sheets_page(request: HttpRequest, room: Any, form: SheetForm, *, status: int) -> HttpResponse:
    rows = [
        {
            "id": one.pk,
            "sheet": one.sheet,
            "channel": CHANNEL_NAMES[one.channel],
            "side": SIDE_NAMES[one.side],
            "given": one.given,
        }
        for one in queries.sheets(room)
    ]
    context = {
        "room": room,
        "area": room.round.area,
        "form": form,
        "sheets": rows,
        "number_form": SheetNumberForm(initial={"sheet": _next_number(request, room)}, auto_id="nr_%s"),
        "printed": room.sheets_printed,
        "why_not": why_not_enter_now(room.status, room.closed_at, now()),
        "late_until": enterable_until(room.closed_at) if room.closed_at else None,
    }
    return render(request, "conversations/sheets.html", context, status=status)


def _next_number(request: HttpRequest, room: Any) -> str:
    """The next printed sheet that was not entered: one press less for whoever types a whole pile in order."""
    after = whole(request.GET.get("na", ""))
    if after is None:
        return ""
    entered = queries.sheets_entered(room)
    later = range(after + 1, room.sheets_printed + 1)
    return next((f"{number:03}" for number in later if sheet_name(room.code, number) not in entered), "")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def enter_plate(request: HttpRequest, area: str, number: int, sheet: int, key: str) -> HttpResponse:
    """One plate of a sheet; after saving the next plate comes up."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    someone = queries.sheet(room, sheet)
    place = way(plates_of(content_for_reader(room.round), room.plates), key)
    if someone is None or place is None:
        raise Http404
    if request.method != "POST":
        return _show(request, room, someone, place)
    form = PlateForm(content_for_reader(room.round), place.plate, request.POST)
    if not form.is_valid():
        return _show(request, room, someone, place, form=form, status=400)
    try:
        conversations.answer_plate(someone.pk, plate=key, inputs=form.inputs(), by=request.user.pk, at=now())
    except Refused as refused:
        for finding in refused.findings:
            form.blame(finding.about, wording.sentence(finding))
        return _show(request, room, someone, place, form=form, status=409)
    channels.tell(room.code)
    messages.success(request, _("Saved."))
    if place.after is None:
        return redirect("conversations:sheets", area, number)
    return redirect("conversations:sheet-plate", area, number, sheet, place.after.key)


def _show(
    request: HttpRequest, room: Any, someone: Any, place: Way, *, form: PlateForm | None = None, status: int = 200
) -> HttpResponse:
    content = content_for_reader(room.round)
    here = [answer for answer in queries.answers_by(someone) if answer.plate == place.plate.key]
    context = {
        "room": room,
        "area": room.round.area,
        "someone": someone,
        "channel_name": CHANNEL_NAMES[someone.channel],
        "side_name": SIDE_NAMES[someone.side],
        "way": place,
        "plate": place.plate,
        "plates": plates_of(content, room.plates),
        "form": form or PlateForm(content, place.plate, initial=initial_of(here)),
        "answers": in_words(here, content),
    }
    return render(request, "conversations/sheet.html", context, status=status)
