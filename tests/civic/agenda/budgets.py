# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot on three ideas, opened and counted as the clock does it. Other tests may use it too."""

from samenspraak.civic.agenda import tasks
from tests.civic.agenda.projects import RICH
from tests.civic.agenda.steps import divided, neighbours, vote
from tests.civic.agreements.texts import in_force

POT = 10_000_00
COSTS = {"Bomen": 6_000_00, "Bankjes": 4_000_00, "Veldje": 3_500_00}


def agreed(cast):
    """The wijk decides on green and play, and divides € 20,000 a year."""
    return in_force(cast, RICH)


def opened(cast, found=None, **changed):
    """A ballot that is open: this one, or one over the three ideas."""
    found = found or divided(cast, COSTS, POT, **changed)
    tasks.due(found.opens_at)
    found.refresh_from_db()
    return found


def counted(cast, held, *groups, clock=None):
    """The same, closed and counted. groups: how many people vote so, and what; `clock` moves along."""
    papers = [paper for many, paper in groups for _one in range(many)]
    people = [cast.bo, cast.charlie, *neighbours(cast, len(papers) - 2)]
    for person, paper in zip(people, papers, strict=True):
        vote(held, person, paper)
    if clock:
        clock.move_to(held.closes_at)
    tasks.due(held.closes_at)
    held.refresh_from_db()
    return held
