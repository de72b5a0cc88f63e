# SPDX-License-Identifier: EUPL-1.2
"""Where an idea is about, on the pages: said without script, pointed out by pressing, shown on a map."""

import re

import pytest

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.models import Proposal
from samenspraak.rulebook.agenda.spots import Where
from samenspraak.web.agenda.pointing import frame_of, ground_of
from samenspraak.web.shared import fragments
from tests.civic.agenda.ground import IN_NORTH, IN_SOUTH, NORTH, SOUTH, laid_down
from tests.civic.agenda.steps import idea, placed
from tests.web.agenda.test_agenda_pages import LIST, NEW, sound, typed

pytestmark = pytest.mark.django_db
ODD = (
    *("zoek=" + one for one in ("%25", "%00", "a%00bc", "%22plein%22+OR+NEAR%28%27x%27%2A%29+words%3A%5C", "a" * 3000)),
    "volgorde=x&buurt=x&wie=x",
)


@pytest.fixture(autouse=True)
def at_the_time(cast, time_machine):
    time_machine.move_to(cast.now)


def pressed(cast, point) -> dict:
    """What a browser sends when somebody presses there."""
    x, y = frame_of(ground_of(cast.oosterparkwijk)).at(point)
    return {"map.x": str(round(x)), "map.y": str(round(y))}


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_who_presses_on_the_map_keeps_what_was_typed(cast, start, language):
    laid_down(cast)
    browser = cast.client(cast.charlie, language)
    page = sound(browser.get(start + NEW), language)
    assert 'type="image"' in page and "Parkbuurt" in page
    given = {**typed(title="Bankjes <3"), "spot": "bij de vijver", "point": ""}
    page = sound(browser.post(start + NEW, {**given, **pressed(cast, IN_SOUTH)}), language, status=200)
    assert not Proposal.objects.exists() and "Bankjes &lt;3" in page and given["key"] in page
    assert f'<option value="{SOUTH}" selected' in page and "Parkbuurt." in page
    [point] = re.findall(r'name="point" value="([^"]+)"', page)
    assert 'class="field-error"' not in page and f"wijk.svg?punt={point}" in page
    browser.post(start + NEW, {**given, "point": point, "buurt": SOUTH})
    found = queries.proposal("oosterparkwijk", 1)
    kept = queries.where(found)
    assert kept.buurt == SOUTH and abs(kept.point[0] - IN_SOUTH[0]) < 0.0005
    shown = sound(cast.client().get(f"{start}{LIST}1/"), language)
    assert "bij de vijver" in shown and "Parkbuurt" in shown and '<g class="pin">' in shown


def test_what_lies_outside_is_told_and_the_dot_can_be_taken_away(cast):
    laid_down(cast)
    browser = cast.client(cast.charlie)
    given = {**typed(), "spot": "bij de vijver", "point": "6.5850,53.2150"}
    page = sound(browser.post(NEW, {**given, "map.x": "1", "map.y": "1"}), status=200)
    assert "buiten het gebied" in page and 'value="6.5850,53.2150"' in page
    page = sound(browser.post(NEW, {**given, "clear-point": "1"}), status=200)
    assert 'name="point" value=""' in page and "De stip is weg" in page


def test_enter_in_a_field_sends_the_idea_in(cast):
    """A browser that presses the map then, presses it at 0, 0."""
    laid_down(cast)
    cast.client(cast.charlie).post(NEW, {**typed(), "spot": "", "point": "", "map.x": "0", "map.y": "0"})
    assert Proposal.objects.count() == 1


def test_what_is_sent_after_pressing_on_the_map_does_not_open_at_the_map(cast):
    """The map is pressed to an address with its own place on the page; a form without an address would keep that."""
    laid_down(cast)
    browser = cast.client(cast.charlie)
    there = idea(cast)
    looks_like = browser.post(NEW, typed(title=there.title))
    assert "nog niet ingestuurd" in looks_like.content.decode()
    for answer in (browser.get(NEW), looks_like, browser.get(f"{LIST}{there.number}/plek/")):
        page = answer.content.decode()
        [form] = [one for one in re.findall(r"<form.*?</form>", page, re.S) if 'type="image"' in one]
        assert re.match(r'<form method="post" action="/oosterparkwijk/agenda/[^"#]*"', form), form[:200]
        assert form.index("<button") < form.index('type="image"'), "Enter in a field presses the first button"


@pytest.mark.parametrize("odd", [{"map.x": "x", "map.y": "9"}, {"map.x": "9" * 30, "map.y": "9"}, {"point": "nan,1"}])
def test_odd_places_break_nothing(cast, odd):
    laid_down(cast)
    answer = cast.client(cast.charlie).post(NEW, {**typed(), "spot": "hier", "point": "", **odd})
    assert answer.status_code in (200, 302)
    assert cast.client().get(f"{LIST}wijk.svg?punt=nan,inf").status_code == 200


def test_words_go_with_a_dot(cast):
    laid_down(cast)
    page = sound(cast.client(cast.charlie).post(NEW, {**typed(), "spot": "", "point": "6.5850,53.2150"}), status=409)
    assert "spreekt niet voor zich" in page and "6.5850,53.2150" in page


def test_without_a_shape_there_is_no_map_and_words_are_enough(cast):
    browser = cast.client(cast.charlie)
    page = sound(browser.get(NEW))
    assert 'type="image"' not in page and "Waar is het?" in page
    browser.post(NEW, {**typed(), "spot": "in de hele wijk"})
    assert "in de hele wijk" in sound(cast.client().get(f"{LIST}1/"))
    assert cast.client().get(f"{LIST}wijk.svg").status_code == 404


def test_it_can_be_said_later_and_taken_away(cast):
    laid_down(cast)
    idea(cast)
    browser = cast.client(cast.charlie)
    assert f"{LIST}1/plek/" in sound(browser.get(f"{LIST}1/"))
    assert f"{LIST}1/plek/" not in sound(cast.client(cast.bo).get(f"{LIST}1/"))
    sound(browser.get(f"{LIST}1/plek/"))
    page = sound(browser.post(f"{LIST}1/plek/", {"spot": "hier", "key": "k", **pressed(cast, IN_NORTH)}), status=200)
    assert f'<option value="{NORTH}" selected' in page
    browser.post(f"{LIST}1/plek/", {"spot": "hier", "buurt": NORTH, "point": "", "key": "k"})
    assert "Vijverbuurt" in sound(cast.client().get(f"{LIST}1/"))
    assert 'value="hier"' in sound(browser.get(f"{LIST}1/plek/"))
    assert '<form method="post" novalidate>' not in sound(cast.client(cast.bo).get(f"{LIST}1/plek/"))
    browser.post(f"{LIST}1/plek/", {"spot": "", "buurt": "", "point": "", "key": "k"})
    assert "Vijverbuurt" not in sound(cast.client().get(f"{LIST}1/"))


def test_the_picture_of_the_wijk_opens_nothing_but_itself(cast):
    laid_down(cast)
    answer = cast.client().get(f"{LIST}wijk.svg?punt=6.5850,53.2150")
    assert answer["Content-Type"] == "image/svg+xml" and b"<circle" in answer.content
    assert answer["Content-Security-Policy"].startswith("default-src 'none'") and "Set-Cookie" not in answer


# The list and the map


def test_ideas_stand_on_the_map_with_the_same_numbers_beside_it(cast):
    laid_down(cast)
    for point in (IN_NORTH, *[IN_SOUTH] * 6):
        idea(cast, where=Where("bij de vijver", point))
    idea(cast, title="Zonder plek")
    browser = cast.client()
    assert "weergave=kaart" in sound(browser.get(LIST))
    page = sound(browser.get(f"{LIST}?weergave=kaart"))
    assert page.count('class="pin"') == 2 and 'id="stip-2"' in page and "Zonder plek" not in page
    assert "1 idee staat niet op de kaart" in page and "Nog 2: kijk dichterbij" in page
    [closer] = re.findall(r'href="(\?weergave=kaart&amp;vak=[^"]+)"', page)
    near = sound(browser.get(LIST + closer.replace("&amp;", "&")))
    assert near.count('class="pin"') == 1 and "Laat de hele kaart weer zien" in near
    assert sound(browser.get(f"{LIST}?weergave=kaart&buurt={NORTH}")).count('class="pin"') == 1
    assert "Hier staat niets op de kaart" in sound(browser.get(f"{LIST}?weergave=kaart&zoek=zwembad"))
    for odd in ("vak=9.9", "vak=x", "vak=0.0"):
        sound(browser.get(f"{LIST}?weergave=kaart&{odd}"), status=200)


@pytest.mark.parametrize(("start", "language"), [("", "nl"), ("/en", "en")])
def test_ideas_are_found_and_put_in_order(cast, start, language):
    laid_down(cast)
    idea(cast, title="Een speelplein", where=Where("hier", None, SOUTH))
    liked = idea(cast, title="Bankjes", text="Eén café op het plein.")
    idea(cast, title="Muziekles")
    actions.support(liked.pk, by=cast.bo.pk, at=cast.now)
    browser = cast.client(language=language)

    def titles(query):
        page = sound(browser.get(f"{start}{LIST}?{query}"), language)
        return re.findall(r'<h3><a href="[^"]+">([^<]+)</a>', page)

    assert titles("zoek=PLEIN") == ["Bankjes", "Een speelplein"] and titles("zoek=cafe") == ["Bankjes"]
    assert titles("volgorde=steun")[0] == "Bankjes" and titles("volgorde=steun&zoek=plein")[0] == "Bankjes"
    assert titles("volgorde=reacties")[0] == "Muziekles"
    assert titles(f"buurt={SOUTH}") == ["Een speelplein"] and titles("wie=wijk") == []
    assert titles("volgorde=agenda") == []
    for odd in ODD:
        sound(browser.get(f"{start}{LIST}?{odd}"), language, status=200)


def test_the_address_can_be_shared(cast):
    for number in range(60):
        idea(cast, title=f"Bankje {number}")
    page = sound(cast.client().get(f"{LIST}?zoek=bankje&volgorde=steun"))
    assert "?zoek=bankje&amp;volgorde=steun&amp;pagina=2" in page and "1 van 2" in page
    assert 'value="bankje"' in page and '<option value="steun" selected' in page


@pytest.mark.parametrize("way", ["zoek", "weergave=kaart&zoek"])
def test_what_strangers_look_for_pushes_out_nothing_that_is_kept(cast, way):
    laid_down(cast)
    browser = cast.client()
    browser.get(f"{LIST}?{way}=bankje")
    there = len(fragments._kept)
    for number in range(5):
        assert browser.get(f"{LIST}?{way}=bankje{number}").status_code == 200
    assert len(fragments._kept) == there


@pytest.mark.parametrize("query", ["", "?volgorde=steun", "?zoek=pluktuin", "?weergave=kaart", "?volgorde=agenda"])
def test_no_list_asks_more_with_more_ideas(cast, query, django_assert_max_num_queries):
    laid_down(cast)
    for _ in range(12):
        idea(cast, where=Where("hier", IN_SOUTH))
    browser = cast.client()
    browser.get(LIST + query)
    with django_assert_max_num_queries(5):
        browser.get(LIST + query)


def test_who_draws_up_the_agenda_puts_it_in_order(cast):
    for _ in range(3):
        placed(cast, by=cast.alice)
    team = cast.client(cast.alice)
    assert "/agenda/volgorde/" in sound(team.get(LIST))
    assert "/agenda/volgorde/" not in sound(cast.client(cast.charlie).get(LIST))
    page = sound(team.get(f"{LIST}volgorde/"))
    assert 'name="seen" value="1 2 3"' in page and 'name="place-3" value="3"' in page
    given = {"seen": "1 2 3", "place-1": "1", "place-2": "2", "place-3": "1"}
    refused = sound(cast.client(cast.charlie).post(f"{LIST}volgorde/", given), status=409)
    assert "Alleen wie de agenda opstelt, kan de volgorde veranderen" in refused and 'name="place-3"' not in refused
    answer = team.post(f"{LIST}volgorde/", given)
    assert answer.status_code == 302 and [one.number for one in queries.in_order(cast.oosterparkwijk)] == [3, 1, 2]
    stale = sound(team.post(f"{LIST}volgorde/", given), status=409)
    assert "intussen veranderd" in stale
    listed = sound(cast.client().get(f"{LIST}?volgorde=agenda"))
    assert listed.index(f"{LIST}3/") < listed.index(f"{LIST}1/")


def name_on(page: str, name: str) -> tuple[float, float]:
    """Where the middle of a name stands on a map."""
    [(x, y)] = re.findall(rf'<text x="(\d+)" y="(\d+)" [^>]*>{name}</text>', page)
    return float(x), float(y)


def test_a_dot_does_not_cover_the_name_of_a_buurt(cast):
    """It covered that when an idea was about the middle; now the name stands above or below it, inside the buurt."""
    laid_down(cast)
    idea(cast, where=Where("bij de vijver", IN_NORTH))
    made = idea(cast, where=Where("in het park", (6.590, 53.215)))
    for address, reach in ((f"{LIST}?weergave=kaart", 13), (f"{LIST}{made.number}/", 9)):
        page = sound(cast.client().get(address))
        for x, y, radius in re.findall(r'class="pin".*?<circle cx="(\d+)" cy="(\d+)" r="(\d+)"', page):
            for name in ("Parkbuurt", "Vijverbuurt"):
                across, upright = name_on(page, name)
                apart = abs(across - float(x)) > 5 * len(name) or abs(upright - 5 - float(y)) > float(radius)
                assert apart and float(radius) >= reach, (address, name)
    free = name_on(sound(cast.client().get(f"{LIST}1/")), "Parkbuurt")
    assert abs(name_on(page, "Parkbuurt")[1] - free[1]) > 9
