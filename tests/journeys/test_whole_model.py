# SPDX-License-Identifier: EUPL-1.2
"""One wijk through the whole model, in browsers: from a draft that does not hold together to a power that is gone."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import PHONE

AREA = "/de-wijert/"
TEXT = f"{AREA}afspraken/1/"
EDIT = f"{TEXT}bewerken/"
IDEA = "Een bank onder de grote eik"
MOTIVE = "Wie het uitvoert, spreken we per plan af. Na een jaar kijken we of dat goed ging."
NEED_A_MOTIVE = "a[href*='afwijken/?finding=']"
MENDS_ITSELF = "#findings form[action$='/verhelpen/'] button"
NEED_A_SAFEGUARD = "#findings a[href*='?borging=']"


@pytest.fixture
def as_role(open_page, sign_in):
    """A page of its own for somebody of the demonstration."""

    def opened(name: str, **settings):
        page = open_page("/", **settings)
        sign_in(page, f"{name}@demo.example")
        return page

    return opened


def mend(party) -> None:
    """Every safeguard that is asked for, a promise of the college, and a motive for what stays open."""
    party.goto(EDIT)
    refused = party.get_by_role("button", name="Deze tekst voorstellen")
    refused.click()
    expect(party.locator("main [role=alert]").first).to_be_visible()
    while party.locator(MENDS_ITSELF).count():
        party.locator(MENDS_ITSELF).first.click()
        expect(party.locator(".messages")).to_be_visible()
    for link in dict.fromkeys(one.get_attribute("href") for one in party.locator(NEED_A_SAFEGUARD).all()):
        party.goto(link)
        party.get_by_role("button", name="Bewaren", exact=True).click()
        expect(party.locator("h1")).to_have_text("Werken aan versie 1")
    promise(party)
    while party.locator(NEED_A_MOTIVE).count():
        party.locator(NEED_A_MOTIVE).first.click()
        party.locator("main textarea").fill(MOTIVE)
        party.locator("main form button").first.click()
        party.goto(EDIT)
    expect(party.get_by_text("Niets staat in de weg om deze tekst voor te stellen.").first).to_be_visible()


def promise(party) -> None:
    party.goto(f"{EDIT}nieuw/transfer/")
    party.get_by_label("Hoe wordt het gegeven?").select_option("toezegging")
    party.get_by_label("Van wie is de bevoegdheid?").select_option("college")
    party.get_by_label("Wat mogen zij ermee?").fill("beslissen over plannen voor groen en spelen")
    party.locator("[name=topics][value=green-play]").check(force=True)
    party.locator("[name=tasks][value=decide]").check(force=True)
    party.get_by_label("Aan wie?").select_option(label="Koplopers De Wijert")
    party.get_by_label("Grenzen").fill("binnen de wet en de begroting")
    party.get_by_label("De gemeente legt het uit als zij afwijkt").check(force=True)
    party.get_by_label("Binnen hoeveel dagen volgt de gemeente").fill("42")
    party.get_by_role("button", name="Bewaren", exact=True).click()
    expect(party.locator("h1")).to_have_text("Werken aan versie 1")


def sign(party) -> None:
    party.goto(f"{TEXT}ondertekenen/")
    if party.locator("[name=reached]").count():
        party.locator("[name=reached]").select_option("meeting")
    party.locator("[name=decided_on]").fill(date.today().isoformat())
    party.locator("[name=decided]").fill("42 voor, 3 tegen")
    party.get_by_label("Ik heb deze tekst gelezen").check(force=True)
    party.get_by_role("button", name="Ondertekenen").click()
    expect(party.locator(".messages")).to_be_visible()


def decide(clerk) -> None:
    """The griffie notes what the raad decided: from that moment the powers are on."""
    clerk.goto("/raad/de-wijert/")
    clerk.locator("main a[href$='/besluit/']").first.click()
    today = date.today()
    clerk.locator("[name=outcome][value=agreed]").check(force=True)
    clerk.locator("[name=reference]").fill("2026-099 (voorbeeld)")
    clerk.locator("[name=decided_on]").fill(today.isoformat())
    clerk.locator("[name=text]").fill("De raad stemt in.")
    clerk.locator("[name=since]").fill(today.isoformat())
    clerk.locator("[name=until]").fill((today + timedelta(days=700)).isoformat())
    clerk.locator("main form button").last.click()
    expect(clerk.locator(".messages")).to_be_visible()


def bring_in(resident, *, again: bool = False) -> str:
    """An idea; `again`: the same once more, which is pointed out first."""
    resident.goto(f"{AREA}agenda/nieuw/")
    resident.get_by_label("Wat is je idee").fill(IDEA)
    resident.get_by_label("Vertel er meer over").fill("Dan kun je halverwege de winkel even zitten.")
    resident.get_by_label("Waar gaat het over?").select_option("green-play")
    resident.wait_for_timeout(1100)  # nobody types that fast, and a machine has to press twice
    resident.get_by_role("button", name="Het idee insturen").click()
    if again:
        expect(resident.locator("h1")).to_have_text("Lijkt dit op wat er al staat?")
        resident.wait_for_timeout(1100)
        resident.get_by_role("button", name="Stuur mijn idee toch in").click()
    expect(resident.locator("h1")).to_have_text(IDEA)
    return resident.url


def call_a_ballot(party, idea: str) -> str:
    """On the agenda, and to the vote: refused while people can still give their view, and then not."""
    party.goto(idea)
    party.get_by_role("link", name="Op de agenda zetten").click()
    party.get_by_role("button", name="Op de agenda zetten").click()
    party.get_by_role("link", name="Een stemming uitschrijven").click()
    expect(party.get_by_text("bindend")).to_be_visible()
    first_day = party.get_by_label("Eerste dag van de stemming")
    allowed = first_day.input_value()
    party.get_by_label("De vraag").fill("Komt er een bank onder de grote eik?")
    first_day.fill((date.fromisoformat(allowed) - timedelta(days=1)).isoformat())
    party.get_by_role("button", name="De stemming aankondigen").click()
    expect(party.locator(".error-summary")).to_contain_text(re.compile("meepraten|reageren|dagen"))
    expect(party.get_by_label("De vraag")).to_have_value("Komt er een bank onder de grote eik?")
    first_day.fill(allowed)
    party.get_by_role("button", name="De stemming aankondigen").click()
    expect(party.locator("h1")).to_have_text("Komt er een bank onder de grote eik?")
    return party.url


def test_one_wijk_through_the_whole_model(as_role):
    wijk, alderman = as_role("dewijert"), as_role("wethouder")
    mend(wijk)
    wijk.get_by_role("button", name="Deze tekst voorstellen").click()
    expect(wijk).to_have_url(re.compile(f"{TEXT}$"))
    sign(wijk)
    sign(alderman)
    decide(as_role("griffie"))

    resident = as_role("bewoner2", viewport=PHONE)
    idea = bring_in(resident)
    ballot = call_a_ballot(wijk, idea)
    expect(wijk.locator("main")).to_contain_text("art. 2.2")  # the article that it rests on
    second = bring_in(resident, again=True)
    wijk.goto(second)
    expect(wijk.get_by_role("link", name="Op de agenda zetten")).to_be_visible()

    alderman.goto(f"{TEXT}opschorten/")
    alderman.locator("main textarea").fill("De rechter heeft de regels geschorst.")
    alderman.get_by_role("button", name="Opschorten").click()
    expect(alderman.locator("main")).to_contain_text("pgeschort")

    wijk.reload()  # the very next request
    expect(wijk.get_by_role("link", name="Op de agenda zetten")).to_have_count(0)
    assert wijk.goto(f"{second}op-de-agenda/").status in (200, 403, 409)
    resident.goto(AREA)
    expect(resident.locator(".notice-error")).to_be_visible()
    resident.goto(ballot)
    expect(resident.locator("h1")).to_have_text("Komt er een bank onder de grote eik?")
