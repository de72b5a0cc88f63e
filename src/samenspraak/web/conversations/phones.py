# SPDX-License-Identifier: EUPL-1.2
"""How a phone is recognised, which device goes round a table, and how a network address is known without keeping it."""

import ipaddress
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from samenspraak.web.shared.clock import today
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


def address_of(request: HttpRequest, purpose: str = "guesses") -> str:
    """A keyed hash of the network address that lasts a day: enough to count by, useless afterwards.

    Each purpose has its own, so that who joins cannot be told from who guesses.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:  # behind our own proxy: the last address is the one the proxy saw
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    return salted_hmac(purpose, f"{today()} {_network_of(address)}", algorithm="sha256").hexdigest()


def _network_of(address: str) -> str:
    """An IPv6 subscriber has a whole /64 of addresses: to us that is one."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False)) if known.version == 6 else str(known)
