# SPDX-License-Identifier: EUPL-1.2
"""The pages of a budget ballot: call, look, vote, change, find, read the outcome, and count it again elsewhere."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.ballots.models import Ballot, Paper
from samenspraak.config.outside import recount
from tests.civic.agenda.budgets import COSTS, POT, agreed, counted, opened
from tests.civic.agenda.steps import days, idea
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
BALLOT = "/oosterparkwijk/stemming/1/"


@pytest.fixture
def agreement(cast):
    return agreed(cast)


@pytest.fixture
def held(cast, agreement, time_machine):
    """A binding budget ballot that opened an hour ago."""
    found = opened(cast, within=True)
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    return found


@pytest.fixture
def closed(cast, held, time_machine):
    """The same, counted: six people wanted bomen and bankjes, four the veldje."""
    return counted(cast, held, (6, ["1", "2"]), (4, ["3"]), clock=time_machine)


def sound(response, language="nl"):
    wrong = Page(response.content.decode()).wrong(language)
    assert not wrong, wrong
    return response.content.decode()


def order_on(page: str) -> list[str]:
    return re.findall(r'name="choice" value="(\d+)"', page)


def form_on(page: str, *choice: str) -> dict:
    return {"choice": list(choice), "code": re.search(r'name="code" value="([^"]+)"', page)[1]}


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_everybody_reads_what_there_is_and_how_it_is_counted(cast, held, start, language):
    for person in (None, cast.charlie, cast.dana, cast.alice):
        page = sound(cast.client(person).get(start + BALLOT), language)
        assert "10.000" in page or "10,000" in page
        assert "Veldje" in page and "art. 2.3, 5.1" in page


def test_each_idea_shows_the_ballot_that_it_is_on(cast, held):
    for number in (1, 2, 3):
        assert BALLOT in sound(cast.client().get(f"/oosterparkwijk/agenda/{number}/"))


def test_a_look_keeps_nothing_and_shows_the_sum_and_the_same_order(cast, held):
    browser = cast.client(cast.charlie)
    page = browser.get(BALLOT).content.decode()
    looked = browser.post(f"{BALLOT}stem/", form_on(page, "1", "3") | {"look": "1"})
    again = sound(looked)
    assert looked.status_code == 200 and "€\xa09.500" in again and "€\xa0500" in again and not Paper.objects.exists()
    assert order_on(again) == order_on(page) and again.count(" checked") == 2
    orders = {tuple(order_on(browser.get(BALLOT).content.decode())) for _ in range(20)}
    assert len(orders) > 1


def test_more_than_the_pot_is_refused_with_the_sum_and_nothing_is_lost(cast, held):
    browser = cast.client(cast.charlie)
    form = form_on(browser.get(BALLOT).content.decode(), "1", "2", "3")
    for answer in (browser.post(f"{BALLOT}stem/", form), browser.post(f"{BALLOT}stem/", form | {"look": "1"})):
        page = sound(answer)
        assert "€\xa013.500" in page and page.count(" checked") == 3 and form["code"] in page
    assert not Paper.objects.exists()


def test_odd_papers_are_refused_in_words(cast, held):
    browser = cast.client(cast.charlie)
    for choice in ([], ["9"], ["1", "1"], ["x" * 500], ["1"] * 500):
        answer = browser.post(f"{BALLOT}stem/", {"choice": choice})
        assert answer.status_code == 400, choice
        sound(answer)


def test_vote_change_and_find(cast, held, time_machine):
    browser = cast.client(cast.charlie)
    form = form_on(browser.get(BALLOT).content.decode(), "3")
    assert browser.post(f"{BALLOT}stem/", form).url == f"{BALLOT}gestemd/"
    sound(browser.get(f"{BALLOT}wijzigen/"))
    changed = {"code": form["code"], "choice": ["1", "2", "3"]}
    assert "€\xa013.500" in sound(browser.post(f"{BALLOT}wijzigen/", changed))
    assert browser.post(f"{BALLOT}wijzigen/", changed | {"choice": ["2", "1"]}).status_code == 302
    assert Paper.objects.get().choice == ["1", "2"]
    assert "stemmen" not in json.dumps(Ballot.objects.get().rule)
    for name in ("stemmen.json", "stemmen.pb"):
        assert browser.get(BALLOT + name).status_code == 404
    time_machine.move_to(held.closes_at)
    tasks.due(held.closes_at)
    found = sound(browser.post(f"{BALLOT}mijn-stem/", {"code": form["code"]}))
    assert "Bomen" in found and "Bankjes" in found


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_outcome_says_of_each_idea_why(cast, closed, start, language):
    page = sound(cast.client().get(start + BALLOT), language)
    next_step = {"nl": "Wat gekozen is, gaat door. Open een idee", "en": "What was chosen goes ahead. Open an idea"}
    for word in ("Bomen", "Bankjes", "Veldje", closed.digest, "stemmen.pb", next_step[language]):
        assert word in page
    if language == "nl":
        assert "10 van de 10 mensen" in page
    for number in (1, 2, 3):
        sound(cast.client().get(f"{start}/oosterparkwijk/agenda/{number}/"), language)


def test_both_files_lead_anybody_to_the_same_winners(cast, closed, tmp_path, capsys):
    for name in ("stemmen.json", "stemmen.pb"):
        answer = cast.client().get(BALLOT + name)
        file = tmp_path / name
        file.write_bytes(answer.content)
        assert recount(file) == 0, capsys.readouterr()
        assert "2, 3" in capsys.readouterr().out
    assert cast.client().get(f"{BALLOT}stemmen.pb").headers["Content-Type"].startswith("text/plain")


def test_pages_ask_few_queries(cast, held, django_assert_max_num_queries):
    for person, most in ((None, 5), (cast.charlie, 8)):
        browser = cast.client(person)
        browser.get(BALLOT)
        with django_assert_max_num_queries(most):
            browser.get(BALLOT)


def test_the_outcome_asks_few_queries(cast, closed, django_assert_max_num_queries):
    browser = cast.client()
    browser.get(BALLOT)
    with django_assert_max_num_queries(5):
        browser.get(BALLOT)


# Calling


def on_the_agenda(cast, **more):
    for title, cost in COSTS.items():
        found = idea(cast, title=title, cost_cents=cost, **more)
        actions.place_on_agenda(found.pk, by=cast.bo.pk, at=cast.now)


CALL = "/oosterparkwijk/agenda/verdelen/"


def asked(cast, **changed) -> dict:
    given = days(cast)
    told = {
        "question": "Waar gaat het geld heen?",
        "items": ["1", "2", "3"],
        "money": "5.1",
        "pot": "10.000",
        "split": "one",
        "count": "by-votes",
        "within": "no",
        "consultation_since": given["consultation_since"],
        "opens_on": timezone.localdate(given["opens_at"]),
        "closes_on": timezone.localdate(given["closes_at"]),
    }
    return told | changed


def test_the_wijkraad_calls_it_from_the_page(cast, agreement, time_machine, django_assert_max_num_queries):
    time_machine.move_to(cast.now)
    on_the_agenda(cast)
    browser = cast.client(cast.bo)
    browser.get(CALL)
    with django_assert_max_num_queries(8):
        page = sound(browser.get(CALL))
    assert page.count('name="items"') == 3 and 'value="20000"' in page
    answer = browser.post(CALL, asked(cast))
    assert answer.status_code == 302 and answer.url == BALLOT
    held = Ballot.objects.get()
    assert (held.rule["pot"], held.rule["count"], held.rule["within"]) == (POT, "by-votes", False)
    sound(browser.get(BALLOT))


def test_what_is_wrong_stands_at_its_field(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    on_the_agenda(cast)
    browser = cast.client(cast.bo)
    for changed, status in (
        ({"pot": "25.000"}, 409),
        ({"pot": "veel"}, 400),
        ({"items": ["1"]}, 409),
        ({"items": ["7"]}, 400),
        ({"most": "9"}, 409),
    ):
        answer = browser.post(CALL, asked(cast, **changed))
        assert answer.status_code == status, changed
        assert "field-wrong" in sound(answer)
    assert not Ballot.objects.exists()


def test_who_may_not_call_reads_why(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    on_the_agenda(cast)
    for person in (cast.charlie, cast.dana, cast.wim):
        sound(cast.client(person).get(CALL))
        assert cast.client(person).post(CALL, asked(cast)).status_code == 409
    assert cast.client().get(CALL).status_code == 302
