# SPDX-License-Identifier: EUPL-1.2
"""What on the agenda waits for somebody with a seat, with its date: all of it in one query."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, Exists, F, IntegerField, OuterRef, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, Substr

from samenspraak.civic.agenda.models import (
    Decision,
    Feasibility,
    FeasibilityStep,
    Hiding,
    Milestone,
    Proposal,
    Question,
)
from samenspraak.civic.agenda.queries.carrying_out import BEGINS_FROM, GOES_AHEAD
from samenspraak.civic.agenda.queries.proposals import SUPPORTS
from samenspraak.civic.agenda.queries.questions import TO_ANSWER
from samenspraak.rulebook.agenda.carrying_out import TOGETHER

TITLE = 120  # characters: of a question no more is read here


@dataclass(frozen=True)
class Waiting:
    """One thing that waits. `number` is what stands in its address; an idea has a `topic`, and support as `weight`."""

    kind: str
    what: str
    number: int
    slug: str
    place: str
    due: date | None
    weight: int
    topic: str


@dataclass(frozen=True)
class Asked:
    """For whom is asked: in which areas (None: in all), whose steps, and who does not look again at what they hid.

    owners: of the projects to begin, and of the steps that are due `until`; what is done together is always among them.
    """

    areas: tuple[int, ...] | None = None
    steps_of: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    until: date | None = None
    person: int | None = None


def waiting(kinds: Iterable[str], asked: Asked) -> list[Waiting]:
    """What waits, of these kinds: the earliest date first, then what has the most support. One query.

    kinds: "idea", "step", "verdict", "question", "reply", "appeal", "begin", "milestone", "decide".
    """
    parts = [PARTS[kind](asked) for kind in kinds]
    if not parts:
        return []
    listed = [Waiting(*row) for row in (parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0])]
    return sorted(listed, key=lambda one: (one.due or date.max, -one.weight, one.place, one.number))


def _columns(found: Any, kind: str, *, what: Any, number: str, area: str, due: Any = None, **more: Any) -> Any:
    columns = {
        "_kind": Value(kind, output_field=CharField()),
        "_what": Substr(what, 1, TITLE, output_field=CharField()),
        "_number": F(number),
        "_slug": F(f"{area}__slug"),
        "_place": F(f"{area}__name"),
        "_due": Cast(Value(None) if due is None else F(due), DateField()),
        "_weight": more.get("weight") or Value(0, output_field=IntegerField()),
        "_topic": F(more["topic"]) if "topic" in more else Value("", output_field=CharField()),
    }
    named = {f"waits{name}": column for name, column in columns.items()}
    return found.annotate(**named).order_by().values_list(*named)


def _within(path: str, asked: Asked) -> Q:
    return Q() if asked.areas is None else Q(**{f"{path}__in": asked.areas})


def _ideas(asked: Asked) -> Any:
    """Ideas for which a place on the agenda can be asked: nobody began to look into them, or all has been said."""
    ready = Q(status="submitted") | Q(status="looked-into") & ~Q(feasibility__view="")
    supports = RawSQL(SUPPORTS, [], output_field=IntegerField())  # noqa: S611  (no input)
    found = Proposal.objects.filter(_within("area", asked) & ready)
    return _columns(found, "idea", what="title", number="number", area="area", weight=supports, topic="topic")


def _steps(asked: Asked) -> Any:
    within = _within("feasibility__proposal__area", asked)
    going = Q(feasibility__verdict="", feasibility__proposal__status__in=("looked-into", "on-agenda"))
    found = FeasibilityStep.objects.filter(within & going, done_at=None, who__in=asked.steps_of)
    area = "feasibility__proposal__area"
    return _columns(found, "step", what="title", number="feasibility__proposal__number", area=area, due="by")


def _verdicts(asked: Asked) -> Any:
    """Ideas that are being looked into and of which every step is done: they wait for a verdict."""
    going = Q(verdict="", proposal__status__in=("looked-into", "on-agenda"))
    busy = FeasibilityStep.objects.filter(done_at=None).values("feasibility")
    found = Feasibility.objects.filter(_within("proposal__area", asked) & going).exclude(pk__in=busy)
    return _columns(found, "verdict", what="proposal__title", number="proposal__number", area="proposal__area")


def _questions(asked: Asked) -> Any:
    found = Question.objects.filter(TO_ANSWER & _within("area", asked))
    return _columns(found, "question", what="text", number="number", area="area", due="due")


def _replies(asked: Asked) -> Any:
    found = Decision.objects.filter(_within("item__proposal__area", asked), reply_due__isnull=False, replied_at=None)
    path = "item__proposal"
    return _columns(
        found, "reply", what=f"{path}__title", number=f"{path}__number", area=f"{path}__area", due="reply_due"
    )


def _appeals(asked: Asked) -> Any:
    found = Hiding.objects.filter(_within("area", asked), appealed_at__isnull=False, outcome="")
    if asked.person is not None:
        found = found.exclude(hidden_by=asked.person)
    return _columns(found, "appeal", what="kind", number="id", area="area", due="appeal_due")


def _begins(asked: Asked) -> Any:
    """What was decided to go ahead, and nobody began with."""
    decided = Exists(Decision.objects.filter(GOES_AHEAD, item__proposal=OuterRef("pk")))
    owned = Q(item__undertaking=None, item__owner__in=(*asked.owners, TOGETHER))
    found = Proposal.objects.filter(_within("area", asked) & owned, decided, status__in=BEGINS_FROM)
    return _columns(found, "begin", what="title", number="number", area="area")


def _milestones(asked: Asked) -> Any:
    """Steps of projects whose day comes near or has passed."""
    path = "undertaking__item__proposal"
    owned = Q(owner__in=(*asked.owners, TOGETHER), undertaking__status="underway", done_on=None)
    found = Milestone.objects.filter(_within(f"{path}__area", asked) & owned, due__lte=asked.until or date.max)
    return _columns(found, "milestone", what="title", number=f"{path}__number", area=f"{path}__area", due="due")


def _to_decide(asked: Asked) -> Any:
    """What stands on the agenda, and for which no ballot was called yet."""
    found = Proposal.objects.filter(_within("area", asked), status="on-agenda")
    return _columns(found, "decide", what="title", number="number", area="area")


PARTS: Mapping[str, Callable[[Asked], Any]] = {
    "idea": _ideas,
    "step": _steps,
    "verdict": _verdicts,
    "question": _questions,
    "reply": _replies,
    "appeal": _appeals,
    "begin": _begins,
    "milestone": _milestones,
    "decide": _to_decide,
}
