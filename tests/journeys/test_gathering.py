# SPDX-License-Identifier: EUPL-1.2
"""A whole gathering at once: host, room screen, two phones, one without script, and one sheet of paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE

AREA = "/de-wijert/gesprek/"


@pytest.fixture
def gathering(open_page, sign_in):
    """The host prepares a gathering and opens it; gives the host's page and the code."""
    host = open_page("/", viewport=PHONE)
    sign_in(host, "gebiedsteam@demo.example")
    host.goto(f"{AREA}nieuw/")
    host.get_by_label("Titel").fill("Reis door het gesprek")
    host.get_by_role("button", name="Zet in de planning").click()
    host.get_by_role("button", name="Open de bijeenkomst").click()
    expect(host.get_by_role("button", name="Toon de antwoorden")).to_be_visible()
    code = re.sub(r"\s", "", host.locator("#leiding .join-code").inner_text())
    return host, code


def come_in(open_page, code, side="Ik woon hier", **settings):
    phone = open_page("/meedoen/", viewport=PHONE, **settings)
    phone.locator("input[name=code]").fill(code.lower())
    phone.locator("main form button").click()
    phone.get_by_role("button", name=side).click()
    phone.get_by_role("link", name="Sla over").click()
    phone.wait_for_url("**/plaat/**")
    return phone


def say(phone, words, question=0):
    phone.locator("main textarea").nth(question).fill(words)
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#gezegd")).to_contain_text(words)


def press(host, name):
    """Press, and wait until the page that comes back says what was done."""
    with host.expect_navigation():
        host.get_by_role("button", name=name, exact=False).first.click()


def test_a_gathering_from_open_to_outcomes(gathering, open_page):
    host, code = gathering
    screen = open_page(f"/g/{code}/scherm/")
    first = come_in(open_page, code)
    second = come_in(open_page, code, "Ik werk voor de gemeente")
    numbers = screen.locator(".room-head .big-number")
    expect(numbers.first).to_have_text("2")

    say(first, "Een bankje bij de vijver")
    say(second, "Een vaste contactpersoon")
    expect(numbers.nth(1)).to_have_text("2")
    expect(screen.locator("#beeld")).not_to_contain_text("bankje")
    expect(host.locator("#leiding")).to_contain_text("Een bankje bij de vijver")

    press(host, "Toon de antwoorden")
    expect(screen.locator("#beeld")).to_contain_text("Hier heeft nog niemand antwoord gegeven")
    press(host, "Toon alle 2 hierboven")
    expect(screen.locator("#beeld")).to_contain_text("Een bankje bij de vijver")
    expect(screen.locator("#beeld")).to_contain_text("Een vaste contactpersoon")

    first.locator("main textarea").first.fill("Ik was nog aan het typen")
    press(host, "Verder")
    expect(first.locator("#standing")).to_contain_text("Ga daarheen")
    assert first.locator("main textarea").first.input_value() == "Ik was nog aan het typen"
    first.get_by_role("button", name="Versturen").click()
    expect(first.locator("#refused")).to_be_visible()
    assert first.locator("main textarea").first.input_value() == "Ik was nog aan het typen"

    second.locator("#standing a").first.click()
    second.wait_for_url("**/plaat/what-about/")
    second.locator("label.choice:has(input[value=agree])").first.click()
    second.get_by_role("button", name="Versturen").click()
    expect(second.locator("#gezegd")).to_contain_text("Eens")
    expect(numbers.nth(1)).to_have_text("3")

    host.locator("summary", has_text="Sluit de bijeenkomst").click()
    press(host, "Sluit voorgoed")
    expect(host.locator("main")).to_contain_text("Een bankje bij de vijver")
    expect(screen.locator("#beeld")).to_contain_text("gesloten")
    expect(second.locator("#standing")).to_contain_text("gesloten")


def test_typing_survives_a_reload(gathering, open_page):
    _host, code = gathering
    phone = come_in(open_page, code)
    phone.locator("main textarea").first.fill("Halverwege een zin")
    phone.reload()
    expect(phone.locator("main textarea").first).to_have_value("Halverwege een zin")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#gezegd")).to_contain_text("Halverwege een zin")
    phone.reload()
    expect(phone.locator("main textarea").first).to_have_value("")


def test_an_answer_without_a_network_goes_out_once_when_it_is_back(gathering, open_page):
    _host, code = gathering
    phone = come_in(open_page, code)
    phone.locator("main textarea").first.fill("Getypt in de kelder")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("send-queue > output").first).to_contain_text("Geen verbinding")
    phone.context.set_offline(False)
    expect(phone.locator("send-queue > output").first).not_to_contain_text("Geen verbinding", timeout=15_000)
    phone.reload()
    expect(phone.locator("#gezegd .said-text", has_text="Getypt in de kelder")).to_have_count(1)


def test_typing_on_while_an_answer_waits_gives_two_answers(gathering, open_page):
    _host, code = gathering
    phone = come_in(open_page, code)
    phone.context.set_offline(True)
    phone.locator("main textarea").first.fill("De eerste wens")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("send-queue > output").first).to_contain_text("Geen verbinding")
    phone.get_by_role("button", name="Versturen").click()  # once more, to be sure
    phone.locator("main textarea").first.fill("De tweede wens")
    phone.get_by_role("button", name="Versturen").click()
    phone.locator("main textarea").first.fill("De derde wens")
    phone.context.set_offline(False)
    expect(phone.locator("send-queue > output").first).to_contain_text("verstuurd", timeout=15_000)
    expect(phone.locator("main textarea").first).to_have_value("De derde wens")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#gezegd .said-text")).to_have_text(["De eerste wens", "De tweede wens", "De derde wens"])


def test_an_answer_that_comes_too_late_out_of_the_queue_is_not_lost(gathering, open_page):
    host, code = gathering
    phone = come_in(open_page, code)
    phone.context.set_offline(True)
    phone.locator("main textarea").first.fill("Net te laat")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("send-queue > output").first).to_contain_text("Geen verbinding")
    press(host, "Verder")
    phone.context.set_offline(False)
    expect(phone.locator("#refused")).to_be_visible(timeout=15_000)
    expect(phone.locator("main textarea").first).to_have_value("Net te laat")


def test_everything_works_without_script(gathering, open_page):
    _host, code = gathering
    phone = come_in(open_page, code, script=False)
    assert "niet vanzelf mee" in phone.content()
    say(phone, "Zonder script gezegd")
    phone.get_by_role("button", name="Neem terug").first.click()
    assert "Teruggenomen" in phone.content()


def test_a_sheet_of_paper(gathering, open_page):
    host, code = gathering
    host.get_by_role("link", name="Voer een tafel of papier in").click()
    host.get_by_label("Nummer van het blad").fill("Tafel 3")
    host.get_by_role("button", name="Typ dit blad over").click()
    host.locator("main textarea").first.fill("Met potlood geschreven")
    host.get_by_role("button", name="Bewaar dit blad").click()
    expect(host.locator(".messages")).to_contain_text("1 antwoord")
    screen = open_page(f"/g/{code}/scherm/")
    expect(screen.locator(".room-head .big-number").nth(1)).to_have_text("1")


def test_the_keyboard_is_enough_on_a_plate(gathering, open_page):
    _host, code = gathering
    phone = come_in(open_page, code)
    phone.locator("main textarea").first.focus()
    phone.keyboard.type("Met het toetsenbord")
    for _ in range(20):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.type") == "radio":
            phone.keyboard.press("Space")
        if phone.evaluate("document.activeElement.matches('main form button.button-large')"):
            break
    phone.keyboard.press("Enter")
    expect(phone.locator("#gezegd")).to_contain_text("Met het toetsenbord")
    expect(phone.locator("#gezegd")).to_contain_text("Eens")


def test_nothing_sticks_out_at_320(gathering, open_page):
    _host, code = gathering
    phone = come_in(open_page, code)
    phone.set_viewport_size({"width": 320, "height": 640})
    for path in (
        f"/g/{code}/plaat/our-area/",
        f"/g/{code}/plaat/compass/",
        f"/g/{code}/plaat/archetypes/",
        f"/g/{code}/mijn/",
    ):
        phone.goto(path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, path
