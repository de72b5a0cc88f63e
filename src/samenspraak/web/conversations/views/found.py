# SPDX-License-Identifier: EUPL-1.2
"""Finding what an address is about, before anything else; and who looks at it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.conversations import phones
from samenspraak.web.conversations.forms import CodeForm
from samenspraak.web.shared import networks
from samenspraak.web.shared.access import from_no_seat
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.devices import goes_round

View = Callable[..., HttpResponse]
STATUS_OF = {
    "code-unknown": 404,
    "enough-codes": 429,
    "gathering-closed": 410,
    "gathering-cancelled": 410,
    "gathering-not-open-yet": 409,
}
WAIT_SECONDS = "10"


def area_named(slug: str) -> Any:
    """The area with this address, or 404."""
    area = places.area(slug)
    if area is None:
        raise Http404
    return area


def gathering(slug: str, number: int) -> Any:
    """The gathering with this number in this area, or 404."""
    room = queries.conversation_at(slug, number)
    if room is None:
        raise Http404
    return room


def round_called(slug: str, number: int | None) -> Any:
    """The round with this number in this area, or the newest; or 404."""
    found = queries.newest_round_at(slug) if number is None else queries.round_at(slug, number)
    if found is None:
        raise Http404
    return found


def number_in(request: HttpRequest, name: str) -> int | None:
    """The whole number that a form sends under this name; None when it sends anything else."""
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def organises(request: HttpRequest, area: Any) -> bool:
    """Whether the reader may organise here: what buttons a page shows."""
    return queries.organiser(request.user.pk, area, now()) is not None


def only_organisers(request: HttpRequest, area: Any) -> None:
    """403 for everybody but the gebiedsteam of the area."""
    if not organises(request, area):
        raise PermissionDenied


def in_room(view: View) -> View:
    """Find the gathering by the code in the address, and who this phone is in it."""

    @from_no_seat
    @wraps(view)
    def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        room, someone = queries.phone_in_room(code, phones.token_of(request))
        refused = why_not_this_code(request, room)
        if refused:
            return refuse_code(request, refused, code)
        room.goes_round = goes_round(request, room.code)  # type: ignore[union-attr]
        response = view(request, room, someone, *args, **kwargs)
        if room.goes_round:  # type: ignore[union-attr]
            response.headers["Cache-Control"] = "no-store"  # the next one may press "back"
        return response

    return guarded


def why_not_this_code(request: HttpRequest, room: Any) -> Finding | None:
    """Why this code leads nowhere: it does not exist; who tried many of those waits.

    A right code always opens: a whole hall may share an address, and one heckler must not keep the others out.
    """
    if room is not None:
        return None
    try:
        conversations.note_wrong_code(networks.address_of(request), at=now())
    except Refused as refused:
        return refused.findings[0]
    return Finding("code-unknown", about="code")


def refuse_code(request: HttpRequest, finding: Finding, typed: str, room: Any = None) -> HttpResponse:
    """The join page again, with what was typed and why it was not enough."""
    form = CodeForm(initial={"code": typed[:40]})
    context = {"form": form, "findings": [finding], "conversation": room}
    response = render(request, "conversations/join.html", context, status=STATUS_OF[finding.code])
    if finding.code == "enough-codes":
        response.headers["Retry-After"] = WAIT_SECONDS
    return response
