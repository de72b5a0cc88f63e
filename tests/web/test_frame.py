# SPDX-License-Identifier: EUPL-1.2
"""The frame of every page: parts of it are made once, and must still be right for each reader, place and language."""

from urllib.parse import quote

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from samenspraak.civic.agenda.models import Comment
from samenspraak.web.shared.frame import frame
from samenspraak.web.shared.tags import fixed
from tests.civic.agenda.steps import idea
from tests.web.pages import Page

pytestmark = pytest.mark.django_db


def page(path, client):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_language_has_its_own(cast):
    client = cast.client()
    for _ in range(2):
        dutch, english = page("/oosterparkwijk/agenda/", client), page("/en/oosterparkwijk/agenda/", client)
        assert "Over deze site" in dutch and "Over deze site" not in english
        assert 'href="/en/oosterparkwijk/gesprek/"' not in dutch and 'href="/oosterparkwijk/gesprek/"' not in english
        assert 'href="/en/oosterparkwijk/gesprek/"' in english


def test_each_area_has_its_own_tabs(cast):
    client = cast.client()
    for area in (cast.oosterparkwijk, cast.de_wijert, cast.oosterparkwijk):
        html = page(f"/{area.slug}/agenda/", client)
        assert f'<p class="area-name"><a href="/{area.slug}/">{area.name}</a></p>' in html
        assert f'<a href="/{area.slug}/agenda/" aria-current="page">' in html
        assert f'<a href="/{area.slug}/logboek/" aria-current="page">' in page(f"/{area.slug}/logboek/", client)


def test_a_name_is_text():
    assert "<b>" not in fixed("shared/area_tabs.html", slug="x", name="<b>Wijk</b>", current="agenda")


@pytest.mark.parametrize(
    ("path", "section", "current"),
    [
        ("/raad/", "/raad/", "page"),
        ("/raad/?x=1", "/raad/", "page"),
        ("/en/raad/", "/raad/", "page"),
        ("/raad/selwerd/", "/raad/", "true"),
        ("/raadhuis/", "", ""),
        ("/", "", ""),
    ],
)
def test_the_main_navigation_says_where_one_is(path, section, current):
    here = frame(RequestFactory().get(path))["here"]
    assert (here["section"], here["current"]) == (section, current)
    with override("nl"):
        drawn = fixed("shared/site_nav.html", section=section, current=current)
    assert drawn.count("aria-current") == (1 if section else 0)
    assert not section or f'<a href="{section}" aria-current="{current}">' in drawn


def test_who_is_signed_in_sees_their_own_links_and_nobody_else_does(cast):
    assert "/ik/" in page("/raad/", cast.client(cast.charlie))
    visitor = page("/raad/", cast.client())
    assert "/ik/" not in visitor and "/account/login/" in visitor
    assert Page(visitor).wrong("nl") == []


# What cannot be done, in words


TYPED = "Een lange reactie die niemand kwijt wil."


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_who_was_signed_out_while_typing_reads_so_keeps_the_words_and_comes_back(cast, start, language):
    there = f"{start}/oosterparkwijk/agenda/{idea(cast).number}/"
    browser = cast.client(None, language)
    answer = browser.post(
        f"{there}reactie/", {"text": TYPED, "key": "k" * 32}, headers={"referer": f"http://testserver{there}"}
    )
    html = answer.content.decode()
    assert answer.status_code == 403 and Page(html).wrong(language) == []
    assert (
        TYPED in html
        and html.count('class="kept-text"') == 1
        and f"{start}/account/login/?next={quote(there, '')}" in html
    )
    assert not Comment.objects.exists()
    for elsewhere in ({}, {"referer": "https://elders.example/x/"}):
        html = browser.post(f"{there}reactie/", {"text": TYPED, "key": "k"}, headers=elsewhere).content.decode()
        assert f"?next={quote(there, '')}" in html, "without knowing where it came from: one step back"


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_the_address_of_a_button_opened_as_a_page_says_so_and_leads_back(cast, start, language):
    there = f"{start}/oosterparkwijk/agenda/{idea(cast).number}/"
    answer = cast.client(cast.charlie, language).get(f"{there}reactie/")
    html = answer.content.decode()
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert Page(html).wrong(language) == [] and f'href="{there}"' in html
    assert "Er is nu niets verstuurd" in html or language == "en"
