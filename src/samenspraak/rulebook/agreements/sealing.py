# SPDX-License-Identifier: EUPL-1.2
"""What a party signs: one seal over the area, the version, the terms and the deviations that were accepted."""

from collections.abc import Iterable

from samenspraak.rulebook.agreements.terms import Terms
from samenspraak.rulebook.ledger import digest

Deviating = tuple[str, str, str]  # the code of the finding, what it is about, the motive


def seal_of(area: str, version: int, terms: Terms, deviations: Iterable[Deviating] = ()) -> str:
    """SHA-256 in hexadecimal. The order in which deviations were accepted does not matter; every word of them does.

    `area` is the slug. Equal terms of another area or version have another seal: nobody signs for elsewhere.
    """
    accepted = sorted([code, about, motive] for code, about, motive in deviations)
    return digest({"area": area, "version": version, "terms": terms.digest(), "deviations": accepted})
