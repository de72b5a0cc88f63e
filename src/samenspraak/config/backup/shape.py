# SPDX-License-Identifier: EUPL-1.2
"""What there is to back up: the tables, in the order of their references, and their rows as plain JSON values."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import BinaryField, Field, Model

LEDGER = "ledger_entry"
HEAD = "ledger_head"

# Tables that a backup leaves out, and why. tests/config holds this list against the tables there are.
LEFT_OUT = {
    "django_session": "who is signed in now: everybody signs in again",
    "account_emailconfirmation": "codes that hold for minutes",
    "django_content_type": "made anew with the tables",
    "auth_permission": "made anew with the tables; rights follow from seats",
    "auth_group": "not used: rights follow from seats",
    "auth_group_permissions": "not used: rights follow from seats",
}


class Unusable(Exception):
    """Why a backup cannot be made or put back, as a sentence for whoever keeps the installation running."""


@dataclass(frozen=True)
class Table:
    """One table: its name, its columns in order, and the model that knows their types."""

    name: str
    columns: tuple[str, ...]
    model: type[Model]

    @property
    def batch(self) -> int:
        """How many rows are held at once: few of a table with files in it."""
        return 20 if any(isinstance(field, BinaryField) for field in self.fields) else 1000

    @property
    def fields(self) -> "list[Field[Any, Any]]":
        """The columns as fields, in the same order."""
        return list(self.model._meta.concrete_fields)


def tables() -> list[Table]:
    """All tables that a backup holds; a table comes after those it refers to."""
    waiting = [model for model in apps.get_models(include_auto_created=True) if _is_kept(model)]
    ordered: list[type[Model]] = []
    while waiting:
        ready = next(model for model in waiting if not _refers_to(model) & set(waiting) - {model})
        waiting.remove(ready)
        ordered.append(ready)
    return [_table(model) for model in ordered]


def _is_kept(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and model._meta.db_table not in LEFT_OUT


def _refers_to(model: type[Model]) -> set[type[Model]]:
    fields = model._meta.concrete_fields
    return {field.related_model for field in fields if isinstance(field.related_model, type)}


def _table(model: type[Model]) -> Table:
    return Table(model._meta.db_table, tuple(str(field.column) for field in model._meta.concrete_fields), model)


def migrations() -> list[str]:
    """The newest migration of each of our own packages: backups of another state are refused."""
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("samenspraak.")}
    nodes = MigrationLoader(None).graph.leaf_nodes()
    return sorted(f"{app}.{name}" for app, name in nodes if app in ours)


def refuse_when_outdated() -> None:
    """Refuse when the database is not at the state of this software."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Unusable("The database is not up to date with this version: run samenspraak set-up first.")


@contextmanager
def one_moment() -> Iterator[None]:
    """Read as of one moment, while others go on writing: neither side waits for the other."""
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # not Django's IMMEDIATE: that would hold up whoever writes
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def rows(table: Table) -> Iterator[list[Any]]:
    """The rows as JSON values, ordered by primary key."""
    names = [field.attname for field in table.fields]
    found = table.model._base_manager.order_by("pk").values_list(*names)
    for row in found.iterator(chunk_size=table.batch):
        yield [plain(value) for value in row]


def plain(value: Any) -> Any:
    """A column's value as JSON. Moments are in UTC; whole numbers and texts are what they are."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value


def ledger_head() -> tuple[int, str]:
    """Number and seal of the newest entry of the logbook."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, seal FROM {HEAD}")  # noqa: S608
        number, seal = cursor.fetchone()
    return number, seal


def last_number(table: Table) -> int:
    """The last number this table gave out, so that a restored table never gives one out twice; 0 when it gives none."""
    if table.model._meta.auto_field is None:
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table.name, table.model._meta.auto_field.column])
            cursor.execute(f"SELECT last_value FROM {cursor.fetchone()[0]} WHERE is_called")  # noqa: S608
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
        found = cursor.fetchone()
    return found[0] if found else 0
