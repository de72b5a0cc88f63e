# SPDX-License-Identifier: EUPL-1.2
"""Trajecten: those of an area, one by its address, and where each area stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from samenspraak.civic.conversations.models import Conversation, Round
from samenspraak.civic.places.models import Area


def _rounds() -> QuerySet[Round]:
    return Round.objects.select_related("area__parent", "content").defer("content__body")


def locked_round(round_id: int) -> Round:
    """A round, locked until the end of the transaction. Whoever also locks a gathering of it, locks the round first."""
    return Round.objects.select_for_update(of=("self",), no_key=True).select_related("area", "content").get(pk=round_id)


def open_round(area: Area) -> Round | None:
    """The traject that is going on in an area."""
    return _rounds().filter(area=area, closed_at=None).first()


def newest_round_at(slug: str) -> Round | None:
    """The traject that is going on at this address, or else the last one."""
    return _rounds().filter(area__slug=slug).order_by("-number").first()


def round_at(slug: str, number: int) -> Round | None:
    """One traject of the area with this address."""
    return _rounds().filter(area__slug=slug, number=number).first()


def newest_round(area: Area) -> Round | None:
    """The traject that is going on, or else the last one."""
    return _rounds().filter(area=area).order_by("-number").first()


def people_gather(held: Round) -> bool:
    """Whether a gathering of this traject is open or planned. One query."""
    return held.conversations.filter(status__in=("open", "planned")).exists()


def rounds_of(area: Area) -> list[Round]:
    """All trajecten of an area, newest first, each with its gatherings in order and the numbers that took part."""
    counted = Conversation.objects.annotate(
        people=Count("participants", distinct=True),
    ).order_by("number")
    return list(_rounds().filter(area=area).order_by("-number").prefetch_related(Prefetch("conversations", counted)))


def rounds_to_compare() -> list[Round]:
    """The newest round of each area in which a gathering has closed, by name of the area. One query."""
    closed = Q(conversations__status="closed", conversations__purpose="gesprek")
    newest: dict[int, Round] = {}
    for held_in in _rounds().filter(closed).distinct().order_by("area__name", "number"):
        newest[held_in.area_id] = held_in
    return list(newest.values())


@dataclass(frozen=True)
class RoundFacts:
    """Where an area stands in step 1, for pages that show all areas."""

    area: int
    round: int
    number: int
    purpose: str
    started_at: datetime
    closed_at: datetime | None
    planned: int
    open: int
    closed: int
    evaluations: int  # gatherings with purpose "evaluatie" that are planned or open


def stage_of(areas: Iterable[int] | None = None) -> dict[int, RoundFacts]:
    """The newest traject of each area (by id) that ever had one, counted. One query, whatever the number of areas."""
    rows = Round.objects.annotate(
        planned=Count("conversations", filter=Q(conversations__status="planned")),
        open=Count("conversations", filter=Q(conversations__status="open")),
        closed=Count("conversations", filter=Q(conversations__status="closed")),
        asked_again=Count(
            "conversations", filter=Q(conversations__purpose="evaluatie", conversations__status__in=("planned", "open"))
        ),
    ).order_by("number")
    if areas is not None:
        rows = rows.filter(area__in=list(areas))
    return {row.area_id: _facts(row) for row in rows}


def _facts(row: Any) -> RoundFacts:
    return RoundFacts(
        row.area_id,
        row.pk,
        row.number,
        row.purpose,
        row.started_at,
        row.closed_at,
        row.planned,
        row.open,
        row.closed,
        row.asked_again,
    )
