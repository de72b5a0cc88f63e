# SPDX-License-Identifier: EUPL-1.2
"""Hoogkerk, more than a year ago: a conversation, an agreement in force, two advices, and an evaluation with lessons.

What people say here is made up. It is the same at every start: a digest takes the place of chance.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from samenspraak.civic.agenda import actions as agenda
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries as agreed
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.conversations.actions import Input
from samenspraak.civic.council import actions as council
from samenspraak.civic.council.policy import Asked
from samenspraak.civic.evaluation import actions as evaluations
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.queries import person_by_email
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.agreements.sealing import check_code
from samenspraak.rulebook.agreements.signing import How
from samenspraak.rulebook.agreements.terms import Guard
from samenspraak.rulebook.content import ARCHETYPES, COMPASS, TRIANGLE

AREA = "hoogkerk"
VOTERS = ("Anneke", "Berend", "Corrie", "Djamila", "Egbert", "Farah", "Grietje", "Harm", "Iris", "Jurjen")

# point → the mark around which people lay: how it was then, what they wanted then, how it is a year later
MARKS = {
    "betrokkenheid": (3, 4, 4),
    "deelname": (2, 4, 3),
    "zeggenschap": (2, 4, 3),
    "eigenaarschap": (3, 4, 3),
    "inclusie": (2, 4, 2),
    "transparantie": (2, 5, 4),
    "goed-gesprek": (3, 4, 4),
    "verantwoording": (3, 4, 3),
}
THEN = ["resident"] * 24 + ["organisation"] * 3 + ["municipality"] * 4
NOW = ["resident"] * 28 + ["organisation"] * 2 + ["municipality"] * 4
WISHES = (
    ("what-about", "Veiliger oversteken bij de school."),
    ("what-about", "Meer plekken waar je elkaar zomaar tegenkomt."),
    ("drawing-up", "Laat ons de ideeën verzamelen, en kijk daarna samen wat kan."),
    ("deciding", "We willen advies geven, en dan binnen een paar weken horen wat ermee gebeurt."),
    ("openness", "Zet gewoon op papier in de supermarkt wat er is besloten."),
)
CONDITIONS = (  # what the raad asked, and within how many days
    ("Het college laat na een half jaar weten of het lukt om binnen zes weken te antwoorden.", 182),
    ("De raad hoort na een jaar hoe het ging, ook van mensen die niet meededen.", 365),
)
ADVICES = (
    (
        "Een oversteekplaats bij de school",
        "Een zebrapad en een drempel, zodat kinderen zelf naar school kunnen.",
        "streets-traffic",
        300,
        20,  # days until the municipality answered
        "We volgen het advies. De oversteekplaats ligt er voor de zomer.",
    ),
    (
        "Bankjes langs het water",
        "Vier bankjes op de route die veel ouderen lopen.",
        "green-play",
        200,
        61,
        "We volgen het advies voor drie bankjes. Voor het vierde is er geen ruimte. Excuses dat dit antwoord laat is.",
    ),
)
LESSONS = (
    (
        "openness",
        "Alles op één plek zetten helpt echt. Mensen wisten dit jaar wél wat er met hun idee gebeurde.",
        False,
    ),
    (
        "roles",
        "Eén antwoord van de gemeente kwam te laat. Spreek af wie het antwoord schrijft, met naam van de afdeling.",
        True,
    ),
    ("more-people", "Jongeren en mensen met weinig geld kwamen nog niet. Ga naar ze toe: sporthal, voedselbank.", True),
)
LATE = "De wethouder komt dan binnen twee weken naar Hoogkerk om het uit te leggen."
ACCOUNT = "Eén keer per jaar vertelt wie namens Hoogkerk spreekt aan iedereen wat er is gedaan, en met welk resultaat."
CONCLUSION = (
    "Mensen weten beter waar ze aan toe zijn en praten vaker mee. Of er ook ándere mensen meepraten, zien we niet. "
    "De gemeente gaf één keer te laat antwoord. We gaan door, en leggen twee dingen beter vast."
)


def fill(at: datetime) -> None:
    """A year and a bit, through the verbs, with the moments at which it would have happened."""
    team = _person("gebiedsteam")
    held_in = _conversation(team, at)
    version = _agreement(held_in, team, at)
    _advices(team, at)
    _account(version, at)
    _one_condition_met(_fresh(version.pk), at)
    _evaluation(version, team, at)


def _person(name: str) -> int:
    found = person_by_email(f"{name}@demo.example")
    assert found is not None
    return found.pk


def _area() -> Any:
    return places.area(AREA)


def _evening(at: datetime, days: int) -> datetime:
    return timezone.localtime(at - timedelta(days=days)).replace(hour=20, minute=0, second=0, microsecond=0)


def _conversation(team: int, at: datetime) -> Any:
    """A conversation in the village hall, closed and sealed."""
    purpose = "Wat vinden we van meepraten in Hoogkerk, en wat spreken we daarover af?"
    started = conversations.start_round(_area(), purpose, by=team, at=at - timedelta(days=470))
    evening = _evening(at, 450)
    made = conversations.prepare(
        started.pk,
        title="Gesprek in het dorpshuis",
        place="Dorpshuis, de grote zaal",
        starts_at=evening,
        plates=talks.plates_of(talks.content_of(started)),
        by=team,
        at=evening - timedelta(days=14),
    )
    _talk(made, THEN, team, evening, later=False)
    return started


def _talk(made: Any, sides: Sequence[str], team: int, evening: datetime, *, later: bool) -> None:
    """Everybody marks the compass and lays a dot; at the first gathering some write down a wish."""
    conversations.open(made.pk, by=team, at=evening)
    conversations.roam(made.pk, True, by=team, at=evening + timedelta(minutes=5))
    for number, side in enumerate(sides):
        moment = evening + timedelta(minutes=10 + number)
        someone = conversations.join(made.code, side=side, token=f"hoogkerk-{later}-{number}", at=moment)
        marks = [_mark(point, number, later=later) for point in MARKS]
        conversations.answer_plate(someone.pk, plate=COMPASS, inputs=marks, at=moment)
        dot = Input(TRIANGLE, "triangle", {"weights": _weights(number)}, f"hoogkerk-{number}-{TRIANGLE}")
        conversations.answer_plate(someone.pk, plate=ARCHETYPES, inputs=[dot], at=moment)
        if not later and number < len(WISHES):
            _wish(made, someone, *WISHES[number], at=moment)
    conversations.close(made.pk, by=team, at=evening + timedelta(minutes=110))


def _wish(made: Any, someone: Any, plate: str, text: str, *, at: datetime) -> None:
    block = talks.content_of(made.round).block(plate)
    assert block is not None
    wish = Input(block.questions[0].key, "wish", {"text": text}, f"hoogkerk-{plate}")
    conversations.answer_plate(someone.pk, plate=plate, inputs=[wish], at=at)


def _mark(point: str, number: int, *, later: bool) -> Input:
    then, wanted, now = MARKS[point]
    value = {
        "now": _near(now if later else then, number, f"{point}-now-{later}"),
        "wanted": _near(wanted, number, f"{point}-wanted-{later}"),
    }
    return Input(point, "compass", value, f"hoogkerk-{number}-{point}")


def _near(mark: int, number: int, what: str) -> int:
    """The mark itself for half of the people, one more or less for the others."""
    return min(5, max(1, mark + (0, 0, 1, -1)[_chance(number, what, 4)]))


def _weights(number: int) -> list[int]:
    """Dots near adviseren and aanjagen."""
    advise = 40 + _chance(number, "advise", 25)
    initiate = min(100 - advise, 20 + _chance(number, "initiate", 20))
    return [advise, initiate, 100 - advise - initiate]


def _chance(number: int, what: str, out_of: int) -> int:
    return int(hashlib.sha256(f"hoogkerk {number} {what}".encode()).hexdigest()[:8], 16) % out_of


def _agreement(held_in: Any, team: int, at: datetime) -> Any:
    """Advice on everything, with a date for the answer: signed, and in force since the raad agreed."""
    chair, when = _person("hoogkerk"), at - timedelta(days=420)
    made = agreements.draft_from_outcomes(held_in.pk, by=team, at=when)
    _what_follows(made.pk, chair, when)
    for finding in _asked(made.pk):
        motive = "We beginnen met advies. Over een jaar kijken we of dit genoeg was."
        agreements.accept_deviation(
            made.pk, finding=finding.code, about=finding.about, motive=motive, by=chair, at=when
        )
    version = _fresh(made.pk)
    version = agreements.propose(version.pk, revision=version.revision, by=team, at=when + timedelta(days=9))
    _signed(version, chair, team, when)
    _decided(version.pk, when + timedelta(days=35))
    return version


def _signed(version: Any, chair: int, team: int, at: datetime) -> None:
    """The chair signed on paper, on the evening itself, and the gebiedsteam entered it; the college signed here."""
    later = at + timedelta(days=14)
    evening = timezone.localdate(at + timedelta(days=12))
    seat = next(one for one in agreed.signing_seats(_area(), evening) if one.person_id == chair)
    agreements.sign_on_paper(
        version.pk,
        seat=seat.pk,
        code=check_code(version.digest),
        signed_on=evening,
        how=How("meeting", evening, "42 voor, 3 tegen, 2 wisten het niet"),
        by=team,
        at=later,
    )
    college = How("college", timezone.localdate(later), "B&W 2025-063 (voorbeeld)")
    agreements.sign(version.pk, digest=version.digest, how=college, by=_person("wethouder"), at=later)


def _what_follows(version_id: int, chair: int, at: datetime) -> None:
    """What the parties agreed for when the municipality replies late; and that the wijk accounts each year."""
    terms = agreed.terms_of(_fresh(version_id))
    reply = next(one for one in terms.safeguards if one.guard is Guard.REPLY)
    data = {"kind": "reply", "params": {**reply.params, "consequence": LATE}}
    agreements.edit_term(
        version_id, reply.number, {"data": data}, revision=_fresh(version_id).revision, by=chair, at=at
    )
    if not any(one.guard is Guard.ACCOUNTABILITY for one in terms.safeguards):
        row = {"kind": "safeguard", "text": ACCOUNT, "data": {"kind": "accountability", "params": {"months": 12}}}
        agreements.add_term(version_id, row, revision=_fresh(version_id).revision, by=chair, at=at)


def _account(version: Any, at: datetime) -> None:
    """The wijk told what it had done, and wrote down that it did."""
    evening = _evening(at, 150)
    evaluations.observe(
        version.pk,
        guard="accountability",
        on=timezone.localtime(evening).date(),
        text="Avond in het dorpshuis: wat we adviseerden, wat de gemeente deed, en wat het kostte.",
        key="hoogkerk-account",
        by=_person("hoogkerk"),
        at=evening + timedelta(days=2),
    )


def _fresh(version_id: int) -> Any:
    return agreed.version_by_id(version_id)


def _asked(version_id: int) -> list[Any]:
    version = _fresh(version_id)
    return [one for one in agreed.findings_of(version, agreed.terms_of(version)) if one.severity == "asks"]


def _decided(version_id: int, at: datetime) -> None:
    day = timezone.localtime(at).date()
    council.record_decision(
        version_id,
        outcome="agreed-with-conditions",
        reference="raadsbesluit 2025-087 (voorbeeld)",
        decided_on=day,
        text="De raad stemt in met de afspraken voor Hoogkerk.",
        conditions=[Asked(text, day + timedelta(days=days)) for text, days in CONDITIONS],
        since=day,
        until=day + timedelta(days=3 * 365),
        by=_person("griffie"),
        at=at,
    )


def _one_condition_met(version: Any, at: datetime) -> None:
    """The first of the two was met in time; the other is late."""
    first = version.council_decision.conditions.first()
    day = first.due - timedelta(days=20)
    letter = "collegebrief 2025-412 (voorbeeld)"
    council.meet_condition(first.pk, met_on=day, reference=letter, by=_person("wethouder"), at=at - timedelta(days=150))


def _advices(team: int, at: datetime) -> None:
    voters = [_person("hoogkerk")]
    for number, name in enumerate(VOTERS, start=1):
        person = people.register(f"hoogkerk-{number:02}@demo.example", name=name)
        since = at - timedelta(days=600)
        people.settle(person.pk, _area(), assurance=1, since=since.date(), at=since)
        voters.append(person.pk)
    for title, text, topic, days, answered, reply in ADVICES:
        _advice(title, text, topic, voters, team, at - timedelta(days=days), answered, reply)


def _advice(
    title: str, text: str, topic: str, voters: list[int], team: int, at: datetime, answered: int, reply: str
) -> None:
    """An idea that became an advice, and the answer of the municipality, so many days later."""
    made = agenda.submit(_area(), title=title, text=text, topic=topic, key=title, by=voters[1], at=at, shown_as="")
    for person in voters[2:6]:
        agenda.support(made.pk, by=person, at=at + timedelta(days=1))
    placed = at + timedelta(days=5)
    agenda.place_on_agenda(made.pk, by=team, at=placed)
    opens = placed + timedelta(days=22)
    ballot = agenda.call_ballot(
        made.pk,
        question=f"Geven we dit advies aan de gemeente: {title.lower()}?",
        consultation_since=timezone.localtime(placed).date(),
        opens_at=opens,
        closes_at=opens + timedelta(days=7),
        by=team,
        at=placed,
    )
    agenda.open_ballot(ballot.pk, at=opens)
    for number, person in enumerate(voters):
        agenda.cast(ballot.pk, person, "no" if number % 5 == 4 else "yes", at=opens + timedelta(hours=1 + number))
    [decision] = agenda.finish_ballot(ballot.pk, at=opens + timedelta(days=7, minutes=1))
    replied = opens + timedelta(days=7 + answered)
    agenda.reply(decision.pk, follows=True, text=reply, by=_person("wethouder"), at=replied)


def _evaluation(version: Any, team: int, at: datetime) -> None:
    """The same questions again, lessons, a conclusion."""
    evening = _evening(at, 45)
    started = evaluations.start(
        version.pk,
        title="Terugkijken in het dorpshuis",
        place="Dorpshuis, de grote zaal",
        starts_at=evening,
        by=team,
        at=evening - timedelta(days=20),
    )
    _talk(started.conversation, NOW, team, evening, later=True)
    chair = _person("hoogkerk")
    for number, (block, text, change) in enumerate(LESSONS):
        evaluations.add_lesson(
            started.pk,
            text=text,
            block=block,
            change=change,
            key=f"hoogkerk-{number}",
            by=chair if number == 2 else team,
            at=evening + timedelta(days=3 + number),
        )
    evaluations.conclude(started.pk, conclusion=CONCLUSION, by=team, at=evening + timedelta(days=14))
