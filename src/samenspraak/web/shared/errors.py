# SPDX-License-Identifier: EUPL-1.2
"""Pages for what went wrong, in the reader's language."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from samenspraak.web.shared.devices import goes_round

NOT_TYPED = ("csrfmiddlewaretoken", "key", "code", "letter")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shared/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shared/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shared/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "shared/errors/500.html", status=500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: an old tab, or cookies that are off. Shows back what was typed.

    Not on a device that goes from hand to hand: there it may be what somebody else typed.
    """
    return render(request, "shared/errors/stale_form.html", {"typed": _back(request)}, status=403)


def signed_out(request: HttpRequest) -> HttpResponse:
    """A form of somebody who is not signed in any more: what was typed, and the way back to where it stood."""
    context = {"typed": _back(request), "next": _page_before(request) or step_back(request.path)}
    return render(request, "shared/errors/signed_out.html", context, status=403)


def not_allowed(request: HttpRequest) -> HttpResponse:
    """An address that a form is sent to, opened as a page: by loading it again, or in the other language."""
    return render(request, "shared/errors/405.html", {"back": step_back(request.path)}, status=405)


def step_back(path: str) -> str:
    """The nearest address above this one that exists."""
    parts = path.strip("/").split("/")
    for length in range(len(parts) - 1, 0, -1):
        above = f"/{'/'.join(parts[:length])}/"
        try:
            resolve(above)
        except Resolver404:
            continue
        return above
    return "/"


def _page_before(request: HttpRequest) -> str:
    """The page of this site on which the form stood, when the browser tells; "" when it does not."""
    told = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=request.is_secure()):
        return ""
    found = urlsplit(told)
    return f"{found.path}?{found.query}" if found.query else found.path


def _back(request: HttpRequest) -> list[str]:
    return [] if goes_round(request) else typed_in(request)


def typed_in(request: HttpRequest) -> list[str]:
    """What somebody typed in a form that cannot be taken, to show back: the longer texts, and no keys or codes."""
    texts = ((name, str(value)) for name, value in request.POST.items())
    return [text for name, text in texts if name not in NOT_TYPED and len(text) > 20]
