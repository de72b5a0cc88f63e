# SPDX-License-Identifier: EUPL-1.2
"""Letters with a code, from the printer to the box: at home, on a device that goes round, and typed over."""

import io
import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime
from pypdf import PdfReader

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.ballots.models import Letter, Paper, Participation
from samenspraak.civic.notices import actions as notices
from samenspraak.rulebook import limits
from samenspraak.rulebook.ballots.voting import mark_of, plain_code
from samenspraak.rulebook.limits import Limit
from samenspraak.web.notices import mail
from samenspraak.web.shared.days import moment
from tests.civic.agenda.steps import called, divided, opened
from tests.civic.agreements.texts import CONGRUENT, MONEY, MONEY_CONTROL, in_force
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
BALLOT = "/oosterparkwijk/stemming/1/"
PRINT = {"kind": "letter", "count": "2", "desk": "Bibliotheek, elke dag", "key": "k1"}


@pytest.fixture
def agreed(cast):
    return in_force(cast, [*CONGRUENT, MONEY, MONEY_CONTROL])


@pytest.fixture
def held(cast, agreed, time_machine):
    """A ballot of which the municipality counted nine voters, an hour after it opened."""
    found = opened(cast, electorate=9)
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    return found


@pytest.fixture
def codes(cast, held):
    made = actions.make_letters(
        held.pk, count=3, kind="letter", key="first", by=cast.alice.pk, at=held.opens_at + timedelta(hours=1)
    )
    return made.codes


def sound(response, language="nl"):
    wrong = Page(response.content.decode()).wrong(language)
    assert not wrong, wrong
    return response.content.decode()


def text_of(response) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages]


# Printing


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_gebiedsteam_prints_letters_that_say_how_to_vote(cast, held, start, language):
    browser = cast.client(cast.alice, language)
    sound(browser.get(f"{start}{BALLOT}brieven/"), language)
    answer = browser.post(f"{start}{BALLOT}brieven/", PRINT)
    assert answer.headers["Content-Type"] == "application/pdf" and "no-store" in answer.headers["Cache-Control"]
    pages = text_of(answer)
    assert len(pages) == 4
    found = [re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", page)[0] for page in pages]
    assert found[0] == found[1] != found[2] == found[3]
    assert {mark_of(one) for one in found} == set(Letter.objects.values_list("mark", flat=True))
    assert "Bibliotheek, elke dag" in pages[0] and "1-1" in pages[0] and "1-2" in pages[3]
    assert "/stemming/1/brief/" in "".join(pages[0].split())
    assert browser.post(f"{start}{BALLOT}brieven/", PRINT).status_code == 409
    assert Letter.objects.count() == 2


def test_how_many_were_made_is_public_and_what_is_wrong_is_said(cast, held, codes):
    assert "3 gemaakt, waarvan 0 vervallen" in sound(cast.client().get(BALLOT))
    browser = cast.client(cast.alice)
    for wrong in ({"count": "0"}, {"count": "x"}, {"desk": ""}, {"kind": "paard"}):
        assert sound(browser.post(f"{BALLOT}brieven/", PRINT | wrong)) and Letter.objects.count() == 3
    many = browser.post(f"{BALLOT}brieven/", PRINT | {"count": "7"})
    assert many.status_code == 409 and "Je kunt er nog 6 maken" in sound(many)


def test_papers_are_asked_for_in_time_to_type_them_over(cast, held):
    browser = cast.client(cast.alice)
    assert 'name="until" value="' in sound(browser.get(f"{BALLOT}brieven/"))
    before, after = held.closes_at - timedelta(days=1), held.closes_at + timedelta(minutes=1)
    late = browser.post(f"{BALLOT}brieven/", PRINT | {"until": f"{localtime(after):%Y-%m-%dT%H:%M}"})
    assert late.status_code == 400 and "Kies een moment voordat de stemming sluit" in sound(late)
    pages = text_of(browser.post(f"{BALLOT}brieven/", PRINT | {"until": f"{localtime(before):%Y-%m-%dT%H:%M}"}))
    assert f"vóór {moment(before)}" in " ".join(pages[1].split())


def test_who_made_letters_makes_more_from_the_same_page(cast, held):
    browser = cast.client(cast.alice)
    browser.post(f"{BALLOT}brieven/", PRINT)
    again = browser.post(f"{BALLOT}brieven/", PRINT)
    key = re.search(r'name="key" value="([^"]+)"', sound(again))[1]
    assert again.status_code == 409 and key != PRINT["key"]
    assert browser.post(f"{BALLOT}brieven/", PRINT | {"key": key}).status_code == 200 and Letter.objects.count() == 4


def test_before_it_is_known_how_many_may_vote_nothing_is_asked_that_cannot_be_done(cast, agreed, time_machine):
    time_machine.move_to(called(cast).opens_at - timedelta(days=1))
    page = sound(cast.client(cast.alice).get(f"{BALLOT}brieven/"))
    assert 'name="count"' not in page and "nog niet bekend hoeveel mensen mogen stemmen" in page


def test_who_voted_with_a_letter_finds_the_way_to_change_it_without_an_account(cast, held, codes):
    assert f'href="{BALLOT}wijzigen/"' in sound(cast.client().get(BALLOT))
    assert f'href="{BALLOT}wijzigen/"' in sound(cast.client(cast.charlie).get(BALLOT))


def test_a_lost_letter_is_voided_by_its_number(cast, held, codes):
    browser = cast.client(cast.alice)
    given = {"run": "1", "numbers": "2-3", "reason": "lost"}
    assert browser.post(f"{BALLOT}brieven/vervallen/", given).status_code == 302
    assert "2 brieven geven geen stem meer" in sound(browser.get(f"{BALLOT}brieven/"))
    assert "3 gemaakt, waarvan 2 vervallen" in cast.client().get(BALLOT).content.decode()
    assert browser.post(f"{BALLOT}brieven/vervallen/", given).status_code == 409
    assert browser.post(f"{BALLOT}brieven/vervallen/", given | {"numbers": "drie"}).status_code == 400
    answer = cast.client().post(f"{BALLOT}brief/", {"letter": codes[1], "choice": "yes"})
    assert answer.status_code == 409 and "geeft geen stem meer" in sound(answer)


@pytest.mark.parametrize("path", ["brieven/", "invoeren/"])
def test_only_the_gebiedsteam_comes_here(cast, held, path):
    assert cast.client().get(BALLOT + path).status_code == 302
    for person in (cast.bo, cast.charlie, cast.wim):
        assert cast.client(person).get(BALLOT + path).status_code == 403
    assert f"{BALLOT}{path}" in cast.client(cast.alice).get(BALLOT).content.decode()
    assert f"{BALLOT}{path}" not in cast.client(cast.bo).get(BALLOT).content.decode()


# Voting with a letter


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_somebody_without_an_account_votes_with_a_letter(cast, held, codes, start, language):
    browser = cast.client(language=language)
    assert f"{BALLOT}brief/" in sound(browser.get(start + BALLOT), language)
    page = sound(browser.get(f"{start}{BALLOT}brief/"), language)
    form = {"letter": codes[0].lower(), "choice": "yes", "code": re.search(r'name="code" value="(\w+)"', page)[1]}
    answer = browser.post(f"{start}{BALLOT}brief/", form)
    page = sound(browser.get(answer.url), language)
    mine = re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", page)[0]
    told = "een andere code dan die op je brief" if language == "nl" else "another code than the one on your letter"
    assert told in page
    assert plain_code(mine) != codes[0] and Paper.objects.get().code == mark_of(mine)
    assert browser.post(f"{start}{BALLOT}brief/", form).status_code == 302  # a double click
    again = browser.post(f"{start}{BALLOT}brief/", form | {"code": "Z" * 16})
    assert again.status_code == 409 and sound(again, language)
    assert Paper.objects.count() == Participation.objects.count() == 1
    assert browser.post(f"{start}{BALLOT}wijzigen/", {"code": mine, "choice": "no"}).status_code == 302


BESIDE = {"nl": "Is de brief van iemand anders? Log dan eerst uit.", "en": "somebody else? Then sign out first."}


@pytest.mark.parametrize("path", ["brief/", "brief/samen/"])
@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_who_is_signed_in_and_may_vote_here_uses_no_letter_besides(cast, held, codes, path, start, language):
    """Before their own vote and after it; nothing is kept of whose letter it might be."""
    browser, page = cast.client(cast.charlie, language), f"{start}{BALLOT}{path}"
    for voted in (False, True):
        told = sound(browser.get(page), language)
        assert BESIDE[language] in told and 'name="letter"' not in told
        answer = browser.post(page, {"letter": codes[0], "choice": "no"})
        assert answer.status_code == 409 and BESIDE[language] in sound(answer, language)
        assert Participation.objects.count() == Paper.objects.count() == voted
        if not voted:
            assert browser.post(f"{BALLOT}stem/", {"choice": "yes"}).status_code == 302
    browser.logout()
    assert browser.post(page, {"letter": codes[0], "choice": "no"}).status_code == 302


@pytest.mark.parametrize("who", ["dana", "alice"])
def test_who_is_signed_in_and_has_no_vote_here_can_use_a_letter(cast, held, codes, who):
    """A helper from elsewhere, with the letter of who asked for help."""
    browser = cast.client(getattr(cast, who))
    assert browser.post(f"{BALLOT}brief/", {"letter": codes[0], "choice": "no"}).status_code == 302
    assert Participation.objects.get().person is None


def test_what_was_typed_stays_when_something_is_wrong(cast, held, codes):
    browser = cast.client()
    answer = browser.post(f"{BALLOT}brief/", {"letter": codes[0], "choice": "", "code": "K" * 16})
    page = sound(answer)
    assert answer.status_code == 400 and codes[0] in page and "K" * 16 in page
    answer = browser.post(f"{BALLOT}brief/", {"letter": "moes", "choice": "no"})
    assert answer.status_code == 404 and 'value="no" checked' in sound(answer)
    assert not Participation.objects.exists()


def test_what_is_wrong_stands_beside_it_and_an_empty_code_is_no_guess(cast, held, codes, monkeypatch):
    none = Limit("enough-letter-codes", 0, timedelta(minutes=1))
    monkeypatch.setattr(limits, "LIMITS", {**limits.LIMITS, "letter": none})
    browser = cast.client()
    answer = browser.post(f"{BALLOT}brief/", {"letter": " ", "choice": "no"})
    page = sound(answer)
    assert answer.status_code == 400 and 'value="no" checked' in page
    assert "Typ de code die op je brief staat." in page and 'href="#id_letter"' in page
    page = sound(browser.post(f"{BALLOT}brief/", {"letter": codes[0], "choice": ""}))
    assert 'id="id_choice_error"' in page and page.count("Kies wat je stemt: ja, nee of onthouding.") == 2


def test_who_guesses_waits_and_a_right_code_works_all_the_same(cast, held, codes, monkeypatch):
    few = Limit("enough-letter-codes", 2, timedelta(minutes=1))
    monkeypatch.setattr(limits, "LIMITS", {**limits.LIMITS, "letter": few})
    browser = cast.client()
    wrong = [browser.post(f"{BALLOT}brief/", {"letter": "Z" * 16, "choice": "yes"}).status_code for _ in range(3)]
    assert wrong == [404, 404, 429]
    assert browser.post(f"{BALLOT}brief/", {"letter": codes[0], "choice": "yes"}).status_code == 302


def test_a_device_on_which_several_people_vote_forgets(cast, held, codes):
    browser, place = cast.client(), f"{BALLOT}brief/samen/"
    for code in codes[:2]:
        assert code not in sound(browser.get(place))
        answer = browser.post(place, {"letter": code, "choice": "no"})
        assert answer.url == f"{place}gestemd/"
        assert browser.head(answer.url).status_code == 200
        shown = browser.get(answer.url)
        assert "no-store" in shown.headers["Cache-Control"] and place in sound(shown)
        assert shown.cookies["stembewijs"].value == ""
        back = browser.get(answer.url)
        assert back.status_code == 302 and back.url == place
    assert "no-store" in browser.get(place).headers["Cache-Control"]
    assert Paper.objects.count() == 2


def test_before_and_after_its_days_a_letter_gives_nothing(cast, held, codes, time_machine):
    time_machine.move_to(held.closes_at + timedelta(hours=1))
    tasks.due(held.closes_at + timedelta(hours=1))
    assert 'name="letter"' not in sound(cast.client().get(f"{BALLOT}brief/"))
    assert cast.client().post(f"{BALLOT}brief/", {"letter": codes[0], "choice": "yes"}).status_code == 409
    assert "brieven/vervallen" not in sound(cast.client(cast.alice).get(f"{BALLOT}brieven/"))
    assert not Participation.objects.exists()


# Typed over


def test_a_stack_of_papers_is_typed_over(cast, held, codes):
    browser, place = cast.client(cast.alice), f"{BALLOT}invoeren/"
    sound(browser.get(place))
    for code, choice in zip(codes[:2], ("yes", "abstain"), strict=True):
        answer = browser.post(place, {"channel": "paper", "who": code, "choice": choice})
        assert answer.url == f"{place}?langs=paper"
        assert "Op naar het volgende" in sound(browser.get(answer.url))
    twice = browser.post(place, {"channel": "paper", "who": codes[0], "choice": "yes"})
    assert twice.status_code == 409 and "Met 1-1 is al gestemd, en die stem telt" in sound(twice)
    assert browser.post(place, {"channel": "online", "who": codes[2], "choice": "yes"}).status_code == 400
    assert list(Participation.objects.values_list("channel", flat=True)) == ["paper", "paper"]


def test_the_paper_that_was_mistyped_is_mended_until_the_next_one(cast, held, codes):
    browser, place = cast.client(cast.alice), f"{BALLOT}invoeren/"
    assert "verbeteren/" not in sound(browser.get(place))
    first = browser.post(place, {"channel": "paper", "who": codes[0], "choice": "no"})
    page = sound(browser.get(first.url))
    assert "Stembriefje 1-1 zit in de bus" in page and "<strong>Nee</strong>" in page and f"{place}verbeteren/" in page
    assert 'value="no" checked' in sound(browser.get(f"{place}verbeteren/"))
    wrong = browser.post(f"{place}verbeteren/", {"choice": "paard"})
    assert wrong.status_code == 409 and "Verander dan niets voor de kiezer" in sound(wrong)
    assert browser.post(f"{place}verbeteren/", {"choice": "yes"}).url == f"{place}?langs=paper"
    assert "<strong>Ja</strong>" in sound(browser.get(f"{place}?langs=paper"))
    browser.post(place, {"channel": "paper", "who": codes[1], "choice": "abstain"})
    browser.post(f"{place}verbeteren/", {"choice": "no"})
    assert sorted(Paper.objects.values_list("choice", flat=True)) == ["no", "yes"]
    assert Participation.objects.count() == 2


def test_nobody_mends_the_paper_of_who_was_at_the_desk_nor_that_of_a_colleague(cast, held, codes):
    browser, place = cast.client(cast.alice), f"{BALLOT}invoeren/"
    browser.post(place, {"channel": "paper", "who": codes[0], "choice": "no"})
    browser.post(place, {"channel": "desk", "who": codes[1], "choice": "no"})
    for other in (browser, cast.client(cast.alice)):
        assert other.get(f"{place}verbeteren/").url == f"{place}?langs=paper"
        assert other.post(f"{place}verbeteren/", {"choice": "yes"}).status_code == 302
    assert cast.client(cast.bo).get(f"{place}verbeteren/").status_code == 403
    assert set(Paper.objects.values_list("choice", flat=True)) == {"no"}


def test_who_types_a_paper_over_that_asks_too_much_leaves_nothing_out_for_the_voter(cast, agreed, time_machine):
    held = divided(cast, {"Bomen": 6_000_00, "Bankjes": 4_000_00}, 9_000_00, within=True)
    tasks.due(held.opens_at)
    at = held.opens_at + timedelta(hours=1)
    time_machine.move_to(at)
    [code] = actions.make_letters(held.pk, count=1, kind="paper", key="k", by=cast.alice.pk, at=at).codes
    given = {"channel": "paper", "who": code, "choice": ["1", "2"]}
    page = sound(cast.client(cast.alice).post(f"{BALLOT}invoeren/", given))
    assert "Laat iets weg" not in page and "leg het briefje apart" in page
    assert "Laat iets weg" in sound(cast.client().post(f"{BALLOT}brief/", {"letter": code, "choice": ["1", "2"]}))


def test_at_the_desk_somebody_is_known_by_their_address(cast, held):
    browser, place = cast.client(cast.alice), f"{BALLOT}invoeren/"
    desk = {"channel": "desk", "who": "charlie@example.org", "choice": "yes"}
    page = sound(browser.get(browser.post(place, desk).url))
    assert re.search(r"ontvangstbewijs voor de kiezer: [2-9A-Z]{4}-", page) and 'value="desk"' in page
    again = browser.post(place, desk)
    assert again.status_code == 409 and "Deze mens heeft al gestemd" in sound(again)
    stranger = browser.post(place, desk | {"who": "niemand@example.org"})
    assert stranger.status_code == 409 and "Niemand is hier bekend" in sound(stranger)


def test_ideas_are_chosen_by_letter_and_printed_on_the_voting_paper(cast, agreed, time_machine):
    held = divided(cast, {"Bomen": 6_000_00, "Bankjes": 4_000_00}, 10_000_00)
    tasks.due(held.opens_at)
    time_machine.move_to(held.opens_at + timedelta(hours=1))
    team = cast.client(cast.alice)
    [sheet] = text_of(team.post(f"{BALLOT}brieven/", PRINT | {"kind": "paper", "count": "1"}))
    assert "Bomen" in sheet and "Bankjes" in sheet and "6.000" in sheet
    code = re.search(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}", sheet)[0]
    browser = cast.client()
    assert "Bankjes" in sound(browser.get(f"{BALLOT}brief/"))
    assert browser.post(f"{BALLOT}brief/", {"letter": code}).status_code == 400
    answer = team.post(f"{BALLOT}invoeren/", {"channel": "paper", "who": code, "choice": ["1", "2"]})
    assert answer.status_code == 302 and sorted(Paper.objects.get().choice) == ["1", "2"]


def test_who_did_not_come_to_the_desk_hears_that_somebody_did(cast, held, mailoutbox):
    browser = cast.client(cast.alice)
    browser.post(f"{BALLOT}invoeren/", {"channel": "desk", "who": "charlie@example.org", "choice": "no"})
    notices.send_due(mail.send, at=held.opens_at + timedelta(hours=2))
    [told] = [one for one in mailoutbox if "Was jij dat niet?" in one.body]
    assert told.to == ["charlie@example.org"] and held.question in told.subject and BALLOT in told.body
