# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks of ballots: to open, to wait while the power is gone, to close, and to take effect."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.models import Ballot
from samenspraak.rulebook.verdicts import Refused


def due(at: datetime) -> int:
    """Do everything that is due now, each in a transaction of its own. Safe to run twice, or in two workers at once.

    Returns how many deeds were done. What is refused (the power is gone, somebody was first) is left for a next turn.
    """
    held = [*boxes.due(at), *queries.unconcluded()]
    without = queries.without_power(held, at)
    return sum(_one(ballot, without, at) for ballot in held)


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
