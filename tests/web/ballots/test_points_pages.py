# SPDX-License-Identifier: EUPL-1.2
"""The pages of a budget ballot with points: call, look, vote, change, type over, print, find, and read the outcome."""

import io
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from samenspraak.civic.agenda import tasks
from samenspraak.civic.ballots.actions import new_code
from samenspraak.civic.ballots.models import Ballot, Paper
from samenspraak.config.outside import recount
from tests.civic.agenda import budgets
from tests.civic.agenda.steps import neighbours
from tests.web.ballots.test_budget_pages import CALL, asked, on_the_agenda, sound

pytestmark = pytest.mark.django_db
BALLOT = "/oosterparkwijk/stemming/1/"
COUNTS = ("by-votes", "equal-shares+cost+add-1+fill")


@pytest.fixture
def agreement(cast):
    return budgets.agreed(cast)


def opened(cast, time_machine, count):
    found = budgets.opened(cast, points=10, count=count)
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    return found


@pytest.fixture(params=COUNTS)
def held(cast, agreement, time_machine, request):
    """A binding ballot with ten points that opened an hour ago, by each way of counting."""
    return opened(cast, time_machine, request.param)


@pytest.fixture
def closed(cast, held, time_machine):
    """The same, counted: six people gave 3 and 7 points, four gave all ten to the veldje."""
    return budgets.counted(cast, held, (6, {"1": 3, "2": 7}), (4, {"3": 10}), clock=time_machine)


def paper(page: str, **points: str) -> dict:
    """What a browser sends: every field, also those that are empty."""
    code = re.search(r'name="code" value="([^"]+)"', page)[1]
    return {"code": code} | {f"points-{key}": points.get(f"n{key}", "") for key in "123"}


def fields(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="points-(\d+)" value="([^"]*)"', page))


def test_the_wijkraad_calls_it_with_points(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    on_the_agenda(cast)
    browser = cast.client(cast.bo)
    assert re.search(r'name="points" value="10"', sound(browser.get(CALL)))
    for points, status in (("", 400), ("veel", 400), ("1", 409), ("101", 409)):
        answer = browser.post(CALL, asked(cast, within="points", points=points))
        assert answer.status_code == status and "field-wrong" in sound(answer), points
        assert f'name="points" value="{points}"' in answer.content.decode() or not points
    assert not Ballot.objects.exists()
    assert browser.post(CALL, asked(cast, within="points", points="12")).url == BALLOT
    assert (Ballot.objects.get().rule["points"], Ballot.objects.get().rule["within"]) == (12, False)
    assert "12 punten" in sound(browser.get(BALLOT))


def test_points_say_nothing_where_people_choose(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    on_the_agenda(cast)
    assert cast.client(cast.bo).post(CALL, asked(cast, within="yes", points="10")).status_code == 302
    assert Ballot.objects.get().rule["points"] is None


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_everybody_reads_how_points_are_counted(cast, held, start, language):
    page = sound(cast.client().get(start + BALLOT), language)
    for word in {"nl": ("10 punten", "Stel dat tien mensen"), "en": ("10 points", "Say ten people")}[language]:
        assert word in page
    assert "Votes:" not in page and "Stemmen:" not in page


def test_a_look_says_the_sum_and_keeps_what_was_written(cast, held):
    browser = cast.client(cast.charlie)
    page = sound(browser.get(BALLOT))
    looked = browser.post(f"{BALLOT}stem/", paper(page, n1="4", n3="3") | {"look": "1"})
    again = sound(looked)
    assert looked.status_code == 200 and "Samen: 7 van de 10 punten" in again and "Over: 3" in again
    assert fields(again) == {"1": "4", "2": "", "3": "3"} and list(fields(again)) == list(fields(page))
    assert not Paper.objects.exists()
    over = sound(browser.post(f"{BALLOT}stem/", paper(page, n1="9", n3="3") | {"look": "1"}))
    assert "Dat is 2 te veel" in over


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ({}, "nog niets gekozen"),
        ({"n1": "0"}, "nog niets gekozen"),
        ({"n1": "9", "n2": "3"}, "12 punten"),
        ({"n1": "11"}, "“Bomen”"),
        ({"n1": "-2"}, "“Bomen”"),
        ({"n1": "2,5"}, "“Bomen”"),
        ({"n1": "twee"}, "“Bomen”"),
        ({"n1": "1" * 500}, "“Bomen”"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_lost(cast, agreement, time_machine, written, says):
    opened(cast, time_machine, "by-votes")
    browser = cast.client(cast.charlie)
    form = paper(browser.get(BALLOT).content.decode(), **written)
    answer = browser.post(f"{BALLOT}stem/", form)
    page = sound(answer)
    assert answer.status_code == 400 and says in page and form["code"] in page
    assert fields(page) == {key: form[f"points-{key}"][:20] for key in "123"}
    assert not Paper.objects.exists()
    sound(browser.post(f"{BALLOT}stem/", form | {"look": "1"}))


def test_odd_fields_are_refused_too(cast, held):
    browser = cast.client(cast.charlie)
    for given in ({"choice": ["1"]}, {"points-9": "1"}, {"points-": "1"}, {f"points-{n}": "1" for n in range(500)}):
        answer = browser.post(f"{BALLOT}stem/", given)
        assert answer.status_code == 400, given
        sound(answer)


def test_vote_change_and_find(cast, held, time_machine):
    browser = cast.client(cast.charlie)
    form = paper(browser.get(BALLOT).content.decode(), n3="10")
    assert browser.post(f"{BALLOT}stem/", form).url == f"{BALLOT}gestemd/"
    assert list(fields(sound(browser.get(f"{BALLOT}wijzigen/")))) == ["1", "2", "3"]
    changed = paper(f'name="code" value="{form["code"]}"', n1="8", n2="3")
    refused = browser.post(f"{BALLOT}wijzigen/", changed)
    assert refused.status_code == 409 and fields(sound(refused)) == {"1": "8", "2": "3", "3": ""}
    assert browser.post(f"{BALLOT}wijzigen/", changed | {"points-1": "7"}).status_code == 302
    assert Paper.objects.get().choice == {"1": 7, "2": 3}
    time_machine.move_to(held.closes_at)
    tasks.due(held.closes_at)
    found = sound(browser.post(f"{BALLOT}mijn-stem/", {"code": form["code"]}))
    assert "Bomen: 7 punten" in found and "Bankjes: 3 punten" in found


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_outcome_is_told_in_points(cast, closed, start, language):
    page = sound(cast.client().get(start + BALLOT), language)
    word = {"nl": "Punten: 42", "en": "Points: 42"}[language]
    assert word in page and "Stemmen: 42" not in page and "Votes: 42" not in page
    assert word in sound(cast.client().get(f"{start}/oosterparkwijk/agenda/2/"), language)


def test_both_files_lead_anybody_to_the_same_winners(cast, closed, tmp_path, capsys):
    for name in ("stemmen.json", "stemmen.pb"):
        file = tmp_path / name
        file.write_bytes(cast.client().get(BALLOT + name).content)
        assert recount(file) == 0, capsys.readouterr()
        assert "2, 3" in capsys.readouterr().out


def test_by_letter_on_a_shared_device_and_typed_over(cast, agreement, time_machine):
    neighbours(cast, 4)  # there are no more letters than people
    opened(cast, time_machine, "by-votes")
    team = cast.client(cast.alice)
    told = {"kind": "paper", "count": "3", "desk": "Bibliotheek", "key": "k"}
    file = team.post(f"{BALLOT}brieven/", told)
    sheets = [page.extract_text() for page in PdfReader(io.BytesIO(file.content)).pages]
    assert all(word in sheets[0] for word in ("Bomen", "6.000", "10 punten"))
    codes = [re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", sheet)[0] for sheet in sheets]
    for place in ("brief/", "brief/samen/"):
        browser = cast.client()
        form = paper(sound(browser.get(BALLOT + place)), n1="8", n2="3") | {"letter": codes.pop()}
        refused = browser.post(BALLOT + place, form)
        assert refused.status_code == 400 and fields(sound(refused)) == {"1": "8", "2": "3", "3": ""}
        assert browser.post(BALLOT + place, form | {"points-1": "7"}).status_code == 302
    page = sound(team.get(f"{BALLOT}invoeren/"))
    assert list(fields(page)) == ["1", "2", "3"] and "in een andere volgorde" not in page
    entered = paper(page, n3="9") | {"who": codes.pop(), "channel": "paper", "code": new_code()}
    assert team.post(f"{BALLOT}invoeren/", entered).status_code == 302
    assert sorted(map(str, Paper.objects.values_list("choice", flat=True))) == [
        "{'1': 7, '2': 3}",
        "{'1': 7, '2': 3}",
        "{'3': 9}",
    ]


def test_pages_ask_few_queries(cast, held, django_assert_max_num_queries):
    for person, most in ((None, 5), (cast.charlie, 8)):
        browser = cast.client(person)
        browser.get(BALLOT)
        with django_assert_max_num_queries(most):
            browser.get(BALLOT)
