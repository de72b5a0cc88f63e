# SPDX-License-Identifier: EUPL-1.2
"""Files of a database keep for a while what was written before, in the order in which it came in. docs/adr/0004."""

from django.db import connection, transaction


def erase_after_commit() -> None:
    """Papers and who cast them lie beside each other in the write-ahead log of SQLite: it is emptied once the papers
    were written anew. What was freed in the database itself is overwritten at once (`secure_delete`, settings)."""
    transaction.on_commit(_erase, robust=True)


def _erase() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
