# SPDX-License-Identifier: EUPL-1.2
"""What the clock asks: of ballots to open, to wait while the power is gone, to close, and to take effect; of projects
that who is late hears of it; of the money book that it follows the agreement; the letter of the day; and to remind
whoever must answer a question, or look again at what was hidden."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.actions import moderating
from samenspraak.civic.agenda.models import Hiding, Milestone, Question
from samenspraak.civic.agenda.queries import moderation, questions
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda.carrying_out import GEMEENTE, TOGETHER, WIJK
from samenspraak.rulebook.verdicts import Refused

MUST_ANSWER, HEARS_WHEN_LATE = ("gebiedsteam",), ("gebiedsteam", "college")


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
    """Once an hour: the money book follows the agreements, hidden pictures go when their time is over, late steps are
    told, and once a day everybody who gave input
    hears what became of it. Safe to run twice."""
    for version in agreements.holding(queries.day(at)):
        actions.keep_up(version.agreement.area, at=at)
    moderating.forget_pictures(at=at)
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


@transaction.atomic
def remind(at: datetime) -> int:
    """Tell whoever must answer that a question is nearly due, and the college too when it is late; and the same of
    requests to look again. Each day is told once, however often this runs. Returns about how many things it told."""
    today, how = queries.day(at), questions.answering()
    waiting = list(questions.due_by(today + (today - how.remind_from(today))))
    for one in waiting:
        _remind_of_question(one, late=one.due < today, at=at)
    late = moderation.late_to_review(today)
    for found in late:
        _remind_of_appeal(found, at=at)
    return len(waiting) + len(late)


def _remind_of_question(one: Question, *, late: bool, at: datetime) -> None:
    kind, kinds = ("question-late", HEARS_WHEN_LATE) if late else ("question-due", MUST_ANSWER)
    to = [person.pk for person in people.persons_seated(one.area, queries.day(at), kinds=kinds)]
    facts = {
        "area_name": one.area.name,
        "number": one.number,
        "asked": agenda.excerpt(one.text),
        "due": one.due.isoformat(),
    }
    key = f"{kind}:{one.pk}:{one.due.isoformat()}"
    notices.post_to_persons(kind, to, key=key, at=at, area=one.area.slug, **facts)


def _remind_of_appeal(found: Hiding, *, at: datetime) -> None:
    seated = people.persons_seated(found.area, queries.day(at), kinds=HEARS_WHEN_LATE)
    to = [person.pk for person in seated if person.pk != found.hidden_by_id]
    due = found.appeal_due.isoformat() if found.appeal_due else ""
    facts = {"area_name": found.area.name, "hiding": found.pk, "due": due}
    notices.post_to_persons("appeal-late", to, key=f"appeal-late:{found.pk}", at=at, area=found.area.slug, **facts)
