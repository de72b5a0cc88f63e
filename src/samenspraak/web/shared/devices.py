# SPDX-License-Identifier: EUPL-1.2
"""Whose device it is: somebody's own, or one that goes from hand to hand at a table."""

from django.http import HttpRequest

GOES_ROUND = "rondgaan"  # the cookie of a device that goes round, with the code of its gathering


def goes_round(request: HttpRequest, code: str = "") -> bool:
    """Whether this device goes from hand to hand, at this gathering or at any."""
    kept = request.COOKIES.get(GOES_ROUND, "")
    return kept == code if code else bool(kept)
