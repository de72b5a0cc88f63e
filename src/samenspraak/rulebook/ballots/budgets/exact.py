# SPDX-License-Identifier: EUPL-1.2
"""A row of exact amounts in which each rests on those before it, over one common denominator.

Each amount is (whole number + sum of whole multiples of earlier amounts) / whole number. Reducing a fraction at every
step costs more than the whole count; over one denominator that grows, every step is a few products of whole numbers.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import gcd


class Chain:
    """Amounts by number, from 0. Amount 0 is given, the others are added."""

    def __init__(self, first: Fraction) -> None:
        self.denominator = first.denominator
        self.numerators = [first.numerator]

    def __len__(self) -> int:
        return len(self.numerators)

    def __getitem__(self, number: int) -> Fraction:
        return Fraction(self.numerators[number], self.denominator)

    def sum(self, whole: int, multiples: Mapping[int, int]) -> int:
        """whole + Σ multiple × amount, as a numerator over the common denominator."""
        return whole * self.denominator + sum(
            multiple * self.numerators[number] for number, multiple in multiples.items() if multiple
        )

    def add(self, numerator: int, divisor: int) -> None:
        """Add the amount numerator / (denominator × divisor). The denominator grows by what does not cancel."""
        common = gcd(numerator, divisor)
        numerator, divisor = numerator // common, divisor // common
        if divisor > 1:
            self.denominator *= divisor
            self.numerators = [one * divisor for one in self.numerators]
        self.numerators.append(numerator)
