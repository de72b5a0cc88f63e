# SPDX-License-Identifier: EUPL-1.2
"""The room screen: readable at ten metres, public to who has the code. Nobody's name stands on it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ContentSet
from samenspraak.web.conversations import channels, known_groups, pictures
from samenspraak.web.conversations.cards import answers_on_screen
from samenspraak.web.conversations.codes import join_address, short_address, spoken_code
from samenspraak.web.conversations.groups import shared_by_all
from samenspraak.web.conversations.plates import Plate, content_for_reader, plates_of, way
from samenspraak.web.conversations.results import results_of, shared_and_divided
from samenspraak.web.conversations.views.found import in_room
from samenspraak.web.shared.clock import now

SHARED, IN_BREAK = 4, 3  # statements on the last screen, and in a break


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
    state = queries.screen_state(room.code) or {}
    room = _no_older_than(state, room)
    content = content_for_reader(room.round)
    place = way(plates_of(content, room.plates), room.plate)
    plate = place.plate if place else None
    groups = _groups(room, plate, content, state)
    seen = {**state, "groups": groups.number}
    return {
        "room": room,
        "area": room.round.area,
        "plate": plate,
        "state": state,
        "revealed": bool(plate) and room.plate in room.revealed,
        "answers": pictures.picture(room, seen, lambda: _middle(room, plate, content, state, groups.found)),
        "again": int(known_groups.REST.total_seconds()) if groups.is_behind else 0,
        "now": now(),
        "spoken_code": spoken_code(room.code),
        "join_address": join_address(room.code),
        "short_address": short_address(),
    }


def _no_older_than(state: Mapping[str, Any], room: Any) -> Any:
    """The room, read again when it changed between reading it and reading its state: pictures are kept by state."""
    if all(getattr(room, name) == state.get(name) for name in (*queries.STATE, "checks_first")):
        return room
    return queries.conversation_by_code(room.code) or room


def _groups(room: Any, plate: Plate | None, content: ContentSet, state: Mapping[str, Any]) -> known_groups.Now:
    """The groups in the votes that the room saw, for the plates with statements and for the breaks in between."""
    if room.status != "open" or plate is None or not room.revealed:
        return known_groups.Now()
    has_statements = room.plate in room.revealed and bool(getattr(plate.on, "statements", ()))
    return known_groups.of_a_room(room, content, state) if room.paused or has_statements else known_groups.Now()


def _middle(room: Any, plate: Plate | None, content: ContentSet, state: Any, opinions: Any) -> SafeString:
    """What depends on answers: made once for everybody who looks."""
    if room.status == "closed":
        return render_to_string("conversations/parts/screen_over.html", _over(room, content))
    if room.status != "open" or plate is None:
        return SafeString("")
    shared = shared_by_all(opinions, content, room.revealed)
    if room.paused:
        context = {"shared": shared[:IN_BREAK], "groups": opinions.groups if opinions else ()}
        return render_to_string("conversations/parts/screen_shared.html", context)
    newest = queries.newest_conclusion(room, plate.key)
    words = {"room": room, "plate": plate, "conclusion": newest if newest and newest.text else None}
    if plate.key in room.revealed:
        seen = queries.shown_at(room, plate.key)
        result = results_of([plate], seen.said, content, None)[0]
        words["shown"] = answers_on_screen(result, seen.wishes, seen.groups, words["conclusion"], shared)
        return render_to_string("conversations/parts/screen_answers.html", words)
    words |= {"answered": queries.answered_at(room, plate.key), "people": state["participants"]}
    return render_to_string("conversations/parts/screen_question.html", words)


def _over(room: Any, content: ContentSet) -> dict[str, Any]:
    """What all groups share; where there are no groups, on what most people stand together."""
    heard = queries.heard_in(room)
    opinions = known_groups.of_what_is_over(heard)
    shared = shared_by_all(opinions, content, room.plates)[:SHARED]
    return {
        "groups": opinions.groups,
        "shared": shared,
        "most": [] if shared else shared_and_divided(heard.outcomes, content)["shared"][:SHARED],
        "short_address": short_address(),
    }
