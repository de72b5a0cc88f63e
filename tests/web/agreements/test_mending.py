# SPDX-License-Identifier: EUPL-1.2
"""The button beside a finding."""

import pytest

from samenspraak.civic.agreements import queries
from tests.civic.agreements.texts import draft, without
from tests.web.pages import Page, text_of

pytestmark = pytest.mark.django_db
EDIT = "/oosterparkwijk/afspraken/1/bewerken/"


def test_a_button_makes_the_change_and_the_page_says_what_was_changed(cast):
    version = draft(cast, without("exit"))
    browser = cast.client(cast.bo)
    page = browser.get(EDIT)
    assert f'action="{EDIT}verhelpen/"' in page.content.decode()
    fields = {"finding": "exit-missing", "about": "", "revision": version.revision}
    done = browser.post(f"{EDIT}verhelpen/", fields)
    [term] = [one for one in queries.terms_of(queries.version("oosterparkwijk", 1)).safeguards if one.guard == "exit"]
    assert done.headers["Location"] == f"{EDIT}#art-{term.number}"
    read = text_of(browser.get(EDIT))
    assert f"Artikel {term.number} is erbij gezet, met getallen en een zin. Lees of de woorden kloppen." in read
    assert "Er staat niets meer in de weg" in read or "verhelpen" not in read


def test_what_is_not_there_any_more_is_refused_with_a_sentence(cast):
    version = draft(cast)
    fields = {"finding": "exit-missing", "about": "", "revision": version.revision}
    refused = cast.client(cast.bo).post(f"{EDIT}verhelpen/", fields)
    assert refused.status_code == 409
    assert "Deze bevinding is er niet meer" in text_of(refused)
    for odd in ({}, {"finding": "geluk"}, {"finding": "exit-missing", "revision": "x"}):
        assert cast.client(cast.bo).post(f"{EDIT}verhelpen/", odd).status_code == 409
    assert cast.client(cast.charlie).post(f"{EDIT}verhelpen/", fields).status_code == 403


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_both_languages(cast, language):
    draft(cast, without("exit"))
    page = cast.client(cast.bo, language=language).get(f"{'/en' if language == 'en' else ''}{EDIT}")
    assert not Page(page.content.decode()).wrong(language)
