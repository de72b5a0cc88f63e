# SPDX-License-Identifier: EUPL-1.2
"""The public money book of an area: its lines, its sums, and what there is to reserve and to spend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet, Sum

from samenspraak.civic.agenda.models import AgendaItem, Booking
from samenspraak.civic.agenda.queries.powers import day, promised_in_ballots
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.agreements.models import Term
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agenda.money import ONCE, Balance
from samenspraak.rulebook.agreements.terms import MUNICIPALITY, MoneyTerm

OF_THE_MUNICIPALITY = ""  # the pot that no article of the agreement gives


@dataclass(frozen=True)
class Pot:
    """Money of one origin and one year: an article of the agreement (`money`), or "" for money of the municipality."""

    money: str
    year: int

    @property
    def key(self) -> str:
        """As it stands in a form."""
        return f"{self.money}:{self.year}"


def pot_from(key: str) -> Pot | None:
    """The pot that a form names."""
    money, _colon, year = key.rpartition(":")
    return Pot(money, int(year)) if year.isdigit() and len(year) <= 4 else None


def year_of(term: MoneyTerm, year: int) -> int:
    """The year of the pot that this article gives: none for money that is given once."""
    return year if term.per == "year" else ONCE


def money_agreed(area: Area, at: datetime) -> tuple[MoneyTerm, ...]:
    """The articles that give an amount now. One query."""
    return tuple(one for one in agreements.terms_in_force(area, at).money if one.amount_cents)


def term_of(area: Area, number: str, at: datetime) -> Term | None:
    """The article that holds now by its number, with its version. One query."""
    held = agreements.version_in_force(area, at)
    found = Term.objects.filter(version=held, number=number, kind="money") if held and not held.is_suspended else None
    return found.first() if found is not None else None


def is_of_the_wijk(body: str) -> bool:
    """Whether an article names a body of the wijk here: for who allocates, or who spends."""
    return body not in ("", MUNICIPALITY)


def bookings_of(area: Area) -> QuerySet[Booking]:
    """All lines of an area, newest first, with the idea that each is about and what it puts right. One query."""
    return (
        Booking.objects.filter(area=area)
        .select_related("item__proposal", "corrects", "corrected_by")
        .order_by("-number")
    )


def bookings_of_item(item: AgendaItem) -> list[Booking]:
    """The lines of one project, newest first. One query."""
    found = Booking.objects.filter(item=item)
    found = found.select_related("item__proposal", "item__undertaking", "term", "corrects", "corrected_by")
    return list(found.order_by("-number"))


def booking(area: str, number: int) -> Booking | None:
    """One line, by its address. One query."""
    found = Booking.objects.filter(area__slug=area, number=number)
    return found.select_related("area__parent", "item__proposal", "corrected_by", "term").first()


def next_booking(area: Area) -> int:
    """The number of the next line. Call it under the lock of the area."""
    return (Booking.objects.filter(area=area).aggregate(last=Max("number"))["last"] or 0) + 1


def balance_of(area: Area, pot: Pot, item: AgendaItem | None = None) -> Balance:
    """The sums of a pot, or of one project in it. One query."""
    found = Booking.objects.filter(area=area, money=pot.money, year=pot.year)
    if item is not None:
        found = found.filter(item=item)
    sums = dict(found.order_by().values_list("kind").annotate(Sum("amount_cents")))
    return Balance(sums.get("budget", 0), sums.get("reserved", 0), sums.get("paid", 0))


def reserved_of(item: AgendaItem, money: str) -> int:
    """What of the money of an article was reserved for this, over all years; in cents. One query."""
    found = Booking.objects.filter(item=item, kind="reserved", money=money)
    return found.aggregate(sum=Sum("amount_cents"))["sum"] or 0


def promised_of(area: Area, pot: Pot, *, but: int | None = None) -> int:
    """What of a pot is being voted on, or was granted and did not take effect yet; but for one ballot. One query."""
    return promised_in_ballots(area, pot.money, pot.year or None, but=but) if pot.money else 0


def reservable(area: Area, at: datetime) -> list[tuple[Pot, MoneyTerm | None]]:
    """The pots from which can be reserved this year: what the agreement gives now, and money of the municipality."""
    year = day(at).year
    agreed = [(Pot(one.number, year_of(one, year)), one) for one in money_agreed(area, at)]
    return [*agreed, (Pot(OF_THE_MUNICIPALITY, year), None)]


def first_reserved(lines: Iterable[Booking]) -> dict[Pot, Booking]:
    """The pots from which something was reserved for a project, each with the line that did so first.

    `lines` are those of the project, newest first.
    """
    return {Pot(one.money, one.year): one for one in lines if one.kind == "reserved"}


def articles_of(area: Area, numbers: Sequence[str]) -> dict[str, str]:
    """The text of money articles by number, of the newest version that has them. One query."""
    found = Term.objects.filter(version__agreement__area=area, kind="money", number__in=list(numbers))
    return dict(found.order_by("version__number").values_list("number", "text"))
