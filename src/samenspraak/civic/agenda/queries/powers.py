# SPDX-License-Identifier: EUPL-1.2
"""What the agreement in force gives here, and who may act on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, Sum
from django.utils import timezone

from samenspraak.civic.agenda.models import Booking, Proposal
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ballots.queries.counts import BUDGET
from samenspraak.civic.conversations import queries as conversations
from samenspraak.civic.conversations.models import ContentVersion
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import ADVICE, BINDING, REPLY_DAYS
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.fields import LIVE_TIMES
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import Guard, MoneyTerm, Say, Task
from samenspraak.rulebook.content import Topic


def day(at: datetime) -> date:
    """The day of this moment, where the municipality is."""
    return timezone.localtime(at).date()


def topics() -> tuple[Topic, ...]:
    """The topics a proposal can be about. One query; the content itself is read once."""
    newest = ContentVersion.objects.order_by("-number").values_list("digest", flat=True)[0]
    return conversations.content_with(newest).topics


# Who may act


@dataclass(frozen=True)
class Roles:
    """From which seats a person may act on the agenda of one area, today."""

    team: Holding | None = None  # in the gebiedsteam
    wijk: Holding | None = None  # in a residents' body of the area itself
    college: Holding | None = None
    any: Holding | None = None  # whichever seat comes first: to speak from


def roles(person: int | None, area: Area, on: date) -> Roles:
    """The seats of a person as the agenda of this area sees them. One query; none for a visitor."""
    within = {area.pk, area.parent_id, None}
    held = [seat for seat in people.seats_of(person, on) if seat.area in within]
    return Roles(
        team=next((seat for seat in held if seat.kind == "gebiedsteam"), None),
        wijk=next((seat for seat in held if seat.kind in Body.OF_RESIDENTS and seat.area == area.pk), None),
        college=next((seat for seat in held if seat.kind == "college"), None),
        any=next(iter(held), None),
    )


# What the agreement says


@dataclass(frozen=True)
class Standing:
    """How far a decision of this wijk on this topic reaches, and what the agreement asks before and after it."""

    power: Power
    ground: str  # "afspraken Oosterparkwijk v3, art. 4.2", or ""
    suspended: bool

    @property
    def force(self) -> str:
        """ "binding" where the agreement in force says so; otherwise an advice, which needs no power."""
        return force_of(self.power)

    @property
    def consultation_days(self) -> int:
        """Days in which residents can give their view before a ballot opens."""
        return powers.consultation_days(self.power)

    @property
    def reply_days(self) -> int:
        """Days within which the municipality replies to an advice."""
        return powers.reply_days(self.power) or REPLY_DAYS

    @property
    def majority_percent(self) -> int:
        """More than this share of yes and no must be yes."""
        return min(99, powers.majority_percent(self.power))

    @property
    def live_times(self) -> int:
        """How many times a vote in the room counts."""
        return powers.live_times(self.power)

    @property
    def quorum_percent(self) -> int:
        """The share of the electorate that must vote, as the agreement says it; 0 when it says none."""
        return max(powers.amounts(self.power, Guard.REACH, "percent"), default=0)

    @property
    def quorum_people(self) -> int:
        """The number of people that must vote, as the agreement says it; 0 when it says none."""
        return max(powers.amounts(self.power, Guard.REACH, "people"), default=0)

    def quorum(self, electorate: int) -> int:
        """How many papers the agreement asks for, of an electorate of this size."""
        return powers.reach(self.power, electorate)

    @property
    def beyond(self) -> MoneyTerm | None:
        """The article that lets one decision take less money than this one would."""
        return self.power.beyond

    @property
    def unpriced(self) -> MoneyTerm | None:
        """The article that says how much one decision may take, while nobody said how much this one would."""
        return self.power.unpriced

    def about(self, topic: str) -> Power:  # a pot has several
        """The power that a decision on an idea about this topic rests on."""
        return self.power


def standing(area: Area, topic: str, at: datetime, task: Task = Task.DECIDE, *, cost: int | None = None) -> Standing:
    """What the agreement in force says now about this topic and task, and about deciding on what costs so much (in
    cents). One query, two when it gives nothing."""
    power = agreements.power_of(area, topic, task, at, cost=cost)
    suspended = not power.is_binding and not power.term and agreements.is_suspended(area, at)
    return Standing(power, powers.ground(power, area.name), suspended)


@dataclass(frozen=True)
class PotStanding:
    """How far the division of a pot reaches: over ideas about several topics, with money that the agreement gives.

    Of what the agreement asks, the most holds; of what it promises, the least.
    """

    each: Mapping[str, Standing]  # by topic
    money: MoneyTerm | None
    suspended: bool
    beyond: MoneyTerm | None = None  # the article whose limit an idea on it goes beyond

    @property
    def force(self) -> str:
        """ "binding" where the wijk decides about everything on it and the agreement gives the money."""
        return agenda.force_of_pot([one.force for one in self.each.values()], agreed=self.money is not None)

    @property
    def ground(self) -> str:
        """All that it rests on: "afspraken Oosterparkwijk v3, art. 4.2, 5.1", or ""."""
        grounds = [*dict.fromkeys(one.ground for one in self.each.values() if one.ground)]
        numbers = [*(one.rpartition("art. ")[2] for one in grounds), *([self.money.number] if self.money else [])]
        return grounds[0].rpartition("art. ")[0] + "art. " + ", ".join(numbers) if grounds else ""

    @property
    def consultation_days(self) -> int:
        """Days in which residents can give their view before the ballot opens."""
        return max((one.consultation_days for one in self.each.values()), default=0)

    def about(self, topic: str) -> Power:
        """The power that a decision on an idea about this topic rests on."""
        return self.each[topic].power

    def rule(self) -> dict[str, Any]:
        """What is announced: the numbers that the agreement gives at that moment."""
        rules = [rule_of(one) for one in self.each.values()]
        most = ("majority_percent", "quorum_percent", "quorum_people", "consultation_days")
        least = ("reply_days", "deadline_days")
        said = {name: max(rule[name] for rule in rules) for name in most}
        said |= {name: min((rule[name] for rule in rules if rule[name]), default=None) for name in least}
        said |= _weighing(min((one.live_times for one in self.each.values()), default=1))
        held_by = next((how for how in ("promise", "contract", "law") for rule in rules if rule["held_by"] == how), "")
        return {**said, "held_by": held_by}


def pot_standing(area: Area, topics: Iterable[str], at: datetime, *, money: str, pot: int) -> PotStanding:
    """What the agreement in force says now about dividing so much of this money (the number of its term; "" for none)
    over ideas about these topics. One query."""
    asked = [*dict.fromkeys(topics)]
    found = agreements.purse_of(area, asked, Task.DECIDE, at)
    grounds = [powers.ground(power, area.name) for power in found.powers]
    each = {
        power.topic: Standing(power, ground, found.suspended)
        for power, ground in zip(found.powers, grounds, strict=True)
    }
    enough = (one for one in found.money if one.number == money and (one.amount_cents or 0) >= pot)
    return PotStanding(each, next(enough, None), found.suspended)


def standing_behind(held: Ballot, at: datetime) -> Standing | PotStanding:
    """What the agreement in force says now about what this ballot is about."""
    if held.method == BUDGET:
        rule = held.rule
        found = pot_standing(held.area, rule["topics"], at, money=rule["money"], pot=rule["pot"])
        return _within_limit(found, held)
    idea = Proposal.objects.only("topic", "cost_cents").get(about(held))
    return standing(held.area, idea.topic, at, cost=idea.cost_cents)


def _within_limit(found: PotStanding, held: Ballot) -> PotStanding:
    """The money of an article goes to nothing that costs more than its limit. One query where there is a limit."""
    limit = found.money.limit_cents if found.money else None
    if not limit or limit >= held.rule["pot"] or not held.options.filter(cost_cents__gt=limit).exists():
        return found
    return replace(found, money=None, beyond=found.money)


def money_left(area: Area, term: MoneyTerm, on: date) -> int:
    """What of this money was not reserved yet and is not being voted on: of this year, when it is an amount a year."""
    year = on.year if term.per == "year" else None
    kept = Booking.objects.filter(area=area, kind="reserved", money=term.number, year=year or 0)
    reserved = kept.aggregate(sum=Sum("amount_cents"))["sum"] or 0
    return max((term.amount_cents or 0) - reserved - promised_in_ballots(area, term.number, year), 0)


def promised_in_ballots(area: Area, money: str, year: int | None, *, but: int | None = None) -> int:
    """What of the money of an article is being voted on, or was granted and did not take effect yet: then it is not
    reserved in the money book either. Of one year, when it is an amount a year; leaving out one ballot."""
    rows = Ballot.objects.filter(area=area, method=BUDGET, rule__money=money, force=BINDING, decisions=None)
    promised = 0
    for one in rows.exclude(status="withdrawn").exclude(pk=but or 0):
        if year is not None and day(one.closes_at).year != year:
            continue
        result = one.result
        promised += one.rule["pot"] if result is None else 0 if result["void"] else result["spent"]
    return promised


def force_of(power: Power) -> str:
    """How far a ballot that rests on this power reaches."""
    return BINDING if power.is_binding else ADVICE


def rule_of(found: Standing) -> dict[str, Any]:
    """What is announced with a ballot: the numbers that the agreement gives at that moment."""
    return {
        "tie": "rejected",
        "majority_percent": found.majority_percent,
        "quorum_percent": found.quorum_percent,
        "quorum_people": found.quorum_people,
        "consultation_days": found.consultation_days,
        "reply_days": found.reply_days,
        "held_by": found.power.held_by,
        "deadline_days": found.power.deadline_days,
        **_weighing(found.live_times),
    }


def _weighing(times: int) -> dict[str, Any]:
    """What is announced where votes do not all count alike; nothing where they do."""
    return {LIVE_TIMES: times} if times > 1 else {}


def wijk_draws_up(power: Power) -> bool:
    """Whether the wijk itself places proposals on the agenda: from "initiates" upward."""
    return power.say >= Say.INITIATES


def drawing_up(power: Power, held: Roles) -> Holding | None:
    """The seat from which somebody draws up the agenda, where this power holds."""
    return held.wijk if wijk_draws_up(power) else held.team


def without_power(held: Iterable[Ballot], at: datetime) -> dict[int, bool]:
    """Of these ballots, by id, those that were announced as binding while the power is not there now; with whether it
    is suspended. One query for each area, topic and cost, none for an advice."""
    binding = [ballot for ballot in held if ballot.force == BINDING]
    single = [ballot for ballot in binding if ballot.method != BUDGET]
    about_what = Proposal.objects.only("topic", "cost_cents").in_bulk([_proposal_of(ballot) for ballot in single])
    seen: dict[tuple[int, str, int | None], Standing] = {}
    without: dict[int, bool] = {}
    for ballot in binding:
        found: Standing | PotStanding
        if ballot.method == BUDGET:
            found = standing_behind(ballot, at)
        else:
            idea = about_what[_proposal_of(ballot)]
            key = (ballot.area_id, idea.topic, idea.cost_cents)
            found = seen.get(key) or standing(ballot.area, idea.topic, at, cost=idea.cost_cents)
            seen[key] = found
        if found.force != BINDING:
            without[ballot.pk] = found.suspended
    return without


def about(held: Ballot) -> Q:
    """Which proposals a ballot is about."""
    if held.method == BUDGET:
        return Q(area=held.area_id, number__in=[int(key) for key in held.rule["lot"]])
    return Q(pk=_proposal_of(held))


def proposal_about(held: Ballot) -> Proposal:
    """The proposal that a ballot with yes and no is about, with its area. One query."""
    return Proposal.objects.select_related("area").get(about(held))


def _proposal_of(held: Ballot) -> int:
    return int(held.subject.removeprefix("proposal:"))
