# SPDX-License-Identifier: EUPL-1.2
"""The calendar and the news of an area, of a gebied with its parts, or of the whole city: files that programs fetch."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.places import queries as places
from samenspraak.web.feeds import calendar, dates, news
from samenspraak.web.shared.clock import now
from samenspraak.web.shared.fragments import Mark, current, kept

LOOKS_BACK = timedelta(days=90)  # of a calendar
FRESH = 900  # seconds for which nobody need ask again


@require_safe
def ics(request: HttpRequest, area: str = "") -> HttpResponse:
    """The calendar, to subscribe to."""
    return _answer(request, f"calendar {area}", lambda: _calendar(area), "text/calendar; charset=utf-8")


@require_safe
def atom(request: HttpRequest, area: str = "") -> HttpResponse:
    """The news."""
    make = lambda: _news(area, request.path)  # noqa: E731
    return _answer(request, f"news {area}", make, "application/atom+xml; charset=utf-8")


def _answer(request: HttpRequest, name: str, make: Callable[[], Any], kind: str) -> HttpResponse:
    """The file, made once for each deed; or only that nothing has changed. One query when it is kept."""
    mark = current()
    body = kept(f"{get_language()} {name}", make, mark)
    answer = HttpResponse(body, content_type=kind, headers={"ETag": _tag(name, mark)})
    answer.headers["Cache-Control"] = f"public, max-age={FRESH}"
    return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer


def _tag(name: str, mark: Mark) -> str:
    return f'"{sha256(" ".join((get_language() or "", name, *mark)).encode()).hexdigest()[:24]}"'


def _areas(slug: str) -> list[Any]:
    """An area with its parts; all of them without a name."""
    everywhere = list(places.areas())
    if not slug:
        return everywhere
    found = next((area for area in everywhere if area.slug == slug), None)
    if found is None:
        raise Http404
    return [found, *(area for area in everywhere if area.parent_id == found.pk)]


def _calendar(slug: str) -> bytes:
    areas, at = _areas(slug), now()
    name = areas[0].name if slug else places.municipality().name
    held = dates.events([area.pk for area in areas], at - LOOKS_BACK)
    return calendar.written(_("Calendar of {area}").format(area=name), held, at)


def _news(slug: str, address: str) -> str:
    areas = _areas(slug)
    name = areas[0].name if slug else places.municipality().name
    entries = ledger.of_kinds(news.KINDS, [area.slug for area in areas] if slug else None, most=news.MOST)
    names = {area.slug: area.name for area in areas} if len(areas) > 1 else {}
    return news.written(_("News of {area}").format(area=name), address, entries, names, now())
