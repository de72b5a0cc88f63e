# SPDX-License-Identifier: EUPL-1.2
"""axe on every kind of page, as everybody, at 320 and 1280 px; nothing sticks out. In English as who sees most."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from django.utils import translation

from tests.web.pages import Page

# who → from where they go everywhere: the same pages are built of the same parts in both languages
ROLES = {
    "": ("/", "/en/"),
    "bewoner": ("/",),
    "wijkraad": ("/",),
    "gebiedsteam": ("/", "/en/"),
    "wethouder": ("/",),
    "griffie": ("/",),
}
WIDTHS = [320, 1280]
# What a page is built of: each part with what it lies in. A page all of whose parts were looked at on other pages is
# not looked at again; headings, labels and ids are held on every page by tests/web/test_every_page.py.
PARTS = """() => [...new Set([...document.querySelectorAll("body, body *")].map(one => [
  one.parentElement.parentElement?.className, one.parentElement.className, one.tagName, one.className, one.type,
  one.getAttribute("role")].join()))]"""
LOOKED_AT: set[tuple[int, str]] = set()
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def view_of(path: str) -> str:
    with translation.override("en" if path.startswith("/en/") else "nl"):
        try:
            return resolve(path).view_name
        except Resolver404:
            return path


def followed(link: str, *, english: bool) -> bool:
    """Whether this is a page of ours in the language that is looked at."""
    ours = link.startswith("/") and "?" not in link and link.startswith("/en/") == english
    return ours and not link.removeprefix("/en").startswith(("/static/", "/account/logout", "/live/"))


def links_on(html: str) -> list[str]:
    return [link.split("#")[0] for link in Page(html).links]


def kinds_of_pages(page, start: str) -> dict[str, str]:
    """One address per kind of page, found by following links."""
    found, seen, queue = {}, {start}, [start]
    while queue:
        path = queue.pop(0)
        kind = view_of(path)
        if kind in found:
            continue
        answer = page.request.get(path)
        if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
            continue
        found[kind] = path
        new = [link for link in links_on(answer.text()) if followed(link, english=start.startswith("/en/"))]
        queue += [link for link in dict.fromkeys(new) if link not in seen]
        seen |= set(new)
    return found


def look(page, path: str, width: int) -> list[str]:
    """What axe finds on this page at this width, and what sticks out of it."""
    page.set_viewport_size({"width": width, "height": 900})
    sticks_out = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    wrong = [f"{path} {width}px: sticks out {sticks_out} px"] if sticks_out > 0 else []
    parts = {(width, part) for part in page.evaluate(PARTS)}
    if parts <= LOOKED_AT:
        return wrong
    LOOKED_AT.update(parts)
    for violation in Axe().run(page, options=RULES).response["violations"]:
        where = violation["nodes"][0]["target"]
        wrong.append(f"{path} {width}px: {violation['id']} at {where}: {violation['help']}")
    return wrong


@pytest.mark.once
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "visitor")
def test_axe_finds_nothing(role, open_page, sign_in):
    page = open_page("/")
    if role:
        sign_in(page, f"{role}@demo.example")
    wrong = []
    for start in ROLES[role]:
        for path in kinds_of_pages(page, start).values():
            page.goto(path)
            wrong += [found for width in WIDTHS for found in look(page, path, width)]
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(dict.fromkeys(wrong))


@pytest.mark.once
def test_no_request_leaves_the_site(open_page, site):
    page = open_page("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in kinds_of_pages(page, "/").values():
        page.goto(path)
    assert asked
    assert not [url for url in asked if not url.startswith((site.address, "data:", "blob:"))]
