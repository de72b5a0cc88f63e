# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import (
    Count,
    DateTimeField,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import RawSQL
from django.utils import timezone

from samenspraak.civic.agenda.models import (
    AgendaItem,
    Amendment,
    Comment,
    Decision,
    FormerText,
    Picture,
    Proposal,
    Support,
)
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
from samenspraak.rulebook.agenda import ADVICE, BINDING, REPLY_DAYS, backing
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import Guard, MoneyTerm, Say, Task
from samenspraak.rulebook.content import Topic

# Groups of statuses under which people look for proposals.
STAGES: Mapping[str, tuple[str, ...]] = {
    "idee": ("submitted",),
    "agenda": ("on-agenda",),
    "stemming": ("in-decision",),
    "besloten": ("granted", "rejected", "advised", "answered"),
}
COMMENTS_SHOWN = 50  # at once, with their replies
REPLIES_SHOWN = 500  # of all these together, the newest


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

    def about(self, topic: str) -> Power:  # noqa: ARG002  (a pot has several)
        """The power that a decision on an idea about this topic rests on."""
        return self.power


def standing(area: Area, topic: str, at: datetime, task: Task = Task.DECIDE) -> Standing:
    """What the agreement in force says now about this topic and task. One query, two when it gives nothing."""
    power = agreements.power_of(area, topic, task, at)
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
        return pot_standing(held.area, rule["topics"], at, money=rule["money"], pot=rule["pot"])
    return standing(held.area, Proposal.objects.only("topic").get(about(held)).topic, at)


def money_left(area: Area, term: MoneyTerm, on: date) -> int:
    """What of this money was not granted yet and is not being voted on: of this year, when it is an amount a year."""
    rows = Ballot.objects.filter(area=area, method=BUDGET, rule__money=term.number, force=BINDING)
    promised = 0
    for one in rows.exclude(status="withdrawn"):
        if term.per == "year" and day(one.closes_at).year != on.year:
            continue
        result = one.result
        promised += one.rule["pot"] if result is None else 0 if result["void"] else result["spent"]
    return max((term.amount_cents or 0) - promised, 0)


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
    }


def wijk_draws_up(power: Power) -> bool:
    """Whether the wijk itself places proposals on the agenda: from "initiates" upward."""
    return power.say >= Say.INITIATES


def drawing_up(power: Power, held: Roles) -> Holding | None:
    """The seat from which somebody draws up the agenda, where this power holds."""
    return held.wijk if wijk_draws_up(power) else held.team


def without_power(held: Iterable[Ballot], at: datetime) -> dict[int, bool]:
    """Of these ballots, by id, those that were announced as binding while the power is not there now; with whether it
    is suspended. One query for each area and topic, none for an advice."""
    binding = [ballot for ballot in held if ballot.force == BINDING]
    single = [ballot for ballot in binding if ballot.method != BUDGET]
    topic_of = dict(
        Proposal.objects.filter(pk__in=[_proposal_of(ballot) for ballot in single]).values_list("pk", "topic")
        if single
        else ()
    )
    seen: dict[tuple[int, str], Standing] = {}
    without: dict[int, bool] = {}
    for ballot in binding:
        found: Standing | PotStanding
        if ballot.method == BUDGET:
            found = standing_behind(ballot, at)
        else:
            topic = topic_of[_proposal_of(ballot)]
            found = seen.get((ballot.area_id, topic)) or standing(ballot.area, topic, at)
            seen[ballot.area_id, topic] = found
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
    return Proposal.objects.select_related("area__parent").get(about(held))


def _proposal_of(held: Ballot) -> int:
    return int(held.subject.removeprefix("proposal:"))


# Proposals


@dataclass(frozen=True)
class Row:
    """A proposal in a list."""

    number: int
    title: str
    excerpt: str
    topic: str
    status: str
    shown_as: str
    submitted_at: datetime
    supports: int
    comments: int


def proposals(area: Area, *, stage: str = "", topic: str = "") -> QuerySet[Proposal]:
    """The proposals of an area, newest first; those that were withdrawn, or merged into another, are left out."""
    found = Proposal.objects.filter(area=area).exclude(status__in=("withdrawn", "merged"))
    if stage in STAGES:
        found = found.filter(status__in=STAGES[stage])
    if topic:
        found = found.filter(topic=topic)
    return found.order_by("-submitted_at", "-pk")


# How many of these a proposal has. The same as a Subquery, put into words in a tenth of the time. Who supports an idea
# and one that was merged into it is one person.
_SUPPORTS = (
    "SELECT COUNT(DISTINCT s.person_id) FROM agenda_support s WHERE s.proposal_id = agenda_proposal.id OR "
    "s.proposal_id IN (SELECT m.id FROM agenda_proposal m WHERE m.merged_into_id = agenda_proposal.id)"
)
_COMMENTS = "SELECT COUNT(*) FROM agenda_comment WHERE agenda_comment.proposal_id = agenda_proposal.id"
_BOTH = f"SELECT id, ({_SUPPORTS}), ({_COMMENTS}) FROM agenda_proposal WHERE id IN"  # noqa: S608  (no input)


def rows(found: QuerySet[Proposal]) -> list[Row]:
    """Proposals for a list, with their supports and comments. Two queries, whatever the number of rows."""
    names = ("pk", "number", "title", "excerpt", "topic", "status", "shown_as", "submitted_at")
    listed = list(found.values_list(*names))
    counts = _counts([one[0] for one in listed])
    return [Row(*one, *counts.get(pk, (0, 0))) for pk, *one in listed]  # type: ignore[call-arg]  # the columns above


def _counts(proposals: Sequence[int]) -> Mapping[int, tuple[int, int]]:
    """Supports and comments of each of these. Counted anew for every reader: they are no deeds, so nothing is kept."""
    if not proposals:
        return {}
    marks = ", ".join(["%s"] * len(proposals))
    with connection.cursor() as cursor:
        cursor.execute(f"{_BOTH} ({marks})", proposals)
        return {pk: (supports, comments) for pk, supports, comments in cursor.fetchall()}


def proposal(area: str, number: int, viewer: int | None = None) -> Proposal | None:
    """A proposal by its address, with its area and its place on the agenda; `supported_at` says since when the viewer
    supports it. `support_count` and `comment_count` are counted in the same query.
    """
    here = Q(proposal=OuterRef("pk")) | Q(proposal__merged_into=OuterRef("pk"))
    own = Support.objects.filter(here, person_id=viewer or 0).order_by("at").values("at")[:1]
    supported_at = Subquery(own) if viewer else Value(None, output_field=DateTimeField())
    found = Proposal.objects.filter(area__slug=area, number=number).select_related("area", "item", "merged_into")
    supports = RawSQL(_SUPPORTS, [], output_field=IntegerField())  # noqa: S611  (no input)
    comments = RawSQL(_COMMENTS, [], output_field=IntegerField())  # noqa: S611
    return found.annotate(supported_at=supported_at, support_count=supports, comment_count=comments).first()


def support_of(found: Proposal) -> QuerySet[Support]:
    """Support for an idea, and for what was merged into it."""
    return Support.objects.filter(Q(proposal=found) | Q(proposal__merged_into=found))


def supporters(found: Proposal) -> QuerySet[Support, int]:
    """Who supports an idea or what was merged into it, by id, each once."""
    return support_of(found).order_by("person").values_list("person", flat=True).distinct()


def support_asked() -> int | None:
    """How much support makes that whoever draws up the agenda is told, as the newest content has it. One query."""
    return backing.support_asked(agreements.newest_content()[0].thresholds)


def usual_count() -> str:
    """How a pot is divided unless somebody chooses otherwise, as the newest content has it. One query."""
    return agenda.usual_count(agreements.newest_content()[0].thresholds)


def merged_into(found: Proposal) -> list[Proposal]:
    """The ideas that were merged into this one, in the order in which they came. One query."""
    return list(Proposal.objects.filter(merged_into=found).order_by("number"))


def authors(found: Proposal) -> set[int]:
    """Who sent in an idea, or one that was merged into it, as far as anybody is known. One query."""
    both = Proposal.objects.filter(Q(pk=found.pk) | Q(merged_into=found), author__isnull=False)
    return set(both.values_list("author", flat=True))


def mergeable(found: Proposal) -> list[Proposal]:
    """The ideas that this one could be merged into: those that resemble it first, then the others, newest first."""
    others = Proposal.objects.filter(area=found.area, status="submitted").exclude(pk=found.pk)
    listed = list(others.order_by("-submitted_at", "-pk")[:LOOKED_AT])
    alike = agenda.resembling((found.title, found.excerpt), [(one.pk, one.title, one.excerpt) for one in listed])
    return sorted(listed, key=lambda one: alike.index(one.pk) if one.pk in alike else len(alike))


def proposal_by_id(proposal_id: int) -> Proposal | None:
    """A proposal with its area."""
    return Proposal.objects.select_related("area__parent").filter(pk=proposal_id).first()


def locked(proposal_id: int) -> Proposal:
    """A proposal that nobody else can move until the end of the transaction."""
    found = Proposal.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("area__parent").get(pk=proposal_id)


def next_number(area: Area) -> int:
    """The number of the next proposal in an area. Call it under the lock of the area."""
    return (Proposal.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0) + 1


def known_proposal(area: Area, key: str) -> Proposal | None:
    """The proposal that this form became before."""
    return Proposal.objects.select_related("area__parent").filter(area=area, key=key).first()


LOOKED_AT = 2_000  # ideas of one area that are held against a new one, newest first


def resembling(area: Area, *, title: str, text: str, key: str) -> list[Proposal]:
    """The ideas of an area that resemble one that is being brought in, the most alike first, with their supports.

    None once this form (`key`) was sent: it must not find itself. Two queries, three when something resembles.
    """
    if known_proposal(area, key):
        return []
    among = proposals(area).values_list("pk", "title", "excerpt")[:LOOKED_AT]
    alike = agenda.resembling((title, agenda.excerpt(text)), list(among))
    if not alike:
        return []
    supports = RawSQL(_SUPPORTS, [], output_field=IntegerField())  # noqa: S611  (no input)
    found = Proposal.objects.annotate(support_count=supports).in_bulk(alike)
    return [found[pk] for pk in alike]


def known_comment(proposal: Proposal, key: str) -> Comment | None:
    """The comment that this form became before."""
    return Comment.objects.filter(proposal=proposal, key=key).first()


@dataclass(frozen=True)
class Thread:
    """A comment and what was replied to it, oldest first. Named tuples of SAID."""

    said: Any
    replies: list[Any]


SAID = ("pk", "parent_id", "shown_as", "body", "channel", "at", "text", "hidden_why", "side")


def comments(found: Proposal, *, before: int | None = None, most: int = COMMENTS_SHOWN) -> list[Thread]:
    """Comments on a proposal with their replies, newest first; with `before` (a comment's id) those below it. One more
    than asked when there are more. Two queries, one when there are no comments."""
    listed = Comment.objects.filter(proposal=found, parent=None)
    if before is not None:
        listed = listed.filter(pk__lt=before)
    first = list(listed.order_by("-at", "-pk").values_list(*SAID, named=True)[: most + 1])
    if not first:
        return []
    under = Comment.objects.filter(parent__in=[one.pk for one in first]).order_by("-at", "-pk")
    replies: dict[int, list[Any]] = {}
    for one in reversed(under.values_list(*SAID, named=True)[:REPLIES_SHOWN]):
        replies.setdefault(one.parent_id, []).append(one)
    return [Thread(one, replies.get(one.pk, [])) for one in first]


# Other wordings


@dataclass(frozen=True)
class Judge:
    """Whose it is to accept another wording of an idea (`of_author`), and whether somebody is that."""

    of_author: bool
    is_author: bool
    seat: Holding | None  # from which somebody draws up the agenda here


def judge_of(found: Proposal, person: int | None, held: Roles, at: datetime) -> Judge:
    """What somebody with these roles has to say on another wording of this idea. No query while it is the author's."""
    of_author = found.status == "submitted" and found.author_id is not None
    seat = None if of_author or held.any is None else _drawing_up(found, held, at)
    return Judge(of_author, is_author=person is not None and found.author_id == person, seat=seat)


def _drawing_up(found: Proposal, held: Roles, at: datetime) -> Holding | None:
    """The seat from which somebody places this idea on the agenda. One query, two when no agreement says who does."""
    power = agreements.power_of(found.area, found.topic, Task.DRAW_UP, at)
    return drawing_up(power, held)


def amendments_of(proposal: Proposal) -> list[Amendment]:
    """Other wordings of an idea, newest first. One query."""
    return list(Amendment.objects.filter(proposal=proposal).order_by("-pk"))


def amendment(proposal: Proposal, amendment_id: int) -> Amendment | None:
    """One other wording of this idea."""
    return Amendment.objects.filter(proposal=proposal, pk=amendment_id).first()


def former_texts(proposal: Proposal) -> list[FormerText]:
    """What an idea said before, newest first, each with the wording that followed. One query."""
    return list(FormerText.objects.filter(proposal=proposal).select_related("amendment").order_by("-edition"))


def pictures_of(proposal: Proposal) -> list[Picture]:
    """The pictures by an idea in the order in which they came, without what is in them. One query."""
    return list(Picture.objects.filter(proposal=proposal).defer("large", "small").order_by("pk"))


def picture(proposal: Proposal, picture_id: int) -> Picture | None:
    """One picture by this idea, without what is in it."""
    return Picture.objects.filter(proposal=proposal, pk=picture_id).defer("large", "small").first()


def picture_file(area: str, number: int, picture_id: int, size: str) -> bytes | None:
    """A picture as a JPEG file, in this size ("groot" or "klein"). None when there is none, or no more. One query."""
    column = {"groot": "large", "klein": "small"}.get(size)
    if column is None:
        return None
    found = Picture.objects.filter(proposal__area__slug=area, proposal__number=number, pk=picture_id)
    kept = found.values_list(column, flat=True).first()
    return bytes(kept) if kept else None


def comment(proposal: Proposal, comment_id: int) -> Comment | None:
    """One comment on this proposal, with what it replies to."""
    return Comment.objects.select_related("parent").filter(proposal=proposal, pk=comment_id).first()


# Items and decisions


def ballots_of(proposal: Proposal) -> list[Ballot]:
    """The ballots on an item, newest first, each with its decision (`made`) when there is one. One query."""
    own = FilteredRelation("decisions", condition=Q(decisions__item=proposal.item))
    on_a_budget = Q(area=proposal.area_id, method=BUDGET, options__key=str(proposal.number))
    found = Ballot.objects.filter(Q(subject=f"proposal:{proposal.pk}") | on_a_budget)
    return list(found.annotate(made=own).select_related("made").order_by("-pk"))  # type: ignore[misc]  # annotated


def decision_of(held: Ballot) -> Decision | None:
    """What followed from a ballot: the first of its decisions."""
    found = Decision.objects.filter(ballot=held).order_by("pk")
    return found.select_related("item__proposal__area", "version", "term").first()


def decision(area: str, number: int) -> Decision | None:
    """The newest decision on a proposal by its address, with everything a page needs."""
    found = Decision.objects.filter(item__proposal__area__slug=area, item__proposal__number=number)
    return found.select_related("item__proposal__area__parent", "ballot", "version", "term").order_by("-pk").first()


def unconcluded() -> QuerySet[Ballot]:
    """Ballots that were counted and from which nothing followed yet, with their area."""
    return Ballot.objects.filter(status="closed", decisions=None).select_related("area__parent").order_by("pk")


# For other pages


def to_place(areas: Iterable[int]) -> list[Proposal]:
    """Proposals that wait for a place on the agenda, most supported first. One query."""
    found = Proposal.objects.filter(area__in=list(areas), status="submitted").select_related("area")
    supports = RawSQL(_SUPPORTS, [], output_field=IntegerField())  # noqa: S611  (no input)
    return list(found.annotate(n=supports).order_by("-n", "submitted_at"))


def to_decide(areas: Iterable[int]) -> list[AgendaItem]:
    """Items on the agenda for which no ballot was called yet. One query."""
    found = AgendaItem.objects.filter(proposal__area__in=list(areas), proposal__status="on-agenda")
    return list(found.select_related("proposal__area").order_by("placed_at"))


def to_divide(area: Area) -> list[Proposal]:
    """The ideas on the agenda of an area that say what they cost and wait for a ballot. One query."""
    found = Proposal.objects.filter(area=area, status="on-agenda", cost_cents__gt=0)
    return list(found.select_related("item").order_by("number"))


def locked_items(which: Q) -> list[Proposal]:
    """Proposals that nobody else can move until the end of the transaction, in the order of their numbers."""
    found = Proposal.objects.select_for_update(of=("self",), no_key=True).select_related("area__parent")
    return list(found.filter(which).order_by("number"))


def to_answer(areas: Iterable[int] | None = None) -> list[Decision]:
    """Decisions that wait for a reply of the municipality, the earliest date first. One query."""
    found = Decision.objects.filter(reply_due__isnull=False, replied_at=None)
    if areas is not None:
        found = found.filter(item__proposal__area__in=list(areas))
    return list(found.select_related("item__proposal__area", "ballot").order_by("reply_due", "pk"))


def overdue(on: date) -> list[Decision]:
    """Decisions to which the municipality should have replied before this day, oldest first. One query."""
    return [one for one in to_answer() if one.reply_due and one.reply_due < on]


def promises(area: Area) -> list[tuple[date, date | None]]:
    """For every reply that was promised here: when it was due, and on which day it came. One query."""
    found = Decision.objects.filter(item__proposal__area=area, reply_due__isnull=False)
    listed = found.order_by("reply_due").values_list("reply_due", "replied_at")
    return [(due, day(replied) if replied else None) for due, replied in listed if due]


@dataclass(frozen=True)
class AgendaFacts:
    """How the agenda of an area stands, for pages that show all areas."""

    ideas: int
    on_agenda: int
    in_decision: int
    decided: int


def facts_of(areas: Iterable[int] | None = None) -> dict[int, AgendaFacts]:
    """The agenda of each area (by id) that has one, counted. One query, whatever the number of areas."""
    found = Proposal.objects.all() if areas is None else Proposal.objects.filter(area__in=list(areas))
    counted: Iterable[Any] = (
        found.order_by()
        .values("area")
        .annotate(**{name: Count("pk", filter=Q(status__in=statuses)) for name, statuses in STAGES.items()})
    )
    return {row["area"]: AgendaFacts(row["idee"], row["agenda"], row["stemming"], row["besloten"]) for row in counted}


def votes_going_on(at: datetime) -> list[Ballot]:
    """Ballots that are open now, with their area, the one that closes first on top. One query."""
    found = Ballot.objects.filter(status="open", paused_at=None, closes_at__gt=at).select_related("area")
    return list(found.order_by("closes_at"))


# What one person did here, for that person


def proposals_by(person: int) -> list[Proposal]:
    """The proposals of a person, newest first, with their area. One query."""
    return list(Proposal.objects.filter(author=person).select_related("area").order_by("-submitted_at"))


def pictures_by(person: int) -> list[Picture]:
    """The pictures of a person, with what they stand by, and without what is in them. One query."""
    found = Picture.objects.filter(author=person, hidden_why="").select_related("proposal__area")
    return list(found.defer("large", "small").order_by("-at"))


def comments_by(person: int) -> list[Comment]:
    """The comments of a person, newest first, with what they are about. One query."""
    return list(Comment.objects.filter(author=person).select_related("proposal__area").order_by("-at"))


def supported_by(person: int) -> list[Proposal]:
    """The proposals that a person supports, with their area. One query."""
    return list(Proposal.objects.filter(supports__person=person).select_related("area").order_by("-submitted_at"))
