# SPDX-License-Identifier: EUPL-1.2
"""What was hidden and why, and what became of the request to look again."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from samenspraak.civic.agenda.models import Amendment, Comment, Hiding, Picture, Question, Withheld
from samenspraak.civic.agenda.queries.powers import Roles
from samenspraak.civic.people.queries import Holding
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda.moderation import APPEAL_DAYS

TABLES: dict[str, Any] = {
    "comment": Comment,
    "amendment": Amendment,
    "picture": Picture,
    "question": Question,
    "idea": Withheld,
}
SHOWN = 100  # in the log of an area, at once


def hidings_of(area: Area, *, before: int | None = None) -> list[Hiding]:
    """What was hidden in an area, newest first; with `before` (an id) what came before it. One more than shown when
    there are more. One query."""
    found = Hiding.objects.filter(area=area).select_related("proposal")
    if before is not None:
        found = found.filter(pk__lt=before)
    return list(found.order_by("-pk")[: SHOWN + 1])


def hiding(area: str, hiding_id: int) -> Hiding | None:
    """One thing that was hidden here."""
    return Hiding.objects.select_related("area__parent", "proposal").filter(area__slug=area, pk=hiding_id).first()


def hiding_with(receipt: str) -> Hiding | None:
    """The last time that what has this receipt was hidden. One query."""
    found = Hiding.objects.filter(receipt=receipt).exclude(receipt="").select_related("area__parent", "proposal")
    return found.order_by("-pk").first()


def locked_hiding(hiding_id: int) -> Hiding:
    """The same, that nobody else can move until the end of the transaction."""
    found = Hiding.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("area__parent", "proposal").get(pk=hiding_id)


def are_withheld(proposals: Collection[int]) -> bool:
    """Whether the words of one of these ideas are hidden. One query."""
    return Withheld.objects.filter(proposal__in=proposals).exists()


def what_was_hidden(found: Hiding) -> Any:
    """The row that was hidden; without what is in it, for a picture. None when it is gone. One query."""
    return TABLES[found.kind].objects.filter(pk=found.said).defer(*heavy(found.kind)).first()


def heavy(kind: str) -> tuple[str, ...]:
    """The columns that are not read along: what is in a picture."""
    return ("large", "small") if kind == "picture" else ()


def hidden_picture(found: Hiding) -> bytes | None:
    """The picture that was hidden, as a JPEG file, for who looks again. None when it is no picture, or no more. One
    query."""
    one = Picture.objects.filter(pk=found.said).values_list("large", flat=True) if found.kind == "picture" else ()
    kept = next(iter(one), None)
    return bytes(kept) if kept else None


def is_gone(found: Hiding) -> bool:
    """Whether what was hidden is a picture that is not kept any more. One query; none for words."""
    return found.kind == "picture" and not Picture.objects.filter(pk=found.said, large__isnull=False).exists()


def pictures_to_forget(today: date) -> QuerySet[Picture]:
    """Hidden pictures that nobody can ask to show again any more."""
    over = Hiding.objects.filter(
        kind="picture", outcome="", appealed_at=None, at__date__lt=today - timedelta(days=APPEAL_DAYS)
    )
    return Picture.objects.filter(pk__in=over.values("said"), large__isnull=False).exclude(hidden_why="")


def author_of(found: Hiding) -> int | None:
    """Who wrote it, as far as anybody is known. One query."""
    person: int | None = TABLES[found.kind].objects.filter(pk=found.said).values_list("author", flat=True).first()
    return person


def hidden_of(person: int) -> list[Hiding]:
    """What was hidden of this person, newest first. One query."""
    own = Q()
    for kind, table in TABLES.items():
        own |= Q(kind=kind, said__in=table.objects.filter(author=person).values("pk"))
    return list(Hiding.objects.filter(own).select_related("area", "proposal").order_by("-pk"))


def looking_again(roles: Roles) -> Holding | None:
    """The seat from which somebody looks again: in the gebiedsteam or the college."""
    return roles.team or roles.college


def late_to_review(today: date) -> list[Hiding]:
    """Requests to look again whose day is over. One query."""
    found = Hiding.objects.filter(appealed_at__isnull=False, outcome="", appeal_due__lt=today)
    return list(found.select_related("area__parent").order_by("appeal_due", "pk"))
