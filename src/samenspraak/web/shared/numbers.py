# SPDX-License-Identifier: EUPL-1.2
"""Whole numbers as they come in addresses and forms: anything may stand there."""

MOST_DIGITS = 18  # what fits in any column of both databases


def whole(given: str) -> int | None:
    """The number, when plain digits stand there and not too many of them. `str.isdigit` also takes "²"."""
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else None
