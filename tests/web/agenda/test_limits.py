# SPDX-License-Identifier: EUPL-1.2
"""Pages that say how much one decision may take, by which article."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import queries, tasks
from tests.civic.agenda.projects import underway
from tests.civic.agenda.steps import called, divided, new_key, priced
from tests.civic.agenda.test_limits import at_most
from tests.civic.agreements.texts import in_force
from tests.web.agenda.test_agenda_pages import LIST, sound

pytestmark = pytest.mark.django_db
SAYS = {
    "nl": ("Volgens artikel 5.1", "artikel 5.1", "€\xa05.000"),
    "en": ("By article 5.1", "article 5.1", "€\xa05,000"),
}


@pytest.fixture(params=["nl", "en"])
def told(request, settings, cast, time_machine):
    """A language, where its addresses begin, and its words."""
    settings.STAFF_MFA = False
    time_machine.move_to(cast.now)
    return request.param, "" if request.param == "nl" else "/en", SAYS[request.param]


def test_the_idea_and_the_form_say_why_a_ballot_would_be_an_advice(cast, told):
    language, start, (_by, article, amount) = told
    in_force(cast, at_most(5_000_00))
    priced(cast, "Een nieuw hek", 5_000_01)
    for address in (f"{start}{LIST}1/", f"{start}{LIST}1/stemming/"):
        page = sound(cast.client(cast.bo, language).get(address), language)
        assert article in page and amount in page, address


def test_who_calls_a_ballot_is_asked_for_the_amount_first(cast, told):
    language, start, (_by, article, amount) = told
    in_force(cast, at_most(5_000_00))
    priced(cast, "Een nieuw hek", None)
    browser, call = cast.client(cast.bo, language), f"{start}{LIST}1/stemming/"
    first = {"nl": "Zeg eerst wat dit kost", "en": "First say what this costs"}[language]
    unsaid = {"nl": "Nog niemand zei wat dit kost", "en": "Nobody said yet what this costs"}[language]
    idea = sound(cast.client(None, language).get(f"{start}{LIST}1/"), language)
    assert unsaid in idea and article in idea and amount in idea
    for address in (call, f"{call}meer/"):
        page = sound(browser.get(address), language)
        assert first in page and article in page and amount in page and 'name="question"' not in page, address
    wrong = browser.post(f"{start}{LIST}1/bedrag/", {"cost": "veel"})
    assert wrong.status_code == 400 and 'value="veel"' in sound(wrong, language, status=400)
    answer = browser.post(f"{start}{LIST}1/bedrag/", {"cost": "4.999,50"})
    assert answer.status_code == 302 and answer.url == call
    page = sound(browser.get(call), language)
    assert 'name="question"' in page and first not in page
    assert {"nl": "bindend", "en": "binding"}[language] in page
    idea = sound(cast.client(None, language).get(f"{start}{LIST}1/"), language)
    assert {"nl": "€\xa04.999,50", "en": "€\xa04,999.50"}[language] in idea and unsaid not in idea


def test_a_question_that_was_typed_all_the_same_stays(cast, told):
    language, start, (_by, _article, amount) = told
    in_force(cast, at_most(5_000_00))
    priced(cast, "Een nieuw hek", None)
    since = cast.now.date()
    typed = {
        "consultation_since": since,
        "opens_on": since + timedelta(days=15),
        "closes_on": since + timedelta(days=20),
    }
    answer = cast.client(cast.bo, language).post(f"{start}{LIST}1/stemming/", {"question": "Komt er een hek?", **typed})
    page = sound(answer, language, status=409)
    assert "Komt er een hek?" in page and amount in page


def test_a_ballot_that_waits_says_it(cast, told, time_machine):
    language, start, (by, _article, amount) = told
    in_force(cast, at_most(6_000_00))
    found = priced(cast, "Een nieuw hek", 6_000_00)
    single = called(cast, found=queries.proposal_by_id(found.pk))
    pot = divided(cast, {"Bomen": 6_000_00, "Pad": 200_00}, 10_000_00)
    tasks.due(single.opens_at)
    in_force(cast, at_most(5_000_00), at=single.opens_at)
    time_machine.move_to(single.opens_at)
    for held in (single, pot):
        page = sound(cast.client(None, language).get(f"{start}/oosterparkwijk/stemming/{held.number}/"), language)
        assert by in page and amount in page, held.method


def test_who_sets_too_much_aside_reads_what_is_left(cast, told, time_machine):
    language, start, (by, _article, amount) = told
    in_force(cast, at_most(5_000_00))
    _found, at = underway(cast)
    time_machine.move_to(at)
    line = {"pot": "5.1:2026", "amount": "5000,01", "text": "Aarde", "reference": "", "key": new_key()}
    answer = cast.client(cast.bo, language).post(f"{start}{LIST}1/uitvoering/reserveren/", line)
    page = sound(answer, language, status=409)
    assert by in page and amount in page
