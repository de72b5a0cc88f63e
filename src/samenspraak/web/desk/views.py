# SPDX-License-Identifier: EUPL-1.2
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspraak.civic.people import queries as people
from samenspraak.web.desk import work
from samenspraak.web.shared.access import person_of, signed_in
from samenspraak.web.shared.clock import now, today


@signed_in
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for whoever holds a seat."""
    desks = work.desks_of(people.seats_of(request.user.pk, today()), now(), person_of(request))
    waiting = sum(len(one.work) for one in desks)
    home = None if desks else people.home_of(person_of(request), today())
    return render(request, "desk/desk.html", {"desks": desks, "waiting": waiting, "home": home and home.area})
