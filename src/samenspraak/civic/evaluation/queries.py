# SPDX-License-Identifier: EUPL-1.2
from django.db.models import QuerySet

from samenspraak.civic.evaluation.models import Evaluation
from samenspraak.civic.places.models import Area


def locked(evaluation_id: int) -> Evaluation:
    """An evaluation with its round, area and gathering, locked until the end of the transaction."""
    found = Evaluation.objects.select_for_update(of=("self",))
    return found.select_related("round__area", "round__content", "conversation").get(pk=evaluation_id)


def evaluations_of(area: Area) -> QuerySet[Evaluation]:
    """The evaluations of an area, newest first, each with its round, version, gathering and lessons."""
    found = Evaluation.objects.filter(round__area=area).order_by("-started_at", "-pk")
    related = ("round__area__parent", "round__content", "version", "conversation__round__content")
    return found.select_related(*related).prefetch_related("lessons__written_by__body")
