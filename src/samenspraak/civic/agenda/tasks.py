# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks: of ballots to open, to wait while the power is gone, to close, and to take effect; of projects
that who is late hears of it; of the money book that it follows the agreement; and the letter of the day."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.models import Milestone
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body
from samenspraak.rulebook.agenda.carrying_out import GEMEENTE, TOGETHER, WIJK
from samenspraak.rulebook.verdicts import Refused


def due(at: datetime) -> int:
    """Do everything that is due now, each in a transaction of its own. Safe to run twice, or in two workers at once.

    Returns how many deeds were done. What is refused (the power is gone, somebody was first) is left for a next turn.
    """
    held = [*boxes.due(at), *queries.unconcluded()]
    without = queries.without_power(held, at)
    return sum(_one(ballot, without, at) for ballot in held)


TELLS_FROM = 9  # o'clock: nobody is written to at night
CARRY_OUT: Mapping[str, tuple[str, ...]] = {
    WIJK: Body.OF_RESIDENTS,
    GEMEENTE: ("gebiedsteam",),
    TOGETHER: (*Body.OF_RESIDENTS, "gebiedsteam"),
}


def keep_up(at: datetime) -> None:
    """Once an hour: the money book follows the agreements, late steps are told, and once a day everybody who gave input
    hears what became of it. Safe to run twice."""
    for version in agreements.holding(queries.day(at)):
        actions.keep_up(version.agreement.area, at=at)
    for step in queries.overdue_steps(queries.day(at)):
        _remind(step, at)
    if timezone.localtime(at).hour >= TELLS_FROM:
        actions.tell_givers(at=at)


@transaction.atomic
def _remind(step: Milestone, at: datetime) -> None:
    area = step.undertaking.item.proposal.area
    seated = people.persons_seated(area, queries.day(at), kinds=CARRY_OUT[step.owner])
    actions.remind(step, [person.pk for person in seated], at=at)


def _one(ballot: Ballot, without: dict[int, bool], at: datetime) -> int:
    if ballot.pk in without:
        return _pause(ballot, without[ballot.pk], at)
    if ballot.status == "planned":
        return _done(actions.open_ballot, ballot.pk, at=at)
    if ballot.status == "closed":
        return _done(actions.conclude, ballot.pk, at=at)
    if ballot.paused_at:
        return _done(actions.resume_ballot, ballot.pk, at=at)
    return _done(actions.finish_ballot, ballot.pk, at=at) if ballot.closes_at <= at else 0


def _pause(ballot: Ballot, suspended: bool, at: datetime) -> int:
    if ballot.status != "open" or ballot.paused_at:
        return 0
    return _done(actions.pause_ballot, ballot.pk, suspended=suspended, at=at)


def _done(verb: Callable[..., Any], ballot_id: int, **given: Any) -> int:
    try:
        verb(ballot_id, **given)
    except Refused:
        return 0
    return 1
