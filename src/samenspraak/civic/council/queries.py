# SPDX-License-Identifier: EUPL-1.2
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from samenspraak.civic.agenda.models import Decision as WijkDecision
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.agreements.models import Deviation, Signature, Term, Version
from samenspraak.civic.conversations.models import Round
from samenspraak.civic.council.models import CollegeProposal, Condition, Decision
from samenspraak.civic.evaluation.models import Evaluation
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agreements.terms import Terms, TransferTerm
from samenspraak.rulebook.verdicts import Finding

IN_FORCE = ("in-force", "suspended")
IN_THE_MAKING = ("draft", "proposed", "signed")


@dataclass(frozen=True)
class Standing:
    """Where one wijk or dorp stands, as the raad sees it."""

    slug: str
    name: str
    gebied: str
    stage: str = "not-started"  # not-started, gesprek, afspraken, raad, agenda, suspended, evaluatie
    in_force: Version | None = None
    in_the_making: Version | None = None
    overdue: int = 0  # advices that the municipality should have answered by now

    @property
    def is_asked(self) -> bool:
        """Whether both sides signed and the raad must decide."""
        return self.in_the_making is not None and self.in_the_making.status == "signed"


@dataclass(frozen=True)
class Overview:
    """All wijken and dorpen on one page; what is asked of the raad; what it decided, newest first."""

    standings: list[Standing]
    asked: list[tuple[Standing, list[Term]]] = field(default_factory=list)  # with the transfers of power that are asked
    decisions: list[tuple[Standing, Decision]] = field(default_factory=list)
    late: list[Condition] = field(default_factory=list)  # conditions whose day is past, and that were not met

    @property
    def overdue(self) -> list[Standing]:
        """Where replies of the municipality are late."""
        return [standing for standing in self.standings if standing.overdue]


def overview(today: date) -> Overview:
    """Everything on the raad's page, in five queries whatever the number of areas."""
    versions = _versions()
    overdue, rounds = _overdue(today), Exists(Round.objects.filter(area=OuterRef("pk")))
    areas = Area.objects.exclude(kind="gebied").annotate(has_round=rounds).order_by("name")
    standings = {
        pk: _standing((slug, name, gebied), versions.get(pk, ()), has_round, overdue.get(pk, 0))
        for pk, slug, name, gebied, has_round in areas.values_list("pk", "slug", "name", "parent__name", "has_round")
    }
    signed = {one.in_the_making.pk: one for one in standings.values() if one.is_asked and one.in_the_making}
    decided = [(standings[area], decision) for area, decision in _decisions(versions) if area in standings]
    return Overview(list(standings.values()), _asked(signed), decided, conditions_due(today - timedelta(days=1)))


@dataclass(frozen=True)
class Dossier:
    """What the raad needs to decide about one area: one text, with everything that belongs to it."""

    area: Area
    version: Version | None = None  # the one that is asked for, or else in force, or else the newest
    terms: Terms = field(default_factory=Terms)
    findings: tuple[Finding, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    signatures: tuple[Signature, ...] = ()
    proposal: CollegeProposal | None = None
    decision: Decision | None = None
    conditions: tuple[Condition, ...] = ()  # of this text, and of what is in force
    people: int = 0  # took part in the conversations of its round

    @property
    def transfers(self) -> tuple[TransferTerm, ...]:
        """The powers that are asked, or were given."""
        return self.terms.transfers


FIRST = ("signed", "in-force", "suspended", "proposed", "draft")  # which version the raad looks at


def dossier(area: Area) -> Dossier:
    """The dossier of one area: three queries. A text that is still being drawn up shows only that it is."""
    found = _with_decision(Version.objects.filter(agreement__area=area)).order_by("-number")
    ranked = sorted(found, key=lambda one: FIRST.index(one.status) if one.status in FIRST else len(FIRST))
    if not ranked:
        return Dossier(area)
    version, people = ranked[0], ranked[0].people  # type: ignore[attr-defined]  # annotated below
    if not version.digest:
        return Dossier(area, version, people=people)
    terms = agreements.terms_of(version)
    return Dossier(
        area=area,
        version=version,
        terms=terms,
        findings=agreements.findings_of(version, terms),
        deviations=tuple(agreements.deviations_of(version)),
        signatures=tuple(agreements.signatures_of(version.pk)),
        proposal=getattr(version, "college_proposal", None),
        decision=getattr(version, "council_decision", None),
        conditions=tuple(_conditions_in(area, version)),
        people=people,
    )


def _with_decision(found: QuerySet[Version]) -> QuerySet[Version]:
    related = ("agreement__area__parent", "content", "round", "college_proposal", "council_decision__recorded_by__body")
    people = Count("round__conversations__participants", distinct=True)
    return found.select_related(*related).defer("content__body").annotate(people=people)


def _conditions_in(area: Area, version: Version) -> QuerySet[Condition]:
    here = Condition.objects.filter(decision__version__agreement__area=area).select_related("decision__version")
    return here.filter(Q(decision__version=version) | Q(decision__version__status__in=IN_FORCE))


def condition(area: str, pk: int) -> Condition | None:
    """A condition of this area, by its number, with its decision."""
    found = Condition.objects.filter(pk=pk, decision__version__agreement__area__slug=area)
    return found.select_related("decision__version__agreement__area").first()


def conditions_due(by: date, areas: Iterable[int] | None = None) -> list[Condition]:
    """Conditions of what is in force that were not met, and whose day comes by then or is past, the first first."""
    found = Condition.objects.filter(met_on=None, due__lte=by, decision__version__status__in=IN_FORCE)
    if areas is not None:
        found = found.filter(decision__version__agreement__area__in=list(areas))
    return list(found.select_related("decision__version__agreement__area").order_by("due", "pk"))


@dataclass(frozen=True)
class Road:
    """What happened to one version with college and raad."""

    proposal: CollegeProposal | None = None
    decision: Decision | None = None
    conditions: tuple[Condition, ...] = ()


PROPOSED = ("reference", "proposed_on", "text")
DECIDED = ("outcome", "reference", "decided_on", "text")
ASKED = ("number", "text", "due", "met_on", "met_reference")


def road_of(version: Version) -> Road:
    """The same of a version that is shown with much else: in one query, and none as long as nobody signed."""
    if version.status in ("draft", "proposed"):
        return Road()
    names = [
        *(f"college_proposal__{name}" for name in PROPOSED),
        *(f"council_decision__{name}" for name in DECIDED),
        *(f"council_decision__conditions__{name}" for name in ASKED),
    ]
    found = Version.objects.filter(pk=version.pk).order_by("council_decision__conditions__number")
    rows = [iter(row) for row in found.values_list(*names)]
    read = [tuple({name: next(row) for name in part} for part in (PROPOSED, DECIDED, ASKED)) for row in rows]
    proposed, decided, _first = read[0]
    return Road(
        proposal=CollegeProposal(**proposed) if proposed["proposed_on"] else None,
        decision=Decision(**decided) if decided["decided_on"] else None,
        conditions=tuple(Condition(**asked) for *_rest, asked in read if asked["number"]),
    )


def _versions() -> dict[int, list[Version]]:
    going_on = Evaluation.objects.filter(version=OuterRef("pk"), concluded_at=None)
    wanted = ~Q(status="superseded") | Q(council_decision__isnull=False)
    found: dict[int, list[Version]] = defaultdict(list)
    rows = Version.objects.filter(wanted).select_related("agreement", "council_decision").order_by("number")
    for version in rows.annotate(is_evaluated=Exists(going_on)):
        found[version.agreement.area_id].append(version)
    return found


def _overdue(today: date) -> dict[int, int]:
    late = WijkDecision.objects.filter(force="advice", replied_at=None, reply_due__lt=today)
    counted = late.values("item__proposal__area").annotate(late=Count("pk")).order_by()
    return dict(counted.values_list("item__proposal__area", "late"))


def _standing(of_area: tuple[str, str, str], versions: Sequence[Version], has_round: bool, overdue: int) -> Standing:
    in_force = next((version for version in versions if version.status in IN_FORCE), None)
    making = next((version for version in versions if version.status in IN_THE_MAKING), None)
    return Standing(*of_area, _stage(in_force, making, has_round), in_force, making, overdue)


def _stage(in_force: Version | None, making: Version | None, has_round: bool) -> str:
    if making and making.status == "signed":
        return "raad"
    if in_force:
        if in_force.status == "suspended":
            return "suspended"
        return "evaluatie" if in_force.is_evaluated else "agenda"  # type: ignore[attr-defined]  # annotated above
    if making:
        return "afspraken"
    return "gesprek" if has_round else "not-started"


def _asked(signed: dict[int, Standing]) -> list[tuple[Standing, list[Term]]]:
    transfers: dict[int, list[Term]] = defaultdict(list)
    for term in Term.objects.filter(version__in=signed, kind="transfer").order_by("order"):
        transfers[term.version_id].append(term)
    return [(standing, transfers[version]) for version, standing in signed.items()]


def _decisions(versions: dict[int, list[Version]]) -> list[tuple[int, Decision]]:
    found = [
        (area, version.council_decision)
        for area, of_area in versions.items()
        for version in of_area
        if hasattr(version, "council_decision")
    ]
    return sorted(found, key=lambda one: (one[1].decided_on, one[1].pk), reverse=True)
