# SPDX-License-Identifier: EUPL-1.2
"""Beginning with what others agreed, on the pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak import content
from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.people import actions as people
from tests.civic.agreements.texts import in_force
from tests.web.pages import Page, text_of

pytestmark = pytest.mark.django_db
THERE = "/de-wijert/afspraken/"


@pytest.fixture
def eva(cast):
    """Sits in the wijkraad of De Wijert."""
    person = people.register("eva@example.org", name="Eva")
    body = people.found("wijkraad", "Wijkraad De Wijert", area=cast.de_wijert, at=cast.now)
    people.seat(person.pk, body, role="lid", may_sign=False, since=cast.now.date(), at=cast.now)
    return person


@pytest.fixture
def example(cast):
    return actions.adopt_case("oosterparkwijk", content.read_case("oosterparkwijk"), at=cast.now)


def test_the_page_of_the_area_offers_what_holds_elsewhere_and_the_examples(cast, eva, example):
    in_force(cast)
    page = cast.client(eva).get(THERE)
    read = text_of(page)
    assert "Begin met deze afspraken" in read
    assert "Begin met dit voorbeeld" in read
    assert '<option value="oosterparkwijk">Oosterparkwijk</option>' in page.content.decode()
    for person in (None, cast.dana):
        assert "Begin met deze afspraken" not in text_of(cast.client(person).get(THERE))


def test_nobody_begins_with_their_own_agreement(cast):
    in_force(cast)
    assert "Begin met deze afspraken" not in text_of(cast.client(cast.bo).get("/oosterparkwijk/afspraken/"))
    refused = cast.client(cast.bo).post(
        "/oosterparkwijk/afspraken/beginnen/", {"from": "elsewhere", "there": "oosterparkwijk"}
    )
    assert refused.status_code == 409
    assert "Begin met de nieuwste versie" in text_of(refused)


def test_the_draft_says_where_it_comes_from_and_what_to_look_at(cast, eva):
    in_force(cast)
    begun = cast.client(eva).post(f"{THERE}beginnen/", {"from": "elsewhere", "there": "oosterparkwijk"})
    assert begun.headers["Location"] == f"{THERE}1/bewerken/"
    page = cast.client(eva).get(f"{THERE}1/bewerken/")
    read, html = text_of(page), page.content.decode()
    assert "Begonnen met wat ergens anders is afgesproken" in read
    assert "Overgenomen uit de afspraken van Oosterparkwijk, versie 1, artikel 3.1" in read
    assert 'href="/oosterparkwijk/afspraken/1/#art-3.1"' in html
    assert "Hier staat nog de naam van de andere plek." in read
    assert "Overgenomen uit de afspraken" in text_of(cast.client().get(f"{THERE}1/"))
    assert "Hier staat nog de naam" not in text_of(cast.client().get(f"{THERE}1/"))


def test_a_button_beside_the_example_and_for_whom(cast, eva, example):
    address = "/voorbeelden/oosterparkwijk/"
    assert "Begin hiermee in De Wijert" in text_of(cast.client(eva).get(address))
    for person in (None, cast.charlie, cast.wim):
        assert "Begin hiermee" not in text_of(cast.client(person).get(address))
    choose = cast.client(cast.alice).get(address).content.decode()
    assert '<option value="oosterparkwijk">' in choose
    fields = {"from": "case", "case": "oosterparkwijk", "area": "de-wijert"}
    begun = cast.client(eva).post("/afspraken/beginnen/", fields)
    assert begun.headers["Location"] == f"{THERE}1/bewerken/"
    assert queries.version("de-wijert", 1).taken_from["case"] == "oosterparkwijk"
    assert "Begin hiermee" not in text_of(cast.client(eva).get(address))  # one text at a time


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"from": "case", "case": "nergens", "area": "de-wijert"}, 404),
        ({"from": "case", "case": "oosterparkwijk", "area": "nergens"}, 404),
        ({"from": "case", "case": "oosterparkwijk"}, 404),
        ({"from": "elsewhere", "there": "nergens", "area": "de-wijert"}, 409),
        ({"from": "case", "case": "oosterparkwijk", "area": "oosterparkwijk"}, 403),
    ],
)
def test_what_cannot_be_begun(cast, eva, example, fields, status):
    assert cast.client(eva).post("/afspraken/beginnen/", fields).status_code == status
    assert queries.version("de-wijert", 1) is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_both_languages_and_with_few_queries(cast, eva, example, language):
    in_force(cast)
    start = "/en" if language == "en" else ""
    cast.client(eva).post(f"{THERE}beginnen/", {"from": "elsewhere", "there": "oosterparkwijk"})
    browser = cast.client(eva, language=language)
    for path in (f"{THERE}1/bewerken/", f"{THERE}1/", THERE, "/voorbeelden/oosterparkwijk/"):
        browser.get(start + path)
        with CaptureQueriesContext(connection) as asked:
            page = browser.get(start + path)
        assert len(asked) <= 8, [one["sql"][:100] for one in asked]
        assert not Page(page.content.decode()).wrong(language)
