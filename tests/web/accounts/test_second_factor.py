# SPDX-License-Identifier: EUPL-1.2
"""Whoever works for the municipality does nothing without having shown a second factor: at no address, with no verb.

```
                                    a page behind signing in   any form        a public page
official, has none                  set one up                 not taken       reads
official, has one, not shown        show it                    not taken       reads
official, has shown it              goes on                    goes on         reads
official whose term has ended       goes on                    goes on         reads
resident                            goes on                    goes on         reads
```
"""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Seat
from tests.cast import LONG_AGO
from tests.web.addresses import addresses

MISSING = "Je tweede stap ontbreekt"
OFFICIALS = ["alice", "wim", "roos"]
FROM_NO_SEAT = {  # whoever is signed in, nobody acts from a seat here
    "agenda:appeal",
    "ballots:letter",
    "ballots:letter-shared",
    "conversations:join",
    "conversations:enter",
    "conversations:plate",
    "conversations:standing",
    "conversations:mine",
    "conversations:withdraw",
    "conversations:screen",
    "conversations:screen-picture",
    "conversations:about-you",
    "conversations:fit",
    "conversations:follow-from-room",
    "conversations:fresh-statements",
    "conversations:go-round",
    "conversations:hand-on",
    "conversations:looks-like",
    "conversations:offer",
    "conversations:take-back",
    "notices:find",
}
PLACES = {"area": "oosterparkwijk", "slug": "iets", "int": "1", "str": "1"}
ALL = addresses()


@pytest.fixture(autouse=True)
def asked(settings):
    settings.STAFF_MFA = True


def shows(browser: Client, person) -> Client:
    """The session as it is after the second step of signing in."""
    kept = browser.session
    kept["account_authentication_methods_user"] = str(person.pk)
    kept["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
    kept.save()
    return browser


def has_one(person) -> None:
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})


def is_stopped(answer) -> bool:
    return answer.status_code == 403 and MISSING in answer.content.decode()


@pytest.mark.parametrize("who", OFFICIALS)
def test_no_form_at_any_address_is_taken_from_an_official_without_it(cast, who):
    browser = cast.client(getattr(cast, who))
    taken = {one.name for one in ALL if not is_stopped(browser.post(one.filled(PLACES)))}
    assert taken == FROM_NO_SEAT


@pytest.mark.parametrize("who", OFFICIALS)
def test_no_page_behind_signing_in_opens_for_an_official_without_it(cast, who):
    browser, opened = cast.client(getattr(cast, who)), []
    members = [one for one in ALL if getattr(one.view, "is_for_members", False)]
    for one in members:
        answer = browser.get(one.filled(PLACES))
        if not answer.headers.get("Location", "").startswith("/account/2fa/?next="):
            opened.append(one.name)
    assert len(members) > 30
    assert opened == []


def test_every_page_that_sends_visitors_to_sign_in_asks_officials_for_it(cast, client):
    """Nothing hides behind a door of its own."""
    for one in ALL:
        sent = client.get(one.filled(PLACES)).headers.get("Location", "").startswith("/account/login/")
        assert not sent or getattr(one.view, "is_for_members", False), one.name


def test_public_pages_are_free(cast):
    browser = cast.client(cast.alice)
    for path in ("/", "/oosterparkwijk/", "/oosterparkwijk/agenda/", "/raad/", "/logboek/"):
        assert browser.get(path).status_code == 200


@pytest.mark.parametrize(("who", "path"), [("alice", "/werkbank/"), ("wim", "/ik/"), ("roos", "/werkbank/")])
def test_who_has_shown_it_goes_on(cast, who, path):
    person = getattr(cast, who)
    has_one(person)
    assert shows(cast.client(person), person).get(path).status_code == 200


def test_to_have_one_is_not_to_have_shown_it(cast):
    """Somebody with the mail alone, who signed in before it was set up, stays outside."""
    browser = cast.client(cast.alice)
    has_one(cast.alice)
    answer = browser.get("/werkbank/")
    assert answer.headers["Location"] == "/account/2fa/reauthenticate/?next=%2Fwerkbank%2F"
    assert browser.get(answer.headers["Location"]).status_code == 200
    assert is_stopped(browser.post("/oosterparkwijk/gesprek/starten/", {"purpose": "Een nieuwe ronde"}))


def test_what_was_typed_is_shown_back(cast):
    text = "Een heel verhaal dat niemand twee keer wil typen."
    answer = cast.client(cast.wim).post("/oosterparkwijk/agenda/1/antwoord/", {"follows": "yes", "text": text})
    assert is_stopped(answer)
    assert text in answer.content.decode()


def test_a_seat_that_began_while_somebody_was_signed_in_asks_for_it_too(cast):
    browser = cast.client(cast.charlie)
    assert browser.get("/werkbank/").status_code == 200
    people.seat(cast.charlie.pk, cast.griffie, role="griffier", since=LONG_AGO, at=cast.now)
    assert browser.get("/werkbank/").status_code == 302


def test_a_seat_whose_term_has_ended_asks_nothing(cast):
    Seat.objects.filter(person=cast.alice).update(until="2025-06-01")
    assert cast.client(cast.alice).get("/werkbank/").status_code == 200


@pytest.mark.parametrize("who", ["bo", "charlie", "dana"])
def test_residents_are_not_asked(cast, who, django_assert_max_num_queries):
    browser = cast.client(getattr(cast, who))
    with django_assert_max_num_queries(8):
        assert browser.get("/ik/").status_code == 200
    assert not any(is_stopped(browser.post(one.filled(PLACES))) for one in ALL if one.name != "accounts:remove")


def test_an_official_takes_part_in_a_gathering_like_anybody(cast):
    from tests.civic.conversations.conftest import open_room

    room, browser = open_room(cast), cast.client(cast.alice)
    assert browser.post(f"/g/{room.code}/", {"side": "municipality"}).status_code == 302
    assert browser.get(f"/g/{room.code}/plaat/our-area/").status_code == 200


def test_one_can_always_sign_out(cast):
    assert cast.client(cast.alice).post("/account/logout/").headers["Location"] == "/"


def test_a_demonstration_does_not_ask(cast, settings):
    settings.STAFF_MFA = False
    assert cast.client(cast.alice).get("/werkbank/").status_code == 200
