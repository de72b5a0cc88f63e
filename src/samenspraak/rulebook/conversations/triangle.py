# SPDX-License-Identifier: EUPL-1.2
"""The archetype triangle: from weights to a place and back.

Weights are per cents of the three corners in the order of the content: the first corner is at the top (½, 0), the
second at the bottom left (0, 1), the third at the bottom right (1, 1). x runs to the right and y down, both 0–1;
a page stretches that to its own drawing.
"""

from collections.abc import Sequence
from fractions import Fraction

WHOLE = 100
Number = int | float | Fraction


def xy_of(weights: Sequence[Number]) -> tuple[Fraction, Fraction]:
    """The place of a dot, exactly. Weights need not add up to 100; they are taken in proportion."""
    top, left, right = (Fraction(weight) for weight in weights)
    whole = top + left + right
    return (top / 2 + right) / whole, (left + right) / whole


def weights_at(x: Number, y: Number) -> tuple[int, int, int]:
    """The whole per cents that belong to a place. A place outside the triangle counts as the nearest weights inside."""
    across, down = Fraction(x), Fraction(y)
    top = 1 - down
    right = across - top / 2
    return to_hundred(top, down - right, right)


def to_hundred(*parts: Number) -> tuple[int, int, int]:
    """Three parts in proportion as whole per cents that add up to 100. The largest remainders are rounded up.

    Negative parts count as nothing; three times nothing is an even share.
    """
    first, second, third = (max(Fraction(part), Fraction(0)) for part in parts)
    whole = first + second + third
    if not whole:
        return to_hundred(1, 1, 1)
    exact = [part * WHOLE / whole for part in (first, second, third)]
    floors = [int(share) for share in exact]
    remainders = sorted(range(3), key=lambda corner: (floors[corner] - exact[corner], corner))
    for corner in remainders[: WHOLE - sum(floors)]:
        floors[corner] += 1
    return floors[0], floors[1], floors[2]
