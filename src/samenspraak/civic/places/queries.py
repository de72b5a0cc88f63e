# SPDX-License-Identifier: EUPL-1.2
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from samenspraak.civic.places.models import Area, Municipality, StatisticalUnit, Territory
from samenspraak.rulebook.places import NOWHERE, Buurt, Ground, Residents, residents


def municipality() -> Municipality:
    """The municipality of this installation."""
    return Municipality.objects.get()


def is_set_up() -> bool:
    """Whether `samenspraak set-up` has run here: the municipality is known."""
    return Municipality.objects.exists()


def area(slug: str) -> Area | None:
    """The area with this address, with its gebied."""
    return Area.objects.select_related("parent").filter(slug=slug).first()


def areas() -> QuerySet[Area]:
    """All gebieden, wijken and dorpen, by name, each with its gebied."""
    return Area.objects.select_related("parent").order_by("name")


def parts_of(area: Area) -> QuerySet[Area]:
    """The wijken and dorpen of a gebied, by name."""
    return Area.objects.filter(parent=area).order_by("name")


def territory_of(area: Area, on: date) -> Territory | None:
    """The territory of an area on this day."""
    held = Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))
    return Territory.objects.filter(held, area=area).first()


def residents_of(area: Area, on: date) -> Residents | None:
    """How many people live in the area's territory of this day; None when a part of it is not known. One query."""
    held = Q(territories__since__lte=on) & (Q(territories__until=None) | Q(territories__until__gt=on))
    units = StatisticalUnit.objects.filter(held, territories__area=area)
    return residents(list(units.values_list("population", "ages")))


def ground_of(area: Area, on: date) -> Ground:
    """The shape of an area on this day, and the buurten within it: those of its territory, or of the newest year that
    was taken in when the territory is made of wijken. Three queries at most, one where there is no territory."""
    territory = territory_of(area, on)
    if territory is None:
        return NOWHERE
    units = list(territory.units.order_by("code"))
    parts = [unit for unit in units if unit.level == "buurt"]
    within = Q()
    for unit in units:
        if unit.level == "wijk":
            within |= Q(code__startswith=f"BU{unit.code.removeprefix('WK')}")
    if within:
        parts += _newest(list(StatisticalUnit.objects.filter(within, level="buurt").order_by("-year")))
    outline = tuple(unit.geometry for unit in units if unit.geometry)
    buurten = (Buurt(one.code, one.name, one.geometry) for one in parts if one.geometry)
    by_name = tuple(sorted(buurten, key=lambda one: one.name))
    return Ground(outline, by_name, territory.source) if outline else NOWHERE


def _newest(units: list[StatisticalUnit]) -> list[StatisticalUnit]:
    """Of units with the newest year first, those of that year."""
    return [unit for unit in units if unit.year == units[0].year]


@dataclass(frozen=True)
class Shape:
    """A CBS wijk as it lies on the map, with the areas whose territory it is part of."""

    unit: StatisticalUnit
    areas: tuple[Area, ...]


def shapes(on: date) -> tuple[Shape, ...]:
    """All CBS wijken of the newest year that was taken in, with shape and areas. Three queries; none is no shapes."""
    newest = StatisticalUnit.objects.filter(level="wijk", geometry__isnull=False).aggregate(year=Max("year"))["year"]
    if newest is None:
        return ()
    held = Q(territory__since__lte=on) & (Q(territory__until=None) | Q(territory__until__gt=on))
    lies = Territory.units.through.objects.filter(held).select_related("territory__area", "statisticalunit")
    within: dict[str, list[Area]] = defaultdict(list)
    for link in lies.defer("statisticalunit__geometry").order_by("territory__area__name"):
        within[link.statisticalunit.code].append(link.territory.area)
    units = StatisticalUnit.objects.filter(year=newest, level="wijk", geometry__isnull=False)
    return tuple(Shape(unit, tuple(within[unit.code])) for unit in units)
