# SPDX-License-Identifier: EUPL-1.2
"""What one person did here, for that person."""

from samenspraak.civic.agenda.models import (
    Comment,
    Picture,
    Proposal,
)

# What one person did here, for that person


def proposals_by(person: int) -> list[Proposal]:
    """The proposals of a person, newest first, with their area, where they are about, and their words when these are
    hidden. One query."""
    found = Proposal.objects.filter(author=person).select_related("area", "spot", "withheld")
    return list(found.order_by("-submitted_at"))


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
