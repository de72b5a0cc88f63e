# SPDX-License-Identifier: EUPL-1.2
"""An amount of money in the reader's language. The only place that writes one."""

from functools import lru_cache

from django.utils import formats
from django.utils.translation import get_language

NO_BREAK = "\N{NO-BREAK SPACE}"  # a line never ends between the euro sign and the number


def in_euros(cents: int) -> str:
    """Whole cents as people write them: without decimals where there are none."""
    return _in_euros(cents, get_language())


@lru_cache(maxsize=4096)
def _in_euros(cents: int, _language: str | None) -> str:
    """Pages about money name the same amounts again and again."""
    decimals = 0 if cents % 100 == 0 else 2
    value = cents // 100 if decimals == 0 else cents / 100  # only to be shown: nothing is reckoned with it
    sign, value = ("−", -value) if value < 0 else ("", value)
    return f"{sign}€{NO_BREAK}{formats.number_format(value, decimals, use_l10n=True, force_grouping=True)}"
