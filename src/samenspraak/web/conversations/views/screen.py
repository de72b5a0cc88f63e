# SPDX-License-Identifier: EUPL-1.2
"""The room screen: readable at ten metres, public to who has the code."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from samenspraak.civic.conversations import queries
from samenspraak.web.conversations import channels
from samenspraak.web.conversations.codes import join_address, short_address, spoken_code
from samenspraak.web.conversations.plates import content_for_reader, plates_of, way
from samenspraak.web.conversations.results import results_of
from samenspraak.web.conversations.views.found import in_room

ON_SCREEN = 8  # more would be too small to read, or fall off the screen


@require_safe
@in_room
def screen(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """The whole screen. What goes on online has no room, and so no screen."""
    if room.form == "online":
        return redirect("conversations:enter", room.code)
    context = {**picture_of(room), "channel": channels.name("screen", room.code)}
    return render(request, "conversations/screen.html", context)


@require_safe
@in_room
def picture(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """What changes on the screen, fetched again when something changed."""
    return render(request, "conversations/parts/screen_picture.html", picture_of(room))


def picture_of(room: Any) -> dict[str, Any]:
    """Everything the screen shows. Results only when the host revealed this plate."""
    content = content_for_reader(room.round)
    place = way(plates_of(content, room.plates), room.plate)
    revealed = bool(place) and room.plate in room.revealed
    result = None
    if place and revealed:
        said = queries.outcomes_in(room, plate=room.plate)
        result = results_of([place.plate], said, content, None)[0]
    return {
        "room": room,
        "area": room.round.area,
        "plate": place.plate if place else None,
        "result": result,
        "wishes": _newest(result)[:ON_SCREEN],
        "more_wishes": max(0, len(_newest(result)) - ON_SCREEN),
        "state": queries.screen_state(room.code),
        "spoken_code": spoken_code(room.code),
        "join_address": join_address(room.code),
        "short_address": short_address(),
    }


def _newest(result: Any) -> list[str]:
    """The newest wishes at this plate, whatever the question."""
    if result is None:
        return []
    said = sorted((wish for asked in result.asked for wish in asked.wishes), reverse=True)
    return [words for _answer, words, _side in said]
