# SPDX-License-Identifier: EUPL-1.2
"""Whole installations for tests that need more than one process or a database of their own: as an operator has them."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

GIVEN = os.environ.get("SAMENSPRAAK_DATABASE_URL", "")
START = (
    "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'samenspraak.config.settings'\nimport django; django.setup()\n"
)


@dataclass
class Installation:
    """A data folder and a database ("" is SQLite in the folder)."""

    data: Path
    database: str = ""

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SAMENSPRAAK_", "DJANGO_"))}
        named = {"SAMENSPRAAK_DATA": str(self.data), "SAMENSPRAAK_DATABASE_URL": self.database}
        return kept | {name: value for name, value in named.items() if value}

    def run(self, *arguments: object) -> subprocess.CompletedProcess:
        """One command of the command line."""
        return self._ask("-m", "samenspraak.config.command", *map(str, arguments))

    def python(self, code: str) -> str:
        """What a piece of Python prints, with Django set up on this installation."""
        done = self._ask("-c", START + code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def dies(self, code: str) -> None:
        """A piece of Python in which the process is killed."""
        assert self._ask("-c", START + code).returncode == -9

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=self.environment(), capture_output=True, text=True, timeout=120)


@contextmanager
def fresh(folder: Path, *, embedded: bool):
    """An installation without tables: in SQLite, or in a PostgreSQL database that is dropped afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    with _database("" if embedded else "template1") as database:
        yield Installation(folder, database)


@contextmanager
def ready(folder: Path, *, embedded: bool):
    """An installation that was set up: a copy of one that is set up once for all tests of this process."""
    folder.mkdir(parents=True, exist_ok=True)
    made = _set_up(embedded)
    with _database(urlsplit(made.database).path.strip("/")) as database:
        for file in made.data.iterdir():
            shutil.copy(file, folder)
        yield Installation(folder, database)


@cache
def _set_up(embedded: bool) -> Installation:
    stack = ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="samenspraak-set-up-")))
    made = stack.enter_context(fresh(folder, embedded=embedded))
    done = made.run("set-up")
    assert done.returncode == 0, done.stderr
    return made


@contextmanager
def _database(copied_from: str):
    """The address of a PostgreSQL database of its own; "" for SQLite."""
    if not copied_from:
        yield ""
        return
    name = f"samenspraak_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(GIVEN, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{copied_from}"')
        try:
            yield urlunsplit(urlsplit(GIVEN)._replace(path=f"/{name}"))
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
