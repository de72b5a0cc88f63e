# SPDX-License-Identifier: EUPL-1.2
"""The public money book of an area: what is given, reserved, spent, and put right. A line is only ever added.

All lines of an area are written under the lock of that area: so no more is ever reserved than was given, and no more
spent than was reserved, whoever is at it at the same moment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.models import AgendaItem, Booking, Decision, Proposal
from samenspraak.civic.agenda.queries import Pot, Roles
from samenspraak.civic.agreements.models import Term
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ledger import actions as ledger
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda import money as rule
from samenspraak.rulebook.agenda.money import BUDGET, PAID, RESERVED
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all

DEEDS = {BUDGET: "money.given", RESERVED: "money.reserved", PAID: "money.paid"}


@dataclass(frozen=True)
class Written:
    """A line as somebody writes it down: how much in cents, for what, and where the proof is."""

    amount: int | None
    text: str
    reference: str = ""
    on: date | None = None  # of a payment

    def clean(self) -> "Written":
        """The same without what cannot be seen."""
        return Written(
            self.amount, " ".join(clean_text(self.text).split()), clean_text(self.reference).strip(), self.on
        )


# What the agreement gives


@transaction.atomic
def keep_up(area: Area, *, at: datetime, year: int | None = None) -> int:
    """Write down what the agreement gives this year, and a difference when another version gives more or less.

    The book follows the agreement by itself: nobody enters this. `year` is another year, for what was voted on just
    before it ended. Returns how many lines were written.
    """
    _lock(area)
    year, made = year or queries.day(at).year, 0
    for term in queries.money_agreed(area, at):
        pot = Pot(term.number, queries.year_of(term, year))
        difference = (term.amount_cents or 0) - queries.balance_of(area, pot).budget
        if difference:
            stored = queries.term_of(area, term.number, at)
            key = f"agreed:{pot.key}:{stored.pk if stored else 0}:{difference}:{queries.next_booking(area)}"
            given = Written(difference, term.text[: rule.DESCRIPTION_LIMIT])
            _write(area, BUDGET, pot, given, item=None, term=stored, seat=None, key=key, at=at)
            made += 1
    return made


@transaction.atomic(durable=True)
def give(area: Area, asked: Written, *, key: str, by: int | None, at: datetime) -> Booking:
    """Money that the municipality makes available in this wijk this year, beside what the agreement gives."""
    _lock(area)
    if known := _known(area, key):
        return known
    roles = queries.roles(by, area, queries.day(at))
    asked = asked.clean()
    refuse(policy.why_not_give(roles=roles))
    refuse_all(rule.why_not_describe(amount=asked.amount, text=asked.text, reference=asked.reference))
    pot = Pot(queries.OF_THE_MUNICIPALITY, queries.day(at).year)
    return _write(area, BUDGET, pot, asked, item=None, term=None, seat=policy.official(roles), key=key, at=at)


# Reserving and spending


def reserve_by_ballot(made: Decision, held: Ballot, found: Proposal, *, at: datetime) -> None:
    """What a binding division of money of the agreement grants, is reserved in the same deed."""
    money = held.rule.get("money")
    if made.outcome != "granted" or not money or not found.cost_cents:
        return
    area = found.area
    _lock(area)
    year = queries.day(held.closes_at).year
    keep_up(area, at=at, year=year)
    term = next((one for one in queries.money_agreed(area, at) if one.number == money), None)
    pot = Pot(money, queries.year_of(term, year) if term else year)
    stored = queries.term_of(area, money, at)
    _fits(area, RESERVED, found.cost_cents, pot, found.item, but=held.pk)
    _within_limit(stored, found.cost_cents, found.item)
    asked = Written(found.cost_cents, found.title, f"stemming {held.number}")
    _write(area, RESERVED, pot, asked, item=found.item, term=stored, seat=None, key=f"decision:{made.pk}", at=at)


@transaction.atomic(durable=True)
def reserve(proposal_id: int, pot: Pot, asked: Written, *, key: str, by: int | None, at: datetime) -> Booking:
    """Set money apart for something that was decided: of the agreement by who allocates it, else by an official."""
    found, roles = _idea(proposal_id, by, at)
    area = found.area
    if known := _known(area, key):
        return known
    keep_up(area, at=at)
    asked, term = asked.clean(), queries.term_of(area, pot.money, at) if pot.money else None
    refuse(
        policy.why_not_money_here(status=found.status, goes_ahead=queries.going_ahead(found) is not None),
        Finding("pot-unknown", about="pot")
        if pot not in [one for one, _term in queries.reservable(area, at)]
        else None,
    )
    refuse(policy.why_not_reserve(roles=roles, allocates=_said(term, "allocates")))
    refuse_all(rule.why_not_describe(amount=asked.amount, text=asked.text, reference=asked.reference))
    assert asked.amount is not None
    _fits(area, RESERVED, asked.amount, pot, found.item)
    _within_limit(term, asked.amount, found.item)
    seat = policy.seat_for_money(roles, _said(term, "allocates"))
    return _write(area, RESERVED, pot, asked, item=found.item, term=term, seat=seat, key=key, at=at)


@transaction.atomic(durable=True)
def pay(proposal_id: int, pot: Pot, asked: Written, *, key: str, by: int | None, at: datetime) -> Booking:
    """Write down what was paid, on which day, from what was reserved for it."""
    found, roles = _idea(proposal_id, by, at)
    area = found.area
    if known := _known(area, key):
        return known
    asked, spends, term = asked.clean(), *_spending(found.item, pot)
    refuse(policy.why_not_pay(roles=roles, spends=spends))
    on = asked.on or queries.day(at)
    late = rule.why_not_paid_on(on, queries.day(at))
    wrong = rule.why_not_describe(amount=asked.amount, text=asked.text, reference=asked.reference)
    refuse_all([*wrong, *([late] if late else [])])
    assert asked.amount is not None
    _fits(area, PAID, asked.amount, pot, found.item)
    seat = policy.seat_to_pay(roles, spends)
    return _write(area, PAID, pot, asked, item=found.item, term=term, seat=seat, key=key, at=at)


def _spending(item: AgendaItem, pot: Pot) -> tuple[str, Term | None]:
    """Who spends this: who the article names, else who carries the project out. Officials, for their own money."""
    first = Booking.objects.filter(item=item, kind=RESERVED, money=pot.money, year=pot.year).order_by("pk").first()
    if first is None:
        raise Refused(Finding("nothing-reserved", about="pot"))
    return policy.spends_by(first, item), first.term


# Putting right


@transaction.atomic(durable=True)
def put_right(booking_id: int, *, amount: int, reason: str, key: str, by: int | None, at: datetime) -> Booking:
    """Take a line back by a counter-entry, and write down what it should have been (`amount`, in cents; 0 is nothing).

    The line itself stays as it is, with the reason beside it.
    """
    wrong = Booking.objects.select_related("area__parent", "item__proposal", "term").get(pk=booking_id)
    area = wrong.area
    _lock(area)
    if known := _known(area, key):
        return known
    roles = queries.roles(by, area, queries.day(at))
    reason = " ".join(clean_text(reason).split())
    there = Booking.objects.filter(corrects=wrong).exists()
    refuse(policy.why_not_put_right(roles=roles, wrong=wrong, put_right=there))
    refuse_all(rule.why_not_describe(amount=amount or 1, text=reason))
    if amount == wrong.amount_cents:
        raise Refused(Finding("same-amount", about="amount"))
    pot = Pot(wrong.money, wrong.year)
    _fits(area, wrong.kind, amount - wrong.amount_cents, pot, wrong.item)
    if wrong.kind == RESERVED and wrong.item:
        _within_limit(queries.term_of(area, pot.money, at), amount - wrong.amount_cents, wrong.item)
    given: dict[str, Any] = {"item": wrong.item, "term": wrong.term, "seat": policy.seat_of_line(roles, wrong)}
    counter = Written(-wrong.amount_cents, reason, wrong.reference, wrong.on)
    made = _write(area, wrong.kind, pot, counter, **given, key=key, at=at, corrects=wrong)
    if amount:
        anew = Written(amount, wrong.text or reason, wrong.reference, wrong.on)
        _write(area, wrong.kind, pot, anew, **given, key=f"{key}:anew", at=at)
    return made


@transaction.atomic(durable=True)
def hide_words(booking_id: int, *, reason: str, by: int | None, at: datetime) -> None:
    """Take the words of a line away when they say something about a person. The amount always stands."""
    line = Booking.objects.select_for_update(of=("self",)).select_related("area__parent").get(pk=booking_id)
    roles = queries.roles(by, line.area, queries.day(at))
    refuse(policy.why_not_hide(roles=roles, hidden_why=line.hidden_why, reason=reason))
    assert roles.team is not None
    Booking.objects.filter(pk=line.pk).update(text="", reference="", hidden_why=reason)
    facts: dict[str, Any] = {"number": line.number, "reason": reason}
    ledger.record(
        "money.words-hidden", subject=f"booking:{line.pk}", area=line.area.slug, at=at, actor=roles.team.ref, **facts
    )


# What they share


def _lock(area: Area) -> None:
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)


def _idea(proposal_id: int, by: int | None, at: datetime) -> tuple[Proposal, Roles]:
    """The locked idea, in the locked area, and what this person is there."""
    found = queries.locked(proposal_id)
    _lock(found.area)
    if not hasattr(found, "item"):
        raise Refused(Finding("not-decided-yet"))
    return found, queries.roles(by, found.area, queries.day(at))


def _known(area: Area, key: str) -> Booking | None:
    return Booking.objects.filter(area=area, key=key).first()


def _said(term: Term | None, name: str) -> str:
    data: Mapping[str, Any] = term.data if term else {}
    return str(data.get(name) or "")


def _fits(area: Area, kind: str, amount: int, pot: Pot, item: AgendaItem | None, *, but: int | None = None) -> None:
    """Refuse what does not fit, by the sums as they are under the lock."""
    refuse(
        rule.why_not_book(
            kind,
            amount,
            pot=queries.balance_of(area, pot),
            project=queries.balance_of(area, pot, item) if item else rule.Balance(),
            promised=queries.promised_of(area, pot, but=but) if kind == RESERVED and amount > 0 else 0,
        )
    )


def _within_limit(term: Term | None, amount: int, item: AgendaItem) -> None:
    """Refuse more than the article lets one decision take, by what was reserved for it as it is under the lock."""
    if term and (limit := term.data.get("limit_cents")):
        there = queries.reserved_of(item, term.number)
        refuse(rule.why_not_to_one(amount, reserved=there, limit=limit, article=term.number))


def _write(
    area: Area,
    kind: str,
    pot: Pot,
    asked: Written,
    *,
    item: AgendaItem | None,
    term: Term | None,
    seat: Holding | None,
    key: str,
    at: datetime,
    corrects: Booking | None = None,
) -> Booking:
    made = Booking.objects.create(
        area=area,
        number=queries.next_booking(area),
        kind=kind,
        money=pot.money,
        year=pot.year,
        item=item,
        amount_cents=asked.amount or 0,
        on=asked.on or queries.day(at),
        text=asked.text,
        reference=asked.reference[: rule.REFERENCE_LIMIT],
        corrects=corrects,
        term=term,
        body=seat.name if seat else "",
        at=at,
        key=key,
    )
    facts: dict[str, Any] = {"number": made.number, "cents": made.amount_cents, "money": pot.money, "year": pot.year}
    if item:
        facts["idea"] = item.proposal.number
    if corrects:
        facts["corrects"] = corrects.number
    ledger.record(
        "money.put-right" if corrects else DEEDS[kind],
        subject=f"booking:{made.pk}",
        area=area.slug,
        actor=seat.ref if seat else "",
        at=at,
        on=made.on.isoformat(),
        digest=digest([made.text, made.reference]),
        **facts,
    )
    return made
