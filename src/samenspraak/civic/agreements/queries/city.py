# SPDX-License-Identifier: EUPL-1.2
"""Every power in the city, and what is counted of every agreement."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.agreements.queries.versions import holds_on, suspended
from samenspraak.rulebook.agreements.patterns import Traits, traits
from samenspraak.rulebook.agreements.powers import Power, power_from
from samenspraak.rulebook.agreements.register import Held, powers_held
from samenspraak.rulebook.agreements.terms import Task, parse


@dataclass(frozen=True)
class Registered:
    """The powers of one area by the version that holds there, also while it is suspended."""

    area: str  # the slug
    name: str
    version: int
    since: date
    until: date | None
    ground: str
    is_suspended: bool
    held: tuple[Held, ...]


POWERFUL = ("say", "body", "transfer")  # the kinds of terms that say who may do what
_POWERS: dict[tuple[int, str, date], tuple[Held, ...]] = {}  # of texts under a seal, which never change


def register(on: date) -> list[Registered]:
    """Every power in the city on this day, by the name of the area.

    One query for the versions that hold, and one for the terms of those that were not read before today: an area has
    one version that holds, however many it has had.
    """
    rows = Version.objects.filter(holds_on(on)).annotate(is_suspended=suspended())
    columns = ("pk", "digest", "agreement__area__slug", "agreement__area__name", "number", "since", "until", "ground")
    found = list(rows.order_by("agreement__area__name", "number").values_list(*columns, "is_suspended"))
    held = _powers_of({(pk, sealed): (area, number) for pk, sealed, area, _name, number, *_rest in found}, on)
    return [
        Registered(area, name, number, since, until, ground, is_suspended, held[pk, sealed])
        for pk, sealed, area, name, number, since, until, ground, is_suspended in found
    ]


def _powers_of(
    versions: Mapping[tuple[int, str], tuple[str, int]], on: date
) -> Mapping[tuple[int, str], tuple[Held, ...]]:
    """The powers that versions give on a day; what was reckoned before today is reckoned once."""
    known = dict(_POWERS)
    held = {key: known[*key, on] for key in versions if (*key, on) in known}
    missing = {key: about for key, about in versions.items() if key not in held}
    rows = _rows_of_many([pk for pk, _sealed in missing], POWERFUL) if missing else {}
    for key, (area, number) in missing.items():
        held[key] = powers_held(parse(rows[key[0]]), on, area=area, version=number)
    _POWERS.update({(pk, sealed, on): powers for (pk, sealed), powers in held.items() if sealed})
    for gone in known.keys() - {(*key, on) for key in versions}:
        _POWERS.pop(gone, None)
    return held


def power_in_each(topics: Iterable[str], task: Task, on: date) -> Mapping[tuple[str, str], Power]:
    """What may be done on each of these topics in one task, by the slug of the area: wherever an agreement holds and is
    not suspended. Two queries."""
    versions = list(_in_force(on).values_list("pk", "agreement__area__slug", "number"))
    rows = _rows_of_many([pk for pk, _area, _number in versions], POWERFUL)
    terms = {pk: parse(rows[pk]) for pk, _area, _number in versions}
    return {
        (area, topic): power_from(terms[pk], topic, task, area=area, version=number, on=on)
        for pk, area, number in versions
        for topic in topics
    }


_TRAITS: dict[tuple[int, str], Traits] = {}  # of texts under a seal, which never change


def traits_in_force(on: date) -> list[Traits]:
    """What is counted of every agreement that holds and is not suspended. Two queries, whatever their number."""
    held = list(_in_force(on).values_list("pk", "digest"))
    known = dict(_TRAITS)
    missing = [key for key in held if key not in known]
    rows = _rows_of_many([pk for pk, _sealed in missing], ("say", "safeguard", "transfer")) if missing else {}
    found = {key: known.get(key) or traits(parse(rows[key[0]])) for key in held}
    _TRAITS.update({key: one for key, one in found.items() if key[1]})
    for gone in known.keys() - found.keys():
        _TRAITS.pop(gone, None)
    return list(found.values())


def _in_force(on: date) -> QuerySet[Version]:
    return Version.objects.filter(holds_on(on)).exclude(suspended())


def _rows_of_many(versions: Iterable[int], kinds: Iterable[str]) -> Mapping[int, list[dict[str, Any]]]:
    """The terms of these kinds, by version: nothing of their words, which nobody reads here. One query."""
    columns = ("number", "order", "kind", "topic", "task", "say", "data")
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in Term.objects.filter(version__in=list(versions), kind__in=list(kinds)).values("version", *columns):
        found[row.pop("version")].append(row)
    return found
