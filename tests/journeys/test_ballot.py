# SPDX-License-Identifier: EUPL-1.2
"""From an idea to a vote, with the keyboard and without script; what the agreement asks is on the screen."""

import json
import re

import pytest
from playwright.sync_api import expect

from samenspraak.rulebook.ballots.recount import recount
from tests.journeys.conftest import PHONE

AGENDA, BALLOT = "/oosterparkwijk/agenda/", "/oosterparkwijk/stemming/3/"
IDEA = "Een schommel voor grote mensen"


def voter(site, taken=[]) -> str:  # noqa: B006  (one list for the whole run: everybody votes once)
    """The address of a resident who did not vote yet in the ballot that is open."""
    code = (
        "from samenspraak.civic.people.models import Person;"
        "found = Person.objects.filter(email__startswith='bewoner-', residencies__until=None);"
        "found = found.exclude(participations__ballot__status='open').order_by('-pk');"
        "print(*found.values_list('pk', flat=True)[:20])"
    )
    fresh = [pk for pk in site.python(code).split() if pk not in taken]
    taken.append(fresh[0])
    return fresh[0]


@pytest.fixture
def as_person(site):
    """Sign a page in as somebody who is not on the demonstration's own page."""

    def signed_in(page, person: str):
        key = site.python(
            "from django.contrib.sessions.backends.db import SessionStore;"
            "from samenspraak.civic.people.models import Person;"
            f"person = Person.objects.get(pk={person});"
            "held = SessionStore();"
            "held.update({'_auth_user_id': str(person.pk), '_auth_user_hash': person.get_session_auth_hash(),"
            "'_auth_user_backend': 'allauth.account.auth_backends.AuthenticationBackend'});"
            "held.save(); print(held.session_key)"
        )
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": site.address}])
        return page

    return signed_in


def test_an_idea_finds_support_and_is_placed_by_the_wijk(open_page, sign_in):
    resident = open_page("/", viewport=PHONE)
    sign_in(resident, "bewoner@demo.example")
    resident.goto(f"{AGENDA}nieuw/")
    resident.get_by_label("Wat is je idee").fill(IDEA)
    resident.get_by_label("Vertel er meer over").fill("Op het veld bij de school. Voor wie zegt dat hij te oud is.")
    resident.get_by_label("Waar gaat het over?").select_option("green-play")
    resident.wait_for_timeout(1100)  # nobody types that fast, and a machine has to press twice
    resident.get_by_role("button", name="Het idee insturen").click()
    expect(resident.locator("h1")).to_have_text(IDEA)
    expect(resident.locator(".messages")).to_contain_text(re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}"))
    resident.get_by_role("button", name="Ik steun dit").click()
    expect(resident.get_by_text("Jij steunt dit.")).to_be_visible()

    chair = open_page("/")
    sign_in(chair, "wijkraad@demo.example")
    chair.goto(resident.url)
    chair.get_by_role("link", name="Op de agenda zetten").click()
    chair.get_by_role("button", name="Op de agenda zetten").click()
    expect(chair.get_by_text("Op grond van")).to_be_visible()
    chair.get_by_role("link", name="Een stemming uitschrijven").click()
    chair.get_by_label("Wat kost het hoogstens").fill("1.250")
    chair.get_by_role("button", name="Bewaar het bedrag").click()
    expect(chair.locator("main")).to_contain_text("Deze stemming is bindend")

    days = chair.get_by_label("Eerste dag van de stemming").input_value()
    chair.get_by_label("De vraag").fill("Komt er een schommel voor grote mensen?")
    chair.get_by_label("Eerste dag van de stemming").fill(chair.get_by_label("Vanaf welke dag").input_value())
    chair.get_by_role("button", name="De stemming aankondigen").click()
    expect(chair.locator(".error-summary")).to_be_visible()  # before the consultation is over
    expect(chair.get_by_label("De vraag")).to_have_value("Komt er een schommel voor grote mensen?")
    chair.get_by_label("Eerste dag van de stemming").fill(days)
    chair.get_by_role("button", name="De stemming aankondigen").click()
    expect(chair.locator("h1")).to_have_text("Komt er een schommel voor grote mensen?")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_voting_and_changing(site, open_page, as_person, script):
    page = open_page("/", viewport=PHONE, script=script)
    as_person(page, voter(site))
    page.goto(BALLOT)
    page.get_by_label("Ja").check(force=True)
    page.get_by_role("button", name="Mijn stembriefje in de bus doen").click()
    expect(page.locator("h1")).to_have_text("Je stembriefje zit in de bus")
    code = page.locator(".receipt-number").first.inner_text()
    page.get_by_role("button", name="Ik heb mijn code bewaard").click()
    expect(page.get_by_text("Je hebt gestemd")).to_be_visible()
    page.goto(f"{BALLOT}gestemd/")
    expect(page.locator("h1")).not_to_have_text("Je stembriefje zit in de bus")

    stranger = open_page(f"{BALLOT}wijzigen/", viewport=PHONE, script=script)
    stranger.get_by_label("Je code").fill(code.lower())
    stranger.get_by_label("Nee").check()
    stranger.get_by_role("button", name="Mijn stem wijzigen").click()
    expect(stranger.get_by_text("Je stem is gewijzigd.")).to_be_visible()


def test_two_tabs_one_paper(site, open_page, as_person):
    first = open_page("/")
    as_person(first, voter(site))
    first.goto(BALLOT)
    second = first.context.new_page()
    second.goto(site.address + BALLOT)
    for page, choice in ((first, "Ja"), (second, "Nee")):
        page.get_by_label(choice).check(force=True)
    first.get_by_role("button", name="Mijn stembriefje in de bus doen").click()
    expect(first.locator("h1")).to_have_text("Je stembriefje zit in de bus")
    second.get_by_role("button", name="Mijn stembriefje in de bus doen").click()
    expect(second.locator("main [role=alert]")).to_contain_text("Je hebt al gestemd")


def test_voting_with_the_keyboard(site, open_page, as_person):
    page = open_page("/")
    as_person(page, voter(site))
    page.goto(BALLOT)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "choice":
            break
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")  # from yes to no
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Je stembriefje zit in de bus")


def test_the_outcome_is_recounted_from_the_page(open_page):
    page = open_page("/oosterparkwijk/stemming/1/")
    file = page.request.get("/oosterparkwijk/stemming/1/stemmen.json").body()
    found = recount(file)
    expect(page.locator("main")).to_contain_text(found.digest)
    expect(page.locator(".ballot-bars")).to_contain_text(f"Ja: {found.outcome.yes}")
    assert len(json.loads(file)["papers"]) == found.outcome.papers
    open_ballot = page.request.get(f"{BALLOT}stemmen.json")
    assert open_ballot.status == 404  # nothing before the close


def test_a_resident_with_large_letters_on_the_smallest_phone_reads_without_shifting(open_page):
    """The letters of the device are twice as large: the page is then as wide as ten of them."""
    phone = open_page("/", viewport={"width": 320, "height": 640})
    phone.context.new_cdp_session(phone).send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    wijk = "/oosterparkwijk/"
    for path in (
        "/",
        wijk,
        AGENDA,
        f"{AGENDA}?weergave=kaart",
        f"{AGENDA}1/",
        BALLOT,
        f"{wijk}stemming/4/",
        f"{wijk}geld/",
    ):
        phone.goto(path)
        assert phone.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, path
