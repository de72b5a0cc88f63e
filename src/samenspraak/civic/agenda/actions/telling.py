# SPDX-License-Identifier: EUPL-1.2
"""The letter of the day: to everybody who gave input, what became of it since the last one. One letter, never two."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import queries
from samenspraak.civic.agenda.models import Digest
from samenspraak.civic.agenda.queries import Turn
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import queries as people

NEWS_FOR = timedelta(days=7)  # what is older, when the worker stood still for long, is no news
LINES = 30  # in one letter


@transaction.atomic(durable=True)
def tell_givers(*, at: datetime) -> int:
    """Write the letters of today, unless that was done. Returns how many people are told."""
    today, last = queries.day(at), queries.told_upto()
    if last and last.on >= today:
        return 0
    upto, _seal = ledger.head()
    news = queries.news_since(last.upto if last else 0, at - NEWS_FOR)
    _done, fresh = Digest.objects.get_or_create(on=today, defaults={"upto": upto})
    if not fresh:  # another worker was first
        return 0
    told = _letters(news)
    notices.post_each("my-input", told, key=f"my-input:{today.isoformat()}", at=at)
    return len(told)


def _letters(news: list[tuple[int, Turn]]) -> dict[int, dict[str, Any]]:
    """What each person is told, by id. Whoever sent an idea in heard of most of it at once, and not again here."""
    found = queries.proposals_with({proposal for proposal, _turn in news})
    givers = queries.givers_of(list(found)) if found else {}
    lines: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for proposal, turn in news:
        one = found[proposal]
        authors = queries.authors(one) if turn.kind in queries.TOLD_AT_ONCE else set()
        line = {
            "area": one.area.slug,
            "area_name": one.area.name,
            "number": one.number,
            "title": one.title,
            "kind": turn.kind,
            "facts": dict(turn.facts),
        }
        for person in givers.get(proposal, set()) - authors:
            lines[person].append(line)
    hear = people.who_hear(lines)
    return {person: {"news": lines[person][-LINES:]} for person in sorted(hear)}
