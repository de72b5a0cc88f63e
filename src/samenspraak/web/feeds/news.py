# SPDX-License-Identifier: EUPL-1.2
"""News of an area, or of the whole city, as a feed (Atom, RFC 4287): deeds of the logbook that people wait for.

The sentences are those of the logbook. Nothing stands here that does not stand there, so nobody writes news by hand.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.translation import get_language

from samenspraak.civic.agenda import queries as agenda
from samenspraak.web import wording
from samenspraak.web.shared.facts import told
from samenspraak.web.shared.tags import place

MOST = 40  # deeds in a feed
KINDS = (
    *("proposal.submitted", "proposal.placed", "proposal.merged", "proposal.parted", "amendment.accepted"),
    *("proposal.granted", "proposal.rejected", "proposal.advised", "proposal.void", "proposal.replied"),
    *("agenda.arranged", "ballot.announced", "ballot.divided", "ballot.opened", "ballot.paused", "ballot.went-on"),
    *("ballot.closed", "ballot.withdrawn", "agreement.proposed", "agreement.signed-by-both", "agreement.in-force"),
    *("agreement.declined", "agreement.suspended", "agreement.resumed", "agreement.held-up", "agreement.ended"),
    *("council.proposed", "council.agreed", "council.agreed-with-conditions", "council.declined"),
    *("conversation.prepared", "conversation.rescheduled", "conversation.cancelled", "conversation.closed"),
    *("evaluation.started", "evaluation.concluded"),
)


def written(title: str, address: str, entries: Sequence[Any], names: Mapping[str, str], at: datetime) -> str:
    """The feed. `names` says what areas are called, where several are in it."""
    home = f"{settings.ORIGIN}{place('/')}"
    feed = feedgenerator.Atom1Feed(
        title=title,
        link=home,
        description=title,
        language=get_language(),
        feed_url=f"{settings.ORIGIN}{address}",
        feed_guid=f"{settings.ORIGIN}{address}",
        author_name="Samenspraak",
    )
    about = _titles(entries)
    for entry in entries:
        where = f"{names[entry.area]}: " if entry.area in names else ""
        feed.add_item(
            title=where + wording.deed(entry.kind, {name: told(value) for name, value in entry.facts.items()}),
            link=f"{settings.ORIGIN}{_page(entry)}",
            description=about.get(entry.subject, ""),
            unique_id=f"{settings.ORIGIN}/logboek/#n{entry.number}",
            updateddate=entry.at,
            pubdate=entry.at,
        )
    if not entries:
        feed.latest_post_date = lambda: at  # type: ignore[method-assign]  # else it looks at the clock itself
    return str(feed.writeString("utf-8"))


def _titles(entries: Sequence[Any]) -> dict[str, str]:
    """What the ideas are called that these deeds are about, by subject. One query."""
    ids = {int(one.subject.partition(":")[2]) for one in entries if one.subject.startswith("proposal:")}
    return {f"proposal:{pk}": title for pk, title in agenda.titles(ids).items()} if ids else {}


def _page(entry: Any) -> str:
    """Where one reads on about a deed."""
    noun, area = entry.kind.partition(".")[0], entry.area
    if not area:
        return reverse("ledger:logbook")
    return PAGES[noun](area, entry.facts.get("number"))


def _idea(area: str, number: Any) -> str:
    return reverse("agenda:proposal", args=[area, number]) if number else reverse("agenda:list", args=[area])


def _ballot(area: str, number: Any) -> str:
    return reverse("ballots:ballot", args=[area, number]) if number else reverse("agenda:list", args=[area])


def _part(name: str) -> Callable[[str, Any], str]:
    return lambda area, _number: str(place("/", area, f"/{name}/"))


PAGES: Mapping[str, Callable[[str, Any], str]] = {
    "proposal": _idea,
    "amendment": _idea,
    "agenda": _idea,
    "ballot": _ballot,
    "agreement": _part("afspraken"),
    "council": _part("afspraken"),
    "conversation": _part("gesprek"),
    "evaluation": _part("evaluatie"),
}
