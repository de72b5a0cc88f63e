# SPDX-License-Identifier: EUPL-1.2
"""The command `samenspraak import-areas`: a file of CBS wijken or buurten, taken in whole or not at all."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from django.utils.translation import override

from samenspraak import content
from samenspraak.civic.places import actions as places
from samenspraak.civic.places import queries as where
from samenspraak.rulebook.places import read_units
from samenspraak.rulebook.verdicts import Finding, Refused
from samenspraak.web import wording


def take_in(path: Path, language: str = "nl") -> int:
    """Take in a file and say what came of it, in the language asked for. Returns the exit code."""
    with override(language):
        try:
            done = _take_in(path)
        except Refused as refused:
            for finding in (*refused.findings, Finding("nothing-changed")):
                print(f"{path.name}: {wording.sentence(finding)}", file=sys.stderr)
            return 1
        print(f"{path.name}: {wording.sentence(done)}")
        return 0


def _take_in(path: Path) -> Finding:
    if not where.is_set_up():
        raise Refused(Finding("not-set-up"))
    file = read_units(_text(path), municipality=where.municipality().code)
    settled = places.import_units(
        file.units, year=file.year, source=path.name, at=datetime.now(UTC), territories=_territories()
    )
    return Finding("units-imported", {"units": len(file.units), "year": file.year, "areas": settled})


def _territories() -> dict[str, list[str]]:
    """Which units the content says an area lies in, by slug; nothing where it does not say."""
    words = content.read("places")
    return {area["slug"]: area["cbs_wijken"] for area in (*words["gebieden"], *words["areas"]) if area["cbs_wijken"]}


def _text(path: Path) -> str:
    """The text of a file; refused when it cannot be read as text."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Refused(Finding("file-unreadable")) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(Finding("geojson-no-text", {"line": raw.count(b"\n", 0, error.start) + 1})) from error
