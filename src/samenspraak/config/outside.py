# SPDX-License-Identifier: EUPL-1.2
"""Commands for outsiders and clerks: they read files and print what they find."""

import sys
from pathlib import Path

from samenspraak.rulebook import ledger


BROKEN = {
    "ledger-unreadable": "line {line} is not an entry",
    "ledger-gap": "line {line} should hold entry {expected}, but holds {found!r:.40}",
    "ledger-broken-link": "entry {number} on line {line} does not follow from the entry before it",
    "ledger-changed": "entry {number} on line {line} is not what was sealed",
}


def verify(path: Path) -> int:
    """Check an exported logbook. Exit code 1 when an entry does not hold, 2 when the file cannot be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            verdict = ledger.verify(lines)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{path}: cannot be read ({type(error).__name__}).", file=sys.stderr)
        return 2
    if verdict.finding:
        found = BROKEN[verdict.finding.code].format(**verdict.finding.params)
        print(f"BROKEN: {found} ({verdict.finding.code}). The {verdict.entries} entries before it hold.")
        return 1
    print(f"Holds: {verdict.entries} entries, head {verdict.head}.")
    print("The end of a file can be cut off unseen: compare number and head with /logboek/hoofd/ of the installation.")
    return 0


def import_areas(path: Path, language: str = "nl") -> int:
    """Take in a CBS/PDOK file of wijken or buurten. Exit code 1 when it is refused: then nothing has changed."""
    from samenspraak.config import areas

    return areas.take_in(path, language)
