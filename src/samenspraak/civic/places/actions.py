# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.places.models import Area, Municipality, StatisticalUnit, Territory
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.periods import Period, why_not_hold
from samenspraak.rulebook.places import Unit
from samenspraak.rulebook.verdicts import Finding, Refused, refuse


@transaction.atomic(durable=True)
def set_up(content: Mapping[str, Any], *, at: datetime) -> None:
    """Set up the municipality with its gebieden, wijken and dorpen from the content. Doing it again adds what is new.

    `content` is the parsed places file: municipality {code, name}; gebieden and areas as lists.
    """
    town, made = Municipality.objects.get_or_create(
        code=content["municipality"]["code"], defaults={"name": content["municipality"]["name"]}
    )
    gebieden = {
        one["slug"]: Area.objects.get_or_create(slug=one["slug"], defaults={"name": one["name"], "kind": "gebied"})[0]
        for one in content["gebieden"]
    }
    known = set(Area.objects.values_list("slug", flat=True))
    new = [
        Area(
            slug=one["slug"],
            name=one["name"],
            kind=one["kind"],
            parent=gebieden[one["gebied"]],
            tile_column=one["tile"][0],
            tile_row=one["tile"][1],
        )
        for one in content["areas"]
        if one["slug"] not in known
    ]
    Area.objects.bulk_create(new)
    if made or new:
        ledger.record("places.set-up", subject=f"municipality:{town.code}", at=at, areas=len(new))


@transaction.atomic(durable=True)
def import_units(
    units: Iterable[Unit],
    *,
    year: int,
    source: str,
    at: datetime,
    territories: Mapping[str, Sequence[str]] | None = None,
) -> int:
    """Take in CBS wijken or buurten of one year with their shapes; importing again renews the shapes.

    `source` says where the file came from. `territories` gives codes by the slug of an area: an area that has no
    territory yet gets one of these units, from the first day of the year, when all of them are known.
    Returns how many areas got a territory. All or nothing, with one entry in the logbook.
    """
    town = Municipality.objects.select_for_update().get()
    given = list(units)
    StatisticalUnit.objects.bulk_create(
        [_row(unit, year) for unit in given],
        update_conflicts=True,
        unique_fields=["code", "year"],
        update_fields=["level", "name", "geometry", "population", "ages"],
    )
    settled = _give_territories(territories or {}, year, source, at)
    ledger.record(
        "places.units-imported",
        subject=f"municipality:{town.code}",
        at=at,
        year=year,
        units=len(given),
        source=source,
        digest=digest([[unit.code, unit.name, unit.geometry] for unit in given]),
        territories=settled,
    )
    return settled


def _row(unit: Unit, year: int) -> StatisticalUnit:
    return StatisticalUnit(
        code=unit.code,
        year=year,
        level=unit.level,
        name=unit.name,
        geometry=dict(unit.geometry),
        population=unit.population,
        ages=dict(unit.ages) if unit.ages else None,
    )


def _give_territories(territories: Mapping[str, Sequence[str]], year: int, source: str, at: datetime) -> int:
    """A territory for each area that has none and whose units are all known. Returns how many."""
    known = {unit.code: unit for unit in StatisticalUnit.objects.filter(year=year).defer("geometry")}
    bare = Area.objects.filter(slug__in=territories, territories=None)
    settled = 0
    for area in bare.order_by("slug"):
        codes = territories[area.slug]
        if codes and all(code in known for code in codes):
            made = [known[code] for code in codes]
            _hold(area, made, Period(date(year, 1, 1)), source, at)
            settled += 1
    return settled


@transaction.atomic
def set_territory(
    area: Area,
    units: Sequence[StatisticalUnit],
    *,
    since: date,
    source: str,
    at: datetime,
    until: date | None = None,
) -> Territory:
    """Lay down which units make up an area in a period. Refused without units, or when it overlaps another period."""
    Area.objects.select_for_update(of=("self",)).get(pk=area.pk)
    if not units:
        raise Refused(Finding("territory-empty"))
    return _hold(area, units, Period(since, until), source, at)


def _hold(area: Area, units: Sequence[StatisticalUnit], period: Period, source: str, at: datetime) -> Territory:
    held = [Period(one.since, one.until) for one in Territory.objects.filter(area=area)]
    refuse(why_not_hold(period, among=held))
    territory = Territory.objects.create(area=area, since=period.since, until=period.until, source=source)
    territory.units.set(units)
    ledger.record(
        "territory.set",
        subject=f"territory:{territory.pk}",
        area=area.slug,
        at=at,
        units=[unit.code for unit in units],
        since=period.since.isoformat(),
        until=period.until.isoformat() if period.until else "",
        source=source,
    )
    return territory
