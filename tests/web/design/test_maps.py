# SPDX-License-Identifier: EUPL-1.2
import re

from hypothesis import given
from hypothesis import strategies as st

from samenspraak import content
from samenspraak.web.shared import maps
from samenspraak.web.shared.maps import Shape, Tile

SQUARE = {"type": "Polygon", "coordinates": [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.3], [6.5, 53.2]]]}


def shape(geometry, name="Hof") -> Shape:
    return Shape(geometry, name, "/hof/", "in gesprek", "info")


def numbers(svg: str) -> list[float]:
    return [float(n) for n in re.findall(r"[\d.]+", re.search(r' d="M([^"]+)z"', svg)[1])]


def test_long_names_are_broken_where_dutch_breaks_them():
    assert maps.lines_of("Noorderplantsoenbuurt") == ["Noorder-", "plantsoen-", "buurt"]
    assert maps.lines_of("Oosterparkwijk") == ["Oosterpark-", "wijk"]
    assert maps.lines_of("De Wijert") == ["De Wijert"]
    assert maps.lines_of("Binnenstad-Oost") == ["Binnenstad-", "Oost"]


def test_every_name_we_ship_fits_a_tile():
    for area in content.read("places")["areas"]:
        lines = maps.lines_of(area["name"])
        assert max(map(len, lines)) <= maps.LETTERS + 2, lines
        assert len(lines) <= 3, lines


@given(st.text(alphabet=st.characters(categories=["L", "Pd", "Zs"]), max_size=40))
def test_breaking_a_name_loses_no_letter(name):
    def letters(text):
        return re.sub(r"[\W_]", "", text)

    assert letters("".join(maps.lines_of(name))) == letters(name)


def test_a_degree_east_is_shorter_than_a_degree_north():
    svg = maps.shape_map("Kaart", [shape(SQUARE)])
    width, height = (float(n) for n in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    assert width == 1000
    assert 1.66 < height / width < 1.68  # 1 / cos 53.25°


def test_north_is_up_and_west_is_left():
    assert numbers(maps.shape_map("Kaart", [shape(SQUARE)]))[:2] == [0, 1671]


def test_several_polygons_and_holes_are_all_drawn():
    both = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], SQUARE["coordinates"]]}
    assert maps.shape_map("Kaart", [shape(both)]).count("z") >= 2
    assert "evenodd" in maps.shape_map("Kaart", [shape(both)])


def test_no_shapes_is_no_error():
    assert "<svg" in maps.shape_map("Kaart", [])


def test_every_place_is_a_link_that_says_its_status():
    svg = maps.tile_map("Tegels", [Tile(1, 1, 'De "Hoogte"', "/de-hoogte/", "in gesprek", "info")])
    assert 'href="/de-hoogte/" aria-label="De &quot;Hoogte&quot;: in gesprek"' in svg
    assert 'role="group"' in svg


def test_an_unknown_tone_falls_back_to_quiet():
    assert "tone-quiet" in maps.tile_map("Tegels", [Tile(1, 1, "Hof", "/", "", "loud")])
