# SPDX-License-Identifier: EUPL-1.2
"""Agreements over the whole city: the register of powers, as page and as data."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Agreement, Term, Version
from tests.civic.agreements.texts import CONGRUENT, draft, in_force
from tests.web.pages import Page, text_of

pytestmark = pytest.mark.django_db
HERE = "/bevoegdheden/"


def rows_in(answer) -> list[dict]:
    return answer.json()["powers"]


def elsewhere(area, cast, rows=CONGRUENT, status="in-force", **more):
    """The same text in force in another area, written past the verbs."""
    given = {"content": cast.content, "drafted_at": cast.now, "edited_at": cast.now, "since": cast.now.date()}
    agreement, _made = Agreement.objects.get_or_create(area=area)
    number = agreement.versions.count() + 1
    version = Version.objects.create(agreement=agreement, number=number, status=status, **given | more)
    for order, row in enumerate(rows, start=1):
        Term.objects.create(version=version, order=order, **row)
    return version


# The register


def test_without_an_agreement_nobody_holds_a_power(cast):
    draft(cast)
    assert "Geen wijk heeft dus een bevoegdheid" in text_of(cast.client().get(HERE))
    assert rows_in(cast.client().get("/bevoegdheden.json")) == []


def test_it_says_who_may_do_what_on_what_ground_and_until_when(cast):
    in_force(cast, until=cast.later(days=365).date())
    answer = cast.client().get(HERE)
    read = text_of(answer)
    for words in ("Groen en spelen: beslissen", "Beslist", "Wijkraad", "Toezegging (", "van: college"):
        assert words in read
    assert "Bindend door een toezegging" in read
    assert "Vanaf 4 mei 2026 tot 4 mei 2027" in read
    page = answer.content.decode()
    assert 'href="/oosterparkwijk/afspraken/1/#art-2.3"' in page
    assert 'href="/oosterparkwijk/afspraken/1/#art-4.1"' in page


def test_what_binds_is_told_apart_from_advice(cast):
    in_force(cast)
    found = {(row["topic"], row["task"]): row for row in rows_in(cast.client().get("/bevoegdheden.json"))}
    assert (found["green-play", "decide"]["force"], found["green-play", "decide"]["held_by"]) == ("binding", "promise")
    assert (found["all", "decide"]["force"], found["all", "decide"]["held_by"]) == ("advice", "")
    assert found["all", "decide"]["instrument"] == ""


def test_a_suspended_agreement_stands_there_without_force(cast):
    version = in_force(cast)
    assert "Bindend door een toezegging" in text_of(cast.client().get(HERE))
    actions.suspend(version.pk, reason="ruzie", by=cast.wim.pk, at=cast.now)
    read = text_of(cast.client().get(HERE)).partition("Waarover")[2]
    assert "Opgeschort" in read
    assert "Bindend" not in read
    assert {row["force"] for row in rows_in(cast.client().get("/bevoegdheden.json"))} == {"none"}


def test_after_its_last_day_it_is_gone(cast, monkeypatch):
    from samenspraak.web.shared import clock

    in_force(cast, until=cast.later(days=120).date())
    monkeypatch.setattr(clock, "now", lambda: cast.later(days=120))
    monkeypatch.setattr(clock, "today", lambda: cast.later(days=120).date())
    assert rows_in(cast.client().get("/bevoegdheden.json")) == []


def test_only_the_version_that_holds_counts(cast):
    elsewhere(cast.de_wijert, cast, status="superseded", until=cast.now.date(), since=cast.later(days=-9).date())
    advice = [row | {"say": "advises"} if row["kind"] == "say" else row for row in CONGRUENT]
    elsewhere(cast.de_wijert, cast, advice)
    found = rows_in(cast.client().get("/bevoegdheden.json"))
    assert {(row["version"], row["say"]) for row in found} == {(2, "advises")}


def test_the_register_says_what_the_question_before_every_deed_says(cast):
    in_force(cast)
    for row in rows_in(cast.client().get("/bevoegdheden.json")):
        power = queries.power_of(cast.oosterparkwijk, row["topic"], row["task"], cast.now)
        assert (row["say"], row["force"], row["article"]) == (power.say.code, power.force, power.term)


@pytest.mark.parametrize(
    ("query", "areas", "topics"),
    [
        ("wijk=de-wijert", {"de-wijert"}, {"green-play", "all"}),
        ("onderwerp=green-play&wijk=oosterparkwijk", {"oosterparkwijk"}, {"green-play", "all"}),
        ("onderwerp=safety", {"oosterparkwijk", "de-wijert"}, {"all"}),
        ("instrument=toezegging", {"oosterparkwijk", "de-wijert"}, {"green-play"}),
        ("instrument=afspraak&wijk=de-wijert", {"de-wijert"}, {"all"}),
        ("instrument=delegatie", set(), set()),
    ],
)
def test_it_can_be_asked_by_area_topic_and_instrument(cast, query, areas, topics):
    in_force(cast)
    elsewhere(cast.de_wijert, cast)
    answer = cast.client().get(f"/bevoegdheden.json?{query}")
    found = rows_in(answer)
    assert ({row["area"] for row in found}, {row["topic"] for row in found}) == (areas, topics)
    read = text_of(cast.client().get(f"{HERE}?{query}"))
    assert ("Zo'n bevoegdheid is er niet" in read) == (not areas)


def test_on_a_topic_what_was_agreed_about_it_goes_before_what_holds_for_all(cast):
    in_force(cast)
    found = rows_in(cast.client().get("/bevoegdheden.json?onderwerp=green-play"))
    assert sorted((row["topic"], row["task"]) for row in found) == [
        ("all", "carry-out"),
        ("all", "draw-up"),
        ("green-play", "decide"),
    ]


@pytest.mark.parametrize("query", ["wijk=nergens", "onderwerp=geluk", "instrument=%3Cscript%3E"])
def test_what_is_not_there_is_said_and_gives_no_file(cast, query):
    in_force(cast)
    answer = cast.client().get(f"{HERE}?{query}")
    assert answer.status_code == 400
    assert not Page(answer.content.decode()).wrong("nl")
    assert cast.client().get(f"/bevoegdheden.json?{query}").status_code == 404
    assert cast.client().get("/bevoegdheden.xml").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "x", "²"])
def test_a_page_that_is_not_there_is_another_page(cast, page):
    in_force(cast)
    assert cast.client().get(f"{HERE}?page={page}").status_code == 200


def test_as_a_table_for_a_spreadsheet_a_formula_is_text(cast):
    evil = {**CONGRUENT[-1], "data": {**CONGRUENT[-1]["data"], "limits": "=1+1"}}
    in_force(cast, [*CONGRUENT[:-1], evil])
    read = cast.client().get("/bevoegdheden.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(read), delimiter=";"))
    assert len(rows) == len(rows_in(cast.client().get("/bevoegdheden.json"))) == 4
    assert [row["limits"] for row in rows if row["instrument"]] == ["'=1+1"]


def test_queries_do_not_grow_with_areas_or_versions(cast):
    from samenspraak.civic.places import queries as places
    from samenspraak.web.shared import fragments

    in_force(cast)
    for area in [one for one in places.areas() if one.kind != "gebied" and one.slug != "oosterparkwijk"][:12]:
        for days in (-30, -20):
            until = cast.later(days=days + 10).date()
            elsewhere(area, cast, status="ended", since=cast.later(days=days).date(), until=until)
        elsewhere(area, cast)
    fragments.forget()
    with CaptureQueriesContext(connection) as first:
        cast.client().get(HERE)
    with CaptureQueriesContext(connection) as again:
        cast.client().get(HERE)
    assert len(first) <= 5, [one["sql"][:120] for one in first]
    assert len(again) <= 2, [one["sql"][:120] for one in again]


def test_pages_of_fifty(cast):
    from samenspraak.civic.places import queries as places

    for area in [one for one in places.areas() if one.kind != "gebied"][:15]:
        elsewhere(area, cast)
    first = cast.client().get(HERE)
    assert "60 bevoegdheden, in 15 wijken en dorpen" in text_of(first)
    assert first.content.decode().count('role="rowheader"') == 50
    assert cast.client().get(f"{HERE}?page=2").content.decode().count('role="rowheader"') == 10


def test_it_is_linked_from_where_people_look(cast):
    in_force(cast)
    for path in ("/", "/raad/", "/oosterparkwijk/afspraken/"):
        assert "/bevoegdheden/" in cast.client().get(path).content.decode(), path
    assert (
        'href="/bevoegdheden/?wijk=oosterparkwijk"' in cast.client().get("/oosterparkwijk/afspraken/").content.decode()
    )


# Two beside each other

BESIDE = "/afspraken/vergelijken/"


def changed(**says):
    """The same text with another say in some articles, and 21 days of consultation."""
    rows = [
        row | {"say": says.get(row["number"].replace(".", "_"), row["say"])} if "say" in row else row
        for row in CONGRUENT
    ]
    return [
        {**row, "data": {"kind": "consultation", "params": {"days": 21}}} if row["number"] == "6.2" else row
        for row in rows
        if row["number"] != "6.8"
    ]


def test_two_wijken_side_by_side_in_words(cast):
    in_force(cast)
    elsewhere(cast.de_wijert, cast, [row | {"say": "advises"} if row["number"] == "2.3" else row for row in changed()])
    answer = cast.client().get(f"{BESIDE}?a=oosterparkwijk&b=de-wijert")
    read = text_of(answer)
    assert answer.status_code == 200
    assert "De zeggenschap verschilt op 1 van de 6 punten" in read
    assert "Waarborgen die verschillen: 2 van de 13" in read
    assert "Groen en spelen: beslissen Beslist Adviseert Verschilt" in read
    assert "14 dagen" in read
    assert "21 dagen" in read
    assert "niet beloofd" in read


def test_the_other_way_round_the_sides_change_places(cast):
    in_force(cast)
    elsewhere(cast.de_wijert, cast, [row | {"say": "advises"} if row["number"] == "2.3" else row for row in changed()])
    read = text_of(cast.client().get(f"{BESIDE}?a=de-wijert&b=oosterparkwijk"))
    assert "Groen en spelen: beslissen Adviseert Beslist Verschilt" in read


def test_a_suspended_side_says_so(cast):
    version = in_force(cast)
    elsewhere(cast.de_wijert, cast)
    actions.suspend(version.pk, reason="ruzie", by=cast.wim.pk, at=cast.now)
    read = text_of(cast.client().get(f"{BESIDE}?a=de-wijert&b=oosterparkwijk"))
    assert "Opgeschort: dit geeft nu geen bevoegdheden" in read


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("a=oosterparkwijk&b=oosterparkwijk", "Kies twee verschillende"),
        ("a=oosterparkwijk&b=nergens", "Daar gelden geen afspraken"),
        ("a=%3Cb%3E&b=de-wijert", "Daar gelden geen afspraken"),
    ],
)
def test_what_cannot_be_compared_is_said(cast, query, words):
    in_force(cast)
    elsewhere(cast.de_wijert, cast)
    answer = cast.client().get(f"{BESIDE}?{query}")
    assert answer.status_code == 400
    assert words in text_of(answer)


def test_before_there_are_two_there_is_nothing_to_compare(cast):
    in_force(cast)
    assert "Er moeten in twee wijken afspraken gelden" in text_of(cast.client().get(BESIDE))


def test_with_one_chosen_the_form_waits_for_the_other(cast):
    in_force(cast)
    elsewhere(cast.de_wijert, cast)
    answer = cast.client().get(f"{BESIDE}?a=oosterparkwijk")
    assert answer.status_code == 200
    assert '<option value="oosterparkwijk" selected>' in answer.content.decode()


# Patterns over the city

PATTERNS = "/afspraken/patronen/"


def test_in_how_many_wijken_what_was_agreed(cast):
    in_force(cast)
    elsewhere(cast.de_wijert, cast, [row | {"say": "advises"} if row["number"] == "2.3" else row for row in changed()])
    read = text_of(cast.client().get(PATTERNS))
    assert "De afspraken van 2 wijken en dorpen tellen mee" in read
    assert "Groen en spelen 1 0 1 0 0 0" in read
    assert "De andere mening telt mee in 1 van 2" in read
    assert "Openbaar in 2 van 2" in read


def test_what_is_suspended_or_over_does_not_count(cast):
    version = in_force(cast)
    elsewhere(cast.de_wijert, cast, status="ended", until=cast.later(days=-1).date(), since=cast.later(days=-9).date())
    assert "De afspraken van 1 wijk of dorp tellen mee" in text_of(cast.client().get(PATTERNS))
    actions.suspend(version.pk, reason="ruzie", by=cast.wim.pk, at=cast.now)
    assert "Er valt dus niets te tellen" in text_of(cast.client().get(PATTERNS))


def test_comparing_and_counting_take_a_bounded_number_of_queries(cast):
    from samenspraak.civic.places import queries as places
    from samenspraak.web.shared import fragments

    for area in [one for one in places.areas() if one.kind != "gebied"][:12]:
        elsewhere(area, cast)
    slugs = [one.slug for one in places.areas() if one.kind != "gebied"][:2]
    for path in (PATTERNS, f"{BESIDE}?a={slugs[0]}&b={slugs[1]}"):
        cast.client().get(path)
        fragments.forget()
        with CaptureQueriesContext(connection) as asked:
            assert cast.client().get(path).status_code == 200
        assert len(asked) <= 5, [one["sql"][:100] for one in asked]


def test_they_lead_to_each_other_and_to_examples(cast):
    in_force(cast)
    assert "/voorbeelden/" in cast.client().get(PATTERNS).content.decode()
    assert PATTERNS in cast.client().get("/voorbeelden/").content.decode()
    assert f"{BESIDE}?a=oosterparkwijk" in cast.client().get("/oosterparkwijk/afspraken/").content.decode()
