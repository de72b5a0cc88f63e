# SPDX-License-Identifier: EUPL-1.2
"""Whether a text is congruent: what it is tested against, what was found, and what a party accepted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from samenspraak.civic.agreements.models import Deviation, Version
from samenspraak.civic.agreements.queries.content import content_of, thresholds_of
from samenspraak.rulebook.agreements.congruence import incongruences
from samenspraak.rulebook.agreements.remedies import Kit, Remedy, remedy
from samenspraak.rulebook.agreements.setting import Setting
from samenspraak.rulebook.agreements.terms import Terms, parse
from samenspraak.rulebook.verdicts import Finding


def setting_of(version: Version) -> Setting:
    """What the version is tested against, as it was known when it was last edited."""
    known = version.setting
    return Setting(
        population=known.get("population"),
        wanted=_means(known.get("wanted")),
        archetype=_means(known.get("archetype")),
        topics=tuple(known.get("topics", ())),
        territory=known.get("territory"),
        today=date.fromisoformat(known["today"]) if known.get("today") else None,
    )


def _means(written: Mapping[str, str] | None) -> dict[str, Fraction] | None:
    return {key: Fraction(mean) for key, mean in written.items()} if written else None


def proposed_on(version: Version) -> date | None:
    """The day on which a text was proposed, and so was tested for the last time; None for a draft."""
    return setting_of(version).today if version.digest else None


def findings_of(version: Version, terms: Terms) -> tuple[Finding, ...]:
    """What is not congruent in these terms, tested as the version is. No queries when the content was read before."""
    return incongruences(terms, setting_of(version), thresholds_of(version))


def findings_in(version: Version, rows: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """What is not congruent in these rows, tested as the version is."""
    return findings_of(version, parse(rows))


def remedy_of(version: Version, found: Finding, rows: Sequence[Mapping[str, Any]]) -> Remedy | None:
    """The one change to these rows that takes a finding away; None where people have to choose."""
    kit = Kit(setting_of(version), thresholds_of(version), content_of(version).safeguards)
    return remedy(found, rows, kit)


def deviations_of(version: Version) -> list[Deviation]:
    """Findings that a party accepted, with motive and by whom. Under a seal they never change either: read once."""
    return list(_fixed_deviations(version.pk, version.digest) if version.digest else _deviations(version.pk))


@lru_cache(maxsize=1024)
def _fixed_deviations(version_id: int, sealed: str) -> tuple[Deviation, ...]:
    return _deviations(version_id)


def _deviations(version_id: int) -> tuple[Deviation, ...]:
    return tuple(Deviation.objects.filter(version_id=version_id).select_related("by__body").order_by("pk"))


def accepted(deviations: Iterable[Deviation]) -> frozenset[tuple[str, str]]:
    """Which findings were accepted: by code and what they are about."""
    return frozenset((one.finding, one.about) for one in deviations)
