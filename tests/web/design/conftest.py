# SPDX-License-Identifier: EUPL-1.2
"""A browser that gets pages from Django's test client and files from the static folder: no server, no network."""

import mimetypes
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.test import Client

import samenspraak.web

WEB = Path(samenspraak.web.__path__[0])
STATIC = WEB / "static"
SITE = "http://samenspraak.test"


class Stage:
    """Answers a browser from memory. `pages` are addresses with HTML or a function of the request; `cut` drops them."""

    def __init__(self, browser):
        self.browser, self.pages, self.theme, self.cut, self.posts = browser, {}, "neutral", False, []

    @contextmanager
    def page(self, **options):
        context = self.browser.new_context(**options)
        page = context.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        context.route("**/*", self.answer)
        yield page
        context.close()

    def answer(self, route):
        path = route.request.url.removeprefix(SITE)
        if path.startswith("/static/"):
            name = path.removeprefix("/static/").replace("themes/neutral", f"themes/{self.theme}")
            kind = mimetypes.guess_type(name)[0] or "text/plain"
            return route.fulfill(path=STATIC / name, content_type=kind)
        if route.request.method == "POST":
            if self.cut:
                return route.abort("internetdisconnected")
            self.posts.append(route.request.post_data)
        found = self.pages.get(path)
        if self.cut or found is None:
            return route.abort("internetdisconnected")
        return route.fulfill(body=found() if callable(found) else found, content_type="text/html; charset=utf-8")

    def take(self, *paths: str) -> None:
        """Have Django render these pages now."""
        for path in paths:
            answer = Client().get(path)
            assert answer.status_code == 200, path
            self.pages[path] = answer.content.decode()


@pytest.fixture
def stage(request):
    return Stage(request.getfixturevalue("browser"))
