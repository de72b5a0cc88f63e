# SPDX-License-Identifier: EUPL-1.2
"""Every page that can be reached by following links, for everybody, in both languages: it is there, and it is sound.

New pages get this for free: they only have to be linked from somewhere.
"""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import pytest
from django.db import connection
from django.http import HttpResponse
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


@dataclass
class Visit:
    """Somebody who goes everywhere. `documents`: papers and files that they or others looked at, which are the same
    for everybody.
    """

    client: Client
    language: str
    allowed: int  # queries a page
    documents: set[str]

    def crawl(self, start: str) -> list[str]:
        """Follow links breadth-first from the start; what is wrong, page by page."""
        wrong, seen, queue, per_view = [], {start}, [start], Counter()
        while queue:
            path = queue.pop(0)
            view = view_of(path, self.language)
            per_view[view] += 1
            if per_view[view] > PER_VIEW[self.language] or path in self.documents:
                continue
            found, links = self.look(path)
            wrong += found
            queue += (new := follow(links, path, self.language, seen))
            seen |= set(new)
        assert len(per_view) > 5, f"the crawl from {start} got nowhere: {dict(per_view)}"
        return wrong

    def look(self, path: str) -> tuple[list[str], list[str]]:
        """What is wrong with one page, and where it links to."""
        answer, queries = self.asked(path)
        if answer.status_code not in (200, 302):
            return [f"{path}: {answer.status_code}"], []
        if answer.status_code == 302:
            return [], []
        if not answer.headers["Content-Type"].startswith("text/html"):
            self.documents.add(path)
            return [], []
        if queries > self.allowed:  # what is kept between deeds is warm in real life: once more
            queries = self.asked(path)[1]
        page = Page(answer.content.decode())
        wrong = [f"{path}: {what}" for what in page.wrong(self.language)]
        if queries > self.allowed:
            wrong.append(f"{path} ({view_of(path, self.language)}): {queries} queries, at most {self.allowed}")
        return wrong, page.links

    def asked(self, path: str) -> tuple[HttpResponse, int]:
        with CaptureQueriesContext(connection) as queries:
            answer = self.client.get(path)
        return answer, len(queries)


@pytest.mark.parametrize(("language", "start"), [("nl", "/"), pytest.param("en", "/en/", marks=pytest.mark.once)])
def test_every_page_is_there_and_sound(language, start, filled):
    wrong, documents = [], set()
    for visitor in VISITORS:
        visit = Visit(Client(), language, 8 if visitor else 5, documents)
        if visitor:
            visit.client.force_login(people.person_by_email(f"{visitor}@demo.example"), backend=BACKEND)
        wrong += [f"{visitor or 'visitor'} {what}" for what in visit.crawl(start)]
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(wrong[:60])
