# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.places.models import Area, Municipality


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
