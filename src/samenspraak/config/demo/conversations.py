# SPDX-License-Identifier: EUPL-1.2
"""A round in Oosterparkwijk with an evening that was, that goes on online, and one that is going on; one is planned
in De Wijert.

What people say here is made up. It is the same at every start: a digest takes the place of chance.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions import Filled, Input, PlateText
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.config.demo import leading
from samenspraak.config.demo.wishes import LET_THROUGH, SAID, SAID_NOW, SAID_ONLINE
from samenspraak.rulebook.content import ARCHETYPES, COMPASS, TRIANGLE, BuildingBlock, ContentSet
from samenspraak.rulebook.conversations import LIVED

HOST = "gebiedsteam@demo.example"
EVENING = [
    "our-area",
    "what-about",
    "drawing-up",
    "deciding",
    "carrying-out",
    "who-speaks",
    "more-people",
    "openness",
    "money-support",
    COMPASS,
    ARCHETYPES,
]
SECOND_EVENING = ["what-about", "deciding", "who-speaks", "good-conversation", "learning-stopping", COMPASS, ARCHETYPES]
SIDES = ["resident"] * 27 + ["organisation"] * 5 + ["municipality"] * 6 + ["elsewhere"] * 2
PLATES_EACH = 6  # nobody answers everything in one evening
ON_PAPER = 7  # of the residents
TELL_ABOUT = 80  # per cent
OLD_AND_YOUNG = ["65+", "65+", "65+", "45-64", "45-64", "45-64", "25-44", "25-44", "15-24"]
FOLLOWER = "volger@demo.example"
ONLINE_SINCE, ONLINE_LEFT = 8, 6  # days that the evening goes on online by now, and days to go
WAS_THERE = "demo-9"  # the phone of somebody who was there in the evening, and comes back online
NUMBERED = 20  # sheets that lay on the tables
THE_DEAL = PlateText(
    "De Wijkdeal",
    "De Wijert had al een Wijkdeal. Wat nemen we daarvan mee?",
    ["Wat werkte goed in de Wijkdeal, en wat niet?"],
    ["Een nieuwe afspraak moet meer zijn dan de Wijkdeal.", "We moeten eerst afmaken wat in de Wijkdeal stond."],
)

# Two groups of opinion: who wants more say for the wijk, and who would leave things to the municipality.
# side → how many want more say; then (agrees with more say, with less, with what is neither), all in per cents
WANT_MORE = {"resident": 62, "organisation": 60, "municipality": 34, "elsewhere": 50}
LEANING = {True: (90, 12, 74), False: (16, 84, 74)}
# side → compass marks (now, wanted) around which people lie
COMPASS_AROUND = {"resident": (2, 4), "organisation": (3, 4), "municipality": (3, 4), "elsewhere": (2, 4)}
# side → triangle weights around which people lie: advise, initiate, decide
TRIANGLE_AROUND = {
    "resident": (20, 35, 45),
    "organisation": (25, 50, 25),
    "municipality": (40, 42, 18),
    "elsewhere": (34, 33, 33),
}
FAVOURED = {  # what people choose most, where it matters for the agreement
    "what-about-first": ["green-play", "meeting-places", "green-play", "living-housing", "streets-traffic"],
    "drawing-up-say": ["initiates", "initiates", "decides", "advises", "initiates"],
    "deciding-say": ["initiates", "decides", "decides", "advises", "differs"],
    "carrying-out-say": ["initiates", "advises", "initiates", "heard", "differs"],
    "who-speaks-how": ["mixed", "drawn", "drawn", "elected", "open"],
}


def fill(at: datetime) -> None:
    """Rounds and gatherings, through the verbs, with the moments at which they would have happened."""
    host = people.person_by_email(HOST)
    assert host is not None
    _oosterparkwijk(host.pk, at)
    _de_wijert(host.pk, at)


def open_code() -> str:
    """The join code of the gathering that is going on."""
    going = [room for room in queries.going_on(datetime.now(UTC)) if room.form == "gathering"]
    return going[0].code if going else ""


def _oosterparkwijk(host: int, at: datetime) -> None:
    area = places.area("oosterparkwijk")
    assert area is not None
    started = conversations.start_round(
        area,
        "Wie maakt hier de agenda, wie beslist en wie voert uit? Daar maken we samen afspraken over.",
        by=host,
        at=at - timedelta(days=40),
    )
    closed = _evening_that_was(started, host, _half_past_seven(at - timedelta(days=21)))
    _online_since_then(closed, host, at)
    _evening_that_is_now(started, host, at)


def _de_wijert(host: int, at: datetime) -> None:
    area = places.area("de-wijert")
    assert area is not None
    started = conversations.start_round(
        area,
        "Een nieuwe ronde, met wat we van de Wijkdeal hebben geleerd.",
        by=host,
        at=at - timedelta(days=6),
    )
    own = conversations.add_own_plate(started.pk, THE_DEAL, by=host, at=at - timedelta(days=5, hours=1))
    first_talk = queries.content_of(started).preset("first-talk")
    conversations.prepare(
        started.pk,
        title="Eerste gesprek in De Wijert",
        place="Wijkcentrum, de grote zaal",
        starts_at=_half_past_seven(at + timedelta(days=9)),
        plates=[*first_talk.plates, own] if first_talk else EVENING,
        minutes=first_talk.minutes if first_talk else 120,
        by=host,
        at=at - timedelta(days=5),
    )
    _morning_that_was_called_off(started, host, at)


def _morning_that_was_called_off(round_: Any, host: int, at: datetime) -> None:
    """A coffee morning for which the hall turned out to be let: its page and its calendar file say so."""
    made = conversations.prepare(
        round_.pk,
        title="Koffieochtend in De Wijert",
        place="Buurthuis, de keuken",
        starts_at=_half_past_seven(at + timedelta(days=4)).replace(hour=10, minute=0),
        plates=SECOND_EVENING[:3],
        minutes=60,
        by=host,
        at=at - timedelta(days=5),
    )
    conversations.follow(made.pk, FOLLOWER, language="nl", at=at - timedelta(days=4))
    conversations.cancel(made.pk, by=host, at=at - timedelta(days=1))


def _half_past_seven(day: datetime) -> datetime:
    return timezone.localtime(day).replace(hour=19, minute=30, second=0, microsecond=0)


def _evening_that_was(round_: Any, host: int, evening: datetime) -> Any:
    """About forty people, on phones and on paper, over eleven plates; then closed and sealed."""
    made = conversations.prepare(
        round_.pk,
        title="Gesprek in het buurtcentrum",
        place="Buurtcentrum, de zaal beneden",
        starts_at=evening,
        plates=EVENING,
        by=host,
        at=evening - timedelta(days=15),
    )
    conversations.number_sheets(made.pk, NUMBERED, by=host, at=evening - timedelta(days=1))
    conversations.open(made.pk, by=host, at=evening)
    conversations.roam(made.pk, True, by=host, at=evening + timedelta(minutes=5))
    content, people_there = queries.content_of(round_), []
    for number, side in enumerate(SIDES):
        moment = evening + timedelta(minutes=10 + 2 * number)
        someone = _come_in(made, number, side, host, moment)
        people_there.append(someone)
        _tell_about(someone.pk, number, side, host, moment)
        _answer_some(someone, number, side, content, host, moment)
    with_phones = people_there[ON_PAPER:]
    leading.what_the_room_made(made, with_phones, host=host, at=evening + timedelta(minutes=100))
    for plate in EVENING:
        conversations.reveal(made.pk, plate, by=host, at=evening + timedelta(minutes=110))
    conversations.follow(made.pk, FOLLOWER, language="nl", at=evening + timedelta(minutes=125))
    closed = conversations.close(made.pk, by=host, at=evening + timedelta(minutes=130))
    _a_sheet_that_came_later(made, content, host, evening + timedelta(hours=14))
    conversations.open_votes(made.pk, at=evening + timedelta(days=7, hours=3))
    return closed


def _come_in(made: Any, number: int, side: str, host: int, at: datetime) -> Any:
    if number >= ON_PAPER:
        return conversations.join(made.code, side=side, token=f"demo-{number}", at=at)
    return conversations.enter_for(made.pk, side=side, channel="paper", sheet=str(number + 1), key="", by=host, at=at)


def _a_sheet_that_came_later(made: Any, content: ContentSet, host: int, at: datetime) -> None:
    """Somebody took a sheet home and brought it the next morning: sealed with the rest, and everybody can see it."""
    number = len(SIDES)
    answers = {plate: _inputs(plate, number, "resident", content) for plate in ("deciding", COMPASS, ARCHETYPES)}
    filled = Filled(sheet=str(ON_PAPER + 1), side="resident", age="65+", lived="10+", answers=answers, key="later")
    conversations.enter_sheet(made.pk, filled, by=host, at=at)


def _tell_about(someone: int, number: int, side: str, host: int, at: datetime) -> None:
    """Most people tell how old they are, and residents how long they have lived here: more old than young, as ever."""
    if _chance(number, "tells", 100) < TELL_ABOUT:
        age = OLD_AND_YOUNG[_chance(number, "age", len(OLD_AND_YOUNG))]
        lived = LIVED[_chance(number, "lived", len(LIVED))] if side == "resident" else ""
        conversations.introduce(someone, age=age, lived=lived, by=host, at=at)


def _answer_some(someone: Any, number: int, side: str, content: ContentSet, host: int, at: datetime) -> None:
    """Compass and triangle from everybody, and some of the building blocks."""
    blocks = EVENING[:-2]
    chosen = {blocks[(number * 4 + step * 2) % len(blocks)] for step in range(PLATES_EACH - 2)}
    chosen |= {plate for plate, _question, _text in _wishes_of(number)}
    for plate in [*sorted(chosen, key=blocks.index), COMPASS, ARCHETYPES]:
        inputs = _inputs(plate, number, side, content)
        conversations.answer_plate(someone.pk, plate=plate, inputs=inputs, by=host, at=at)
        at += timedelta(minutes=3)


def _wishes_of(number: int) -> list[tuple[str, str, str]]:
    """The wishes that this participant writes down, dealt out one after the other."""
    return [wish for place, wish in enumerate(SAID) if place % len(SIDES) == number]


def _inputs(plate: str, number: int, side: str, content: ContentSet) -> list[Input]:
    if plate == COMPASS:
        return [_mark(point.key, number, side) for point in content.compass]
    if plate == ARCHETYPES:
        return [Input(TRIANGLE, "triangle", {"weights": _weights(number, side)}, f"demo-{number}-{TRIANGLE}")]
    block = content.block(plate)
    assert block is not None
    return [*_wishes(plate, number), *_closed(block, number, side)]


def _wishes(plate: str, number: int) -> Iterable[Input]:
    for question, text in [(asked, text) for at, asked, text in _wishes_of(number) if at == plate]:
        yield Input(question, "wish", {"text": text}, f"demo-{number}-{question}-{len(text)}")


def _closed(block: BuildingBlock, number: int, side: str) -> Iterable[Input]:
    wants_more = _chance(number, "wants more", 100) < WANT_MORE[side]
    for statement in block.statements:
        vote = _vote(statement.leans, wants_more, _chance(number, statement.key, 100))
        yield Input(statement.key, "statement", {"vote": vote}, f"demo-{number}-{statement.key}")
    if block.choice:
        keys = FAVOURED.get(block.choice.key) or [option.key for option in block.choice.options]
        option = keys[_chance(number, block.choice.key, len(keys))]
        yield Input(block.choice.key, "choice", {"option": option}, f"demo-{number}-{block.choice.key}")


def _vote(leans: str, wants_more: bool, chance: int) -> str:
    more, less, neither = LEANING[wants_more]
    agrees = {"more": more, "less": less}.get(leans, neither)
    if chance < agrees:
        return "agree"
    return "pass" if chance < agrees + 6 else "disagree"


def _mark(point: str, number: int, side: str) -> Input:
    now, wanted = COMPASS_AROUND[side]
    lean = _chance(0, point, 3) - 1  # some points are better kept than others
    marks = {
        "now": min(5, max(1, now + lean * (number % 2) + _chance(number, f"{point}-now", 3) - 1)),
        "wanted": min(5, max(1, wanted + _chance(number, f"{point}-wanted", 3) - 1)),
    }
    return Input(point, "compass", marks, f"demo-{number}-{point}")


def _weights(number: int, side: str) -> list[int]:
    """A dot near where this side lies."""
    advise, initiate, _decide = TRIANGLE_AROUND[side]
    advise = max(0, advise + _chance(number, "advise", 31) - 15)
    initiate = min(100 - advise, max(0, initiate + _chance(number, "initiate", 31) - 15))
    return [advise, initiate, 100 - advise - initiate]


def _chance(number: int, what: str, out_of: int) -> int:
    """A number below `out_of` that looks like chance and is the same every time."""
    return int(hashlib.sha256(f"{number} {what}".encode()).hexdigest()[:8], 16) % out_of


def _online_since_then(closed: Any, host: int, at: datetime) -> None:
    """For who could not come: some people answered, and some offered statements, of which the gebiedsteam read most."""
    began = at - timedelta(days=ONLINE_SINCE)
    until = timezone.localtime(at + timedelta(days=ONLINE_LEFT)).replace(hour=23, minute=59, second=0, microsecond=0)
    online = conversations.go_on_online(closed.pk, closes_at=until, by=host, at=began)
    for number, (side, wish, offered) in enumerate(SAID_ONLINE):
        moment = began + timedelta(hours=20 * number + 3)
        token = WAS_THERE if number == 0 else f"demo-online-{number}"
        someone = conversations.join(online.code, side=side, token=token, at=moment)
        if wish:
            plate, question, text = wish
            given = Input(question, "wish", {"text": text}, f"demo-online-{number}")
            conversations.answer_plate(someone.pk, plate=plate, inputs=[given], at=moment)
        if offered:
            _offer(someone, offered, host, moment + timedelta(minutes=9))


def _offer(someone: Any, offered: tuple[str, str, str], host: int, at: datetime) -> None:
    plate, text, reason = offered
    given = conversations.offer_statement(someone.pk, plate=plate, text=text, key=f"demo-{someone.pk}", at=at)
    read = at + timedelta(hours=5)
    if reason == LET_THROUGH:
        conversations.admit_statement(given.pk, by=host, at=read)
    elif reason:
        why = "Je stelling wordt niet aan iedereen voorgelegd. Reden: Het staat er twee keer."
        conversations.decline_statement(given.pk, reason, by=host, at=read, answer=why)


def _evening_that_is_now(round_: Any, host: int, at: datetime) -> None:
    """A gathering where anybody can walk in: some people are there, the room is at the first plate."""
    began = at - timedelta(minutes=25)
    made = conversations.prepare(
        round_.pk,
        title="Tweede gesprek, loop binnen",
        place="De aula van de school",
        starts_at=began,
        plates=SECOND_EVENING,
        checks_first=True,
        by=host,
        at=at - timedelta(days=12),
    )
    conversations.number_sheets(made.pk, NUMBERED, by=host, at=at - timedelta(days=1))
    conversations.open(made.pk, by=host, at=began)
    for number, (side, question, text) in enumerate(SAID_NOW):
        moment = began + timedelta(minutes=5 + number)
        someone = conversations.join(made.code, side=side, token=f"demo-now-{number}", at=moment)
        wish = Input(question, "wish", {"text": text}, f"demo-now-{number}")
        conversations.answer_plate(someone.pk, plate=SECOND_EVENING[0], inputs=[wish], at=moment)
    leading.while_it_goes_on(made, host=host, at=began + timedelta(minutes=15))
