# SPDX-License-Identifier: EUPL-1.2
"""Oosterparkwijk as a rectangle of two buurten. Other tests may use it too."""

from samenspraak.civic.places import actions as places
from samenspraak.rulebook.places import Unit

SOUTH, NORTH = "BU00140441", "BU00140442"
IN_SOUTH, IN_NORTH, OUTSIDE = (6.585, 53.215), (6.585, 53.225), (6.7, 53.22)


def _box(south, north):
    ring = [[6.58, south], [6.60, south], [6.60, north], [6.58, north], [6.58, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def laid_down(cast) -> None:
    """The shape of Oosterparkwijk, and of two buurten in it."""
    units = [
        Unit("WK001404", "wijk", "Oud-Oost", _box(53.21, 53.23)),
        Unit(SOUTH, "buurt", "Parkbuurt", _box(53.21, 53.22)),
        Unit(NORTH, "buurt", "Vijverbuurt", _box(53.22, 53.23)),
    ]
    given = {"year": 2025, "source": "test", "at": cast.now}
    places.import_units(units, territories={"oosterparkwijk": ["WK001404"]}, **given)
