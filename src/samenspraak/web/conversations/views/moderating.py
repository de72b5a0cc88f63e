# SPDX-License-Identifier: EUPL-1.2
"""Reading along: what the room gets to see of what people say. On the host's page and on that of the wishes."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.web.conversations.views.found import number_in
from samenspraak.web.shared.clock import now


def answer_in(room: Any, request: HttpRequest) -> int:
    """The answer that the form names, when it was given in this gathering."""
    found = queries.answer_of(room, number_in(request, "answer") or 0)
    if found is None:
        raise Http404
    return found.pk


def _admit(room: Any, request: HttpRequest) -> None:
    conversations.admit(answer_in(room, request), by=request.user.pk, at=now())


def _admit_all(room: Any, request: HttpRequest) -> None:
    plate, upto = request.POST.get("plate", ""), number_in(request, "upto") or 0
    conversations.admit_all(room.pk, plate, upto=upto, by=request.user.pk, at=now())


def _hide(room: Any, request: HttpRequest) -> None:
    reason = request.POST.get("reason", "")
    conversations.hide_answer(answer_in(room, request), reason, by=request.user.pk, at=now())


def _show(room: Any, request: HttpRequest) -> None:
    conversations.show_answer(answer_in(room, request), by=request.user.pk, at=now())


def _pin(pinned: bool) -> Callable[[Any, HttpRequest], None]:
    return lambda room, request: conversations.pin_wish(answer_in(room, request), pinned, by=request.user.pk, at=now())


READING: dict[str, Callable[[Any, HttpRequest], None]] = {
    "tonen": _admit,
    "alles-tonen": _admit_all,
    "antwoord-verbergen": _hide,
    "antwoord-tonen": _show,
    "vastzetten": _pin(True),
    "losmaken": _pin(False),
}
