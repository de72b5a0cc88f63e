# SPDX-License-Identifier: EUPL-1.2
"""The ideas, with what neighbours say about them. Made up."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from samenspraak.config.demo.agenda.deeds import PARK, WIJERT, Deed, Idea, Said, on_evening, submit_idea

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


IN_THE_PARK = (DECIDED, OPEN_NOW, ADVICE, TALKED_ABOUT, *IDEAS, ALSO_LIGHT)


def deeds(at: datetime) -> Iterator[Deed]:
    """Each idea on its evening."""
    for slug, here in ((PARK, IN_THE_PARK), (WIJERT, ELSEWHERE)):
        for idea in here:
            yield on_evening(at, idea.days_ago), partial(submit_idea, slug, idea, at)
