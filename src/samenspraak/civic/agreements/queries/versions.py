# SPDX-License-Identifier: EUPL-1.2
"""Versions: one by its address, those of an area, and which hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from samenspraak.civic.agreements.models import Agreement, Suspension, Version
from samenspraak.civic.places.models import Area

MAKING = ("draft", "proposed", "signed")
HOLDING = ("in-force", "suspended", "superseded")  # a superseded version holds until its successor begins


def suspended() -> Exists:
    """In words of the database: whether the powers of a version are suspended now."""
    return Exists(Suspension.objects.filter(version=OuterRef("pk"), until=None))


def all_versions() -> QuerySet[Any]:
    """Versions as pages read them: with area, what they were based on and `is_suspended`, without the content."""
    found = Version.objects.select_related("agreement__area__parent", "content", "based_on", "round")
    return found.defer("content__body").annotate(is_suspended=suspended())


def holds_on(on: date) -> Q:
    """In words of the database: whether a version holds on this day, also while it is suspended."""
    begun = Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))
    return Q(status__in=HOLDING) & begun


def version(area: str, number: int) -> Any:
    """One version by its address, with area, content, what it was based on and `is_suspended`. None: there is none."""
    return all_versions().filter(agreement__area__slug=area, number=number).first()


def version_by_id(version_id: int) -> Version | None:
    """One version, with area and content."""
    return all_versions().filter(pk=version_id).first()


def versions_of(area: Area) -> list[Version]:
    """All versions of an area's agreement, newest first. One query."""
    return list(all_versions().filter(agreement__area=area).order_by("-number"))


def version_in_force(area: Area, at: datetime) -> Any:
    """The version that holds at this moment, also while it is suspended (`is_suspended`). One query."""
    on = timezone.localtime(at).date()
    return all_versions().filter(holds_on(on), agreement__area=area).order_by("-number").first()


def holding(on: date, areas: Iterable[int] | None = None) -> list[Version]:
    """The versions that hold on this day, also while suspended: of these areas (by id), or everywhere. One query.

    The newest comes last, should a version begin on the very day on which the one before it ends.
    """
    found = all_versions().filter(holds_on(on))
    return list((found if areas is None else found.filter(agreement__area__in=list(areas))).order_by("number"))


def holds_today(version: Version, on: date) -> bool:
    """Whether the period of a version in force, suspended or superseded covers this day."""
    begun = version.since is not None and version.since <= on
    return version.status in HOLDING and begun and (version.until is None or on < version.until)


def making(agreement: Agreement) -> int | None:
    """The number of the version that is in the making, if any."""
    return agreement.versions.filter(status__in=MAKING).values_list("number", flat=True).first()


def versions_in_force(on: date, areas: Iterable[str] | None = None) -> list[Any]:
    """The version that holds in each area (or in these), by the name of the area, also suspended. One query."""
    found = all_versions().filter(holds_on(on)).order_by("agreement__area__name")
    return list(found if areas is None else found.filter(agreement__area__slug__in=list(areas)))


def areas_with_agreement(on: date) -> dict[str, str]:
    """Where an agreement holds: names by slug, in the order of names. One query."""
    rows = Version.objects.filter(holds_on(on)).order_by("agreement__area__name")
    return dict(rows.values_list("agreement__area__slug", "agreement__area__name"))


@dataclass(frozen=True)
class Standing:
    """Where an area stands in step 2, for pages that show all areas."""

    area: int
    version: int  # the number
    status: str
    since: date | None
    until: date | None
    ground: str


def standing_of(areas: Iterable[int] | None = None) -> dict[int, Standing]:
    """For each area (by id): the version that holds, or else the newest. One query, whatever the number of areas."""
    rows = Version.objects.order_by("number")
    if areas is not None:
        rows = rows.filter(agreement__area__in=list(areas))
    found: dict[int, Standing] = {}
    for row in rows.values_list("agreement__area", "number", "status", "since", "until", "ground"):
        held = found.get(row[0])
        if held is None or held.status not in ("in-force", "suspended"):
            found[row[0]] = Standing(*row)
    return found
