# SPDX-License-Identifier: EUPL-1.2
"""Putting the agenda in order: a number for each item, sent together."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspraak.civic.agenda import actions, queries
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.agenda import words
from samenspraak.web.agenda.views.found import area_named
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.numbers import whole


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, area: str) -> HttpResponse:
    """The items that wait on the agenda, each with its place; whoever draws up the agenda changes them."""
    here, person, at = area_named(area), person_of(request), now()
    if request.method == "POST":
        seen = [number for text in request.POST.get("seen", "").split() if (number := whole(text)) is not None]
        wanted = {number: place for number in seen if (place := whole(request.POST.get(f"place-{number}", "")))}
        try:
            actions.arrange(here, seen=seen, wanted=wanted, by=person, at=at)
        except Refused as refused:
            return _page(request, here, wanted, refused.findings)
        messages.success(request, _("The agenda stands in this order now."))
        return redirect(f"{reverse('agenda:list', args=[area])}?volgorde={queries.AGENDA}")
    return _page(request, here, {})


def _page(request: HttpRequest, area: Any, wanted: dict[int, int], findings: Any = ()) -> HttpResponse:
    listed = queries.in_order(area)
    movable, _seat = queries.movable(area, listed, person_of(request), now())
    topics = words.topics()
    items = [
        (one, topics.get(one.topic, one.topic), wanted.get(one.number, place), one.number in movable)
        for place, one in enumerate(listed, start=1)
    ]
    context = {
        "area": area,
        "items": items,
        "may": bool(movable),
        "seen": " ".join(str(one.number) for one in listed),
        "findings": findings,
    }
    return render(request, "agenda/arrange.html", context, status=409 if findings else 200)
