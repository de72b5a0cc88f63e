# SPDX-License-Identifier: EUPL-1.2
"""An agreement in force in Oosterparkwijk, drawn up from what was said, and a draft with open findings in De Wijert."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.utils import timezone

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.conversations import queries as talks
from samenspraak.civic.people import queries as people
from samenspraak.civic.places import queries as places
from samenspraak.civic.places.models import Area
from samenspraak.rulebook.agreements.draft import defaults
from samenspraak.rulebook.agreements.signing import How
from samenspraak.rulebook.verdicts import Finding

DECIDED = ("green-play", "meeting-places")  # the topics on which the wijk decides
SUMMARY = (
    "De wijk beslist zelf over groen en spelen en over ontmoeten, en adviseert over de rest. Vooraf kan iedereen twee "
    "weken meepraten. De gemeente neemt besluiten van de wijk over, of legt binnen zes weken uit waarom niet."
)
MOTIVE = (
    "De wijkraad is klein. Als er bij een besluit staat wat de tegenstanders vonden, weet iedereen wie dat zijn. "
    "Na een jaar kijken we of dat goed ging. Dat hebben we op de avond ook zo gezegd."
)
PROMISE = (
    "Het college zegt toe de besluiten van de wijk over groen en spelen en over ontmoeten over te nemen. Dit is een "
    "politieke belofte en geen overdracht van bevoegdheden. Wijkt het college af, dan legt het binnen 42 dagen uit "
    "waarom."
)
COUNCIL = "De raad stemt in met de afspraken en wil over een jaar horen hoe het ging."
DAYS_AGO = {"drafted": 20, "proposed": 19, "wijk": 19, "gemeente": 19, "council": 18}


def fill(at: datetime) -> None:
    """Everything happened a little while ago, in the order in which it would."""
    _oosterparkwijk(at)
    _de_wijert(at)
    _korrewegwijk(at)


def _person(name: str) -> int:
    found = people.person_by_email(f"{name}@demo.example")
    assert found is not None
    return found.pk


def _area(slug: str) -> Area:
    found = places.area(slug)
    assert found is not None
    return found


def _oosterparkwijk(at: datetime) -> None:
    team, chair, wethouder = (_person(name) for name in ("gebiedsteam", "wijkraad", "wethouder"))
    when = {name: at - timedelta(days=days) for name, days in DAYS_AGO.items()}
    held_in = talks.newest_round(_area("oosterparkwijk"))
    assert held_in is not None
    version = agreements.draft_from_outcomes(held_in.pk, by=team, at=when["drafted"])
    _shape(version, team, when["drafted"])
    _mend(version, chair, when["drafted"])
    version = _fresh(version)
    version = agreements.propose(version.pk, revision=version.revision, by=team, at=when["proposed"])
    decided = How("vote", timezone.localdate(when["wijk"]), "61 voor, 9 tegen")
    remark = "Hier gaan we samen mee oefenen."
    agreements.sign(version.pk, digest=version.digest, how=decided, by=chair, at=when["wijk"], remark=remark)
    college = How("college", timezone.localdate(when["gemeente"]), "B&W 2026-118 (voorbeeld)")
    agreements.sign(version.pk, digest=version.digest, how=college, by=wethouder, at=when["gemeente"])
    _ratify(version, when["council"])


def _fresh(version: Version) -> Version:
    found = queries.version_by_id(version.pk)
    assert found is not None
    return found


def _shape(version: Version, by: int, at: datetime) -> None:
    """What wijk and municipality made of the draft: two topics to decide on, advice on the rest, a budget."""
    topics = [topic.key for topic in queries.content_of(_fresh(version)).topics]
    says = {(topic, "decide"): "decides" if topic in DECIDED else "" for topic in topics}
    says |= {("all", "draw-up"): "initiates", ("all", "decide"): "advises", ("all", "carry-out"): "advises"}
    agreements.set_say(version.pk, says, revision=_fresh(version).revision, by=by, at=at)
    agreements.edit_summary(version.pk, SUMMARY, revision=_fresh(version).revision, by=by, at=at)
    terms = queries.terms_of(_fresh(version))
    body = terms.bodies[0].key if terms.bodies else ""
    for transfer in terms.transfers:
        agreements.remove_term(version.pk, transfer.number, revision=_fresh(version).revision, by=by, at=at)
    promise = {
        "kind": "transfer",
        "text": PROMISE,
        "data": {
            "instrument": "toezegging",
            "owner": "college",
            "power": "beslissen binnen de wijkagenda",
            "topics": list(DECIDED),
            "tasks": ["decide"],
            "to": body,
            "limits": "binnen de wet, de begroting en het omgevingsplan",
            "motivated_deviation": True,
            "deadline_days": 42,
        },
    }
    agreements.add_term(version.pk, promise, revision=_fresh(version).revision, by=by, at=at)
    money = {
        "kind": "money",
        "text": "De wijk verdeelt elk jaar 25.000 euro over plannen voor groen, spelen en ontmoeten.",
        "data": {
            "amount_cents": 2_500_000,
            "per": "year",
            "allocates": body,
            "spends": "gemeente",
            "limit_cents": 1_500_000,
            "payer": "de gemeente, uit het gebiedsbudget",
            "executor": "de gemeente, samen met bewoners",
        },
    }
    agreements.add_term(version.pk, money, revision=_fresh(version).revision, by=by, at=at)


def _mend(version: Version, party: int, at: datetime) -> None:
    """Add the safeguards that are asked for, except one, which is accepted with a motive."""
    offered = {one["key"]: one for one in queries.safeguards_known(_fresh(version))}
    for finding in _asked(version):
        guard = finding.code.removesuffix("-missing")
        if guard in offered and guard != "minority":
            _add_safeguard(version, offered[guard], party, at)
    _drop_minority(version, party, at)
    for finding in _asked(version):
        agreements.accept_deviation(
            version.pk, finding=finding.code, about=finding.about, motive=MOTIVE, by=party, at=at
        )


def _asked(version: Version) -> list[Finding]:
    fresh = _fresh(version)
    return [one for one in queries.findings_of(fresh, queries.terms_of(fresh)) if one.severity == "asks"]


def _add_safeguard(version: Version, offered: Mapping[str, Any], by: int, at: datetime) -> None:
    params = defaults(offered)
    row = {
        "kind": "safeguard",
        "text": offered["text"].format(**params),
        "data": {"kind": offered["key"], "params": params},
    }
    agreements.add_term(version.pk, row, revision=_fresh(version).revision, by=by, at=at)


def _drop_minority(version: Version, by: int, at: datetime) -> None:
    """Left out on purpose, so that the demonstration shows a deviation with its motive."""
    for term in queries.terms_of(_fresh(version)).safeguards:
        if term.guard.value == "minority":
            agreements.remove_term(version.pk, term.number, revision=_fresh(version).revision, by=by, at=at)


def _ratify(version: Version, at: datetime) -> None:
    """The griffie records what the raad decided, and so the agreement is in force."""
    council = import_module("samenspraak.civic.council.actions")
    day = timezone.localtime(at).date()
    council.record_proposal(
        version.pk,
        reference="2026-038 (voorbeeld)",
        proposed_on=day,
        text="Het college stelt voor om in te stemmen met de afspraken, voor twee jaar.",
        by=_person("wethouder"),
        at=at,
    )
    council.record_decision(
        version.pk,
        outcome="agreed",
        reference="2026-041 (voorbeeld)",
        decided_on=day,
        text=COUNCIL,
        since=day,
        until=day + timedelta(days=2 * 365),
        by=_person("griffie"),
        at=at,
    )


def _de_wijert(at: datetime) -> None:
    """A draft that does not hold together yet: the wijk would decide, and little is safeguarded."""
    area, by, when = _area("de-wijert"), _person("dewijert"), at - timedelta(days=2)
    version = agreements.draft_empty(area, by=by, at=when)
    rows = (
        {"kind": "text", "text": "De Wijert wil zelf aan de slag met plannen van bewoners."},
        {
            "kind": "body",
            "text": "De koplopers zijn bewoners die mee willen doen. Iedereen kan aansluiten.",
            "data": {
                "key": "koplopers",
                "name": "Koplopers De Wijert",
                "composition": [{"who": "residents", "seats": 20, "chosen": "open"}],
            },
        },
        {
            "kind": "safeguard",
            "text": "Bewoners kunnen vooraf een week meepraten.",
            "data": {"kind": "consultation", "params": {"days": 7}},
        },
    )
    for row in rows:
        agreements.add_term(version.pk, row, revision=_fresh(version).revision, by=by, at=when)
    says = {("all", "draw-up"): "initiates", ("green-play", "decide"): "decides", ("all", "decide"): "advises"}
    agreements.set_say(version.pk, says, revision=_fresh(version).revision, by=by, at=when)


def _korrewegwijk(at: datetime) -> None:
    """A draft that was begun with what holds in Oosterparkwijk: what belongs there has still to be looked at."""
    [there] = queries.versions_in_force(timezone.localtime(at).date(), ["oosterparkwijk"])
    when = at - timedelta(days=1)
    agreements.draft_from_elsewhere(_area("korrewegwijk"), there.pk, by=_person("gebiedsteam"), at=when)
