# SPDX-License-Identifier: EUPL-1.2
"""Two meetings of the Wijkraad Oosterparkwijk: one that was, with votes and minutes, and one to come. Made up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.meetings import actions, queries
from samenspraak.civic.meetings.models import Meeting
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Body
from samenspraak.civic.places import queries as places
from samenspraak.config.demo.agenda.deeds import Idea
from samenspraak.config.demo.agenda.ideas import OPEN_NOW, TALKED_ABOUT

AREA, BODY = "oosterparkwijk", "Wijkraad Oosterparkwijk"
PLACE = "Buurthuis in de Oosterparkwijk, zaal 2"
WAS, COMES = -4, 9  # days from today
DAYS_AGO = {"planned": 17, "announced": 13, "added": 11, "published": 1}


@dataclass(frozen=True)
class Talk:
    """A point of an agenda, and what the minutes say about it."""

    title: str
    text: str = ""
    minutes: str = ""
    idea: Idea | None = None
    task: str = ""
    decides: bool = False
    paper: tuple[str, str] = ("", "")
    late: bool = False  # added after the announcement


PAST = (
    Talk(
        "Opening en mededelingen",
        minutes="Er zijn veertien buren komen luisteren. De avond over veilig fietsen is verzet naar volgende maand.",
    ),
    Talk(
        "Wat vinden wij van het groene pleintje?",
        "Over het pleintje bij de Oliemuldersbrug loopt een stemming. De vraag is of de wijkraad een advies meegeeft.",
        "We zijn met een groep gaan kijken. In de zomer is het er te heet om te zitten. Twee ondernemers vroegen hoe "
        "zij dan kunnen laden. Om de hoek kan dat tussen zes en tien uur.",
        OPEN_NOW,
        "decide",
        decides=True,
        paper=(
            "Wat we zagen op het pleintje",
            "We telden op drie dagen wie er stilstond. Op een warme middag zat er niemand.\n\nIn een uur kwamen er "
            "gemiddeld twee busjes laden. Ze stonden er zes minuten.",
        ),
    ),
    Talk(
        "Vergaderdagen voor het komende half jaar",
        "Voorstel: elke eerste dinsdag van de maand, en één keer in de speeltuin.",
        "De dinsdag past het beste. In de speeltuin komen ouders die anders geen oppas hebben.",
        decides=True,
    ),
    Talk(
        "Komt de buurthuiskamer op de wijkagenda?",
        "Het idee heeft veel steun. De wijkraad beslist of het op de wijkagenda komt. Over het geld gaat het later.",
        "Er is veel steun, ook van ouderen. De vraag wie de sleutel heeft, moet eerst beantwoord zijn. De bedenkers "
        "maken daar een rooster voor.",
        TALKED_ABOUT,
        "draw-up",
        decides=True,
        late=True,
    ),
    Talk("Rondvraag", minutes="Kan het verslag ook op papier in de supermarkt? Dat gaan we doen.", late=True),
)
AHEAD = (
    Talk("Opening en mededelingen"),
    Talk(
        "Hoe bereiken we jongeren?",
        "Op de laatste avond was de jongste 34 jaar. Twee leden maken een voorstel: naar het sportveld en naar school.",
        paper=(
            "Drie dingen die elders werkten",
            "Naar jongeren toe gaan in plaats van ze vragen te komen.\n\nÉén vraag tegelijk, en binnen een week laten "
            "zien wat ermee is gedaan.\n\nZe zelf de avond laten leiden.",
        ),
    ),
    Talk(
        "Verantwoording over het eerste half jaar",
        "Wat hebben we besloten, wat kwam ervan, en wat kostte het? De tekst gaat daarna naar alle bewoners.",
        decides=True,
    ),
)
MINORITY = "Laden om de hoek is voor kleine winkels lastig. Doe eerst een proef van een maand."


def fill(at: datetime) -> None:
    """Everything at the moment at which it would have happened."""
    chair = _account("wijkraad")
    _the_past_one(chair, at)
    ahead = _planned("De wijkraad over jongeren", COMES, chair, at - timedelta(days=3), at)
    for number, talk in enumerate(AHEAD):
        _point(ahead, number, talk, chair, at - timedelta(days=2))
    actions.announce(ahead.pk, by=chair, at=at - timedelta(days=1))


def _the_past_one(chair: int, at: datetime) -> None:
    when = {name: at - timedelta(days=days) for name, days in DAYS_AGO.items()}
    found = _planned("De wijkraad over het pleintje en de buurthuiskamer", WAS, chair, when["planned"], at)
    for number, talk in enumerate(PAST):
        if not talk.late:
            _point(found, number, talk, chair, when["planned"])
    actions.announce(found.pk, by=chair, at=when["announced"])
    for number, talk in enumerate(PAST):
        if talk.late:
            _point(found, number, talk, chair, when["added"])
    _held(found, chair)
    written = [actions.Written(one.number, _said(one.title), 0) for one in queries.writing_of(found)]
    actions.write_minutes(found.pk, written, by=_account("gebiedsteam"), at=found.starts_at + timedelta(days=1))
    actions.publish_minutes(found.pk, by=chair, at=when["published"])


def _held(found: Meeting, chair: int) -> None:
    """Who was there, the interest that was declared, and three decisions."""
    now: dict[str, Any] = {"by": chair, "at": found.starts_at + timedelta(minutes=20)}
    actions.begin(found.pk, **now)
    seats = {seat.person.email: seat.pk for seat in queries.members_of(found)}
    first, second, third = (seats[f"{name}@demo.example"] for name in ("wijkraad", "wijkraad2", "wijkraad3"))
    actions.attend(found.pk, states=dict.fromkeys(seats.values(), "present"), visitors=14, **now)
    actions.ask_interests(found.pk, **now)
    by_title = {one.title: one.number for one in queries.writing_of(found)}
    square, days, room = (by_title[PAST[place].title] for place in (1, 2, 3))
    actions.decide(
        found.pk,
        square,
        text="De wijkraad adviseert om het pleintje groen te maken, met een plek om te laden om de hoek.",
        votes={first: "yes", second: "yes", third: "no"},
        minority=MINORITY,
        **now,
    )
    text = "De wijkraad vergadert elke eerste dinsdag van de maand. Eén keer is dat in de speeltuin."
    actions.decide(found.pk, days, text=text, votes={}, **now)
    actions.declare_interest(found.pk, room, seat=third, text="Ik heb dit idee zelf ingebracht.", **now)
    text = "Het idee voor een buurthuiskamer komt op de wijkagenda."
    actions.decide(found.pk, room, text=text, votes={first: "yes", second: "yes"}, **now)
    actions.close(found.pk, by=chair, at=found.starts_at + timedelta(hours=2))


def _said(title: str) -> str:
    return next(talk.minutes for talk in PAST if talk.title == title)


def _planned(title: str, days: int, by: int, moment: datetime, at: datetime) -> Meeting:
    area = places.area(AREA)
    body: Body | None = people.body_named("wijkraad", BODY)
    assert area is not None and body is not None
    starts = timezone.localtime(at + timedelta(days=days)).replace(hour=19, minute=30, second=0, microsecond=0)
    given: dict[str, Any] = {"title": title, "place": PLACE, "key": title[:40], "by": by, "at": moment}
    return actions.plan(area, body=body.pk, starts_at=starts, **given)


def _point(found: Meeting, number: int, talk: Talk, by: int, at: datetime) -> None:
    about = Proposal.objects.get(area__slug=AREA, title=talk.idea.title).number if talk.idea else None
    given: dict[str, Any] = {"title": talk.title, "text": talk.text, "task": talk.task, "proposal": about}
    made = actions.add_point(found.pk, to_decide=talk.decides, key=f"{number}", by=by, at=at, **given)
    title, text = talk.paper
    if title:
        actions.add_paper(found.pk, made.number, title=title, text=text, key="1", by=by, at=at)


def _account(name: str) -> int:
    found = people.person_by_email(f"{name}@demo.example")
    assert found is not None
    return found.pk
