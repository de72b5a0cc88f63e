# SPDX-License-Identifier: EUPL-1.2
"""Taking in shapes: in whole or not at all, and again without harm; territories hold from–until."""

import json
from datetime import UTC, date, datetime

import pytest

from samenspraak import content
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.places import actions as places
from samenspraak.civic.places import queries as where
from samenspraak.civic.places.models import StatisticalUnit, Territory
from samenspraak.config import areas as command
from samenspraak.rulebook.places import Unit
from samenspraak.rulebook.verdicts import Refused

AT = datetime(2026, 5, 4, 19, 30, tzinfo=UTC)
RING = [[6.55, 53.21], [6.57, 53.21], [6.57, 53.22], [6.55, 53.21]]
LIES = {"oosterparkwijk": ["WK001404"], "hoogkerk": ["WK001408"]}


@pytest.fixture
def town(nobody):
    places.set_up(content.read("places"), at=AT)


def unit(code="WK001404", name="Oud-Oost"):
    return Unit(code, "wijk", name, {"type": "Polygon", "coordinates": [RING]})


def deeds():
    return [entry.kind for entry in ledger.entries()]


def take_in(*units, territories=None):
    given = units or (unit(),)
    return places.import_units(given, year=2025, source="wijken.json", at=AT, territories=territories)


def test_units_are_taken_in_with_one_entry_in_the_logbook(town):
    take_in(unit(), unit("WK001405", "Zuidoost"))
    assert [one.code for one in StatisticalUnit.objects.all()] == ["WK001404", "WK001405"]
    assert deeds().count("places.units-imported") == 1


def test_taking_in_again_renews_and_doubles_nothing(town):
    take_in(territories=LIES)
    take_in(unit(name="Oud-Oost (nieuw)"), territories=LIES)
    assert [one.name for one in StatisticalUnit.objects.all()] == ["Oud-Oost (nieuw)"]
    assert Territory.objects.count() == 1


def test_an_area_gets_a_territory_only_when_all_its_units_are_known(town):
    assert take_in(territories=LIES) == 1
    area = where.area("oosterparkwijk")
    assert where.territory_of(area, date(2025, 6, 1)).units.get().code == "WK001404"
    assert where.territory_of(area, date(2024, 12, 31)) is None
    assert where.territory_of(where.area("hoogkerk"), date(2025, 6, 1)) is None


"""
held from–until        asked from–until       may it?
2025-01-01 –           2026-01-01 –           period-overlaps
2025-01-01 – 2026-01-01   2026-01-01 –        yes: until is the first day it no longer holds
2025-01-01 – 2026-01-01   2025-12-31 –        period-overlaps
2025-01-01 – 2026-01-01   2024-01-01 – 2025-01-01  yes
"""


@pytest.mark.parametrize(
    ("held", "asked", "refused"),
    [
        (("2025-01-01", None), ("2026-01-01", None), "period-overlaps"),
        (("2025-01-01", "2026-01-01"), ("2026-01-01", None), None),
        (("2025-01-01", "2026-01-01"), ("2025-12-31", None), "period-overlaps"),
        (("2025-01-01", "2026-01-01"), ("2024-01-01", "2025-01-01"), None),
        (("2025-01-01", "2026-01-01"), ("2027-01-01", "2027-01-01"), "period-empty"),
    ],
)
def test_two_territories_of_one_area_do_not_overlap(town, held, asked, refused):
    take_in()
    area, units = where.area("oosterparkwijk"), list(StatisticalUnit.objects.all())
    lay = lambda period: places.set_territory(  # noqa: E731
        area,
        units,
        since=date.fromisoformat(period[0]),
        until=date.fromisoformat(period[1]) if period[1] else None,
        source="besluit",
        at=AT,
    )
    lay(held)
    if refused:
        with pytest.raises(Refused) as found:
            lay(asked)
        assert found.value.findings[0].code == refused
        assert Territory.objects.count() == 1
    else:
        lay(asked)
        assert Territory.objects.count() == 2


def test_a_territory_of_nothing_is_refused(town):
    with pytest.raises(Refused, match="territory-empty"):
        places.set_territory(where.area("oosterparkwijk"), [], since=date(2025, 1, 1), source="", at=AT)


def test_the_shapes_know_which_areas_lie_in_them(town, django_assert_max_num_queries):
    take_in(unit(), unit("WK001405", "Zuidoost"), territories=LIES)
    with django_assert_max_num_queries(3):
        found = {shape.unit.name: [area.slug for area in shape.areas] for shape in where.shapes(date(2025, 6, 1))}
    assert found == {"Oud-Oost": ["oosterparkwijk"], "Zuidoost": []}


def file(tmp_path, *codes, jaar=2025):
    features = [
        {
            "type": "Feature",
            "properties": {"wijkcode": code, "wijknaam": f"Wijk {code}", "jaar": jaar},
            "geometry": {"type": "Polygon", "coordinates": [RING]},
        }
        for code in codes
    ]
    path = tmp_path / "wijken.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}, indent=1))
    return path


def test_the_command_takes_in_a_file_and_says_so(town, tmp_path, capsys):
    assert command.take_in(file(tmp_path, "WK001404", "WK001408")) == 0
    assert "2 gebieden van 2025" in capsys.readouterr().out
    assert where.territory_of(where.area("oosterparkwijk"), date(2025, 6, 1))


@pytest.mark.parametrize(
    ("codes", "dutch", "english"),
    [
        (["WK001404", "WK010600"], "WK010600 ligt niet in GM0014", "WK010600 does not lie in GM0014"),
        (["WK001404", "WK001404"], "staat twee keer in dit bestand", "stands in this file twice"),
    ],
)
def test_a_refused_file_changes_nothing_and_the_sentence_names_the_line(town, tmp_path, capsys, codes, dutch, english):
    before = deeds()
    path = file(tmp_path, *codes)
    for language, words in (("nl", dutch), ("en", english)):
        assert command.take_in(path, language) == 1
        assert words in capsys.readouterr().err
    assert not StatisticalUnit.objects.exists()
    assert not Territory.objects.exists()
    assert deeds() == before


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xff\xfe{\x00", "Regel 1: dit is geen tekst"),
        (b'{"a":\n oeps}', "Regel 2, positie 2: dit is geen geldige JSON"),
        (b"\xef\xbb\xbf[]", "FeatureCollection"),
    ],
)
def test_a_file_that_is_no_geojson_is_refused_in_a_clear_sentence(town, tmp_path, capsys, raw, words):
    path = tmp_path / "foto.jpg"
    path.write_bytes(raw)
    assert command.take_in(path) == 1
    said = capsys.readouterr().err
    assert words in said
    assert "Er is niets veranderd" in said


def test_a_file_that_is_not_there_is_said_to_be_so(town, tmp_path, capsys):
    assert command.take_in(tmp_path / "weg.json") == 1
    assert "Dit bestand is er niet" in capsys.readouterr().err


def test_without_a_municipality_the_command_says_what_to_do_first(nobody, tmp_path, capsys):
    assert command.take_in(file(tmp_path, "WK001404")) == 1
    assert "samenspraak set-up" in capsys.readouterr().err
