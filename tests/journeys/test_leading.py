# SPDX-License-Identifier: EUPL-1.2
"""Leading a room in browsers: colleagues, a screen and a phone, live; wishes put together by hand and by keyboard."""

import re
from contextlib import suppress
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE
from tests.journeys.test_gathering import come_in, press, say

AREA = "/oosterparkwijk/gesprek/"


@pytest.fixture
def led(open_page, sign_in):
    """A gathering that was just opened: the host's page, its address, and the code."""
    host = open_page("/", viewport=PHONE)
    sign_in(host, "gebiedsteam@demo.example")
    host.goto(f"{AREA}nieuw/")
    host.get_by_label("Titel").fill("Reis met een gespreksleider")
    host.get_by_role("button", name="Zet in de planning").click()
    host.get_by_role("button", name="Open de bijeenkomst").click()
    code = re.sub(r"\s", "", host.locator("#leiding .join-code").inner_text())
    return host, host.url.partition("?")[0], code


def test_a_room_is_led_read_paused_and_taken_over_live(led, open_page, sign_in):
    host, address, code = led
    phone, screen = come_in(open_page, code), open_page(f"/g/{code}/scherm/")
    colleague = open_page("/", viewport=PHONE)
    sign_in(colleague, "gebiedsteam2@demo.example")
    colleague.goto(address)
    expect(colleague.locator("#leiding")).to_contain_text("Sanne leidt dit gesprek")

    # a wish waits; who is reading why a wish is not shown, is not disturbed by the next one
    say(phone, "Een bankje bij de vijver")
    waiting = host.locator("#wachtend")
    expect(waiting).to_contain_text("1 wens wacht op jou")
    waiting.locator("summary").first.click()
    host.locator("h1").click()  # the focus is somewhere else, as after a tap on many phones
    say(phone, "Meer licht op het pad")
    expect(waiting).to_contain_text("2 wensen wachten op jou")
    expect(waiting.get_by_role("button", name="Het is kwetsend").first).to_be_visible()
    press(host, "Toon de antwoorden")
    press(colleague, "Toon alle 2 hierboven")
    expect(screen.locator("#beeld")).to_contain_text("Meer licht op het pad")

    # the clock, and a pause that begins while somebody types
    press(host, "3 minuten op de klok")
    expect(screen.locator(".screen-clock")).to_contain_text(re.compile(r"[23]:\d\d"))
    expect(phone.locator("#klok")).to_contain_text(re.compile(r"[23]:\d\d"))
    phone.locator("main textarea").first.fill("Ik was nog aan het typen")
    press(host, "Pauze")
    expect(phone.locator("#pauze")).to_contain_text("Even pauze")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#refused")).to_contain_text("even pauze")
    expect(phone.locator("main textarea").first).to_have_value("Ik was nog aan het typen")
    expect(screen.locator("#beeld")).to_contain_text("Even pauze")
    press(host, "Einde pauze")
    expect(phone.locator("#pauze")).to_have_count(0)
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#gezegd")).to_contain_text("Ik was nog aan het typen")

    # the laptop dies: the colleague goes on, and the host's page says so by itself
    press(colleague, "Neem het over")
    expect(host.locator("#leiding")).to_contain_text("Kim leidt dit gesprek")
    expect(host.locator("#duim")).to_have_count(0)
    press(colleague, "Verder")
    expect(screen.locator("#beeld h2")).to_contain_text("Waar het over gaat")


@pytest.mark.parametrize("year", [1999, 2077])
def test_the_clock_on_the_screen_counts_down_right_on_a_phone_whose_clock_is_wrong(led, open_page, year):
    host, _address, code = led
    phone = come_in(open_page, code)
    press(host, "3 minuten op de klok")
    phone.context.clock.install(time=datetime(year, 1, 1))
    phone.reload()
    expect(phone.locator("#klok")).to_contain_text(re.compile(r"[23]:\d\d"))


def test_a_conclusion_is_written_asked_and_answered(led, open_page):
    host, address, code = led
    phone, screen = come_in(open_page, code), open_page(f"/g/{code}/scherm/")
    phone.locator("main textarea").first.fill("Een wens die nog niet af is")
    host.goto(f"{address}conclusie/")
    host.get_by_label("Wat zeggen we samen").fill("We willen bankjes.")
    press(host, "Toon en vraag")
    expect(screen.locator(".screen-conclusion")).to_contain_text("We willen bankjes.")
    expect(phone.locator("#klopt")).to_contain_text("We willen bankjes.")
    phone.locator("#klopt summary").click()
    phone.get_by_label("Wat mist er?").fill("Ook voor rolstoelen.")
    phone.locator("#klopt details button").click()
    expect(phone.locator("#klopt")).to_contain_text("Jij zei: er mist iets.")
    typed = phone.locator("#vragen textarea").first
    expect(typed).to_have_value("Een wens die nog niet af is")
    host.get_by_label("Wat zeggen we samen").fill("We willen bankjes. En")  # the host is typing on
    expect(host.locator("#klopt-stand")).to_contain_text("Ook voor rolstoelen.")
    assert host.get_by_label("Wat zeggen we samen").input_value() == "We willen bankjes. En"
    expect(screen.locator(".screen-conclusion")).to_contain_text("Nog te weinig antwoorden")


def drag(page, grip, onto):
    """Take a grip with the mouse and let it go above something else."""
    grip.hover()
    page.mouse.down()
    x, y = onto.evaluate("(one) => { const box = one.getBoundingClientRect(); return [box.x, box.y]; }")
    page.mouse.move(x + 60, y + 20, steps=6)
    page.mouse.up()


def carry(page, grip, onto, done):
    """Drag until it is done: an update that comes in between takes the board from a hand, so people try again."""
    for _ in range(2):
        drag(page, grip, onto)
        with suppress(AssertionError):
            done()
            return
    drag(page, grip, onto)
    done()


def test_wishes_are_put_together_by_dragging_and_with_the_keyboard(led, open_page, sign_in):
    _host, address, code = led
    phone = come_in(open_page, code)
    for words in ("Bomen", "Bankjes", "Lantaarns"):
        say(phone, words)
    board = open_page("/", viewport=DESK)
    sign_in(board, "gebiedsteam2@demo.example")
    board.goto(f"{address}wensen/")

    # with the keyboard: tick two, type a name, Enter
    for words in ("Bomen", "Bankjes"):
        board.get_by_label(words).focus()
        board.keyboard.press("Space")
    say(phone, "Een wens die intussen komt")
    expect(board.locator("#los")).to_contain_text("Een wens die intussen komt")
    board.locator("#bord-naam").focus()
    board.keyboard.type("Buiten zitten")
    with board.expect_navigation():
        board.keyboard.press("Enter")
    group = board.locator(".wish-group", has=board.locator("h2", has_text="Buiten zitten"))
    expect(group.locator("li")).to_have_count(2)

    # by hand: one onto the group, and out of it again
    lantern = board.locator("li", has_text="Lantaarns").locator(".grip")
    carry(board, lantern, group, lambda: expect(group.locator("li")).to_have_count(3))
    carry(board, lantern, board.locator("#los h2"), lambda: expect(group.locator("li")).to_have_count(2))

    # one wish onto another asks for a name; Escape lets go of what is held
    loose = board.locator("#los li")
    named = board.locator("#bord-naam")
    carry(board, loose.nth(0).locator(".grip"), loose.nth(1), lambda: expect(named).to_be_focused())
    expect(board.locator("#los input:checked")).to_have_count(2)
    board.keyboard.type("Licht")
    with board.expect_navigation():
        board.keyboard.press("Enter")
    light = board.locator(".wish-group", has=board.locator("h2", has_text="Licht"))
    groups = board.locator(".wish-group:not(.wish-loose)")
    carry(board, light.locator("h2 .grip"), group.locator("h2"), lambda: expect(groups).to_have_count(1))
    expect(group.locator("li")).to_have_count(4)


def test_the_hosts_pages_hold_at_320_and_without_script(led, open_page, sign_in):
    _host, address, code = led
    say(come_in(open_page, code), "Een heel lang woord: " + "meervoudigepersoonlijkheid" * 3)
    plain = open_page("/", viewport={"width": 320, "height": 640}, script=False)
    sign_in(plain, "gebiedsteam@demo.example")
    plain.goto(f"{address}wensen/")
    plain.locator("input[name=wishes]").check()
    plain.locator("#bord-naam").fill("Lange woorden")
    plain.get_by_role("button", name="Zet bij elkaar").click()
    assert "Lange woorden" in plain.locator(".wish-group h2").first.inner_text()
    narrow = open_page("/", viewport={"width": 320, "height": 640})
    sign_in(narrow, "gebiedsteam@demo.example")
    for path in ("", "wensen/", "conclusie/", "collega/"):
        narrow.goto(f"{address}{path}")
        assert narrow.evaluate("document.documentElement.scrollWidth") <= 320, path
