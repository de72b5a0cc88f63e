# SPDX-License-Identifier: EUPL-1.2
"""What became of the safeguards that agreements in force promise, from our own records. For one area or for all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from samenspraak.civic.agenda.models import Decision
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.ballots.queries.counts import BUDGET, YES_NO
from samenspraak.civic.evaluation.models import Evaluation, Observance
from samenspraak.civic.evaluation.queries import spending
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.meetings import queries as meetings
from samenspraak.civic.meetings.queries import Met as MetThere
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Seat
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import safeguards
from samenspraak.rulebook.agreements.terms import BodyTerm, Guard, Terms, parse
from samenspraak.rulebook.safeguards import Facts, Met, Observed, Practice, Speaking, State, Voted, practice

OF_MEETINGS = ("", "agenda-", "minutes-")


@dataclass(frozen=True)
class InPractice:
    """The promises of one version that holds, what became of each, and the records that say so.

    `shown` are what occasions are about, by reference: "ballot:3" is a decision with its ballot, "ballot:3/8" that on
    one idea of a budget, "observance:7" what a seat recorded, "body:2" a body, "meeting:4" a meeting ("agenda-" or
    "minutes-" before it: that of a meeting). "booking:5" is a line of the money book, "settled:6" a project.
    `ahead` are ballots that are announced or open.
    """

    version: Version
    promises: tuple[Practice, ...]
    shown: Mapping[str, Any]
    ahead: tuple[Ballot, ...] = ()

    @property
    def area(self) -> Area:
        """Where it holds."""
        return self.version.agreement.area

    def with_state(self, *states: State) -> tuple[Practice, ...]:
        """The promises of which this may be said."""
        return tuple(one for one in self.promises if one.state in states)

    @property
    def kept(self) -> tuple[Practice, ...]:
        """What was kept each time."""
        return self.with_state(State.KEPT)

    @property
    def broken(self) -> tuple[Practice, ...]:
        """What was not kept, now or before."""
        return self.with_state(State.NOT_KEPT)

    @property
    def standing(self) -> tuple[Practice, ...]:
        """What was not kept and still waits for somebody to act."""
        return tuple(one for one in self.broken if one.standing)

    @property
    def holds_up(self) -> set[str]:
        """The articles because of which no binding ballot opens now."""
        return {one.term.number for one in self.promises if one.holds_up}


def practice_of(area: Area, today: date) -> InPractice | None:
    """What became of the safeguards of the agreement that holds here; None when there is none. Nine queries."""
    return in_practice(today, [area.pk]).get(area.pk)


def in_practice(today: date, areas: Iterable[int] | None = None) -> dict[int, InPractice]:
    """The same for these areas (by id), or for every area. Nine queries, whatever the number of areas."""
    held = {version.agreement.area_id: version for version in agreements.holding(today, areas)}
    if not held:
        return {}
    terms, decided, ahead = _terms(held.values()), _decided(held), _ahead(held)
    observed, first, ended = _observed(held), _first_evaluations(held), _ended(held)
    seats, met, spent = _seats(held, today), _met(held), spending.spent_in(held)
    found = {}
    for area, version in held.items():
        assert version.since is not None  # what holds has begun
        agreed = terms.get(version.pk, Terms())
        facts = Facts(
            since=version.since,
            today=today,
            voted=tuple(_voted(one) for one in decided[area]),
            observed=tuple(_as_observed(one) for one in observed[area]),
            bodies=tuple(_speaking(sitting, agreed.bodies) for sitting in seats[area].values()),
            met=tuple(_as_met(one) for one in met[area]),
            paid=spending.payments(spent[area]),
            settled=spending.ended_projects(spent[area]),
            first_evaluation=first.get(version.pk),
            ended=ended.get(version.pk),
        )
        promises = tuple(practice(term, facts) for term in agreed.safeguards)
        shown: dict[str, Any] = {f"ballot:{one.ballot_id}": one for one in decided[area]}
        shown |= {_voted(one).own: one for one in decided[area]}
        shown |= {f"observance:{one.pk}": one for one in observed[area]}
        shown |= {f"{of}meeting:{one.meeting.pk}": one.meeting for one in met[area] for of in OF_MEETINGS}
        shown |= spending.shown(spent[area])
        shown |= {f"body:{body}": sitting[0].body for body, sitting in seats[area].items()}
        found[area] = InPractice(version, promises, shown, tuple(ahead[area]))
    return found


def _terms(held: Iterable[Version]) -> dict[int, Terms]:
    """What is promised and who acts, of all versions at once."""
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    wanted = Term.objects.filter(version__in=[one.pk for one in held], kind__in=("safeguard", "body")).order_by("order")
    for row in wanted.values("version_id", *agreements.COLUMNS):
        rows[row.pop("version_id")].append(row)
    return {version: parse(of_version) for version, of_version in rows.items()}


def _decided(held: Mapping[int, Version]) -> dict[int, list[Decision]]:
    """What was decided since each version came into force."""
    found: dict[int, list[Decision]] = defaultdict(list)
    first = min(version.since for version in held.values() if version.since)
    rows = Decision.objects.filter(item__proposal__area__in=list(held), at__date__gte=first)
    for one in rows.select_related("ballot", "item__proposal").order_by("at", "pk"):
        area = one.item.proposal.area_id
        since = held[area].since
        if since is not None and _day(one.at) >= since:
            found[area].append(one)
    return found


def _ahead(held: Mapping[int, Version]) -> dict[int, list[Ballot]]:
    found: dict[int, list[Ballot]] = defaultdict(list)
    for one in Ballot.objects.filter(area__in=list(held), status__in=("planned", "open")).order_by("opens_at", "pk"):
        found[one.area_id].append(one)
    return found


def _observed(held: Mapping[int, Version]) -> dict[int, list[Observance]]:
    found: dict[int, list[Observance]] = defaultdict(list)
    for one in observances_of(held):
        found[one.area_id].append(one)
    return found


def observances_of(areas: Iterable[int]) -> list[Observance]:
    """What seats of these areas recorded as done and did not take back, oldest first. One query."""
    rows = Observance.objects.filter(area__in=list(areas), taken_back_at=None)
    return list(rows.select_related("recorded_by__body").order_by("on", "pk"))


def _met(held: Mapping[int, Version]) -> dict[int, list[MetThere]]:
    """The meetings since each version came into force, those to come among them."""
    since = {area: _midnight(version.since) for area, version in held.items() if version.since}
    found: dict[int, list[MetThere]] = defaultdict(list)
    for one in meetings.met(held, min(since.values())):
        if one.meeting.starts_at >= since[one.meeting.area_id]:
            found[one.meeting.area_id].append(one)
    return found


def _as_met(one: MetThere) -> Met:
    found = one.meeting
    return Met(
        about=f"meeting:{found.pk}",
        on=_day(found.starts_at),
        announced=_day(found.announced_at) if found.announced_at else None,
        minutes=_day(one.published_at) if one.published_at else None,
        decided=one.decided,
        asked=found.asked_at is not None,
        kept_out=one.kept_out,
    )


def _first_evaluations(held: Mapping[int, Version]) -> dict[int, date]:
    """The day on which each version was first looked back on."""
    rows = Evaluation.objects.filter(version__in=[one.pk for one in held.values()]).order_by("-started_at")
    return {version: _day(at) for version, at in rows.values_list("version_id", "started_at")}


def _ended(held: Mapping[int, Version]) -> dict[int, tuple[date, date]]:
    """When a party ended a version, and the first day without it. One query, and none when nothing has an end."""
    subjects = {f"agreement:{one.pk}": one.pk for one in held.values() if one.until}
    rows = ledger.entries().filter(kind="agreement.ended", subject__in=list(subjects)) if subjects else ()
    return {subjects[one.subject]: (_day(one.at), date.fromisoformat(one.facts["until"])) for one in rows}


def _seats(held: Mapping[int, Version], today: date) -> dict[int, dict[int, list[Seat]]]:
    """Who sits in a body of residents today: by area and body."""
    found: dict[int, dict[int, list[Seat]]] = defaultdict(lambda: defaultdict(list))
    for seat in people.seats_of_residents(held, today):
        found[seat.body.area_id or 0][seat.body_id].append(seat)
    return found


def _speaking(sitting: Sequence[Seat], agreed: Sequence[BodyTerm]) -> Speaking:
    body = sitting[0].body
    named = [term for term in agreed if term.title.casefold() == body.name.casefold()]
    term = next(iter(named or agreed), None) if named or len(agreed) == 1 else None
    says = bool((body.chosen_how or (term and term.composition)) and (body.speaks_for or (term and term.speaks_for)))
    months = term.term_months if term else None
    first = min(seat.since for seat in sitting)
    return Speaking(f"body:{body.pk}", says, safeguards.months_after(first, months) if months else None)


def _voted(decision: Decision) -> Voted:
    ballot, result = decision.ballot, decision.ballot.result or {}
    return Voted(
        about=f"ballot:{ballot.pk}",
        opened=_day(ballot.opens_at),
        on=_day(decision.at),
        outcome=decision.outcome,
        electorate=ballot.electorate or 0,
        yes=result.get("yes", 0),
        no=result.get("no", 0),
        papers=result.get("papers", 0),
        consultation_since=ballot.consultation_since,
        reply_due=decision.reply_due if decision.outcome != "void" else None,
        replied=_day(decision.replied_at) if decision.replied_at else None,
        chooses=ballot.method != YES_NO,
        idea=str(decision.item_id) if ballot.method == BUDGET else "",
    )


def _as_observed(one: Observance) -> Observed:
    return Observed(Guard(one.guard), one.on, f"observance:{one.pk}", one.to_council)


def _day(at: Any) -> date:
    return timezone.localtime(at).date()


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
