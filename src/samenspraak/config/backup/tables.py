# SPDX-License-Identifier: EUPL-1.2
"""Putting rows back into an empty database: one transaction, checked before it is committed."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from samenspraak.civic.ledger import queries as ledger_queries
from samenspraak.config.backup import shape
from samenspraak.config.backup.archive import Backup, Manifest, Member, refusal
from samenspraak.config.backup.shape import HEAD, Table, Unusable
from samenspraak.rulebook import ledger


def make_ready() -> None:
    """Refuse a database that holds something; bring the tables of an empty one up to date."""
    _refuse_unless_empty()
    call_command("migrate", interactive=False, verbosity=0)


def load(backup: Backup, manifest: Manifest) -> None:
    """Put everything back, hold it against the manifest, and only then commit."""
    known = {table.name: table for table in shape.tables()}
    try:
        with transaction.atomic(durable=True):
            _lock()
            _refuse_unless_empty()
            for member in manifest.members:
                _fill(known[member.table], member, backup)
            connection.check_constraints()
            _check(manifest)
    except (DatabaseError, ValidationError, TypeError, ValueError, OverflowError) as error:
        raise Unusable(f"{backup.path} does not fit the tables: {str(error).splitlines()[0][:200]}") from error


def _lock() -> None:
    """Nobody starts to use the installation while it is being put back. SQLite has locked already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {HEAD} IN ACCESS EXCLUSIVE MODE")


def _refuse_unless_empty() -> None:
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in shape.tables():
            if table.name not in there:
                continue
            condition = "WHERE number > 0" if table.name == HEAD else ""
            cursor.execute(f"SELECT 1 FROM {table.name} {condition} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                raise Unusable(f"The database is not empty: {table.name} holds rows. Restore into a new one.")


def _fill(table: Table, member: Member, backup: Backup) -> None:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(column) for column in table.columns)
    marks = ", ".join(["%s"] * len(table.columns))
    with connection.cursor() as cursor:
        if table.name == HEAD:
            cursor.execute(f"DELETE FROM {HEAD}")  # noqa: S608
        insert = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608
        for batch in _batches(_values(table, member, backup), table.batch):
            cursor.executemany(insert, batch)
    _go_on_from(table, member.last)


def _values(table: Table, member: Member, backup: Backup) -> Iterator[list[Any]]:
    """Rows as the database wants them, read by the type of each column."""
    fields = table.fields
    for row in backup.rows(member):
        yield [
            field.get_db_prep_save(field.to_python(value), connection) for field, value in zip(fields, row, strict=True)
        ]


def _batches(rows: Iterator[list[Any]], size: int) -> Iterator[list[list[Any]]]:
    while batch := list(islice(rows, size)):
        yield batch


def _go_on_from(table: Table, last: int) -> None:
    """Let the table give out numbers after the last one it gave, also when that row is gone."""
    key = table.model._meta.auto_field
    if key is None or last < 1:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table.name, key.column, last])
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, last])


def _check(manifest: Manifest) -> None:
    """What stands in the database now is what the manifest says, and the logbook's chain holds."""
    with connection.cursor() as cursor:
        for member in manifest.members:
            cursor.execute(f"SELECT count(*) FROM {member.table}")  # noqa: S608
            if cursor.fetchone()[0] != member.rows:
                raise Unusable(f"{member.table} did not come back complete.")
    verdict = ledger.verify(ledger_queries.export())
    if verdict.finding:
        raise Unusable(f"The logbook did not come back whole ({refusal(verdict)}).")
    if (verdict.entries, verdict.head) != (manifest.number, manifest.seal) or shape.ledger_head() != (
        manifest.number,
        manifest.seal,
    ):
        raise Unusable("The logbook did not come back to where it stood.")
