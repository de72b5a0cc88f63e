# SPDX-License-Identifier: EUPL-1.2
"""Agreements to test with, made through the verbs. Other tests may use them too."""

from functools import reduce

from django.utils import timezone

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.actions import editing
from samenspraak.civic.agreements.models import Term, Version
from samenspraak.civic.people import queries as people
from samenspraak.rulebook.agreements.editing import place
from samenspraak.rulebook.agreements.signing import How


def say(topic, task, level, number, body="wijkraad"):
    return {"number": number, "kind": "say", "topic": topic, "task": task, "say": level, "data": {"body": body}}


def guard(kind, number, **params):
    return {"number": number, "kind": "safeguard", "data": {"kind": kind, "params": params}}


BODY = {
    "number": "3.1",
    "kind": "body",
    "text": "De wijkraad bestaat uit negen gekozen bewoners.",
    "data": {
        "key": "wijkraad",
        "name": "Wijkraad",
        "kind": "wijkraad",
        "composition": [{"who": "residents", "seats": 9, "chosen": "elected"}],
        "term_months": 24,
        "rotation": "herkiezing kan één keer",
        "speaks_for": "alle bewoners",
        "territory": "Oosterparkwijk",
    },
}
SAYS = [
    say("all", "draw-up", "initiates", "2.1"),
    say("all", "decide", "advises", "2.2"),
    say("green-play", "decide", "decides", "2.3"),
    say("all", "carry-out", "advises", "2.4"),
]
GUARDS = [
    guard("representation", "6.1", how="openbare ledenlijst"),
    guard("consultation", "6.2", days=14),
    guard("reach", "6.3", percent=5),
    guard("inclusion", "6.4", how="langs de deur"),
    guard("openness", "6.5", days=14),
    guard("decision-rule", "6.6", how="meerderheid", percent=50),
    guard("interest", "6.7", how="melden"),
    guard("minority", "6.8", how="in het verslag"),
    guard("accountability", "6.9", months=12),
    guard("complaint", "6.10", days=42, how="een klacht bij het gebiedsteam"),
    guard("reply", "6.11", days=42),
    guard("review", "6.12", months=12),
    guard("exit", "6.13", months=3),
]
PROMISE = {
    "number": "4.1",
    "kind": "transfer",
    "text": "Het college zegt toe besluiten over groen en spelen over te nemen.",
    "data": {
        "instrument": "toezegging",
        "owner": "college",
        "power": "beslissen over groen en spelen",
        "topics": ["green-play"],
        "tasks": ["decide"],
        "to": "wijkraad",
        "motivated_deviation": True,
        "deadline_days": 42,
    },
}
MONEY = {
    "number": "5.1",
    "kind": "money",
    "text": "De wijk verdeelt elk jaar 20.000 euro.",
    "data": {
        "amount_cents": 20_000_00,
        "per": "year",
        "allocates": "wijkraad",
        "spends": "gemeente",
        "limit_cents": 20_000_00,
        "payer": "de gemeente",
        "executor": "de gemeente",
    },
}
MONEY_CONTROL = guard("money-control", "6.14", public_overview=True, yearly_check=True)
CONGRUENT = [BODY, *SAYS, *GUARDS, PROMISE]


def without(kind: str) -> list[dict]:
    """The congruent text without its safeguard of one kind."""
    return [row for row in CONGRUENT if row["data"].get("kind") != kind or row["kind"] != "safeguard"]


def draft(cast, rows=CONGRUENT, by=None, at=None) -> Version:
    """A draft with these terms, each added by itself: by Alice, unless somebody else does."""
    by, at = by or cast.alice, at or cast.now
    version = actions.draft_empty(cast.oosterparkwijk, by=by.pk, at=at)
    for row in rows:
        version.refresh_from_db()
        actions.add_term(version.pk, row, revision=version.revision, by=by.pk, at=at)
    version.refresh_from_db()
    return version


def written(cast, rows=CONGRUENT, at=None) -> Version:
    """The same draft, with all terms in one change: hundreds of tests begin with it, and one by one takes long."""

    def all_of_them(now, _shown):
        return reduce(lambda so_far, row: place(so_far[0], row), rows, (now, ""))

    at = at or cast.now
    version = actions.draft_empty(cast.oosterparkwijk, by=cast.alice.pk, at=at)
    editing.edit(version.pk, all_of_them, "agreement.term-added", None, cast.alice.pk, at)
    version.refresh_from_db()
    return version


def proposed(cast, rows=CONGRUENT, at=None) -> Version:
    """A text that can be signed."""
    return propose(cast, written(cast, rows, at), at)


def propose(cast, version, at=None) -> Version:
    """A draft that can be signed from now on."""
    return actions.propose(version.pk, revision=version.revision, by=cast.alice.pk, at=at or cast.now)


def how(cast, person, at=None) -> How:
    """How the body of this person decided, on the day of signing."""
    on = timezone.localdate(at or cast.now)
    return How("college", on, "B&W 2026-014") if person == cast.wim else How("meeting", on, "42 voor, 3 tegen")


def sign(cast, version, *persons, at=None) -> Version:
    """These persons sign, each for their body: Bo and Wim unless others do."""
    version.refresh_from_db()
    for person in persons or (cast.bo, cast.wim):
        told = {"digest": version.digest, "how": how(cast, person, at)}
        actions.sign(version.pk, **told, by=person.pk, at=at or cast.now)
    version.refresh_from_db()
    return version


def signed(cast, rows=CONGRUENT, at=None) -> Version:
    """A text that both sides have signed."""
    return sign(cast, proposed(cast, rows, at), at=at)


def in_force(cast, rows=CONGRUENT, at=None, since=None, until=None) -> Version:
    """A text that holds, as of the day of `at` unless another day is given."""
    at = at or cast.now
    return ratified(cast, signed(cast, rows, at), at, since, until)


def in_force_with_votes_in_the_room(cast, times: int) -> Version:
    """The congruent text, but a vote in the room counts so many times: Bo wrote down why."""
    version = draft(cast, [*without("decision-rule"), guard("decision-rule", "6.20", live_times=times)])
    motive = {"motive": "Wie praat, beslist mee.", "by": cast.bo.pk, "at": cast.now}
    (asked,) = queries.findings_of(version, queries.terms_of(version))
    actions.accept_deviation(version.pk, finding=asked.code, about=asked.about, **motive)
    version.refresh_from_db()
    propose(cast, version)
    return ratified(cast, sign(cast, version))


def ratified(cast, version, at=None, since=None, until=None) -> Version:
    """A signed text, put in force by the raad."""
    at = at or cast.now
    griffie = people.seat_for(cast.roos.pk, cast.oosterparkwijk, at.date(), kinds=["griffie"])
    actions.ratify(version.pk, ground="raadsbesluit 2026-041", since=since or at.date(), until=until, by=griffie, at=at)
    return queries.version_by_id(version.pk)


def rows_as_stored(version: Version) -> list[tuple]:
    """Every column of every term, and the deviations: to see that nothing changed."""
    terms = Term.objects.filter(version=version).order_by("order").values_list(*queries.COLUMNS)
    return [repr(one) for one in terms] + list(version.deviations.values_list("finding", "about", "motive"))
