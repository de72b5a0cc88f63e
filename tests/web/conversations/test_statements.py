# SPDX-License-Identifier: EUPL-1.2
"""Statements of participants on pages: offering, what they look like, reading them, and where they stand then."""

import re

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.models import Answer, OfferedStatement
from samenspraak.civic.notices import queries as notices
from tests.web.pages import Page

pytestmark = pytest.mark.usefixtures("clock")
READ = "/oosterparkwijk/gesprek/stellingen/"
TEXT = "Jongeren vanaf 12 jaar beslissen mee."
LOOKS_LIKE = "De wijk moet zelf beslissen over wat alleen de wijk aangaat"
KNOWN = "deciding-own-matters"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """The second step of officials has its own tests."""
    settings.STAFF_MFA = False


@pytest.fixture
def alice(room):
    return room.cast.client(room.cast.alice)


def plate(room, key="deciding"):
    return f"/g/{room.code}/plaat/{key}/"


def sound(answer, language="nl"):
    html = answer.content.decode()
    assert Page(html).wrong(language) == []
    return html


def offer(room, browser, text=TEXT, key="deciding", follow=False, **more):
    html = browser.get(plate(room, key)).content.decode()
    form = html[html.index('id="stelling"') :]
    fields = {"key": re.search(r'name="key" value="([^"]+)"', form)[1], "text": text, **more}
    return browser.post(f"{plate(room, key)}stelling/", fields, follow=follow)


def let_through(room, text=TEXT, key="deciding"):
    given = conversations.offer_statement(room.come_in().pk, plate=key, text=text, key=f"k{text}", at=room.cast.now)
    return conversations.admit_statement(given.pk, by=room.cast.alice.pk, at=room.cast.now)


# Offering


def test_offering_reading_and_answering(online, at_home, alice):
    html = sound(offer(online, at_home, follow=True))
    assert "Het gebiedsteam leest je stelling eerst" in html
    given = OfferedStatement.objects.get()
    assert TEXT not in online.cast.client().get(plate(online)).content.decode()
    mine = sound(at_home.get(f"/g/{online.code}/mijn/"))
    assert TEXT in mine
    assert f"/ontvangst/{given.receipt}/" in mine
    assert "Het gebiedsteam moet hem nog lezen" in mine

    assert "Lees 1 stelling van een deelnemer" in sound(alice.get("/werkbank/"))
    assert TEXT in sound(alice.get(READ))
    alice.post(f"{READ}{given.pk}/toelaten/")
    assert "Hij staat op de plaat" in sound(at_home.get(f"/g/{online.code}/mijn/"))

    other = online.cast.client()
    other.post(f"/g/{online.code}/", {"side": "resident"})
    html = sound(other.get(plate(online)))
    assert TEXT in html
    assert "van een deelnemer" in html
    key = re.search(r'name="key" value="([^"]+)"', html)[1]
    other.post(plate(online), {"key": key, "statement-people-1": "disagree"})
    assert Answer.objects.get().value == {"vote": "disagree"}
    assert "van een deelnemer" in sound(other.get(f"/g/{online.code}/mijn/"))

    online.host(conversations.close)
    html = sound(other.get("/oosterparkwijk/gesprek/2/uitkomsten/"))
    assert TEXT in html
    assert "van een deelnemer" in html


def test_a_double_click_is_one_offer(online, at_home):
    for _ in range(2):
        at_home.post(f"{plate(online)}stelling/", {"key": "zelfde", "text": TEXT})
    assert OfferedStatement.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Waarom <b>luistert</b> de gemeente nooit?", "Dit is een vraag"),
        ("Veel te lang. " * 800, "tekens lang"),
        ("Ja", "in ten minste een paar woorden"),
        ("Mail mij@voorbeeld.nl voor meer", "Laat adressen"),
    ],
)
def test_what_is_refused_is_kept_with_what_was_typed_beside_it(online, at_home, text, words):
    answer = offer(online, at_home, text)
    html = sound(answer)
    assert answer.status_code == 409
    assert words in html
    assert text.strip().replace("<", "&lt;").replace(">", "&gt;") in html
    assert not OfferedStatement.objects.exists()


def test_a_form_that_no_browser_would_send(online, at_home):
    answer = at_home.post(f"{plate(online)}stelling/", {"text": TEXT})
    assert answer.status_code == 400
    assert TEXT in sound(answer)
    assert at_home.post(f"{plate(online, 'verzonnen')}stelling/", {"text": TEXT, "key": "k"}).status_code == 404
    assert at_home.get(f"{plate(online)}stelling/").url == plate(online)


def test_when_it_closed_meanwhile_the_text_is_kept(online, at_home, clock):
    clock.move_to(online.cast.later(days=14))
    answer = at_home.post(f"{plate(online)}stelling/", {"key": "k", "text": TEXT})
    assert answer.status_code == 409
    assert TEXT in sound(answer)
    assert "gesloten" in answer.content.decode()
    online.host(conversations.close)
    answer = at_home.post(f"{plate(online)}stelling/", {"key": "k", "text": TEXT})
    assert answer.status_code == 409
    assert TEXT in sound(answer)


def test_a_phone_that_forgot_who_it_is_gets_its_text_back(online, client):
    answer = client.post(f"{plate(online)}stelling/", {"key": "k", "text": TEXT})
    assert answer.status_code == 403
    assert TEXT in answer.content.decode()


def test_in_an_evening_it_is_offered_while_everybody_goes_at_their_own_pace(room, phone, host):
    assert 'id="stelling"' not in sound(phone.get(plate(room, "our-area")))
    host.post("/oosterparkwijk/gesprek/1/leiden/vrij/")
    offer(room, phone)
    assert OfferedStatement.objects.count() == 1
    assert "1 stelling van een deelnemer wacht op je" in sound(host.get("/oosterparkwijk/gesprek/1/leiden/"))


def test_at_compass_and_triangle_there_is_nothing_to_offer(online, at_home):
    for key in ("compass", "archetypes"):
        assert 'id="stelling"' not in sound(at_home.get(plate(online, key)))


def test_taking_back(online, at_home):
    offer(online, at_home)
    address = f"/g/{online.code}/stelling/{OfferedStatement.objects.get().pk}/terugnemen/"
    other = online.cast.client()
    other.post(f"/g/{online.code}/", {"side": "resident"})
    assert other.post(address).status_code == 404
    assert at_home.get(address).status_code == 405
    at_home.post(address)
    assert "Je hebt hem teruggenomen" in sound(at_home.get(f"/g/{online.code}/mijn/"))
    at_home.post(address)  # twice is no accident
    assert OfferedStatement.objects.get().decided_at


# What it looks like


def test_what_looks_like_it_is_shown_first_and_nothing_has_been_sent(online, at_home):
    answer = offer(online, at_home, LOOKS_LIKE)
    html = sound(answer)
    assert answer.status_code == 409
    assert "Wat alleen deze wijk aangaat" in html
    assert LOOKS_LIKE in html
    assert not OfferedStatement.objects.exists()
    key = re.search(r'name="key" value="([^"]+)"', html)[1]
    insisted = at_home.post(f"{plate(online)}stelling/", {"key": key, "text": LOOKS_LIKE, "insist": "1"})
    assert insisted.url == plate(online)
    assert OfferedStatement.objects.get().text == LOOKS_LIKE


def test_answering_the_one_that_is_there(online, at_home):
    html = sound(offer(online, at_home, LOOKS_LIKE))
    key = re.search(r'name="key" value="([^"]+)"', html)[1]
    fields = {"key": key, f"statement-{KNOWN}": "agree", "instead-of-own": "1"}
    html = sound(at_home.post(plate(online), fields, follow=True))
    assert Answer.objects.get().question == KNOWN
    assert re.search(rf'key="{online.code}\.\d+/deciding/stelling" confirmed', html), (
        "what was typed need not come back"
    )
    assert "Je antwoordde: Eens" in sound(offer(online, at_home, LOOKS_LIKE))


def test_who_is_against_is_not_led_to_who_is_for(online, at_home):
    against = "De wijk moet niet zelf beslissen over wat alleen de wijk aangaat"
    assert offer(online, at_home, against).url == plate(online)


def test_statements_of_other_plates_are_pointed_out_too(online, at_home):
    html = sound(offer(online, at_home, LOOKS_LIKE, key="openness"))
    assert plate(online, "deciding") in html


def test_nobody_sees_what_others_offered_before_it_is_read(online, at_home):
    other = online.cast.client()
    other.post(f"/g/{online.code}/", {"side": "resident"})
    offer(online, other)
    assert offer(online, at_home, "Jongeren vanaf 12 jaar moeten meebeslissen").url == plate(online)
    typed = at_home.post(f"{plate(online)}stelling/lijkt-op/", {"text": TEXT})
    assert TEXT not in typed.content.decode()


def test_while_typing(online, at_home, client, django_assert_max_num_queries):
    address = f"{plate(online)}stelling/lijkt-op/"
    with django_assert_max_num_queries(4):
        found = at_home.post(address, {"text": LOOKS_LIKE}).content.decode()
    assert "Wat alleen deze wijk aangaat" in found
    assert f"#veld-statement-{KNOWN}" in found
    assert at_home.post(address, {"text": "x" * 20_000}).content.decode().strip() == ""
    assert at_home.get(address).status_code == 405
    assert client.post(address, {"text": TEXT}).status_code == 404
    assert not OfferedStatement.objects.exists()


# While others answer


def test_new_statements_come_as_fields_with_ids_of_their_own(online, at_home, client):
    page = sound(at_home.get(plate(online)))
    fresh = re.search(r'<fresh-statements src="([^"]+)"', page)[1]
    assert "<fieldset" not in at_home.get(fresh).content.decode()
    let_through(online)
    found = at_home.get(fresh).content.decode()
    assert TEXT in found
    assert 'id="veld-statement-people-1"' in found
    assert KNOWN not in found, "only those of people"
    assert client.get(fresh).status_code == 404
    assert "<fieldset" not in at_home.get(f"/g/{online.code}/plaat/compass/stellingen/").content.decode()


def test_with_many_on_a_plate_it_is_said_that_they_are_spread(online, at_home, django_assert_max_num_queries):
    letters = "abcdefgh"
    for letter in letters:
        let_through(online, f"Stelling {letter * 6} {letter * 9}")
    html = sound(at_home.get(plate(online)))
    assert "Hier staan veel stellingen" in html
    common = html.index(f"veld-statement-{KNOWN}")
    assert all(html.index(f"veld-statement-people-{n}") > common for n in range(1, 9))
    order = re.findall(r'id="veld-statement-people-(\d)"', html)
    first = order[0]
    key = re.search(r'name="key" value="([^"]+)"', html)[1]
    at_home.post(plate(online), {"key": key, f"statement-people-{first}": "agree"})
    with django_assert_max_num_queries(5):
        html = at_home.get(plate(online)).content.decode()
    assert re.findall(r'id="veld-statement-people-(\d)"', html) == [*order[1:], first]
    assert "Hier staan veel stellingen" not in sound(at_home.get(plate(online, "openness")))


# From paper


def test_what_stands_on_a_sheet_is_typed_in_and_read_as_any_other(room, alice):
    entered = conversations.enter_for(
        room.pk, side="resident", channel="paper", sheet="Blad 1", key="k", by=room.cast.alice.pk, at=room.cast.now
    )
    base = f"/oosterparkwijk/gesprek/1/invoeren/{entered.pk}/deciding/"
    assert f"{base}stelling/" in sound(alice.get(base))
    html = sound(alice.get(f"{base}stelling/"))
    key = re.search(r'name="key" value="([^"]+)"', html)[1]
    refused = alice.post(f"{base}stelling/", {"key": key, "text": "Wat vinden jullie hiervan?"})
    assert refused.status_code == 409
    assert "Wat vinden jullie hiervan?" in sound(refused)
    assert alice.post(f"{base}stelling/", {"key": key, "text": TEXT}).url == base
    given = OfferedStatement.objects.get()
    assert notices.receipt(given.receipt).channel == "paper"
    assert TEXT in sound(alice.get(READ))
    bo = room.cast.client(room.cast.bo)
    assert bo.post(f"{base}stelling/", {"key": "x", "text": TEXT}).status_code == 403
    assert alice.get("/oosterparkwijk/gesprek/1/invoeren/999/deciding/stelling/").status_code == 404


# Reading


def test_not_letting_through_tells_its_giver_why(online, at_home, alice):
    offer(online, at_home)
    given = OfferedStatement.objects.get()
    assert alice.post(f"{READ}{given.pk}/afwijzen/").status_code == 409
    alice.post(f"{READ}{given.pk}/afwijzen/", {"reason": "several"})
    assert "Er staan meer gedachten in" in sound(at_home.get(f"/g/{online.code}/mijn/"))
    receipt = notices.receipt(given.receipt)
    assert receipt.answer == "Je stelling wordt niet aan iedereen voorgelegd. Reden: Er staan meer gedachten in."
    assert receipt.answer in sound(at_home.get(f"/ontvangst/{given.receipt}/"))
    assert "Eerder gelezen" in sound(alice.get(READ))


def test_the_receipt_is_in_dutch_whatever_the_language_of_who_reads(online, at_home):
    offer(online, at_home)
    given = OfferedStatement.objects.get()
    english = online.cast.client(online.cast.alice, language="en")
    english.post(f"/en{READ}{given.pk}/afwijzen/", {"reason": "double"})
    assert notices.receipt(given.receipt).answer.startswith("Je stelling wordt niet")


def test_taking_away_what_names_somebody(online, at_home, alice):
    given = let_through(online, "De buurman van nummer negen moet weg")
    assert "Haal weg" in sound(alice.get(READ))
    assert alice.post(f"{READ}{given.pk}/weghalen/", {"reason": "double"}).status_code == 409
    alice.post(f"{READ}{given.pk}/weghalen/", {"reason": "personal"})
    assert "nummer negen" not in sound(at_home.get(plate(online)))


def test_what_is_pressed_twice_says_so(online, at_home, alice):
    offer(online, at_home)
    address = f"{READ}{OfferedStatement.objects.get().pk}/toelaten/"
    alice.post(address)
    answer = alice.post(address)
    assert answer.status_code == 409
    assert "al beslist" in sound(answer)


def test_doubles_among_what_waits_are_shown_to_the_reader(online, alice):
    for number, text in enumerate((TEXT, "Jongeren vanaf 12 jaar moeten meebeslissen")):
        conversations.offer_statement(
            online.come_in().pk, plate="deciding", text=text, key=str(number), at=online.cast.now
        )
    assert "Lijkt op" in sound(alice.get(READ))


@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
def test_only_the_gebiedsteam_reads(online, at_home, who):
    offer(online, at_home)
    browser = online.cast.client(getattr(online.cast, who))
    assert browser.get(READ).status_code == 403
    for deed in ("toelaten", "afwijzen", "weghalen"):
        address = f"{READ}{OfferedStatement.objects.get().pk}/{deed}/"
        assert browser.post(address, {"reason": "hurtful"}).status_code == 403
    assert OfferedStatement.objects.get().decided_at is None


def test_what_is_pressed_at_a_wrong_address(online, at_home, alice):
    offer(online, at_home)
    assert alice.post(f"{READ}999/toelaten/").status_code == 404
    assert alice.post(f"{READ}{OfferedStatement.objects.get().pk}/ontploffen/").status_code == 404
    assert alice.get(f"{READ}{OfferedStatement.objects.get().pk}/toelaten/").status_code == 405
    assert alice.get("/de-wijert/gesprek/stellingen/").status_code == 403


def test_without_a_round_nothing_waits(cast):
    assert "Er wacht geen stelling" in sound(cast.client(cast.alice).get(READ))


@pytest.mark.parametrize("count", [2, 20])
def test_reading_takes_few_queries(online, alice, django_assert_max_num_queries, count):
    for number in range(count):
        conversations.offer_statement(
            online.come_in().pk,
            plate="deciding",
            text=f"Stelling {'abcdefghij'[number % 10] * 5} {number}",
            key="k",
            at=online.cast.now,
        )
    alice.get(READ)
    with django_assert_max_num_queries(8):
        sound(alice.get(READ))


def test_hostile_text_is_text(online, at_home, alice):
    offer(online, at_home, "<script>alert(1)</script> is geen\u202e stelling")
    given = OfferedStatement.objects.get()
    for browser, path in ((at_home, f"/g/{online.code}/mijn/"), (alice, READ)):
        assert "&lt;script&gt;" in sound(browser.get(path))
    alice.post(f"{READ}{given.pk}/toelaten/")
    html = sound(at_home.get(plate(online)))
    assert "<script>alert" not in html
    assert "\u202e" not in html
