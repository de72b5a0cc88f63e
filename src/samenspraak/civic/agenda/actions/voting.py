# SPDX-License-Identifier: EUPL-1.2
"""A ballot on an item of the agenda. Before every step the agreement is asked again whether the power is there."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.choosing import Choice, announced
from samenspraak.civic.agenda.actions.records import refuse_while_hidden
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agenda.queries import PotStanding, Standing, feasibility
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.actions import Announced, Cast
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.people import queries as people
from samenspraak.rulebook import agenda
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, refuse, refuse_all


@transaction.atomic(durable=True)
def call_ballot(
    proposal_id: int,
    *,
    question: str,
    consultation_since: date,
    opens_at: datetime,
    closes_at: datetime,
    by: int | None,
    at: datetime,
    electorate: int | None = None,
    choice: Choice | None = None,
) -> Ballot:
    """Announce a ballot on an item. Binding or advice, consultation, quorum and majority follow from the agreement.

    People say yes or no, or with a `choice` which of its options it becomes.

    `electorate` is how many may vote, when the municipality counted them; otherwise everybody who is known as a
    resident when the ballot opens. Refused when it would open before the consultation is over, and when nobody said
    what it costs while the agreement says how much one decision may take (`price`).
    """
    found = queries.locked(proposal_id)
    roles = queries.roles(by, found.area, queries.day(at))
    standing = queries.standing(found.area, found.topic, at, cost=found.cost_cents)
    refuse(policy.why_not_call(force=standing.force, roles=roles, status=found.status))
    refuse(
        Finding("feasibility-first") if feasibility.unfinished([found.pk]) else None,
        agenda.why_not_unpriced(standing.unpriced),
    )
    refuse_while_hidden(found)
    refuse_all(_why_not_days(found, standing, consultation_since, opens_at, closes_at, at))
    question = asked_well(question, electorate)
    options, rule = announced(choice) if choice else ((), {})
    seat = roles.wijk or roles.team
    assert seat is not None
    said = Announced(
        subject=f"proposal:{found.pk}",
        question=question,
        force=standing.force,
        ground=standing.ground,
        rule=queries.rule_of(standing) | rule,
        consultation_since=consultation_since,
        opens_at=opens_at,
        closes_at=closes_at,
        electorate=electorate,
        method=counts.OPTIONS if choice else counts.YES_NO,
        options=options,
    )
    held = ballots.announce(found.area, said, actor=seat.ref, at=at)
    found.status = "in-decision"
    found.save(update_fields=["status"])
    return held


def asked_well(question: str, electorate: int | None) -> str:
    """The question as it will stand on a ballot. Refused when nothing is asked, or of a number of voters below one."""
    question = " ".join(clean_text(question).split())
    refuse(agenda.why_not_text("question", question, agenda.QUESTION_LIMIT, missing="question-missing"))
    refuse(None if electorate is None or electorate > 0 else Finding("electorate-wrong", about="electorate"))
    return question


def _why_not_days(
    found: Proposal, standing: Standing, since: date, opens_at: datetime, closes_at: datetime, at: datetime
) -> tuple[Finding, ...]:
    return agenda.why_not_call(
        placed=queries.day(found.item.placed_at),
        consultation_since=since,
        consultation_days=standing.consultation_days,
        opens=queries.day(opens_at),
        opens_at=opens_at,
        closes_at=closes_at,
        now=at,
    )


@transaction.atomic(durable=True)
def open_ballot(ballot_id: int, *, at: datetime) -> Ballot:
    """Open an announced ballot, when its moment is there and the agreement still gives the power.

    The consultation asked is that of the agreement as it is now. The electorate is fixed: the number that was given,
    or as many as are known as residents, whichever is more.
    """
    held = boxes.locked(ballot_id)
    standing = queries.standing_behind(held, at)
    refuse(
        agenda.why_not_open_ballot(
            announced=held.force,
            force=standing.force,
            suspended=standing.suspended,
            consultation_since=held.consultation_since,
            consultation_days=max(standing.consultation_days, held.rule.get("consultation_days", 0)),
            today=queries.day(at),
            held_up=agreements.held_up(held.area, at),
            beyond=standing.beyond,
        )
    )
    electorate = max(held.electorate or 0, people.residents_known(held.area, queries.day(at)))
    return ballots.open_box(ballot_id, electorate=electorate, quorum=_quorum(held, electorate), at=at)


def _quorum(held: Ballot, electorate: int) -> int:
    """The quorum that was announced, in papers."""
    share = -(-held.rule.get("quorum_percent", 0) * electorate // 100)
    return max(share, held.rule.get("quorum_people", 0))


def refuse_without_power(held: Ballot, at: datetime) -> Standing | PotStanding:
    """Ask the agreement again. Raises `Refused` when the ballot was announced as binding and the power is gone."""
    standing = queries.standing_behind(held, at)
    refuse(why_not_on(standing, held))
    return standing


def why_not_on(standing: Standing | PotStanding, held: Ballot) -> Finding | None:
    """Why this ballot cannot go on where the agreement stands like this."""
    return agenda.why_not_on_this_ground(
        announced=held.force, force=standing.force, suspended=standing.suspended, beyond=standing.beyond
    )


def refuse_while_powerless(held: Ballot, at: datetime) -> None:
    """The same for who votes, many times a second: an advice needs no power, so there nothing is asked."""
    if held.status == "open" and held.force == agenda.BINDING:
        refuse_without_power(held, at)


def why_not_vote_for(held: Ballot, channel: str, by: int | None, at: datetime) -> Finding | None:
    """Why a vote of somebody else cannot be entered by this person, as one that came in like this."""
    roles = queries.roles(by, held.area, queries.day(at))
    return policy.why_not_cast_for(roles=roles, channel=channel, known=policy.VOTED_FOR)


@transaction.atomic(durable=True)
def cast_alone(ballot_id: int, person: int | None, choice: Any, **how: Any) -> Cast:
    """`put_in`, in a transaction of its own. `intake.cast` is for who comes at the same moment as others."""
    return put_in(ballot_id, person, choice, **how)


def put_in(
    ballot_id: int,
    person: int | None,
    choice: Any,
    *,
    at: datetime,
    code: str | None = None,
    channel: str = policy.ONLINE,
    by: int | None = None,
) -> Cast:
    """Put a person's paper in the box, in the transaction of the caller.

    `by` is who enters it at the desk (`channel` "desk", "paper" or "live"); online a person votes for themselves.
    """
    held = boxes.held_open(ballot_id)
    refuse(Finding("sign-in-first") if person is None else None)
    if channel != policy.ONLINE:
        refuse(why_not_vote_for(held, channel, by, at))
    refuse_while_powerless(held, at)
    assert person is not None
    lives_here = people.lives_in(person, held.area, queries.day(at))
    return ballots.cast(held, person=person, choice=choice, lives_here=lives_here, channel=channel, at=at, code=code)


@transaction.atomic(durable=True)
def change(ballot_id: int, code: str, choice: Any, *, at: datetime) -> None:
    """Change what a paper says, with the code on its receipt, until the ballot closes."""
    refuse_while_powerless(boxes.ballot_by_id(ballot_id), at)
    ballots.change(ballot_id, code=code, choice=choice, at=at)


@transaction.atomic
def close_ballot(ballot_id: int, *, at: datetime) -> Ballot:
    """Close, shuffle and count a ballot whose time is over."""
    refuse_without_power(boxes.locked(ballot_id), at)
    return ballots.close(ballot_id, at=at)


@transaction.atomic(durable=True)
def pause_ballot(ballot_id: int, *, suspended: bool, at: datetime) -> None:
    """Stop the clock of a ballot whose power is gone."""
    ballots.pause(ballot_id, at=at, because="power-suspended" if suspended else "power-gone")


@transaction.atomic(durable=True)
def resume_ballot(ballot_id: int, *, at: datetime) -> None:
    """Let a paused ballot run again, now that the power is back."""
    refuse_without_power(boxes.locked(ballot_id), at)
    ballots.go_on(ballot_id, at=at)


@transaction.atomic(durable=True)
def withdraw_ballot(ballot_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Take a ballot back that did not open yet, or that is paused. The proposal stands on the agenda again."""
    held = boxes.locked(ballot_id)
    roles = queries.roles(by, held.area, queries.day(at))
    refuse(policy.why_not_withdraw_ballot(roles=roles))
    reason = clean_text(reason)
    refuse(agenda.why_not_text("reason", reason, agenda.QUESTION_LIMIT, missing="reason-not-chosen"))
    seat = roles.wijk or roles.team
    assert seat is not None
    ballots.withdraw(ballot_id, reason=reason, actor=seat.ref, at=at)
    Proposal.objects.filter(queries.about(held)).update(status="on-agenda")
