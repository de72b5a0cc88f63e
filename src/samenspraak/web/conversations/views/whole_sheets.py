# SPDX-License-Identifier: EUPL-1.2
"""A whole sheet of paper on one page, made for who types fifty of them."""

import re
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy, queries
from samenspraak.civic.conversations.actions import Filled
from samenspraak.rulebook.conversations import sheet_name, sheet_number
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.answers import in_words
from samenspraak.web.conversations.compass_field import compass_field
from samenspraak.web.conversations.forms import (
    CHANNEL_NAMES,
    SIDE_NAMES,
    SheetHeadForm,
    SheetPlateForm,
    initial_of,
    sheet_plates,
)
from samenspraak.web.conversations.plates import content_for_reader, plates_of
from samenspraak.web.conversations.views.paper import for_organisers
from samenspraak.web.shared.clock import now

SCANNED = re.compile(r"/gesprek/(\d+)/invoeren/blad/(\d+)/?$")


@require_safe
@for_organisers
def find(request: HttpRequest, room: Any) -> HttpResponse:
    """From what was typed or scanned to the page of that sheet; what is no number is a sheet written by hand."""
    typed = request.GET.get("sheet", "").strip()
    number = _number(typed, room)
    if number:
        return redirect("conversations:sheet-number", room.round.area.slug, room.number, number)
    if not typed:
        return redirect("conversations:sheets", room.round.area.slug, room.number)
    address = reverse("conversations:sheet-by-hand", args=[room.round.area.slug, room.number])
    query = request.GET.copy()
    query["sheet"] = typed[:40]
    return redirect(f"{address}?{query.urlencode()}")


def _number(typed: str, room: Any) -> int | None:
    scanned = SCANNED.search(typed)
    if scanned and int(scanned[1]) == room.number:
        return int(scanned[2])
    return sheet_number(typed, room.code)


@require_http_methods(["GET", "HEAD", "POST"])
@for_organisers
def enter(request: HttpRequest, room: Any, sheet: int | None = None) -> HttpResponse:
    """A sheet to type over: all its plates below each other. A sheet that was entered before is shown first."""
    called = sheet_name(room.code, sheet) if sheet else request.GET.get("sheet", "")[:40]
    if request.method == "POST":
        return _save(request, room, sheet)
    known = queries.sheet_called(room, called) if called else None
    if known and "verder" not in request.GET:
        return _known(request, room, known)
    why_not = policy.why_not_enter_sheet(room, known, side="resident", channel="paper", again=True, at=now())
    return _page(request, room, called, known=known, why_not=why_not)


def _known(request: HttpRequest, room: Any, known: Any) -> HttpResponse:
    """This number was entered before: what stands there, and what can be done."""
    content = content_for_reader(room.round)
    context = {
        "room": room,
        "area": room.round.area,
        "someone": known,
        "side_name": SIDE_NAMES[known.side],
        "channel_name": CHANNEL_NAMES[known.channel],
        "answers": in_words(queries.answers_by(known), content),
        "why_not": policy.why_not_enter_sheet(
            room, known, side=known.side, channel=known.channel, again=True, at=now()
        ),
    }
    return render(request, "conversations/sheet_known.html", context)


def _save(request: HttpRequest, room: Any, sheet: int | None) -> HttpResponse:
    called = request.POST.get("sheet", "")
    content = content_for_reader(room.round)
    head = SheetHeadForm(request.POST)
    plates = sheet_plates(content, plates_of(content, room.plates), request.POST)
    if not all([head.is_valid(), *(plate.is_valid() for plate in plates)]):
        return _page(request, room, called, head=head, plates=plates, status=400)
    try:
        done = conversations.enter_sheet(room.pk, _filled(request, called, head, plates), by=request.user.pk, at=now())
    except Refused as refused:
        return _page(request, room, called, head=head, plates=plates, refused=refused.findings, status=409)
    channels.tell(room.code)
    messages.success(request, _saved(done))
    address = reverse("conversations:sheets", args=[room.round.area.slug, room.number])
    return redirect(f"{address}?na={sheet_number(done.sheet, room.code) or ''}")


def _saved(done: Any) -> str:
    return ngettext("Sheet {sheet} is saved: {n} answer.", "Sheet {sheet} is saved: {n} answers.", done.answers).format(
        sheet=done.sheet, n=done.answers
    )


def _filled(request: HttpRequest, called: str, head: SheetHeadForm, plates: list[SheetPlateForm]) -> Filled:
    given: Mapping[str, Any] = head.cleaned_data
    return Filled(
        sheet=called,
        side=given["side"],
        age=given["age"],
        lived=given["lived"],
        channel=request.POST.get("channel", "paper"),
        answers={plate.plate.key: plate.inputs() for plate in plates},
        taken_back=[int(pk) for pk in request.POST.getlist("taken_back") if pk.isdecimal()],
        again=given["again"],
        key=given["key"],
    )


def _page(
    request: HttpRequest,
    room: Any,
    called: str,
    *,
    known: Any = None,
    head: SheetHeadForm | None = None,
    plates: list[SheetPlateForm] | None = None,
    refused: tuple[Finding, ...] = (),
    why_not: Finding | None = None,
    status: int = 200,
) -> HttpResponse:
    content = content_for_reader(room.round)
    known = known or (queries.sheet_called(room, called) if called else None)
    before = queries.answers_by(known) if known else []
    head = head or SheetHeadForm(initial=_initial_head(known))
    plates = plates or sheet_plates(content, plates_of(content, room.plates), initial=initial_of(before))
    number = sheet_number(called, room.code)
    context = {
        "room": room,
        "area": room.round.area,
        "called": called,
        "channel": request.POST.get("channel") or request.GET.get("channel", "paper"),
        "head": head,
        "forms": plates,
        "findings": _blamed(plates, refused) or ([why_not] if why_not else []),
        "entered_already": any(finding.code == "sheet-entered-already" for finding in refused),
        "never_printed": number is not None and number > room.sheets_printed,
        "by_hand": number is None,
        "before": in_words(before, content),
        "compass": compass_field([str(point.title) for point in content.compass]),
        "compass_points": ",".join(point.key for point in content.compass),
        "letters": "abcdefghijklmnopqrstuvwxyz",
    }
    return render(request, "conversations/sheet_whole.html", context, status=status)


def _initial_head(known: Any) -> dict[str, Any]:
    if known is None:
        return {"side": "resident"}
    return {"side": known.side, "age": known.age, "lived": known.lived, "again": True}


def _blamed(plates: list[SheetPlateForm], refused: tuple[Finding, ...]) -> list[Finding]:
    """Puts each finding at the field it is about; gives back those that are about the sheet as a whole."""
    left = []
    for finding in refused:
        form = next((one for one in plates if _asks(one, finding.about)), None) if finding.about else None
        if form is None:
            left.append(finding)
        else:
            form.blame(finding.about, wording.sentence(finding))
    return left


def _asks(form: SheetPlateForm, question: str) -> bool:
    return any(name == question or name.endswith(f"-{question}") for name in form.fields)
