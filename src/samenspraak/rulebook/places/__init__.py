# SPDX-License-Identifier: EUPL-1.2
"""Places: which file of CBS wijken and buurten may be taken in, and what lies where. docs/rules/places.md."""

from samenspraak.rulebook.places.ground import NOWHERE, Buurt, Ground, Point, Shape, buurt_of, polygons, within
from samenspraak.rulebook.places.units import AGE_NAMES, Residents, Unit, UnitFile, line_of, read_units, residents

__all__ = [
    "AGE_NAMES",
    "NOWHERE",
    "Buurt",
    "Ground",
    "Point",
    "Residents",
    "Shape",
    "Unit",
    "UnitFile",
    "buurt_of",
    "line_of",
    "polygons",
    "read_units",
    "residents",
    "within",
]
