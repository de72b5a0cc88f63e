# SPDX-License-Identifier: EUPL-1.2
"""What may this wijk do, on this topic and in this task? One question with one answer, and the article it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Protocol

from samenspraak.rulebook.agreements.fields import LIVE_TIMES
from samenspraak.rulebook.agreements.terms import (
    Guard,
    Instrument,
    MoneyTerm,
    Owner,
    Row,
    SafeguardTerm,
    Say,
    SayTerm,
    Task,
    Terms,
    TransferTerm,
    parse,
)

BINDING, ADVICE, NONE = "binding", "advice", "none"
LAW, CONTRACT, PROMISE, NOTHING = "law", "contract", "promise", ""

# Which safeguards hold a deed in each task. Those not named here hold the agreement as a whole.
GUARDS: Mapping[Task, frozenset[Guard]] = {
    Task.DRAW_UP: frozenset({Guard.REPRESENTATION, Guard.INCLUSION, Guard.OPENNESS, Guard.INTEREST, Guard.REPLY}),
    Task.DECIDE: frozenset(
        {
            Guard.REPRESENTATION,
            Guard.CONSULTATION,
            Guard.REACH,
            Guard.INCLUSION,
            Guard.OPENNESS,
            Guard.DECISION_RULE,
            Guard.INTEREST,
            Guard.MINORITY,
            Guard.ACCOUNTABILITY,
            Guard.COMPLAINT,
            Guard.REPLY,
        }
    ),
    Task.CARRY_OUT: frozenset(
        {Guard.SUPPORT, Guard.MONEY_CONTROL, Guard.INTEREST, Guard.ACCOUNTABILITY, Guard.COMPLAINT, Guard.REPLY}
    ),
}


@dataclass(frozen=True)
class Power:
    """What the agreement in force gives the wijk here. Nothing agreed is a power too: `force` is then "none"."""

    topic: str
    task: Task
    say: Say = Say.INFORMED
    force: str = NONE  # "binding", "advice" or "none"
    held_by: str = NOTHING  # what a binding decision is held by: "law", "contract", "promise" (politics), or ""
    instrument: Instrument = Instrument.UNSAID
    owner: Owner = Owner.UNSAID
    body: str = ""
    term: str = ""  # the number of the term it rests on
    area: str = ""
    version: int | None = None
    transfer: str = ""  # the number of the term by which it was given
    decision: str = ""  # by which it was given, as that term cites it
    deadline_days: int | None = None  # of a promise: within so many days the municipality follows or says why not
    safeguards: tuple[SafeguardTerm, ...] = ()
    beyond: MoneyTerm | None = None  # the article whose limit this would go beyond: then it is no more than an advice
    unpriced: MoneyTerm | None = None  # the article whose limit this cannot be held against: nobody said what it costs

    @property
    def is_binding(self) -> bool:
        """Whether what the wijk decides here, holds. By a promise it holds politically, not in law."""
        return self.force == BINDING


def power_from(
    terms: Terms | Iterable[Row],
    topic: str,
    task: Task | str,
    *,
    area: str = "",
    version: int | None = None,
    on: date | None = None,
) -> Power:
    """The power these terms give for this topic and task. A term about the topic goes before one about all topics.

    With `on` an instrument counts only in its own period: a mandate that has run out gives nothing in law any more.
    """
    agreed = terms if isinstance(terms, Terms) else parse(terms)
    task = Task(task)
    say = agreed.say_on(topic, task)
    if say is None:
        return Power(topic, task, area=area, version=version)
    transfer = transfer_behind(agreed, say, topic, on)
    instrument = transfer.instrument if transfer else Instrument.UNSAID
    return Power(
        topic,
        task,
        say=say.say,
        force=force_of(say.say, instrument),
        held_by=_held_by(say.say, instrument),
        instrument=instrument,
        owner=transfer.owner if transfer else Owner.UNSAID,
        body=say.body or (transfer.to if transfer else ""),
        term=say.number,
        area=area,
        version=version,
        transfer=transfer.number if transfer else "",
        decision=transfer.decision if transfer else "",
        deadline_days=transfer.deadline_days if transfer else None,
        safeguards=tuple(guard for guard in agreed.safeguards if guard.guard in GUARDS[task]),
    )


def within_limits(power: Power, money: Iterable[MoneyTerm], cost: int | None) -> Power:
    """This power for a decision that costs so much (in cents; None when nobody knows).

    An article may say how much of its money one decision may take. What costs more than any article allows, the wijk
    cannot decide by itself: it advises. Where an article states no limit, or none gives money, nothing changes.
    """
    widest = widest_limit(money) if power.is_binding else None
    if widest is None:
        return power
    if cost is None:
        return replace(power, unpriced=widest)
    return replace(power, force=ADVICE, held_by=NOTHING, beyond=widest) if cost > (widest.limit_cents or 0) else power


def widest_limit(money: Iterable[MoneyTerm]) -> MoneyTerm | None:
    """The article that lets one decision take most; None where one of those that give money states no limit."""
    allotted = [one for one in money if one.is_allocated_by_the_wijk]
    if not all(one.limit_cents for one in allotted):
        return None
    return max(allotted, key=lambda one: one.limit_cents or 0, default=None)


def transfer_behind(terms: Terms, say: SayTerm, topic: str, on: date | None = None) -> TransferTerm | None:
    """The transfer behind a say on this topic: the one to the body that has the say goes before one to another."""
    found = [one for one in terms.transfers_on(topic, say.task) if on is None or one.runs(on)]
    to_body = [transfer for transfer in found if say.body and transfer.to == say.body]
    return next(iter(to_body or found), None)


def force_of(say: Say, instrument: Instrument) -> str:
    """How far what the wijk says here reaches. Deciding binds, by any instrument; `held_by` says in what way."""
    if say is Say.DECIDES:
        return BINDING
    return ADVICE if say >= Say.ADVISES else NONE


def _held_by(say: Say, instrument: Instrument) -> str:
    if say is not Say.DECIDES:
        return NOTHING
    if instrument in (Instrument.MANDAAT, Instrument.DELEGATIE):
        return LAW
    # Without an instrument there is still the agreement itself, which the municipality signed: a political promise.
    return CONTRACT if instrument is Instrument.OVEREENKOMST else PROMISE


OWNERS: Mapping[Owner, str] = {
    Owner.RAAD: "de gemeenteraad",
    Owner.COLLEGE: "het college van burgemeester en wethouders",
    Owner.BURGEMEESTER: "de burgemeester",
}
CITED = 100  # characters of the decision that gave a power: the article itself has all of it


def ground(power: Power, area_name: str, version: int | None = None) -> str:
    """How a decision cites what it rests on: "afspraken Oosterparkwijk v3, art. 4.2". "" when it rests on nothing.

    What was decided by mandate says in whose name (Awb 10:10); what was decided by delegation cites the delegation.
    """
    number = power.version if version is None else version
    if not power.term or number is None:
        return ""
    return f"afspraken {area_name} v{number}, art. {power.term}{_in_law(power)}"


def _in_law(power: Power) -> str:
    if power.held_by != LAW:
        return ""
    owner, decision = OWNERS.get(power.owner, "de gemeente"), power.decision[:CITED].strip()
    given = f"art. {power.transfer}{f', {decision}' if decision else ''}"
    if power.instrument is Instrument.MANDAAT:
        return f"; namens {owner}, krachtens mandaat ({given})"
    return f"; krachtens delegatie door {owner} ({given})"


class Safeguarded(Protocol):
    """Terms, or a power: whatever has safeguards."""

    @property
    def safeguards(self) -> tuple[SafeguardTerm, ...]:
        """The promises that hold."""


def amounts(where: Safeguarded, guard: Guard, name: str) -> list[int]:
    """What the safeguards of one kind say about one parameter."""
    said = (term.amount(name) for term in where.safeguards if term.guard is guard)
    return [amount for amount in said if amount is not None]


def has_guard(where: Safeguarded, guard: Guard) -> bool:
    """Whether a safeguard of this kind is promised."""
    return any(term.guard is guard for term in where.safeguards)


def consultation_days(where: Safeguarded) -> int:
    """For how many days residents can give their view before a decision; 0 when no days were agreed."""
    return max(amounts(where, Guard.CONSULTATION, "days"), default=0)


def reply_days(where: Safeguarded) -> int | None:
    """Within how many days the municipality replies; the shortest promise holds. None when there is none."""
    return min(amounts(where, Guard.REPLY, "days"), default=None)


def complaint_days(where: Safeguarded) -> int | None:
    """Within how many days a complaint is answered; the shortest promise holds. None when there is none."""
    return min(amounts(where, Guard.COMPLAINT, "days"), default=None)


def review_months(where: Safeguarded) -> int | None:
    """Within how many months the first evaluation comes. None when it was not agreed."""
    return min(amounts(where, Guard.REVIEW, "months"), default=None)


def reach(where: Safeguarded, electorate: int) -> int:
    """How many papers a vote needs to count, rounded up; the largest demand holds, 0 when there is none."""
    shares = [ceil(Fraction(share * electorate, 100)) for share in amounts(where, Guard.REACH, "percent")]
    return max([*shares, *amounts(where, Guard.REACH, "people")], default=0)


def live_times(where: Safeguarded) -> int:
    """How many times a vote in the room counts; the least holds that was agreed, and 1 where nothing was."""
    return min(amounts(where, Guard.DECISION_RULE, LIVE_TIMES), default=1)


def majority_percent(where: Safeguarded) -> int:
    """More than this share of the votes for and against must be for; 50 unless the agreement asks more."""
    return max([50, *amounts(where, Guard.DECISION_RULE, "percent")])
