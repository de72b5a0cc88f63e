# SPDX-License-Identifier: EUPL-1.2
"""The conclusion: the host writes it with the room, phones say whether it fits, everybody reads the numbers."""

import re

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.models import Conclusion, Fit
from tests.web.conversations.test_phone import WISH, at, form_of
from tests.web.pages import Page

CONCLUDE = "/oosterparkwijk/gesprek/1/leiden/conclusie/"
OUTCOMES = "/oosterparkwijk/gesprek/1/uitkomsten/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    """The second step of officials has its own tests."""
    settings.STAFF_MFA = False


def html_of(browser, path):
    answer = browser.get(path)
    html = answer.content.decode()
    assert answer.status_code == 200, path
    if "beeld" not in path and "stand" not in path:
        assert Page(html).wrong("nl") == []
    return html


def screen(room):
    return f"/g/{room.code}/scherm/beeld/"


def write(browser, text, do="show", after="0", plate="our-area"):
    return browser.post(f"{CONCLUDE}?plaat={plate}", {"text": text, "do": do, "after": after})


def say(room, browser, fits, missing="", number="1"):
    return browser.post(f"{at(room)}klopt/", {"fits": fits, "missing": missing, "number": number})


@pytest.fixture
def asked(room, host):
    """The room is asked about its first conclusion."""
    assert write(host, "We willen bomen.", do="ask").status_code == 302
    return room


def test_writing_it_with_the_room(room, host, client, phone):
    assert write(host, "We willen bomen.").url == f"{CONCLUDE}?plaat=our-area"
    assert "We willen bomen." in html_of(client, screen(room))
    assert "Klopt dit?" not in html_of(client, screen(room))
    assert "We willen bomen." not in html_of(phone, at(room)), "phones are not asked yet"
    html = html_of(host, CONCLUDE)
    assert 'name="after" value="1"' in html
    assert "We willen bomen.</textarea>" in html


def test_asking_reaches_the_phones_and_the_screen(asked, client, phone):
    assert "Klopt dit?" in html_of(client, screen(asked))
    for path in (at(asked), f"/g/{asked.code}/stand/?plaat=our-area"):
        html = html_of(phone, path)
        assert "We willen bomen." in html
        assert 'name="fits" value="ja"' in html
    assert "We willen bomen." not in html_of(phone, f"/g/{asked.code}/stand/?plaat=deciding")


def test_saying_yes_or_no_and_reading_it_back(asked, phone):
    assert say(asked, phone, "nee", "De jongeren.").url == at(asked)
    html = html_of(phone, at(asked))
    assert "Jij zei: er mist iets." in html
    assert "De jongeren.</textarea>" in html
    say(asked, phone, "ja")
    assert "Jij zei: dit klopt." in html_of(phone, at(asked))
    assert Fit.objects.count() == 1


def test_numbers_come_on_the_screen_from_the_fifth_answer(asked, host, client):
    for number in range(5):
        for path in (screen(asked), OUTCOMES):
            assert not re.search(r"\d zeg(t|gen): het klopt", client.get(path).content.decode()), path
        assert "Nog te weinig antwoorden" in html_of(client, screen(asked))
        assert "Nog te weinig antwoorden" in html_of(host, CONCLUDE)
        browser = asked.cast.client()
        browser.post(f"/g/{asked.code}/", {"side": "resident"})
        say(asked, browser, "ja" if number else "nee", "De jongeren.")
    for browser, path in ((client, screen(asked)), (host, CONCLUDE)):
        html = html_of(browser, path)
        assert "4 zeggen: het klopt" in html
        assert "1 mist iets" in html
    assert "De jongeren." in html_of(host, CONCLUDE)
    assert "De jongeren." not in html_of(client, screen(asked))
    asked.host(conversations.close)
    html = html_of(client, OUTCOMES)
    assert "We willen bomen." in html
    assert "4 zeggen: het klopt" in html
    assert "De jongeren." not in html


def test_a_phone_that_typed_while_the_text_changed_gets_everything_back(asked, host, phone):
    write(host, "We willen bankjes.", do="ask", after="1")
    answer = say(asked, phone, "nee", "Waar zijn de bomen?", number="1")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert Page(html).wrong("nl") == []
    assert "De tekst is intussen veranderd" in html
    assert "We willen bankjes." in html
    assert "Waar zijn de bomen?</textarea>" in html
    assert 'name="number" value="2"' in html
    assert not Fit.objects.exists()


@pytest.mark.parametrize("verb", ["pause", "close", "take-away"])
def test_too_late_to_say_it_keeps_what_was_typed(asked, host, phone, verb):
    if verb == "take-away":
        write(host, "", do="take-away", after="1")
    else:
        asked.host(getattr(conversations, verb), *([True] if verb == "pause" else []))
    answer = say(asked, phone, "nee", "Waar zijn de bomen?")
    assert answer.status_code == 409
    assert "Waar zijn de bomen?" in answer.content.decode()
    assert Page(answer.content.decode()).wrong("nl") == []


@pytest.mark.parametrize(
    ("fits", "missing", "number", "words"),
    [
        ("", "", "1", "Kies ja of nee"),
        ("misschien", "", "1", "Kies ja of nee"),
        ("nee", "x" * 301, "1", "301 tekens"),
        ("ja", "", "x", "intussen veranderd"),
        ("ja", "", "7", "intussen veranderd"),
    ],
)
def test_what_no_browser_would_send(asked, phone, fits, missing, number, words):
    answer = say(asked, phone, fits, missing, number)
    assert answer.status_code == 409
    assert words in answer.content.decode()
    assert missing in answer.content.decode()
    assert not Fit.objects.exists()


def test_who_did_not_come_in_says_nothing(asked, client):
    answer = say(asked, client, "nee", "Ik sta nog buiten te wachten")
    assert answer.status_code == 403
    assert "Ik sta nog buiten te wachten" in answer.content.decode()
    assert client.get(f"{at(asked)}klopt/").status_code == 405


def test_a_plate_that_is_not_there(asked, phone):
    assert phone.post(f"/g/{asked.code}/plaat/verzonnen/klopt/", {"fits": "ja"}).status_code == 404


def test_a_host_who_writes_over_a_colleagues_text_reads_both(room, host):
    write(host, "Eerste tekst.")
    answer = write(host, "Tweede tekst.", after="0")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert Page(html).wrong("nl") == []
    assert "Tweede tekst.</textarea>" in html
    assert "Eerste tekst." in html
    assert 'name="after" value="1"' in html, "pressed again it takes its place, knowingly"
    assert write(host, "Tweede tekst.", after="1").status_code == 302


def test_a_colleague_who_does_not_lead_keeps_what_was_typed(room, host, colleague):
    answer = write(colleague, "Mijn tekst")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand anders leidt dit gesprek nu" in html
    assert "Neem het over" in html
    assert "Mijn tekst" in html
    assert not Conclusion.objects.exists()


def test_a_conclusion_that_is_too_long_stands_back(room, host):
    answer = write(host, "lang " * 300)
    assert answer.status_code == 409
    assert "1499 tekens" in answer.content.decode()
    assert ("lang " * 300).strip() in answer.content.decode()


def test_taking_it_away(asked, host, client, phone):
    write(host, "We willen bomen.", do="take-away", after="1")
    assert "We willen bomen." not in html_of(client, screen(asked))
    assert "We willen bomen." not in html_of(phone, at(asked))
    assert "We willen bomen." not in html_of(host, CONCLUDE)


def test_after_closing_there_is_nothing_to_write(room, host):
    room.host(conversations.close)
    assert host.get(CONCLUDE).url == "/oosterparkwijk/gesprek/1/leiden/"
    answer = write(host, "Te laat")
    assert answer.status_code == 409
    assert "Te laat" in answer.content.decode()


def test_typing_an_answer_beside_the_question_is_not_lost(asked, phone):
    fields = form_of(phone.get(at(asked))) | {WISH: "nog een wens"}
    say(asked, phone, "ja")
    assert phone.post(at(asked), fields).status_code == 302
    assert "nog een wens" in html_of(phone, at(asked))


def test_hostile_conclusions_are_shown_as_text(room, host, client, phone):
    write(host, "<script>alert(1)</script>\u202e om", do="ask")
    for browser, path in ((client, screen(room)), (phone, at(room)), (host, CONCLUDE)):
        html = html_of(browser, path)
        assert "&lt;script&gt;" in html
        assert "<script>alert" not in html
        assert "\u202e" not in html


def test_pages_take_the_same_few_queries(asked, host, phone, client, django_assert_max_num_queries):
    for _ in range(12):
        someone = asked.come_in()
        conversations.say_fit(someone.pk, "our-area", number=1, fits=False, missing="De jongeren.", at=asked.cast.now)
    asked.host(conversations.reveal, "our-area")
    for browser, most, paths in (
        (host, 8, (CONCLUDE,)),
        (phone, 5, (at(asked), f"/g/{asked.code}/stand/?plaat=our-area")),
        (client, 5, (screen(asked), OUTCOMES)),
    ):
        for path in paths:
            with django_assert_max_num_queries(most):
                browser.get(path)
