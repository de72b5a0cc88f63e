# SPDX-License-Identifier: EUPL-1.2
"""The front door: the whole municipality, the map, and the page of one area."""

import re

import pytest
from django.test import Client

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.places import actions as places
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.places import Unit
from samenspraak.web.places import stages
from samenspraak.web.places.stages import Stage
from samenspraak.web.shared import fragments
from tests.cast import NOW
from tests.web.pages import Page

PATHS = ["/", "/kaart/", "/oosterparkwijk/", "/oude-wijken/", "/haren/"]
RING = [[6.55, 53.21], [6.57, 53.21], [6.57, 53.22], [6.55, 53.21]]


def page(path, browser=None):
    answer = (browser or Client()).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_sound(cast, path, language):
    prefix = "" if language == "nl" else "/en"
    assert Page(page(prefix + path)).wrong(language) == []


@pytest.mark.parametrize("path", PATHS)
def test_it_takes_a_few_queries_and_hardly_any_the_second_time(cast, path, django_assert_max_num_queries):
    browser = Client()
    with django_assert_max_num_queries(8):  # made anew, after a deed
        browser.get(path)
    with django_assert_max_num_queries(2):  # as kept
        browser.get(path)


def test_five_hundred_areas_take_no_more_queries_than_sixty(cast, django_assert_max_num_queries):
    few = count(lambda: Client().get("/"))
    more = [
        Area(slug=f"wijk-{n}", name=f"Wijk {n}", kind="wijk", parent=cast.oude_wijken, tile_column=20 + n, tile_row=20)
        for n in range(440)
    ]
    Area.objects.bulk_create(more)
    fragments.forget()
    assert count(lambda: Client().get("/")) == few
    assert "Wijk 439" in page("/")


def count(do):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        do()
    return len(queries)


def test_home_lists_every_area_and_lets_one_join_with_a_code(cast):
    home = page("/")
    for area in Area.objects.all():
        assert f'href="/{area.slug}/"' in home, area.slug
    assert re.search(r'<form[^>]+action="/meedoen/"', home)
    assert 'name="code"' in home


def test_home_leads_who_is_signed_in_to_where_they_live(cast):
    assert "Naar Oosterparkwijk, waar je woont" in page("/", cast.client(cast.charlie))
    assert "waar je woont" not in page("/")


def begin(cast):
    return conversations.start_round(cast.oosterparkwijk, purpose="Wie beslist wat?", by=cast.alice.pk, at=NOW)


def test_what_is_recorded_shows_at_once(cast):
    assert "Gesprek loopt" not in page("/") and "In gesprek" not in page("/")
    before = page("/oosterparkwijk/")
    begin(cast)
    assert "nog niet begonnen" in before
    after = page("/oosterparkwijk/")
    assert "praten erover" in after
    assert 'aria-current="step"' in after


def test_what_is_kept_in_one_language_is_not_shown_in_the_other(cast):
    assert "Hoe ver is" in page("/")
    assert "Where each part" in page("/en/")
    assert "Hoe ver is" in page("/")


def test_an_area_says_who_speaks_there_for_whom_and_how_chosen(cast):
    text = page("/oosterparkwijk/")
    assert "Wijkraad Oosterparkwijk" in text
    assert "staat nog niet op papier" in text
    assert "Wijkraad Oosterparkwijk" not in page("/de-wijert/")


def test_a_gebied_lists_its_parts_and_nothing_else(cast):
    text = page("/oude-wijken/").split("<main")[1]
    assert 'href="/oosterparkwijk/"' in text
    assert 'href="/de-wijert/"' not in text


@pytest.mark.parametrize("path", ["/nergens/", "/en/nowhere/", "/oosterparkwijk.php", "/%3Cscript%3E/"])
def test_a_place_that_is_not_there(cast, path):
    assert Client().get(path).status_code == 404


def test_without_shapes_the_map_says_so(cast):
    assert "nog niet ingelezen" in page("/kaart/")


def test_the_map_links_a_shape_to_its_wijk_or_to_the_list_of_wijken_in_it(cast):
    units = [Unit(f"WK00140{n}", "wijk", name, {"type": "Polygon", "coordinates": [RING]}) for n, name in
             ((0, "Centrum"), (4, "Oud-Oost"), (5, "Zuidoost"))]  # fmt: skip
    lies = {"oosterparkwijk": ["WK001404"], "binnenstad": ["WK001400"], "a-kwartier": ["WK001400"]}
    places.import_units(units, year=2025, source="x", at=NOW, territories=lies)
    text = page("/kaart/")
    assert 'class="shape tone-quiet" href="/oosterparkwijk/"' in text
    assert 'href="#WK001400"' in text
    assert 'id="WK001400"' in text
    assert "nog niet bepaald" in text


"""
version that holds or is newest    round                          stage
-                                  -                              not-started
-                                  open                           gesprek
-                                  closed                         not-started
draft, proposed                    open                           afspraken
signed                             open                           raad
in-force                           closed                         agenda
in-force                           open, with an evaluation       evaluatie
suspended                          open                           suspended
ended, withdrawn                   open                           gesprek
"""


class Facts:
    """As much of a round or a version as the stage asks for."""

    def __init__(self, **known):
        self.__dict__.update(known)


@pytest.mark.parametrize(
    ("status", "is_open", "evaluations", "expected"),
    [
        (None, None, 0, "not-started"),
        (None, True, 0, "gesprek"),
        (None, False, 0, "not-started"),
        ("draft", True, 0, "afspraken"),
        ("proposed", True, 0, "afspraken"),
        ("signed", True, 0, "raad"),
        ("in-force", False, 0, "agenda"),
        ("in-force", False, 1, "agenda"),
        ("in-force", True, 1, "evaluatie"),
        ("suspended", True, 1, "suspended"),
        ("ended", True, 0, "gesprek"),
        ("withdrawn", True, 0, "gesprek"),
    ],
)
def test_where_an_area_stands(monkeypatch, status, is_open, evaluations, expected):
    held = {} if is_open is None else {1: Facts(evaluations=evaluations, closed_at=None if is_open else NOW)}
    standing = {1: Facts(status=status)} if status else {}
    monkeypatch.setattr(stages.conversations, "stage_of", lambda ids: held)
    monkeypatch.setattr(stages.agreements, "standing_of", lambda ids: standing)
    assert stages.stages_of([1]).get(1, Stage()).key == expected


def test_kept_fragments_never_grow_without_end(cast, monkeypatch):
    monkeypatch.setattr(fragments, "MOST", 3)
    for number in range(10):
        fragments.fragment(f"f{number}", lambda: "text")
    assert len(fragments._kept) == 3
