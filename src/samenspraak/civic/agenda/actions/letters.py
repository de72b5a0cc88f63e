# SPDX-License-Identifier: EUPL-1.2
"""Votes by letter, on paper and at the desk. The same power is asked, and the same count holds, as for votes online."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.voting import put_in, refuse_while_powerless, why_not_vote_for
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots import policy as box_policy
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.actions import Cast, Made
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.verdicts import Finding, Refused, refuse


@transaction.atomic(durable=True)
def make_letters(ballot_id: int, *, count: int, kind: str, key: str, by: int | None, at: datetime) -> Made:
    """Make letters with a one-time code each, before a ballot opens or while it is open."""
    seat = _printing(boxes.ballot_by_id(ballot_id), by, at)
    return ballots.make_letters(ballot_id, count=count, kind=kind, key=key, actor=seat.ref, at=at)


@transaction.atomic(durable=True)
def void_letters(
    ballot_id: int, *, run: int, numbers: Collection[int] | None, reason: str, by: int | None, at: datetime
) -> int:
    """Void letters that got lost or came back. New ones may then be made instead."""
    seat = _printing(boxes.ballot_by_id(ballot_id), by, at)
    return ballots.void_letters(ballot_id, run=run, numbers=numbers, reason=reason, actor=seat.ref, at=at)


def _printing(held: Ballot, by: int | None, at: datetime) -> Holding:
    roles = queries.roles(by, held.area, queries.day(at))
    refuse(policy.why_not_print(roles=roles))
    assert roles.team is not None
    return roles.team


@transaction.atomic(durable=True)
def cast_by_letter(
    ballot_id: int,
    letter: str,
    choice: Any,
    *,
    at: datetime,
    code: str | None = None,
    channel: str = policy.LETTER,
    by: int | None = None,
    signed_in: int | None = None,
) -> Cast:
    """Put a paper in the box with the code of a letter. Nobody has to sign in: the letter is enough.

    `signed_in` is who is signed in where the code is typed, if anybody: asked once, and kept nowhere. `by` is who
    enters it, for a voting paper that came back ("paper"), or for who brings their letter to the desk
    ("desk") or to the meeting ("live").
    """
    held = boxes.ballot_by_id(ballot_id)
    if channel != policy.LETTER:
        refuse(why_not_vote_for(held, channel, by, at))
    refuse(_why_not_beside(held, signed_in, at))
    refuse_while_powerless(held, at)
    return ballots.cast_by_letter(ballot_id, letter=letter, choice=choice, channel=channel, at=at, code=code)


def _why_not_beside(held: Ballot, person: int | None, at: datetime) -> Finding | None:
    """Why somebody who is signed in cannot use a letter here. Two queries; none for who is not."""
    if person is None:
        return None
    lives_here = people.lives_in(person, held.area, queries.day(at))
    return box_policy.why_not_letter_beside_account(lives_here=lives_here, voted=boxes.voted(held, person))


@transaction.atomic
def cast_for(
    ballot_id: int, email: str, choice: Any, *, channel: str, by: int | None, at: datetime, code: str | None = None
) -> Cast:
    """Put a paper in the box for a person who is known here and shows who they are. They hear of it by mail: who did
    not come to the desk knows that somebody else did."""
    held = boxes.ballot_by_id(ballot_id)
    refuse(why_not_vote_for(held, channel or "-", by, at))
    # First: else a paper with nothing on it tells who voted, and leaves no trace.
    refuse(counts.why_not_paper(held, choice))
    found = people.person_by_email(email.strip())
    if found is None:
        raise Refused(Finding("person-not-known", about="who"))
    cast = put_in(ballot_id, found.pk, choice, at=at, code=code, channel=channel, by=by)
    facts = {"number": held.number, "question": held.question, "channel": channel}
    notices.post(
        "voted-for-you", to=found.pk, key=f"voted-for:{held.pk}:{found.pk}", at=at, area=held.area.slug, **facts
    )
    return cast
