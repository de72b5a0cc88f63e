# SPDX-License-Identifier: EUPL-1.2
"""A wijkagenda that lives: ideas, one decided, one being voted on, one advised, one still talked about. Made up."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from operator import itemgetter
from typing import Any

from django.utils import timezone

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.actions.spotting import NOWHERE
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agreements import queries as agreements
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.people import queries as people
from samenspraak.civic.people.models import Person
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area
from samenspraak.config.demo import answers, projects
from samenspraak.config.demo.grounds import SPOTS
from samenspraak.config.demo.picture import drawing
from samenspraak.rulebook.agenda.pots import BY_TOPIC, ONE_POT
from samenspraak.rulebook.agreements.terms import Task

PARK, WIJERT = "oosterparkwijk", "de-wijert"
Deed = tuple[datetime, Callable[[], object]]  # what is done, and when


@dataclass(frozen=True)
class Said:
    """What somebody said about an idea: an argument "for" or "against", or neither; or a reply to the one before."""

    by: str
    text: str
    side: str = ""
    reply: bool = False


@dataclass(frozen=True)
class Idea:
    """An idea of the demonstration: who, when, what, how many support it, and what was said about it."""

    title: str
    text: str
    topic: str
    days_ago: int
    supports: int
    by: str = ""  # account; "" is one of the residents
    euros: int | None = None
    comments: tuple[Said, ...] = ()
    pictured: str = ""  # what is on the picture that stands by it
    channel: str = "online"


@dataclass(frozen=True)
class Vote:
    """A ballot on an idea: days from today on which it opens and closes, and what neighbours vote, one letter each.

    `by_letter` and `on_paper` is what comes in with the codes of letters that the gebiedsteam had printed.
    """

    idea: Idea
    question: str
    opens: int
    closes: int
    choices: str = ""
    skip: int = 0  # so many neighbours stay at home first
    by_letter: str = ""
    on_paper: str = ""


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


DECIDED = Idea(
    "Bankjes en een watertap bij het Blauwe Dorp",
    "Rond het speelveld is nergens een plek om even te zitten. Met drie bankjes en een watertap kunnen ouderen "
    "een rondje lopen, en wie met kinderen komt blijft langer.\n\nMet de buren van drie straten besproken: de "
    "bankjes graag in de schaduw, niet onder een slaapkamerraam.",
    "green-play",
    18,
    19,
    by="bewoner",
    euros=6_400,
    comments=(
        Said("bewoner-14", "Heel graag. Mijn moeder loopt nu om omdat ze nergens kan rusten.", "for"),
        Said("bewoner-22", "Zet er ook een prullenbak bij, anders ligt het vol."),
        Said("gebiedsteam", "We hebben met de beheerder gekeken: drie plekken in de schaduw zijn mogelijk."),
    ),
)
OPEN_NOW = Idea(
    "Het pleintje bij de Oliemuldersbrug groen maken",
    "Nu is het een vlak van tegels waar het in de zomer te heet is om te zitten. Wij willen de helft van de "
    "tegels eruit: vier bomen, een bloemenrand en een plek waar kinderen kunnen spelen. Met elkaar houden we de "
    "rand bij.\n\nElf buren hebben gezegd dat ze meehelpen. De fietsers houden hun pad.",
    "green-play",
    17,
    24,
    by="bewoner-03",
    euros=14_500,
    pictured="Een tekening van het pleintje zoals wij het willen: vier bomen, een bloemenrand en een bank.",
    comments=(
        Said("bewoner-08", "Wie geeft water in augustus? Daar moet een rooster voor komen."),
        Said("bewoner-03", "Dat rooster hebben we al, het hangt in het buurthuis.", reply=True),
        Said("bewoner-21", "In de zomer is het er nu veertig graden. Bomen maken dat het een plek wordt.", "for"),
        Said("bewoner-31", "Ik ben tegen. Er verdwijnen twee plekken waar busjes kunnen laden.", "against"),
        Said("wijkraad2", "We hebben gevraagd of laden om de hoek kan. Dat kan, tussen zes en tien uur.", reply=True),
    ),
)
ADVICE = Idea(
    "Dertig kilometer op de hele Oosterhamrikkade",
    "Er wordt te hard gereden langs het water, vooral ’s avonds. Wij vragen om dertig kilometer over de hele "
    "lengte, met een drempel bij de school.",
    "streets-traffic",
    17,
    21,
    by="bewoner-19",
    comments=(
        Said("bewoner-27", "De bus moet er wel goed door kunnen.", "against"),
        Said("bewoner-11", "Eindelijk. Vorige maand ging het bijna mis bij de oversteek.", "for"),
    ),
)
TALKED_ABOUT = Idea(
    "Een buurthuiskamer in de oude wasserij",
    "Een plek waar je binnen kunt lopen zonder afspraak: koffie, een leestafel, iemand die helpt met "
    "formulieren. De oude wasserij staat leeg en de eigenaar wil praten.",
    "meeting-places",
    12,
    28,
    by="wijkraad3",
    euros=22_000,
    comments=(
        Said("bewoner-05", "Doe ook een avond in de week open, niet alleen overdag.", "for"),
        Said("bewoner-40", "Wie heeft de sleutel? Bij het vorige plan ging het daarop mis.", "against"),
        Said("bewoner-16", "Ik kan twee ochtenden koffie schenken.", reply=True),
    ),
)
IDEAS = (
    Idea(
        "Een pluktuin achter de sporthal",
        "Appels, bessen en kruiden die iedereen mag plukken. De strook ligt al jaren braak.",
        "green-play",
        15,
        14,
        by="bewoner-12",
        euros=3_000,
        comments=(Said("bewoner-33", "Mooi, maar wel met een hek tegen de honden.", "for"),),
    ),
    Idea(
        "Betere verlichting in het Pioenpark",
        "Tussen de vijver en de straat is het ’s avonds pikdonker. Lage lampen zijn genoeg, dan blijft het rustig "
        "voor de vleermuizen.",
        "safety",
        13,
        17,
        comments=(
            Said("bewoner-21", "Ik fiets nu om. Graag snel."),
            Said("bewoner-44", "Lampen op beweging, dat scheelt stroom."),
        ),
    ),
    Idea(
        "Samen een deelbakfiets",
        "Voor boodschappen, kinderen en grofvuil. Wie mee wil doen, betaalt een paar euro per maand.",
        "energy-climate",
        11,
        12,
        by="bewoner-09",
        euros=5_500,
    ),
    Idea(
        "Hulp bij het isoleren van oude woningen",
        "Veel mensen weten niet waar ze moeten beginnen. Een groep buren die het al deed, kan langskomen en meekijken.",
        "living-housing",
        9,
        11,
        comments=(Said("bewoner-28", "Ook voor huurders? Dan moet de corporatie aan tafel."),),
    ),
    Idea(
        "Elke maand eten met de straat",
        "Een lange tafel buiten als het kan, binnen als het regent. Iedereen brengt iets mee.",
        "meeting-places",
        8,
        13,
        by="bewoner-25",
        euros=900,
    ),
    Idea(
        "Muziekles op woensdagmiddag",
        "Voor kinderen van wie de ouders geen les kunnen betalen. Instrumenten zijn er al, een ruimte nog niet.",
        "youth-education",
        6,
        9,
        comments=(Said("bewoner-37", "De school wil misschien een lokaal geven. Ik vraag het na."),),
    ),
    Idea(
        "Iemand die meegaat naar de dokter",
        "Mijn buurvrouw durft niet alleen naar het ziekenhuis. Er zijn vast meer mensen zoals zij. Met een lijst van "
        "buren die mee willen gaan, is het zo geregeld.",
        "care-welfare",
        5,
        7,
        channel="desk",
    ),
    Idea(
        "Een muur voor jonge kunstenaars",
        "De lange muur bij het spoor is kaal en grijs. Laat jongeren uit de wijk er elk jaar iets op maken.",
        "culture-sport",
        3,
        9,
        by="bewoner-18",
        euros=1_800,
    ),
    Idea(
        "Een hoekje voor zelfstandigen in de bibliotheek",
        "Wie thuis werkt, zit alleen. Met zes plekken en een printer kunnen we elkaar verder helpen.",
        "local-economy",
        2,
        5,
        channel="paper",
    ),
)
ALSO_LIGHT = Idea(
    "Licht langs het pad in het Pioenpark",
    "Wie ’s avonds van de bushalte komt, loopt om. Een paar lampen langs het pad en iedereen durft weer.",
    "safety",
    10,
    16,
    by="bewoner-14",
)
ELSEWHERE = (
    Idea(
        "De heuvel in het park weer open",
        "Het hek staat er al een jaar. Kinderen willen er weer af glijden als het sneeuwt.",
        "green-play",
        9,
        0,
        by="bewoner2",
    ),
    Idea(
        "Koffie in de hal van de flat",
        "Een tafel, een kan en een lijstje wie er wanneer is. Meer is er niet nodig.",
        "meeting-places",
        4,
        0,
        by="dewijert",
        euros=250,
    ),
    Idea(
        "Een zebrapad bij de winkels",
        "Bij de uitgang van de winkels steekt iedereen over waar het net niet kan.",
        "streets-traffic",
        2,
        0,
        by="dewijert",
    ),
)


VOTES = (
    Vote(
        DECIDED,
        "Komen er drie bankjes en een watertap bij het speelveld van het Blauwe Dorp?",
        opens=-4,
        closes=-2,
        choices="jjjnjjjojjjjnjjjjojjjnjjjjjjnj",
    ),
    Vote(
        ADVICE,
        "Moet de hele Oosterhamrikkade dertig kilometer worden, met een drempel bij de school?",
        opens=-3,
        closes=-1,
        choices="jnjjjonjjjjnjnjjojjjj",
        skip=10,
        by_letter="jjnj",
        on_paper="jnj",
    ),
    Vote(
        OPEN_NOW,
        "Wordt het pleintje bij de Oliemuldersbrug voor de helft groen?",
        opens=-1,
        closes=6,
        choices="jjnjjojnj",
        skip=30,
        by_letter="jn",
        on_paper="j",
    ),
    Vote(TALKED_ABOUT, "Komt er een buurthuiskamer in de oude wasserij?", opens=4, closes=11),
)


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


def fill(at: datetime) -> None:
    """Everything in the order in which it would have happened, the clock's deeds too: so the logbook reads in order."""
    for _moment, deed in sorted(_deeds(at), key=itemgetter(0)):
        deed()


def _deeds(at: datetime) -> Iterator[Deed]:
    for idea in (DECIDED, OPEN_NOW, ADVICE, TALKED_ABOUT, *IDEAS, ALSO_LIGHT):
        yield on_evening(at, idea.days_ago), partial(submit_idea, PARK, idea, at)
    for idea in ELSEWHERE:
        yield on_evening(at, idea.days_ago), partial(submit_idea, WIJERT, idea, at)
    for division in (SPRING, SUMMER):
        yield from _dividing(division, at)
    for vote in VOTES:
        yield from _voting(vote, at)
    yield from import_module("samenspraak.config.demo.choosing").deeds(at)
    yield from _merger(at)
    yield from _order(at)
    yield from _rewordings(at)
    yield from projects.deeds(at, decided=DECIDED.title, followed=(OPEN_NOW.title, ADVICE.title))
    yield from answers.deeds(at)


def _merger(at: datetime) -> Iterator[Deed]:
    """Two that ask the same become one."""
    moment = on_evening(at, 9)
    yield moment, partial(_merge, ALSO_LIGHT, IDEAS[1], moment)


def _merge(idea: Idea, into: Idea, moment: datetime) -> None:
    actions.merge(proposal_of(idea).pk, into=proposal_of(into).pk, by=account("wijkraad").pk, at=moment)


def _order(at: datetime) -> Iterator[Deed]:
    """Three that wait on the agenda, put in order by who draws it up."""
    placed, moment = on_evening(at, 2), on_evening(at, 1)
    for idea in (IDEAS[0], IDEAS[5], IDEAS[7]):
        yield placed, partial(place_idea, idea, placed)
    yield moment, partial(_arrange, moment)


def _arrange(moment: datetime) -> None:
    area = _area(PARK)
    listed = queries.in_order(area)
    seen = [one.number for one in listed]
    by = account("wijkraad").pk
    actions.arrange(area, seen=seen, wanted={seen[-1]: 1}, by=by, at=moment)


def _rewordings(at: datetime) -> Iterator[Deed]:
    """One wording that was accepted, and one that waits for an answer."""
    garden, dinner = IDEAS[0], IDEAS[4]
    said, answered = on_evening(at, 4), on_evening(at, 3)
    shorter = garden.text.replace("De strook ligt al jaren braak.", "Met een laag hek, want de strook ligt nu open.")
    yield said, partial(_reword, garden, shorter, "Zonder hek wordt het een hondenveld.", "bewoner-33", said)
    yield answered, partial(_accept, garden, answered)
    indoor = dinner.text.replace("binnen als het regent", "in het buurthuis als het regent")
    yield answered, partial(_reword, dinner, indoor, "Dan weet iedereen waar je moet zijn.", "bewoner-07", answered)


def _reword(idea: Idea, text: str, why: str, by: str, moment: datetime) -> None:
    who, found = account(by), proposal_of(idea)
    given = {"title": found.title, "text": text, "why": why, "key": "demo", "shown_as": who.name}
    actions.propose_wording(found.pk, by=who.pk, at=moment, **given)


def _accept(idea: Idea, moment: datetime) -> None:
    found = proposal_of(idea)
    [waiting] = queries.amendments_of(found)
    actions.accept_wording(waiting.pk, by=account(idea.by).pk, at=moment, reason="Goed punt, dank je wel.")


WORDS = {"j": "yes", "n": "no", "o": "abstain"}
LETTERS = 12


def _voting(vote: Vote, at: datetime) -> Iterator[Deed]:
    """From idea to ballot: placed, called, opened, voted and closed, as far as that lies in the past."""
    evening = on_evening(at, vote.idea.days_ago)
    placed, called = min(at, evening + timedelta(hours=2)), min(at, evening + timedelta(hours=3))
    opened, closed = at_hour(at, vote.opens, 8), at_hour(at, vote.closes, 20)
    yield placed, partial(place_idea, vote.idea, placed)
    yield called, partial(_call, vote, called, opened, closed)
    if vote.opens < 0:
        yield opened, partial(tasks.due, opened)
        yield opened + timedelta(hours=5), partial(_cast, vote)
    if vote.closes < 0:
        yield closed, partial(tasks.due, closed)


def _dividing(division: Division, at: datetime) -> Iterator[Deed]:
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
    area = _area(PARK)
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


def account(name: str) -> Person:
    """The person behind a name of the demonstration."""
    found = people.person_by_email(f"{name}@demo.example")
    assert found is not None, name
    return found


def neighbours(number: int, *, skip: int = 0) -> list[Person]:
    """So many residents of Oosterparkwijk, always the same."""
    found = Person.objects.filter(email__startswith="bewoner-").order_by("email")
    return list(found[skip : skip + number])


def _area(slug: str) -> Area:
    found = places.area(slug)
    assert found is not None
    return found


def submit_idea(slug: str, idea: Idea, at: datetime) -> None:
    """An idea with its support, its picture and what was said about it."""
    moment = on_evening(at, idea.days_ago)
    on_behalf = idea.channel != "online"
    by = account("gebiedsteam" if on_behalf else idea.by or "bewoner-02")
    made = actions.submit(
        _area(slug),
        title=idea.title,
        text=idea.text,
        topic=idea.topic,
        cost_cents=None if idea.euros is None else idea.euros * 100,
        shown_as="" if on_behalf else by.name,
        channel=idea.channel,
        where=SPOTS.get(idea.title, NOWHERE),
        key=f"demo-{idea.title[:30]}",
        by=by.pk,
        at=moment,
    )
    if idea.pictured:
        actions.add_picture(made.pk, data=drawing(), alt=idea.pictured, key="demo", by=by.pk, at=moment)
    for number, neighbour in enumerate(neighbours(idea.supports)):
        actions.support(made.pk, by=neighbour.pk, at=moment + timedelta(minutes=7 * number))
    before = None
    for number, said in enumerate(idea.comments, start=1):
        who, when = account(said.by), moment + timedelta(days=number, hours=-number)
        to = before if said.reply else None
        before = actions.comment(
            made.pk,
            text=said.text,
            side=said.side,
            to=to,
            key=f"demo-{number}",
            by=who.pk,
            at=min(when, at),
            shown_as=who.name,
        ).pk


def on_evening(at: datetime, days_ago: int) -> datetime:
    """Half past seven in the evening so many days ago, but never later than now."""
    local = timezone.localtime(at - timedelta(days=days_ago))
    return min(at, local.replace(hour=19, minute=30, second=0, microsecond=0))


def at_hour(at: datetime, days: int, hour: int) -> datetime:
    """An hour of the day that lies so many days from today."""
    return timezone.localtime(at + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


def proposal_of(idea: Idea) -> Proposal:
    """The proposal that an idea became."""
    return Proposal.objects.select_related("area__parent").get(area__slug=PARK, title=idea.title)


def place_idea(idea: Idea, moment: datetime) -> None:
    """Placed by whoever the agreement lets draw up the agenda, a while after it came in."""
    found = proposal_of(idea)
    power = agreements.power_of(found.area, found.topic, Task.DRAW_UP, moment)
    by = "wijkraad" if queries.wijk_draws_up(power) else "gebiedsteam"
    actions.place_on_agenda(found.pk, by=account(by).pk, at=moment)


def _call(vote: Vote, moment: datetime, opens_at: datetime, closes_at: datetime) -> None:
    actions.call_ballot(
        proposal_of(vote.idea).pk,
        question=vote.question,
        consultation_since=queries.day(moment),
        opens_at=opens_at,
        closes_at=closes_at,
        by=account("wijkraad").pk,
        at=moment,
    )


def _cast(vote: Vote) -> None:
    """Votes of neighbours: j(a), n(ee), o(nthouding), one letter each."""
    held = Ballot.objects.get(question=vote.question)
    moment = held.opens_at + timedelta(hours=5)
    for neighbour, letter in zip(neighbours(len(vote.choices), skip=vote.skip), vote.choices, strict=True):
        actions.cast(held.pk, neighbour.pk, WORDS[letter], at=moment)
    if vote.by_letter:
        _cast_by_letter(vote, held, moment)


def _cast_by_letter(vote: Vote, held: Ballot, moment: datetime) -> None:
    """The gebiedsteam prints, voids a letter that came back, and types over the voting papers that came in."""
    team: dict[str, Any] = {"by": account("gebiedsteam").pk, "at": moment}
    codes = iter(actions.make_letters(held.pk, count=LETTERS, kind="letter", key="demo", **team).codes)
    actions.void_letters(held.pk, run=1, numbers=[LETTERS], reason="returned", **team)
    for letter in vote.by_letter:
        actions.cast_by_letter(held.pk, next(codes), WORDS[letter], at=moment)
    for letter in vote.on_paper:
        actions.cast_by_letter(held.pk, next(codes), WORDS[letter], channel="paper", **team)
