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

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
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


@pytest.fixture
def cast(db) -> Cast:
    """The cast, in a fresh database."""
    return assemble()
