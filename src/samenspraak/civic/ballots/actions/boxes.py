# SPDX-License-Identifier: EUPL-1.2
"""One ballot, from its announcement to its count, and one vote at a time."""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import IntegrityError, models, transaction

from samenspraak.civic.ballots import policy, queries
from samenspraak.civic.ballots.actions.traces import erase_after_commit
from samenspraak.civic.ballots.models import Ballot, Option, Paper, Participation
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people.models import Person
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.ballots import weights
from samenspraak.rulebook.ballots.letters import why_not_fit
from samenspraak.rulebook.ballots.voting import (
    ALPHABET,
    CODE_LENGTH,
    is_code,
    later_closing,
    mark_of,
    plain_code,
)
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, Refused, refuse

CLOSED = {counts.BUDGET: "ballot.divided", counts.OPTIONS: "ballot.chosen"}  # the deed of closing, by method
PUNCTUAL = timedelta(minutes=10)  # opening so much later than announced does not move the closing


Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Choosable:
    """Something that can be chosen, and on a budget ballot what it costs in cents."""

    key: str
    text: str
    cost: int | None = None


@dataclass(frozen=True)
class Announced:
    """What is said of a ballot before it opens. `rule`: majority_percent, quorum_percent, consultation_days …

    `method`: one of "yes-no", "budget" and "options"; the last two have `options`. Of a budget the rule also has: pot,
    pots (name, cents, items; none where there is one), split, count, lot, most, within, points, topics and money. Of a
    choice between options: count, places, lot and stays.
    """

    subject: str
    question: str
    force: str
    ground: str
    rule: Mapping[str, Any]
    consultation_since: date | None
    opens_at: datetime
    closes_at: datetime
    electorate: int | None = None  # how many may vote, when the municipality counted them; None: as many as are known
    method: str = counts.YES_NO
    options: tuple[Choosable, ...] = ()


@dataclass(frozen=True)
class Cast:
    """What a voter takes home. Neither is kept with a name: the receipt says that, the code finds what was voted."""

    receipt: str  # "" when the same vote had arrived before
    code: str


def new_code() -> str:
    """A code for one paper: sixteen characters without look-alikes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


@transaction.atomic
def announce(area: Area, said: Announced, *, actor: str, at: datetime) -> Ballot:
    """Announce a ballot: the question, the days, and everything about how it will be counted."""
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    given = {**vars(said), "rule": dict(said.rule), "status": "planned"}
    options = given.pop("options")
    held = _create(Ballot, Finding("ballot-runs-already"), area=area, number=queries.next_number(area), **given)
    Option.objects.bulk_create(
        Option(ballot=held, key=one.key, text=one.text, cost_cents=one.cost, order=order)
        for order, one in enumerate(options, start=1)
    )
    facts: dict[str, Any] = {"number": held.number, "question": held.question, "force": held.force, "rule": held.rule}
    days = {"opens_at": held.opens_at.isoformat(), "closes_at": held.closes_at.isoformat()}
    if held.method == counts.BUDGET:
        facts["costs"] = {one.key: one.cost for one in options}
    if held.method == counts.OPTIONS:
        facts["options"] = {one.key: one.text for one in options}
    _record("ballot.announced", held, at, actor=actor, **facts, **days)
    return held


@transaction.atomic
def open_box(ballot_id: int, *, electorate: int, quorum: int, at: datetime) -> Ballot:
    """Open the box: from now on the electorate and the quorum stand. A late opening moves the closing along."""
    held = queries.locked(ballot_id)
    refuse(policy.why_not_open(held, at))
    if at - held.opens_at > PUNCTUAL:
        held.closes_at, held.opens_at = later_closing(held.closes_at, at - held.opens_at), at
    held.status, held.electorate, held.quorum = "open", electorate, quorum
    held.save(update_fields=["status", "electorate", "quorum", "opens_at", "closes_at"])
    _record("ballot.opened", held, at, number=held.number, electorate=electorate, quorum=quorum)
    return held


@transaction.atomic
def cast(
    held: Ballot, *, person: int, choice: Any, lives_here: bool, channel: str, at: datetime, code: str | None = None
) -> Cast:
    """Put a person's paper in the box, which `queries.held_open` keeps open. Returns the receipt and the code with
    which the paper is found or changed.

    With the same `code` the same vote may arrive twice (a double click, a lost answer): it stays one paper. Another
    paper of the same person is refused. Who voted and what was voted are written apart; docs/adr/0004.
    """
    code = plain_code(code) if code and is_code(code) else new_code()
    # Moving house waits, and so does a vote elsewhere; who removed their account at this moment is nobody any more.
    known = Person.objects.select_for_update(no_key=True).filter(pk=person, is_active=True)
    refuse(None if known.values_list("pk", flat=True).first() else Finding("sign-in-first"))
    voted = queries.voted(held, person)
    if voted.here and queries.paper_with(held.pk, code):
        return Cast("", code)
    refuse(policy.why_not_channel(held, channel))
    refuse(policy.why_not_vote(held, lives_here=lives_here, voted=voted, at=at))
    refuse(counts.why_not_paper(held, choice))
    return _put_in(held, {"person_id": person}, counts.plain(held, choice), code, channel, at)


@transaction.atomic
def cast_by_letter(
    ballot_id: int, *, letter: str, choice: Any, channel: str, at: datetime, code: str | None = None
) -> Cast:
    """Put a paper in the box for whoever has this letter: its code gives one vote, and is not what finds the paper.

    Refused beyond the number of people who may vote. With the same `code` the same vote may arrive twice.
    """
    held = queries.held_for_letters(ballot_id)
    code = plain_code(code) if code and is_code(code) else new_code()
    found = queries.letter_with(ballot_id, letter)
    if found and queries.has_voted_with(found) and queries.paper_with(ballot_id, code):
        return Cast("", code)
    refuse(policy.why_not_channel(held, channel))
    refuse(policy.why_not_use(held, at) or policy.why_not_use_letter(found))
    refuse(why_not_fit(queries.people_who_voted(ballot_id), held.electorate or 0))
    refuse(counts.why_not_paper(held, choice))
    return _put_in(held, {"letter": found}, counts.plain(held, choice), code, channel, at)


def _put_in(held: Ballot, voter: Mapping[str, Any], choice: Any, code: str, channel: str, at: datetime) -> Cast:
    try:
        _create(Participation, Finding("voted-already"), ballot=held, **voter, channel=channel)
    except Refused:  # another request of the same person was first: the same vote, or another one
        if queries.paper_with(held.pk, code):
            return Cast("", code)
        raise
    live = channel == weights.LIVE
    _create(Paper, Finding("code-taken"), ballot=held, choice=choice, code=mark_of(code), live=live)
    return Cast(_receipt(held, channel, at), code)


@transaction.atomic
def change(ballot_id: int, *, code: str, choice: Any, at: datetime) -> None:
    """Change what a paper says, with its code, until the ballot closes. Nobody learns whose paper it is."""
    held = queries.held_open(ballot_id)
    refuse(policy.why_not_use(held, at))
    refuse(counts.why_not_paper(held, choice))
    mark = mark_of(code) if is_code(code) else ""
    if not Paper.objects.filter(ballot=held, code=mark).update(choice=counts.plain(held, choice)):
        raise Refused(Finding("code-unknown-here", about="code"))


@transaction.atomic
def pause(ballot_id: int, *, at: datetime, because: str) -> None:
    """Stop the clock of an open ballot; nothing that was cast is lost. Doing it again does nothing."""
    held = queries.locked(ballot_id)
    if held.status != "open" or held.paused_at:
        return
    held.paused_at = at
    held.save(update_fields=["paused_at"])
    _record("ballot.paused", held, at, number=held.number, because=because)


@transaction.atomic
def go_on(ballot_id: int, *, at: datetime) -> None:
    """Let a paused ballot run again. It closes as much later as it stood still. Doing it again does nothing."""
    held = queries.locked(ballot_id)
    if held.status != "open" or not held.paused_at:
        return
    held.closes_at = later_closing(held.closes_at, at - held.paused_at)
    held.paused_at = None
    held.save(update_fields=["paused_at", "closes_at"])
    _record("ballot.went-on", held, at, number=held.number, closes_at=held.closes_at.isoformat())


@transaction.atomic
def withdraw(ballot_id: int, *, reason: str, actor: str, at: datetime) -> Ballot:
    """Take a ballot back. Papers in the box are destroyed uncounted; who voted may vote in the next one."""
    held = queries.locked(ballot_id)
    refuse(policy.why_not_withdraw(held))
    Paper.objects.filter(ballot=held).delete()
    Participation.objects.filter(ballot=held).delete()
    erase_after_commit()
    held.status, held.paused_at = "withdrawn", None
    held.save(update_fields=["status", "paused_at"])
    notices.move(f"ballot:{held.pk}", "withdrawn", at=at)
    _record("ballot.withdrawn", held, at, actor=actor, number=held.number, reason=reason)
    return held


@transaction.atomic
def close(ballot_id: int, *, at: datetime) -> Ballot:
    """Close the box, shuffle the papers, fix their digest, and count. Nothing about them was readable before."""
    held = queries.locked(ballot_id)
    refuse(policy.why_not_close(held, at))
    _shuffle(held)
    found = counts.counted(held)
    held.status, held.digest = "closed", digest(found.document)
    held.result = {**found.stored, "channels": queries.channels_of(held.pk), "closed_at": at.isoformat()}
    held.save(update_fields=["status", "digest", "result"])
    notices.move(f"ballot:{held.pk}", "in-use", at=at)
    facts: dict[str, Any] = {"number": held.number, "electorate": held.electorate, "digest": held.digest}
    _record(CLOSED.get(held.method, "ballot.closed"), held, at, **facts, **found.facts)
    return held


def _shuffle(held: Ballot) -> None:
    """Write all papers anew under new random ids, in the order of those ids: their place says nothing any more. Which
    were cast in the room is only kept where those weigh more."""
    rows = [*Paper.objects.filter(ballot=held).values_list("choice", "code", "live")]
    room = sum(live for _choice, _code, live in rows)
    weigh = weights.in_force(counts.live_times(held), live=room, others=len(rows) - room) > 1
    papers = [
        Paper(id=uuid.uuid4(), ballot=held, choice=choice, code=code, live=live and weigh)
        for choice, code, live in rows
    ]
    papers.sort(key=lambda paper: paper.id)
    Paper.objects.filter(ballot=held).delete()
    Paper.objects.bulk_create(papers, batch_size=2000)
    erase_after_commit()


def _receipt(held: Ballot, channel: str, at: datetime) -> str:
    """A receipt that says which day, not which minute: moments could tell who stood where in the queue."""
    subject = f"ballot:{held.pk}"
    return notices.acknowledge("vote", area=held.area.slug, subject=subject, channel=channel, at=day_of(at))


def day_of(at: datetime) -> datetime:
    """The day of a vote, at noon."""
    return at.replace(hour=12, minute=0, second=0, microsecond=0)


def _create(model: type[Row], otherwise: Finding, **fields: Any) -> Row:
    """Write a row, or refuse with this finding when a constraint says no."""
    try:
        with transaction.atomic():
            made = model(**fields)
            made.save(force_insert=True)
            return made
    except IntegrityError:
        raise Refused(otherwise) from None


def _record(kind: str, held: Ballot, at: datetime, *, actor: str = "", **facts: Any) -> None:
    ledger.record(
        kind, subject=f"ballot:{held.pk}", area=held.area.slug, actor=actor, ground=held.ground, at=at, **facts
    )
