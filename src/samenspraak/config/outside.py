# SPDX-License-Identifier: EUPL-1.2
"""Commands for outsiders and clerks: they read files and print what they find."""

import sys
from pathlib import Path

from samenspraak.rulebook import ledger


def verify(path: Path) -> int:
    """Check an exported logbook. Exit code 1 when an entry does not hold, 2 when the file cannot be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            verdict = ledger.verify(lines)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{path}: cannot be read ({type(error).__name__}).", file=sys.stderr)
        return 2
    if verdict.finding:
        params = ", ".join(f"{name} {value}" for name, value in verdict.finding.params.items())
        print(f"BROKEN: {verdict.finding.code} at {params}. The {verdict.entries} entries before it hold.")
        return 1
    print(f"Holds: {verdict.entries} entries, head {verdict.head}.")
    return 0
