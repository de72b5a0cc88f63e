# SPDX-License-Identifier: EUPL-1.2
"""Pages for what went wrong, in the reader's language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from samenspraak.web.shared.devices import goes_round


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
    typed = [] if goes_round(request) else typed_in(request)
    return render(request, "shared/errors/stale_form.html", {"typed": typed}, status=403)


def typed_in(request: HttpRequest) -> list[str]:
    """What somebody typed in a form that cannot be taken, to show back: the longer texts, and no keys."""
    texts = ((name, str(value)) for name, value in request.POST.items())
    return [text for name, text in texts if name != "csrfmiddlewaretoken" and len(text) > 20]
