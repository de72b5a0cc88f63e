# SPDX-License-Identifier: EUPL-1.2
"""Whoever takes part: one device for a whole table, and every kind of bad luck with a phone."""

import re
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE
from tests.journeys.test_every_page import RULES
from tests.journeys.test_gathering import come_in, gathering, press, say  # noqa: F401  (a fixture among them)

TABLET = {"width": 820, "height": 1180}
SMALL = {"width": 320, "height": 568}
SECRET = "Dit is van de eerste"
FILLED_IN = """() => [...document.querySelectorAll('main textarea')].map(area => area.value).join('') +
    document.querySelectorAll('main input:checked').length"""
STORED = "() => JSON.stringify([{...localStorage}, {...sessionStorage}])"


def waiting(phone):
    return expect(phone.locator("send-queue > output").first)


# One device for a whole table


def at_the_table(open_page, code, **settings):
    """A device that goes round, with the first in his place."""
    tablet = open_page(f"/g/{code}/", viewport=TABLET, **settings)
    tablet.locator("summary", has_text="Eén apparaat").click()
    tablet.get_by_role("button", name="Dit apparaat gaat rond").click()
    take_place(tablet)
    return tablet


def take_place(tablet, side="Ik woon hier"):
    tablet.get_by_role("button", name=side).click()
    tablet.get_by_role("link", name="Sla over").click()
    tablet.wait_for_url("**/plaat/**")


def hand_on(tablet, code):
    tablet.get_by_role("button", name="Klaar, geef door").click()
    tablet.wait_for_url(f"**/g/{code}/")
    expect(tablet.locator("main")).to_contain_text("Nu ben jij aan de beurt")


def is_clean(tablet):
    """Nothing that the first said or did is on this page or in what the device keeps."""
    if tablet.url == "about:blank":
        return True
    expect(tablet.locator("main h1")).to_be_visible()
    expect(tablet.locator("html")).not_to_contain_text(SECRET)
    assert SECRET not in tablet.evaluate(STORED)
    assert "queue:" not in tablet.evaluate(STORED)
    return tablet.evaluate(FILLED_IN) == "0"


def test_a_device_goes_round_a_table(gathering, open_page):  # noqa: F811
    _host, code = gathering
    tablet = at_the_table(open_page, code)
    say(tablet, SECRET)
    tablet.locator("label.choice:has(input[value=agree])").first.click()
    tablet.get_by_role("button", name="Versturen").click()
    expect(tablet.locator("#gezegd")).to_contain_text("Eens")
    tablet.get_by_role("link", name="Mijn antwoorden").click()
    expect(tablet.locator("main")).to_contain_text(SECRET)
    hand_on(tablet, code)
    assert is_clean(tablet)
    for _ in range(12):  # all the way back, and nothing of it is there
        tablet.go_back()
        assert is_clean(tablet), tablet.url
    tablet.goto(f"/g/{code}/")
    take_place(tablet, "Ik werk voor de gemeente")
    assert is_clean(tablet)
    say(tablet, "Dit is van de tweede")
    for _ in range(4):
        tablet.go_back()
        expect(tablet.locator("html")).not_to_contain_text(SECRET)
    screen = open_page(f"/g/{code}/scherm/")
    expect(screen.locator(".room-head .big-number").first).to_have_text("2")


def test_what_was_typed_and_not_sent_is_asked_about(gathering, open_page):  # noqa: F811
    _host, code = gathering
    tablet = at_the_table(open_page, code)
    tablet.locator("main textarea").first.fill(SECRET)
    tablet.get_by_role("button", name="Klaar, geef door").click()
    asked = tablet.get_by_role("dialog", name="Je hebt nog niet alles verstuurd")
    expect(asked).to_be_visible()
    asked.get_by_role("button", name="Terug, om te versturen").click()
    expect(tablet.locator("main textarea").first).to_have_value(SECRET)
    tablet.get_by_role("button", name="Klaar, geef door").click()
    asked.get_by_role("button", name="Gooi weg en geef door").click()
    tablet.wait_for_url(f"**/g/{code}/")
    assert is_clean(tablet)
    tablet.go_back()
    assert is_clean(tablet)


def test_nobody_touches_it_and_it_goes_on_by_itself_after_counting_down(gathering, open_page):  # noqa: F811
    _host, code = gathering
    tablet = at_the_table(open_page, code)
    say(tablet, SECRET)
    tablet.clock.install()
    tablet.reload()
    tablet.locator("main textarea").first.fill("Half een zin")
    tablet.clock.run_for(239_000)
    asked = tablet.get_by_role("dialog", name="Ben je er nog?")
    expect(asked).to_be_hidden()
    tablet.clock.run_for(3_000)
    expect(asked).to_be_visible()
    expect(asked.get_by_role("button", name="Ik ben nog bezig")).to_be_focused()
    expect(asked.get_by_role("timer")).to_contain_text(re.compile(r"5\d seconden"))
    covered = tablet.evaluate("getComputedStyle(document.querySelector('dialog[open]'), '::backdrop').backgroundColor")
    assert not covered.startswith("rgba"), "what lies under it must not show through"
    tablet.keyboard.press("Enter")
    expect(asked).to_be_hidden()
    expect(tablet.locator("main textarea").first).to_have_value("Half een zin")
    tablet.clock.run_for(238_000)
    expect(asked).to_be_hidden()
    tablet.clock.run_for(4_000)
    tablet.keyboard.press("Escape")
    expect(asked).to_be_hidden()
    tablet.clock.run_for(302_000)
    tablet.wait_for_url(f"**/g/{code}/")
    assert is_clean(tablet)


def test_a_device_that_slept_asks_first_when_it_wakes(gathering, open_page):  # noqa: F811
    _host, code = gathering
    tablet = at_the_table(open_page, code)
    say(tablet, SECRET)
    tablet.evaluate(f"localStorage.setItem('hand-on:{code}', Date.now() - 3600_000)")
    tablet.reload()
    expect(tablet.get_by_role("dialog", name="Ben je er nog?")).to_be_visible()


def test_without_a_network_it_waits_until_everything_is_out_and_nobody_else_answers_as_the_first(
    gathering,  # noqa: F811
    open_page,
):
    _host, code = gathering
    tablet = at_the_table(open_page, code)
    tablet.locator("main textarea").first.fill(SECRET)
    tablet.context.set_offline(True)
    tablet.get_by_role("button", name="Versturen").click()
    waiting(tablet).to_contain_text("Geen verbinding")
    tablet.get_by_role("button", name="Klaar, geef door").click()
    expect(tablet.get_by_role("dialog", name="Een ogenblik, geen verbinding")).to_be_visible()
    tablet.wait_for_timeout(2_500)
    assert "/plaat/" in tablet.url
    tablet.context.set_offline(False)
    tablet.wait_for_url(f"**/g/{code}/", timeout=20_000)
    assert is_clean(tablet)
    take_place(tablet)
    say(tablet, "Dit is van de tweede")
    screen = open_page(f"/g/{code}/scherm/")
    expect(screen.locator(".room-head .big-number").first).to_have_text("2")
    expect(screen.locator(".room-head .big-number").nth(1)).to_have_text("2")


def test_a_device_goes_round_without_script(gathering, open_page):  # noqa: F811
    _host, code = gathering
    tablet = at_the_table(open_page, code, script=False)
    tablet.locator("main textarea").first.fill(SECRET)
    tablet.get_by_role("button", name="Versturen").click()
    assert SECRET in tablet.content()
    tablet.get_by_role("button", name="Klaar, geef door").click()
    assert SECRET not in tablet.content()
    for _ in range(5):
        tablet.go_back()
        assert SECRET not in tablet.content()


# Bad luck with a phone


def test_a_tab_that_is_closed_while_an_answer_waits_sends_it_once_when_it_is_opened_again(
    gathering,  # noqa: F811
    open_page,
):
    _host, code = gathering
    phone = come_in(open_page, code)
    address, context = phone.url, phone.context
    phone.locator("main textarea").first.fill("Getypt in de kelder")
    context.set_offline(True)
    phone.get_by_role("button", name="Versturen").click()
    waiting(phone).to_contain_text("Geen verbinding")
    phone.close()
    context.set_offline(False)
    again, other = context.new_page(), context.new_page()
    again.goto(address)
    other.goto(address)  # two tabs that both find it waiting
    waiting(again).to_contain_text("Alles is verstuurd", timeout=15_000)
    again.reload()
    expect(again.locator("#gezegd .said-text", has_text="Getypt in de kelder")).to_have_count(1)
    assert "queue:" not in again.evaluate(STORED)


def test_two_answers_wait_in_two_tabs_and_neither_is_lost(gathering, open_page):  # noqa: F811
    _host, code = gathering
    phone = come_in(open_page, code)
    other = phone.context.new_page()
    other.goto(phone.url)
    phone.context.set_offline(True)
    for page, words in ((phone, "Uit het eerste tabblad"), (other, "Uit het tweede tabblad")):
        page.locator("main textarea").first.fill(words)
        page.get_by_role("button", name="Versturen").click()
        waiting(page).to_contain_text("Geen verbinding")
    phone.context.set_offline(False)
    phone.wait_for_function("() => !Object.keys(localStorage).some(name => name.startsWith('queue:'))", timeout=20_000)
    phone.goto(f"/g/{code}/mijn/")
    expect(phone.locator(".said-text", has_text="Uit het eerste tabblad")).to_have_count(1)
    expect(phone.locator(".said-text", has_text="Uit het tweede tabblad")).to_have_count(1)


@pytest.mark.parametrize("closed", [False, True], ids=["the room moved on", "the gathering closed"])
def test_what_comes_too_late_is_shown_back_with_the_reason_until_it_has_been_read(
    gathering,  # noqa: F811
    open_page,
    closed,
):
    host, code = gathering
    phone = come_in(open_page, code)
    context = phone.context
    phone.locator("main textarea").first.fill("Net te laat, maar wel lang nagedacht")
    context.set_offline(True)
    phone.get_by_role("button", name="Versturen").click()
    waiting(phone).to_contain_text("Geen verbinding")
    phone.close()
    if closed:
        host.locator("summary", has_text="Sluit de bijeenkomst").click()
        press(host, "Sluit voorgoed")
    else:
        press(host, "Verder")
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/g/{code}/")
    shown = again.locator(".came-back")
    expect(shown).to_contain_text("Net te laat, maar wel lang nagedacht", timeout=15_000)
    expect(shown).to_contain_text("gesloten" if closed else "andere plaat")
    again.reload()
    expect(shown).to_contain_text("Net te laat, maar wel lang nagedacht")
    shown.get_by_role("button", name="Ik heb het gelezen").click()
    again.reload()
    expect(again.locator("main h1")).to_be_visible()
    expect(shown).to_have_count(0)


def test_ten_thousand_characters_are_refused_kept_and_can_be_made_shorter(gathering, open_page):  # noqa: F811
    _host, code = gathering
    phone = come_in(open_page, code)
    field = phone.locator("main textarea").first
    field.fill("Ik heb veel te zeggen. " * 435)
    expect(phone.locator("character-count output").first).to_contain_text("te veel")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#refused")).to_contain_text("1000")
    assert len(field.input_value()) > 10_000
    phone.reload()
    assert len(field.input_value()) > 10_000, "a reload does not take it away"
    field.fill("Korter.")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#gezegd")).to_contain_text("Korter.")


@pytest.mark.parametrize("year", [1999, 2077])
def test_it_does_not_matter_what_time_the_phone_thinks_it_is(gathering, open_page, year):  # noqa: F811
    host, code = gathering
    phone = open_page("/meedoen/", viewport=PHONE)
    phone.context.clock.install(time=datetime(year, 1, 1))
    phone.goto(f"/g/{code}/")
    take_place(phone)
    say(phone, "Op mijn klok is het nog geen tijd")
    phone.context.set_offline(True)
    phone.locator("main textarea").first.fill("En zonder verbinding")
    phone.get_by_role("button", name="Versturen").click()
    waiting(phone).to_contain_text("Geen verbinding")
    phone.context.set_offline(False)
    phone.clock.run_for(40_000)
    waiting(phone).not_to_contain_text("Geen verbinding", timeout=15_000)
    phone.reload()
    expect(phone.locator("#gezegd .said-text")).to_have_text(
        ["Op mijn klok is het nog geen tijd", "En zonder verbinding"]
    )
    press(host, "Verder")
    phone.clock.run_for(15_000)
    expect(phone.locator("#standing")).to_contain_text("Ga daarheen")


def test_changing_and_taking_back_while_the_plate_is_open(gathering, open_page):  # noqa: F811
    _host, code = gathering
    phone = come_in(open_page, code)
    say(phone, "Een bankje")
    phone.get_by_role("link", name="Wijzig").click()
    field = phone.locator("main textarea").first
    expect(field).to_have_value("Een bankje")
    phone.get_by_role("button", name="Versturen").click()  # unchanged: it stays
    expect(field).to_have_value("")  # what was said looks the same on the page before: the field tells them apart
    expect(phone.locator("#gezegd .said-text")).to_have_text(["Een bankje"])
    phone.get_by_role("link", name="Wijzig").click()
    expect(field).to_have_value("Een bankje")
    field.fill("Twee bankjes")
    phone.get_by_role("button", name="Versturen").click()
    expect(phone.locator("#gezegd .said-text")).to_have_text(["Twee bankjes"])
    phone.get_by_role("button", name="Neem terug").click()
    expect(phone.locator("main")).not_to_contain_text("Twee bankjes")


def test_the_same_phone_is_the_same_participant_also_after_the_server_started_again(
    gathering,  # noqa: F811
    open_page,
    site,
):
    _host, code = gathering
    phone = come_in(open_page, code)
    say(phone, "Voor de stroom uitviel")
    site.stop()
    site.start()
    phone.goto(f"/g/{code}/")
    phone.wait_for_url("**/plaat/**")
    expect(phone.locator("#gezegd")).to_contain_text("Voor de stroom uitviel")
    say(phone, "En daarna")
    screen = open_page(f"/g/{code}/scherm/")
    expect(screen.locator(".room-head .big-number").first).to_have_text("1")


# Small, with big letters, by keyboard, without script


def opened_up(host):
    """Let everybody leaf through all plates."""
    press(host, "Ieder in eigen tempo")


@pytest.mark.once
def test_twice_the_text_on_the_smallest_phone(gathering, open_page):  # noqa: F811
    host, code = gathering
    opened_up(host)
    phone = open_page(f"/g/{code}/", viewport=SMALL, bypass_csp=True, has_touch=True)
    phone.locator("summary", has_text="Eén apparaat").click()
    phone.get_by_role("button", name="Dit apparaat gaat rond").click()

    def look():
        phone.add_style_tag(content=":root { font-size: 200% !important }")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, phone.url
        return phone

    look().get_by_role("button", name="Ik woon hier").click()
    look()
    for path in ("plaat/our-area/", "plaat/compass/", "plaat/archetypes/", "mijn/", "volgen/", "over-jou/?mijn=1"):
        phone.goto(f"/g/{code}/{path}")
        look()
        for button in phone.locator("main button:visible, header button:visible").all():
            box = button.bounding_box()
            assert box["x"] >= 0, path
            assert box["x"] + box["width"] <= 320, path


@pytest.mark.once
def test_axe_finds_nothing_on_a_phone_in_the_room(gathering, open_page):  # noqa: F811
    host, code = gathering
    opened_up(host)
    phone = open_page(f"/g/{code}/", viewport=SMALL)
    wrong = []

    def look():
        found = Axe().run(phone, options=RULES).response["violations"]
        wrong.extend(f"{phone.url}: {one['id']} at {one['nodes'][0]['target']}: {one['help']}" for one in found)

    look()
    phone.get_by_role("button", name="Ik woon hier").click()
    look()
    for path in ("plaat/our-area/", "plaat/compass/", "plaat/archetypes/", "mijn/", "volgen/", "over-jou/?mijn=1"):
        phone.goto(f"/g/{code}/{path}")
        look()
    phone.goto(f"/g/{code}/mijn/")
    phone.locator("summary", has_text="Eén apparaat").click()
    phone.get_by_role("button", name="Dit apparaat gaat rond").click()
    phone.wait_for_url("**/plaat/**")
    look()
    phone.locator("main textarea").first.fill("nog niet verstuurd")
    phone.get_by_role("button", name="Klaar, geef door").click()
    look()
    phone.get_by_role("button", name="Gooi weg en geef door").click()
    phone.wait_for_url(f"**/g/{code}/")
    look()
    phone.goto("/volgen/geen-link-van-ons/")
    look()
    assert not wrong, "\n".join(wrong)


def test_the_compass_and_the_triangle_by_keyboard(gathering, open_page):  # noqa: F811
    host, code = gathering
    opened_up(host)
    phone = come_in(open_page, code)
    phone.goto(f"/g/{code}/plaat/compass/")
    phone.locator("main input[type=radio]").first.focus()
    phone.keyboard.press("ArrowRight")  # from 1 to 2
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    phone.locator("main button.button-large").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("#gezegd")).to_contain_text("nu 2, gewenst 1")
    phone.goto(f"/g/{code}/plaat/archetypes/")
    phone.locator("main input[type=radio]").first.focus()
    phone.keyboard.press("Space")
    phone.keyboard.press("ArrowDown")
    phone.locator("main button.button-large").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("#gezegd")).to_contain_text("67%")


def test_the_compass_and_the_triangle_without_script(gathering, open_page):  # noqa: F811
    host, code = gathering
    opened_up(host)
    phone = come_in(open_page, code, script=False)
    phone.set_viewport_size(SMALL)
    phone.goto(f"/g/{code}/plaat/compass/")
    phone.locator("main .scale-points label").nth(2).click()
    phone.get_by_role("button", name="Versturen").click()
    assert "nu 3" in phone.locator("#gezegd").inner_text()
    phone.goto(f"/g/{code}/plaat/archetypes/")
    phone.locator(".triangle-spot.spot-9").click()
    phone.get_by_role("button", name="Versturen").click()
    assert "100%" in phone.locator("#gezegd").inner_text()
