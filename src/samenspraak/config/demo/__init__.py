# SPDX-License-Identifier: EUPL-1.2
"""Demo content, made through the same verbs that people use: a file for each noun, the oldest first.

Filling takes a while, and may be cut off. So a fresh demonstration is made aside and put in its place when it is whole:
what stands at its place is never half a demonstration, and nothing but what stands aside is ever removed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.db import connection

from samenspraak.civic.people.queries import is_anybody_known, person_by_email
from samenspraak.config import set_up

# The evaluation looks back on a year and a half ago, so it comes first: the logbook then reads in order of time.
FILLED_FROM = ("people", "grounds", "evaluation", "conversations", "agreements", "drafting", "agenda", "meetings")
ASIDE = "demo-in-the-making.sqlite3"
CUT_OFF = "demo-cut-off"  # stands in the data folder while a database that cannot stand aside is being filled


class NoDemo(Exception):
    """This database cannot be made into a demonstration. Says why, and what to do."""


def make_ready() -> None:
    """Bring the installation up to date, and fill it when it is fresh."""
    with _one_at_a_time():
        if settings.EMBEDDED and not _place().exists():
            _make_aside()
        set_up.run()
        fill_when_empty()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Whoever comes second waits until the first is done. The lock goes with the process, also when that is killed."""
    folder = os.open(settings.DATA, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _place() -> Path:
    return Path(connection.settings_dict["NAME"])


def _make_aside() -> None:
    place = _place()
    aside = place.with_name(ASIDE)
    for left in aside.parent.glob(f"{ASIDE}*"):  # of a start that was cut off
        left.unlink()
    connection.settings_dict["NAME"] = str(aside)
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # nobody has anything in it yet: only the whole must be safe
        set_up.run()
        _fill()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # everything into the one file that moves
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(place)
    aside.replace(place)


def fill_when_empty() -> None:
    """Fill a database that nobody is in yet; leave a demonstration alone, and keep off anything else."""
    cut_off = settings.DATA / CUT_OFF
    if cut_off.exists():
        raise NoDemo(f"Filling this database was cut off. Empty it, remove {cut_off} and start again.")
    if person_by_email("gebiedsteam@demo.example"):
        return
    if is_anybody_known():
        raise NoDemo("People use this installation: it is no demonstration. Choose another data folder (DATA=…).")
    cut_off.touch()
    _fill()
    cut_off.unlink()


def _fill() -> None:
    at = datetime.now(UTC)
    for noun in FILLED_FROM:
        import_module(f"samenspraak.config.demo.{noun}").fill(at)


def welcome() -> str:
    """What the terminal says when the demonstration stands: the address, who is who, and the join code."""
    code = import_module("samenspraak.config.demo.conversations").open_code()
    return str(import_module("samenspraak.config.demo.people").welcome_lines(code))
