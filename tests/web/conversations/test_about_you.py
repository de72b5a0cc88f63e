# SPDX-License-Identifier: EUPL-1.2
"""One screen, once, that may be skipped; and changed later."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.models import Participant
from tests.web.pages import Page


def at(room):
    return f"/g/{room.code}/over-jou/"


def told():
    someone = Participant.objects.get()
    return someone.age, someone.lived


def test_it_says_why_in_one_sentence_and_is_skipped_with_one_press(room, phone):
    html = phone.get(at(room)).content.decode()
    assert "Zo zien we wie er nog ontbreekt. Sla over als je dat liever hebt." in html
    assert f'href="/g/{room.code}/">Sla over</a>' in html
    assert Page(html).wrong("nl") == []
    assert told() == ("", "")


def test_told_it_leads_to_where_the_room_is(room, phone):
    answer = phone.post(at(room), {"age": "25-44", "lived": "10+"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/g/{room.code}/plaat/our-area/"
    assert told() == ("25-44", "10+")


@pytest.mark.parametrize("given", [{}, {"age": "65+"}, {"lived": "0-1"}])
def test_any_of_it_may_be_left_open(room, phone, given):
    assert phone.post(at(room), given).status_code == 302
    assert told() == (given.get("age", ""), given.get("lived", ""))


@pytest.mark.parametrize("side", ["organisation", "municipality", "council", "elsewhere"])
def test_only_residents_are_asked_how_long_they_have_lived_here(room, client, side):
    client.post(f"/g/{room.code}/", {"side": side})
    html = client.get(at(room)).content.decode()
    assert "Hoe oud ben je?" in html
    assert "Hoelang woon je hier?" not in html
    client.post(at(room), {"age": "25-44", "lived": "10+"})
    assert told() == ("25-44", "")


def test_a_phone_is_asked_once_and_never_again(room, phone):
    assert phone.post(f"/g/{room.code}/", {"side": "resident"}).url == f"/g/{room.code}/", "another side, or again"
    assert phone.get(f"/g/{room.code}/").url.endswith("/plaat/our-area/")
    cast = room.cast
    other = conversations.prepare(
        room.round.pk,
        title="Een week later",
        place="",
        starts_at=cast.later(days=7),
        plates=room.plates,
        by=cast.alice.pk,
        at=cast.now,
    )
    conversations.open(other.pk, by=cast.alice.pk, at=cast.now)
    assert phone.post(f"/g/{other.code}/", {"side": "resident"}).url == f"/g/{other.code}/"


def test_it_is_changed_and_taken_back_from_my_answers(room, phone):
    mine = f"/g/{room.code}/mijn/"
    assert "Je hebt niet verteld hoe oud je bent" in phone.get(mine).content.decode()
    answer = phone.post(f"{at(room)}?mijn=1", {"age": "15-24", "lived": "2-9"}, follow=True)
    assert answer.redirect_chain == [(mine, 302)]
    assert "Leeftijd: 15 tot en met 24 jaar." in answer.content.decode()
    assert "Woont hier: 2 tot 10 jaar." in answer.content.decode()
    html = phone.get(f"{at(room)}?mijn=1").content.decode()
    assert 'value="15-24" checked' in html
    assert "Dat zeg ik liever niet" in html
    phone.post(f"{at(room)}?mijn=1", {"age": "", "lived": ""})
    assert told() == ("", "")


def test_what_no_browser_would_send(room, phone):
    answer = phone.post(at(room), {"age": "33", "lived": "10+"})
    assert answer.status_code == 400
    assert told() == ("", "")


def test_who_is_not_in_or_comes_after_closing_is_led_to_the_door(room, phone, client):
    assert client.get(at(room)).url == f"/g/{room.code}/"
    assert client.post(at(room), {"age": "65+"}).url == f"/g/{room.code}/"
    room.host(conversations.close)
    assert phone.post(at(room), {"age": "65+"}).url == f"/g/{room.code}/"
    assert told() == ("", "")


def test_the_outcomes_show_who_was_there_and_hide_small_groups(room, client):
    for age in ["65+"] * 6 + ["25-44"] * 5 + ["0-14"] * 5 + ["15-24"]:
        someone = room.come_in()
        conversations.introduce(someone.pk, age=age, lived="10+", at=room.cast.now)
        room.say(someone)
    room.host(conversations.close)
    html = client.get("/oosterparkwijk/gesprek/1/uitkomsten/").content.decode()
    assert "65 jaar of ouder: 6" in html
    assert "10 jaar of langer: 17" in html
    assert "15 tot en met 24 jaar" not in html
    assert Page(html).wrong("nl") == []
