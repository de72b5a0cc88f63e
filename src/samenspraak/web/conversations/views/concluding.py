# SPDX-License-Identifier: EUPL-1.2
"""The conclusion of a plate: the host writes it with the room, and the phones say whether it fits."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.conversations import CONCLUSION_LIMIT
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.leading import leading_words
from samenspraak.web.conversations.views.found import gathering, in_room, number_in, only_organisers
from samenspraak.web.shared import errors
from samenspraak.web.shared.access import signed_in
from samenspraak.web.shared.clock import now


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """Write the conclusion of a plate, show it, and ask whether it fits."""
    room = gathering(area, number)
    only_organisers(request, room.round.area)
    asked = request.GET.get("plaat", "")
    plate = asked if asked in room.plates else room.plate
    if request.method != "POST":
        if room.status != "open":
            return redirect("conversations:lead", area, number)
        return _page(request, room, plate)
    try:
        _do(request, room, plate)
    except Refused as refused:
        return _page(request, gathering(area, number), plate, findings=refused.findings, status=409)
    channels.tell(room.code, room=True)
    return redirect(reverse("conversations:conclude", args=[area, number]) + f"?plaat={plate}")


def _do(request: HttpRequest, room: Any, plate: str) -> None:
    """Save the text; the second button also asks, the third takes the text away."""
    person, at, wanted = request.user.pk, now(), request.POST.get("do", "show")
    text = "" if wanted == "take-away" else request.POST.get("text", "")
    after = number_in(request, "after") or 0
    written = conversations.write_conclusion(room.pk, plate, text, after=after, by=person, at=at)
    if wanted == "ask":
        conversations.ask_fit(room.pk, plate, written.number, by=person, at=at)


def _page(request: HttpRequest, room: Any, plate: str, *, findings: Any = (), status: int = 200) -> HttpResponse:
    newest = queries.newest_conclusion(room, plate)
    standing = newest if newest and newest.text else None
    words = leading_words(room, request, "conclude", plate)
    context = {
        **words,
        "plate": words["way"].plate,
        "conclusion": standing,
        "after": newest.number if newest else 0,
        "typed": request.POST["text"] if findings and "text" in request.POST else (standing.text if standing else ""),
        "limit": CONCLUSION_LIMIT,
        "missed": queries.missed_in(standing) if standing and standing.asked_at else [],
        "findings": findings,
    }
    return render(request, "conversations/conclude.html", context, status=status)


@require_POST
@in_room
def fit(request: HttpRequest, room: Any, someone: Any, key: str) -> HttpResponse:
    """Say on a phone whether the conclusion of a plate fits."""
    if someone is None:
        return errors.stale_form(request)
    if key not in room.plates:
        raise Http404
    said = {"ja": True, "nee": False}.get(request.POST.get("fits", ""))
    missing, number = request.POST.get("missing", ""), number_in(request, "number") or 0
    try:
        conversations.say_fit(someone.pk, key, number=number, fits=said, missing=missing, at=now())
    except Refused as refused:
        return _fit_again(request, room, someone, key, refused)
    channels.tell(room.code)
    messages.success(request, _("Thank you. You can change this as long as the gathering is open."))
    return redirect("conversations:plate", room.code, key)


def _fit_again(request: HttpRequest, room: Any, someone: Any, key: str, refused: Refused) -> HttpResponse:
    """What was chosen and typed, why it could not be sent, and the text as it is now."""
    conclusion = queries.asked_of(room, key, someone)
    context = {
        "room": room,
        "area": room.round.area,
        "someone": someone,
        "key": key,
        "fit": conclusion and fit_words(conclusion, request.POST.get("fits"), request.POST.get("missing", "")),
        "typed": request.POST.get("missing", ""),
        "findings": [wording.sentence(finding) for finding in refused.findings],
    }
    return render(request, "conversations/fit.html", context, status=409)


def fit_words(conclusion: Any, fits: str | None = None, missing: str | None = None) -> dict[str, Any]:
    """A conclusion as a phone is asked about it, with what this phone said of it before, or just typed."""
    said = {True: "ja", False: "nee", None: ""}[conclusion.own]
    return {
        "text": conclusion.text,
        "number": conclusion.number,
        "fits": said if fits is None else fits,
        "missing": (conclusion.missed or "") if missing is None else missing,
        "said": said,
    }
