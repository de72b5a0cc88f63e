# SPDX-License-Identifier: EUPL-1.2
"""What was said, as files: the same numbers as on the page, and nothing that the page hides."""

import csv
import io

from samenspraak.civic.conversations import actions as conversations

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
