# SPDX-License-Identifier: EUPL-1.2
"""Who changed what in a draft."""

from typing import Any

from django.db.models import QuerySet

from samenspraak.civic.agreements.models import Edit


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
