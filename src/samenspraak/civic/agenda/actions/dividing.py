# SPDX-License-Identifier: EUPL-1.2
"""A ballot on several ideas at once: residents divide a pot over what stands on the agenda."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.records import refuse_while_hidden
from samenspraak.civic.agenda.actions.voting import asked_well
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agenda.queries import Parts, PotStanding, feasibility
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots.actions import Announced, Choosable
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agreements.terms import MoneyTerm, Task
from samenspraak.rulebook.verdicts import Finding, Refused, refuse, refuse_all


@dataclass(frozen=True)
class Division:
    """What is divided, and how.

    items:  the numbers of the ideas. pot: in cents, all pots together. money: the number of the term that gives it, or
            "".
    count:  how is counted, one of `agenda.COUNTS`.
    most:   how many one may choose; None: as many as one likes.
    within: whether what one chooses may together not cost more than the pot.
    points: how many one divides over the ideas; None: one chooses ideas.
    split:  one pot, or one for each theme or buurt of the ideas; one of `agenda.pots.SPLITS`.
    amounts: where there are several pots, the cents of each by the key of its theme or buurt.
    """

    items: Sequence[int]
    pot: int
    money: str
    count: str
    most: int | None = None
    within: bool = False
    points: int | None = None
    split: str = agenda.ONE_POT
    amounts: Mapping[str, int] = field(default_factory=dict)


@transaction.atomic(durable=True)
def call_budget(
    area: Area,
    asked: Division,
    *,
    question: str,
    consultation_since: date,
    opens_at: datetime,
    closes_at: datetime,
    by: int | None,
    at: datetime,
    electorate: int | None = None,
) -> Ballot:
    """Announce a budget ballot. All that is announced stands from then on, the lot for ties too: it is drawn here.

    Each idea is asked for its power; the ballot binds when the wijk decides about all of them and the agreement gives
    the money. An idea is in one running ballot at a time: its status moves along, under its lock.
    """
    found = queries.locked_items(Q(area=area, number__in=list(asked.items)))
    Area.objects.select_for_update(no_key=True).get(pk=area.pk)  # two ballots do not promise the same money
    topics = list(dict.fromkeys(one.topic for one in found))
    standing = queries.pot_standing(area, topics, at, money=asked.money, pot=asked.pot)
    roles, term = queries.roles(by, area, queries.day(at)), _money(area, asked, at)
    refuse(policy.why_not_call(force=standing.force, roles=roles, status="on-agenda"))
    refuse_all(_why_not_items(asked, found))
    refuse_while_hidden(*found)
    parts = queries.parts_of(area, asked.split, queries.day(at))
    refuse_all(agenda.why_not_split(asked.split, {one.number: parts.key_of(one) for one in found}))
    refuse_all(
        (
            *_why_not_amounts(asked, parts, found),
            *agenda.why_not_pot(
                {one.number: one.cost_cents for one in found},
                pot=asked.pot,
                most=asked.most,
                count=asked.count,
                points=asked.points,
                left=queries.money_left(area, term, queries.day(closes_at)) if term else None,
                limit=term.limit_cents if term else None,
                article=asked.money,
                split=asked.split,
            ),
            *agenda.why_not_call(
                placed=max(queries.day(one.item.placed_at) for one in found),
                consultation_since=consultation_since,
                consultation_days=standing.consultation_days,
                opens=queries.day(opens_at),
                opens_at=opens_at,
                closes_at=closes_at,
                now=at,
            ),
        )
    )
    question = asked_well(question, electorate)
    seat = roles.wijk or roles.team
    assert seat is not None
    said = Announced(
        subject=f"budget:{area.pk}:{found[0].number}",
        question=question,
        force=standing.force,
        ground=standing.ground,
        rule=_rule(asked, standing, found, parts),
        consultation_since=consultation_since,
        opens_at=opens_at,
        closes_at=closes_at,
        electorate=electorate,
        method=counts.BUDGET,
        options=tuple(Choosable(str(one.number), one.title, one.cost_cents or 0) for one in found),
    )
    held = ballots.announce(area, said, actor=seat.ref, at=at)
    Proposal.objects.filter(pk__in=[one.pk for one in found]).update(status="in-decision")
    return held


def _why_not_items(asked: Division, found: Sequence[Proposal]) -> list[Finding]:
    """Everything that was asked stands on the agenda, and waits for a ballot."""
    if not found or len(found) < len({*asked.items}):
        return [Finding("item-unknown", about="items")]
    waiting = [one for one in found if agenda.why_not_move(one.status, "in-decision")]
    going = feasibility.unfinished(one.pk for one in found)
    return [
        *(Finding("item-not-waiting", {"number": one.number}, about="items") for one in waiting),
        *(Finding("item-worked-out-first", {"number": number}, about="items") for number in going),
    ]


def _why_not_amounts(asked: Division, parts: Parts, found: Sequence[Proposal]) -> Sequence[Finding]:
    if asked.split == agenda.ONE_POT:
        return ()
    costs = {key: [one.cost_cents for one in own] for key, own in parts.of(found).items()}
    return agenda.why_not_amounts(costs, asked.amounts, pot=asked.pot)


def _money(area: Area, asked: Division, at: datetime) -> MoneyTerm | None:
    """The article that gives the money that was pointed at; None when it is no money of the agreement."""
    if not asked.money:
        return None
    money = agreements.purse_of(area, (), Task.DECIDE, at).money
    term = next((one for one in money if one.number == asked.money), None)
    if term is None:
        raise Refused(Finding("money-unknown", about="money"))
    return term


def _rule(asked: Division, standing: PotStanding, found: Sequence[Proposal], parts: Parts) -> dict[str, Any]:
    lot = [str(one.number) for one in found]
    secrets.SystemRandom().shuffle(lot)
    return {
        **standing.rule(),
        "pot": asked.pot,
        "pots": [
            {"name": parts.names[key], "cents": asked.amounts[key], "items": [str(one.number) for one in own]}
            for key, own in parts.of(found).items()
        ],
        "split": asked.split,
        "money": asked.money,
        "count": asked.count,
        "most": asked.most,
        "within": asked.within,
        "points": asked.points,
        "topics": list(standing.each),
        "lot": lot,
    }
