# SPDX-License-Identifier: EUPL-1.2
"""Taking part from home, and statements that people offer to each other: with script, by keyboard, and without."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import RULES

READ = "/oosterparkwijk/gesprek/stellingen/"
LOOKS_LIKE = "Alle plannen van de gemeente laten zien, ook als ze nog niet af zijn"
KNOWN = "De gemeente moet haar plannen al laten zien als ze nog niet af zijn."


@pytest.fixture
def take_part(open_page):
    """Come in online at a plate, from the page of the area: no code, no account."""

    def taken_part(plate="openness", **settings):
        page = open_page("/oosterparkwijk/gesprek/", viewport=PHONE, **settings)
        page.get_by_role("link", name="Doe online mee").first.click()
        page.get_by_role("button", name="Ik woon hier").click()
        page.get_by_role("link", name="Sla over").click()
        page.wait_for_url("**/plaat/**")
        page.goto(re.sub(r"/plaat/.*", f"/plaat/{plate}/", page.url))
        return page

    return taken_part


@pytest.fixture
def reader(open_page, sign_in):
    page = open_page("/")
    sign_in(page, "gebiedsteam@demo.example")
    return page


def offer(page, words):
    page.get_by_label("Je stelling").fill(words)
    page.get_by_role("button", name="Stuur deze stelling in").click()
    expect(page.locator(".messages")).to_contain_text("Het gebiedsteam leest je stelling eerst")


def test_a_statement_that_is_let_through_appears_while_somebody_types(take_part, reader):
    typing, offering = take_part(), take_part()
    typing.locator("#vragen textarea").first.fill("Ik was nog aan het typen")
    typing.locator("#vragen label.choice:has(input[value=agree])").first.click()
    offer(offering, "Elke straat krijgt een prikbord met nieuws.")
    expect(offering.get_by_label("Je stelling")).to_have_value("")
    expect(typing.locator("#vragen")).not_to_contain_text("prikbord")

    reader.goto(READ)
    row = reader.locator("li", has_text="Elke straat krijgt een prikbord")
    row.get_by_role("button", name="Laat door").click()
    added = typing.locator("#vragen fieldset", has_text="Elke straat krijgt een prikbord")
    expect(added).to_be_visible()
    expect(added).to_contain_text("van een deelnemer")
    expect(typing.get_by_role("status").filter(has_text="nieuwe stellingen")).to_be_visible()
    assert typing.locator("#vragen textarea").first.input_value() == "Ik was nog aan het typen"
    assert typing.locator("#vragen input[value=agree]").first.is_checked()

    added.get_by_label("Oneens").check()
    typing.get_by_role("button", name="Versturen").click()
    expect(typing.locator("#gezegd")).to_contain_text("Elke straat krijgt een prikbord")
    expect(typing.locator("#gezegd")).to_contain_text("Ik was nog aan het typen")
    expect(typing.locator("#vragen fieldset", has_text="Elke straat krijgt een prikbord")).to_have_count(1)


def test_what_looks_like_it_is_pointed_out_while_typing_by_keyboard(take_part):
    page = take_part()
    page.get_by_label("Je stelling").focus()
    page.keyboard.type("Plannen laten zien die nog niet af zijn")
    expect(page.locator("looks-like")).to_contain_text(KNOWN)
    page.keyboard.type(", en dat is iets heel anders geworden: een feest op het plein met eten en muziek")
    expect(page.locator("looks-like")).to_be_empty()

    page.keyboard.press("Control+A")
    page.keyboard.type(LOOKS_LIKE)
    expect(page.locator("looks-like")).to_contain_text(KNOWN)
    page.keyboard.press("Tab")
    expect(page.locator("looks-like a").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lijkt dit op wat er al staat?")
    answer = page.locator("li", has_text=KNOWN).get_by_role("button", name="Eens").first
    answer.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#gezegd")).to_contain_text(KNOWN)
    expect(page.get_by_label("Je stelling")).to_have_value("")


def test_a_statement_survives_a_reload_and_goes_out_once_when_the_network_is_back(take_part):
    page = take_part("money-support")
    page.get_by_label("Je stelling").fill("Elk jaar een wijkfeest van het wijkgeld.")
    page.reload()
    expect(page.get_by_label("Je stelling")).to_have_value("Elk jaar een wijkfeest van het wijkgeld.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Stuur deze stelling in").click()
    queue = page.locator("#stelling send-queue > output")
    expect(queue).to_contain_text("geen verbinding")
    page.get_by_role("button", name="Stuur deze stelling in").click()
    page.context.set_offline(False)
    expect(queue).not_to_contain_text("geen verbinding", timeout=15_000)
    page.goto(re.sub(r"/plaat/.*", "/mijn/", page.url))
    expect(page.locator(".said-text", has_text="Elk jaar een wijkfeest")).to_have_count(1)


def test_it_all_works_without_script(take_part, open_page, sign_in):
    page = take_part("who-speaks", script=False)
    mine = "Wie voor de wijk praat, moet ook door de wijk gekozen zijn"
    page.get_by_label("Je stelling").fill(mine)
    page.get_by_role("button", name="Stuur deze stelling in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lijkt dit op wat er al staat?")
    assert page.get_by_label("Je stelling").input_value() == mine
    page.get_by_label("Je stelling").fill("Wie voor de wijk spreekt, woont minstens een jaar hier")
    page.get_by_role("button", name="Toch insturen").click()
    expect(page.locator(".messages")).to_contain_text("Het gebiedsteam leest je stelling eerst")

    reader = open_page("/", script=False)
    sign_in(reader, "gebiedsteam@demo.example")
    reader.goto(READ)
    row = reader.locator("li", has_text="woont minstens een jaar hier")
    row.locator("summary").click()
    row.get_by_role("button", name="Er staan meer gedachten in").click()
    expect(reader.locator(".messages")).to_contain_text("niet doorgelaten")
    page.get_by_role("link", name="Mijn antwoorden").click()
    expect(page.locator("main")).to_contain_text("Er staan meer gedachten in")


@pytest.mark.once
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(take_part, reader, width):
    page = take_part()
    wrong = []

    def look(at, what):
        at.set_viewport_size({"width": width, "height": 900})
        at.wait_for_timeout(100)
        found = Axe().run(at, options=RULES).response["violations"]
        wrong.extend(f"{what}: {one['id']} at {one['nodes'][0]['target']}" for one in found)
        if at.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            wrong.append(f"{what} sticks out")

    look(page, "plate")
    page.get_by_label("Je stelling").fill(LOOKS_LIKE)
    expect(page.locator("looks-like")).to_contain_text(KNOWN)
    look(page, "typing")
    page.get_by_role("button", name="Stuur deze stelling in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lijkt dit op wat er al staat?")
    look(page, "looks like")
    page.get_by_label("Je stelling").fill("Wat?")
    page.get_by_role("button", name="Toch insturen").click()
    expect(page.locator("#stelling .error-summary")).to_be_visible()
    look(page, "refused")
    for path in (READ, "/oosterparkwijk/gesprek/2/leiden/", "/oosterparkwijk/gesprek/2/", "/oosterparkwijk/gesprek/"):
        reader.goto(path)
        look(reader, path)
    assert not wrong, "\n".join(wrong)
