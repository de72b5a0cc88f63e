# SPDX-License-Identifier: EUPL-1.2
"""A room in Oosterparkwijk: the round has started, the doors may be open."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.people import actions as people
from samenspraak.rulebook.content import ARCHETYPES, COMPASS
from tests.cast import LONG_AGO, Cast


@dataclass
class Room:
    """A gathering with everything a test needs to talk in it."""

    cast: Cast
    round: object
    pk: int
    code: str
    plates: list[str]
    count: int = 0
    keys: list[str] = field(default_factory=list)

    @property
    def now(self):
        return queries.conversation_by_id(self.pk)

    def come_in(self, side="resident", token=""):
        self.count += 1
        return conversations.join(self.code, side=side, token=token or f"phone-{self.count}", at=self.cast.now)

    def say(self, someone, kind="wish", plate="", question="", value=None, key="", at=None):
        self.count += 1
        plate = plate or {"compass": COMPASS, "triangle": ARCHETYPES}.get(kind, self.plates[0])
        question = question or self.question(plate, kind)
        return conversations.answer(
            someone.pk,
            plate=plate,
            question=question,
            kind=kind,
            value=value or self.some_value(plate, kind),
            key=key or f"key-{self.count}",
            at=at or self.cast.now,
        )

    def question(self, plate, kind):
        content = queries.content_of(self.round)
        return next(one.key for one in content.questions_of(plate) if one.kind == kind)

    def some_value(self, plate, kind):
        content = queries.content_of(self.round)
        return {
            "wish": {"text": "Meer bomen in de straat"},
            "statement": {"vote": "agree"},
            "choice": {"option": content.block(plate).choice.options[0].key} if kind == "choice" else {},
            "compass": {"now": 2, "wanted": 4},
            "triangle": {"weights": [20, 30, 50]},
        }[kind]

    def host(self, verb, *args, **more):
        return verb(self.pk, *args, by=self.cast.alice.pk, at=self.cast.now, **more)


def planned_room(cast: Cast) -> Room:
    """A gathering in the books, with three plates, the compass and the triangle."""
    started = conversations.start_round(cast.oosterparkwijk, "Wie beslist?", by=cast.alice.pk, at=cast.now)
    plates = ["our-area", "deciding", "openness", COMPASS, ARCHETYPES]
    made = conversations.prepare(
        started.pk,
        title="In het buurthuis",
        place="Buurthuis",
        starts_at=cast.later(hours=1),
        plates=plates,
        by=cast.alice.pk,
        at=cast.now,
    )
    return Room(cast, queries.open_round(cast.oosterparkwijk), made.pk, made.code, plates)


def open_room(cast: Cast) -> Room:
    """The same gathering with its doors open, at its first plate."""
    made = planned_room(cast)
    made.host(conversations.open)
    return made


def a_colleague(cast: Cast):
    """Kim works in the same gebiedsteam as Alice."""
    kim = people.register("kim@example.org", name="Kim")
    people.seat(kim.pk, cast.gebiedsteam, role="ambtenaar", may_sign=False, since=LONG_AGO, at=cast.now)
    return kim


@pytest.fixture
def kim(cast):
    """A colleague who may lead here too."""
    return a_colleague(cast)


@pytest.fixture
def planned(cast):
    """A gathering in the books."""
    return planned_room(cast)


@pytest.fixture
def room(planned):
    """The same gathering with its doors open, at its first plate."""
    planned.host(conversations.open)
    return planned


def go_online(room, days=14, at=None, by=None) -> Room:
    """The online part of a gathering that is closed."""
    at = at or room.cast.now
    made = conversations.go_on_online(room.pk, closes_at=at + timedelta(days=days), by=by or room.cast.alice.pk, at=at)
    return Room(room.cast, room.round, made.pk, made.code, room.plates, count=1000)


@pytest.fixture
def closed(room):
    """The evening is over."""
    room.host(conversations.close)
    return room


@pytest.fixture
def online(closed):
    """It goes on online, for two weeks."""
    return go_online(closed)
