# SPDX-License-Identifier: EUPL-1.2
"""One device for a whole table: who has it now sees nothing of who had it before."""

import re

import pytest
from django.test import Client

from samenspraak.civic.conversations.models import Answer, Participant
from samenspraak.civic.notices import queries as notices
from tests.web.conversations.test_phone import WISH, at, form_of
from tests.web.pages import Page


def door(room):
    return f"/g/{room.code}/"


def hand_on(room, tablet):
    return tablet.post(f"/g/{room.code}/doorgeven/")


@pytest.fixture
def tablet(room):
    """A device that goes round, in the hands of the first, who said something."""
    device = room.cast.client()
    device.post(f"/g/{room.code}/rondgaan/")
    device.post(door(room), {"side": "resident"})
    say(room, device, "Van de eerste")
    return device


def say(room, device, words):
    return device.post(at(room), form_of(device.get(at(room))) | {WISH: words}, follow=True)


def test_going_round_begins_and_ends_with_one_press(room, client):
    assert "Dit apparaat gaat rond" in client.get(door(room)).content.decode()
    answer = client.post(f"/g/{room.code}/rondgaan/", follow=True)
    assert "Nu ben jij aan de beurt" in answer.content.decode()
    assert Page(answer.content.decode()).wrong("nl") == []
    answer = client.post(f"/g/{room.code}/rondgaan/", {"stop": "1"}, follow=True)
    assert "Nu ben jij aan de beurt" not in answer.content.decode()


def test_handing_on_gives_a_clean_start_and_the_next_is_somebody_else(room, tablet):
    answer = hand_on(room, tablet)
    assert answer.url == door(room)
    html = tablet.get(door(room)).content.decode()
    assert "Nu ben jij aan de beurt" in html
    assert "Van de eerste" not in html
    assert "Mijn antwoorden" not in html
    tablet.post(door(room), {"side": "council"})
    assert "Van de eerste" not in say(room, tablet, "Van de tweede").content.decode()
    assert [one.side for one in Participant.objects.order_by("pk")] == ["resident", "council"]
    assert Answer.objects.count() == 2


def test_each_is_asked_who_they_are(room, tablet):
    hand_on(room, tablet)
    assert tablet.post(door(room), {"side": "resident"}).url == f"/g/{room.code}/over-jou/"


@pytest.mark.parametrize("path", ["plaat/our-area/", "mijn/", "over-jou/", "plaat/our-area/?wijzig=1"])
def test_going_back_leads_to_the_door(room, tablet, path):
    hand_on(room, tablet)
    assert tablet.get(f"/g/{room.code}/{path}").url == door(room)


def test_nothing_of_it_is_kept_by_the_browser(room, tablet):
    for path in ("", "plaat/our-area/", "mijn/", "over-jou/", "stand/", "volgen/"):
        assert tablet.get(f"/g/{room.code}/{path}").headers["Cache-Control"] == "no-store", path
    assert "no-store" not in room.cast.client().get(door(room)).headers["Cache-Control"]


def test_a_form_that_the_first_had_open_does_not_work_for_the_next_and_shows_no_words(room):
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "nl"})

    def post(path, page, **fields):
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        return strict.post(path, {"csrfmiddlewaretoken": token, **fields})

    start = strict.get(door(room)).content.decode()
    post(f"/g/{room.code}/rondgaan/", start)
    post(door(room), start, side="resident")
    old = strict.get(at(room))
    post(f"/g/{room.code}/doorgeven/", old.content.decode())
    post(door(room), strict.get(door(room)).content.decode(), side="resident")
    answer = post(at(room), old.content.decode(), **form_of(old), **{WISH: "Alleen van de eerste, nog niet verstuurd"})
    assert answer.status_code == 403
    assert "van de eerste" not in answer.content.decode()
    assert not Answer.objects.exists()


def test_what_was_said_to_the_first_is_not_said_to_the_next(room, tablet):
    tablet.post(at(room), form_of(tablet.get(at(room))) | {WISH: "nog iets"})  # "Sent", not read yet
    hand_on(room, tablet)
    assert "Verstuurd" not in tablet.get(door(room)).content.decode()


def test_the_receipt_is_a_number_to_write_down_and_no_link_to_come_back_to(room, tablet):
    html = tablet.get(f"/g/{room.code}/mijn/").content.decode()
    number = Answer.objects.get().receipt
    assert number in html
    assert f"/ontvangst/{number}/" not in html
    assert notices.receipt(number).channel == "phone", "one person on one device, whoever owns it"


def test_nobodys_account_goes_round(room):
    device = room.cast.client(room.cast.alice)
    assert "sessionid" in device.cookies
    device.post(f"/g/{room.code}/rondgaan/")
    assert device.get("/bureau/").status_code in (302, 404)
    assert "_auth_user_id" not in device.session


def test_a_device_of_ones_own_is_not_handed_on(room, phone):
    say(room, phone, "Van mij")
    assert hand_on(room, phone).status_code == 302
    assert "Van mij" in phone.get(at(room)).content.decode()


def test_at_another_gathering_it_is_an_ordinary_device(room, tablet):
    tablet.cookies["rondgaan"] = "ABC234"
    assert "Klaar, geef door" not in tablet.get(at(room)).content.decode()


@pytest.mark.parametrize("what", ["rondgaan", "doorgeven"])
def test_it_takes_a_press(room, client, what):
    assert client.get(f"/g/{room.code}/{what}/").status_code == 405
