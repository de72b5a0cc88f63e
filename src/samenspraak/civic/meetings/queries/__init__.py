# SPDX-License-Identifier: EUPL-1.2
"""What the pages and verbs of meetings ask, by subject."""

from samenspraak.civic.meetings.queries.agreed import Agreed, Rests, agreed, forces_on, rests_on
from samenspraak.civic.meetings.queries.lists import (
    Met,
    coming,
    meetings_of,
    met,
    minutes_to_write,
    resolutions_about,
    resolutions_of,
    waiting,
)
from samenspraak.civic.meetings.queries.mine import attended_by, interests_of, votes_of
from samenspraak.civic.meetings.queries.one import (
    Course,
    Roles,
    course_of,
    day_of,
    known,
    locked,
    meeting,
    members_of,
    next_number,
    paper,
    paper_file,
    point,
    roles,
    writing_of,
)

__all__ = [
    "Agreed",
    "Course",
    "Met",
    "Rests",
    "Roles",
    "agreed",
    "attended_by",
    "coming",
    "course_of",
    "day_of",
    "forces_on",
    "interests_of",
    "known",
    "locked",
    "meeting",
    "meetings_of",
    "members_of",
    "met",
    "minutes_to_write",
    "next_number",
    "paper",
    "paper_file",
    "point",
    "resolutions_about",
    "resolutions_of",
    "rests_on",
    "roles",
    "votes_of",
    "waiting",
    "writing_of",
]
