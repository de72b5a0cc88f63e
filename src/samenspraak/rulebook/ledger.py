# SPDX-License-Identifier: EUPL-1.2
"""The hash chain of the logbook, and its verification by anyone, offline.

Each entry is sealed with SHA-256 over its canonical JSON (UTF-8, keys sorted, no spaces), in which `previous`
holds the seal of the entry before it. Whoever changes, drops or inserts an entry breaks every seal after it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samenspraak.rulebook.verdicts import Finding

GENESIS = "0" * 64
FIELDS = ("number", "at", "kind", "area", "subject", "actor", "ground", "facts", "previous")


def canonical(value: Any) -> bytes:
    """The one way to write this value as bytes: what is sealed, is signed and is compared."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(value: Any) -> str:
    """SHA-256, in hexadecimal, of the canonical form."""
    return hashlib.sha256(canonical(value)).hexdigest()


def seal(entry: Mapping[str, Any]) -> str:
    """The seal of an entry: the digest of its nine fields."""
    return digest({name: entry[name] for name in FIELDS})


@dataclass(frozen=True)
class Verdict:
    """What verification found: how many entries hold, the last seal, and the first thing that is wrong."""

    entries: int
    head: str
    finding: Finding | None


def verify(lines: Iterable[str]) -> Verdict:
    """Check an export (one JSON object a line) from its first entry, and stop at the first that does not hold.

    What was cut off at the end cannot be seen from the file alone: compare the head with the one that is published.
    """
    number, head = 0, GENESIS
    for line_number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        wrong = _why_not_next(line, line_number, number, head)
        if wrong:
            return Verdict(number, head, wrong)
        entry = json.loads(line)
        number, head = entry["number"], entry["seal"]
    return Verdict(number, head, None)


def _why_not_next(line: str, line_number: int, number: int, head: str) -> Finding | None:
    try:
        entry = _read(line)
        found = seal(entry)
    except (ValueError, KeyError, TypeError, RecursionError):
        return Finding("ledger-unreadable", {"line": line_number})
    if entry["number"] != number + 1:
        return Finding("ledger-gap", {"line": line_number, "expected": number + 1, "found": entry["number"]})
    if entry["previous"] != head:
        return Finding("ledger-broken-link", {"line": line_number, "number": entry["number"]})
    if entry["seal"] != found:
        return Finding("ledger-changed", {"line": line_number, "number": entry["number"]})
    return None


def _read(line: str) -> dict[str, Any]:
    """One entry: the nine fields and the seal, each once and nothing besides, for what is not sealed proves nothing."""
    entry = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
    if not isinstance(entry, dict) or entry.keys() != {*FIELDS, "seal"}:
        raise ValueError
    return entry


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(constant: str) -> Any:
    raise ValueError(constant)
