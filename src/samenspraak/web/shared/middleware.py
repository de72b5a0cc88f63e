# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict

from samenspraak.web.shared import errors

Answer = Callable[[HttpRequest], HttpResponse]
NUL = "\x00"


def without_nul(get_response: Answer) -> Answer:
    """Nobody types a NUL, and PostgreSQL keeps none: it is left out of what is asked and of what is sent."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.GET = _without_nul(request.GET)
        if request.method == "POST":
            request.POST = _without_nul(request.POST)
        return get_response(request)

    return answer


def _without_nul(given: QueryDict) -> Any:
    if not any(NUL in name or any(NUL in one for one in values) for name, values in given.lists()):
        return given
    kept = QueryDict(mutable=True, encoding=given.encoding)
    for name, values in given.lists():
        kept.setlist(name.replace(NUL, ""), [one.replace(NUL, "") for one in values])
    return kept


def not_allowed(get_response: Answer) -> Answer:
    """Who opens the address of a form as a page, reads why there is nothing. Django sends an empty page."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or request.method != "GET":
            return response
        page = errors.not_allowed(request)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return answer


def frame(get_response: Answer) -> Answer:
    """Pages of people who are signed in, and pages with forms, are nobody else's: caches keep out."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response

    return answer
