# SPDX-License-Identifier: EUPL-1.2
"""The terms of a version, and the words that they rest on."""

from functools import lru_cache
from typing import Any

from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.conversations.models import Answer
from samenspraak.rulebook.agreements.terms import Terms, parse

COLUMNS = ("number", "order", "kind", "topic", "task", "say", "data", "text", "sources")


def rows_of(version_id: int) -> list[dict[str, Any]]:
    """The terms of a version as rows, in order."""
    return list(Term.objects.filter(version_id=version_id).order_by("order").values(*COLUMNS))


@lru_cache(maxsize=1024)
def _fixed_terms(version_id: int, sealed: str) -> Terms:
    """The terms under a seal never change, so they are read once in the life of a server."""
    return parse(rows_of(version_id))


def terms_of(version: Version) -> Terms:
    """The terms of a version. One query for a draft; none for a text that was proposed and read before."""
    return terms_under(version.pk, version.digest)


def terms_under(version_id: int, sealed: str) -> Terms:
    """The same for who read no more of the version than its number and its seal, "" for a draft."""
    return _fixed_terms(version_id, sealed) if sealed else parse(rows_of(version_id))


def words_of(terms: Terms) -> dict[int, str]:
    """The words of the wishes that terms point to, by answer: those that still stand in the conversation. One query."""
    named = {source["answer"] for term in terms.all for source in term.sources if source.get("answer")}
    if not named:
        return {}
    found = Answer.objects.filter(pk__in=named, withdrawn_at=None, hidden_why="").values_list("pk", "value")
    return {pk: value.get("text", "") for pk, value in found}
