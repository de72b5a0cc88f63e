# SPDX-License-Identifier: EUPL-1.2
"""What is said about a draft."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from samenspraak.civic.agreements.models import Remark

WAITING = Q(status="open", kind__in=("question", "suggestion"), hidden_why="")


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


def said_about(version_id: int) -> dict[str, Said]:
    """By the number of the article; "" is the whole text. One query."""
    rows = Remark.objects.filter(version_id=version_id).exclude(status="withdrawn").order_by().values("term")
    counted = rows.annotate(all=Count("pk"), waiting=Count("pk", filter=WAITING))
    return {row["term"]: Said(row["all"], row["waiting"]) for row in counted}
