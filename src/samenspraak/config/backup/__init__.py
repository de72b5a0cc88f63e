# SPDX-License-Identifier: EUPL-1.2
"""Backup and restore: one file that holds the whole installation, whichever database it runs on.

The file is a zip of JSON lines, one member a table, with a manifest. It does not depend on the database: a backup of
SQLite restores into PostgreSQL and the other way round, it can be read in ten years without this software, and papers
of a ballot stand in it in the order of their random numbers, not in the order in which they were cast.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from samenspraak.config.backup import archive, tables
from samenspraak.config.backup.archive import Unusable

LEFT_OUT = (
    "Not in it: the secret key (keep the file secret-key apart from backups), who is signed in now, mail that was sent."
)


def write(path: Path) -> int:
    """Write a backup while the installation runs, of one moment. Exit code 1 when it cannot; never overwrites."""
    try:
        manifest = archive.pack(path, at=datetime.now(UTC))
    except Unusable as reason:
        print(f"{reason} No backup was made.", file=sys.stderr)
        return 1
    print(
        f"{path}: {manifest.rows} rows in {len(manifest.members)} tables, SHA-256 {archive.digest_of(path)}.\n"
        f"Logbook: {manifest.number} entries, head {manifest.seal}.\n{LEFT_OUT}"
    )
    return 0


def put_back(path: Path) -> int:
    """Restore a backup into an empty database, all or nothing. Exit code 1 when refused; then nothing changed."""
    try:
        with archive.opened(path) as backup:
            manifest = backup.checked()
            tables.make_ready()
            tables.load(backup, manifest)
    except Unusable as reason:
        print(f"{reason} Nothing was put back.", file=sys.stderr)
        return 1
    print(
        f"Put back: {manifest.rows} rows in {len(manifest.members)} tables, as of {manifest.made_at}.\n"
        f"The logbook holds: {manifest.number} entries, head {manifest.seal}.\nEverybody signs in again."
    )
    return 0
