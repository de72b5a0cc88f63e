# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from samenspraak.civic.agenda import queries as agenda
from samenspraak.civic.conversations import queries as conversations
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.web.places import area_page, overview
from samenspraak.web.places.stages import stages_of
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.fragments import fragment

MOST = 6  # things named under "going on now"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The whole municipality: join with a code, what is going on now, and where every area stands."""
    mine = people.home_of(request.user.pk, today()) if request.user.is_authenticated else None
    context = {"overview": fragment("home", _overview), "mine": mine.area if mine else None}
    return render(request, "places/home.html", context)


def _overview() -> SafeString:
    areas, stages = list(places.areas()), stages_of()
    context = {
        "town": places.municipality(),
        "open": conversations.going_on(now())[:MOST],
        "soon": conversations.upcoming(now(), most=MOST),
        "ballots": agenda.votes_going_on(now())[:MOST],
        "tiles": overview.tiles(areas, stages),
        "groups": overview.groups(areas, stages),
        "begun": overview.begun(areas, stages),
    }
    return render_to_string("places/overview.html", context)


@require_safe
def map_page(request: HttpRequest) -> HttpResponse:
    """The municipality on a map with true shapes, as far as they were taken in, and the same as a list."""
    return render(request, "places/map.html", {"map": fragment("map", _map)})


def _map() -> SafeString:
    areas, stages, found = list(places.areas()), stages_of(), places.shapes(today())
    context = {
        "town": places.municipality(),
        "shapes": overview.shapes(found, stages),
        "tiles": () if found else overview.tiles(areas, stages),
        "units": overview.shared_units(found),
        "year": found[0].unit.year if found else None,
        "groups": overview.groups(areas, stages),
    }
    return render_to_string("places/map_body.html", context)


@require_safe
def area(request: HttpRequest, area: str) -> HttpResponse:
    """One area: where it stands, what goes on, what was agreed, and who speaks there. A gebied lists its parts."""
    found = places.area(area)
    if found is None:
        raise Http404
    make = _gebied if found.kind == "gebied" else _area
    context = {"area": found, "body": fragment(f"area:{found.slug}", lambda: make(found))}
    return render(request, "places/area.html", context)


def _area(found: Any) -> SafeString:
    context = {"area": found, "page": area_page.of(found, now()), "voices": people.voices_of(found, today())}
    return render_to_string("places/area_body.html", context)


def _gebied(found: Any) -> SafeString:
    parts = list(places.parts_of(found))
    group = overview.groups([found, *parts], stages_of([part.pk for part in parts]))[0]
    context = {"area": found, "group": group, "voices": people.voices_of(found, today())}
    return render_to_string("places/gebied_body.html", context)
