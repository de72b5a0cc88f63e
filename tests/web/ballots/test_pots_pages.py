# SPDX-License-Identifier: EUPL-1.2
"""The pages of a budget ballot with several pots: call in two steps, vote, print, read the outcome, count again."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from samenspraak.civic.ballots.models import Ballot, Paper
from samenspraak.config.outside import recount
from samenspraak.rulebook.agenda.spots import Where
from tests.civic.agenda import budgets
from tests.civic.agenda.ground import NORTH, SOUTH
from tests.civic.agenda.steps import ADVICE_TOPIC, BINDING_TOPIC
from tests.civic.agenda.test_dividing_pots import called, on_the_agenda
from tests.web.ballots.test_budget_pages import CALL, asked, sound

pytestmark = pytest.mark.django_db
BALLOT = "/oosterparkwijk/stemming/1/"
GREEN, SAFE = f"amount-{BINDING_TOPIC}", f"amount-{ADVICE_TOPIC}"
NAMES = {"nl": ("Groen en spelen", "Veiligheid"), "en": ("Groen en spelen", "Veiligheid")}  # as announced


@pytest.fixture
def agreement(cast):
    return budgets.agreed(cast)


@pytest.fixture
def held(cast, agreement, time_machine):
    """A ballot with a pot for two themes that opened an hour ago."""
    on_the_agenda(cast)
    found = budgets.opened(cast, called(cast, within=True))
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    return found


@pytest.fixture
def closed(cast, held, time_machine):
    return budgets.counted(cast, held, (1, ["1", "3"]), (5, ["1"]), (4, ["2"]), clock=time_machine)


# Calling, in two steps


def value_of(page: str, name: str) -> str:
    [tag] = re.findall(rf'<input[^>]*name="{name}"[^>]*>', page)
    return (re.search(r'value="([^"]*)"', tag) or [None, ""])[1]


@pytest.fixture
def browser(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    on_the_agenda(cast)
    return cast.client(cast.bo)


def test_first_the_themes_then_how_much_for_each_and_all_that_was_typed_stays(cast, browser):
    given = asked(cast, split="topic", money="other", most="3", within="points", points="12")
    answer = browser.post(CALL, given)
    page = sound(answer)
    assert answer.status_code == 200 and "field-wrong" not in page and not Ballot.objects.exists()
    assert page.count('name="amount-') == 2 and "Waar gaat het geld heen?" in page
    assert (value_of(page, "pot"), value_of(page, "most"), value_of(page, "points")) == ("10.000", "3", "12")
    assert page.count('name="items"') == 3 and len(re.findall(r'name="items"[^>]* checked', page)) == 3
    assert "zodra één mens het kiest" in page  # one idea in the pot of safety
    answer = browser.post(CALL, given | {GREEN: "6.500", SAFE: "3.500"})
    assert answer.status_code == 302 and answer.url == BALLOT
    rule = Ballot.objects.get().rule
    assert [one["cents"] for one in rule["pots"]] == [6_500_00, 3_500_00] and rule["points"] == 12
    sound(browser.get(BALLOT))


def test_by_buurt_the_same(cast, browser):
    given = asked(cast, split="buurt", money="other")
    page = sound(browser.post(CALL, given))
    assert "Parkbuurt" in page and "Vijverbuurt" in page
    amounts = {f"amount-{SOUTH}": "6000", f"amount-{NORTH}": "4000"}
    assert browser.post(CALL, given | amounts).status_code == 302
    assert [one["name"] for one in Ballot.objects.get().rule["pots"]] == ["Parkbuurt", "Vijverbuurt"]


@pytest.mark.parametrize(
    ("amounts", "status", "says"),
    [
        ({GREEN: "6.500", SAFE: ""}, 400, "field-wrong"),
        ({GREEN: "veel", SAFE: "3.500"}, 400, "Schrijf een bedrag"),
        ({GREEN: "10.000", SAFE: "0"}, 409, "Schrijf op hoeveel"),
        ({GREEN: "9.000", SAFE: "1.000"}, 409, "Geen enkel idee past"),
        ({GREEN: "6.000", SAFE: "3.500"}, 409, "€\xa09.500"),
    ],
)
def test_what_is_wrong_with_an_amount_stands_at_its_field(cast, browser, amounts, status, says):
    answer = browser.post(CALL, asked(cast, split="topic", money="other") | amounts)
    page = sound(answer)
    assert answer.status_code == status and says in page
    assert {name: value_of(page, name) for name in amounts} == amounts
    assert not Ballot.objects.exists()


def test_what_cannot_have_several_pots_is_said_before_the_amounts_are_asked(cast, browser):
    answer = browser.post(CALL, asked(cast, split="topic", items=["1", "2"]))
    assert answer.status_code == 409 and "in dezelfde pot" in sound(answer) and "amount-" not in answer.content.decode()
    answer = browser.post(CALL, asked(cast, split="topic", items=["1", "3"]))
    assert answer.status_code == 409 and "niets te kiezen" in sound(answer) and "amount-" not in answer.content.decode()
    answer = browser.post(CALL, asked(cast, split="streets"))
    assert answer.status_code == 400 and "field-wrong" in sound(answer)


def test_ideas_without_a_place_are_named(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    on_the_agenda(cast, where=Where())
    answer = cast.client(cast.bo).post(CALL, asked(cast, split="buurt"))
    assert answer.status_code == 409 and "Bij idee 1 staat niet over welke buurt" in sound(answer)


def test_other_ideas_in_the_second_step_ask_for_their_pots_too(cast, browser):
    given = asked(cast, split="topic", money="other", items=["1", "2", "3"]) | {GREEN: "10.000"}
    answer = browser.post(CALL, given)
    page = sound(answer)
    assert answer.status_code == 400 and value_of(page, GREEN) == "10.000" and value_of(page, SAFE) == ""


# Voting


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_paper_stands_pot_by_pot(cast, held, start, language):
    for person in (None, cast.charlie):
        page = sound(cast.client(person).get(start + BALLOT), language)
        green, safe = (page.index(f"{name}") for name in NAMES[language])
        assert green < safe
    first, second = page.split('<fieldset class="field pot">')[1:]
    assert set(re.findall(r'name="choice" value="(\d)"', first)) == {"1", "2"}
    assert re.findall(r'name="choice" value="(\d)"', second.split("</fieldset>")[0]) == ["3"]


def test_a_look_sums_each_pot(cast, held):
    browser = cast.client(cast.charlie)
    page = browser.get(BALLOT).content.decode()
    form = {"code": re.search(r'name="code" value="([^"]+)"', page)[1], "choice": ["1", "3"]}
    looked = sound(browser.post(f"{BALLOT}stem/", form | {"look": "1"}))
    assert "Groen en spelen. Samen: €\xa06.000 van €\xa06.500" in looked and "Over: €\xa0500" in looked
    assert "Veiligheid. Samen: €\xa03.500 van €\xa03.500" in looked
    over = form | {"choice": ["1", "2"]}
    assert "€\xa03.500 meer dan de pot" in sound(browser.post(f"{BALLOT}stem/", over | {"look": "1"}))
    refused = browser.post(f"{BALLOT}stem/", over)
    page = sound(refused)
    assert (
        refused.status_code == 400
        and "“Groen en spelen” kost samen €\xa010.000" in page
        and page.count(" checked") == 2
    )
    assert not Paper.objects.exists()
    assert browser.post(f"{BALLOT}stem/", form).status_code == 302


def test_the_voting_paper_has_the_pots_as_headings(cast, held):
    team = cast.client(cast.alice)
    file = team.post(f"{BALLOT}brieven/", {"kind": "paper", "count": "1", "desk": "Bibliotheek", "key": "k"})
    [sheet] = [page.extract_text() for page in PdfReader(io.BytesIO(file.content)).pages]
    places = [
        sheet.index(text)
        for text in ("Groen en spelen: €\xa06.500", "Bomen", "Bankjes", "Veiligheid: €\xa03.500", "Podium")
    ]
    assert places == sorted(places)


# The outcome


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_outcome_stands_pot_by_pot(cast, closed, start, language):
    page = sound(cast.client().get(start + BALLOT), language)
    for word in (*NAMES[language], "stemmen-1.pb", "stemmen-2.pb", closed.digest):
        assert word in page
    for number in (1, 2, 3):
        sound(cast.client().get(f"{start}/oosterparkwijk/agenda/{number}/"), language)


def test_all_files_lead_anybody_to_the_same_winners(cast, closed, tmp_path, capsys):
    for name, says in (
        ("stemmen.json", "Groen en spelen: 10 papers, 1 granted: 1"),
        ("stemmen-1.pb", "10 papers, 1 granted: 1"),
        ("stemmen-2.pb", "1 papers, 1 granted: 3"),
    ):
        file = tmp_path / name
        file.write_bytes(cast.client().get(BALLOT + name).content)
        assert recount(file) == 0, capsys.readouterr()
        assert says in capsys.readouterr().out
    for name in ("stemmen.pb", "stemmen-0.pb", "stemmen-3.pb"):
        assert cast.client().get(BALLOT + name).status_code == 404


def test_pages_ask_few_queries(cast, held, django_assert_max_num_queries):
    for person, most in ((None, 5), (cast.charlie, 8)):
        browser = cast.client(person)
        browser.get(BALLOT)
        with django_assert_max_num_queries(most):
            browser.get(BALLOT)


def test_calling_asks_few_queries(cast, browser, django_assert_max_num_queries):
    given = asked(cast, split="buurt", money="other")
    browser.post(CALL, given)
    with django_assert_max_num_queries(8):
        browser.post(CALL, given)
