# SPDX-License-Identifier: EUPL-1.2
"""How sure a share is."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # 95%, two-sided


@dataclass(frozen=True)
class Interval:
    """Where a number may lie, if these people had been drawn from many who think the same (95%)."""

    low: float
    high: float


def wilson(count: int, n: int, z: float = Z) -> Interval:
    """The score interval of Wilson (1927) for `count` out of `n`, from 0 to 1. Of nobody nothing is known: 0 to 1."""
    if n == 0:
        return Interval(0.0, 1.0)
    share, square = count / n, z * z
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    low, high = max(middle - reach, 0.0), min(middle + reach, 1.0)
    return Interval(low if count else 0.0, high if count < n else 1.0)
