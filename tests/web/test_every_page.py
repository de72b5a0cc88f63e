# SPDX-License-Identifier: EUPL-1.2
"""Every page that can be reached by following links, for everybody, in both languages: it is there, and it is sound.

New pages get this for free: they only have to be linked from somewhere.
"""

from collections import Counter
from urllib.parse import urldefrag, urljoin

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve
from django.utils import translation

from samenspraak.civic.people import queries as people
from samenspraak.config import demo
from tests.cast import BACKEND
from tests.web.pages import Page

VISITORS = [None, "bewoner", "wijkraad", "gebiedsteam", "wethouder", "griffie"]
PER_VIEW = {"nl": 4, "en": 2}  # pages of one kind that are looked at, for each visitor
SKIPPED = ("/static/", "/account/logout", "/live/")


@pytest.fixture
def filled(nobody, settings):
    """The demonstration, as `make demo` makes it."""
    from samenspraak.config import set_up

    set_up.run()
    demo.fill_when_empty()


def view_of(path: str, language: str) -> str:
    with translation.override(language):
        try:
            return resolve(path.split("?")[0]).view_name
        except Resolver404:
            return "nowhere"


def follow(links: list[str], path: str, language: str, seen: set[str]) -> list[str]:
    """The links on this page that lead to pages of ours, in this language, not yet seen."""
    targets = dict.fromkeys(urldefrag(urljoin(path, link))[0] for link in links)
    return [
        target
        for target in targets
        if target.startswith("/")
        and target not in seen
        and target.startswith("/en/") == (language == "en")
        and not target.removeprefix("/en").startswith(SKIPPED)
    ]


def look(client: Client, path: str, language: str, allowed: int) -> tuple[list[str], list[str]]:
    """What is wrong with one page, and where it links to."""
    client.get(path)  # once before counting: what is kept between deeds is warm in real life
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    if answer.status_code not in (200, 302):
        return [f"{path}: {answer.status_code}"], []
    if answer.status_code == 302 or not answer.headers["Content-Type"].startswith("text/html"):
        return [], []
    page = Page(answer.content.decode())
    wrong = [f"{path}: {what}" for what in page.wrong(language)]
    if len(queries) > allowed:
        wrong.append(f"{path} ({view_of(path, language)}): {len(queries)} queries, at most {allowed}")
    return wrong, page.links


def crawl(client: Client, start: str, language: str, allowed: int) -> list[str]:
    """Follow links breadth-first from the start; what is wrong, page by page. `allowed` queries a page."""
    wrong, seen, queue, per_view = [], {start}, [start], Counter()
    while queue:
        path = queue.pop(0)
        view = view_of(path, language)
        per_view[view] += 1
        if per_view[view] > PER_VIEW[language]:
            continue
        found, links = look(client, path, language, allowed)
        wrong += found
        queue += (new := follow(links, path, language, seen))
        seen |= set(new)
    assert len(per_view) > 5, f"the crawl from {start} got nowhere: {dict(per_view)}"
    return wrong


@pytest.mark.parametrize(("language", "start"), [("nl", "/"), pytest.param("en", "/en/", marks=pytest.mark.once)])
def test_every_page_is_there_and_sound(language, start, filled):
    wrong = []
    for visitor in VISITORS:
        client = Client()
        if visitor:
            client.force_login(people.person_by_email(f"{visitor}@demo.example"), backend=BACKEND)
        wrong += [f"{visitor or 'visitor'} {what}" for what in crawl(client, start, language, 8 if visitor else 5)]
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(wrong[:60])
