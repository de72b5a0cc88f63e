# SPDX-License-Identifier: EUPL-1.2
"""Who signed a text, and what it is that they sign."""

from collections.abc import Iterable

from samenspraak.civic.agreements.models import Deviation, Signature, Version
from samenspraak.rulebook.agreements.sealing import seal_of
from samenspraak.rulebook.agreements.terms import Terms


def signatures_of(version_id: int) -> list[Signature]:
    """Who signed, in order, with body and seats; also what was taken back. One query."""
    related = ("body", "seat", "entered_by__body")
    return list(Signature.objects.filter(version_id=version_id).select_related(*related).order_by("at", "pk"))


def standing(signatures: Iterable[Signature]) -> list[Signature]:
    """The signatures that were not taken back."""
    return [one for one in signatures if one.taken_back_at is None]


def bodies_signed(version_id: int) -> set[int]:
    """The bodies whose signature stands under a version."""
    found = Signature.objects.filter(version_id=version_id, taken_back_at=None)
    return set(found.values_list("body_id", flat=True))


def what_is_signed(version: Version, terms: Terms, deviations: Iterable[Deviation]) -> str:
    """The seal of a text as it stands: what is shown to who signs."""
    deviating = [(one.finding, one.about, one.motive) for one in deviations]
    return seal_of(version.agreement.area.slug, version.number, terms, deviating)
