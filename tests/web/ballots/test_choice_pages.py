# SPDX-License-Identifier: EUPL-1.2
"""The pages of a ballot with options: call, read, vote, change, be refused, read the outcome, and count it again."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.agenda.actions import Choice
from samenspraak.civic.ballots.actions import new_code
from samenspraak.civic.ballots.models import Ballot, Paper
from samenspraak.config.outside import recount
from samenspraak.rulebook.ballots.options import COUNTS, kind_of
from tests.civic.agenda.steps import ADVICE_TOPIC, called, days, neighbours, placed, vote
from tests.civic.agreements.texts import in_force
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
BALLOT = "/oosterparkwijk/stemming/1/"
DESIGNS = ("Een bloemenveld", "Een speelbos", "Een moestuin")
ORDERS = [["1"]] * 4 + [["2", "3"]] * 3 + [["3", "2"]] * 2
LANGUAGES = [("", "nl"), ("/en", "en")]


@pytest.fixture
def agreement(cast):
    return in_force(cast)


@pytest.fixture
def held(cast, agreement, time_machine, request):
    """A ballot that opened an hour ago, counted by the rule that the test names (or a runoff)."""
    found = called(cast, question="Wat komt er?", choice=Choice(DESIGNS, getattr(request, "param", "instant-runoff")))
    tasks.due(found.opens_at)
    found.refresh_from_db()
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    return found


def closed(cast, held, time_machine, orders=ORDERS):
    people = [cast.bo, cast.charlie, *neighbours(cast, len(orders) - 2)]
    count = held.rule["count"]
    for person, order in zip(people, orders, strict=True):
        points = {key: 5 - 2 * place for place, key in enumerate(order)}
        vote(held, person, points if count == "score" else order[:1] if count == "plurality" else order)
    time_machine.move_to(held.closes_at)
    tasks.due(held.closes_at)
    held.refresh_from_db()


def sound(response, language="nl"):
    wrong = Page(response.content.decode()).wrong(language)
    assert not wrong, wrong
    return response.content.decode()


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]+)"', page)[1]


def order_on(page: str) -> list[str]:
    found = re.findall(r'name="(?:choice" value="|place-|points-)(\d+)"', page)
    return list(dict.fromkeys(found))


FILLED = {
    "one": {"choice": "2"},
    "several": {"choice": ["2", "1"]},
    "ranking": {"place-2": "1", "place-1": "2", "place-3": ""},
    "score": {"points-2": "5", "points-1": "0", "points-3": "2"},
}
KEPT = {"one": ["2"], "several": ["1", "2"], "ranking": ["2", "1"], "score": {"2": 5, "3": 2}}
BLANK = {"one": {"choice": "blank"}, "several": {"choice": "blank"}, "ranking": {"blank": "1"}, "score": {"blank": "1"}}
every_count = pytest.mark.parametrize("held", COUNTS, indirect=True)
every_kind = pytest.mark.parametrize("held", ["plurality", "approval", "borda", "score"], indirect=True)


@every_count
def test_everybody_reads_the_options_the_rule_the_lot_and_an_example(cast, held):
    for (start, language), person in zip(LANGUAGES, (cast.charlie, None), strict=True):
        page = sound(cast.client(person).get(start + BALLOT), language)
        assert all(text in page for text in DESIGNS) and "art. 2.3" in page
        assert ("Stel dat negen mensen stemmen" if language == "nl" else "Say nine people vote") in page
        assert ("getrokken toen deze stemming" if language == "nl" else "drawn when this ballot was called") in page


@every_kind
def test_a_resident_votes_changes_it_and_finds_it(cast, held, time_machine):
    browser, kind = cast.client(cast.charlie), kind_of(held.rule["count"])
    page = browser.get(BALLOT).content.decode()
    code = hidden(page, "code")
    answer = browser.post(f"{BALLOT}stem/", FILLED[kind] | {"code": code})
    assert answer.status_code == 302 and answer.url == f"{BALLOT}gestemd/", answer.content.decode()
    assert Paper.objects.get().choice == KEPT[kind]
    sound(browser.get(f"{BALLOT}wijzigen/"))
    assert cast.client().post(f"{BALLOT}wijzigen/", BLANK[kind] | {"code": code}).status_code == 302
    assert not Paper.objects.get().choice
    assert browser.post(f"{BALLOT}wijzigen/", FILLED[kind] | {"code": code}).status_code == 302
    for name in ("stemmen.json", "stemmen.csv"):
        assert browser.get(BALLOT + name).status_code == 404
    time_machine.move_to(held.closes_at)
    tasks.due(held.closes_at)
    found = sound(browser.post(f"{BALLOT}mijn-stem/", {"code": code}))
    assert "Een speelbos" in found


@every_kind
def test_a_blank_paper_is_a_paper(cast, held, time_machine):
    browser, kind = cast.client(cast.charlie), kind_of(held.rule["count"])
    code = hidden(browser.get(BALLOT).content.decode(), "code")
    assert browser.post(f"{BALLOT}stem/", BLANK[kind] | {"code": code}).status_code == 302
    time_machine.move_to(held.closes_at)
    tasks.due(held.closes_at)
    assert "Blanco" in sound(browser.post(f"{BALLOT}mijn-stem/", {"code": code}))
    assert "1 briefje was blanco" in sound(browser.get(BALLOT))


def test_the_order_is_the_browsers_own_and_stays_the_same(cast, agreement, time_machine):
    many = Choice([f"Kleur {number}" for number in range(12)], "plurality")
    found = called(cast, choice=many)
    tasks.due(found.opens_at)
    time_machine.move_to(found.opens_at + timedelta(hours=1))
    browser, other = cast.client(cast.charlie), cast.client(cast.bo)
    first = browser.get(BALLOT).content.decode()
    assert (
        order_on(first)
        == order_on(browser.get(BALLOT).content.decode())
        != order_on(other.get(BALLOT).content.decode())
    )
    refused = browser.post(f"{BALLOT}stem/", {"code": hidden(first, "code")})
    assert order_on(refused.content.decode()) == order_on(first) and len(order_on(first)) == 12
    assert "Zo heeft er geen een voordeel" in first
    visitor = cast.client()
    change = visitor.get(f"{BALLOT}wijzigen/").content.decode()
    again = visitor.post(f"{BALLOT}wijzigen/", {"order": hidden(change, "order"), "code": "x"}).content.decode()
    assert order_on(again) == order_on(change)


ODD = {
    "plurality": [
        ({}, "nog niets gekozen", 0),
        ({"choice": "9"}, "staat niet op het stembriefje", 0),
        ({"choice": ["1", "2"]}, "niet meer", 2),
    ],
    "approval": [
        ({"choice": ["1", "blank"]}, "blanco stemt", 2),
        ({"choice": ["1"] * 500}, "staat niet op het stembriefje", 1),
    ],
    "borda": [
        ({"place-1": "1", "place-2": "1"}, "“Een bloemenveld”, “Een speelbos”", 2),
        ({"place-1": "1", "place-2": "3"}, "geen keuze 2", 2),
        ({"place-1": "eerst"}, "“Een bloemenveld”", 0),
        ({"place-9": "1"}, "staat niet op het stembriefje", 0),
        ({"place-1": "1", "blank": "1"}, "blanco stemt", 2),
        ({"choice": ["1"]}, "nog niets gekozen", 0),
    ],
    "score": [
        ({"points-1": "6"}, "“Een bloemenveld”", 0),
        ({"points-1": "-1"}, "“Een bloemenveld”", 0),
        ({"points-1": "0"}, "nog niets gekozen", 1),
        ({"points-1": "4", "blank": "1"}, "blanco stemt", 2),
    ],
}


@every_kind
def test_odd_papers_are_refused_in_words_and_what_was_filled_in_stays(cast, held):
    browser = cast.client(cast.charlie)
    code = hidden(browser.get(BALLOT).content.decode(), "code")
    for given, says, marks in ODD[held.rule["count"]]:
        answer = browser.post(f"{BALLOT}stem/", given | {"code": code})
        page = sound(answer)
        assert answer.status_code == 400 and says in page and code in page, given
        assert page.count(" checked") + len(re.findall(r'<option value="\d+" selected', page)) == marks, given
    assert not Paper.objects.exists()


def test_a_strange_code_a_closed_ballot_and_a_second_paper_are_refused(cast, held, time_machine):
    browser = cast.client(cast.charlie)
    code = hidden(browser.get(BALLOT).content.decode(), "code")
    filled = FILLED["ranking"]
    wrong = browser.post(f"{BALLOT}wijzigen/", filled | {"code": "7KQ49M2XH3TAPQ2R"})
    assert wrong.status_code == 409 and len(re.findall(r'value="\d+" selected', sound(wrong))) == 2
    assert browser.post(f"{BALLOT}wijzigen/", filled | {"code": ""}).status_code == 400
    browser.post(f"{BALLOT}stem/", filled | {"code": code})
    assert browser.post(f"{BALLOT}stem/", filled | {"code": code}).status_code == 302  # a double click
    second = browser.post(f"{BALLOT}stem/", filled | {"code": "7KQ49M2XH3TAPQ2R"})
    assert second.status_code == 409 and Paper.objects.count() == 1
    odd = browser.post(f"{BALLOT}wijzigen/", {"place-1": "2", "code": code})
    assert odd.status_code == 409 and "geen keuze 1" in sound(odd)
    time_machine.move_to(held.closes_at)
    late = browser.post(f"{BALLOT}wijzigen/", filled | {"code": code})
    assert late.status_code == 409 and "gesloten" in sound(late)
    assert cast.client(cast.bo).post(f"{BALLOT}stem/", filled).status_code == 409


# The outcome


@every_count
def test_the_outcome_says_of_each_option_why_and_both_files_can_be_had(cast, held, time_machine, tmp_path, capsys):
    closed(cast, held, time_machine)
    for start, language in LANGUAGES:
        page = sound(cast.client().get(start + BALLOT), language)
        assert all(text in page for text in (*DESIGNS, held.digest, "stemmen.csv"))
        sound(cast.client().get(f"{start}/oosterparkwijk/agenda/1/"), language)
    chosen = f"“{DESIGNS[int(held.result['verdict']['chosen'][0]) - 1]}”"
    assert f"Gekozen: {chosen}" in cast.client().get(BALLOT).content.decode().replace("&quot;", '"')
    file = tmp_path / "stemmen.json"
    file.write_bytes(cast.client().get(f"{BALLOT}stemmen.json").content)
    assert recount(file) == 0
    said = capsys.readouterr().out
    assert held.digest in said and "outcome: granted" in said and chosen.strip("“”") in said
    table = cast.client().get(f"{BALLOT}stemmen.csv")
    assert table.headers["Content-Type"].startswith("text/csv") and len(table.content.decode().splitlines()) == 10
    assert chosen in sound(cast.client().get("/oosterparkwijk/agenda/1/"))


def test_rounds_pairs_and_the_lot_stand_on_the_page(cast, held, time_machine):
    closed(cast, held, time_machine, [["1"]] * 2 + [["2"]] + [["3"]])
    page = sound(cast.client().get(BALLOT))
    assert "Ronde 2" in page and "Het lot besliste" in page and "Stemmen in elke ronde" in page


@pytest.mark.parametrize("held", ["schulze"], indirect=True)
def test_pairs_stand_in_a_table(cast, held, time_machine):
    closed(cast, held, time_machine)
    assert "boven “Een moestuin”" in sound(cast.client().get(BALLOT))


CHAIN = [["1", "2", "3"]] * 4 + [["2", "3", "1"]] * 2 + [["3", "1", "2"]] * 3  # 1 beats 2, 2 beats 3, 3 beats 1 (5:4)
TWO_BY_TWO = [
    (
        [["1"]] * 4 + [["2", "3"]] * 5,
        ("zetten het boven elke andere keuze", "5 mensen zetten “Een speelbos” erboven, 4"),
    ),
    (
        CHAIN,
        (
            "Gekozen: geen andere keuze wint ervan",
            "7 mensen zetten “Een bloemenveld” erboven, 2 eronder",
            "“Een bloemenveld” wint ervan via andere keuzes",
        ),
    ),
    ([["1", "2", "3"]] * 2 + [["2", "1", "3"]] * 2, ("Gekozen: geen andere keuze wint ervan", "maar het lot besliste")),
]


@pytest.mark.parametrize("held", ["schulze"], indirect=True)
@pytest.mark.parametrize(("orders", "said"), TWO_BY_TWO)
def test_what_is_said_of_two_options_stands_so_on_the_papers(cast, held, time_machine, orders, said):
    """Not how strong a chain of victories is: nobody wrote that on a paper."""
    held.rule["lot"] = ["1", "2", "3"]
    held.save(update_fields=["rule"])
    closed(cast, held, time_machine, orders)
    page = sound(cast.client().get(BALLOT)).replace("&quot;", '"')
    assert [words for words in said if words not in page] == []


@pytest.mark.parametrize("moment", ["open", "closed"])
def test_pages_ask_few_queries(cast, held, time_machine, django_assert_max_num_queries, moment):
    if moment == "closed":
        closed(cast, held, time_machine)
    for person, most in ((None, 5), (cast.charlie, 8)):
        browser = cast.client(person)
        for address in (BALLOT, "/oosterparkwijk/agenda/1/"):
            browser.get(address)
            with django_assert_max_num_queries(most):
                browser.get(address)


# Calling

CALL = "/oosterparkwijk/agenda/1/stemming/"


def asked(cast, **changed) -> dict:
    given = days(cast)
    told = {
        "question": "Wat komt er?",
        "options": "Een bloemenveld\n\n  Een speelbos \nEen moestuin",
        "count": "instant-runoff",
        "places": "1",
        "consultation_since": given["consultation_since"],
        "opens_on": timezone.localdate(given["opens_at"]),
        "closes_on": timezone.localdate(given["closes_at"]),
    }
    return told | changed


SORTS = {"een": "plurality", "meer": "approval", "volgorde": "instant-runoff", "punten": "score"}


@pytest.mark.parametrize(("sort", "count"), SORTS.items())
def test_whoever_may_call_chooses_the_kind(cast, agreement, time_machine, sort, count, django_assert_max_num_queries):
    time_machine.move_to(cast.now)
    placed(cast)
    browser = cast.client(cast.bo)
    assert all(f"{CALL}{one}/" in sound(browser.get(CALL)) for one in SORTS)
    with django_assert_max_num_queries(8):
        sound(browser.get(f"{CALL}{sort}/"))
    sound(browser.get(f"/en{CALL}{sort}/"), "en")
    answer = browser.post(f"{CALL}{sort}/", asked(cast, stays="on"))
    assert answer.status_code == 302 and answer.url == BALLOT, answer.content.decode()
    held = Ballot.objects.get()
    assert (held.rule["count"], held.rule["stays"]) == (count, "4")
    assert [one.text for one in held.options.all()][:3] == [*DESIGNS]
    page = sound(browser.get(BALLOT))
    assert "Geen van deze: alles blijft zoals het is" in page and "Een speelbos" in page
    sound(browser.get(f"/en{BALLOT}"), "en")


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    placed(cast)
    browser = cast.client(cast.bo)
    for changed, status in (
        ({"options": "Een bloemenveld"}, 409),
        ({"options": ""}, 400),
        ({"options": "Een bloemenveld\nEen  bloemenveld"}, 409),
        ({"options": "\n".join(map(str, range(13)))}, 409),
        ({"options": "x" * 201 + "\nEen bloemenveld"}, 409),
        ({"count": "dice"}, 400),
        ({"places": "2"}, 409),
        ({"count": "stv", "places": "3"}, 409),
        ({"count": "stv", "places": "2", "stays": "on"}, 409),
        ({"places": "0"}, 400),
        ({"question": ""}, 400),
    ):
        answer = browser.post(f"{CALL}volgorde/", asked(cast, **changed))
        page = sound(answer)
        assert answer.status_code == status and "field-wrong" in page, changed
        assert changed.get("options", "Een speelbos") in page
    assert not Ballot.objects.exists()
    assert browser.get(f"{CALL}dobbelen/").status_code == 404


def test_who_may_not_call_reads_why(cast, agreement, time_machine):
    time_machine.move_to(cast.now)
    placed(cast)
    for person in (cast.charlie, cast.dana, cast.wim):
        sound(cast.client(person).get(f"{CALL}een/"))
        assert cast.client(person).post(f"{CALL}een/", asked(cast)).status_code == 409
    assert cast.client().get(f"{CALL}een/").status_code == 302


def test_nobody_changes_what_was_announced(cast, held):
    """While it runs no address takes another rule: calling again is refused, and the page has no form for it."""
    before = Ballot.objects.get().rule
    answer = cast.client(cast.bo).post(f"{CALL}punten/", asked(cast))
    assert answer.status_code == 409 and Ballot.objects.get().rule == before


def test_an_advice_says_what_the_wijk_wants(cast, agreement, time_machine):
    found = called(cast, topic=ADVICE_TOPIC, choice=Choice(DESIGNS, "plurality"))
    tasks.due(found.opens_at)
    found.refresh_from_db()
    closed(cast, found, time_machine)
    assert "Het advies: “Een bloemenveld”" in sound(cast.client().get(BALLOT))
    assert "Het advies van de wijk: “Een bloemenveld”" in sound(cast.client().get("/oosterparkwijk/agenda/1/"))


# By letter, on paper and at the desk


PRINTED = {
    "one": "Kruis één vakje aan",
    "several": "Kruis alles aan wat je goed vindt",
    "ranking": "Zet een 1 bij wat je het liefst wilt",
    "score": "Zet bij elk 0 tot 5 punten",
}


@pytest.fixture
def codes(cast, held):
    held.electorate = 9
    held.rule = {**held.rule, "counted": 9}
    held.save()
    given = {"count": 3, "kind": "paper", "key": "first"}
    return actions.make_letters(held.pk, **given, by=cast.alice.pk, at=held.opens_at + timedelta(hours=1)).codes


@every_kind
def test_a_voting_paper_says_how_this_kind_is_filled_in(cast, held, codes):
    answer = cast.client(cast.alice).post(
        f"{BALLOT}brieven/", {"kind": "paper", "count": "1", "desk": "Hier", "key": "k"}
    )
    page = " ".join(PdfReader(io.BytesIO(answer.content)).pages[0].extract_text().split())
    assert PRINTED[kind_of(held.rule["count"])] in page and all(text in page for text in (*DESIGNS, "Blanco"))


@every_kind
def test_a_letter_gives_a_vote_of_this_kind(cast, held, codes):
    page = sound(cast.client().get(f"{BALLOT}brief/"))
    kind, code = kind_of(held.rule["count"]), hidden(page, "code")
    given = FILLED[kind] | {"code": code, "letter": codes[0]}
    assert cast.client().post(f"{BALLOT}brief/", given).status_code == 302
    assert Paper.objects.get().choice == KEPT[kind]


@every_kind
def test_the_team_types_papers_of_this_kind_in_the_order_that_was_printed(cast, held, codes):
    browser, kind = cast.client(cast.alice), kind_of(held.rule["count"])
    page = sound(browser.get(f"{BALLOT}invoeren/"))
    assert order_on(page) == ["1", "2", "3"] and "in een andere volgorde" not in page
    given = FILLED[kind] | {"code": hidden(page, "code"), "who": codes[1], "channel": "paper"}
    assert browser.post(f"{BALLOT}invoeren/", given).status_code == 302
    assert Paper.objects.get().choice == KEPT[kind]
    twice = browser.post(f"{BALLOT}invoeren/", given | {"code": new_code()})
    assert twice.status_code == 409 and order_on(sound(twice)) == ["1", "2", "3"] and Paper.objects.count() == 1


@pytest.mark.parametrize("held", ["borda"], indirect=True)
def test_what_is_wrong_on_a_typed_paper_is_named_and_kept(cast, held, codes):
    given = {"place-1": "1", "place-2": "1", "who": codes[2], "channel": "paper", "code": new_code()}
    answer = cast.client(cast.alice).post(f"{BALLOT}invoeren/", given)
    page = sound(answer)
    assert answer.status_code == 409 and DESIGNS[0] in page and page.count(" selected") >= 2
    assert not Paper.objects.exists()
