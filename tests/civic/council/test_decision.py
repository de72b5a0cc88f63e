# SPDX-License-Identifier: EUPL-1.2
"""The raad's decision: who records it, on what, and what follows from it in the same transaction."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries as agreed
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.council import actions, policy, queries
from samenspraak.civic.council.models import Decision
from samenspraak.civic.council.policy import Asked
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements import texts

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 4)
GRIFFIE = Holding(1, 1, "griffie", "Griffie", "griffier", False, None, None)


def decide(cast, version, *, by=None, at=None, **changes):
    told = {
        "outcome": "agreed",
        "reference": "2026-041",
        "decided_on": TODAY,
        "text": "De raad stemt in.",
        "since": TODAY,
        "until": None,
    }
    return actions.record_decision(version.pk, by=(by or cast.roos).pk, at=at or cast.now, **{**told, **changes})


def refusal(cast, version, **changes) -> list[str]:
    with pytest.raises(Refused) as refused:
        decide(cast, version, **changes)
    return [finding.code for finding in refused.value.findings]


def status(version) -> str:
    return Version.objects.values_list("status", flat=True).get(pk=version.pk)


def test_agreed_puts_it_in_force_on_the_ground_of_the_decision(cast):
    version = texts.signed(cast)
    decide(cast, version, until=TODAY + timedelta(days=730))
    held = agreed.version_in_force(cast.oosterparkwijk, cast.now)
    assert (held.pk, held.status, held.since) == (version.pk, "in-force", TODAY)
    assert held.ground == "raadsbesluit 2026-041, 04-05-2026"
    power = agreed.power_of(cast.oosterparkwijk, "green-play", "decide", cast.now)
    assert power.is_binding and power.version == version.number
    kinds = [entry.kind for entry in ledger.entries(subject=f"agreement:{version.pk}")][:2]
    assert kinds == ["agreement.in-force", "council.agreed"]


def test_conditions_are_kept_beside_it(cast):
    version = texts.signed(cast)
    asked = [Asked(), Asked("Na een jaar een tussenstand.", TODAY + timedelta(days=365)), Asked("Meer meedoen.", TODAY)]
    decision = decide(cast, version, outcome="agreed-with-conditions", conditions=asked)
    assert status(version) == "in-force"
    kept = list(decision.conditions.values_list("number", "text", "due"))
    assert kept == [(1, "Na een jaar een tussenstand.", TODAY + timedelta(days=365)), (2, "Meer meedoen.", TODAY)]
    assert ledger.entries(subject=f"agreement:{version.pk}")[1].kind == "council.agreed-with-conditions"


def test_declined_withdraws_it_and_gives_no_power(cast):
    version = texts.signed(cast)
    decide(cast, version, outcome="declined", text="De raad wil eerst weten wie meebeslist.", since=None)
    assert status(version) == "withdrawn"
    assert agreed.version_in_force(cast.oosterparkwijk, cast.now) is None
    assert not agreed.power_of(cast.oosterparkwijk, "green-play", "decide", cast.now).is_binding


def test_the_next_version_replaces_the_one_in_force_without_a_gap(cast):
    first = texts.signed(cast)
    decide(cast, first)
    later = cast.later(days=30)
    agreements.draft_next(first.pk, by=cast.alice.pk, at=later)
    second = Version.objects.get(number=2)
    agreements.propose(second.pk, revision=second.revision, by=cast.alice.pk, at=later)
    second.refresh_from_db()
    texts.sign(cast, second, at=later)
    decide(cast, second, at=later, decided_on=later.date(), since=later.date() + timedelta(days=10))
    for days, number in ((0, 1), (35, 1), (39, 1), (40, 2), (80, 2)):
        assert agreed.version_in_force(cast.oosterparkwijk, cast.later(days=days)).number == number


def test_what_was_decided_is_not_decided_again(cast):
    version = texts.signed(cast)
    decide(cast, version)
    assert refusal(cast, version) == ["council-decided-already"]
    assert refusal(cast, version, outcome="declined") == ["council-decided-already"]
    assert Decision.objects.count() == 1


def test_who_records_it(cast):
    """Organising, signing and living there give no right to record what the raad decided."""
    version = texts.signed(cast)
    for person in (cast.alice, cast.wim, cast.bo, cast.charlie, cast.dana):
        assert refusal(cast, version, by=person) == ["griffie-only"], person
    people.found("raad", "Gemeenteraad", at=cast.now)
    assert status(version) == "signed" and not Decision.objects.exists()


def test_a_seat_that_is_over_records_nothing(cast):
    """Roos left the griffie: from that day she is refused, and her successor is not."""
    cast.griffie.seats.update(until=TODAY)
    sanne = people.register("sanne@example.org")
    people.seat(sanne.pk, cast.griffie, role="griffier", since=TODAY, at=cast.now)
    version = texts.signed(cast)
    assert refusal(cast, version) == ["griffie-only"]
    decide(cast, version, by=sanne)


STATUSES = """
draft       version-not-signed
proposed    version-not-signed
signed      -
in-force    version-not-signed
suspended   version-not-signed
superseded  version-not-signed
ended       version-not-signed
withdrawn   version-not-signed
"""


@pytest.mark.parametrize(("state", "reason"), [line.split() for line in STATUSES.strip().splitlines()])
def test_only_on_a_text_that_both_sides_signed(state, reason):
    found = policy.why_not_record(seat=GRIFFIE, status=state, decided_already=False)
    assert (found.code if found else "-") == reason
    assert policy.why_not_record(seat=None, status=state, decided_already=False).code == "griffie-only"


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({"decided_on": TODAY + timedelta(days=1), "since": TODAY + timedelta(days=1)}, ["decision-in-future"]),
        ({"since": None}, ["since-missing"]),
        ({"since": TODAY - timedelta(days=1)}, ["since-before-decision"]),
        ({"until": TODAY}, ["period-empty"]),
        ({"outcome": "agreed-with-conditions", "conditions": [Asked(" ")]}, ["conditions-missing"]),
        ({"conditions": [Asked("Iets.", TODAY)]}, ["conditions-not-asked"]),
        ({"outcome": "agreed-with-conditions", "conditions": [Asked("Iets.")]}, ["condition-day-missing"]),
        ({"outcome": "agreed-with-conditions", "conditions": [Asked("", TODAY)]}, ["condition-words-missing"]),
        (
            {"outcome": "agreed-with-conditions", "conditions": [Asked("Iets.", TODAY - timedelta(days=1))]},
            ["condition-day-before-decision"],
        ),
        (
            {"outcome": "agreed-with-conditions", "since": None, "decided_on": TODAY + timedelta(days=1)},
            ["decision-in-future", "since-missing", "conditions-missing"],
        ),
    ],
)
def test_every_reason_is_given_at_once_and_nothing_changes(cast, changes, reasons):
    version = texts.signed(cast)
    before = ledger.head()
    assert refusal(cast, version, **changes) == reasons
    assert status(version) == "signed" and ledger.head() == before and not Decision.objects.exists()


def test_the_first_day_in_the_municipality_counts_not_in_greenwich(cast):
    """At half past eleven in the evening UTC it is tomorrow in Groningen: that day is not in the future."""
    version = texts.signed(cast)
    tomorrow = TODAY + timedelta(days=1)
    night = cast.now.replace(hour=23, minute=30)
    decide(cast, version, at=night, decided_on=tomorrow, since=tomorrow)


@pytest.mark.django_db(transaction=True)
def test_when_it_cannot_be_put_in_force_the_decision_did_not_happen(cast, monkeypatch):
    version = texts.signed(cast)
    before = ledger.head()

    def broken(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr(agreements, "ratify", broken)
    with pytest.raises(RuntimeError):
        decide(cast, version)
    assert not Decision.objects.exists() and ledger.head() == before and status(version) == "signed"
    assert transaction.get_connection().in_atomic_block is False


def test_the_overview_says_where_each_stands(cast):
    def stage(at=TODAY):
        found = queries.overview(at)
        return (
            {one.slug: one.stage for one in found.standings}["oosterparkwijk"],
            len(found.asked),
            len(found.decisions),
        )

    assert stage() == ("not-started", 0, 0)
    version = texts.draft(cast)
    assert stage() == ("afspraken", 0, 0)
    agreements.propose(version.pk, revision=version.revision, by=cast.alice.pk, at=cast.now)
    version.refresh_from_db()
    texts.sign(cast, version)
    assert stage() == ("raad", 1, 0)
    asked = queries.overview(TODAY).asked[0][1]
    assert [term.data["instrument"] for term in asked] == ["toezegging"]
    decide(cast, version)
    assert stage() == ("agenda", 0, 1)
    agreements.suspend(version.pk, reason="Even niet.", by=cast.wim.pk, at=cast.later(days=1))
    assert stage() == ("suspended", 0, 1)


def test_the_overview_is_five_queries_whatever_the_number_of_areas(cast, django_assert_num_queries):
    from samenspraak.civic.places.models import Area

    texts.signed(cast)
    gebied = Area.objects.get(slug="oude-wijken")
    Area.objects.bulk_create(Area(slug=f"wijk-{n}", name=f"Wijk {n}", kind="wijk", parent=gebied) for n in range(500))
    with django_assert_num_queries(5):
        assert len(queries.overview(TODAY).standings) > 500
