# SPDX-License-Identifier: EUPL-1.2
"""What the agreement that holds asks of a meeting, and what it lets a body decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.agreements.models import Term
from samenspraak.civic.meetings.models import Meeting, Point
from samenspraak.civic.people.models import Body
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import meetings
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import MUNICIPALITY, Guard, Task, Terms


@dataclass(frozen=True)
class Agreed:
    """The numbers that the agreement gives for meetings; None where it says nothing."""

    terms: Terms

    @property
    def before(self) -> int | None:
        """For how many days agenda and papers stand there before a meeting; the longest promise holds."""
        return max(powers.amounts(self.terms, Guard.OPENNESS, "before"), default=None)

    @property
    def minutes_days(self) -> int | None:
        """Within how many days the minutes are public; the shortest promise holds."""
        return min(powers.amounts(self.terms, Guard.OPENNESS, "days"), default=None)

    @property
    def percent(self) -> int:
        """More than this share of the votes for and against must be for."""
        return min(99, powers.majority_percent(self.terms))

    @property
    def quorum_percent(self) -> int | None:
        """The share of the members that must be there."""
        return max(powers.amounts(self.terms, Guard.DECISION_RULE, "quorum"), default=None)

    @property
    def asks_interests(self) -> bool:
        """Whether a meeting must ask who has an interest of their own."""
        return powers.has_guard(self.terms, Guard.INTEREST)

    @property
    def consultation_days(self) -> int:
        """For how many days residents can give their view before something is decided."""
        return powers.consultation_days(self.terms)


def agreed(area: Area, at: datetime) -> Agreed:
    """What holds at this moment. One query."""
    return Agreed(agreements.terms_in_force(area, at))


@dataclass(frozen=True)
class Rests:
    """What a decision on a point rests on: how far it reaches, by which article."""

    force: str  # "binding", "advice" or "own"
    power: Power | None = None
    term: Term | None = None
    ground: str = ""


def rests_on(point: Point, found: Meeting, terms: Terms) -> Rests:
    """What a decision of this meeting on this point may be called. Two queries, none for the body's own affairs.

    Asked of the agreement as it held when the meeting began: what is typed later, was decided then.
    """
    if not point.topic or not point.task:
        return Rests("advice" if point.topic else "own")
    power = agreements.power_of(found.area, point.topic, Task(point.task), found.starts_at)
    term = agreements.term_behind(found.area, power)
    ground = powers.ground(power, found.area.name) if term else ""
    return Rests(_force(point, found, terms, power), power, term, ground)


def forces_on(points: Sequence[Point], found: Meeting, terms: Terms) -> dict[int, Rests]:
    """The same for several points, by number, without the article: how far a decision on each would reach. One query
    for each task that they are about."""
    asked = [one for one in points if one.topic and one.task]
    rest = {one.number: Rests("advice" if one.topic else "own") for one in points if one not in asked}
    for task in {one.task for one in asked}:
        about = [one for one in asked if one.task == task]
        purse = agreements.purse_of(found.area, [one.topic for one in about], Task(task), found.starts_at)
        each = zip(about, purse.powers, strict=True)
        rest |= {one.number: Rests(_force(one, found, terms, power), power) for one, power in each}
    return rest


def _force(point: Point, found: Meeting, terms: Terms, power: Power) -> str:
    reached = bool(powers.amounts(terms, Guard.REACH, "percent") or powers.amounts(terms, Guard.REACH, "people"))
    by_ballot = power.task is Task.DECIDE and (point.proposal_id is not None or reached)
    return meetings.force_of(power, by_this_body=is_meant(found.body, power, terms), by_ballot=by_ballot)


def is_meant(body: Body, power: Power, terms: Terms) -> bool:
    """Whether the agreement gives this power to this body: by its name, or as the only one of its kind it speaks of."""
    if power.body == MUNICIPALITY:
        return False
    named = terms.body(power.body) if power.body else None
    if named is None and power.body:
        return body.kind == power.body.casefold() or body.name.casefold() == power.body.casefold()
    only = terms.bodies[0] if named is None and len(terms.bodies) == 1 else named
    if only is None:
        return False
    return body.name.casefold() == only.title.casefold() or body.kind in (only.type, only.key)
