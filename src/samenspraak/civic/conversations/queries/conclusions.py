# SPDX-License-Identifier: EUPL-1.2
"""Conclusions, and how many say that they fit."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from samenspraak.civic.conversations.models import Conclusion, Conversation, Fit, Participant
from samenspraak.rulebook.conversations import FitCount


def _conclusions() -> QuerySet[Any]:
    """Texts with how many say that they fit (`yes`) and that they do not (`no`)."""
    return Conclusion.objects.annotate(
        yes=Count("fits", filter=Q(fits__fits=True)), no=Count("fits", filter=Q(fits__fits=False))
    ).order_by("plate", "-number")


def newest_conclusion(room: Conversation, plate: str) -> Any:
    """The newest text at a plate, counted, or None; an empty one says that there is no conclusion any more."""
    found = _conclusions().filter(conversation=room, plate=plate).first()
    return counted(found) if found else None


def conclusions_in(room: Conversation) -> dict[str, Any]:
    """The conclusions of a gathering by plate, each counted: the newest text where it is not empty. One query."""
    newest: dict[str, Any] = {}
    for one in _conclusions().filter(conversation=room):
        newest.setdefault(one.plate, one)
    return {plate: counted(one) for plate, one in newest.items() if one.text}


def counted(conclusion: Any) -> Any:
    """A conclusion with its `count`, as the rulebook shows it or keeps it back."""
    conclusion.count = FitCount(conclusion.yes, conclusion.no)
    return conclusion


def asked_of(room: Conversation, plate: str, someone: Participant | None) -> Any:
    """The conclusion of a plate that phones are asked about now, with what this one said of it before. One query."""
    own = Fit.objects.filter(conclusion=OuterRef("pk"), participant=someone)
    newest = Conclusion.objects.filter(conversation=room, plate=plate).order_by("-number")
    found = newest.annotate(own=Subquery(own.values("fits")[:1]), missed=Subquery(own.values("missing")[:1])).first()
    return found if found and found.asked_at and found.text else None


def missed_in(conclusion: Any, most: int = 100) -> list[str]:
    """What people miss in this text, newest first. For the host, without who said it."""
    said = Fit.objects.filter(conclusion=conclusion, fits=False).exclude(missing="").order_by("-given_at", "-pk")
    return list(said.values_list("missing", flat=True)[:most])
