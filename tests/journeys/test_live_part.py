# SPDX-License-Identifier: EUPL-1.2
"""A part of a page that follows the server: without a server, so that time and answers are ours."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from samenspraak import web

SCRIPT = Path(web.__file__).parent / "static" / "js" / "samenspraak.js"
PAGE = """<!doctype html><script type="module" src="/samenspraak.js"></script>
<live-stream src="/live/x" data-refresh="/part/" data-target="#part"></live-stream><p id="part">page</p>"""


@pytest.fixture
def page(browser):
    """A page with a live part; each next answer for the part is taken from `page.answers`, the last one again."""
    context = browser.new_context(base_url="http://part.example")
    page = context.new_page()
    page.answers, page.asked = [], []

    def answer(route):
        path = route.request.url.removeprefix("http://part.example")
        if path == "/samenspraak.js":
            return route.fulfill(body=SCRIPT.read_text("utf-8"), content_type="text/javascript")
        if path == "/live/x":
            return route.fulfill(body='data: {"revision": 1}\n\n', content_type="text/event-stream")
        if path != "/part/":
            return route.fulfill(body=PAGE, content_type="text/html")
        page.asked.append(path)
        answers = page.answers
        return route.fulfill(body=answers.pop(0) if len(answers) > 1 else answers[0], content_type="text/html")

    page.route("**/*", answer)
    yield page
    context.close()


def test_a_part_that_says_so_is_fetched_once_more_after_a_while(page):
    page.answers = ['<p id="part" data-again="1">behind</p>', '<p id="part">up to date</p>']
    page.goto("/")
    expect(page.locator("#part")).to_have_text("behind")
    expect(page.locator("#part")).to_have_text("up to date")
    page.wait_for_timeout(1500)
    assert len(page.asked) == 2, "and not again"


def test_a_part_that_says_nothing_is_left_alone(page):
    page.answers = ['<p id="part">up to date</p>']
    page.goto("/")
    expect(page.locator("#part")).to_have_text("up to date")
    page.wait_for_timeout(1500)
    assert len(page.asked) == 1
