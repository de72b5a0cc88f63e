# SPDX-License-Identifier: EUPL-1.2
"""Ideas and proposals: lists, one of them, who supports it, what it is like."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import (
    DateTimeField,
    IntegerField,
    Max,
    Q,
    QuerySet,
)
from django.db.models.expressions import RawSQL

from samenspraak.civic.agenda.models import (
    Proposal,
    Support,
)
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.places.models import Area
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import backing
from samenspraak.rulebook.ballots import options

# Groups of statuses under which people look for proposals.
STAGES: Mapping[str, tuple[str, ...]] = {
    "idee": ("submitted",),
    "uitzoeken": ("looked-into",),
    "agenda": ("on-agenda",),
    "stemming": ("in-decision",),
    "besloten": ("granted", "rejected", "advised", "answered"),
    "uitvoering": ("underway", "done", "stopped"),
    "afgewezen": ("declined",),
}


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
# and one that was merged into it is one person. Asked from the ideas to their supports: the other way round PostgreSQL
# goes through all supports of the city for every row.
_SUPPORT_HERE = (
    "FROM agenda_proposal m JOIN agenda_support s ON s.proposal_id = m.id "
    "WHERE (m.id = agenda_proposal.id OR m.merged_into_id = agenda_proposal.id)"
)
SUPPORTS = f"SELECT COUNT(DISTINCT s.person_id) {_SUPPORT_HERE}"
_COMMENTS = "SELECT COUNT(*) FROM agenda_comment WHERE agenda_comment.proposal_id = agenda_proposal.id"
_BOTH = f"SELECT id, ({SUPPORTS}), ({_COMMENTS}) FROM agenda_proposal WHERE id IN"  # noqa: S608  (no input)
# since when somebody supports it
_SINCE = f"SELECT MIN(s.at) {_SUPPORT_HERE} AND s.person_id = %s"

LISTED = ("pk", "number", "title", "excerpt", "topic", "status", "shown_as", "submitted_at")


def rows(found: QuerySet[Proposal]) -> list[Row]:
    """Proposals for a list, with their supports and comments. Two queries, whatever the number of rows."""
    listed = list(found.values_list(*LISTED))
    numbers = counts([one[0] for one in listed])
    return [Row(*one, *numbers.get(pk, (0, 0))) for pk, *one in listed]  # type: ignore[call-arg]  # the columns above


def rows_of(ids: Sequence[int]) -> list[Row]:
    """The same for ideas that are known by their ids, in this order. Two queries, whatever their number."""
    found = {row[0]: row for row in Proposal.objects.filter(pk__in=list(ids)).values_list(*LISTED)}
    numbers = counts(list(found))
    return [Row(*found[pk][1:], *numbers.get(pk, (0, 0))) for pk in ids if pk in found]  # type: ignore[call-arg]


def counts(proposals: Sequence[int]) -> Mapping[int, tuple[int, int]]:
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
    supported_at = RawSQL(_SINCE, [viewer or 0], output_field=DateTimeField())  # noqa: S611  (no input)
    found = Proposal.objects.filter(area__slug=area, number=number)
    found = found.select_related("area", "item", "merged_into", "spot", "ending", "withheld")
    supports = RawSQL(SUPPORTS, [], output_field=IntegerField())  # noqa: S611  (no input)
    comments = RawSQL(_COMMENTS, [], output_field=IntegerField())  # noqa: S611
    return found.annotate(supported_at=supported_at, support_count=supports, comment_count=comments).first()


def support_of(found: Proposal) -> QuerySet[Support]:
    """Support for an idea, and for what was merged into it."""
    both = Proposal.objects.filter(Q(pk=found.pk) | Q(merged_into=found))
    return Support.objects.filter(proposal__in=both.values("pk"))


def supporters(found: Proposal) -> QuerySet[Support, int]:
    """Who supports an idea or what was merged into it, by id, each once."""
    return support_of(found).order_by("person").values_list("person", flat=True).distinct()


def support_asked() -> int | None:
    """How much support makes that whoever draws up the agenda is told, as the newest content has it. One query."""
    return backing.support_asked(agreements.newest_content()[0].thresholds)


def usual_count() -> str:
    """How a pot is divided unless somebody chooses otherwise, as the newest content has it. One query."""
    return agenda.usual_count(agreements.newest_content()[0].thresholds)


def offered_counts() -> tuple[str, ...]:
    """How a choice between options can be counted here, as the newest content has it. One query."""
    return options.offered(agreements.newest_content()[0].thresholds)


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


def titles(ids: Collection[int]) -> dict[int, str]:
    """What ideas are called, by id. One query."""
    return dict(Proposal.objects.filter(pk__in=ids).values_list("pk", "title"))


def proposal_by_id(proposal_id: int) -> Proposal | None:
    """A proposal with its area."""
    return Proposal.objects.select_related("area").filter(pk=proposal_id).first()


def locked(proposal_id: int) -> Proposal:
    """A proposal that nobody else can move until the end of the transaction."""
    found = Proposal.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("area").get(pk=proposal_id)


def next_number(area: Area) -> int:
    """The number of the next proposal in an area. Call it under the lock of the area."""
    return (Proposal.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0) + 1


def known_proposal(area: Area, key: str) -> Proposal | None:
    """The proposal that this form became before."""
    return Proposal.objects.select_related("area").filter(area=area, key=key).first()


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
    supports = RawSQL(SUPPORTS, [], output_field=IntegerField())  # noqa: S611  (no input)
    found = Proposal.objects.annotate(support_count=supports).in_bulk(alike)
    return [found[pk] for pk in alike]
