# SPDX-License-Identifier: EUPL-1.2
"""Whatever somebody puts in an address or a form: it is answered, and nothing breaks."""

import re
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from samenspraak import web
from samenspraak.civic.conversations import actions as conversations
from tests.civic.agenda.steps import idea, new_key, placed
from tests.civic.conversations.conftest import Room, go_online, open_room
from tests.web.addresses import addresses

ODD = [
    *("", "²", "٣", "-1", "9" * 5000, "9" * 20, "1e400", "NaN", "x" * 3000),
    *("\x00", "a\x00b", "\u202e<svg onload=x>", "\U0001f600", "{0}", "%s"),
    *("9999-12-31", "0001-01-01", "9999-12-31T23:59", "0001-01-01T00:00"),
]
IN_FIELDS = ["²", "-1", "9" * 5000, "NaN", "\x00", "x" * 3000, "9999-12-31", "0001-01-01", "9999-12-31T23:59"]
ASKED = re.compile(r'(?:POST|GET)\.get\("(\w+)"')
PARTS = [
    {"area": "oosterparkwijk", "code": "{code}", "key": "our-area", "name": "antwoord-verbergen", "kind": "money"},
    {"area": "oude-wijken", "code": "zzzzzz", "int": "9" * 20, "str": "%00", "slug": "x" * 300},
    {"area": "nergens", "code": "x" * 300, "int": "9" * 5000, "str": "%F0%28%8C", "slug": "-"},
]


def names() -> list[str]:
    """Everything that a page reads from an address or, outside its forms, from what is sent."""
    sources = Path(web.__file__).parent.rglob("*.py")
    return sorted({name for path in sources for name in ASKED.findall(path.read_text("utf-8"))})


def broken(browser: Client, method: str, path: str, given: dict | None = None) -> list[str]:
    """The request, if it broke a page."""
    answer = getattr(browser, method)(path, given or {})
    return [f"{method} {path[:80]} {str(given)[:200]}: {answer.status_code}"] if answer.status_code >= 500 else []


def as_whoever(cast, person=None) -> Client:
    browser = cast.client(person)
    browser.raise_request_exception = False
    return browser


@pytest.mark.parametrize(("turn", "who"), [(0, None), (1, "alice"), (2, "bo")])
def test_no_address_breaks(cast, turn, who):
    """Everybody goes everywhere; who fills which odd part in goes round, so that all are filled in everywhere."""
    room = open_room(cast)
    idea(cast)
    browser = as_whoever(cast, who and getattr(cast, who))
    browser.post(f"/g/{room.code}/", {"side": "resident"})
    everything, wrong = names(), []
    assert {"pagina", "voor", "instead", "met", "revision"} <= set(everything)
    for number, address in enumerate(one for one in addresses() if one.name != "accounts:remove"):
        parts, odd = PARTS[(number + turn) % len(PARTS)], ODD[number % len(ODD)]
        path = address.filled({name: part.format(code=room.code) for name, part in parts.items()})
        wrong += broken(browser, "get", path) + broken(browser, "get", path, dict.fromkeys(everything, odd[:5000]))
        wrong += broken(browser, "post", path, dict.fromkeys(everything, odd))
    assert wrong == []


def open_room_beside(cast, room):
    """What goes on online of another gathering of the same round."""
    asked = {"title": "Nog een", "place": "", "starts_at": cast.later(hours=2), "plates": room.plates}
    made = conversations.prepare(room.round.pk, **asked, by=cast.alice.pk, at=cast.now)
    for verb in (conversations.open, conversations.close):
        verb(made.pk, by=cast.alice.pk, at=cast.now)
    return go_online(Room(cast, room.round, made.pk, made.code, room.plates))


@pytest.mark.parametrize("odd", ["²", "9" * 5000, "٣", "-1"])
def test_what_is_no_number_is_no_number(cast, odd):
    room = open_room(cast)
    given = room.say(room.come_in())
    idea(cast)
    host, phone = as_whoever(cast, cast.alice), as_whoever(cast)
    phone.post(f"/g/{room.code}/", {"side": "resident"})
    hide = "/oosterparkwijk/gesprek/1/leiden/antwoord-verbergen/"
    over = open_room_beside(cast, room)
    here, online = "/oosterparkwijk/gesprek/1/", f"/oosterparkwijk/gesprek/{over.now.number}/"
    typed = {"key": "k", "sheet": "7", "channel": "paper", "side": "resident", "taken_back": odd}
    wrong = [
        *broken(host, "get", f"{online}leiden/", {"voor": odd}),
        *broken(host, "get", "/oosterparkwijk/gesprek/nieuw/", {"als": f"oosterparkwijk-{odd}"}),
        *broken(host, "get", f"{here}invoeren/", {"na": odd}),
        *broken(host, "get", f"{here}invoeren/blad/", {"sheet": odd}),
        *broken(host, "get", f"{here}invoeren/blad/", {"sheet": f"/oosterparkwijk/gesprek/{odd}/invoeren/blad/{odd}/"}),
        *broken(host, "post", f"{here}invoeren/blad/7/", typed),
        *broken(host, "get", f"{here}papier/", {"van": odd, "tot": odd}),
        *broken(host, "post", f"{here}leiden/wensen/bij-elkaar/", {"wishes": odd, "name": "Groen"}),
        *broken(host, "post", f"{here}leiden/wensen/zet-bij/", {"wishes": odd, "group": odd}),
        *broken(phone, "get", "/oosterparkwijk/agenda/", {"pagina": odd}),
        *broken(phone, "get", "/oosterparkwijk/agenda/1/", {"voor": odd}),
        *broken(host, "get", "/oosterparkwijk/gesprek/1/invoeren/", {"na": odd}),
        *broken(phone, "post", f"/g/{room.code}/plaat/our-area/", {"key": "k", "instead": odd}),
        *broken(host, "post", hide, {"answer": odd, "reason": "personal"}),
        *broken(host, "post", "/oosterparkwijk/afspraken/beginnen/", {"from": "version", "version": odd}),
    ]
    assert wrong == []
    given.refresh_from_db()
    assert given.hidden_why == ""


def filled_in_forms(cast):
    """Forms that are right, with who sends them and where: one odd value at a time is put in."""
    today = timezone.localdate()
    soon, later = today + timedelta(days=30), today + timedelta(days=60)
    placed(cast, by=cast.alice)
    round_ = {"title": "Avond", "starts_at": f"{soon}T19:30", "place": "Zaal", "plates": "our-area", "key": "k"}
    seat = {"email": "nieuw@example.org", "role": "lid", "since": str(today), "until": str(later)}
    ballot = {"question": "Doen?", "consultation_since": str(today), "opens_on": str(soon), "closes_on": str(later)}
    wish = {"title": "Bank", "text": "Bij de vijver.", "topic": "safety", "cost": "10", "shown_as": "Ik", "key": "k"}
    body = {"kind": "bewonersorganisatie", "name": "De Tuin", "speaks_for": "leden", "chosen_how": "open"}
    money = {"revision": "0", "amount": "10", "per": "year", "limit": "5", "payer": "gemeente", "text": "Geld"}
    transfer = {
        "revision": "0",
        "instrument": "mandaat",
        "since": str(today),
        "until": str(later),
        "deadline_days": "9",
    }
    people = {
        "revision": "0",
        "name": "Raad",
        "seats_1": "3",
        "who_1": "residents",
        "chosen_1": "drawn",
        "invited": "9",
    }
    sheet = {"channel": "paper", "side": "resident", "sheet": "1", "key": "k"}
    return [
        (cast.alice, "/oosterparkwijk/gesprek/nieuw/", round_),
        (cast.alice, "/oosterparkwijk/gesprek/1/invoeren/", sheet),
        (cast.alice, "/oosterparkwijk/wie/nieuw/", body),
        (cast.alice, f"/oosterparkwijk/wie/{cast.wijkraad.pk}/zetel/", seat),
        (cast.bo, "/oosterparkwijk/agenda/nieuw/", wish),
        (cast.bo, "/oosterparkwijk/agenda/1/stemming/", ballot | {"electorate": "9"}),
        (cast.bo, "/oosterparkwijk/agenda/1/reactie/", {"text": "Mooi.", "shown_as": "Bo", "key": "k"}),
        (cast.bo, "/oosterparkwijk/afspraken/1/bewerken/nieuw/money/", money),
        (cast.bo, "/oosterparkwijk/afspraken/1/bewerken/nieuw/transfer/", transfer),
        (cast.bo, "/oosterparkwijk/afspraken/1/bewerken/nieuw/body/", people),
        (cast.bo, "/ik/naam/", {"name": "Bo", "language": "nl"}),
        (cast.bo, "/ik/woonplek/", {"area": "de-wijert"}),
    ]


def test_no_form_breaks_on_one_odd_value(cast):
    open_room(cast)
    as_whoever(cast, cast.bo).post("/oosterparkwijk/afspraken/beginnen/", {"from": "nothing"})
    wrong = []
    for person, path, given in filled_in_forms(cast):
        browser = as_whoever(cast, person)
        for name, odd in product(given, IN_FIELDS):
            wrong += broken(browser, "post", path, given | {name: odd} | ({"key": new_key()} if "key" in given else {}))
    assert wrong == []


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "application/json", ""])
@pytest.mark.parametrize("body", [b"\xff\xfe{", b"a=%ff%fe&b=%", b"--x\r\nbroken", b""])
def test_a_body_of_another_kind_breaks_nothing(cast, kind, body):
    browser = as_whoever(cast, cast.alice)
    paths = ["/ontvangst/", "/meedoen/", "/ik/naam/", "/oosterparkwijk/agenda/nieuw/", "/account/login/"]
    assert [browser.post(path, body, content_type=kind).status_code for path in paths if path] < [500] * len(paths)


@pytest.mark.parametrize("path", ["/en//evil.example/", "/en///evil.example/x", "//evil.example/"])
def test_no_page_leads_to_another_site_in_the_other_language(client, cast, path):
    """The switch of language on a page that is not there made a link to wherever the address said."""
    html = client.get(path, headers={"accept-language": "nl"}).content.decode()
    assert not re.search(r'href="/[/\\]', html)
