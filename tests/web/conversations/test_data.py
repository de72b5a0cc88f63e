# SPDX-License-Identifier: EUPL-1.2
"""What was said, as files: the same numbers as on the page, and nothing that the page hides."""

import csv
import hashlib
import io
import zipfile
from datetime import timedelta

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import ContentVersion
from samenspraak.rulebook.conversations import opinions
from tests.web.conversations.test_reading import another

FILE = "/oosterparkwijk/gesprek/1/uitkomsten"
WHOLE = "/oosterparkwijk/gesprek/uitkomsten"


def rows_of(answer):
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def six_people(room):
    room.host(conversations.roam, True)
    for number in range(6):
        someone = room.come_in("resident" if number else "council")
        for kind in ("statement", "choice", "compass", "triangle"):
            room.say(someone, kind)
    room.say(someone, value={"text": "=SOM(A1)"})
    room.host(conversations.close)


def test_a_gathering_can_be_taken_along_as_json_and_csv(room, client):
    six_people(room)
    whole = client.get(f"{FILE}.json").json()
    assert (whole["people"], whole["answers"], whole["gathering"]) == (6, 25, 1)
    assert whole["seal"] == room.now.digest
    statement = whole["plates"][0]["questions"][3]
    assert statement["counts"] == {"agree": 6, "disagree": 0, "pass": 0}
    rows = rows_of(client.get(f"{FILE}.csv"))
    counted = [row for row in rows if row["question"] == statement["key"] and row["side"] == ""]
    assert [(row["answer"], row["number"]) for row in counted] == [("agree", "6"), ("disagree", "0"), ("pass", "0")]


def test_the_round_as_a_whole_has_the_same_numbers(room, client):
    six_people(room)
    whole = client.get(f"{WHOLE}.json").json()
    assert (whole["people"], whole["answers"], whole["round"]) == (6, 25, 1)
    assert any(row["question"] == "triangle" for row in rows_of(client.get(f"{WHOLE}.csv")))


def test_a_side_that_is_too_small_stands_nowhere(room, client):
    six_people(room)
    for path in (FILE, WHOLE):
        whole = client.get(f"{path}.json").json()
        assert whole["by_side"] == {"shown": {}, "others_together": 6}
        asked = [question for plate in whole["plates"] for question in plate["questions"]]
        assert all(not question.get("by_side") and not question.get("now_by_side") for question in asked)
        assert {row["side"] for row in rows_of(client.get(f"{path}.csv"))} == {""}


def test_a_text_that_looks_like_a_formula_does_nothing_in_a_spreadsheet(room, client):
    six_people(room)
    wishes = [row["answer"] for row in rows_of(client.get(f"{FILE}.csv")) if row["measure"] == "wish"]
    assert wishes == ["'=SOM(A1)"]


def test_what_is_not_revealed_is_not_in_the_file(room, client):
    room.say(room.come_in(), value={"text": "geheim tot later"})
    assert client.get(f"{FILE}.json").json()["plates"] == []
    assert "geheim" not in client.get(f"{FILE}.csv").content.decode()
    assert "geheim" not in client.get(f"{WHOLE}.json").content.decode()


def test_other_forms_and_places_are_not_there(room, client):
    for path in (f"{FILE}.exe", "/oosterparkwijk/gesprek/9/uitkomsten.json", "/de-wijert/gesprek/uitkomsten.csv"):
        assert client.get(path).status_code == 404, path


# The votes on statements, to make the opinion groups again

VOTES = "/oosterparkwijk/gesprek/1/stellingen.csv"
PAGE = "/oosterparkwijk/gesprek/1/uitkomsten/"
WEEK = timedelta(days=7)


def voted(room, people=22, **others):
    """So many residents vote on every statement of a plate, and some of other sides; then it is over."""
    for side, size in {"resident": people, **others}.items():
        for number in range(size):
            someone = room.come_in(side)
            for place, one in enumerate(queries.content_of(room.round).block("our-area").statements):
                stance = "agree" if (number + place) % 3 else "pass"
                room.say(someone, "statement", question=one.key, value={"vote": stance})
    room.host(conversations.close)


def test_votes_can_be_taken_along_when_they_are_public(room, client):
    voted(room)
    assert client.get(VOTES).status_code == 404
    conversations.open_votes(room.pk, at=room.cast.now + WEEK)
    answer = client.get(VOTES)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="stellingen-oosterparkwijk-1.csv"' in answer.headers["Content-Disposition"]
    head, *rows = answer.content.decode().splitlines()
    assert head == "participant;our-area-know-best;our-area-one;our-area-whole-city"
    assert len(rows) == 22
    assert {cell for row in rows for cell in row.split(";")[1:]} == {"1", "0"}
    assert hashlib.sha256(answer.content).hexdigest() == room.now.votes_digest


def test_the_groups_on_the_page_are_those_in_the_file(room, client):
    voted(room)
    conversations.open_votes(room.pk, at=room.cast.now + WEEK)
    again = opinions.opinions(opinions.read(client.get(VOTES).content.decode().splitlines()))
    assert again.statements == queries.heard_in(room.now).opinions.statements


def test_the_page_links_to_the_file_and_says_what_is_in_it(room, client):
    voted(room)
    for path in (PAGE, "/oosterparkwijk/gesprek/uitkomsten/"):
        html = client.get(path).content.decode()
        assert VOTES not in html
        assert "Vanaf 11 mei 2026 vind je hier de antwoorden op de stellingen als bestand" in html
    conversations.open_votes(room.pk, at=room.cast.now + WEEK)
    for path in (PAGE, "/oosterparkwijk/gesprek/uitkomsten/"):
        html = client.get(path).content.decode()
        assert f'href="{VOTES}" download' in html
        assert "per mens één rij" in html
        assert room.now.votes_digest in html
    logbook = client.get("/logboek/").content.decode()
    assert room.now.votes_digest in logbook


@pytest.mark.parametrize(
    ("sides", "why"),
    [
        ({"people": 19}, "als ten minste 20 mensen kozen"),
        ({"council": 2}, "Anders kun je uitzoeken wat een klein groepje"),
    ],
)
def test_the_page_says_why_there_is_no_file(room, client, sides, why):
    voted(room, **sides)
    assert why in client.get(PAGE).content.decode()
    conversations.open_votes(room.pk, at=room.cast.now + WEEK)
    assert why in client.get(PAGE).content.decode()
    assert client.get(VOTES).status_code == 404


def test_of_several_gatherings_each_has_its_own_file(room, client):
    """No file of the round: beside those of its gatherings it would tell who came twice, and what a small one said."""
    voted(room)
    other = another(room)
    voted(other, people=3)
    conversations.open_votes(room.pk, at=room.cast.now + WEEK)
    conversations.open_votes(other.pk, at=room.cast.now + WEEK)
    html = client.get("/oosterparkwijk/gesprek/uitkomsten/").content.decode()
    assert html.count("stellingen.csv") == 1
    assert "van ‘In het buurthuis’ mee (CSV)" in html


def test_whoever_comes_in_hears_beforehand_that_choices_become_public(room, client):
    html = client.get(f"/g/{room.code}/").content.decode()
    assert "kan iedereen later lezen, in een bestand zonder namen" in html
    assert "Wie een paar van je keuzes kent, kan jouw rij misschien vinden" in html


def test_where_choices_do_not_become_public_nothing_is_said_of_it(room, client):
    version = ContentVersion.objects.get(pk=room.round.content_id)
    version.body["thresholds"].pop("open_votes")
    version.digest = "another"
    version.save()
    assert "bestand zonder namen" not in client.get(f"/g/{room.code}/").content.decode()
    voted(room)
    assert "Dat is vooraf niet gezegd." in client.get(PAGE).content.decode()


# Where the answers stand


def test_the_file_and_the_report_tell_where_the_answers_stand(room, client, monkeypatch):
    voted(room)
    page = "http://testserver/oosterparkwijk/gesprek/1/antwoorden/our-area/"
    monkeypatch.setattr("django.conf.settings.ORIGIN", "http://testserver")
    assert client.get(f"{FILE}.json").json()["plates"][0]["page"] == page
    whole = client.get(f"{WHOLE}.json").json()["plates"][0]["page"]
    assert whole == "http://testserver/oosterparkwijk/gesprek/traject/1/antwoorden/our-area/"
    conversations.open_votes(room.pk, at=room.cast.now + WEEK)
    report = client.get("/oosterparkwijk/gesprek/1/verslag.odt").content
    with zipfile.ZipFile(io.BytesIO(report)) as inside:
        text = inside.read("content.xml").decode()
    assert page in text
    assert f"http://testserver{VOTES}" in text
