# SPDX-License-Identifier: EUPL-1.2
"""How a phone is recognised, and how the address of somebody who guesses codes is known without keeping it."""

import ipaddress
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from samenspraak.web.shared.clock import today

COOKIE = "deelnemer"
KEPT_SECONDS = 30 * 24 * 3600


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


def address_of(request: HttpRequest) -> str:
    """A keyed hash of the network address that lasts a day: enough to count wrong codes, useless afterwards."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:  # behind our own proxy: the last address is the one the proxy saw
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    return salted_hmac("guesses", f"{today()} {_network_of(address)}", algorithm="sha256").hexdigest()


def _network_of(address: str) -> str:
    """An IPv6 subscriber has a whole /64 of addresses: to us that is one."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False)) if known.version == 6 else str(known)
