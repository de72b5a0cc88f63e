# SPDX-License-Identifier: EUPL-1.2
from django.db.models import QuerySet

from samenspraak.civic.places.models import Area, Municipality


def municipality() -> Municipality:
    """The municipality of this installation."""
    return Municipality.objects.get()


def area(slug: str) -> Area | None:
    """The area with this address, with its gebied."""
    return Area.objects.select_related("parent").filter(slug=slug).first()


def areas() -> QuerySet[Area]:
    """All gebieden, wijken and dorpen, by name, each with its gebied."""
    return Area.objects.select_related("parent").order_by("name")
