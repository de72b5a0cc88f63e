# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

from samenspraak.civic.people.models import Body, Residency
from samenspraak.civic.people.queries import Holding
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


LONGEST_TERM = timedelta(days=4 * 366)  # four years, as for the raad: nobody holds a seat without an end


def why_not_set_up(organiser: Holding | None, *, kind: str = "", name: str = "") -> Finding | None:
    """Why somebody cannot write down a body of residents: only the gebiedsteam of the area does, and never its own."""
    if organiser is None:
        return Finding("not-the-gebiedsteam")
    if kind and kind not in Body.OF_RESIDENTS:
        return Finding("body-not-of-residents", about="kind")
    if kind and not name.strip():
        return Finding("body-name-missing", about="name")
    return None


def why_not_seat(
    organiser: Holding | None, body: Body, *, for_oneself: bool, since: date, until: date
) -> Finding | None:
    """Why somebody cannot note a seat in a body of residents. Who organises does not decide, so takes no seat."""
    refused = why_not_set_up(organiser, kind=body.kind, name=body.name)
    if refused:
        return refused
    if for_oneself:
        return Finding("seat-for-yourself", about="email")
    if until <= since:
        return Finding("term-ends-before-it-begins", about="until")
    if until - since > LONGEST_TERM:
        return Finding("term-too-long-to-hold", {"years": 4}, about="until")
    return None


def why_not_end_seat(organiser: Holding | None, body: Body, *, ended: bool) -> Finding | None:
    """Why a seat cannot be ended from here: it ended already, or the reader does not organise here."""
    return why_not_set_up(organiser, kind=body.kind, name=body.name) or (Finding("seat-ended") if ended else None)
