# SPDX-License-Identifier: EUPL-1.2
"""One cast of persons and places for the whole suite.

Oosterparkwijk lies in the gebied Oude Wijken, De Wijert in Zuid.

- Alice is an official in the gebiedsteam Oude Wijken: she organises and decides nothing.
- Wim is wijkwethouder, in the college, with the mandate to sign.
- Roos is griffier of the raad.
- Bo lives in Oosterparkwijk, chairs its wijkraad and may sign for it.
- Charlie lives in Oosterparkwijk and holds no seat.
- Dana lives in De Wijert: in Oosterparkwijk she is an outsider.
"""

import pickle
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import Client
from pytest_django.plugin import blocking_manager_key

from samenspraak import content
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.people import actions as people
from samenspraak.civic.places import actions as places
from samenspraak.civic.places import queries as where

NOW = datetime(2026, 5, 4, 19, 30, tzinfo=UTC)
LONG_AGO = date(2025, 1, 1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass
class Cast:
    """Persons by first name, places and bodies by their word."""

    oosterparkwijk: object
    de_wijert: object
    oude_wijken: object
    alice: object
    wim: object
    roos: object
    bo: object
    charlie: object
    dana: object
    gebiedsteam: object
    college: object
    griffie: object
    wijkraad: object
    content: object
    now: datetime = NOW

    def later(self, **passed: int) -> datetime:
        """A moment after now: `later(days=14)`."""
        return self.now + timedelta(**passed)

    def client(self, person: object | None = None, language: str = "nl") -> Client:
        """A browser, signed in as this person."""
        browser = Client(headers={"accept-language": language})
        if person is not None:
            browser.force_login(person, backend=BACKEND)
        return browser


def _persons() -> dict[str, object]:
    names = ("alice", "wim", "roos", "bo", "charlie", "dana")
    return {name: people.register(f"{name}@example.org", name=name.title()) for name in names}


def assemble() -> Cast:
    """Set up the places, the content and the persons through the same verbs as the product."""
    places.set_up(content.read("places"), at=NOW)
    version = conversations.adopt_content(content.read_set(), language="nl", at=NOW)
    park, wijert, oude = (where.area(slug) for slug in ("oosterparkwijk", "de-wijert", "oude-wijken"))
    found = people.found
    bodies = {
        "gebiedsteam": found("gebiedsteam", "Gebiedsteam Oude Wijken", area=oude, at=NOW),
        "college": found("college", "College van B en W", at=NOW),
        "griffie": found("griffie", "Griffie", at=NOW),
        "wijkraad": found("wijkraad", "Wijkraad Oosterparkwijk", area=park, at=NOW),
    }
    who = _persons()
    for name, body, role, may_sign in (
        ("alice", "gebiedsteam", "ambtenaar", False),
        ("wim", "college", "wijkwethouder", True),
        ("roos", "griffie", "griffier", False),
        ("bo", "wijkraad", "voorzitter", True),
    ):
        people.seat(who[name].pk, bodies[body], role=role, may_sign=may_sign, since=LONG_AGO, at=NOW)
    for name, area in (("bo", park), ("charlie", park), ("dana", wijert)):
        people.settle(who[name].pk, area, assurance=1, since=LONG_AGO, at=NOW)
    return Cast(oosterparkwijk=park, de_wijert=wijert, oude_wijken=oude, content=version, **who, **bodies)


# The cast is assembled once for all tests: each begins with it in its database, and what it does is rolled back.
# After a test that cannot be rolled back it is put back: tests run in any order.

Rows = dict[str, tuple[list[str], list[tuple]]]  # by table: its columns, and what stands in them
KEPT: dict[str, Rows] = {}
CAST: list[bytes] = []


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with the cast in it."""
    with django_db_blocker.unblock():
        KEPT["nobody"] = _all_rows()
        CAST.append(pickle.dumps(assemble()))
        KEPT["everybody"] = _all_rows()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item, nextitem):
    """What a test committed goes, and the cast comes back for the next one. After the last the test database is gone:
    the connection leads to the one that was named to make it in, of which nothing may be touched."""
    left = yield
    marker = item.get_closest_marker("django_db")
    kept = nextitem and KEPT  # nothing is kept where all were left out so far
    if kept and marker and marker.kwargs.get("transaction"):
        with item.config.stash[blocking_manager_key].unblock():
            _put_back(KEPT["everybody"])
    return left


@pytest.fixture
def cast(db) -> Cast:
    """The cast, in a database without anything else."""
    return pickle.loads(CAST[0])


@pytest.fixture
def nobody(db):
    """A database as it is after installing: without the cast."""
    _put_back(KEPT["nobody"])


def _all_rows() -> Rows:
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = cursor.fetchall()
            if rows:
                found[table] = ([column[0] for column in cursor.description], rows)
    return found


def _put_back(kept: Rows) -> None:
    """Make the database what it was: nothing in it but the rows that were kept."""
    name = connection.ops.quote_name
    tables = connection.introspection.django_table_names()
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables, allow_cascade=True))
    with transaction.atomic(), connection.cursor() as cursor:  # references are checked at its end
        for table, (columns, rows) in kept.items():
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {name(table)} ({', '.join(map(name, columns))}) VALUES ({places})", rows)
