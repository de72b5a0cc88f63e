# SPDX-License-Identifier: EUPL-1.2
"""A version for machines: what it is (metadata), and all of it in one file that an outsider can check.

docs/rules/agreements.md §11 has the recipe for checking; a test runs that recipe as it stands there.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings

from samenspraak.civic.agreements import queries
from samenspraak.rulebook.agreements.terms import Terms
from samenspraak.web.agreements.papers import address_of

FORMAT = "samenspraak-agreement/1"
KIND = "convenant"
FORMS = {
    "application/pdf": "afspraken.pdf",
    "application/vnd.oasis.opendocument.text": "afspraken.odt",
    "application/json": "afspraken.json",
    "text/html": "",
}


def metadata(version: Any, signatures: Iterable[Any], municipality: str) -> dict[str, Any]:
    """What a register or an archive wants to know, with names after Dublin Core. `None` is: not yet, or not there."""
    address, before = address_of(version), version.based_on
    area = version.agreement.area
    return {
        "identifier": address,
        "title": f"Afspraken {area.name}, versie {version.number}",
        "type": KIND,
        "type_checked": False,  # whether the Woo sees it so, a municipality has still to check
        "creator": municipality,
        "publisher": municipality,
        "language": "nl",
        "spatial": {"area": area.slug, "name": area.name},
        "parties": [{"side": one.side, "name": one.body.name, "signed_at": _moment(one.at)} for one in signatures],
        "created": _moment(version.drafted_at),
        "modified": _moment(version.edited_at),
        "valid": {"from": _day(version.since), "until": _day(version.until)},
        "status": "suspended" if version.is_suspended else version.status,
        "ground": version.ground or None,
        "digest": {"algorithm": "SHA-256", "value": version.digest} if version.digest else None,
        "is_version_of": address.removesuffix(f"{version.number}/"),
        "based_on": address.removesuffix(f"{version.number}/") + f"{before.number}/" if before else None,
        "formats": {kind: address + name for kind, name in FORMS.items()},
    }


def whole(
    about: Mapping[str, Any],
    version: Any,
    terms: Terms,
    *,
    deviations: Iterable[Any],
    signatures: Sequence[Any],
    words: Mapping[int, str],
) -> dict[str, Any]:
    """Everything of a version. `words` are those of the wishes that still stand: what was withdrawn is left out."""
    setting = version.setting
    return {
        "format": FORMAT,
        "about": dict(about),
        "area": version.agreement.area.slug,
        "version": version.number,
        "summary": version.summary,
        "terms": [{**row, "sources": [_source(one, words) for one in row["sources"]]} for row in terms.as_rows()],
        "deviations": [_deviation(one) for one in deviations],
        "signatures": [_signature(one) for one in queries.standing(signatures)],
        "taken_back": [_taken_back(one) for one in signatures if one.taken_back_at],
        "digest": version.digest,
        "tested_against": {"content": version.content.digest, "setting": setting},
        "findings": [
            {"code": one.code, "severity": one.severity, "about": one.about}
            for one in queries.findings_of(version, terms)
        ],
        "logbook": {"address": f"{settings.ORIGIN}/logboek/", "subject": f"agreement:{version.pk}"},
        "recipe": RECIPE,
    }


RECIPE = (
    "digest = SHA-256 of the canonical JSON (UTF-8, keys sorted, no spaces) of {area, version, terms, deviations}; "
    "terms = SHA-256 of the canonical JSON of the list of terms without their sources; "
    "deviations = the sorted list of [finding, about, motive]. Each signature carries the same digest."
)


def _source(source: Mapping[str, Any], words: Mapping[int, str]) -> dict[str, Any]:
    """Where a term comes from; a wish only with the words that its writer left standing."""
    if not source.get("answer"):
        return dict(source)
    kept = {name: value for name, value in source.items() if name != "text"}
    return {**kept, "text": words[source["answer"]]} if words.get(source["answer"]) else {**kept, "withdrawn": True}


def _deviation(one: Any) -> dict[str, Any]:
    by = one.by.body.name
    return {"finding": one.finding, "about": one.about, "motive": one.motive, "by": by, "at": _moment(one.at)}


def _signature(one: Any) -> dict[str, Any]:
    """`decided` is how the body came to it; `paper` says who entered it, and the day that stood on the sheet."""
    entered = one.entered_by and {"signed_on": _day(one.signed_on), "entered_by": one.entered_by.body.name}
    decided = {"how": one.reached, "on": _day(one.decided_on), "words": one.decided} if one.reached else None
    signed = {"side": one.side, "body": one.body.name, "role": one.seat.role, "digest": one.digest}
    return signed | {"decided": decided, "paper": entered, "remark": one.remark, "at": _moment(one.at)}


def _taken_back(one: Any) -> dict[str, Any]:
    """A signature that binds nobody any more: kept apart, so that nobody counts it."""
    return {**_signature(one), "taken_back_at": _moment(one.taken_back_at), "reason": one.taken_back_why}


def _moment(at: Any) -> str:
    return str(at.isoformat(timespec="seconds"))


def _day(on: Any) -> str | None:
    return on.isoformat() if on else None
