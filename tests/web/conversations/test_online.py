# SPDX-License-Identifier: EUPL-1.2
"""What goes on online, on pages: going on, taking part from home, reading along, and its end."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.models import Conversation, Participant
from samenspraak.config import worker
from tests.web.pages import Page

pytestmark = pytest.mark.usefixtures("clock")
AREA = "/oosterparkwijk/gesprek/"
GO_ON = f"{AREA}1/online/"
LEAD = f"{AREA}2/leiden/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """The second step of officials has its own tests."""
    settings.STAFF_MFA = False


@pytest.fixture
def alice(room):
    return room.cast.client(room.cast.alice)


def sound(answer, language="nl"):
    html = answer.content.decode()
    assert Page(html).wrong(language) == []
    return html


# Going on


def test_from_closing_to_online_in_two_presses(room, alice):
    closed = alice.post(f"{AREA}1/leiden/sluiten/", {"online": "1"})
    assert closed.url == GO_ON
    html = sound(alice.get(GO_ON))
    assert 'value="2026-05-18"' in html
    made = alice.post(GO_ON, {"until": "2026-05-18"})
    assert made.url == f"{AREA}2/"
    online = Conversation.objects.get(form="online")
    assert online.closes_at.isoformat() == "2026-05-18T21:59:00+00:00", "the last minute of the day, here"
    assert "Doe online mee" in sound(alice.get(made.url))


def test_closing_alone_ends_it(room, alice):
    assert alice.post(f"{AREA}1/leiden/sluiten/").url == f"{AREA}1/uitkomsten/"
    assert not Conversation.objects.filter(form="online").exists()


def test_later_from_the_page_of_the_gathering(closed, alice, client):
    assert GO_ON in sound(alice.get(f"{AREA}1/"))
    assert GO_ON not in sound(client.get(f"{AREA}1/"))


@pytest.mark.parametrize(
    ("until", "status", "words"),
    [
        ("2026-05-04", 409, "Kies een dag na vandaag"),
        ("2026-08-04", 409, "hoogstens 60 dagen"),
        ("volgende week", 400, "datum"),
        ("", 400, "verplicht"),
    ],
)
def test_a_day_that_cannot_be(closed, alice, until, status, words):
    answer = alice.post(GO_ON, {"until": until})
    assert answer.status_code == status
    assert words in sound(answer)
    assert not Conversation.objects.filter(form="online").exists()


def test_what_is_not_closed_says_so_and_offers_no_button(room, alice):
    answer = alice.get(GO_ON)
    assert answer.status_code == 409
    assert "Sluit eerst de bijeenkomst" in sound(answer)
    assert "Zet het online open" not in answer.content.decode()


def test_twice_leads_to_what_is_there(online, alice):
    assert alice.get(GO_ON).url == f"{AREA}2/"
    assert alice.post(GO_ON, {"until": "2026-05-20"}).url == f"{AREA}2/"
    assert GO_ON not in sound(alice.get(f"{AREA}1/"))


@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
@pytest.mark.parametrize("path", [GO_ON, f"{AREA}2/verlengen/", f"{AREA}2/leiden/sluiten/"])
def test_only_the_gebiedsteam(online, who, path):
    browser = online.cast.client(getattr(online.cast, who))
    assert browser.post(path, {"until": "2026-05-20"}).status_code == 403


# Where it is found


def test_it_is_found_everywhere_without_a_code(online, client):
    door = f"/g/{online.code}/"
    for path in ("/", AREA, f"{AREA}1/", f"{AREA}1/uitkomsten/", f"{AREA}2/", f"{AREA}2/uitkomsten/", "/meedoen/"):
        html = sound(client.get(path))
        assert door in html, path
    assert "online tot en met maandag 18 mei" in sound(client.get("/oosterparkwijk/"))


def test_what_it_is_about_stands_there_without_hours_or_a_break(online, room, client):
    html = sound(client.get(f"{AREA}2/"))
    assert "Waar we over praten" in html and 'class="plate-list"' in html
    assert "run-sheet" not in html and "Pauze" not in html


def test_who_types_the_code_of_the_evening_is_led_on(closed, online, client):
    answer = client.get(f"/g/{closed.code}/")
    assert answer.status_code == 410
    assert f"/g/{online.code}/" in sound(answer)


def test_when_it_is_over_it_is_offered_nowhere(online, client):
    online.host(conversations.close)
    for path in ("/", AREA, f"{AREA}1/", f"{AREA}2/", "/meedoen/"):
        assert "Doe online mee" not in sound(client.get(path)), path
    assert f"{AREA}2/uitkomsten/" in sound(client.get(f"{AREA}1/uitkomsten/"))


# Taking part


def test_taking_part_from_home(online, at_home):
    someone = Participant.objects.get(conversation=online.pk)
    assert someone.channel == "online"
    door = at_home.get(f"/g/{online.code}/")
    assert door.url == f"/g/{online.code}/plaat/our-area/"
    html = sound(at_home.get(door.url))
    assert "Online open tot en met maandag 18 mei" in html
    assert "De zaal" not in html
    assert "Je deed ook mee" not in html
    key = html.split('name="key" value="')[1].split('"')[0]
    answer = at_home.post(f"/g/{online.code}/plaat/openness/", {"key": key, "wish-openness-know": "De notulen"})
    assert answer.status_code == 302


def test_who_was_there_is_told_what_counts(room):
    phone = room.cast.client()
    phone.post(f"/g/{room.code}/", {"side": "resident"})
    room.host(conversations.close)
    made = conversations.go_on_online(
        room.pk, closes_at=room.cast.later(days=14), by=room.cast.alice.pk, at=room.cast.now
    )
    assert "Je deed al mee op 4 mei" in sound(phone.get(f"/g/{made.code}/"))
    phone.post(f"/g/{made.code}/", {"side": "resident"})
    assert "Je deed ook mee op 4 mei" in sound(phone.get(f"/g/{made.code}/plaat/our-area/"))
    assert Participant.objects.get(conversation=made).earlier.conversation_id == room.pk
    stranger = room.cast.client()
    assert "Je deed al mee" not in sound(stranger.get(f"/g/{made.code}/"))


def test_who_comes_back_is_known_for_another_thirty_days(online, at_home):
    answer = at_home.get(f"/g/{online.code}/")
    assert answer.cookies["deelnemer"]["max-age"] == 30 * 24 * 3600


def test_what_is_typed_when_it_has_closed_is_kept(online, at_home, clock):
    html = at_home.get(f"/g/{online.code}/plaat/openness/").content.decode()
    key = html.split('name="key" value="')[1].split('"')[0]
    clock.move_to(online.cast.later(days=14, seconds=1))
    answer = at_home.post(f"/g/{online.code}/plaat/openness/", {"key": key, "wish-openness-know": "net te laat"})
    assert answer.status_code == 409
    assert "net te laat</textarea>" in sound(answer)
    assert "gesloten" in answer.content.decode()


def test_there_is_no_screen(online, client):
    assert client.get(f"/g/{online.code}/scherm/").url == f"/g/{online.code}/"


def test_a_program_at_the_door_waits_and_people_who_are_in_do_not(online, at_home):
    for _ in range(31):
        answer = online.cast.client().post(f"/g/{online.code}/", {"side": "resident"})
    assert answer.status_code == 429
    assert "heel veel mensen tegelijk" in sound(answer)
    count = Participant.objects.filter(conversation=online.pk).count()
    assert count == 30
    assert at_home.post(f"/g/{online.code}/", {"side": "council"}).status_code == 302
    assert at_home.get(f"/g/{online.code}/plaat/openness/").status_code == 200
    assert Participant.objects.filter(conversation=online.pk).count() == count


def test_a_full_hall_comes_in_through_one_address(room):
    """In a room only wrong codes are counted: three hundred phones may share one address."""
    for _ in range(40):
        answer = room.cast.client().post(f"/g/{room.code}/", {"side": "resident"})
    assert answer.status_code == 302


# The gebiedsteam


def test_reading_along_hiding_and_putting_back(online, alice):
    given = online.say(online.come_in(), value={"text": "de buurman van nummer negen"})
    assert "de buurman van nummer negen" in sound(alice.get(LEAD))
    alice.post(f"{LEAD}antwoord-verbergen/", {"answer": given.pk, "reason": "personal"})
    assert "Zet terug" in sound(alice.get(LEAD))
    alice.post(f"{LEAD}antwoord-tonen/", {"answer": given.pk})
    assert "Zet terug" not in sound(alice.get(LEAD))


def test_nobody_is_led_and_the_page_says_so(online, alice):
    html = sound(alice.get(LEAD))
    assert "Verder" not in html
    assert "Scherm voor de zaal" not in html
    answer = alice.post(f"{LEAD}naar/", {"plate": "deciding"})
    assert answer.status_code == 409
    assert "Online gaat iedereen in zijn eigen tempo" in sound(answer)


def test_lengthening_and_closing(online, alice):
    assert alice.post(f"{AREA}2/verlengen/", {"until": "2026-05-10"}).status_code == 409
    assert alice.post(f"{AREA}2/verlengen/", {"until": "ooit"}).status_code == 400
    assert alice.post(f"{AREA}2/verlengen/", {"until": "2026-06-01"}).url == LEAD
    assert "maandag 1 juni" in sound(alice.get(LEAD))
    assert alice.post(f"{LEAD}sluiten/").url == f"{AREA}2/uitkomsten/"
    sound(alice.get(LEAD))
    assert alice.post(f"{AREA}2/verlengen/", {"until": "2026-06-09"}).status_code == 409


def test_older_words_are_a_page_further(online, alice):
    people = [online.come_in() for _ in range(3)]  # one person does not say that much
    for number in range(51):
        online.say(people[number % 3], value={"text": f"wens nummer {number}."})
    html = sound(alice.get(LEAD))
    assert "wens nummer 50." in html
    assert "wens nummer 0." not in html
    older = html.split('href="?voor=')[1].split('"')[0]
    html = sound(alice.get(f"{LEAD}?voor={older}"))
    assert "wens nummer 0." in html
    assert "wens nummer 50." not in html


def test_it_comes_on_the_desk_when_its_end_is_near(online, alice, clock):
    assert "Sluit bijna" not in sound(alice.get("/werkbank/"))
    clock.move_to(online.cast.later(days=12))
    html = sound(alice.get("/werkbank/"))
    assert "Sluit bijna: In het buurthuis, online" in html
    assert "Leiden: In het buurthuis, online" not in html


# Its end


def test_the_worker_closes_it(online, client):
    online.say(online.come_in(), value={"text": "geheim tot later"})
    assert "geheim tot later" not in sound(client.get(f"{AREA}2/uitkomsten/"))
    worker.work(online.cast.later(days=13))
    assert online.now.status == "open"
    worker.work(online.cast.later(days=14))
    worker.work(online.cast.later(days=14, seconds=1))
    assert online.now.status == "closed"
    assert "geheim tot later" in sound(client.get(f"{AREA}2/uitkomsten/"))


def test_in_the_whole_round_it_is_said_that_heads_count_once(closed, online, client):
    sentence = "telt als één persoon"
    assert sentence not in sound(client.get(f"{AREA}uitkomsten/"))
    online.say(online.come_in())
    online.host(conversations.close)
    assert sentence in sound(client.get(f"{AREA}uitkomsten/"))


@pytest.mark.parametrize("count", [2, 20])
def test_pages_take_few_queries_whatever_was_said(online, at_home, alice, client, django_assert_max_num_queries, count):
    for number in range(count):
        online.say(online.come_in(), value={"text": f"wens {number}"})
    for path in (AREA, f"{AREA}1/", f"{AREA}2/", f"{AREA}1/uitkomsten/", "/meedoen/"):
        client.get(path)  # what takes work is kept from here on
        with django_assert_max_num_queries(5):
            client.get(path)
    for path in (f"/g/{online.code}/plaat/our-area/", f"/g/{online.code}/mijn/"):
        with django_assert_max_num_queries(5):
            at_home.get(path)
    for path in (LEAD, f"{AREA}2/", "/werkbank/"):
        alice.get(path)
        with django_assert_max_num_queries(8):
            alice.get(path)


def test_in_english_too(online):
    browser = online.cast.client(language="en")
    browser.post(f"/en/g/{online.code}/", {"side": "resident"})
    for path in (f"/en{AREA}", f"/en{AREA}2/", f"/en/g/{online.code}/plaat/deciding/", f"/en/g/{online.code}/mijn/"):
        sound(browser.get(path), "en")
