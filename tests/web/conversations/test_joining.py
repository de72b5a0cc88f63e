# SPDX-License-Identifier: EUPL-1.2
"""Coming in: right, wrong, early, late, and too many guesses."""

import gzip
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.models import Participant
from samenspraak.civic.people.models import Allowance
from samenspraak.rulebook import limits
from samenspraak.rulebook.limits import LIMITS, Limit
from samenspraak.web.conversations import channels
from samenspraak.web.shared import live, networks


@pytest.mark.parametrize("typing", ["{code}", "{lower}", " {lower_spaced} "])
def test_the_code_leads_in_however_it_is_typed(room, client, typing):
    code = room.code
    typed = typing.format(code=code, lower=code.lower(), lower_spaced=f"{code[:3].lower()} {code[3:].lower()}")
    answer = client.post("/meedoen/", {"code": typed})
    assert answer.status_code == 302
    assert answer.url == f"/g/{code}/"


def test_choosing_a_side_makes_a_participant_and_leads_by_one_screen_to_where_the_room_is(room, client):
    answer = client.get(f"/g/{room.code}/")
    assert answer.status_code == 200
    answer = client.post(f"/g/{room.code}/", {"side": "municipality"}, follow=True)
    assert answer.redirect_chain == [(f"/g/{room.code}/over-jou/", 302)]
    assert client.get(f"/g/{room.code}/").url == f"/g/{room.code}/plaat/our-area/"
    assert Participant.objects.get().side == "municipality"
    cookie = client.cookies["deelnemer"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_same_phone_coming_back_is_the_same_participant(room, client):
    client.post(f"/g/{room.code}/", {"side": "resident"})
    client.post(f"/g/{room.code}/", {"side": "organisation"})
    assert Participant.objects.get().side == "organisation"
    assert client.get(f"/g/{room.code}/").url.endswith("/plaat/our-area/")


def test_who_comes_late_lands_where_the_room_is(room, client):
    room.host(conversations.go_to, "openness")
    client.post(f"/g/{room.code}/", {"side": "resident"})
    assert client.get(f"/g/{room.code}/").url == f"/g/{room.code}/plaat/openness/"
    page = client.get(f"/g/{room.code}/plaat/openness/").content.decode()
    assert "De zaal is hier ook" in page
    room.host(conversations.go_to, "deciding")
    assert client.get(f"/g/{room.code}/").url == f"/g/{room.code}/plaat/deciding/"


def test_a_program_that_makes_newcomers_waits_and_is_told_so(room, client, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "joining", Limit("too-many-newcomers", 2, timedelta(minutes=1)))
    for _ in range(2):
        assert room.cast.client().post(f"/g/{room.code}/", {"side": "resident"}).status_code == 302
    answer = client.post(f"/g/{room.code}/", {"side": "resident"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"]
    assert "heel veel mensen tegelijk" in answer.content.decode()
    assert "deelnemer" not in client.cookies
    assert Participant.objects.count() == 2


def test_without_a_side_nobody_comes_in(room, client):
    answer = client.post(f"/g/{room.code}/", {"side": ""})
    assert answer.status_code == 400
    assert "Kies hoe je meedoet" in answer.content.decode()
    assert not Participant.objects.exists()


@pytest.mark.parametrize("path", ["/g/ZZZZZZ/", "/g/ZZZZZZ/scherm/", "/g/ZZZZZZ/plaat/our-area/", "/g/ZZZZZZ/mijn/"])
def test_a_wrong_code_in_an_address(cast, client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Deze code kennen we niet" in answer.content.decode()
    assert 'value="ZZZZZZ"' in answer.content.decode()


def test_a_wrong_code_typed_is_shown_back(cast, client):
    answer = client.post("/meedoen/", {"code": "abc<b>"})
    assert answer.status_code == 404
    assert "abc&lt;b&gt;" in answer.content.decode()


@pytest.mark.parametrize("typed", ["", "   ", "x" * 5000])
def test_no_code_or_far_too_much(cast, client, typed):
    assert client.post("/meedoen/", {"code": typed}).status_code == 400


def test_too_early(planned, client):
    answer = client.post("/meedoen/", {"code": planned.code}, follow=True)
    assert answer.status_code == 200
    assert "We beginnen zo" in answer.content.decode()
    assert client.post(f"/g/{planned.code}/", {"side": "resident"}).status_code == 409


def test_too_late(room, client):
    room.host(conversations.close)
    answer = client.get(f"/g/{room.code}/")
    assert answer.status_code == 410
    assert "Deze bijeenkomst is gesloten" in answer.content.decode()
    assert "/oosterparkwijk/gesprek/1/uitkomsten/" in answer.content.decode()
    assert client.post(f"/g/{room.code}/", {"side": "resident"}).status_code == 409


def test_who_guesses_waits_and_keeps_nobody_else_out(room, phone, client):
    """A whole hall may share one address: a heckler who types wrong codes all evening does not close the door."""
    for _ in range(LIMITS["code"].most):
        assert client.post("/meedoen/", {"code": "ZZZZZZ"}).status_code == 404
    answer = client.post("/meedoen/", {"code": "ZZZZZZ"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"]
    assert client.get("/g/ZZZZZZ/").status_code == 429
    assert client.post("/meedoen/", {"code": room.code}).status_code == 302
    assert client.get(f"/g/{room.code}/").status_code == 200
    assert phone.get(f"/g/{room.code}/plaat/our-area/").status_code == 200


def test_a_cookie_of_ones_own_making_is_no_way_around_the_limit(room, client):
    for number in range(LIMITS["code"].most):
        client.cookies["deelnemer"] = f"zelfgemaakt-{number}"
        client.get("/g/ZZZZZZ/")
    assert client.get("/g/YYYYYY/").status_code == 429


def test_live_names_are_sealed(room):
    assert live.state_of(channels.name("phone", room.code))["plate"] == "our-area"
    assert live.state_of(channels.name("screen", room.code))["participants"] == 0
    assert live.state_of(f"phone/{room.code}") is None
    assert live.state_of(f"phone/{room.code}.{'0' * 16}") is None


def test_the_join_page_is_light(cast, client):
    page = client.get("/meedoen/").content
    parts = [page] + [
        Path(finders.find(path)).read_bytes()
        for path in re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"]+)"', page.decode())
    ]
    assert sum(len(gzip.compress(part)) for part in parts) < 60_000


def test_the_join_page_asks_few_questions_of_the_database(room, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        client.get("/meedoen/")


def test_the_address_that_is_kept_is_not_the_address(cast, client):
    client.post("/meedoen/", {"code": "ZZZZZZ"})
    assert "127.0.0.1" not in Allowance.objects.get().who


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "192.0.2.2", False),
    ],
)
def test_all_addresses_of_one_subscriber_are_one_network(rf, first, second, one):
    known = [networks.address_of(rf.get("/", REMOTE_ADDR=address)) for address in (first, second)]
    assert (known[0] == known[1]) is one


def test_a_machine_that_comes_in_as_hundreds_of_phones_waits(room, client, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "joining", replace(limits.LIMITS["joining"], most=3))
    for _ in range(3):
        assert room.cast.client().post(f"/g/{room.code}/", {"side": "resident"}).status_code == 302
    phone = room.cast.client()
    answer = phone.post(f"/g/{room.code}/", {"side": "resident"})
    assert answer.status_code == 429
    assert "Probeer het opnieuw vanaf" in answer.content.decode()
