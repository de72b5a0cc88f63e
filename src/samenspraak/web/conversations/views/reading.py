# SPDX-License-Identifier: EUPL-1.2
"""What everybody may read: the conversation of an area, its gatherings, and what was said."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from samenspraak.civic.conversations import queries
from samenspraak.web.conversations import outcomes as outcome
from samenspraak.web.conversations.plates import content_for_reader, plates_of
from samenspraak.web.conversations.views.following import following
from samenspraak.web.conversations.views.found import area_named, gathering, organises, round_called


@require_safe
def area_page(request: HttpRequest, area: str) -> HttpResponse:
    """The conversation of an area: its round, its gatherings, and where to read what was said."""
    here = area_named(area)
    rounds = queries.rounds_of(here)
    going = next((one for one in rounds if one.closed_at is None), None)
    context = {
        "area": here,
        "round": going,
        "rounds": [_with_gatherings(one) for one in rounds],
        "online": [room for one in rounds for room in one.conversations.all() if _is_open_online(room)],
        "organises": organises(request, here),
        "plates": _plates_on_offer(going),
    }
    return render(request, "conversations/area.html", context)


def _is_open_online(room: Any) -> bool:
    return bool(room.form == "online" and room.status == "open")


def _with_gatherings(round_: Any) -> dict[str, Any]:
    """A round with its gatherings, newest first; moments are written out once, here."""
    rooms = sorted(round_.conversations.all(), key=lambda room: room.starts_at, reverse=True)
    for room in rooms:
        room.when = date_format(localtime(room.starts_at), "j F Y, H:i")
    return {
        "number": round_.number,
        "closed_at": round_.closed_at,
        "gatherings": rooms,
        "any_closed": any(room.status == "closed" for room in rooms),
    }


def _plates_on_offer(going: Any) -> list[Any]:
    if going is None:
        return []
    content = content_for_reader(going)
    return plates_of(content, queries.plates_of(content))


@require_safe
def outcomes(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """What was said at one gathering, as far as it is revealed or closed."""
    room = gathering(area, number)
    return render(request, "conversations/outcomes.html", following(room) | outcome.of_room(room))


@require_safe
def round_outcomes(request: HttpRequest, area: str) -> HttpResponse:
    """What was said in all gatherings of the newest round together."""
    round_ = queries.newest_round_at(area)
    context = outcome.of_round(round_) if round_ else {"area": area_named(area)}
    return render(request, "conversations/outcomes.html", context)


@require_safe
def outcomes_of_round(request: HttpRequest, area: str, number: int) -> HttpResponse:
    """The same of one round: an address that stays when a next round begins."""
    return render(request, "conversations/outcomes.html", outcome.of_round(round_called(area, number)))


@require_safe
def answers(request: HttpRequest, area: str, number: int, key: str) -> HttpResponse:
    """The answers at one plate of a gathering, question by question: what the figures are made of."""
    return _answers(request, outcome.answers_in(gathering(area, number), key))


@require_safe
def answers_of_round(request: HttpRequest, area: str, number: int, key: str) -> HttpResponse:
    """The same in all gatherings of a round."""
    return _answers(request, outcome.answers_of(round_called(area, number), key))


def _answers(request: HttpRequest, found: dict[str, Any] | None) -> HttpResponse:
    if found is None:
        raise Http404
    place, under = found["way"], found["under"]
    links = {"before": place.before, "after": place.after}
    found |= {name: {"title": one.title, "where": under(one.key, "")} for name, one in links.items() if one}
    return render(request, "conversations/answers.html", found)
