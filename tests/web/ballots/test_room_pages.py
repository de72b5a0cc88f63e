# SPDX-License-Identifier: EUPL-1.2
"""Votes in the room that count more, on the pages: announced, entered, added up where anybody can follow it."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from pypdf import PdfReader

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.agenda.actions import Choice
from samenspraak.civic.ballots.models import Paper
from samenspraak.civic.notices import actions as notices
from samenspraak.config.outside import recount
from samenspraak.rulebook.ballots.voting import shown_code
from samenspraak.web.notices import mail
from tests.civic.agenda import budgets
from tests.civic.agenda.steps import neighbours, opened, vote
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
BALLOT = "/oosterparkwijk/stemming/1/"
ENTER = f"{BALLOT}invoeren/"
LANGUAGES = [("", "nl"), ("/en", "en")]
ANNOUNCED = {"nl": "telt 2 keer. Zo is het afgesproken: ", "en": "counts 2 times. So it was agreed: "}
FEW = {"nl": "minder dan 5 stemmen in de zaal, of minder dan 5 daarbuiten", "en": "fewer than 5 votes in the room, or"}
SECRET = {"nl": "staat ook of het uit de zaal komt", "en": "stands whether it was cast in the room"}
SHARES = {"nl": "dan heeft een stem in de zaal er 2.", "en": "a vote in the room has 2."}
# a ballot of each kind: what is voted in the room, and elsewhere
BUDGETS = {"": {}, "by-votes": {"count": "by-votes"}, "points": {"points": 10}}
KINDS = {"yes-no": ("yes", "no"), "options": (["1"], ["2"]), "budget": (["1", "2"], ["3"])}


def sound(response, language="nl"):
    wrong = Page(response.content.decode()).wrong(language)
    assert not wrong, wrong
    return response.content.decode()


@pytest.mark.parametrize("kind", ["letter", "paper"])
def test_a_letter_says_it_too(cast, held, kind):
    asked = {"kind": kind, "count": "1", "desk": "Buurthuis", "key": "k"}
    answer = cast.client(cast.alice).post(f"{BALLOT}brieven/", asked)
    *letter, paper = (" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert "telt 2 keer" in paper and FEW["nl"] in paper and len(letter) == (kind == "letter")
    assert all("telt 2 keer" in page for page in letter)


def test_where_nothing_was_agreed_no_paper_speaks_of_the_room(cast, agreement, time_machine):
    held = opened(cast)
    time_machine.move_to(held.opens_at + timedelta(hours=1))
    asked = {"kind": "letter", "count": "1", "desk": "Buurthuis", "key": "k"}
    answer = cast.client(cast.alice).post(f"{BALLOT}brieven/", asked)
    assert "in de zaal" not in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_whoever_types_votes_reads_how_often_one_from_the_room_counts(cast, held, start, language):
    page = sound(cast.client(cast.alice, language).get(start + ENTER), language)
    assert ANNOUNCED[language] in page and FEW[language] in page
    assert {"nl": "in de zaal is ingevuld", "en": "filled in in the room"}[language] in page


@pytest.fixture
def agreement(cast):
    return budgets.agreed(cast)


@pytest.fixture
def held(cast, agreement, time_machine, request):
    """A ballot of the kind that the test names that opened an hour ago; a vote in the room counts twice."""
    kind, _, how = getattr(request, "param", "yes-no").partition(" ")
    if kind == "budget":
        found = budgets.opened(cast, **BUDGETS[how])
    else:
        found = opened(cast, **({"choice": Choice(("Veld", "Bos"), how or "approval")} if kind == "options" else {}))
    found.rule["live_times"] = 2
    found.save(update_fields=["rule"])
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    return found


def closed(cast, held, time_machine, room=5, elsewhere=6):
    """Counted; who voted in the room wanted another thing than who did not. The codes of the first of each."""
    people, at = neighbours(cast, room + elsewhere), held.opens_at + timedelta(hours=1)
    first, second = KINDS[held.method]
    if held.rule.get("count") == "score" or held.rule.get("points"):
        first, second = ({one: 5 for one in marked} for marked in (first, second))
    how = {"channel": "live", "by": cast.alice.pk, "at": at}
    codes = [actions.cast_for(held.pk, one.email, first, **how).code for one in people[:room]]
    codes += [vote(held, one, second).code for one in people[room:]]
    time_machine.move_to(held.closes_at)
    tasks.due(held.closes_at)
    held.refresh_from_db()
    return codes[0], codes[-1]


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


every_kind = pytest.mark.parametrize("held", KINDS, indirect=True)


@every_kind
@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_before_voting_everybody_reads_what_was_agreed(cast, held, start, language):
    for person in (None, cast.charlie, cast.alice):
        page = sound(cast.client(person, language).get(start + BALLOT), language)
        assert f"{ANNOUNCED[language]}afspraken Oosterparkwijk v1." in page and FEW[language] in page
        assert SECRET[language] in page
        assert (SHARES[language] in page) is (held.method == "budget")


def test_where_nothing_was_agreed_no_page_speaks_of_the_room(cast, agreement, time_machine):
    held = opened(cast)
    time_machine.move_to(held.opens_at + timedelta(hours=1))
    assert "in de zaal" not in sound(cast.client().get(BALLOT))
    assert 'value="live"' not in sound(cast.client(cast.alice).get(ENTER))


@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_asked_for_anyway_it_is_refused_with_a_reason(cast, agreement, time_machine, start, language):
    held = opened(cast)
    time_machine.move_to(held.opens_at + timedelta(hours=1))
    given = {"channel": "live", "who": "charlie@example.org", "choice": "yes"}
    answer = cast.client(cast.alice, language).post(start + ENTER, given)
    said = {"nl": "komen er geen stemmen in de zaal bij", "en": "no votes are taken in the room"}
    assert answer.status_code == 409 and said[language] in sound(answer, language)
    assert not Paper.objects.exists()


@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_the_gebiedsteam_enters_who_is_in_the_room(cast, held, start, language):
    browser = cast.client(cast.alice, language)
    assert 'value="live"' in sound(browser.get(start + ENTER), language)
    given = {"channel": "live", "who": "charlie@example.org", "choice": "yes"}
    answer = browser.post(start + ENTER, given)
    assert answer.status_code == 302 and answer.url.endswith("?langs=live")
    assert re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", sound(browser.get(answer.url), language))
    assert Paper.objects.get().live
    assert browser.post(start + ENTER, given).status_code == 409


@every_kind
@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_the_outcome_shows_how_it_adds_up(cast, held, time_machine, start, language):
    closed(cast, held, time_machine)
    page = sound(cast.client(language=language).get(start + BALLOT), language)
    table = text_of(re.search(r"<table.*?</table>", page, re.DOTALL)[0])
    words = {
        "nl": "In de zaal 5 2 keer 10 Daarbuiten 6 1 keer 6 Bij elkaar 11 – 16",
        "en": "In the room 5 2 times 10 Elsewhere 6 1 time 6 In the room and elsewhere 11 – 16",
    }
    assert words[language] in table
    people = {"nl": r"Mensen die stemden 11\b", "en": r"People who voted 11\b"}
    assert re.search(people[language], text_of(page))
    assert {"nl": "dat telt 2 keer.", "en": "and counts 2 times."}[language] in text_of(page)
    by = {"nl": "Stemde in de zaal 5", "en": "Voted in the room 5"}
    assert by[language] in text_of(page)


# Of 5 people in the room and 6 elsewhere: 10 and 16 are votes, never people or papers.
NOT_PEOPLE = re.compile(
    r"\b(?:10|16)(?: (?:van de|of the) \d+)? (?:mensen|people|(?:stem)?briefjes|papers)\b"
    r"|ieder hoogstens|each at most|Mensen die het kozen|People who chose it|Op zoveel briefjes|On so many papers"
)
COUNTED = {
    "options approval": (
        "Van de 16 getelde stemmen die niet blanco waren, zijn er 10 van mensen die kozen",
        "Of the 16 counted votes that were not blank, 10 are of people who chose",
    ),
    "options plurality": ("Getelde stemmen: 10", "Counted votes: 10"),
    "options instant-runoff": ("Getelde stemmen zonder volgende keuze", "Counted votes without a next choice"),
    "options schulze": (
        "10 getelde stemmen zetten “Veld” erboven, 6 eronder",
        "10 counted votes put “Veld” above it, 6 below it",
    ),
    "options score": ("Punten: 50", "Points: 50"),
    "budget": ("Van de 16 getelde stemmen zijn er 16 van mensen die", "Of the 16 counted votes, 16 are of people who"),
    "budget by-votes": (
        "Van de 16 getelde stemmen zijn er 10 van mensen die",
        "Of the 16 counted votes, 10 are of people who",
    ),
    "budget points": (
        "Van de 16 getelde stemmen zijn er 16 van mensen die",
        "Of the 16 counted votes, 16 are of people who",
    ),
}


@pytest.mark.parametrize(("held", "said"), COUNTED.items(), indirect=["held"])
@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_every_sentence_of_an_outcome_tells_votes_from_people(cast, held, said, time_machine, start, language):
    closed(cast, held, time_machine)
    page = sound(cast.client(language=language).get(start + BALLOT), language)
    outcome = text_of(page.partition('id="result-title"')[2].partition('id="recount-title"')[0])
    assert said[language == "en"] in outcome
    assert NOT_PEOPLE.findall(outcome) == []
    number = 1 if held.method != "budget" else 3
    idea = text_of(sound(cast.client(language=language).get(f"{start}/oosterparkwijk/agenda/{number}/"), language))
    assert NOT_PEOPLE.findall(idea) == []


@pytest.mark.parametrize("held", ["budget"], indirect=True)
@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_a_share_is_of_a_counted_vote(cast, held, time_machine, start, language):
    closed(cast, held, time_machine)
    page = text_of(sound(cast.client(language=language).get(start + BALLOT), language))
    share = {"nl": "per getelde stem. Een stem in de zaal had er 2.", "en": "for each counted vote in the end. A vote"}
    assert share[language] in page


@every_kind
@pytest.mark.parametrize(("start", "language"), LANGUAGES)
def test_the_logbook_says_how_many_people_voted(cast, held, time_machine, start, language):
    closed(cast, held, time_machine)
    page = text_of(sound(cast.client(language=language).get(f"{start}/logboek/"), language))
    said = {
        "nl": "Er stemden 11 mensen, van wie 5 in de zaal. Een stem in de zaal telt 2 keer.",
        "en": "11 people voted, 5 of them in the room. A vote in the room counts 2 times.",
    }
    assert page.count(said[language]) == 1


def test_yes_has_it_because_of_the_room(cast, held, time_machine):
    closed(cast, held, time_machine)
    page = text_of(sound(cast.client().get(BALLOT)))
    assert "Ja: 10" in page and "Nee: 6" in page


@every_kind
@pytest.mark.parametrize(("room", "elsewhere"), [(4, 6), (6, 4)])
def test_of_so_few_the_page_says_that_all_count_once(cast, held, time_machine, room, elsewhere):
    closed(cast, held, time_machine, room, elsewhere)
    page = sound(cast.client().get(BALLOT))
    assert "Daarom telt elke stem één keer" in page and "2 keer</td>" not in page
    assert "live" not in cast.client().get(f"{BALLOT}stemmen.json").content.decode()


@every_kind
def test_the_file_is_counted_again_with_the_same_outcome(cast, held, time_machine, tmp_path, capsys):
    closed(cast, held, time_machine)
    file = tmp_path / "stemmen.json"
    file.write_bytes(cast.client().get(f"{BALLOT}stemmen.json").content)
    assert recount(file) == 0 and held.digest in capsys.readouterr().out
    document = json.loads(file.read_bytes())
    assert document["live_times"] == 2 and sum("live" in paper for paper in document["papers"]) == 5


@pytest.mark.parametrize("held", ["options"], indirect=True)
def test_the_table_for_a_spreadsheet_says_how_often_each_paper_counts(cast, held, time_machine):
    closed(cast, held, time_machine)
    text = cast.client().get(f"{BALLOT}stemmen.csv").content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in text else ",")
    assert head[1] == "Telt zo vaak" and sorted(row[1] for row in rows) == ["1"] * 6 + ["2"] * 5
    assert {(row[1], row[2]) for row in rows} == {("2", "1"), ("1", "")}


@pytest.mark.parametrize("held", ["budget"], indirect=True)
def test_another_programme_counts_the_same(cast, held, time_machine, tmp_path, capsys):
    closed(cast, held, time_machine)
    file = tmp_path / "stemmen.pb"
    file.write_bytes(cast.client().get(f"{BALLOT}stemmen.pb").content)
    assert recount(file) == 0 and "16 papers" in capsys.readouterr().out


def test_who_looks_up_a_paper_sees_how_often_it_counted(cast, held, time_machine):
    room, elsewhere = closed(cast, held, time_machine)
    said = "telde 2 keer"
    assert said in sound(cast.client().post(f"{BALLOT}mijn-stem/", {"code": shown_code(room)}))
    assert said not in sound(cast.client().post(f"{BALLOT}mijn-stem/", {"code": shown_code(elsewhere)}))


def test_who_was_not_in_the_room_hears_that_somebody_was(cast, held, mailoutbox):
    given = {"channel": "live", "who": "charlie@example.org", "choice": "no"}
    assert cast.client(cast.alice).post(ENTER, given).status_code == 302
    notices.send_due(mail.send, at=held.opens_at + timedelta(hours=2))
    [told] = [one for one in mailoutbox if "Was jij dat niet?" in one.body]
    assert "op de bijeenkomst" in told.subject and "in de zaal gestemd" in told.body and "balie" not in told.body
