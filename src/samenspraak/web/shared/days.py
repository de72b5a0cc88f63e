# SPDX-License-Identifier: EUPL-1.2
"""Days and moments in words, where the municipality is, in the reader's language."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import formats, timezone
from django.utils.translation import get_language


def day(when: date | None) -> str:
    """A day in words; "" when there is none."""
    return _day(when, get_language() or "nl") if when else ""


@lru_cache(maxsize=4096)
def _day(when: date, language: str) -> str:
    """Pages name few days and name them often."""
    return formats.date_format(when, "j F Y")


def day_of(when: datetime) -> str:
    """The day of a moment."""
    return day(here(when).date())


def moment(when: datetime) -> str:
    """A moment in words."""
    local = here(when)
    return f"{day(local.date())}, {local:%H:%M}"


def here(when: datetime) -> datetime:
    """A moment as the clocks of the municipality show it."""
    return when.astimezone(timezone.get_default_timezone())
