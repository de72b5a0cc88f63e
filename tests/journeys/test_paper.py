# SPDX-License-Identifier: EUPL-1.2
"""Typing over a pile of paper: with the keyboard alone, with a click on the compass, and without script."""

from math import cos, pi, sin

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.test_every_page import RULES
from tests.journeys.test_gathering import gathering  # noqa: F401  (a fixture)

PER_MINUTE = 150  # keys of somebody who types with a few fingers


@pytest.fixture
def pile(gathering):  # noqa: F811
    """The page where sheets are entered, of an open gathering with numbered sheets."""
    host, code = gathering
    here = host.url.replace("leiden/", "")
    host.goto(f"{here}papier/")
    host.get_by_label("Hoeveel bladen?").fill("30")
    host.get_by_role("button", name="Geef nummers uit").click()
    expect(host.locator("#genummerd a.button").first).to_contain_text("Blad 1")
    host.goto(f"{here}invoeren/")
    return host, here, code


class Typist:
    """Presses keys, and counts them."""

    def __init__(self, page):
        self.page, self.keys = page, 0

    def press(self, key):
        self.keys += 1
        self.page.keyboard.press(key)

    def write(self, text):
        self.keys += len(text)
        self.page.keyboard.type(text)

    def at(self):
        return self.page.evaluate("document.activeElement.name || document.activeElement.tagName")

    def answer(self):
        """One answer at the field where the keyboard is."""
        name = self.at()
        if name.startswith("wish"):
            self.write("Meer groen op het plein" if name.endswith("works") else "")
            self.press("Tab")
        elif name.startswith("statement"):
            self.press("o")
        else:
            self.press({"c": "b", "n": "2", "w": "4", "t": "5"}[name[0]])


def test_a_sheet_of_fourteen_plates_takes_less_than_two_minutes(pile):
    host, here, code = pile
    typist = Typist(host)
    assert typist.at() == "sheet"
    typist.write("7")
    typist.press("Enter")
    host.wait_for_url("**/blad/7/")
    assert typist.at() == "side"
    for key in "153":
        typist.press(key)
    while typist.at() != "BUTTON":
        typist.answer()
    typist.press("Enter")
    host.wait_for_url("**/invoeren/?na=7")
    expect(host.locator(".messages")).to_contain_text(f"{code}-007 is bewaard")
    assert typist.keys <= 2 * PER_MINUTE
    expect(host.get_by_label("Nummer van het blad")).to_have_value("008")
    assert typist.at() == "sheet"


def test_the_next_number_is_filled_in_and_another_one_is_typed_over_it(pile):
    host, here, _code = pile
    host.goto(f"{here}invoeren/?na=3")
    expect(host.get_by_label("Nummer van het blad")).to_have_value("004")
    host.keyboard.type("12")
    expect(host.get_by_label("Nummer van het blad")).to_have_value("12")


def test_a_sheet_of_the_evening_typed_at_its_online_part_is_two_presses_away(pile):
    host, here, code = pile
    host.goto(f"{here}leiden/")
    host.locator("#sluiten summary").click()
    host.get_by_role("button", name="Sluit, en ga online verder").click()
    host.wait_for_url("**/online/")
    with host.expect_navigation():
        host.locator("main form button").click()
    online = host.url
    host.goto(f"{online}invoeren/")
    typist = Typist(host)
    typist.write("7")
    typist.press("Enter")
    expect(host.get_by_role("heading", level=1)).to_contain_text("Van welke bijeenkomst is blad 7?")
    expect(host.locator(".gatherings .button").first).to_be_focused()
    own = host.locator("li", has_text=f"{code}-007").get_by_role("link")
    own.press("Enter")
    host.wait_for_url(f"{here}invoeren/blad/7/")
    assert typist.at() == "side"
    host.goto(f"{online}invoeren/")
    typist.write(f"{code} 7")
    typist.press("Enter")
    expect(host.get_by_role("heading", level=1)).to_contain_text(f"Blad {code}-007 hoort bij een andere bijeenkomst")
    typist.press("Enter")
    host.wait_for_url(f"{here}invoeren/blad/7/")


def test_the_triangle_shows_the_digit_that_chooses_a_spot(pile):
    host, here, _code = pile
    host.goto(f"{here}invoeren/blad/13/")
    spots = host.locator(".quick-triangle .triangle-spot")
    shown = [spots.nth(at).evaluate("spot => getComputedStyle(spot, '::after').content") for at in (0, 9)]
    assert "counter(spot)" in shown[0]
    assert '"0"' in shown[1]
    spots.first.locator("input").focus()
    host.keyboard.press("6")
    expect(host.locator("input[name=triangle]:checked")).to_have_value("33,0,67")


def test_control_and_enter_saves_and_a_mistake_is_taken_back(pile):
    host, here, _code = pile
    host.goto(f"{here}invoeren/blad/9/")
    host.locator("input[name^=statement]").first.focus()
    host.keyboard.press("e")
    host.keyboard.press("Shift+Tab")
    host.keyboard.press("Backspace")
    assert host.locator("input[name^=statement]:checked").count() == 0
    host.locator("textarea").first.focus()
    host.keyboard.type("Een wens\nNog een wens")
    host.keyboard.press("Control+Enter")
    expect(host.locator(".messages")).to_contain_text("2 antwoorden")


def test_the_compass_and_the_triangle_are_filled_in_by_clicking_where_the_marks_are(pile):
    host, here, _code = pile
    host.goto(f"{here}invoeren/blad/10/")
    drawing = host.locator("compass-input svg")
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()

    def click(spoke, ring):
        turn, part = 2 * pi * (spoke + 0.5) / 8, box["width"] / 600
        host.mouse.click(
            box["x"] + part * (300 + 30 * ring * sin(turn)), box["y"] + part * (180 - 30 * ring * cos(turn))
        )

    click(1, 2)
    host.get_by_role("button", name="Kruis: zo wil je het").click()
    click(1, 5)
    assert host.locator("input[name=now-deelname]:checked").input_value() == "2"
    assert host.locator("input[name=wanted-deelname]:checked").input_value() == "5"
    assert host.locator("compass-input .compass-now").count() == 1
    assert host.locator("compass-input .compass-wanted").count() == 1
    triangle = host.locator("triangle-input svg")
    triangle.scroll_into_view_if_needed()
    triangle.click(position={"x": triangle.bounding_box()["width"] / 2, "y": 12})
    host.get_by_role("button", name="Bewaar dit blad").click()
    expect(host.locator(".messages")).to_contain_text("2 antwoorden")


def test_a_sheet_without_script(pile, open_page, sign_in):
    host, here, _code = pile
    page = open_page("/", script=False)
    sign_in(page, "gebiedsteam@demo.example")
    page.goto(f"{here}invoeren/")
    page.get_by_label("Nummer van het blad").fill("11")
    page.get_by_role("button", name="Typ dit blad over").click()
    page.locator("textarea").first.fill("Zonder script getypt")
    page.locator("input[name=now-deelname][value='3']").check()
    page.get_by_role("button", name="Bewaar dit blad").click()
    expect(page.locator(".messages")).to_contain_text("2 antwoorden")
    page.get_by_label("Nummer van het blad").fill("11")
    page.get_by_role("button", name="Typ dit blad over").click()
    expect(page.locator("h1")).to_contain_text("is al ingevoerd")
    expect(page.locator("main")).to_contain_text("Zonder script getypt")


@pytest.mark.once
def test_axe_finds_nothing_where_paper_is_made_and_typed_over(pile):
    host, here, _code = pile
    wrong = []
    for width in (320, 1280):
        host.set_viewport_size({"width": width, "height": 900})
        for path in ("papier/", "invoeren/", "invoeren/blad/12/", "uitnodiging/", "../nieuw/", "../eigen-plaat/"):
            host.goto(f"{here}{path}")
            found = Axe().run(host, options=RULES).response["violations"]
            wrong += [f"{path} at {width}: {one['id']} {one['nodes'][0]['html'][:160]}" for one in found]
            if host.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{path} sticks out at {width}")
    assert not wrong, "\n".join(wrong)
