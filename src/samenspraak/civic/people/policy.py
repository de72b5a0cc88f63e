# SPDX-License-Identifier: EUPL-1.2
from samenspraak.civic.people.models import Residency
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.verdicts import Finding


def why_not_settle(*, area: Area, home: Residency | None, own_statement: int) -> Finding | None:
    """Why a person cannot say themselves that they live here.

    A home that was checked (by letter, at the desk) is not overruled by a person's own word.
    """
    if area.kind == "gebied":
        return Finding("home-in-gebied", {"area": area.name})
    if home and home.assurance > own_statement and home.area_id != area.pk:
        return Finding("home-was-checked", {"area": home.area.name})
    return None
