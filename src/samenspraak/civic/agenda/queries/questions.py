# SPDX-License-Identifier: EUPL-1.2
"""Questions to the municipality: those of an area or by an idea, one of them, and who must answer by when."""

from datetime import date, datetime

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet

from samenspraak.civic.agenda.models import AlsoAsked, LaterDate, Proposal, Question
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda.questions import Answering
from samenspraak.rulebook.agreements import powers
from samenspraak.rulebook.agreements.terms import Guard

SHOWN = 50  # of an area, at once
TO_ANSWER = Q(answered_at=None, hidden_why="")
ALSO = Count("also")  # how many others want to know it


def answering() -> Answering:
    """How questions are answered, as the newest content has it. One query."""
    return Answering.read(agreements.newest_content()[0].thresholds)


def agreed(area: Area, at: datetime) -> tuple[int | None, str]:
    """Within how many days the agreement in force promises a reply, and in which article; None and "" where it does
    not. The shortest promise holds. One query."""
    terms = agreements.terms_in_force(area, at)
    days = powers.reply_days(terms)
    said = (one.number for one in terms.safeguards if one.guard is Guard.REPLY and one.amount("days") == days)
    return (None, "") if days is None else (days, next(said, ""))


def questions_of(area: Area, *, before: int | None = None) -> list[Question]:
    """The questions of an area: those that wait for an answer first, the earliest date on top; then the others, newest
    first. One more than shown when there are more. Two queries."""
    found = Question.objects.filter(area=area).select_related("proposal").annotate(also_count=ALSO)
    waiting = list(found.filter(TO_ANSWER).order_by("due", "pk")[:SHOWN]) if before is None else []
    others = found.exclude(TO_ANSWER)
    if before is not None:
        others = others.filter(number__lt=before)
    return [*waiting, *others.order_by("-number")[: SHOWN + 1]]


def questions_by_idea(proposal: Proposal) -> list[Question]:
    """What was asked by an idea, in the order in which it was asked. One query."""
    return list(Question.objects.filter(proposal=proposal).annotate(also_count=ALSO).order_by("number"))


def question(area: str, number: int) -> Question | None:
    """A question by its address, with the dates on which an answer was promised before. Two queries."""
    later = Prefetch("later_dates", LaterDate.objects.order_by("pk"))
    found = Question.objects.filter(area__slug=area, number=number).select_related("area__parent", "proposal")
    return found.annotate(also_count=ALSO).prefetch_related(later).first()


def question_by_id(question_id: int) -> Question | None:
    """A question with its area and what it is about."""
    return Question.objects.select_related("area__parent", "proposal").filter(pk=question_id).first()


def locked_question(question_id: int) -> Question:
    """A question that nobody else can answer until the end of the transaction."""
    found = Question.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("area__parent", "proposal").get(pk=question_id)


def known_question(area: Area, key: str) -> Question | None:
    """The question that this form became before."""
    return Question.objects.select_related("area__parent", "proposal").filter(area=area, key=key).first()


def next_number(area: Area) -> int:
    """The number of the next question in an area. Call it under the lock of the area."""
    return (Question.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0) + 1


def due_by(last: date) -> QuerySet[Question]:
    """The questions that wait for an answer, whose day is this one or before, with their area."""
    return Question.objects.filter(TO_ANSWER, due__lte=last).select_related("area__parent").order_by("due", "pk")


def questions_by(person: int) -> list[Question]:
    """The questions of a person, newest first, with their area. One query."""
    return list(Question.objects.filter(author=person).select_related("area").order_by("-at"))


def followed_by(person: int) -> list[Question]:
    """What a person asked, and what of others they want to know too, newest first, with the area. One query."""
    too = Exists(AlsoAsked.objects.filter(question=OuterRef("pk"), person=person))
    return list(Question.objects.filter(Q(author=person) | too).select_related("area").order_by("-at")[:SHOWN])


def asks_too(found: Question, person: int | None) -> bool:
    """Whether this person said that they want to know it too. One query; none for a visitor."""
    return person is not None and AlsoAsked.objects.filter(question=found, person=person).exists()


def asking_too(found: Question) -> list[int]:
    """Who want to know it too, by id. One query."""
    return list(AlsoAsked.objects.filter(question=found).values_list("person", flat=True))


def asked_too_by(person: int) -> list[Question]:
    """The questions of others that a person wants to know too, newest first, with their area. One query."""
    return list(Question.objects.filter(also__person=person).select_related("area").order_by("-at"))
