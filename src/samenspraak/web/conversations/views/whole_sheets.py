# SPDX-License-Identifier: EUPL-1.2
"""A whole sheet of paper on one page, made for who types fifty of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
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
from samenspraak.rulebook.conversations import (
    Stack,
    read_sheet,
    sheet_name,
    sheet_number,
    whose_sheet,
    why_not_enter_now,
)
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
from samenspraak.web.shared.numbers import whole

SCANNED = re.compile(r"/([\w-]+)/gesprek/(\d{1,9})/invoeren/blad/(\d{1,4})/?$")


@require_safe
@for_organisers
def find(request: HttpRequest, room: Any) -> HttpResponse:
    """From what was typed or scanned to the page of that sheet, here or at the gathering that it is of.

    What is no number, or has a code that no gathering has, is a sheet written by hand.
    """
    typed = _scanned(request.GET.get("sheet", "").strip())
    if not typed:
        return redirect("conversations:sheets", room.round.area.slug, room.number)
    read = read_sheet(typed)
    places = _places(room, *read) if read else []
    if read and room.code in [place.room.code for place in places]:
        return redirect("conversations:sheet-number", room.round.area.slug, room.number, read[1])
    if places:
        return _elsewhere(request, room, read, places)
    address = reverse("conversations:sheet-by-hand", args=[room.round.area.slug, room.number])
    query = request.GET.copy()
    query["sheet"] = typed[:40]
    return redirect(f"{address}?{query.urlencode()}")


def _scanned(typed: str) -> str:
    """The address in the QR code of a sheet, as the number that stands beside it; anything else as it is."""
    scanned = SCANNED.search(typed)
    found = queries.conversation_at(scanned[1], int(scanned[2])) if scanned else None
    return sheet_name(found.code, int(scanned[3])) if scanned and found else typed


@dataclass(frozen=True)
class Place:
    """A gathering that a sheet may be of; with the sheet, when it was entered there."""

    room: Any
    known: Any
    called: str
    why_not: Finding | None

    @property
    def leads_on(self) -> bool:
        """Whether there is something to see or to enter."""
        return self.known is not None or self.why_not is None


def _places(room: Any, code: str, number: int) -> list[Place]:
    """The gatherings that this sheet may be of, first those where something can be done. Two queries."""
    found = queries.with_sheet(room.round, number, code)
    stacks = {one.code: Stack(one.code, one.sheets_printed, known is not None) for one, known in found}
    here = stacks.pop(room.code)
    may_be_of = whose_sheet(code, number, here, stacks.values())
    places = [
        Place(one, known, sheet_name(one.code, number), why_not_enter_now(one.status, one.closed_at, now()))
        for one, known in found
        if one.code in may_be_of
    ]
    return sorted(places, key=lambda place: not place.leads_on)


def _elsewhere(request: HttpRequest, room: Any, read: tuple[str, int] | None, places: list[Place]) -> HttpResponse:
    """This sheet is of another gathering, or may be: which, and whether it was entered there."""
    code, number = read or ("", 0)
    context = {
        "room": room,
        "area": room.round.area,
        "number": number,
        "has_code": bool(code),
        "called": places[0].called if code else sheet_name(room.code, number),
        "places": places,
    }
    return render(request, "conversations/sheet_elsewhere.html", context)


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
    if known is None and sheet and sheet > room.sheets_printed and "hier" not in request.GET:
        places = _places(room, "", sheet)
        if places[0].room.code != room.code:
            return _elsewhere(request, room, ("", sheet), places)
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
        taken_back=[pk for one in request.POST.getlist("taken_back") if (pk := whole(one)) is not None],
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
        "of_another": any(finding.code == "sheet-of-another-gathering" for finding in refused),
        "no_such_code": number is None and read_sheet(called) is not None and not refused,
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
