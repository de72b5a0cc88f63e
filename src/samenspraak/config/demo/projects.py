# SPDX-License-Identifier: EUPL-1.2
"""What was decided is carried out: a project underway in Oosterparkwijk, one done in De Wijert, with their money."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.actions import Shown, Written
from samenspraak.civic.agenda.models import Booking, Decision, Proposal
from samenspraak.civic.agenda.queries import Pot
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area
from samenspraak.config.demo.picture import drawing

Deed = tuple[datetime, Callable[[], object]]  # what is done, and when

PARK, WIJERT = "oosterparkwijk", "de-wijert"
BOOKCASE = "Een ruilkast met boeken bij de winkels"
BOOKS = (
    "Een houten kast waar je een boek uit haalt en er een in zet. Onder het afdak bij de winkels, zodat alles droog "
    "blijft. De winkeliers doen hem ’s avonds op slot."
)
QUESTION = "Komt er een ruilkast met boeken bij de winkels?"
STEPS = (  # title, days from now by which it is done
    ("Met de buren drie plekken in de schaduw uitzetten", 1),
    ("Bankjes en watertap bestellen", 5),
    ("De watertap aansluiten op de leiding", 32),
    ("Bankjes plaatsen, en samen openen", 45),
)


def deeds(at: datetime, *, decided: str, followed: tuple[str, ...]) -> Iterator[Deed]:
    """All of it, each deed with its moment. `decided` is the idea that is carried out in Oosterparkwijk, by its title;
    `followed` are ideas there that Femke supports."""
    for title in followed:
        yield _hour(at, -16, 9), partial(_support, title, _hour(at, -16, 9))
    yield from _in_the_park(at, decided)
    yield from _in_de_wijert(at)


# One that is underway, in Oosterparkwijk


def _in_the_park(at: datetime, title: str) -> Iterator[Deed]:
    morning, noon, late = (_hour(at, -1, hour) for hour in (9, 13, 17))
    yield morning, partial(_begin, title, morning)
    for number, (step, days) in enumerate(STEPS):
        yield morning, partial(_step, title, step, days, morning, f"stap-{number}")
    yield noon, partial(_give, PARK, 5_000, "Programma bankjes en groen in de wijken", "B-2026-31", noon)
    yield (
        noon,
        partial(_reserve, title, "wijkraad", Written(3_900_00, "Drie bankjes van het wijkgeld"), "artikel", noon),
    )
    yield noon, partial(_reserve, title, "gebiedsteam", Written(2_500_00, "De watertap"), "", noon)
    yield late, partial(_done, title, 1, "Drie plekken staan op de stoep getekend. Niemand was tegen.", late, True)
    first = Written(1_170_00, "Bankjes, eerste deel van de rekening", "F-4411", queries.day(late))
    yield late, partial(_pay, title, "artikel", first, late)
    yield late, partial(_pay, title, "", Written(850_00, "Watertap", "F-4412", queries.day(late)), late)
    yield late, partial(_right, PARK, "F-4412", 805_00, "Twee cijfers omgewisseld.", late)
    yield late, partial(_move, title, 2, 9, "De leverancier heeft de lage bankjes pas volgende week.", late)


# One that is done, in De Wijert


def _in_de_wijert(at: datetime) -> Iterator[Deed]:
    came, opened, closed = _hour(at, -17, 15), _hour(at, -14, 8), _hour(at, -11, 20)
    yield came, partial(_submit, came)
    yield came, partial(_place, came)
    yield came, partial(_call, came, opened, closed)
    yield opened, partial(tasks.due, opened)
    yield opened, partial(_vote, opened + timedelta(hours=2))
    yield closed, partial(tasks.due, closed)
    replied, begun, first, moved, last, over = (_hour(at, -day, 10) for day in (10, 9, 7, 6, 4, 3))
    yield replied, partial(_reply, replied)
    yield begun, partial(_begin, BOOKCASE, begun)
    yield begun, partial(_step, BOOKCASE, "Een kast kopen of krijgen", -7, begun, "kast")
    yield begun, partial(_step, BOOKCASE, "Neerzetten en vullen", -5, begun, "neerzetten")
    yield begun, partial(_give, WIJERT, 300, "Uit het budget van het gebiedsteam", "B-2026-18", begun)
    yield begun, partial(_reserve, BOOKCASE, "gebiedsteam", Written(250_00, "Ruilkast met boeken"), "", begun)
    yield first, partial(_done, BOOKCASE, 1, "De kringloop had er een staan, met glas ervoor.", first)
    yield (
        first,
        partial(_pay, BOOKCASE, "", Written(140_00, "Kast van de kringloop", "F-207", queries.day(first)), first),
    )
    reason = "De kast paste niet in de bus. Zaterdag met een aanhanger."
    yield moved, partial(_move, BOOKCASE, 2, -4, reason, moved)
    yield (
        last,
        partial(_done, BOOKCASE, 2, "De kast staat. Op de eerste dag lagen er al tachtig boeken in.", last, True),
    )
    yield last, partial(_pay, BOOKCASE, "", Written(62_50, "Slot en verf", "F-211", queries.day(last)), last)
    yield over, partial(_end, over)


def _submit(moment: datetime) -> None:
    given: dict[str, Any] = {
        "title": BOOKCASE,
        "text": BOOKS,
        "topic": "meeting-places",
        "cost_cents": 250_00,
        "key": "demo-ruilkast",
    }
    made = actions.submit(_area(WIJERT), **given, shown_as="Henk", by=_who("bewoner2"), at=moment)
    actions.support(made.pk, by=_who("dewijert"), at=moment)


def _place(moment: datetime) -> None:
    actions.place_on_agenda(_idea(BOOKCASE).pk, by=_who("gebiedsteam"), at=moment)


def _call(moment: datetime, opened: datetime, closed: datetime) -> None:
    days: dict[str, Any] = {"consultation_since": queries.day(moment), "opens_at": opened, "closes_at": closed}
    actions.call_ballot(_idea(BOOKCASE).pk, question=QUESTION, **days, by=_who("dewijert"), at=moment)


def _vote(moment: datetime) -> None:
    held = Ballot.objects.get(question=QUESTION)
    for name in ("bewoner2", "dewijert"):
        actions.cast(held.pk, _who(name), "yes", at=moment)


def _reply(moment: datetime) -> None:
    made = Decision.objects.get(item__proposal=_idea(BOOKCASE))
    text = "Dat doen we. Er is € 300 voor, en het gebiedsteam regelt de kast."
    actions.reply(made.pk, follows=True, text=text, by=_who("wethouder"), at=moment)


def _end(moment: datetime) -> None:
    text = "De ruilkast staat en wordt gebruikt. Drie buren houden hem bij. Wat over is, is nog vrij."
    actions.end(_idea(BOOKCASE).pk, how="done", text=text, by=_who("gebiedsteam"), at=moment)


# What both do


def _support(title: str, moment: datetime) -> None:
    actions.support(_idea(title).pk, by=_who("bewoner"), at=moment)


def _begin(title: str, moment: datetime) -> None:
    actions.begin(_idea(title).pk, by=_who("gebiedsteam"), at=moment)


def _step(title: str, step: str, days: int, moment: datetime, key: str) -> None:
    due = timezone.localdate() + timedelta(days=days)
    given: dict[str, Any] = {"title": step, "due": due, "owner": "gemeente", "key": key}
    actions.add_step(_idea(title).pk, **given, by=_who("gebiedsteam"), at=moment)


def _move(title: str, number: int, days: int, reason: str, moment: datetime) -> None:
    due = timezone.localdate() + timedelta(days=days)
    actions.move_step(_idea(title).pk, number, due=due, reason=reason, by=_who("gebiedsteam"), at=moment)


def _done(title: str, number: int, text: str, moment: datetime, pictured: bool = False) -> None:
    shown = Shown(drawing(), "Een tekening: bomen, bloemen en een bank langs een pad.") if pictured else None
    told: dict[str, Any] = {"on": queries.day(moment), "text": text, "picture": shown}
    actions.finish_step(_idea(title).pk, number, **told, by=_who("gebiedsteam"), at=moment)


def _give(slug: str, euros: int, text: str, reference: str, moment: datetime) -> None:
    given = Written(euros * 100, text, reference)
    actions.give(_area(slug), given, key=f"demo-{reference}", by=_who("gebiedsteam"), at=moment)


def _pot(title: str, money: str, moment: datetime) -> Pot:
    """Money of the municipality (""), or that of the agreement ("artikel")."""
    pots = [pot for pot, _term in queries.reservable(_idea(title).area, moment)]
    return next(pot for pot in pots if bool(pot.money) is bool(money))


def _reserve(title: str, by: str, given: Written, money: str, moment: datetime) -> None:
    pot, key = _pot(title, money, moment), f"demo-opzij-{money}"
    actions.reserve(_idea(title).pk, pot, given, key=f"{key}-{title[:12]}", by=_who(by), at=moment)


def _pay(title: str, money: str, given: Written, moment: datetime) -> None:
    pot = _pot(title, money, moment)
    actions.pay(_idea(title).pk, pot, given, key=f"demo-{given.reference}", by=_who("gebiedsteam"), at=moment)


def _right(slug: str, reference: str, cents: int, reason: str, moment: datetime) -> None:
    wrong = Booking.objects.get(area__slug=slug, reference=reference)
    by: dict[str, Any] = {"key": f"demo-recht-{reference}", "by": _who("gebiedsteam"), "at": moment}
    actions.put_right(wrong.pk, amount=cents, reason=reason, **by)


def _who(name: str) -> int:
    found = people.person_by_email(f"{name}@demo.example")
    assert found is not None, name
    return found.pk


def _area(slug: str) -> Area:
    found = places.area(slug)
    assert found is not None
    return found


def _idea(title: str) -> Proposal:
    return Proposal.objects.select_related("area__parent").get(title=title)


def _hour(at: datetime, days: int, hour: int) -> datetime:
    """An hour of the day that lies so many days from today."""
    return timezone.localtime(at + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)
