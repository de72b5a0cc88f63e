# SPDX-License-Identifier: EUPL-1.2
"""What everybody may read, and when."""

import re
from dataclasses import replace

import pytest

from samenspraak.civic.conversations import actions as conversations
from tests.web.pages import Page

AREA = "/oosterparkwijk/gesprek/"
OUTCOMES = "/oosterparkwijk/gesprek/1/uitkomsten/"


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    page = Page(answer.content.decode())
    assert page.wrong("nl") == [], path
    return answer.content.decode()


def test_an_area_without_a_conversation_says_so(cast, client):
    assert "Hier is nog geen gesprek" in text_of(client, "/de-wijert/gesprek/")
    text_of(client, "/de-wijert/gesprek/uitkomsten/")
    assert client.get("/nergens/gesprek/").status_code == 404
    assert client.get("/de-wijert/gesprek/1/").status_code == 404


def test_a_planned_gathering_can_be_read_and_its_code_is_for_the_team(planned, client):
    html = text_of(client, f"{AREA}1/")
    assert "In het buurthuis" in html
    assert planned.code not in html
    assert planned.code[:3] + " " + planned.code[3:] not in html
    alice = planned.cast.client(planned.cast.alice)
    assert planned.code[:3] + " " + planned.code[3:] in text_of(alice, f"{AREA}1/")
    text_of(client, AREA)


def test_nothing_is_shown_before_it_is_revealed(room, client):
    room.say(room.come_in(), value={"text": "geheim tot later"})
    paths = [OUTCOMES, f"/g/{room.code}/scherm/", f"/g/{room.code}/scherm/beeld/", f"{AREA}uitkomsten/"]
    for path in paths:
        assert "geheim tot later" not in text_of(client, path) if "beeld" not in path else True
    assert "geheim tot later" not in client.get(paths[2]).content.decode()
    room.host(conversations.reveal, "our-area")
    for path in paths:
        assert "geheim tot later" in client.get(path).content.decode(), path


def test_after_closing_everything_can_be_read_with_who_took_part(room, client):
    room.host(conversations.roam, True)
    for number in range(7):
        someone = room.come_in("resident" if number < 6 else "council")
        for kind in ("wish", "statement", "choice", "compass", "triangle"):
            room.say(someone, kind)
    room.host(conversations.close)
    for path in (OUTCOMES, f"{AREA}uitkomsten/"):
        html = text_of(client, path)
        assert "Meer bomen in de straat" in html
        assert "7 mensen gaven 35 antwoorden" in html
        assert "<polygon" in html
        assert "1 raadsleden" not in html, "one council member would be recognised"
    assert room.now.digest in text_of(client, OUTCOMES)


def test_small_groups_are_not_shown_apart(room, client):
    for number in range(8):
        room.say(room.come_in("resident" if number < 6 else "municipality"), "statement")
    room.host(conversations.close)
    html = text_of(client, OUTCOMES)
    assert "gemeente</th>" not in html


def sides_in(html):
    """What the tables by side say: side → (agree, pass, disagree)."""
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th>((?:<td class="number">\d+</td>)+)</tr>', html)
    return {side: tuple(map(int, re.findall(r"\d+", cells))) for side, cells in rows}


def another(room):
    """A next gathering of the same round."""
    made = conversations.prepare(
        room.round.pk,
        title="Nog een avond",
        place="",
        starts_at=room.cast.later(hours=2),
        plates=room.plates,
        by=room.cast.alice.pk,
        at=room.cast.now,
    )
    other = replace(room, pk=made.pk, code=made.code, count=1000)
    other.host(conversations.open)
    return other


def talk(room, **sides):
    """So many people of each side say a wish and a stance: every third disagrees."""
    for side, size in sides.items():
        for number in range(size):
            someone = room.come_in(side)
            room.say(someone, "statement", value={"vote": "agree" if number % 3 else "disagree"})
            room.say(someone, value={"text": f"{side} {number} van avond {room.pk}"})


def test_no_number_by_side_follows_from_two_pages_together(room, client):
    """One official at the second evening: neither their stance nor their wish can be told, from no pages together."""
    talk(room, resident=20, municipality=6)
    room.host(conversations.close)
    other = another(room)
    talk(other, resident=8, municipality=1)
    other.host(conversations.close)
    first, second = (sides_in(text_of(client, f"{AREA}{number}/uitkomsten/")) for number in (1, 2))
    html = text_of(client, f"{AREA}uitkomsten/")
    assert first["gemeente"] == (4, 0, 2)
    assert second == {}
    assert sides_in(html) == first
    assert re.search(r"municipality 0 van avond \d+ <small class=\"muted\">gemeente", html)
    assert f"municipality 0 van avond {other.pk}</li>" in html


def test_small_evenings_are_added_up_together(room, client):
    talk(room, resident=20, municipality=3)
    room.host(conversations.close)
    assert sides_in(text_of(client, f"{AREA}uitkomsten/")) == {}
    other = another(room)
    talk(other, resident=15, municipality=2)
    other.host(conversations.close)
    assert sides_in(text_of(client, f"{AREA}uitkomsten/"))["gemeente"] == (3, 0, 2)
    assert sides_in(text_of(client, f"{AREA}1/uitkomsten/")) == sides_in(text_of(client, f"{AREA}2/uitkomsten/")) == {}


def test_while_a_gathering_goes_on_nothing_is_told_by_side(room, client):
    """From one moment to the next it could be followed who says what."""
    talk(room, resident=9, municipality=6)
    room.host(conversations.reveal, "our-area")
    for path in (OUTCOMES, f"{AREA}uitkomsten/", f"/g/{room.code}/scherm/"):
        html = text_of(client, path)
        assert "municipality 0 van avond" in html
        assert sides_in(html) == {}
        assert "gemeente</small>" not in html


@pytest.mark.parametrize("count", [5, 50])
def test_pages_take_the_same_few_queries_whatever_was_said(room, client, django_assert_max_num_queries, count):
    for number in range(count):
        room.say(room.come_in(), value={"text": f"wens {number}"})
    room.host(conversations.reveal, "our-area")
    paths = (
        AREA,
        f"{AREA}1/",
        OUTCOMES,
        f"{AREA}uitkomsten/",
        f"/g/{room.code}/scherm/",
        f"/g/{room.code}/scherm/beeld/",
    )
    for path in paths:
        with django_assert_max_num_queries(5):
            client.get(path)


def test_the_screen_works_without_script_and_shows_the_way_in(room, client):
    html = text_of(client, f"/g/{room.code}/scherm/")
    assert '<noscript><meta http-equiv="refresh"' in html
    assert f"{room.code[:3]} {room.code[3:]}" in html
    assert "<svg" in html
    assert 'id="beeld"' in client.get(f"/g/{room.code}/scherm/beeld/").content.decode()


@pytest.mark.parametrize("status", ["planned", "open", "closed", "cancelled"])
def test_the_screen_and_the_pages_stand_in_every_status(planned, client, status):
    if status == "cancelled":
        planned.host(conversations.cancel)
    if status in ("open", "closed"):
        planned.host(conversations.open)
    if status == "closed":
        planned.host(conversations.close)
    alice = planned.cast.client(planned.cast.alice)
    for browser in (client, alice):
        for path in (AREA, f"{AREA}1/", OUTCOMES, f"/g/{planned.code}/scherm/"):
            text_of(browser, path)
    text_of(alice, f"{AREA}1/leiden/")
    text_of(alice, f"{AREA}1/invoeren/")


def test_english_pages(room):
    browser = room.cast.client(language="en")
    for path in ("/en/meedoen/", f"/en{AREA}", f"/en{OUTCOMES}", f"/en/g/{room.code}/scherm/"):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert Page(answer.content.decode()).wrong("en") == []


def test_the_outcomes_can_be_read_in_a_minute_and_the_rest_unfolds(room, client):
    """On top who, what is shared, where residents and municipality differ, and what people want; the rest is folded."""
    room.host(conversations.roam, True)
    for number in range(12):
        someone = room.come_in("resident" if number < 6 else "municipality")
        room.say(someone)
        room.say(someone, "statement", value={"vote": "agree" if number < 6 else "disagree"})
        room.say(someone, "choice")
        room.say(someone, "compass")
        room.say(someone, "triangle")
    room.host(conversations.close)
    for path in (OUTCOMES, f"{AREA}uitkomsten/"):
        html = text_of(client, path)
        short, rest = html.split('<div class="results">')
        assert "6 mensen van de gemeente" in short
        assert "Bewoners: 6 van de 6 zijn het ermee eens. Gemeente: 6 van de 6 zijn het ermee oneens." in short
        assert "nu 2,0, gewenst 4,0" in short
        assert "Meer bomen in de straat" not in short
        assert '<a href="#our-area">' in short
        assert '<details><summary><span>Wat mensen zeiden <span class="muted">(12)</span></span></summary>' in rest


def test_while_a_gathering_is_going_on_what_was_revealed_stands_open(room, client):
    room.say(room.come_in())
    assert "Nog niets te lezen" in text_of(client, OUTCOMES)
    room.host(conversations.reveal, "our-area")
    html = text_of(client, OUTCOMES)
    assert "<details open><summary><span>Wat mensen zeiden" in html
    assert "Nog niet getoond:" in html
    assert 'id="kort"' not in html, "who took part is told when it is over"
