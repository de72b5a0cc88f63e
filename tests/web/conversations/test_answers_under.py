# SPDX-License-Identifier: EUPL-1.2
"""Every figure leads to the answers that it is made of, and nobody can be followed in them."""

import re
from datetime import timedelta

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ARCHETYPES, COMPASS
from tests.web.conversations.test_reading import another, talk, text_of

AREA = "/oosterparkwijk/gesprek"
ONE, WHOLE = f"{AREA}/1/uitkomsten/", f"{AREA}/uitkomsten/"
ANSWERS, OF_ROUND = f"{AREA}/1/antwoorden", f"{AREA}/traject/1/antwoorden"
ROW = re.compile(r"<tr>((?:<th scope=\"row\"[^>]*>[^<]*</th>)+)((?:<td class=\"number\">\d+</td>)+)</tr>")


def section(html, key):
    """The part of a page about one question."""
    found = re.search(rf'<section class="section[^"]*" id="{key}".*?</section>', html, re.S)
    assert found, key
    return found[0]


def tables(html):
    """Each table: the heads of its columns, and its rows: label or labels → numbers."""
    found = []
    for table in re.findall(r"<table class=\"counted\">.*?</table>", html, re.S):
        heads = re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', table)
        rows = {
            " ".join(re.findall(r">([^<]+)</th>", labels)): [int(n) for n in re.findall(r">(\d+)<", cells)]
            for labels, cells in ROW.findall(table)
        }
        found.append((heads, rows))
    return found


def everything(room, **sides):
    """So many people of each side say something of every kind."""
    room.host(conversations.roam, True)
    for side, size in sides.items():
        for number in range(size):
            someone = room.come_in(side)
            room.say(someone, value={"text": f"{side} {number}"})
            room.say(someone, "statement", value={"vote": "agree" if number % 3 else "disagree"})
            room.say(someone, "choice")
            room.say(someone, "compass", value={"now": 1 + number % 3, "wanted": 5})
            room.say(someone, "triangle", value={"weights": [20 + number % 2, 30, 50 - number % 2]})


@pytest.fixture
def said(room):
    """An evening of residents and officials, and a conclusion; it is over."""
    everything(room, resident=9, municipality=6)
    room.host(conversations.write_conclusion, "our-area", "Zo is het.", after=0)
    room.host(conversations.ask_fit, "our-area", 1)
    for number in range(6):
        someone = room.come_in()
        conversations.say_fit(someone.pk, "our-area", number=1, fits=number > 0, missing="", at=room.cast.now)
    room.host(conversations.close)
    return room


def links_of(html):
    return set(re.findall(r'href="([^"]*/antwoorden/[^"]*)"', html))


# From each figure to its answers


@pytest.mark.parametrize("path", [ONE, WHOLE])
def test_every_figure_leads_to_its_question(said, client, path):
    html = text_of(client, path)
    links = links_of(html)
    content = queries.content_of(said.round)
    statement, choice = said.question("our-area", "statement"), said.question("our-area", "choice")
    point = content.compass[0].key
    where = ANSWERS if path == ONE else OF_ROUND
    wanted = {
        f"{where}/our-area/",
        f"{where}/our-area/#{statement}",
        f"{where}/our-area/#{choice}",
        f"{where}/{COMPASS}/",
        f"{where}/{COMPASS}/#{point}",
        f"{where}/{ARCHETYPES}/#triangle",
    }
    assert wanted <= links
    assert (f"{where}/our-area/#conclusie" in links) == (path == ONE)
    for link in links:
        page, _, part = link.partition("#")
        assert not part or f'id="{part}"' in text_of(client, page), link


def test_no_number_about_answers_stands_without_a_link(said, client):
    """On top, in the lists and in the lines of each plate: the numbers themselves are the link."""
    html = text_of(client, ONE)
    for words in ("van de 15 zijn het ermee", "nu 2,0, gewenst 5,0"):
        assert words in html
        for found in re.finditer(words, html):
            before = html[: found.start()]
            assert before.rfind('<a class="figure"') > before.rfind("</a>"), html[found.start() - 200 : found.end()]


# What stands there


def test_a_statement_is_counted_by_everyone_and_by_side(said, client):
    html = text_of(client, f"{ANSWERS}/our-area/")
    ((heads, rows),) = tables(section(html, said.question("our-area", "statement")))
    assert heads == ["Antwoord", "iedereen", "bewoners", "gemeente"]
    assert rows == {"Eens": [10, 6, 4], "Oneens": [5, 3, 2], "Pas": [0, 0, 0], "Samen": [15, 9, 6]}


def test_a_choice_has_every_option_also_what_nobody_chose(said, client):
    html = text_of(client, f"{ANSWERS}/our-area/")
    ((_, rows),) = tables(section(html, said.question("our-area", "choice")))
    block = queries.content_of(said.round).block("our-area")
    assert len(rows) == len(block.choice.options) + 1
    assert sorted(numbers[0] for numbers in rows.values()) == [0] * (len(rows) - 2) + [15, 15]


def test_marks_of_the_compass_are_counted_now_and_wanted_apart(said, client):
    """Now and wanted together would say of one person two things; so they never stand in one row."""
    html = text_of(client, f"{ANSWERS}/{COMPASS}/")
    now, wanted = tables(section(html, said.question(COMPASS, "compass")))
    assert now[1] == {
        "1": [5, 3, 2],
        "2": [5, 3, 2],
        "3": [5, 3, 2],
        "4": [0, 0, 0],
        "5": [0, 0, 0],
        "Samen": [15, 9, 6],
    }
    assert wanted[1]["5"] == [15, 9, 6]


def test_every_dot_of_the_triangle_is_there_in_the_order_of_its_place(said, client):
    ((heads, rows),) = tables(text_of(client, f"{ANSWERS}/{ARCHETYPES}/"))
    assert heads[-3:] == ["iedereen", "bewoners", "gemeente"]
    assert rows == {"21% 30% 49%": [7, 4, 3], "20% 30% 50%": [8, 5, 3], "Samen": [15, 9, 6]}


def test_a_conclusion_is_counted_and_what_people_miss_is_not_told(said, client):
    part = section(text_of(client, f"{ANSWERS}/our-area/"), "conclusie")
    assert "Zo is het." in part
    assert tables(part)[0][1] == {"Ja, dit klopt": [5], "Nee, er mist iets": [1]}


def test_a_conclusion_of_few_stays_uncounted(room, client):
    everything(room, resident=1)
    room.host(conversations.write_conclusion, "our-area", "Zo is het.", after=0)
    room.host(conversations.ask_fit, "our-area", 1)
    room.host(conversations.close)
    assert tables(section(text_of(client, f"{ANSWERS}/our-area/"), "conclusie")) == []


# Nobody can be followed


def test_a_small_side_stands_nowhere_and_that_is_said(room, client):
    everything(room, resident=9, organisation=6, council=1)
    room.host(conversations.close)
    for plate in ("our-area", COMPASS, ARCHETYPES):
        for where in (ANSWERS, OF_ROUND):
            html = text_of(client, f"{where}/{plate}/")
            assert "raad</th>" not in html
            assert "organisaties</th>" not in html, "total minus residents and organisations is the council member"
            assert all(set(heads[2:]) <= {"bewoners"} for heads, _ in tables(html) if plate != ARCHETYPES)
    html = text_of(client, f"{ANSWERS}/our-area/")
    assert "7 antwoorden zijn van groepen die te klein zijn om apart te tonen." in html


def test_two_evenings_tell_no_more_together_than_apart(room, client):
    """As on the page of outcomes: one official at the second evening waits, and stands in no table by side."""
    talk(room, resident=20, municipality=6)
    room.host(conversations.close)
    other = another(room)
    talk(other, resident=8, municipality=1)
    other.host(conversations.close)
    key = room.question("our-area", "statement")
    first, second, whole = (
        tables(section(text_of(client, f"{where}/our-area/"), key))[0]
        for where in (ANSWERS, f"{AREA}/2/antwoorden", OF_ROUND)
    )
    assert first[1]["Samen"] == [26, 20, 6]
    assert second[1]["Samen"] == [9]
    assert whole[1]["Samen"] == [35, 20, 6]


def test_no_row_is_of_one_person(said, client):
    """No number of a participant, no receipt, no moment; a question never stands beside another in one row."""
    people = [str(one) for one in said.now.participants.values_list("token", flat=True)]
    receipts = list(said.now.answers.values_list("receipt", flat=True))
    for plate in said.plates:
        html = text_of(client, f"{ANSWERS}/{plate}/")
        assert not any(word in html for word in [*people, *receipts])
        for question in re.findall(r'<section class="section[^"]*" id="([^"]+)"', html):
            assert len(tables(section(html, question))) <= 2


# When


def test_before_a_plate_is_shown_its_answers_are_not_there(room, client):
    everything(room, resident=6)
    html = text_of(client, f"{ANSWERS}/our-area/")
    assert "Nog niet getoond" in html
    assert tables(html) == []
    assert tables(text_of(client, f"{OF_ROUND}/our-area/")) == []
    room.host(conversations.reveal, "our-area")
    for where in (ANSWERS, OF_ROUND):
        html = text_of(client, f"{where}/our-area/")
        heads, rows = tables(html)[0]
        assert heads == ["Antwoord", "iedereen"], "while a gathering goes on nothing is told by side"
        assert rows["Samen"] == [6]


def test_a_late_sheet_is_in_it(said, client):
    path = f"{ANSWERS}/{ARCHETYPES}/"
    assert tables(text_of(client, path))[0][1]["Samen"][0] == 15
    answers = {ARCHETYPES: [conversations.Input("triangle", "triangle", {"weights": [90, 5, 5]}, "k")]}
    filled = conversations.Filled(sheet="1", side="resident", answers=answers, key="late")
    conversations.enter_sheet(said.pk, filled, by=said.cast.alice.pk, at=said.cast.now + timedelta(days=1))
    assert tables(text_of(client, path))[0][1]["90% 5% 5%"] == [1, 1, 0]


def test_a_plate_nobody_answered_says_so(room, client):
    room.host(conversations.close)
    assert "Hier gaf niemand antwoord" in text_of(client, f"{ANSWERS}/our-area/")
    assert "Hier gaf niemand antwoord" in text_of(client, f"{OF_ROUND}/our-area/")


def test_the_address_of_a_round_stays_when_a_next_one_begins(said, client):
    before = tables(text_of(client, f"{OF_ROUND}/our-area/"))
    by = {"by": said.cast.alice.pk, "at": said.cast.later(days=1)}
    conversations.close_round(said.round.pk, **by)
    conversations.start_round(said.cast.oosterparkwijk, "Nog een keer", **by)
    assert tables(text_of(client, f"{OF_ROUND}/our-area/")) == before
    assert "15 mensen gaven" in text_of(client, f"{AREA}/traject/1/uitkomsten/")
    assert f'href="{AREA}/traject/1/uitkomsten/"' in text_of(client, f"{AREA}/")
    assert client.get(f"{AREA}/traject/1/uitkomsten.json").json()["people"] == 15
    assert tables(text_of(client, f"{AREA}/traject/2/antwoorden/our-area/")) == []


@pytest.mark.parametrize(
    "path",
    [
        f"{ANSWERS}/nothing/",
        f"{ANSWERS}/what-about/",  # not on the table of this gathering
        f"{AREA}/9/antwoorden/our-area/",
        f"{AREA}/traject/9/antwoorden/our-area/",
        f"{AREA}/traject/9/uitkomsten/",
        f"{AREA}/traject/1/antwoorden/nothing/",
        "/nergens/gesprek/1/antwoorden/our-area/",
    ],
)
def test_what_is_not_there_is_not_there(room, client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("count", [5, 40])
def test_the_answers_take_few_queries(room, client, django_assert_max_num_queries, count):
    everything(room, resident=count)
    room.host(conversations.close)
    for path in (f"{ANSWERS}/our-area/", f"{OF_ROUND}/our-area/", f"{AREA}/traject/1/uitkomsten/"):
        client.get(path)
        with django_assert_max_num_queries(5):
            client.get(path)


def test_in_english_too(said):
    browser = said.cast.client(language="en")
    html = browser.get(f"/en{ANSWERS}/our-area/").content.decode()
    assert "everyone" in html
    assert 'href="/en/oosterparkwijk/gesprek/1/uitkomsten/' in html
