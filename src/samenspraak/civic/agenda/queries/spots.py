# SPDX-License-Identifier: EUPL-1.2
"""Where ideas are about."""

from dataclasses import dataclass
from typing import Any

from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agenda.queries.listing import Asked, asked_for
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda.spots import Where

DOTS_AT_MOST = 2_000  # on one map, the newest


def where(proposal: Proposal) -> Where | None:
    """Where an idea is about, if that was said. No query when it was read along."""
    spot: Any = getattr(proposal, "spot", None)
    if spot is None:
        return None
    point = None if spot.lon is None else (float(spot.lon), float(spot.lat))
    return Where(spot.text, point, spot.buurt)


@dataclass(frozen=True)
class Dot:
    """An idea on the map."""

    number: int
    title: str
    status: str
    text: str  # where, in words
    lon: float
    lat: float


def dots(area: Area, asked: Asked) -> list[Dot]:
    """The ideas that fit and that were pointed out on the map. One query."""
    names = ("number", "title", "status", "spot__text", "spot__lon", "spot__lat")
    found = asked_for(area, asked).filter(spot__lon__isnull=False).values_list(*names)[:DOTS_AT_MOST]
    return [Dot(*rest, float(lon), float(lat)) for *rest, lon, lat in found]  # type: ignore[call-arg]
