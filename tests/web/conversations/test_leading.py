# SPDX-License-Identifier: EUPL-1.2
"""The host's page: who leads, the clock, a pause, and wishes that are read before the room sees them."""

import re
from datetime import datetime

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Answer, Conversation, Participant
from samenspraak.web.conversations import channels
from tests.web.conversations.test_hosting import filled_in
from tests.web.conversations.test_phone import WISH, at, form_of
from tests.web.pages import Page

LEAD = "/oosterparkwijk/gesprek/1/leiden/"
SCREEN = "/g/{code}/scherm/beeld/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """The second step of officials has its own tests."""
    settings.STAFF_MFA = False


def html_of(browser, path=LEAD):
    answer = browser.get(path)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert Page(html).wrong("nl") == []
    return html


def press(browser, name, **fields):
    return browser.post(f"{LEAD}{name}/", fields)


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# Who leads


def test_a_colleague_reads_who_leads_and_sees_no_keys(room, colleague):
    html = html_of(colleague)
    assert "Alice leidt dit gesprek." in text_of(html)
    assert "Neem het over" in html
    for key in ("/naar/", "/onthullen/", "/pauze/", "/klok/", "/sluiten/"):
        assert key not in html, "no key that would be refused"


def test_the_host_sees_the_keys_and_nothing_about_a_leader(room, host):
    html = html_of(host)
    assert "leidt dit gesprek" not in html
    for key in ("/naar/", "/onthullen/", "/pauze/", "/klok/", "/sluiten/"):
        assert key in html


def test_taking_over_with_one_press_and_the_other_reads_it(room, host, colleague):
    page = html_of(host)
    assert press(colleague, "overnemen").url == LEAD
    assert "leidt dit gesprek" not in html_of(colleague)
    assert "Kim leidt dit gesprek." in text_of(html_of(host))
    answer = press(host, "naar", plate="deciding")  # from the page that was open already
    assert "/naar/" in page
    assert answer.status_code == 409
    assert "Iemand anders leidt dit gesprek nu" in answer.content.decode()
    assert "Neem het over" in answer.content.decode()
    assert room.now.plate == "our-area"
    press(host, "overnemen")
    press(host, "naar", plate="deciding")
    assert room.now.plate == "deciding"


def test_handing_over_to_a_colleague_by_name(room, host, colleague, kim):
    html = html_of(host, f"{LEAD}collega/")
    assert f'name="to" value="{kim.pk}"' in html
    assert "Alice" not in html, "nobody hands over to themselves"
    assert press(host, "overdragen", to=kim.pk).url == LEAD
    assert room.now.led_by == kim
    assert press(host, "overdragen", to="niemand").status_code == 409
    assert "leidt dit gesprek" in html_of(host, f"{LEAD}collega/")


def test_a_leader_without_a_name_is_a_colleague(room, colleague):
    room.cast.alice.__class__.objects.filter(pk=room.cast.alice.pk).update(name="")
    assert "leidt dit gesprek" in html_of(colleague)
    Conversation.objects.update(led_by=None)
    assert "leidt dit gesprek" not in html_of(colleague)


@pytest.mark.parametrize("page", ["", "collega/", "wensen/", "conclusie/"])
@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
def test_the_hosts_pages_are_for_the_gebiedsteam(room, page, who):
    assert room.cast.client(getattr(room.cast, who)).get(f"{LEAD}{page}").status_code == 403
    assert "login" in room.cast.client().get(f"{LEAD}{page}").url


# The clock and the pause


def test_the_clock_stands_on_the_screen_the_phones_and_the_hosts_page(room, host, phone, client):
    press(host, "klok", minutes="5")
    until = room.now.timer_until
    for browser, path in ((host, LEAD), (phone, at(room)), (client, SCREEN.format(code=room.code))):
        html = browser.get(path).content.decode()
        found = re.search(r'<count-down until="([^"]+)" now="([^"]+)"[^>]*>([^<]+)</count-down>', html)
        assert found, path
        assert datetime.fromisoformat(found[1]) == until
        assert re.fullmatch(r"tot \d\d:\d\d", found[3]), "without script the moment stands there"
    press(host, "klok-stoppen")
    assert "<count-down" not in html_of(host)


def test_a_clock_that_ran_out_says_so(room, host, client):
    Conversation.objects.update(timer_until=room.cast.later(minutes=-600))
    assert "De tijd is om" in client.get(SCREEN.format(code=room.code)).content.decode()


def test_a_clock_of_any_other_length(room, host):
    for minutes in ("", "7", "veel", "-5"):
        assert press(host, "klok", minutes=minutes).status_code == 409
    assert room.now.timer_until is None


def test_what_was_typed_when_a_pause_began_stands_back_in_the_form(room, host, phone):
    fields = form_of(phone.get(at(room))) | {WISH: "halverwege een zin"}
    press(host, "pauze")
    answer = phone.post(at(room), fields)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "halverwege een zin</textarea>" in html
    assert "We houden even pauze" in html
    assert Page(html).wrong("nl") == []
    assert not Answer.objects.exists()
    press(host, "pauze-voorbij")
    assert phone.post(at(room), form_of(answer) | {WISH: "halverwege een zin"}).status_code == 302
    assert Answer.objects.count() == 1


def test_phones_and_screen_say_that_there_is_a_pause(room, host, phone, client):
    press(host, "pauze")
    assert "Even pauze" in phone.get(f"/g/{room.code}/stand/?plaat=our-area").content.decode()
    screen = client.get(SCREEN.format(code=room.code)).content.decode()
    assert "Even pauze" in screen
    assert room.code[:3] in screen, "who comes in during the pause can join"
    press(host, "pauze-voorbij")
    assert "Even pauze" not in client.get(SCREEN.format(code=room.code)).content.decode()


# Wishes that are read first


@pytest.fixture
def waiting(room, host):
    """Three wishes that wait, at a plate that the room sees."""
    room.host(conversations.check_first, True)
    room.host(conversations.reveal, "our-area")
    return [room.say(room.come_in(), value={"text": f"wens {number}"}).pk for number in range(3)]


def shown(room, client):
    html = client.get(SCREEN.format(code=room.code)).content.decode()
    return [number for number in range(10) if f"wens {number}" in html]


def test_a_wish_is_shown_after_one_press(room, host, client, waiting):
    assert shown(room, client) == []
    assert "3 wensen wachten op jou" in html_of(host)
    assert press(host, "tonen", answer=waiting[1]).url == f"{LEAD}#wensen"
    assert shown(room, client) == [1]
    assert "wens 0" not in client.get("/oosterparkwijk/gesprek/1/uitkomsten/").content.decode()


def test_a_wish_that_is_not_shown_has_its_reason_where_the_giver_reads_it(room, host, phone, client):
    room.host(conversations.check_first, True)
    room.host(conversations.reveal, "our-area")
    phone.post(at(room), form_of(phone.get(at(room))) | {WISH: "over mijn buurman"})
    press(host, "antwoord-verbergen", answer=Answer.objects.get().pk, reason="personal")
    assert "Het gaat over een persoon" in phone.get(f"/g/{room.code}/mijn/").content.decode()
    log = text_of(html_of(host))
    assert "Reden: het gaat over een persoon" in log
    assert "over mijn buurman" not in client.get(SCREEN.format(code=room.code)).content.decode()


def test_show_all_goes_as_far_as_the_page_that_the_host_read(room, host, client, waiting):
    upto = re.search(r'name="upto" value="(\d+)"', html_of(host))[1]
    room.say(room.come_in(), value={"text": "wens 3"})
    press(host, "alles-tonen", plate="our-area", upto=upto)
    assert shown(room, client) == [0, 1, 2]
    assert "1 wens wacht op jou" in html_of(host)


@pytest.mark.parametrize("upto", ["", "x", "0", "-1"])
def test_show_all_without_saying_how_far_shows_nothing(room, host, client, waiting, upto):
    press(host, "alles-tonen", plate="our-area", upto=upto)
    assert shown(room, client) == []


def test_a_colleague_who_does_not_lead_reads_along(room, colleague, client, waiting):
    assert "3 wensen wachten op jou" in html_of(colleague)
    press(colleague, "tonen", answer=waiting[0])
    assert shown(room, client) == [0]


def test_reading_first_is_turned_on_and_off(room, host):
    press(host, "eerst-lezen")
    assert room.now.checks_first
    press(host, "meteen-tonen")
    assert not room.now.checks_first


def test_whoever_prepares_reads_first_unless_they_say_otherwise(planned):
    alice = planned.cast.client(planned.cast.alice)
    fields = filled_in(alice.get("/oosterparkwijk/gesprek/nieuw/").content.decode())
    alice.post("/oosterparkwijk/gesprek/nieuw/", fields)
    assert Conversation.objects.get(number=2).checks_first
    fields = filled_in(alice.get("/oosterparkwijk/gesprek/nieuw/").content.decode())
    del fields["checks_first"]
    alice.post("/oosterparkwijk/gesprek/nieuw/", fields)
    assert not Conversation.objects.get(number=3).checks_first


def test_two_hundred_wishes_are_read_in_pieces(room, host, django_assert_max_num_queries):
    room.host(conversations.check_first, True)
    for number in range(120):
        room.say(room.come_in(), value={"text": f"wens {number:03}"})
    with django_assert_max_num_queries(8):
        html = html_of(host)
    assert "120 wensen wachten op jou" in html
    assert "Toon alle 50 hierboven" in html
    assert "Daarna zijn er nog 70" in html
    assert ("wens 000" in html, "wens 049" in html, "wens 050" in html) == (True, True, False)
    upto = re.search(r'name="upto" value="(\d+)"', html)[1]
    press(host, "alles-tonen", plate="our-area", upto=upto)
    with django_assert_max_num_queries(8):
        html = html_of(host)
    assert "70 wensen wachten op jou" in html
    assert Answer.objects.filter(admitted_at__isnull=False).count() == 50


def test_hostile_text_waits_as_text(room, host):
    room.host(conversations.check_first, True)
    room.say(room.come_in(), value={"text": "<script>alert(1)</script>"})
    html = html_of(host)
    assert "&lt;script&gt;" in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("asked", ["", "x", "999999", "99999999999999999999"])
def test_an_answer_that_is_not_there(room, host, asked):
    for name in ("tonen", "vastzetten", "antwoord-tonen"):
        assert press(host, name, answer=asked).status_code == 404


def test_a_wish_is_put_on_top_and_not_any_more(room, host, client):
    room.host(conversations.reveal, "our-area")
    first, _second = (room.say(room.come_in(), value={"text": text}) for text in ("eerste wens", "tweede wens"))
    press(host, "vastzetten", answer=first.pk)
    html = client.get(SCREEN.format(code=room.code)).content.decode()
    assert html.index("eerste wens") < html.index("tweede wens")
    assert "Niet meer bovenaan" in html_of(host)
    press(host, "losmaken", answer=first.pk)
    html = client.get(SCREEN.format(code=room.code)).content.decode()
    assert html.index("tweede wens") < html.index("eerste wens")


def test_in_english_everything_reads_english(room, kim):
    browser = room.cast.client(kim, language="en")
    room.host(conversations.check_first, True)
    room.say(room.come_in())
    html = browser.get(f"/en{LEAD}").content.decode()
    assert Page(html).wrong("en") == []
    assert "Alice leads this conversation." in text_of(html)
    assert "1 wish waits for you" in html


def test_a_state_that_phones_need_not_hear_does_not_wake_them(room, host, monkeypatch):
    told = []
    monkeypatch.setattr(channels.live, "tell", lambda channel: told.append(channel.partition("/")[0]))
    wish = room.say(room.come_in())
    press(host, "vastzetten", answer=wish.pk)
    assert told == ["screen"]
    press(host, "pauze")
    assert sorted(told) == ["phone", "screen", "screen"]
    assert queries.live_state(room.code)["revision"] == room.now.revision


def test_what_hurts_is_hidden_after_closing_too_and_only_that(room, host, phone):
    wish = room.say(Participant.objects.get(), value={"text": "Iemand met naam en toenaam"})
    room.host(conversations.close)
    html = host.get(LEAD).content.decode()
    assert Page(html).wrong("nl") == []
    assert "Iemand met naam en toenaam" in html
    assert 'value="personal"' in html
    assert 'value="off-topic"' not in html
    assert f'href="{LEAD}"' in host.get("/oosterparkwijk/gesprek/1/").content.decode()
    assert host.post(f"{LEAD}antwoord-verbergen/", {"answer": wish.pk, "reason": "off-topic"}).status_code == 409
    assert host.post(f"{LEAD}antwoord-verbergen/", {"answer": wish.pk, "reason": "personal"}).status_code == 302
    for path in ("/oosterparkwijk/gesprek/1/uitkomsten/", "/oosterparkwijk/gesprek/1/uitkomsten.json"):
        assert "naam en toenaam" not in room.cast.client().get(path).content.decode(), path
    mine = phone.get(f"/g/{room.code}/mijn/").content.decode()
    assert "Het gaat over een persoon" in mine


TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|now="[^"]+"')


def test_the_host_reads_what_was_said_and_not_who_said_it(room, host):
    """Had others said it, every page of the host would be the same to the letter."""
    people_ = [room.come_in(side) for side in ("resident", "municipality", "organisation")]
    for number, someone in enumerate([*people_, *people_]):
        room.say(someone, value={"text": f"Wens {number}"})
    conversations.hide_answer(Answer.objects.first().pk, "double", by=room.cast.alice.pk, at=room.cast.now)
    pages = [LEAD, f"{LEAD}wensen/", f"{LEAD}conclusie/", f"{LEAD}collega/"]
    before = [TOKEN.sub("", html_of(host, page)) for page in pages]
    first, second, third = people_
    for answers, other in ((first, second), (second, third)):
        Answer.objects.filter(participant=answers).update(participant=other)
    assert [TOKEN.sub("", html_of(host, page)) for page in pages] == before
    for page in before:
        for someone in people_:
            assert someone.token not in page


def test_a_host_whose_laptop_died_leads_on_from_a_phone(room, host):
    press(host, "naar", plate="deciding")
    press(host, "klok", minutes=10)
    phone = room.cast.client(room.cast.alice)  # signed in anew, elsewhere
    html = html_of(phone)
    assert "Beslissen" in html
    assert "count-down" in html
    press(phone, "naar", plate="openness")
    assert room.now.plate == "openness"
    assert "leiden/overnemen/" not in html, "nobody else leads: there is nothing to take over"
