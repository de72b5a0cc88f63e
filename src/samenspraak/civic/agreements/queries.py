# SPDX-License-Identifier: EUPL-1.2
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from samenspraak.civic.agreements.models import (
    Agreement,
    Case,
    Deviation,
    Edit,
    Hold,
    Remark,
    Signature,
    Suspension,
    Term,
    Version,
)
from samenspraak.civic.conversations.models import Answer, ContentVersion
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body, Seat
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import content as texts
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.congruence import incongruences
from samenspraak.rulebook.agreements.ending import first_day_without
from samenspraak.rulebook.agreements.patterns import Traits, traits
from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.register import Held, powers_held
from samenspraak.rulebook.agreements.remedies import Kit, Remedy, remedy
from samenspraak.rulebook.agreements.sealing import seal_of
from samenspraak.rulebook.agreements.setting import Setting, Thresholds
from samenspraak.rulebook.agreements.terms import MoneyTerm, SafeguardTerm, Task, Terms, parse
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.safeguards import Reminders
from samenspraak.rulebook.verdicts import Finding

WIJK, GEMEENTE = "wijk", "gemeente"
COLUMNS = ("number", "order", "kind", "topic", "task", "say", "data", "text", "sources")
MAKING = ("draft", "proposed", "signed")
HOLDING = ("in-force", "suspended", "superseded")  # a superseded version holds until its successor begins


# Who may act


@dataclass(frozen=True)
class Roles:
    """From which seats a person may act on the agreement of one area, today."""

    team: Holding | None = None  # in the gebiedsteam
    wijk: Holding | None = None  # in a residents' body of the area itself
    for_wijk: Holding | None = None  # the same, with the mandate to sign
    for_gemeente: Holding | None = None  # in the college, with the mandate to sign
    seat: Holding | None = None  # any seat for this area: they speak about a draft with their body named

    @property
    def drafter(self) -> Holding | None:
        """The seat from which this person draws up texts."""
        return self.wijk or self.team

    @property
    def party(self) -> Holding | None:
        """The seat from which this person signs. Never for both sides: who could, acts for the wijk."""
        return self.for_wijk or self.for_gemeente

    @property
    def side(self) -> str:
        """For which side this person signs, or ""."""
        return (WIJK if self.for_wijk else GEMEENTE) if self.party else ""


def roles(person: int | None, area: Area, on: date) -> Roles:
    """What a person may do for the agreement of this area on this day. One query."""
    held = people.seats_of(person, on)
    within = {area.pk, area.parent_id, None}
    own = [seat for seat in held if seat.kind in Body.OF_RESIDENTS and seat.area == area.pk]
    return Roles(
        team=next((seat for seat in held if seat.kind == "gebiedsteam" and seat.area in within), None),
        wijk=next(iter(own), None),
        for_wijk=next((seat for seat in own if seat.may_sign), None),
        for_gemeente=next((seat for seat in held if seat.kind == "college" and seat.may_sign), None),
        seat=next(iter(own), next((seat for seat in held if seat.area in within), None)),
    )


def reads_as(person: int | None, area: Area, on: date) -> str:
    """As whom somebody reads about this area: "residents", "seats" (of the wijk), "municipality" or "council"."""
    held = people.seats_of(person, on)
    if any(seat.kind in Body.OF_RESIDENTS and seat.area == area.pk for seat in held):
        return "seats"
    kinds = {seat.kind for seat in held}
    if kinds & {"raad", "raadswerkgroep", "griffie"}:
        return "council"
    return "municipality" if kinds & {"gebiedsteam", "college"} else "residents"


def side_of(seat: Seat) -> str:
    """For which side somebody in this seat acts."""
    return GEMEENTE if seat.body.kind == "college" else WIJK


def signing_seats(area: Area, on: date) -> list[Seat]:
    """The seats from which either party may sign, residents first, with body and person. Two queries at most.

    One for each person: nobody signs for both sides, nor twice for one.
    """
    holds = Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))
    found = Seat.objects.filter(holds, body__in=people.bodies_that_may_sign(area), may_sign=True)
    ranked = sorted(found.select_related("body", "person"), key=lambda seat: (side_of(seat) == GEMEENTE, seat.pk))
    first: dict[int, Seat] = {}
    for seat in ranked:
        first.setdefault(seat.person_id, seat)
    return list(first.values())


def signing_bodies(area: Area, on: date) -> list[Body]:
    """The bodies for which somebody may sign today, residents first."""
    return list(dict.fromkeys(seat.body for seat in signing_seats(area, on)))


def signers_of(area: Area, on: date) -> list[int]:
    """The persons who may sign for either party: who must hear that there is something to sign."""
    return [seat.person_id for seat in signing_seats(area, on)]


def recorders(on: date) -> list[int]:
    """The persons of the griffie: who must hear that a text waits for the raad."""
    holds = Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))
    return list(Seat.objects.filter(holds, body__kind="griffie").values_list("person_id", flat=True))


# Versions and their terms


def _versions() -> QuerySet[Any]:
    open_suspension = Suspension.objects.filter(version=OuterRef("pk"), until=None)
    found = Version.objects.select_related("agreement__area__parent", "content", "based_on", "round")
    return found.defer("content__body").annotate(is_suspended=Exists(open_suspension))


def version(area: str, number: int) -> Any:
    """One version by its address, with area, content, what it was based on and `is_suspended`. None: there is none."""
    return _versions().filter(agreement__area__slug=area, number=number).first()


def version_by_id(version_id: int) -> Version | None:
    """One version, with area and content."""
    return _versions().filter(pk=version_id).first()


def versions_of(area: Area) -> list[Version]:
    """All versions of an area's agreement, newest first. One query."""
    return list(_versions().filter(agreement__area=area).order_by("-number"))


def _holds(on: date) -> Q:
    begun = Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))
    return Q(status__in=HOLDING) & begun


def version_in_force(area: Area, at: datetime) -> Any:
    """The version that holds at this moment, also while it is suspended (`is_suspended`). One query."""
    on = timezone.localtime(at).date()
    return _versions().filter(_holds(on), agreement__area=area).order_by("-number").first()


def holding(on: date, areas: Iterable[int] | None = None) -> list[Version]:
    """The versions that hold on this day, also while suspended: of these areas (by id), or everywhere. One query.

    The newest comes last, should a version begin on the very day on which the one before it ends.
    """
    found = _versions().filter(_holds(on))
    return list((found if areas is None else found.filter(agreement__area__in=list(areas))).order_by("number"))


def running_out(today: date) -> list[Version]:
    """Versions in force, or suspended, that end by themselves, the first to end first. Not what a party has ended."""
    found = _versions().filter(status__in=("in-force", "suspended"), until__gt=today).order_by("until", "pk")
    ended = set(ledger.entries().filter(kind="agreement.ended").values_list("subject", flat=True))
    return [version for version in found if f"agreement:{version.pk}" not in ended]


def was_ended(version: Version) -> bool:
    """Whether a party ended this version, so that its end is no question any more. One query."""
    return ledger.entries(subject=f"agreement:{version.pk}").filter(kind="agreement.ended").exists()


def holds_today(version: Version, on: date) -> bool:
    """Whether the period of a version in force, suspended or superseded covers this day."""
    begun = version.since is not None and version.since <= on
    return version.status in HOLDING and begun and (version.until is None or on < version.until)


def rows_of(version_id: int) -> list[dict[str, Any]]:
    """The terms of a version as rows, in order."""
    return list(Term.objects.filter(version_id=version_id).order_by("order").values(*COLUMNS))


def edits_of(version_id: int) -> QuerySet[Edit]:
    """Who changed what in a draft, the newest first."""
    return Edit.objects.filter(version_id=version_id).select_related("by__body").order_by("-revision")


def edit_at(version_id: int, revision: int) -> Edit:
    """The change that led to this revision. Raises `Edit.DoesNotExist`."""
    return Edit.objects.get(version_id=version_id, revision=revision)


def taken_out(version_id: int, number: str) -> dict[str, Any] | None:
    """The row of a term as it stood when it was last taken out of a draft."""
    for changes in edits_of(version_id).values_list("changes", flat=True):
        for one in changes:
            if one["number"] == number and one["after"] is None:
                return dict(one["before"])
    return None


def changes_since(version_id: int, revision: int) -> list[list[dict[str, Any]]]:
    """What was changed after a revision, per edit, the newest first. One query."""
    return list(edits_of(version_id).filter(revision__gt=revision).values_list("changes", flat=True))


def remarks_of(version_id: int, term: str | None = None) -> QuerySet[Remark]:
    """What was said about a draft, or about one article of it ("" is the whole text), the oldest first."""
    found = Remark.objects.filter(version_id=version_id).select_related("answered_by__body").order_by("at", "pk")
    return found if term is None else found.filter(term=term)


def remarks_by(person: int) -> list[Remark]:
    """What this person said about drafts, the oldest first. One query."""
    return list(Remark.objects.filter(author_id=person).select_related("version__agreement__area").order_by("at"))


def remark_by_id(remark_id: int) -> Remark | None:
    """One remark, with its version and area."""
    return Remark.objects.select_related("version__agreement__area").filter(pk=remark_id).first()


@dataclass(frozen=True)
class Said:
    """How much was said about one article, and how many questions and suggestions wait for an answer."""

    all: int = 0
    waiting: int = 0


WAITING = Q(status="open", kind__in=("question", "suggestion"), hidden_why="")


def said_about(version_id: int) -> dict[str, Said]:
    """By the number of the article; "" is the whole text. One query."""
    rows = Remark.objects.filter(version_id=version_id).exclude(status="withdrawn").order_by().values("term")
    counted = rows.annotate(all=Count("pk"), waiting=Count("pk", filter=WAITING))
    return {row["term"]: Said(row["all"], row["waiting"]) for row in counted}


@lru_cache(maxsize=1024)
def _fixed_terms(version_id: int, sealed: str) -> Terms:
    """The terms under a seal never change, so they are read once in the life of a server."""
    return parse(rows_of(version_id))


def terms_of(version: Version) -> Terms:
    """The terms of a version. One query for a draft; none for a text that was proposed and read before."""
    return _fixed_terms(version.pk, version.digest) if version.digest else parse(rows_of(version.pk))


def deviations_of(version: Version) -> list[Deviation]:
    """Findings that a party accepted, with motive and by whom. Under a seal they never change either: read once."""
    return list(_fixed_deviations(version.pk, version.digest) if version.digest else _deviations(version.pk))


@lru_cache(maxsize=1024)
def _fixed_deviations(version_id: int, sealed: str) -> tuple[Deviation, ...]:
    return _deviations(version_id)


def _deviations(version_id: int) -> tuple[Deviation, ...]:
    return tuple(Deviation.objects.filter(version_id=version_id).select_related("by__body").order_by("pk"))


def accepted(deviations: Iterable[Deviation]) -> frozenset[tuple[str, str]]:
    """Which findings were accepted: by code and what they are about."""
    return frozenset((one.finding, one.about) for one in deviations)


def signatures_of(version_id: int) -> list[Signature]:
    """Who signed, in order, with body and seats; also what was taken back. One query."""
    related = ("body", "seat", "entered_by__body")
    return list(Signature.objects.filter(version_id=version_id).select_related(*related).order_by("at", "pk"))


def standing(signatures: Iterable[Signature]) -> list[Signature]:
    """The signatures that were not taken back."""
    return [one for one in signatures if one.taken_back_at is None]


def bodies_signed(version_id: int) -> set[int]:
    """The bodies whose signature stands under a version."""
    found = Signature.objects.filter(version_id=version_id, taken_back_at=None)
    return set(found.values_list("body_id", flat=True))


def proposed_on(version: Version) -> date | None:
    """The day on which a text was proposed, and so was tested for the last time; None for a draft."""
    return setting_of(version).today if version.digest else None


def suspension_of(version_id: int) -> Suspension | None:
    """The suspension that goes on, with the body that suspended."""
    return Suspension.objects.filter(version_id=version_id, until=None).select_related("by__body").first()


def what_is_signed(version: Version, terms: Terms, deviations: Iterable[Deviation]) -> str:
    """The seal of a text as it stands: what is shown to who signs."""
    deviating = [(one.finding, one.about, one.motive) for one in deviations]
    return seal_of(version.agreement.area.slug, version.number, terms, deviating)


# What follows from it


def power_of(area: Area, topic: str, task: Task | str, at: datetime, *, cost: int | None = None) -> Power:
    """What this wijk may do on this topic, in this task, at this moment; deciding on what costs so much, in cents. One
    query.

    "none" without an agreement in force, before or after its period, and while it is suspended.
    """
    return _power_in(_held_at(area, at), area, topic, Task(task), at, cost)


def _power_in(
    held: "_HeldVersion | None", area: Area, topic: str, task: Task, at: datetime, cost: int | None = None
) -> Power:
    if held is None:
        return Power(topic, task, area=area.slug)
    if held.is_suspended:
        return Power(topic, task, area=area.slug, version=held.number)
    on = timezone.localtime(at).date()
    power = powers.power_from(held.terms, topic, task, area=area.slug, version=held.number, on=on)
    return powers.within_limits(power, held.terms.money, cost) if task is Task.DECIDE else power


@dataclass(frozen=True)
class Purse:
    """What this wijk may do on several topics in one task, and the money that it allocates itself."""

    powers: tuple[Power, ...]
    money: tuple[MoneyTerm, ...]
    suspended: bool


def purse_of(area: Area, topics: Iterable[str], task: Task, at: datetime) -> Purse:
    """What this wijk may do on each of these topics at this moment, and with what money. One query."""
    held = _held_at(area, at)
    terms = Terms() if held is None or held.is_suspended else held.terms
    money = tuple(one for one in terms.money if one.amount_cents and one.is_allocated_by_the_wijk)
    asked = tuple(_power_in(held, area, topic, task, at) for topic in topics)
    return Purse(asked, money, suspended=held is not None and held.is_suspended)


@dataclass(frozen=True)
class _HeldVersion:
    """As much of the version that holds as a power needs: every deed asks it, so nothing more is read."""

    pk: int
    number: int
    digest: str
    is_suspended: bool

    @property
    def terms(self) -> Terms:
        return _fixed_terms(self.pk, self.digest) if self.digest else parse(rows_of(self.pk))


def _held_at(area: Area, at: datetime) -> _HeldVersion | None:
    """In words of the database: every deed asks this, and so it takes a fifth of the time."""
    on = timezone.localtime(at).date()
    with connection.cursor() as cursor:
        cursor.execute(HELD, [area.pk, *HOLDING, on.isoformat(), on.isoformat()])
        row = cursor.fetchone()
    if row is None:
        return None
    pk, number, sealed, suspended = row
    return _HeldVersion(pk, number, sealed, bool(suspended))


HELD = """
    SELECT version.id, version.number, version.digest, EXISTS (
        SELECT 1 FROM agreements_suspension AS suspension
        WHERE suspension.version_id = version.id AND suspension.until IS NULL
    )
    FROM agreements_version AS version
    JOIN agreements_agreement AS agreement ON agreement.id = version.agreement_id
    WHERE agreement.area_id = %s AND version.status IN (%s, %s, %s)
      AND version.since <= %s AND (version.until IS NULL OR version.until > %s)
    ORDER BY version.number DESC LIMIT 1
"""


def held_up(area: Area, at: datetime) -> tuple[str, ...]:
    """The articles that hold up binding ballots here: promises that were not kept and say so. One query."""
    on = timezone.localtime(at).date()
    begun = Q(version__since__lte=on) & (Q(version__until=None) | Q(version__until__gt=on))
    found = Hold.objects.filter(begun, version__agreement__area=area, version__status__in=HOLDING, until=None)
    return tuple(found.order_by("term").values_list("term", flat=True))


def holds_of(versions: Iterable[int]) -> dict[int, set[str]]:
    """By version: the articles that hold up binding ballots now. One query."""
    found: dict[int, set[str]] = defaultdict(set)
    for version, term in Hold.objects.filter(version__in=list(versions), until=None).values_list("version", "term"):
        found[version].add(term)
    return found


def terms_in_force(area: Area, at: datetime) -> Terms:
    """All that is agreed and holds at this moment; nothing while it is suspended. One query."""
    held = _held_at(area, at)
    return Terms() if held is None or held.is_suspended else held.terms


def safeguards_in_force(area: Area, at: datetime) -> tuple[SafeguardTerm, ...]:
    """The safeguards that hold at this moment. One query."""
    return terms_in_force(area, at).safeguards


def is_suspended(area: Area, at: datetime) -> bool:
    """Whether there is an agreement whose powers are suspended at this moment. One query."""
    held = _held_at(area, at)
    return held is not None and held.is_suspended


def term_behind(area: Area, power: Power) -> Term | None:
    """The term, with its version, that a power rests on: what a decision stores and cites. One query."""
    if power.version is None or not power.term:
        return None
    found = Term.objects.filter(version__agreement__area=area, version__number=power.version, number=power.term)
    return found.select_related("version").first()


# Congruence


@lru_cache(maxsize=16)
def _content(sealed: str) -> tuple[ContentSet, Thresholds, tuple[Mapping[str, Any], ...]]:
    body = ContentVersion.objects.values_list("body", flat=True).get(digest=sealed)
    return texts.parse(body), Thresholds.read(body["thresholds"]), tuple(body["safeguards"]["safeguards"])


def newest_content() -> tuple[ContentSet, Thresholds, tuple[Mapping[str, Any], ...]]:
    """The content that a text begun now would be tested with: topics and so on, thresholds, safeguards. One query."""
    return _content(ContentVersion.objects.order_by("-number").values_list("digest", flat=True)[0])


def reminders() -> Reminders:
    """How long beforehand people are told, as the newest content has it. One query; the first time two."""
    return Reminders.read(newest_content()[0].thresholds)


def content_of(version: Version) -> ContentSet:
    """Topics and the rest of the content that a version was drawn up with."""
    return _content(version.content.digest)[0]


def thresholds_of(version: Version) -> Thresholds:
    """The numbers that a version is tested with."""
    return _content(version.content.digest)[1]


def safeguards_known(version: Version) -> tuple[Mapping[str, Any], ...]:
    """The safeguards to choose from, as content has them: key, title, about, text, params."""
    return _content(version.content.digest)[2]


def sentences_for(version_id: int) -> Mapping[str, Mapping[str, str]]:
    """The sentence of the content for each task and say: what a new cell of the matrix begins with."""
    version = Version.objects.select_related("content").defer("content__body").get(pk=version_id)
    says: Mapping[str, Mapping[str, str]] = content_of(version).safeguards["draft"]["says"]
    return says


def setting_of(version: Version) -> Setting:
    """What the version is tested against, as it was known when it was last edited."""
    known = version.setting
    return Setting(
        population=known.get("population"),
        wanted=_means(known.get("wanted")),
        archetype=_means(known.get("archetype")),
        topics=tuple(known.get("topics", ())),
        territory=known.get("territory"),
        today=date.fromisoformat(known["today"]) if known.get("today") else None,
    )


def _means(written: Mapping[str, str] | None) -> dict[str, Fraction] | None:
    return {key: Fraction(mean) for key, mean in written.items()} if written else None


def findings_of(version: Version, terms: Terms) -> tuple[Finding, ...]:
    """What is not congruent in these terms, tested as the version is. No queries when the content was read before."""
    return incongruences(terms, setting_of(version), thresholds_of(version))


def findings_in(version: Version, rows: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """What is not congruent in these rows, tested as the version is."""
    return findings_of(version, parse(rows))


def remedy_of(version: Version, found: Finding, rows: Sequence[Mapping[str, Any]]) -> Remedy | None:
    """The one change to these rows that takes a finding away; None where people have to choose."""
    kit = Kit(setting_of(version), thresholds_of(version), content_of(version).safeguards)
    return remedy(found, rows, kit)


def ends_on(version: Version, today: date) -> date:
    """The first day without this agreement, if a party ended it today."""
    return first_day_without(terms_of(version), today)


# Lists for other pages


@dataclass(frozen=True)
class Standing:
    """Where an area stands in step 2, for pages that show all areas."""

    area: int
    version: int  # the number
    status: str
    since: date | None
    until: date | None
    ground: str


def standing_of(areas: Iterable[int] | None = None) -> dict[int, Standing]:
    """For each area (by id): the version that holds, or else the newest. One query, whatever the number of areas."""
    rows = Version.objects.order_by("number")
    if areas is not None:
        rows = rows.filter(agreement__area__in=list(areas))
    found: dict[int, Standing] = {}
    for row in rows.values_list("agreement__area", "number", "status", "since", "until", "ground"):
        held = found.get(row[0])
        if held is None or held.status not in ("in-force", "suspended"):
            found[row[0]] = Standing(*row)
    return found


def making(agreement: Agreement) -> int | None:
    """The number of the version that is in the making, if any."""
    return agreement.versions.filter(status__in=MAKING).values_list("number", flat=True).first()


def areas_to_begin_in(person: int | None, on: date) -> list[Area]:
    """Where a person may begin a text: they draw up there, and no text is in the making. Two queries."""
    held = people.seats_of(person, on)
    own = [seat.area for seat in held if seat.kind in Body.OF_RESIDENTS]
    team = [seat.area for seat in held if seat.kind == "gebiedsteam"]
    if not own and not team:
        return []
    where = Q(pk__in=[pk for pk in (*own, *team) if pk]) | Q(parent__in=[pk for pk in team if pk])
    found = Area.objects.all() if None in team else Area.objects.filter(where)
    busy = Version.objects.filter(status__in=MAKING, agreement__area=OuterRef("pk"))
    return list(found.exclude(kind="gebied").exclude(Exists(busy)).order_by("name"))


# Worked cases


def cases() -> list[Case]:
    """The worked cases, by title."""
    return list(Case.objects.order_by("title"))


def case_titles() -> dict[str, str]:
    """The worked cases: titles by name, in the order of titles. One query."""
    return dict(Case.objects.order_by("title").values_list("name", "title"))


def case(name: str) -> Case | None:
    """The worked case with this name."""
    return Case.objects.filter(name=name).first()


# What was said


def words_of(terms: Terms) -> dict[int, str]:
    """The words of the wishes that terms point to, by answer: those that still stand in the conversation. One query."""
    named = {source["answer"] for term in terms.all for source in term.sources if source.get("answer")}
    if not named:
        return {}
    found = Answer.objects.filter(pk__in=named, withdrawn_at=None, hidden_why="").values_list("pk", "value")
    return {pk: value.get("text", "") for pk, value in found}


def at_work(areas: Iterable[int] | None = None) -> list[Version]:
    """Versions in the making or in force, with their area and whether each side signed.

    `waiting` is how many questions and suggestions wait for an answer.

    What desks ask. One query.
    """
    sides = {
        f"signed_by_{side}": Exists(Signature.objects.filter(version=OuterRef("pk"), side=side, taken_back_at=None))
        for side in (WIJK, GEMEENTE)
    }
    rows = Version.objects.filter(status__in=(*MAKING, "in-force")).select_related("agreement__area")
    waiting = Remark.objects.filter(WAITING, version=OuterRef("pk")).order_by().values("version")
    counted = Coalesce(Subquery(waiting.annotate(n=Count("pk")).values("n")), 0)
    if areas is not None:
        rows = rows.filter(agreement__area__in=list(areas))
    return list(rows.annotate(**sides, waiting=counted).order_by("edited_at"))


# The whole city


@dataclass(frozen=True)
class Registered:
    """The powers of one area by the version that holds there, also while it is suspended."""

    area: str  # the slug
    name: str
    version: int
    since: date
    until: date | None
    ground: str
    is_suspended: bool
    held: tuple[Held, ...]


_POWERS: dict[tuple[int, str, date], tuple[Held, ...]] = {}  # of texts under a seal, which never change


def register(on: date) -> list[Registered]:
    """Every power in the city on this day, by the name of the area.

    One query for the versions that hold, and one for the terms of those that were not read before today: an area has
    one version that holds, however many it has had.
    """
    open_suspension = Suspension.objects.filter(version=OuterRef("pk"), until=None)
    rows = Version.objects.filter(_holds(on)).annotate(is_suspended=Exists(open_suspension))
    columns = ("pk", "digest", "agreement__area__slug", "agreement__area__name", "number", "since", "until", "ground")
    found = list(rows.order_by("agreement__area__name", "number").values_list(*columns, "is_suspended"))
    held = _powers_of({(pk, sealed): (area, number) for pk, sealed, area, _name, number, *_rest in found}, on)
    return [
        Registered(area, name, number, since, until, ground, is_suspended, held[pk, sealed])
        for pk, sealed, area, name, number, since, until, ground, is_suspended in found
    ]


def power_in_each(topics: Iterable[str], task: Task, on: date) -> Mapping[tuple[str, str], Power]:
    """What may be done on each of these topics in one task, by the slug of the area: wherever an agreement holds and is
    not suspended. Two queries."""
    open_suspension = Suspension.objects.filter(version=OuterRef("pk"), until=None)
    holding = Version.objects.filter(_holds(on)).exclude(Exists(open_suspension))
    versions = list(holding.values_list("pk", "agreement__area__slug", "number"))
    rows = _rows_of_many([pk for pk, _area, _number in versions], ("say", "body", "transfer"))
    terms = {pk: parse(rows[pk]) for pk, _area, _number in versions}
    return {
        (area, topic): powers.power_from(terms[pk], topic, task, area=area, version=number, on=on)
        for pk, area, number in versions
        for topic in topics
    }


def _powers_of(
    versions: Mapping[tuple[int, str], tuple[str, int]], on: date
) -> Mapping[tuple[int, str], tuple[Held, ...]]:
    """The powers that versions give on a day; what was reckoned before today is reckoned once."""
    known = dict(_POWERS)
    held = {key: known[*key, on] for key in versions if (*key, on) in known}
    missing = {key: about for key, about in versions.items() if key not in held}
    rows = _rows_of_many([pk for pk, _sealed in missing], ("say", "body", "transfer")) if missing else {}
    for key, (area, number) in missing.items():
        held[key] = powers_held(parse(rows[key[0]]), on, area=area, version=number)
    _POWERS.update({(pk, sealed, on): powers for (pk, sealed), powers in held.items() if sealed})
    for gone in known.keys() - {(*key, on) for key in versions}:
        _POWERS.pop(gone, None)
    return held


def _rows_of_many(versions: Iterable[int], kinds: Iterable[str]) -> Mapping[int, list[dict[str, Any]]]:
    """The terms of these kinds, by version: nothing of their words, which nobody reads here. One query."""
    columns = ("number", "order", "kind", "topic", "task", "say", "data")
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in Term.objects.filter(version__in=list(versions), kind__in=list(kinds)).values("version", *columns):
        found[row.pop("version")].append(row)
    return found


def versions_in_force(on: date, areas: Iterable[str] | None = None) -> list[Any]:
    """The version that holds in each area (or in these), by the name of the area, also suspended. One query."""
    found = _versions().filter(_holds(on)).order_by("agreement__area__name")
    return list(found if areas is None else found.filter(agreement__area__slug__in=list(areas)))


def areas_with_agreement(on: date) -> dict[str, str]:
    """Where an agreement holds: names by slug, in the order of names. One query."""
    rows = Version.objects.filter(_holds(on)).order_by("agreement__area__name")
    return dict(rows.values_list("agreement__area__slug", "agreement__area__name"))


_TRAITS: dict[tuple[int, str], Traits] = {}  # of texts under a seal, which never change


def traits_in_force(on: date) -> list[Traits]:
    """What is counted of every agreement that holds and is not suspended. Two queries, whatever their number."""
    open_suspension = Suspension.objects.filter(version=OuterRef("pk"), until=None)
    held = list(Version.objects.filter(_holds(on)).exclude(Exists(open_suspension)).values_list("pk", "digest"))
    known = dict(_TRAITS)
    missing = [key for key in held if key not in known]
    rows = _rows_of_many([pk for pk, _sealed in missing], ("say", "safeguard", "transfer")) if missing else {}
    found = {key: known.get(key) or traits(parse(rows[key[0]])) for key in held}
    _TRAITS.update({key: one for key, one in found.items() if key[1]})
    for gone in known.keys() - found.keys():
        _TRAITS.pop(gone, None)
    return list(found.values())
