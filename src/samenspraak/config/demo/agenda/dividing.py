# SPDX-License-Identifier: EUPL-1.2
"""Money that is divided over ideas: one budget ballot that is over, and one that is open. Made up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots.models import Ballot
from samenspraak.config.demo.agenda.deeds import (
    PARK,
    Deed,
    Idea,
    account,
    area_of,
    at_hour,
    neighbours,
    on_evening,
    place_idea,
    proposal_of,
    submit_idea,
)
from samenspraak.rulebook.agenda.pots import BY_TOPIC, ONE_POT
from samenspraak.rulebook.agreements.terms import Task


@dataclass(frozen=True)
class Division:
    """A budget ballot: the ideas and the pot, the days, and what groups of neighbours choose, by place in the list.

    `pots`: the euros of each theme, where each has a pot. `points`: how many one divides, where one does.
    """

    ideas: tuple[Idea, ...]
    question: str
    euros: int
    opens: int
    closes: int
    groups: tuple[tuple[int, Mapping[int, int]], ...]  # so many people choose these, with points where one divides them
    skip: int = 0
    pots: Mapping[str, int] = field(default_factory=dict)
    points: int | None = None


SPRING = Division(
    (
        Idea(
            "Een beweegtuin naast het buurthuis",
            "Zes toestellen waar je rustig je spieren kunt oefenen, met een bank voor wie alleen komt kijken.",
            "green-play",
            17,
            16,
            by="bewoner-15",
            euros=4_200,
        ),
        Idea(
            "Geveltuinen in drie straten",
            "Wij wippen de tegels, de gemeente haalt ze op en brengt aarde. Veertig huizen doen mee.",
            "green-play",
            17,
            12,
            by="bewoner-23",
            euros=1_900,
        ),
        Idea(
            "Een keuken voor het buurthuis",
            "De oude is op. Met een goede keuken kunnen we elke week samen eten en kookles geven.",
            "meeting-places",
            17,
            13,
            by="bewoner-32",
            euros=2_500,
        ),
        Idea(
            "Een kleedkast waar je kleren ruilt",
            "Een kast in de hal, elke zaterdag open. Wie iets brengt, mag iets meenemen.",
            "meeting-places",
            17,
            6,
            by="bewoner-41",
            euros=600,
        ),
        Idea(
            "Een fontein op het plein",
            "Water geeft rust, en in de zomer kunnen kinderen erin spelen.",
            "green-play",
            17,
            5,
            by="bewoner-06",
            euros=5_800,
        ),
    ),
    "Waar geven we dit voorjaar het eerste deel van ons wijkgeld aan uit?",
    euros=9_500,
    opens=-3,
    closes=-1,
    groups=((13, {0: 1, 1: 1}), (5, {0: 1}), (9, {2: 1, 3: 1}), (4, {3: 1, 1: 1}), (3, {4: 1})),
    pots={"green-play": 6_200, "meeting-places": 3_300},
)
SUMMER = Division(
    (
        Idea(
            "Schaduwdoeken boven de zandbak",
            "Om elf uur is het zand al te heet. Drie doeken tussen palen, in de winter gaan ze naar binnen.",
            "green-play",
            16,
            15,
            by="bewoner-10",
            euros=4_800,
        ),
        Idea(
            "Een jeu-de-boulesbaan bij de flat",
            "De ouderen van de flat willen naar buiten, en de jongeren van het veldje willen meedoen.",
            "green-play",
            16,
            9,
            by="bewoner-29",
            euros=2_600,
        ),
        Idea(
            "Een leestafel in de hal van de school",
            "Elke ochtend koffie en kranten, voor ouders en voor wie in de buurt woont.",
            "meeting-places",
            16,
            8,
            by="bewoner-36",
            euros=1_500,
        ),
        Idea(
            "Een buurtmoestuin achter de garages",
            "Twintig bakken, een kraan en een schuurtje. De wachtlijst van het volkstuinpark is zes jaar.",
            "green-play",
            16,
            11,
            by="bewoner-20",
            euros=5_400,
        ),
    ),
    "Wat komt er deze zomer van ons wijkgeld?",
    euros=9_000,
    opens=-1,
    closes=6,
    groups=((6, {0: 7, 2: 3}), (4, {3: 10}), (3, {1: 6, 2: 4})),
    skip=34,
    points=10,
)


def deeds(at: datetime) -> Iterator[Deed]:
    """Each budget ballot, as far as it lies in the past."""
    for division in (SPRING, SUMMER):
        yield from _deeds_of(division, at)


def _deeds_of(division: Division, at: datetime) -> Iterator[Deed]:
    """From ideas to a budget ballot, as far as that lies in the past."""
    evening = on_evening(at, division.ideas[0].days_ago)
    opened, closed = at_hour(at, division.opens, 8), at_hour(at, division.closes, 20)
    called = evening + timedelta(hours=4)
    for idea in division.ideas:
        yield evening, partial(submit_idea, PARK, idea, at)
        yield evening + timedelta(hours=2), partial(place_idea, idea, evening + timedelta(hours=2))
    yield called, partial(_divide, division, called, opened, closed)
    yield opened, partial(tasks.due, opened)
    yield opened + timedelta(hours=6), partial(_choose, division)
    if division.closes < 0:
        yield closed, partial(tasks.due, closed)


def _divide(division: Division, moment: datetime, opens_at: datetime, closes_at: datetime) -> None:
    area = area_of(PARK)
    [money] = agreements.purse_of(area, (), Task.DECIDE, moment).money
    asked = actions.Division(
        items=[proposal_of(idea).number for idea in division.ideas],
        pot=division.euros * 100,
        money=money.number,
        count=queries.usual_count(),
        within=division.points is None,
        points=division.points,
        split=BY_TOPIC if division.pots else ONE_POT,
        amounts={topic: euros * 100 for topic, euros in division.pots.items()},
    )
    actions.call_budget(
        area,
        asked,
        question=division.question,
        consultation_since=queries.day(moment),
        opens_at=opens_at,
        closes_at=closes_at,
        by=account("wijkraad").pk,
        at=moment,
    )


def _choose(division: Division) -> None:
    """What groups of neighbours choose."""
    held = Ballot.objects.get(question=division.question)
    keys = [str(proposal_of(idea).number) for idea in division.ideas]
    chosen = [
        {keys[place]: n for place, n in given.items()} for people, given in division.groups for _one in range(people)
    ]
    papers = [given if division.points else [*given] for given in chosen]
    for neighbour, paper in zip(neighbours(len(papers), skip=division.skip), papers, strict=True):
        actions.cast(held.pk, neighbour.pk, paper, at=held.opens_at + timedelta(hours=6))
