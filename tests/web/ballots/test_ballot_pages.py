# SPDX-License-Identifier: EUPL-1.2
"""The pages of a ballot: vote, take home, change, be refused, count again; and that nothing leaks while it runs."""

import json
import re
from datetime import timedelta

import pytest

from samenspraak.civic.agenda import tasks
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.ballots.models import Paper, Participation
from samenspraak.config import outside
from samenspraak.rulebook.ballots.recount import recount
from tests.civic.agenda.steps import ADVICE_TOPIC, called, neighbours, opened, vote
from tests.civic.agreements.texts import in_force
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
BALLOT = "/oosterparkwijk/stemming/1/"


@pytest.fixture
def agreement(cast):
    return in_force(cast)


@pytest.fixture
def held(cast, agreement, time_machine):
    """A binding ballot that opened an hour ago."""
    found = opened(cast)
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    return found


def sound(response, language="nl"):
    wrong = Page(response.content.decode()).wrong(language)
    assert not wrong, wrong
    return response.content.decode()


def paper(browser, choice="yes") -> dict:
    """The form as it stands on the page, filled in."""
    page = browser.get(BALLOT).content.decode()
    found = re.search(r'name="code" value="([^"]+)"', page)
    return {"choice": choice, "code": found[1] if found else ""}


def code_on(page: str) -> str:
    return re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", page)[0]


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_everybody_reads_the_question_and_how_it_is_counted(cast, held, start, language):
    for person in (None, cast.charlie, cast.dana, cast.alice):
        page = sound(cast.client(person).get(start + BALLOT), language)
        assert held.question in page and "afspraken Oosterparkwijk v1, art. 2.3" in page
    assert cast.client().get("/de-wijert/stemming/1/").status_code == 404


def test_a_resident_votes_and_takes_the_code_home(cast, held):
    browser = cast.client(cast.charlie)
    answer = browser.post(f"{BALLOT}stem/", paper(browser))
    assert answer.status_code == 302 and answer.url == f"{BALLOT}gestemd/"
    page = sound(browser.get(answer.url))
    assert Paper.objects.get().choice == "yes" and len(code_on(page)) == 19
    assert "no-store" in browser.get(answer.url).headers["Cache-Control"]
    after = sound(browser.get(BALLOT))
    assert f"{BALLOT}wijzigen/" in after and f'action="{BALLOT}stem/"' not in after
    browser.post(f"{BALLOT}gestemd/")
    assert browser.get(f"{BALLOT}gestemd/").status_code == 302


def test_the_proof_is_in_no_address_no_database_and_for_nobody_else(cast, held):
    browser = cast.client(cast.charlie)
    answer = browser.post(f"{BALLOT}stem/", paper(browser))
    kept = answer.cookies["stembewijs"]
    assert kept["path"] == f"{BALLOT}gestemd/" and kept["httponly"] and kept["samesite"] == "Strict"
    session = str(dict(browser.session.items()))
    code = code_on(browser.get(f"{BALLOT}gestemd/").content.decode()).replace("-", "")
    assert code not in session and code not in answer.url
    other = cast.client(cast.bo)
    other.cookies["stembewijs"] = kept.value
    assert other.get(f"{BALLOT}gestemd/").status_code == 302


def test_two_tabs_one_paper(cast, held):
    browser = cast.client(cast.charlie)
    first, second = paper(browser, "yes"), paper(browser, "no")
    assert browser.post(f"{BALLOT}stem/", first).status_code == 302
    refused = browser.post(f"{BALLOT}stem/", second)
    assert refused.status_code == 409
    sound(refused)
    assert Paper.objects.get().choice == "yes" and Participation.objects.count() == 1


def test_a_double_click_is_one_paper_and_shows_the_same_code(cast, held):
    browser = cast.client(cast.charlie)
    form = paper(browser)
    browser.post(f"{BALLOT}stem/", form)
    first = code_on(browser.get(f"{BALLOT}gestemd/").content.decode())
    assert browser.post(f"{BALLOT}stem/", form).status_code == 302
    page = sound(browser.get(f"{BALLOT}gestemd/"))
    assert code_on(page) == first and Paper.objects.count() == 1


def test_no_choice_is_no_vote_and_keeps_the_form(cast, held):
    browser = cast.client(cast.charlie)
    form = paper(browser, "")
    refused = browser.post(f"{BALLOT}stem/", form)
    assert refused.status_code == 400 and form["code"] in sound(refused)
    assert f"<title>Fout: {held.question}" in refused.content.decode()
    assert browser.post(f"{BALLOT}stem/", {"choice": "maybe" * 50}).status_code == 400
    assert not Paper.objects.exists()


def test_who_may_not_vote_is_told_why(cast, held):
    assert "Er is niets verstuurd" in cast.client().post(f"{BALLOT}stem/", {"choice": "yes"}).content.decode()
    for person in (cast.dana, cast.alice, cast.wim, cast.roos):
        refused = cast.client(person).post(f"{BALLOT}stem/", {"choice": "yes"})
        assert refused.status_code == 409
        sound(refused)
    assert not Paper.objects.exists()


def test_a_second_too_late(cast, held, time_machine):
    browser = cast.client(cast.charlie)
    form = paper(browser)
    time_machine.move_to(held.closes_at)
    refused = browser.post(f"{BALLOT}stem/", form)
    assert refused.status_code == 409
    sound(refused)
    assert not Paper.objects.exists()


def test_a_form_from_before_the_closing_of_the_power(cast, held, agreement):
    browser = cast.client(cast.charlie)
    form = paper(browser)
    agreements.suspend(agreement.pk, reason="Onenigheid.", by=cast.wim.pk, at=held.opens_at)
    refused = browser.post(f"{BALLOT}stem/", form)
    page = sound(refused)
    assert refused.status_code == 409 and not Paper.objects.exists()
    assert f'action="{BALLOT}stem/"' not in page  # no form where nothing can be done
    assert f'action="{BALLOT}stem/"' not in sound(cast.client(cast.bo).get(BALLOT))


def test_changing_with_the_code_needs_no_account(cast, held):
    code = vote(held, cast.charlie, "yes").code
    visitor = cast.client()
    sound(visitor.get(f"{BALLOT}wijzigen/"))
    wrong = visitor.post(f"{BALLOT}wijzigen/", {"code": "A" * 16, "choice": "no"})
    assert wrong.status_code == 409 and "A" * 16 in sound(wrong)
    assert visitor.post(f"{BALLOT}wijzigen/", {"code": code}).status_code == 400
    assert visitor.post(f"{BALLOT}wijzigen/", {"code": code.lower(), "choice": "no"}).status_code == 302
    assert Paper.objects.get().choice == "no"


def test_nothing_leaks_while_it_runs(cast, held):
    people = neighbours(cast, 7)
    for person in people:
        vote(held, person, "yes")
    for person in (None, cast.charlie, cast.alice, cast.bo, cast.wim):
        browser = cast.client(person)
        page = browser.get(BALLOT).content.decode().partition("<main")[2].partition("</main")[0]
        assert "<progress" not in page
        assert not re.search(r"\b7\b", re.sub(r"<[^>]+>", " ", page))  # seven papers, and nobody can tell
        assert browser.get(f"{BALLOT}stemmen.json").status_code == 404
        assert browser.get(f"{BALLOT}mijn-stem/").status_code == 302


def test_the_outcome_is_explained_and_can_be_counted_again(cast, held, time_machine, tmp_path):
    code = vote(held, cast.charlie, "yes").code
    vote(held, cast.bo, "abstain")
    tasks.due(held.closes_at)
    time_machine.move_to(held.closes_at + timedelta(minutes=1))
    visitor = cast.client()
    page = sound(visitor.get(BALLOT))
    file = visitor.get(f"{BALLOT}stemmen.json")
    found = recount(file.content)
    assert found.outcome.outcome == "granted" and found.digest in page
    [name] = re.findall(r"samenspraak recount ([\w.-]+)", page)
    assert f'filename="{name}"' in file.headers["Content-Disposition"], "the command is about the file as it is saved"
    (tmp_path / name).write_bytes(file.content)
    assert outside.recount(tmp_path / name) == 0
    assert len(json.loads(file.content)["papers"]) == 2
    sound(visitor.get(f"{BALLOT}mijn-stem/"))
    mine = sound(visitor.post(f"{BALLOT}mijn-stem/", {"code": code}))
    assert "Ja" in mine
    assert visitor.post(f"{BALLOT}mijn-stem/", {"code": "A" * 16}).status_code == 404
    late = visitor.post(f"{BALLOT}wijzigen/", {"code": code, "choice": "no"})
    assert late.status_code == 409
    sound(late)


def test_before_it_opens(cast, agreement, time_machine):
    held = called(cast)
    time_machine.move_to(cast.now)
    page = sound(cast.client(cast.charlie).get(BALLOT))
    assert f'action="{BALLOT}stem/"' not in page
    assert cast.client(cast.charlie).post(f"{BALLOT}stem/", {"choice": "yes"}).status_code == 409
    assert held.status == "planned"


def test_withdrawing_with_a_reason(cast, agreement, time_machine):
    called(cast)
    time_machine.move_to(cast.now)
    path = f"{BALLOT}intrekken/"
    assert cast.client(cast.charlie).post(path, {"reason": "x"}).status_code == 409
    browser = cast.client(cast.bo)
    assert path in browser.get(BALLOT).content.decode()
    sound(browser.get(path))
    assert browser.post(path, {}).status_code == 400
    assert browser.post(path, {"reason": "De vraag was niet goed."}).status_code == 302
    sound(browser.get(BALLOT))


def test_an_advice_says_that_it_is_one(cast, agreement, time_machine):
    found = opened(cast, ADVICE_TOPIC)
    time_machine.move_to(found.opens_at)
    page = sound(cast.client().get(BALLOT))
    assert "42" in page


def test_the_number_of_queries_is_bounded(cast, held, django_assert_max_num_queries):
    for person in neighbours(cast, 5):
        vote(held, person)
    for person, most in ((None, 5), (cast.charlie, 8), (cast.bo, 8), (cast.alice, 8)):
        browser = cast.client(person)
        browser.get(BALLOT)
        with django_assert_max_num_queries(most):
            browser.get(BALLOT)
