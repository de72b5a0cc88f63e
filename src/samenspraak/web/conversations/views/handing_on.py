# SPDX-License-Identifier: EUPL-1.2
"""One device for a whole table: it goes from hand to hand, and shows nobody what the one before said."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from samenspraak.web.conversations import phones
from samenspraak.web.conversations.views.found import in_room


@require_POST
@in_room
def go_round(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """From now on this device goes round; or, with `stop`, it is one person's again."""
    response = redirect("conversations:enter", room.code)
    if "stop" in request.POST:
        phones.stay_put(response)
        return response
    logout(request)  # nobody's account goes along
    phones.let_go_round(response, room.code)
    return response


@require_POST
@in_room
def hand_on(request: HttpRequest, room: Any, someone: Any) -> HttpResponse:
    """Done: a clean start page for the next one. Forms that the one before had open do not work any more."""
    response = redirect("conversations:enter", room.code)
    if room.goes_round:
        list(messages.get_messages(request))  # what was said to the one before is not said to the next
        rotate_token(request)
        phones.forget(response)
    return response
