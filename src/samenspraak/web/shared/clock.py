# SPDX-License-Identifier: EUPL-1.2
"""The only place where pages look at the clock."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, aware."""
    return timezone.now()  # noqa: TID251  (the edge)


def today() -> date:
    """This day, where the municipality is."""
    return timezone.localdate()
