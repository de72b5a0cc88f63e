# SPDX-License-Identifier: EUPL-1.2
"""axe on every kind of page, as everybody, Dutch and English, at 320 and 1280 px; nothing sticks out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from django.utils import translation

ROLES = ["", "bewoner", "wijkraad", "gebiedsteam", "wethouder", "griffie"]
WIDTHS = [320, 1280]
LOOKED_AT: set[tuple[str, str]] = set()  # kinds of pages that somebody has seen wide: then narrow is enough
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
        page.goto(path)
        for link in page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))"):
            link = link.split("#")[0]
            if link not in seen and followed(link, english=start.startswith("/en/")):
                seen.add(link)
                queue.append(link)
    return found


@pytest.mark.looks
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "visitor")
def test_axe_finds_nothing(role, open_page, sign_in):
    page = open_page("/")
    if role:
        sign_in(page, f"{role}@demo.example")
    wrong = []
    for start in ("/", "/en/"):
        for kind, path in kinds_of_pages(page, start).items():
            known = (kind, start) in LOOKED_AT
            LOOKED_AT.add((kind, start))
            for width in WIDTHS[:1] if known else WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                page.goto(path)
                for violation in Axe().run(page, options=RULES).response["violations"]:
                    where = violation["nodes"][0]["target"]
                    wrong.append(f"{path} ({kind}) {width}px: {violation['id']} at {where}: {violation['help']}")
                sticks_out = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                if sticks_out > 0:
                    wrong.append(f"{path} ({kind}) {width}px: sticks out {sticks_out} px")
    assert not wrong, f"{len(wrong)} wrong:\n" + "\n".join(dict.fromkeys(wrong))


def test_no_request_leaves_the_site(open_page, site):
    page = open_page("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in kinds_of_pages(page, "/").values():
        page.goto(path)
    assert asked
    assert not [url for url in asked if not url.startswith((site.address, "data:", "blob:"))]
