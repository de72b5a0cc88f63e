# SPDX-License-Identifier: EUPL-1.2
"""What the money book tells of money of an agreement: when payments were written down, and what is left of projects
that ended. Money of the municipality itself is not promised by an agreement, and is left out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from samenspraak.civic.agenda import policy as agenda
from samenspraak.civic.agenda.models import Booking
from samenspraak.civic.agenda.queries import day
from samenspraak.rulebook.agenda.carrying_out import GEMEENTE, TOGETHER, WIJK
from samenspraak.rulebook.agenda.money import PAID, RESERVED
from samenspraak.rulebook.safeguards import Paid, Settled

ACT = {WIJK: frozenset({"wijk"}), GEMEENTE: frozenset({"gemeente"}), TOGETHER: frozenset({"wijk", "gemeente"})}


def spent_in(areas: Iterable[int]) -> Mapping[int, list[Booking]]:
    """The lines of these areas (by id) of what was set aside and paid of money of an agreement, in order. One query."""
    found: dict[int, list[Booking]] = defaultdict(list)
    rows = Booking.objects.filter(area__in=list(areas), kind__in=("reserved", "paid")).exclude(money="")
    for one in rows.select_related("item__undertaking", "item__proposal", "term").order_by("number"):
        found[one.area_id].append(one)
    return found


def payments(lines: Sequence[Booking]) -> tuple[Paid, ...]:
    """Every payment that stands, with the day on which it was first written down."""
    taken_back = {one.corrects_id for one in lines}
    return tuple(
        Paid(f"booking:{one.pk}", one.on, written, _acts(one))
        for one, written in _first_written(lines)
        if one.pk not in taken_back
    )


def _first_written(lines: Sequence[Booking]) -> list[tuple[Booking, date]]:
    """Every payment, with its day. What should have stood there is written right after the counter-entry, in the same
    deed: it takes the day of the line that was wrong."""
    days: dict[int, date] = {}
    found: list[tuple[Booking, date]] = []
    before: Booking | None = None
    for one in lines:
        if one.kind == PAID and one.corrects_id is None:
            days[one.pk] = day(one.at)
            if before and before.corrects_id and (before.number + 1, before.at) == (one.number, one.at):
                days[one.pk] = days.get(before.corrects_id, days[one.pk])
            found.append((one, days[one.pk]))
        before = one
    return found


def ended_projects(lines: Sequence[Booking]) -> tuple[Settled, ...]:
    """The projects that ended for which something was set aside, and since when nothing of that is left."""
    found = []
    for item, own in _by_item(lines).items():
        made = getattr(own[0].item, "undertaking", None)
        if made is not None and made.ended_at is not None:
            ended = day(made.ended_at)
            found.append(Settled(f"settled:{item}", ended, _nothing_left_since(own, ended), _acts(own[0])))
    return tuple(found)


def _nothing_left_since(lines: Iterable[Booking], ended: date) -> date | None:
    """The day at whose end nothing was left, and at no end of a day since; not before the project ended."""
    left, since = 0, None
    for on, of_day in groupby(lines, key=lambda one: day(one.at)):
        left += sum(one.amount_cents if one.kind == RESERVED else -one.amount_cents for one in of_day)
        since = None if left else since or on
    return max(since, ended) if since else None


def _by_item(lines: Iterable[Booking]) -> Mapping[int, list[Booking]]:
    found: dict[int, list[Booking]] = defaultdict(list)
    for one in lines:
        found[one.item_id or 0].append(one)
    return found


def _acts(one: Booking) -> frozenset[str]:
    assert one.item is not None  # only a budget is of no project
    return ACT[agenda.spends_by(one, one.item)]


def shown(lines: Sequence[Booking]) -> Mapping[str, Any]:
    """What occasions of money are about, by reference."""
    return {f"booking:{one.pk}": one for one in lines} | {f"settled:{one.item_id}": one.item for one in lines}
