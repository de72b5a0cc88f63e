# SPDX-License-Identifier: EUPL-1.2
"""What the gebiedsteam does, and what nobody else may."""

import re

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Answer, Conversation, Participant, Round
from tests.web.pages import Page

LEAD = "/oosterparkwijk/gesprek/1/leiden/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """The second step of officials has its own tests."""
    settings.STAFF_MFA = False


def filled_in(html):
    """What a browser sends when nothing is changed: the defaults."""
    fields = {}
    for tag in re.findall(r"<input[^>]+>", html):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' in tag and "checked" not in tag:
            continue
        if name and name[1] != "csrfmiddlewaretoken":
            empty = "on" if 'type="checkbox"' in tag else ""
            fields.setdefault(name[1], []).append(value[1] if value else empty)
    return fields


def test_from_nothing_to_an_open_room_in_four_presses(cast):
    alice = cast.client(cast.alice)
    alice.post("/oosterparkwijk/gesprek/starten/", {"purpose": "Wie beslist?"})
    page = alice.get("/oosterparkwijk/gesprek/nieuw/")
    assert Page(page.content.decode()).wrong("nl") == []
    made = alice.post("/oosterparkwijk/gesprek/nieuw/", filled_in(page.content.decode()))
    assert made.url == "/oosterparkwijk/gesprek/1/"
    assert alice.post(f"{LEAD}openen/").url == LEAD
    room = Conversation.objects.get()
    assert room.status == "open"
    assert len(room.plates) == 14
    assert room.code[:3] in alice.get(LEAD).content.decode()


def test_a_preset_chooses_the_plates(planned):
    alice = planned.cast.client(planned.cast.alice)
    page = alice.get("/oosterparkwijk/gesprek/nieuw/?keuze=first-talk").content.decode()
    preset = queries.content_of(planned.round).preset("first-talk")
    assert set(filled_in(page)["plates"]) == set(preset.plates)


def test_the_same_form_sent_twice_is_one_gathering(planned):
    alice = planned.cast.client(planned.cast.alice)
    fields = filled_in(alice.get("/oosterparkwijk/gesprek/nieuw/").content.decode())
    first = alice.post("/oosterparkwijk/gesprek/nieuw/", fields)
    assert alice.post("/oosterparkwijk/gesprek/nieuw/", fields).url == first.url
    assert Conversation.objects.count() == 2


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"title": ""}, 400),
        ({"starts_at": "gisteren"}, 400),
        ({"starts_at": "2020-01-01T19:30"}, 409),
        ({"plates": []}, 400),
        ({"plates": ["verzonnen"]}, 400),
        ({"title": "\u200b"}, 409),
    ],
)
def test_a_gathering_that_cannot_be(planned, change, status):
    alice = planned.cast.client(planned.cast.alice)
    fields = filled_in(alice.get("/oosterparkwijk/gesprek/nieuw/").content.decode())
    answer = alice.post("/oosterparkwijk/gesprek/nieuw/", fields | {"place": "Het buurthuis"} | change)
    assert answer.status_code == status
    assert "Het buurthuis" in answer.content.decode()
    assert Conversation.objects.count() == 1


def test_a_second_round_is_refused_with_what_was_typed(planned):
    alice = planned.cast.client(planned.cast.alice)
    answer = alice.post("/oosterparkwijk/gesprek/starten/", {"purpose": "Nog een keer"})
    assert answer.status_code == 409
    assert "Nog een keer" in answer.content.decode()
    assert Round.objects.count() == 1


def test_leading_the_room(room, host):
    assert host.post(f"{LEAD}naar/", {"plate": "deciding"}).url == LEAD
    assert room.now.plate == "deciding"
    host.post(f"{LEAD}onthullen/", {"plate": "deciding"})
    assert room.now.revealed == ["deciding"]
    host.post(f"{LEAD}verbergen/", {"plate": "deciding"})
    assert room.now.revealed == []
    host.post(f"{LEAD}vrij/")
    assert room.now.roaming
    host.post(f"{LEAD}samen/")
    assert not room.now.roaming
    assert host.post(f"{LEAD}sluiten/").url == "/oosterparkwijk/gesprek/1/uitkomsten/"
    assert room.now.status == "closed"


def test_closing_twice_says_so_and_changes_nothing(room, host):
    host.post(f"{LEAD}sluiten/")
    digest = room.now.digest
    answer = host.post(f"{LEAD}sluiten/")
    assert answer.status_code == 409
    assert "gesloten" in answer.content.decode()
    assert room.now.digest == digest


def test_what_a_host_presses_by_a_wrong_address(room, host):
    assert host.post(f"{LEAD}ontploffen/").status_code == 404
    assert host.post(f"{LEAD}naar/", {"plate": "verzonnen"}).status_code == 409
    assert host.post(f"{LEAD}antwoord-verbergen/", {"answer": "999", "reason": "hurtful"}).status_code == 404
    assert host.post(f"{LEAD}antwoord-verbergen/", {"answer": "x"}).status_code == 404
    assert host.get(f"{LEAD}sluiten/").status_code == 405
    assert host.get("/oosterparkwijk/gesprek/99/leiden/").status_code == 404
    assert host.get("/nergens/gesprek/1/leiden/").status_code == 404


def test_hiding_and_putting_back(room, host):
    given = room.say(room.come_in(), value={"text": "de buurman van nummer negen"})
    assert host.post(f"{LEAD}antwoord-verbergen/", {"answer": given.pk}).status_code == 409
    host.post(f"{LEAD}antwoord-verbergen/", {"answer": given.pk, "reason": "personal"})
    assert Answer.objects.get().hidden_why == "personal"
    assert "Zet terug" in host.get(LEAD).content.decode()
    host.post(f"{LEAD}antwoord-tonen/", {"answer": given.pk})
    assert Answer.objects.get().hidden_why == ""


PAGES = ["gesprek/starten/", "gesprek/nieuw/", "gesprek/1/leiden/", "gesprek/1/invoeren/"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["wim", "roos", "bo", "charlie", "dana"])
def test_only_the_gebiedsteam_comes_behind_the_scenes(room, page, who):
    browser = room.cast.client(getattr(room.cast, who))
    assert browser.get(f"/oosterparkwijk/{page}").status_code == 403


@pytest.mark.parametrize("page", PAGES)
def test_visitors_are_sent_to_sign_in(room, client, page):
    answer = client.get(f"/oosterparkwijk/{page}")
    assert answer.status_code == 302
    assert "login" in answer.url


@pytest.mark.parametrize("deed", ["openen", "naar", "onthullen", "verbergen", "vrij", "samen", "sluiten", "afzeggen"])
def test_a_resident_presses_the_hosts_buttons_in_vain(room, deed):
    before = room.now.revision
    for browser in (room.cast.client(room.cast.bo), room.cast.client()):
        assert browser.post(f"{LEAD}{deed}/", {"plate": "deciding"}).status_code == 403
    assert room.now.revision == before


def test_entering_a_sheet_plate_by_plate(room, host):
    begin = {"channel": "paper", "side": "resident", "sheet": "Tafel 1", "key": "sleutel"}
    first = host.post("/oosterparkwijk/gesprek/1/invoeren/", begin).url
    assert first.endswith("/our-area/")
    page = host.get(first).content.decode()
    assert Page(page).wrong("nl") == []
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    fields = {"key": key, "wish-our-area-works": "Van het blad", "statement-our-area-one": "pass"}
    following = host.post(first, fields).url
    assert following.endswith("/deciding/"), "a sheet goes from plate to plate, wherever the room is"
    assert host.post("/oosterparkwijk/gesprek/1/invoeren/", begin | {"key": "andere"}).url == first
    assert Participant.objects.get().channel == "paper"
    assert "Van het blad" in host.get(first).content.decode()


def test_a_sheet_that_is_too_long_or_too_late_keeps_its_text(room, host):
    begin = {"channel": "table", "side": "resident", "sheet": "", "key": "k"}
    first = host.post("/oosterparkwijk/gesprek/1/invoeren/", begin).url
    answer = host.post(first, {"key": "k", "wish-our-area-works": "x" * 1500})
    assert answer.status_code == 409
    assert "x" * 1500 in answer.content.decode()
    room.host(conversations.close)
    answer = host.post(first, {"key": "k", "wish-our-area-works": "te laat"})
    assert answer.status_code == 409
    assert "te laat" in answer.content.decode()
    assert host.post("/oosterparkwijk/gesprek/1/invoeren/", begin | {"sheet": "B"}).status_code == 409


def test_a_phone_is_not_a_sheet(room, host):
    someone = room.come_in()
    assert host.get(f"/oosterparkwijk/gesprek/1/invoeren/{someone.pk}/our-area/").status_code == 404


def test_the_hosts_page_takes_a_bounded_number_of_queries(room, host, django_assert_max_num_queries):
    for number in range(30):
        room.say(room.come_in(), value={"text": f"wens {number}"})
    host.get(LEAD)
    with django_assert_max_num_queries(8):
        assert Page(host.get(LEAD).content.decode()).wrong("nl") == []
