# SPDX-License-Identifier: EUPL-1.2
"""Which file of CBS wijken and buurten may be taken in: complete, of this municipality, and really shapes.

Pure: text in, units or findings out. Every finding names the line of the file that is wrong.
docs/rules/places.md tells what is checked and why.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samenspraak.rulebook.verdicts import Finding, Refused, refuse_all

CODE = re.compile(r"(?:WK\d{6}|BU\d{8})")
LEVELS = {"WK": "wijk", "BU": "buurt"}
CODE_NAMES = ("statcode", "wijkcode", "wk_code", "buurtcode", "bu_code", "code")
NAME_NAMES = ("statnaam", "wijknaam", "wk_naam", "buurtnaam", "bu_naam", "naam", "name")
POPULATION_NAMES = ("aantal_inwoners", "aantalinwoners", "aant_inw")
AGE_NAMES = {  # per cents of the residents; as the PDOK names them, and as the CBS map does
    "0-14": ("percentage_personen_0_tot_15_jaar", "p_00_14_jr"),
    "15-24": ("percentage_personen_15_tot_25_jaar", "p_15_24_jr"),
    "25-44": ("percentage_personen_25_tot_45_jaar", "p_25_44_jr"),
    "45-64": ("percentage_personen_45_tot_65_jaar", "p_45_64_jr"),
    "65+": ("percentage_personen_65_jaar_en_ouder", "p_65_eo_jr"),
}
NAME_LENGTH = 80
WEST, EAST, SOUTH, NORTH = 3.2, 7.3, 50.7, 53.7  # degrees: a box around the Netherlands
RING_AT_LEAST = 4  # corners, the first one repeated at the end
FINDINGS_AT_MOST = 20  # a file that is wrong throughout is told so once, not ten thousand times

Path = tuple[str | int, ...]
Corner = Sequence[float]


@dataclass(frozen=True)
class Unit:
    """A CBS wijk or buurt as the file gives it. `geometry` is a GeoJSON Polygon or MultiPolygon in WGS 84 degrees.

    `ages`: how many residents per age class, worked out from whole per cents; None when the file does not tell all.
    """

    code: str
    level: str
    name: str
    geometry: Mapping[str, Any]
    population: int | None = None
    ages: Mapping[str, int] | None = None


@dataclass(frozen=True)
class UnitFile:
    """What a file of units holds: the units by code, of one year."""

    year: int
    units: tuple[Unit, ...]


def read_units(text: str, *, municipality: str) -> UnitFile:
    """The units in a GeoJSON text, all of this municipality ("GM0014") and of one year.

    Raises Refused with a finding for each thing that is wrong; then nothing in the file may be used.
    """
    whole = _parsed(text)
    features = _features(whole, text)
    file = _Reading(text, municipality.upper().removeprefix("GM"))
    for number, feature in enumerate(features):
        file.take(number, feature)
    refuse_all(file.findings[:FINDINGS_AT_MOST])
    return UnitFile(_one_year(file.years, text), tuple(sorted(file.units.values(), key=lambda unit: unit.code)))


def _parsed(text: str) -> Any:
    """The JSON value of the text, or a refusal that names line and column."""
    try:
        return json.loads(text, parse_constant=_no_such_number)
    except json.JSONDecodeError as error:
        raise Refused(Finding("geojson-no-json", {"line": error.lineno, "column": error.colno})) from error
    except RecursionError as error:
        raise Refused(Finding("geojson-no-json", {"line": 1, "column": 1})) from error
    except _NoNumberError as error:
        raise Refused(Finding("geojson-no-number", {"line": _line_with(text, str(error))})) from error


class _NoNumberError(ValueError):
    """NaN or Infinity: some programs write them, JSON does not know them."""


def _no_such_number(word: str) -> float:
    raise _NoNumberError(word)


def _line_with(text: str, word: str) -> int:
    return text.count("\n", 0, text.find(word)) + 1


def _features(whole: Any, text: str) -> list[Any]:
    """The features of a collection; refused when this is JSON but no GeoJSON collection, or an empty one."""
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        found = whole.get("type") if isinstance(whole, dict) else None
        raise Refused(Finding("geojson-no-collection", {"line": 1, "found": str(found or "–")[:40]}))
    crs = json.dumps(whole.get("crs", ""))
    if "28992" in crs:
        raise Refused(Finding("geojson-rd", {"line": line_of(text, ("crs",))}))
    features = whole.get("features")
    if not isinstance(features, list) or not features:
        raise Refused(Finding("geojson-empty", {"line": line_of(text, ("features",))}))
    return features


def _one_year(years: Mapping[int, int], text: str) -> int:
    """The year that all features name. `years` maps a year to the first feature that names it."""
    if not years:
        raise Refused(Finding("geojson-no-year", {"line": line_of(text, ("features", 0))}))
    if len(years) > 1:
        first, second = sorted(years, key=lambda year: years[year])[:2]
        line = line_of(text, ("features", years[second]))
        raise Refused(Finding("geojson-two-years", {"line": line, "first": first, "second": second}))
    return next(iter(years))


class _Reading:
    """Goes through the features one by one and keeps what is right and what is wrong."""

    def __init__(self, text: str, digits: str) -> None:
        self.text = text
        self.digits = digits  # of the municipality: "0014"
        self.units: dict[str, Unit] = {}
        self.years: dict[int, int] = {}
        self.findings: list[Finding] = []

    def take(self, number: int, feature: Any) -> None:
        """Keep the unit of this feature, or note what is wrong with it."""
        wrong = len(self.findings)
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            self._note("geojson-no-feature", ("features", number))
            return
        given = {str(name).lower(): value for name, value in properties.items()}
        code = str(_first(given, CODE_NAMES) or feature.get("id") or "").strip().upper()
        self._check_code(number, code)
        self._check_geometry(number, code, feature.get("geometry"))
        name = str(_first(given, NAME_NAMES) or code).strip()[:NAME_LENGTH]
        if len(self.findings) == wrong:
            unit = Unit(code, LEVELS[code[:2]], name, feature["geometry"], _population(given), _ages(given))
            self._keep(number, unit, given)

    def _keep(self, number: int, unit: Unit, given: Mapping[str, Any]) -> None:
        self.units[unit.code] = unit
        year = _year(given)
        if year is not None:
            self.years.setdefault(year, number)

    def _check_code(self, number: int, code: str) -> None:
        at: Path = ("features", number)
        if not CODE.fullmatch(code):
            self._note("geojson-no-code", at, found=code[:20] or "–")
        elif code[2:6] != self.digits:
            self._note("geojson-other-municipality", at, code=code, municipality=f"GM{self.digits}")
        elif code in self.units:
            self._note("geojson-double-code", at, code=code)

    def _check_geometry(self, number: int, code: str, geometry: Any) -> None:
        at: Path = ("features", number, "geometry")
        shape = geometry if isinstance(geometry, dict) else {}
        kind, coordinates = shape.get("type"), shape.get("coordinates")
        if kind not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list) or not coordinates:
            self._note("geojson-no-shape", at, code=code, found=str(kind or "–")[:40])
            return
        for path, ring in _rings(kind, coordinates):
            wrong = _why_not_ring(ring)
            if wrong:
                where, word, facts = wrong
                self._note(word, (*at, "coordinates", *path, *where), code=code, **facts)
                return  # one finding a shape: the rest often follows from it

    def _note(self, word: str, path: Path, **facts: Any) -> None:
        if len(self.findings) < FINDINGS_AT_MOST:
            number = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
            facts |= {"line": line_of(self.text, path), "number": number + 1}
            self.findings.append(Finding(word, facts, about=str(number + 1)))


def _rings(kind: str, coordinates: list[Any]) -> Iterator[tuple[Path, Any]]:
    """Each ring with its place in the coordinates."""
    polygons = [((), coordinates)] if kind == "Polygon" else [((n,), one) for n, one in enumerate(coordinates)]
    for place, polygon in polygons:
        rings = polygon if isinstance(polygon, list) and polygon else [None]
        for number, ring in enumerate(rings):
            yield (*place, number), ring


Wrong = tuple[Path, str, dict[str, Any]]


def _why_not_ring(ring: Any) -> Wrong | None:
    """What is wrong with a ring: where in it, which code, which facts. The codes stand in docs/rules/places.md."""
    if not isinstance(ring, list) or len(ring) < RING_AT_LEAST:
        return (), "geojson-ring-too-short", {"corners": len(ring) if isinstance(ring, list) else 0}
    for place, corner in enumerate(ring):
        wrong = _why_not_corner(corner)
        if wrong:
            return (place,), wrong, {"found": str(corner)[:60]}
    if ring[0][:2] != ring[-1][:2]:
        return (len(ring) - 1,), "geojson-ring-open", {}
    return None


def _why_not_corner(corner: Any) -> str | None:
    """Why this is no corner in degrees within the Netherlands: the code of the finding."""
    if not isinstance(corner, list) or len(corner) < 2 or not all(_is_number(part) for part in corner[:2]):
        return "geojson-no-number"
    east, north = corner[:2]
    if -7_000 <= east <= 300_000 and 289_000 <= north <= 629_000:
        return "geojson-rd"
    if WEST <= north <= EAST and SOUTH <= east <= NORTH:
        return "geojson-swapped"
    if not (WEST <= east <= EAST and SOUTH <= north <= NORTH):
        return "geojson-outside"
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _first(given: Mapping[str, Any], names: Sequence[str]) -> Any:
    """The first of these properties that is there and not empty."""
    return next((given[name] for name in names if given.get(name) not in (None, "")), None)


def _year(given: Mapping[str, Any]) -> int | None:
    """The year of a feature: "jaar", or the first four digits of "jrstatcode" (2025WK001404)."""
    found = re.match(r"(?:19|20)\d\d", str(_first(given, ("jaar", "year", "jrstatcode")) or ""))
    return int(found[0]) if found else None


def _population(given: Mapping[str, Any]) -> int | None:
    """How many people live there. CBS writes a negative number where it does not tell."""
    count = _first(given, POPULATION_NAMES)
    return int(count) if _is_number(count) and count >= 0 else None


def _ages(given: Mapping[str, Any]) -> dict[str, int] | None:
    """Residents per age class. The file has per cents; negative ones are not told."""
    whole = _population(given)
    shares = {age: _first(given, names) for age, names in AGE_NAMES.items()}
    if whole is None or not all(_is_number(share) and share >= 0 for share in shares.values()):
        return None
    return {age: round(whole * share / 100) for age, share in shares.items()}


@dataclass(frozen=True)
class Residents:
    """How many people live somewhere, and of what age where that is known of every part."""

    total: int
    ages: Mapping[str, int] | None


def residents(units: Sequence[tuple[int | None, Mapping[str, int] | None]]) -> Residents | None:
    """The residents of units together, each with its total and its ages. None when a part is not known."""
    totals = [total for total, _ in units if total is not None]
    if not units or len(totals) < len(units):
        return None
    known = [ages for _, ages in units if ages is not None]
    ages = {age: sum(one[age] for one in known) for age in AGE_NAMES} if len(known) == len(units) else None
    return Residents(sum(totals), ages)


_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def line_of(text: str, path: Path) -> int:
    """The line, from 1, on which the value at this path begins: `("features", 3, "geometry")`.

    The text must be valid JSON. A path that is not there leads to the last step that is.
    """
    position = _after_space(text, 0)
    for step in path:
        deeper = _step_into(text, position, step)
        if deeper is None:
            break
        position = deeper
    return text.count("\n", 0, position) + 1


def _after_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _step_into(text: str, position: int, step: str | int) -> int | None:
    """Where the member with this name or number begins, within the object or list that begins at the position."""
    if text[position] != ("{" if isinstance(step, str) else "["):
        return None
    found, number = None, 0
    position = _after_space(text, position + 1)
    while text[position] not in "]}":
        name: str | int = number
        if isinstance(step, str):
            name, position = _DECODER.raw_decode(text, position)
            position = _after_space(text, _after_space(text, position) + 1)  # past the colon
        if name == step:
            found = position
            if isinstance(step, int):
                return found
        number += 1
        position = _after_space(text, _DECODER.raw_decode(text, position)[1])
        position = _after_space(text, position + 1) if text[position] == "," else position
    return found  # of a name that stands there twice the last one counts, as in the parsed value
