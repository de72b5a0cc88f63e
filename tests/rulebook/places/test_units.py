# SPDX-License-Identifier: EUPL-1.2
"""A file of CBS wijken is taken in whole or not at all, and the line that is wrong is named."""

import json
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.places import AGE_NAMES, Residents, line_of, read_units, residents
from samenspraak.rulebook.verdicts import Refused

RING = [[6.55, 53.21], [6.57, 53.21], [6.57, 53.22], [6.55, 53.21]]


def feature(code="WK001404", name="Oud-Oost", **properties):
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": name, "jrstatcode": f"2025{code}", **properties},
        "geometry": {"type": "Polygon", "coordinates": [deepcopy(RING)]},
    }


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def as_text(value):
    return json.dumps(value, indent=1)


def refusals(text, municipality="GM0014"):
    with pytest.raises(Refused) as refused:
        read_units(text, municipality=municipality)
    return [(finding.code, finding.params["line"]) for finding in refused.value.findings]


def changed(change):
    """Two wijken of which the second is changed."""
    whole = collection(feature(), feature("WK001405", "Zuidoost"))
    change(whole["features"][1])
    return as_text(whole)


def ring_of(one):
    return one["geometry"]["coordinates"][0]


def test_a_file_of_the_cbs_is_read():
    file = read_units(as_text(collection(feature("WK001405", "Zuidoost"), feature())), municipality="GM0014")
    assert file.year == 2025
    assert [(unit.code, unit.level, unit.name) for unit in file.units] == [
        ("WK001404", "wijk", "Oud-Oost"),
        ("WK001405", "wijk", "Zuidoost"),
    ]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"wijkcode": "WK001404", "wijknaam": "Oud-Oost", "jaar": 2024}, ("WK001404", "wijk", "Oud-Oost", None)),
        ({"WK_CODE": "WK001404", "WK_NAAM": "Oud-Oost", "jaar": 2024, "AANT_INW": 12500},
         ("WK001404", "wijk", "Oud-Oost", 12500)),
        ({"buurtcode": "BU00140400", "buurtnaam": "Damsterbuurt", "jaar": 2024, "aantal_inwoners": -99997},
         ("BU00140400", "buurt", "Damsterbuurt", None)),
        ({"statcode": "wk001404", "jrstatcode": "2024WK001404"}, ("WK001404", "wijk", "WK001404", None)),
    ],
    ids=["pdok", "cbs", "buurt, number withheld", "no name"],
)  # fmt: skip
def test_the_names_that_cbs_and_pdok_use_are_understood(properties, expected):
    one = feature()
    one["properties"] = properties
    file = read_units(as_text(collection(one)), municipality="GM0014")
    unit = file.units[0]
    assert (unit.code, unit.level, unit.name, unit.population) == expected
    assert file.year == 2024


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("geojson-no-json", 1)),
        ('{"type": "FeatureCollection",\n"features": [', ("geojson-no-json", 2)),
        ("<html>", ("geojson-no-json", 1)),
        ("[" * 50_000, ("geojson-no-json", 1)),
        ("[]", ("geojson-no-collection", 1)),
        ('{"type": "Topology"}', ("geojson-no-collection", 1)),
        ('{"type": "FeatureCollection",\n\n "features": []}', ("geojson-empty", 3)),
        ('{"type": "FeatureCollection",\n "features": [\n 7]}', ("geojson-no-feature", 3)),
        ('{"type": "FeatureCollection", "features":\n [NaN]}', ("geojson-no-number", 2)),
        ('{"type": "FeatureCollection",\n"crs": {"name": "urn:ogc:def:crs:EPSG::28992"}, "features": [1]}',
         ("geojson-rd", 2)),
    ],
)  # fmt: skip
def test_what_is_no_geojson_is_refused_with_its_line(text, expected):
    assert refusals(text) == [expected]


@pytest.mark.parametrize(
    ("change", "code", "line_begins"),
    [
        (lambda one: one["properties"].update(statcode="WK010600"), "geojson-other-municipality", '"type": "Feature"'),
        (lambda one: one["properties"].update(statcode="WK001404"), "geojson-double-code", '"type": "Feature"'),
        (lambda one: one["properties"].update(statcode="Assen"), "geojson-no-code", '"type": "Feature"'),
        (lambda one: one.update(geometry=None), "geojson-no-shape", '"geometry": null'),
        (lambda one: one["geometry"].update(type="Point"), "geojson-no-shape", '"geometry": {'),
        (lambda one: one["geometry"].update(coordinates=[]), "geojson-no-shape", '"geometry": {'),
        (lambda one: ring_of(one).pop(), "geojson-ring-too-short", "["),
        (lambda one: ring_of(one).append([6.6, 53.2]), "geojson-ring-open", "6.6"),
        (lambda one: ring_of(one).insert(1, [66.5, 53.2]), "geojson-outside", "66.5"),
        (lambda one: ring_of(one).insert(1, [53.2, 6.5]), "geojson-swapped", "53.2"),
        (lambda one: ring_of(one).insert(1, [234_000.0, 582_000.0]), "geojson-rd", "234000.0"),
        (lambda one: ring_of(one).insert(1, ["6.5", "53.2"]), "geojson-no-number", '"6.5"'),
        (lambda one: ring_of(one).insert(1, [True, 53.2]), "geojson-no-number", "true"),
        (lambda one: ring_of(one).insert(1, 6.5), "geojson-no-number", "6.5"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_one_wijk_is_named_with_the_line_where_it_stands(change, code, line_begins):
    text = changed(change)
    [(found, line)] = refusals(text)
    assert found == code
    near = "".join(text.splitlines()[line - 1 : line + 1])
    assert line_begins in near
    assert line > text.splitlines().index('    "statcode": "WK001404",')


def test_every_wijk_that_is_wrong_is_named_but_no_more_than_twenty():
    foreign = [feature(f"WK0106{n:02}") for n in range(30)]
    assert len(refusals(as_text(collection(*foreign)))) == 20


def test_two_years_in_one_file_are_refused():
    assert [code for code, _ in refusals(changed(lambda one: one["properties"].update(jaar=2023)))] == [
        "geojson-two-years"
    ]


def test_a_file_without_a_year_is_refused():
    one = feature()
    del one["properties"]["jrstatcode"]
    assert [code for code, _ in refusals(as_text(collection(one)))] == ["geojson-no-year"]


def test_a_hole_and_an_island_are_shapes_too():
    one = feature()
    one["geometry"] = {"type": "MultiPolygon", "coordinates": [[RING, RING], [RING]]}
    assert read_units(as_text(collection(one)), municipality="GM0014").units[0].geometry == one["geometry"]


def test_an_error_in_an_island_is_found_on_its_own_line():
    one = feature()
    bad = [*RING[:3], [1.0, 2.0], RING[0]]
    one["geometry"] = {"type": "MultiPolygon", "coordinates": [[RING], [bad]]}
    text = as_text(collection(one))
    [(code, line)] = refusals(text)
    assert code == "geojson-outside"
    assert "1.0" in text.splitlines()[line]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda deeper: st.lists(deeper, max_size=3) | st.dictionaries(st.text(max_size=3), deeper, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_no_json_whatsoever_breaks_the_reader(value):
    refusals(json.dumps(value))
    refusals(json.dumps({"type": "FeatureCollection", "features": [value]}, indent=2))
    broken = feature()
    broken["geometry"] = {"type": "Polygon", "coordinates": value}
    refusals(json.dumps(collection(broken)))


@given(st.lists(st.lists(st.integers(), min_size=1, max_size=4), min_size=1, max_size=5), st.data())
def test_the_line_of_a_value_is_where_it_is_written(rows, data):
    row = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[row]) - 1))
    text = json.dumps({"first": 1, "rows": rows}, indent=0)
    line = line_of(text, ("rows", row, column))
    assert text.splitlines()[line - 1].strip(" ,") == str(rows[row][column])


AGES = {
    "percentage_personen_0_tot_15_jaar": 12,
    "percentage_personen_15_tot_25_jaar": 31,
    "percentage_personen_25_tot_45_jaar": 33,
    "percentage_personen_45_tot_65_jaar": 15,
    "percentage_personen_65_jaar_en_ouder": 9,
}


@pytest.mark.parametrize(
    ("changed_properties", "expected"),
    [
        ({}, {"0-14": 1200, "15-24": 3100, "25-44": 3300, "45-64": 1500, "65+": 900}),
        ({"percentage_personen_65_jaar_en_ouder": -99997}, None),
        ({"aantal_inwoners": -99997}, None),
        ({"percentage_personen_0_tot_15_jaar": None}, None),
    ],
)
def test_ages_count_only_when_the_file_tells_all_of_them(changed_properties, expected):
    properties = {"aantal_inwoners": 10_000, **AGES, **changed_properties}
    (unit,) = read_units(as_text(collection(feature(**properties))), municipality="GM0014").units
    assert unit.ages == expected


def test_residents_of_a_territory_are_known_when_every_part_of_it_is():
    young, old = {age: 0 for age in AGE_NAMES}, {age: 10 for age in AGE_NAMES}
    assert residents([(100, young), (50, old)]) == Residents(150, old)
    assert residents([(100, young), (50, None)]) == Residents(150, None)
    assert residents([(100, young), (None, None)]) is None
    assert residents([]) is None
