# SPDX-License-Identifier: EUPL-1.2
"""Which network a request comes from, as far as limits need it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from samenspraak.web.shared.clock import today


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
