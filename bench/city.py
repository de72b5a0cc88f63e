# SPDX-License-Identifier: EUPL-1.2
"""A city to measure in: 500 areas, half of them with an agreement, 20,000 ideas, 500,000 comments, 400,000 supports,
2 million votes and a logbook of 2,000 entries. Nearly all ideas are of one area, so that its agenda is as long as any
can be. Always the same one.

Written straight into the tables, because through the verbs it would take a day; nothing here is shown to anybody.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import islice

from bench import boxes

AREAS, IDEAS, COMMENTS, PERSONS, SUPPORTS_EACH = 500, 20_000, 500_000, 5_000, 20
BIG_AREA_IDEAS = 19_500  # of one area; the others have one each
ROUNDS, AGREEMENTS, DEEDS = 375, 250, 2_000
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
TEXT = "Op het plein staat veel steen en weinig groen. We willen een plek om te zitten, met bomen en een speeltoestel. "


WORDS = ("het plein", "de kade", "het park", "de markt", "het schoolplein", "de brug", "het veld")
PROSE = (
    "Rond het speelveld is nergens een plek om even te zitten. Met drie bankjes en een watertap kunnen ouderen een "
    "rondje lopen, en wie met kinderen komt blijft langer. Met de buren van drie straten besproken: de bankjes graag "
    "in de schaduw, niet onder een slaapkamerraam. Elf buren helpen mee, de fietsers houden hun pad."
)


def in_batches(rows, size=5_000):
    rows = iter(rows)
    while batch := list(islice(rows, size)):
        yield batch


def build() -> None:
    """Fill an installation that has been set up; what is there already is left."""
    from samenspraak.civic.agenda.models import Decision, Proposal
    from samenspraak.civic.ballots.models import Ballot
    from samenspraak.civic.people.models import Person
    from samenspraak.civic.places.models import Area

    if not Person.objects.filter(email="p0@city.example").exists():
        _talk()
    if not Ballot.objects.filter(result__isnull=False).exists():
        areas = list(Area.objects.filter(slug__startswith="wijk-").order_by("slug"))
        proposals = list(Proposal.objects.order_by("number").values_list("pk", flat=True))
        by_area = [proposals[:BIG_AREA_IDEAS], *([one] for one in proposals[BIG_AREA_IDEAS:])]
        persons = list(Person.objects.filter(email__endswith="@city.example").order_by("pk"))
        boxes.build(areas, by_area, persons, START)
    if not Decision.objects.exists():
        boxes.conclude()
        _analyse()


def _talk():
    """Everything but the votes."""
    areas = _areas()
    _agreements(areas, _rounds(areas))
    _deeds(areas)
    persons = _persons(areas)
    proposals = _proposals(areas, persons)
    _spots(areas[0], proposals)
    _supports(proposals, persons)
    _comments(proposals, persons)


def _areas():
    from samenspraak.civic.places.models import Area

    gebied = Area.objects.create(slug="stad", name="Stad", kind="gebied")
    wijken = [Area(slug=f"wijk-{n:03}", name=f"Wijk {n:03}", kind="wijk", parent=gebied) for n in range(AREAS)]
    Area.objects.bulk_create(wijken)
    return list(Area.objects.filter(parent=gebied).order_by("slug"))


def _rounds(areas):
    from samenspraak.civic.conversations.models import ContentVersion, Round

    content = ContentVersion.objects.latest("number")
    rounds = (Round(area=area, number=1, content=content, started_at=START) for area in areas[:ROUNDS])
    Round.objects.bulk_create(rounds)
    return list(Round.objects.filter(area__in=areas).order_by("pk"))


def _agreements(areas, rounds):
    from samenspraak.civic.agreements.models import Agreement, Version

    Agreement.objects.bulk_create(Agreement(area=area) for area in areas[:AGREEMENTS])
    Version.objects.bulk_create(
        Version(
            agreement=agreement,
            number=1,
            status="in-force",
            round=held_in,
            content_id=held_in.content_id,
            drafted_at=START,
            edited_at=START,
            since=date(2026, 3, 1) + timedelta(days=n % 90),
            until=date(2030, 3, 1),
            ground="raadsbesluit 2026-041",
        )
        for n, (agreement, held_in) in enumerate(zip(Agreement.objects.order_by("pk"), rounds, strict=False))
    )


def _deeds(areas):
    """Each sealed to the one before, as the logbook wants it."""
    from django.db import transaction

    from samenspraak.civic.ledger import actions as ledger

    with transaction.atomic():
        for n in range(DEEDS):
            place, at = areas[n % AREAS], START + timedelta(hours=n)
            kind, facts = DEEDS_DONE[n % len(DEEDS_DONE)]
            ledger.record(
                kind, subject=f"agreement:{n}", at=at, actor=f"seat:{n}", area=place.slug, ground=GROUND, **facts
            )


GROUND = "afspraken Oosterparkwijk v3, art. 4.2"
DEEDS_DONE = [
    ("agreement.signed", {"version": 1, "side": "wijk", "body": "Wijkraad", "remark": ""}),
    ("agreement.in-force", {"version": 1, "since": "2026-03-01", "until": "2030-03-01"}),
    ("proposal.submitted", {"number": 7, "topic": "safety", "channel": "phone", "digest": "ab" * 32}),
    ("ballot.opened", {"number": 3, "electorate": 4_000, "quorum": 400}),
    ("agreement.suspended", {"version": 1, "side": "gemeente", "body": "College van B en W", "reason": TEXT}),
]


def _persons(areas):
    from samenspraak.civic.people.models import Person, Residency

    rows = (Person(email=f"p{n}@city.example", name=f"Bewoner {n}", ref=f"c{n:09}") for n in range(PERSONS))
    for batch in in_batches(rows):
        Person.objects.bulk_create(batch)
    persons = list(Person.objects.filter(email__endswith="@city.example").order_by("pk"))
    homes = (
        Residency(person=person, area=areas[n % AREAS], since=date(2025, 1, 1)) for n, person in enumerate(persons)
    )
    for batch in in_batches(homes):
        Residency.objects.bulk_create(batch)
    return persons


def _proposals(areas, persons):
    from samenspraak.civic.agenda.models import Proposal
    from samenspraak.rulebook.agenda.searching import searchable

    topics = ("green-play", "streets-traffic", "meeting-places", "safety", "energy-climate")

    def rows():
        for n in range(IDEAS):
            area = areas[0] if n < BIG_AREA_IDEAS else areas[1 + (n - BIG_AREA_IDEAS) % (AREAS - 1)]
            yield Proposal(
                area=area,
                number=n + 1,
                title=f"Meer groen op plein {n}",
                text=TEXT * 4,
                words=searchable(f"Meer groen op {WORDS[n % len(WORDS)]} {n}", PROSE),
                status="on-agenda" if n < BIG_AREA_IDEAS and n % 100 == 99 else "submitted",
                excerpt=TEXT[:160],
                topic=topics[n % len(topics)],
                author=persons[n % PERSONS],
                shown_as=f"Bewoner {n % PERSONS}",
                channel="phone",
                submitted_at=START + timedelta(minutes=n),
                receipt="",
                key=f"k{n}",
            )

    for batch in in_batches(rows()):
        Proposal.objects.bulk_create(batch)
    return list(Proposal.objects.order_by("number").values_list("pk", flat=True))


def _spots(area, proposals):
    """The ground of the full area, and where each second idea of it is about."""
    from samenspraak.civic.agenda.models import AgendaItem, Proposal, Spot
    from samenspraak.civic.places import actions as places
    from samenspraak.rulebook.places import Unit

    units = [
        Unit(f"BU0014{n:04}", "buurt", f"Buurt {n}", _box(n % 5, n // 5)) for n in range(20)
    ]  # each with a boundary of some hundred points
    given = {"year": 2025, "source": "bench", "at": START}
    places.import_units(units, territories={area.slug: [one.code for one in units]}, **given)
    rows = (
        Spot(
            proposal_id=pk,
            text="bij de vijver",
            lon=round(6.50 + (n * 37 % 1000) / 1000 * 0.05, 4),
            lat=round(53.20 + (n * 91 % 1000) / 1000 * 0.04, 4),
            buurt=units[n % 20].code,
        )
        for n, pk in enumerate(proposals[:BIG_AREA_IDEAS:2])
    )
    for batch in in_batches(rows):
        Spot.objects.bulk_create(batch)
    placed = Proposal.objects.filter(status="on-agenda").values_list("pk", flat=True)
    AgendaItem.objects.bulk_create(
        AgendaItem(proposal_id=pk, owner=("wijk", "gemeente")[n % 2], placed_at=START, ground="g", position=n + 1)
        for n, pk in enumerate(placed)
    )


def _box(column, row, points=25):
    west, south, side = 6.50 + column * 0.01, 53.20 + row * 0.01, 0.01
    steps = [one / points for one in range(points)]
    ring = [
        *([west + step * side, south + side * 0.02 * (n % 2)] for n, step in enumerate(steps)),
        *([west + side, south + step * side] for step in steps),
        *([west + side - step * side, south + side + side * 0.02 * (n % 2)] for n, step in enumerate(steps)),
        *([west, south + side - step * side] for step in steps),
    ]
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


def _supports(proposals, persons):
    from samenspraak.civic.agenda.models import Support

    rows = (
        Support(proposal_id=proposal, person=persons[(n * 7 + i) % PERSONS], at=START)
        for n, proposal in enumerate(proposals)
        for i in range(SUPPORTS_EACH)
    )
    for batch in in_batches(rows):
        Support.objects.bulk_create(batch)


def _comments(proposals, persons):
    from samenspraak.civic.agenda.models import Comment

    def target(n):  # the first 50 all stand under one idea; the rest are spread
        return proposals[0] if n < 50 else proposals[1 + n % (IDEAS - 1)]

    rows = (
        Comment(
            proposal_id=target(n),
            author=persons[n % PERSONS],
            shown_as=f"Bewoner {n % PERSONS}",
            text=TEXT * 2,
            at=START + timedelta(seconds=n),
            key=f"k{n}",
            receipt="",
        )
        for n in range(COMMENTS)
    )
    for batch in in_batches(rows):
        Comment.objects.bulk_create(batch)


def _analyse():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
