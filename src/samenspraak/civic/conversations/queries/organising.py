# SPDX-License-Identifier: EUPL-1.2
"""From which seat one organises conversations, and who may lead."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area

ORGANISERS = ("gebiedsteam",)


def organiser(person: int | None, area: Area, at: datetime) -> Holding | None:
    """The seat from which a person organises conversations in this area."""
    return people.seat_for(person, area, timezone.localtime(at).date(), kinds=ORGANISERS)


def colleagues(area: Area, at: datetime) -> list[Any]:
    """The persons who may lead here: everybody with a seat from which one organises. One query."""
    return people.persons_seated(area, timezone.localtime(at).date(), kinds=ORGANISERS)
