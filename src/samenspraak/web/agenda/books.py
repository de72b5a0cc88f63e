# SPDX-License-Identifier: EUPL-1.2
"""The money book as a page, as a table for a spreadsheet, and as data. Sums are the rule's; here they get words."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenspraak.civic.agenda import queries
from samenspraak.civic.agenda.queries import Pot
from samenspraak.rulebook.agenda.money import Balance, balance
from samenspraak.web.agenda import words
from samenspraak.web.shared import amounts, charts, days
from samenspraak.web.shared.clock import today
from samenspraak.web.wording.carrying_out import KINDS

SHOWN = 100  # lines on the page; all of them are in the files
COLUMNS = (
    "nummer", "dag", "soort", "artikel", "jaar", "idee", "project", "onderwerp", "bedrag", "omschrijving", "kenmerk",
    "corrigeert", "ingevoerd door", "ingevoerd op",
)  # fmt: skip


@dataclass(frozen=True)
class Sum:
    """The sums of a pot, a project or a topic, in words."""

    name: str
    note: str
    href: str
    given: str
    reserved: str
    paid: str
    left: str
    bar: SafeString


@dataclass(frozen=True)
class Shown:
    """One line of the book, in words."""

    number: int
    pk: int
    day: str
    kind: str
    pot: str
    about: str
    idea: int | None
    text: str
    reference: str
    amount: str
    by: str
    corrects: int | None
    corrected_by: int | None
    hidden: str


@dataclass(frozen=True)
class Book:
    """All that the money page shows."""

    area: Any
    pots: Sequence[Sum]
    projects: Sequence[Sum]
    topics: Sequence[Sum]
    lines: Sequence[Shown]
    more: int


def pot_named(pot: Pot) -> str:
    """What a pot is called."""
    name = _("Money of the municipality") if pot.money == queries.OF_THE_MUNICIPALITY else _("Article {number}")
    return name.format(number=pot.money) + (f", {pot.year}" if pot.year else "")


def book_of(area: Any) -> Book:
    """The book of an area. Two queries, three with money of the agreement."""
    found = list(queries.bookings_of(area))
    numbers = {one.money for one in found if one.money}
    articles = queries.articles_of(area, sorted(numbers)) if numbers else {}
    titles = words.topics_now()
    pots = _grouped(found, lambda one: Pot(one.money, one.year))
    projects = _grouped(found, lambda one: one.item and one.item.proposal)
    topics = _grouped(found, lambda one: one.item and one.item.proposal.topic)
    return Book(
        area=area,
        pots=[_sum(pot_named(pot), lines, note=articles.get(pot.money, "")) for pot, lines in pots.items()],
        projects=[_sum(one.title, lines, href=f"{one.number}/uitvoering/") for one, lines in projects.items()],
        topics=[_sum(titles.get(key, key), lines) for key, lines in topics.items()],
        lines=[shown(one) for one in found[:SHOWN]],
        more=max(0, len(found) - SHOWN),
    )


def _grouped(found: Iterable[Any], by: Callable[[Any], Any]) -> Mapping[Any, list[Any]]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for one in found:
        if (key := by(one)) is not None:
            groups[key].append(one)
    return groups


def _sum(name: str, lines: Iterable[Any], *, note: str = "", href: str = "") -> Sum:
    found: Balance = balance(lines)
    left = found.free if found.budget else found.to_pay
    return Sum(
        name=name,
        note=note,
        href=href,
        given=amounts.shown(found.budget),
        reserved=amounts.shown(found.reserved),
        paid=amounts.shown(found.paid),
        left=amounts.shown(left),
        bar=charts.money_bar(found.paid, found.to_pay, found.free if found.budget else 0),
    )


def shown(one: Any) -> Shown:
    """A line in words."""
    proposal = one.item.proposal if one.item else None
    return Shown(
        number=one.number,
        pk=one.pk,
        day=days.day(one.on),
        kind=str(KINDS[one.kind]),
        pot=pot_named(Pot(one.money, one.year)),
        about=proposal.title if proposal else "",
        idea=proposal.number if proposal else None,
        text=one.text,
        reference=one.reference,
        amount=amounts.shown(one.amount_cents),
        by=one.body or _("by itself"),
        corrects=one.corrects.number if one.corrects else None,
        corrected_by=_corrected_by(one),
        hidden=str(words.reason(one.hidden_why)) if one.hidden_why else "",
    )


def _corrected_by(one: Any) -> int | None:
    counter = getattr(one, "corrected_by", None)
    return counter.number if counter else None


def row(one: Any) -> list[Any]:
    """A line for a spreadsheet: amounts with a comma, as Dutch spreadsheets read them."""
    proposal = one.item.proposal if one.item else None
    euros = f"{'-' if one.amount_cents < 0 else ''}{abs(one.amount_cents) // 100},{abs(one.amount_cents) % 100:02}"
    return [
        one.number,
        one.on.isoformat(),
        one.kind,
        one.money or "gemeente",
        one.year or "",
        proposal.number if proposal else "",
        proposal.title if proposal else "",
        proposal.topic if proposal else "",
        euros,
        one.text,
        one.reference,
        one.corrects.number if one.corrects else "",
        one.body,
        one.at.isoformat(timespec="seconds"),
    ]


def as_json(area: Any, lines: Iterable[Any]) -> dict[str, Any]:
    """The whole book as data: amounts in whole cents."""
    return {
        "area": area.slug,
        "made_on": today().isoformat(),
        "lines": [
            {
                "number": one.number,
                "on": one.on.isoformat(),
                "kind": one.kind,
                "article": one.money,
                "year": one.year or None,
                "idea": one.item.proposal.number if one.item else None,
                "topic": one.item.proposal.topic if one.item else None,
                "cents": one.amount_cents,
                "text": one.text,
                "reference": one.reference,
                "corrects": one.corrects.number if one.corrects else None,
                "body": one.body,
                "at": one.at.isoformat(timespec="seconds"),
            }
            for one in lines
        ],
    }
