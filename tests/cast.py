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
from django.db import connection
from django.test import Client

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
# Tests that do not roll back leave the database empty; the next one of them (`serialized_rollback`) puts it back.

KEPT: dict[str, bytes] = {}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with the cast in it."""
    with django_db_blocker.unblock():
        KEPT["nobody"] = connection.creation.serialize_db_to_string().encode()
        KEPT["cast"] = pickle.dumps(assemble())
        if hasattr(connection, "_test_serialized_contents"):
            connection._test_serialized_contents = connection.creation.serialize_db_to_string()


@pytest.fixture
def cast(db) -> Cast:
    """The cast, in a database without anything else."""
    return pickle.loads(KEPT["cast"])


@pytest.fixture
def nobody(db):
    """A database as it is after installing: without the cast."""
    tables = connection.introspection.django_table_names()
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables, allow_cascade=True))
    connection.creation.deserialize_db_from_string(KEPT["nobody"].decode())
