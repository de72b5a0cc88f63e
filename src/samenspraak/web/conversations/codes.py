# SPDX-License-Identifier: EUPL-1.2
"""How a join code is shown and how its address is made."""

from django.conf import settings
from django.urls import reverse


def join_address(code: str) -> str:
    """The whole address behind the QR code."""
    return f"{settings.ORIGIN}{reverse('conversations:enter', args=[code])}"


def spoken_code(code: str) -> str:
    """The code in two threes, as people read it aloud."""
    return f"{code[:3]} {code[3:]}"


def short_address() -> str:
    """What people type who have no camera: host and page, without what browsers add themselves."""
    return f"{settings.ORIGIN.partition('//')[2]}/meedoen"
