# SPDX-License-Identifier: EUPL-1.2
"""The register of powers: every power in the city as one plain row, reckoned once after each deed."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspraak.civic.agreements import queries
from samenspraak.civic.agreements.queries import Registered
from samenspraak.rulebook.agreements.register import Held
from samenspraak.rulebook.agreements.terms import ALL_TOPICS
from samenspraak.rulebook.content import ContentSet
from samenspraak.web.agreements.dates import period
from samenspraak.web.shared import clock, components
from samenspraak.web.shared.fragments import kept
from samenspraak.web.wording import agreements as words

ONLY = "afspraak"  # stands for the instrument where there is none: only the agreement itself
SUSPENDED = "suspended"


@dataclass(frozen=True)
class Row:
    """One power as data: the names are those of the columns in the file."""

    area: str
    name: str
    version: int
    article: str
    topic: str
    task: str
    say: str
    body: str
    force: str  # "binding" or "advice"; "none" while suspended
    held_by: str  # of what binds: "law", "contract" or "promise"
    instrument: str
    owner: str
    legal_basis: str
    limits: str
    decision: str  # by which the instrument was given
    transfer_article: str
    ground: str  # the decision by which the agreement came into force
    since: date
    until: date | None
    status: str  # "in-force" or "suspended"

    @property
    def kind(self) -> str:
        """What the filter calls its instrument."""
        return self.instrument if self.instrument not in ("", "geen") else ONLY


COLUMNS = tuple(field.name for field in fields(Row))


@dataclass(frozen=True)
class Register:
    """All powers of this day, with what is needed to name them."""

    rows: tuple[Row, ...]
    content: ContentSet

    @cached_property
    def areas(self) -> dict[str, str]:
        """The areas that hold any, by slug."""
        return {row.area: row.name for row in self.rows}

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """The topics that are named."""
        return tuple(dict.fromkeys(row.topic for row in self.rows))

    def titles(self) -> dict[str, str]:
        """Titles of topics in the reader's language; a topic of an older wording keeps its key."""
        language = get_language() or "nl"
        named = {topic.key: topic.title.in_(language) for topic in self.content.topics}
        return {topic: topic for topic in self.topics} | named | {ALL_TOPICS: str(words.ALL_TOPICS_WORD)}

    def asked(self, area: str = "", topic: str = "", instrument: str = "") -> list[Row]:
        """The rows of an area, on a topic (also by what holds for all topics), by an instrument."""
        rows: Iterable[Row] = self.rows
        if area:
            rows = [row for row in rows if row.area == area]
        if instrument:
            rows = [row for row in rows if row.kind == instrument]
        return list(rows) if not topic else _on_topic(list(rows), topic)


def _on_topic(rows: list[Row], topic: str) -> list[Row]:
    """What counts for a topic: what was agreed about it, or else what holds for all topics."""
    own = {(row.area, row.task) for row in rows if row.topic == topic}
    general = {(row.area, row.task) for row in rows if row.topic == ALL_TOPICS} - own
    return [row for row in rows if row.topic == topic or (row.topic == ALL_TOPICS and (row.area, row.task) in general)]


def register() -> Register:
    """The register as it is now. One query when nothing was done since it was reckoned."""
    return kept("register of powers", _reckon)


_BEFORE: dict[str, tuple[Registered, tuple[Row, ...]]] = {}  # by area: most deeds change nothing here


def _reckon() -> Register:
    found = queries.register(clock.today())
    for area in found:
        before = _BEFORE.get(area.area)
        if before is None or before[0] != area:
            _BEFORE[area.area] = area, tuple(_rows(area))
    rows = tuple(row for area in found for row in _BEFORE[area.area][1])
    return Register(rows, queries.newest_content()[0])


def _rows(area: Registered) -> Iterator[Row]:
    for held in area.held:
        power, transfer = held.power, held.transfer
        since, until = _period(area, held)
        yield Row(
            area=area.area,
            name=area.name,
            version=area.version,
            article=power.term,
            topic=power.topic,
            task=power.task.value,
            say=power.say.code,
            body=held.body,
            force="none" if area.is_suspended else power.force,
            held_by="" if area.is_suspended else power.held_by,
            instrument=power.instrument.value,
            owner=power.owner.value,
            legal_basis=transfer.legal_basis if transfer else "",
            limits=transfer.limits if transfer else "",
            decision=transfer.decision if transfer else "",
            transfer_article=transfer.number if transfer else "",
            ground=area.ground,
            since=since,
            until=until,
            status=SUSPENDED if area.is_suspended else "in-force",
        )


def _period(area: Registered, held: Held) -> tuple[date, date | None]:
    """From when until when: that of the agreement, or that of the instrument where it is shorter."""
    own = held.transfer
    since = date.fromisoformat(own.since) if own and own.since else area.since
    ends = [day for day in (area.until, date.fromisoformat(own.until) if own and own.until else None) if day]
    return max(since, area.since), min(ends, default=None)


# As a page shows it


def shown(rows: Iterable[Row], titles: dict[str, str]) -> list[dict[str, Any]]:
    """Rows in words."""
    return [_shown(row, titles) for row in rows]


def _shown(row: Row, titles: dict[str, str]) -> dict[str, Any]:
    force, tone = _force(row)
    instrument = words.INSTRUMENTS[row.instrument] if row.kind != ONLY else words.ONLY_AGREEMENT
    owned = _("of: %(owner)s") % {"owner": words.OWNERS[row.owner]} if row.owner else ""
    numbers = [number for number in (row.article, row.transfer_article) if number]
    return {
        "area": row.area,
        "name": row.name,
        "what": f"{capfirst(titles.get(row.topic, row.topic))}: {components.TASKS[row.task]}",
        "say": capfirst(str(components.SAY[row.say])),
        "body": str(words.MUNICIPALITY_WORD) if row.body == "gemeente" else row.body,
        "instrument": capfirst(str(instrument)),
        "basis": "; ".join(part for part in (owned, row.legal_basis, row.limits) if part),
        "version": row.version,
        "articles": list(dict.fromkeys(numbers)),
        "force": force,
        "tone": tone,
        "period": capfirst(period(row.since, row.until)),
    }


def _force(row: Row) -> tuple[str, str]:
    """How far it reaches, in words, and the tone of its badge."""
    if row.status == SUSPENDED:
        return str(words.FORCES[SUSPENDED]), "error"
    if row.held_by:
        return str(words.FORCES[row.held_by]), "info" if row.held_by == "promise" else "ok"
    return str(words.FORCES[row.force]), "quiet"


def as_data(rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    """Rows as plain values: days as 2026-05-04, nothing as ""."""
    for row in rows:
        yield tuple(value.isoformat() if isinstance(value, date) else value or "" for value in astuple(row))
