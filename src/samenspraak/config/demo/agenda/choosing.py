# SPDX-License-Identifier: EUPL-1.2
"""Ballots in which people choose between options: one that was decided, one that runs, and one to come. Made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.ballots.models import Ballot
from samenspraak.config.demo.agenda.deeds import (
    PARK,
    Deed,
    Idea,
    Said,
    at_hour,
    call_ballot,
    neighbours,
    on_evening,
    place_idea,
    submit_idea,
)


@dataclass(frozen=True)
class Choosing:
    """A ballot with options: the idea, what can be chosen, the days, and so many papers that say the same."""

    idea: Idea
    question: str
    choice: actions.Choice
    opens: int
    closes: int
    papers: tuple[tuple[int, Any], ...] = ()
    skip: int = 0


STAYS = "Geen van deze: alles blijft zoals het is"
FIELD = Choosing(
    Idea(
        "Een nieuw hart voor het veldje aan de Zaagmuldersweg",
        "Het klimrek is weg en het gras is kaal. Drie groepen buren maakten elk een schets. Laat de straat kiezen: dan "
        "weet de beheerder waar hij aan toe is, en wij ook.",
        "green-play",
        16,
        23,
        by="bewoner-13",
        euros=12_000,
        comments=(
            Said("bewoner-26", "Als er maar plek blijft om te voetballen.", "for"),
            Said("bewoner-38", "Een moestuin is mooi, maar wie houdt die bij in de winter?", "against"),
            Said("gebiedsteam", "Alle drie de schetsen passen binnen het geld voor onderhoud."),
        ),
    ),
    "Welke schets wordt het veldje aan de Zaagmuldersweg?",
    actions.Choice(
        (
            "Speelbos: boomstammen, heuvels en een waterpomp",
            "Voetbalkooi met tribune, en gras eromheen",
            "Buurtmoestuin met twintig bakken en een kas",
            "Bloemenveld met een slingerpad en zes banken",
        ),
        "instant-runoff",
        stays=STAYS,
    ),
    opens=-2,
    closes=-1,
    papers=(
        (9, ["2", "1"]),
        (7, ["1", "4", "3"]),
        (5, ["4", "1"]),
        (4, ["3", "4", "1"]),
        (2, ["3", "1"]),
        (2, ["5"]),
        (1, "blank"),
    ),
)
NAME = Choosing(
    Idea(
        "Een naam voor het nieuwe pad langs het spoor",
        "Het pad is bijna klaar en heet nog nergens naar. De kinderen van de school en de bewoners van de flat dachten "
        "namen uit. Wij leggen de vijf mooiste voor.",
        "culture-sport",
        16,
        14,
        by="bewoner-17",
        comments=(Said("bewoner-24", "Mooi dat de kinderen mogen meedenken.", "for"),),
    ),
    "Hoe moet het pad langs het spoor heten?",
    actions.Choice(("Wisselpad", "Het Lange Eind", "Rangeerpad", "Bramenpad", "Pad van de Buren"), "plurality"),
    opens=-1,
    closes=7,
    papers=((3, "4"), (2, "1"), (2, "5"), (1, "2")),
    skip=20,
)
EVENING = Choosing(
    Idea(
        "Een vaste avond voor het buurthuis",
        "Iedereen wil een avond, en niemand weet wanneer er iemand is. Met één vaste avond in de week weten we dat van "
        "elkaar.",
        "meeting-places",
        13,
        10,
        by="bewoner-35",
        euros=0,
    ),
    "Op welke avond gaat het buurthuis open?",
    actions.Choice(("Maandag", "Dinsdag", "Woensdag", "Donderdag"), "score"),
    opens=5,
    closes=12,
)


def deeds(at: datetime) -> Iterator[Deed]:
    """From idea to ballot, as far as that lies in the past."""
    for one in (FIELD, NAME, EVENING):
        evening = on_evening(at, one.idea.days_ago)
        opened, closed = at_hour(at, one.opens, 8), at_hour(at, one.closes, 20)
        placed, called = evening + timedelta(hours=2), evening + timedelta(hours=3)
        yield evening, partial(submit_idea, PARK, one.idea, at)
        yield placed, partial(place_idea, one.idea, placed)
        yield called, partial(call_ballot, one.idea, one.question, called, opened, closed, one.choice)
        if one.opens < 0:
            yield opened, partial(tasks.due, opened)
            yield opened + timedelta(hours=7), partial(_choose, one)
        if one.closes < 0:
            yield closed, partial(tasks.due, closed)


def _choose(one: Choosing) -> None:
    held = Ballot.objects.get(question=one.question)
    papers = [paper for many, paper in one.papers for _one in range(many)]
    for neighbour, paper in zip(neighbours(len(papers), skip=one.skip), papers, strict=True):
        actions.cast(held.pk, neighbour.pk, paper, at=held.opens_at + timedelta(hours=7))
