# SPDX-License-Identifier: EUPL-1.2
"""What follows from a count: a decision on its ground, or an advice with the date of the reply."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.bookkeeping import reserve_by_ballot
from samenspraak.civic.agenda.actions.records import announce_to, move_receipts, record
from samenspraak.civic.agenda.actions.voting import close_ballot, refuse_without_power
from samenspraak.civic.agenda.models import Decision, Proposal
from samenspraak.civic.agenda.queries import PotStanding, Standing
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ballots.queries import choices, counts
from samenspraak.civic.notices import actions as notices
from samenspraak.rulebook import agenda
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, Refused, refuse

CHOSEN = {"granted": "proposal.granted-option", "advised": "proposal.advised-option"}
KINDS = {
    "granted": "proposal.granted",
    "rejected": "proposal.rejected",
    "advised": "proposal.advised",
    "on-agenda": "proposal.void",
}


@transaction.atomic(durable=True)
def finish_ballot(ballot_id: int, *, at: datetime) -> list[Decision]:
    """Close and count a ballot whose time is over, and let it take effect: one deed, nothing in between."""
    close_ballot(ballot_id, at=at)
    return conclude(ballot_id, at=at)


@transaction.atomic
def conclude(ballot_id: int, *, at: datetime) -> list[Decision]:
    """Let a counted ballot take effect. Asks the agreement once more, and stores the version and term it rests on.

    Binding: the proposal is granted or rejected. Advice: the municipality replies before a date. Void: nothing was
    decided, the proposal stands on the agenda again. A budget does so for each of its items.
    """
    held = boxes.locked(ballot_id)
    if held.status != "closed":
        raise Refused(Finding("ballot-not-counted"))
    standing = refuse_without_power(held, at)
    return [_conclude(held, found, standing, at) for found in queries.locked_items(queries.about(held))]


def _conclude(held: Ballot, found: Proposal, standing: Standing | PotStanding, at: datetime) -> Decision:
    fate = counts.fate_of(held, str(found.number))
    if fate is None:
        raise Refused(Finding("ballot-not-counted"))
    outcome, _because = fate
    refuse(agenda.why_not_move(found.status, agenda.status_after(held.force, outcome)))
    made = _decide(held, found, standing, outcome, at)
    if held.force == agenda.BINDING:
        reserve_by_ballot(made, held, found, at=at)
    _tell(made, found, at)
    return made


def _decide(held: Ballot, found: Proposal, standing: Standing | PotStanding, outcome: str, at: datetime) -> Decision:
    term = agreements.term_behind(held.area, standing.about(found.topic))
    try:
        with transaction.atomic():
            made = Decision.objects.create(
                item=found.item,
                ballot=held,
                force=held.force,
                outcome=outcome,
                version=term.version if term else None,
                term=term,
                ground=standing.ground,
                at=at,
                reply_due=_reply_due(held, outcome, queries.day(at)),
            )
    except IntegrityError:
        raise Refused(Finding("concluded-already")) from None
    found.status = agenda.status_after(held.force, outcome)
    found.save(update_fields=["status"])
    return made


def _reply_due(held: Ballot, outcome: str, today: date) -> date | None:
    """An advice is answered within the days that were announced; what a promise grants also has such a date."""
    days = held.rule.get("reply_days" if held.force == agenda.ADVICE else "deadline_days")
    nothing_to_do = outcome == "void" or (held.force == agenda.BINDING and outcome == "rejected")
    if nothing_to_do:
        return None
    return agenda.reply_due(today, days) if days else None


def _tell(made: Decision, found: Proposal, at: datetime) -> None:
    facts: dict[str, Any] = {"outcome": made.outcome, "force": made.force}
    if made.reply_due:
        facts["reply_due"] = made.reply_due.isoformat()
    kind = KINDS[found.status]
    if chosen := choices.chosen_in(made.ballot):
        kind, facts["chosen"] = CHOSEN[found.status], chosen
    record(
        kind,
        found,
        at,
        ground=made.ground,
        ballot=made.ballot.number,
        digest=made.ballot.digest,
        **facts,
    )
    notices.move(f"ballot:{made.ballot_id}", "answered", at=at)
    if found.status in ("granted", "rejected"):
        move_receipts(found, "answered", at)
    announce_to("proposal-decided", found, at, to=queries.authors(found), about=f"decision:{made.pk}", **facts)


@transaction.atomic(durable=True)
def reply(decision_id: int, *, follows: bool, text: str, by: int | None, at: datetime) -> Decision:
    """The college replies to an advice: it follows it, or says why not. Everybody who gave input hears of it."""
    made = Decision.objects.select_for_update(of=("self",)).select_related("item", "ballot").get(pk=decision_id)
    found = queries.locked(made.item.proposal_id)
    roles = queries.roles(by, found.area, queries.day(at))
    refuse(policy.why_not_reply(roles=roles, decision=made))
    text = clean_text(text)
    refuse(agenda.why_not_reply(follows=follows, text=text))
    made.replied_at, made.reply, made.reply_follows = at, text, follows
    made.save(update_fields=["replied_at", "reply", "reply_follows"])
    if made.force == agenda.ADVICE:
        found.status = "answered"
        found.save(update_fields=["status"])
    assert roles.college is not None
    move_receipts(found, "answered", at, answer=text)
    in_time = made.reply_due is None or queries.day(at) <= made.reply_due
    facts = {"follows": follows, "in_time": in_time, "text_digest": digest(text)}
    record("proposal.replied", found, at, actor=roles.college.ref, ground=made.ground, **facts)
    to, about = queries.authors(found), f"decision:{made.pk}"
    announce_to("proposal-answered", found, at, to=to, about=about, follows=follows, text=text)
    return made
