# SPDX-License-Identifier: EUPL-1.2
"""How a phone is recognised, and which device goes round a table."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from samenspraak.web.shared.devices import GOES_ROUND

COOKIE = "deelnemer"
KEPT_SECONDS = 30 * 24 * 3600
AN_EVENING = 12 * 3600


def token_of(request: HttpRequest) -> str:
    """The token of this phone; empty when it never joined."""
    return request.COOKIES.get(COOKIE, "")[:100]


def remember(response: HttpResponse, token: str) -> None:
    """Let the phone keep its token: this is what makes it the same participant when it comes back."""
    response.set_cookie(
        COOKIE, token, max_age=KEPT_SECONDS, httponly=True, samesite="Lax", secure=bool(settings.SECURE)
    )


def new_token() -> str:
    """A token for a phone that joins for the first time."""
    return secrets.token_urlsafe(24)


def forget(response: HttpResponse) -> None:
    """Let this device forget who it was: the next one to take it in hand is somebody else."""
    response.delete_cookie(COOKIE, samesite="Lax")


def let_go_round(response: HttpResponse, code: str) -> None:
    """Note on the device that it goes round, for an evening."""
    response.set_cookie(
        GOES_ROUND, code, max_age=AN_EVENING, httponly=True, samesite="Lax", secure=bool(settings.SECURE)
    )


def stay_put(response: HttpResponse) -> None:
    """It is one person's device again."""
    response.delete_cookie(GOES_ROUND, samesite="Lax")
