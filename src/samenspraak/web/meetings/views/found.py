# SPDX-License-Identifier: EUPL-1.2
"""Finding what an address is about, who reads it, and answering a form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from samenspraak.civic.meetings import policy, queries
from samenspraak.civic.meetings.queries import Roles
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web.meetings import shown
from samenspraak.web.meetings.words import language
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.forms import NO_NAMES, on_form
from samenspraak.web.shared.fragments import kept

NO_BUSINESS = ("meeting-members-or-team", "meeting-members-only")


def area_at(slug: str) -> Any:
    """A wijk or dorp, or 404; a gebied has no bodies of residents of its own here."""
    area = places.area(slug)
    if area is None or area.kind == "gebied":
        raise Http404
    return area


def bodies_of(area: Any) -> list[tuple[int, str]]:
    """The bodies of residents here. One query."""
    found = people.bodies_of(area)
    return [(body.pk, body.name) for body in found if body.area_id == area.pk and body.kind in body.OF_RESIDENTS]


def meeting_at(area: str, number: int) -> Any:
    """The meeting at this address, or 404."""
    found = queries.meeting(area, number)
    if found is None:
        raise Http404
    return found


def point_at(found: Any, number: int) -> Any:
    """A point of it, or 404."""
    point = queries.point(found, number)
    if point is None:
        raise Http404
    return point


def whole_of(found: Any) -> shown.Whole:
    """What everybody sees of it. One query when it is kept."""
    return kept(f"meeting {found.pk} {language()}", lambda: shown.whole(found))


@dataclass(frozen=True)
class Reader:
    """Who looks, and what they may do: the same answers that the verbs give."""

    roles: Roles
    may_prepare: bool
    may_announce: bool
    may_move: bool
    may_hold: bool
    may_write: bool


def reader_of(request: HttpRequest, found: Any, whole: shown.Whole) -> Reader:
    """Who looks. No query for a visitor, one for who is signed in."""
    roles = roles_of(request, found)
    if roles.typist is None:
        return Reader(roles, *[False] * 5)
    points = sum(not one.dropped for one in whole.points)
    return Reader(
        roles=roles,
        may_prepare=policy.why_not_prepare(roles, found) is None,
        may_announce=policy.why_not_announce(roles, found, points) is None,
        may_move=policy.why_not_move(roles, found) is None,
        may_hold=found.status == "open" or policy.why_not_begin(roles, found, now()) is None,
        may_write=policy.why_not_write(roles, found) is None,
    )


def roles_of(request: HttpRequest, found: Any) -> Roles:
    """The seats from which the reader may act on this meeting."""
    return queries.roles(request.user.pk, found.area, found.body_id, today())


def status_of(*findings: Finding) -> int:
    """403 for who has no business here, else 409."""
    return 403 if any(one.code in NO_BUSINESS for one in findings) else 409


@dataclass(frozen=True)
class Page:
    """A form with what stands around it."""

    area: Any
    title: str
    button: str
    back: str
    lead: str = ""
    danger: bool = False
    found: Any = None


def form_page(
    request: HttpRequest,
    page: Page,
    form: forms.Form,
    do: Callable[[], object],
    *,
    refused: Finding | None,
    done: str,
    names: Mapping[str, str] = NO_NAMES,
    to: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Show the form, or do what it asks. `refused` is why nobody can fill it in; then the form is not shown."""
    context: dict[str, Any] = {"area": page.area, "page": page, "form": form, "closed": refused is not None}
    if refused is not None:
        return render(request, "meetings/form.html", context | {"findings": [refused]}, status=status_of(refused))
    if request.method != "POST" or not form.is_valid():
        return render(request, "meetings/form.html", context, status=400 if form.is_bound else 200)
    try:
        made = do()
    except Refused as wrong:
        findings = on_form(form, wrong.findings, names)
        return render(request, "meetings/form.html", context | {"findings": findings}, status=409)
    messages.success(request, done)
    return redirect(to(made) if to else page.back)
