# SPDX-License-Identifier: EUPL-1.2
"""Searching ideas by words, with the index of pieces of words that each database keeps (migration 0004_search)."""

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda.searching import terms

PIECE = 3  # letters of a piece in the index: who asks for less has all words looked through
_INDEX = "SELECT rowid FROM agenda_words WHERE agenda_words MATCH %s"


def saying(found: QuerySet[Proposal], text: str) -> QuerySet[Proposal]:
    """Of these ideas those in which every word of a text stands, by itself or within another word."""
    asked = terms(text)
    indexed = [one for one in asked if len(one) >= PIECE] if connection.vendor == "sqlite" else []
    if indexed:
        match = " AND ".join(f'"{one}"' for one in indexed)  # letters and digits only: nothing to escape
        found = found.filter(pk__in=RawSQL(_INDEX, [match]))  # noqa: S611  (the words go in as a parameter)
    for one in asked:
        if one not in indexed:
            found = found.filter(words__contains=one)  # PostgreSQL uses its index for this by itself
    return found


def said(area: Area, text: str) -> set[int]:
    """The ids of all ideas of an area in which these words stand, in no order. One query."""
    here = Proposal.objects.filter(area=area).order_by()
    return set(saying(here, text).values_list("pk", flat=True))
