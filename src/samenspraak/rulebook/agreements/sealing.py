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


CHECKED = 8  # so many characters of the seal stand on the signing sheet: enough to see that it is another text


def check_code(seal: str) -> str:
    """The first characters of a seal, as people read them out: "3F7A 91BC"."""
    begins = seal[:CHECKED].upper()
    return f"{begins[:4]} {begins[4:]}"


def is_check_code(typed: str, seal: str) -> bool:
    """Whether somebody typed the check code of this seal, however they parted it. More of the seal is as good."""
    plain = "".join(typed.split()).replace("-", "").lower()
    return len(plain) >= CHECKED and seal.startswith(plain)
