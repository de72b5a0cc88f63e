# SPDX-License-Identifier: EUPL-1.2
"""What cannot be agreed is refused with the sentence that says why, and nothing is lost. The table stands in
docs/rules/agreements.md."""

from datetime import timedelta

import pytest

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Version
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import queries as who
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from tests.civic.agreements.texts import (
    BODY,
    CONGRUENT,
    PROMISE,
    draft,
    guard,
    how,
    in_force,
    proposed,
    rows_as_stored,
    sign,
    signed,
    without,
)

pytestmark = pytest.mark.django_db
PANEL = {**BODY, "number": "3.2", "data": {**BODY["data"], "key": "panel", "name": "Panel"}}
SECOND = {**PROMISE, "number": "4.2", "data": {**PROMISE["data"], "to": "panel"}}
MANDATE = {
    **PROMISE,
    "data": {
        "instrument": "mandaat", "owner": "college", "power": "beslissen over groen", "topics": ["green-play"],
        "tasks": ["decide"], "to": "wijkraad", "legal_basis": "Awb 10:3", "limits": "25.000 euro",
        "since": "2026-06-01", "decision": "collegebesluit 12", "published": "gemeenteblad 40",
    },
}  # fmt: skip


def promise(**changes):
    return [*(row for row in CONGRUENT if row is not PROMISE), {**PROMISE, "data": {**PROMISE["data"], **changes}}]


def drawn(**changes):
    seats = [{"who": "residents", "seats": 11, "chosen": "drawn"}]
    body = {**BODY, "data": {**BODY["data"], "composition": seats, **changes}}
    return [*(row for row in CONGRUENT if row is not BODY), body, guard("support", "6.14")]


TEXTS = {
    "two bodies with the same power": ([*CONGRUENT, PANEL, SECOND], "overlap"),
    "two bodies with one key": ([*CONGRUENT, {**BODY, "number": "3.2"}], "term-body-double"),
    "a period that ends before it begins": (promise(since="2026-09-01", until="2026-08-01"), "transfer-period-empty"),
    "a deadline in the past": (promise(until="2026-05-04"), "transfer-over"),
    "a deadline of no days": (promise(deadline_days=0), "promise-open-ended"),
    "a quorum above the population": ([*without("reach"), guard("reach", "6.20", people=601)], "reach-impossible"),
    "a quorum above a hundred per cent": ([*without("reach"), guard("reach", "6.20", percent=101)], "term-field-wrong"),
    "a vote in the room that counts six times": (
        [*without("decision-rule"), guard("decision-rule", "6.20", live_times=6)],
        "term-field-wrong",
    ),
    "a drawn body that cannot be filled": (drawn(invited=50, response_percent=16), "seats-unfillable"),
    "a drawn body larger than the wijk": (drawn(invited=5000, response_percent=1), "seats-unfillable"),
    "a mandate without consent": (
        [*(one for one in CONGRUENT if one is not PROMISE), MANDATE],
        "mandate-without-consent",
    ),
    "an exit that contradicts a period": (promise(since="2026-06-01", until="2026-07-01"), "exit-beyond-period"),
}


@pytest.fixture
def six_hundred(monkeypatch):
    """Oosterparkwijk with six hundred residents."""
    from samenspraak.civic.agreements.actions import drafting
    from samenspraak.rulebook.places import Residents

    monkeypatch.setattr(drafting.places, "residents_of", lambda area, day: Residents(600, None))


@pytest.mark.parametrize("what", sorted(TEXTS))
def test_a_text_that_cannot_be_is_not_proposed_and_says_why(cast, six_hundred, what):
    rows, code = TEXTS[what]
    with pytest.raises(Refused) as refused:
        version = draft(cast, rows)
        before = rows_as_stored(version)
        actions.propose(version.pk, revision=version.revision, by=cast.alice.pk, at=cast.now)
    finding = next(one for one in refused.value.findings if one.code == code)
    assert "{" not in wording.sentence(finding)
    assert not Version.objects.exclude(status="draft").exists()
    if code not in ("term-body-double", "term-field-wrong"):  # those never came to stand in the draft
        assert rows_as_stored(version) == before


def test_what_is_impossible_is_not_accepted_with_a_motive(cast, six_hundred):
    version = draft(cast, TEXTS["a mandate without consent"][0])
    with pytest.raises(Refused, match="finding-cannot-be-accepted"):
        actions.accept_deviation(
            version.pk, finding="mandate-without-consent", about="4.1", motive="Toch.", by=cast.bo.pk, at=cast.now
        )
    assert not version.deviations.exists()


def fresh(version):
    return queries.version_by_id(version.pk)


def ratify(cast, version, since, until=None):
    griffie = who.seat_for(cast.roos.pk, cast.oosterparkwijk, cast.now.date(), kinds=["griffie"])
    day = cast.now.date()
    actions.ratify(version.pk, ground="raadsbesluit", since=day + timedelta(days=since),
                   until=None if until is None else day + timedelta(days=until), by=griffie, at=cast.now)  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [(0, 0, "period-empty"), (9, 3, "period-empty"), (-60, -1, "period-over"), (-200, 0, "period-over"),
     (0, 91, "exit-longer-than-period")],
)  # fmt: skip
def test_a_period_in_which_it_cannot_hold_is_refused_and_the_text_waits(cast, since, until, code):
    version, head = signed(cast), ledger.head()
    with pytest.raises(Refused, match=code) as refused:
        ratify(cast, version, since, until)
    assert "{" not in wording.sentence(refused.value.findings[0])
    assert fresh(version).status == "signed" and ledger.head() == head
    ratify(cast, version, 0, 92)  # three months of notice fit exactly


@pytest.mark.parametrize("earlier", [0, 1, 30])
def test_a_next_version_cannot_begin_before_or_with_the_one_it_takes_over_from(cast, earlier):
    """Otherwise the one before, with a period that was never cut off, would hold again when the next one ends."""
    first = in_force(cast, since=(cast.now + timedelta(days=40)).date())
    second = actions.draft_next(first.pk, by=cast.alice.pk, at=cast.now)
    actions.propose(second.pk, revision=0, by=cast.alice.pk, at=cast.now)
    sign(cast, second)
    with pytest.raises(Refused, match="period-overlaps"):
        ratify(cast, second, 40 - earlier, 200)
    assert (fresh(first).status, fresh(second).status) == ("in-force", "signed")
    ratify(cast, second, 41, 200)
    numbers = [queries.version_in_force(cast.oosterparkwijk, cast.later(days=days)) for days in (39, 40, 41, 199, 200)]
    assert [one and one.number for one in numbers] == [None, 1, 2, 2, None]


def test_signing_what_is_not_shown_without_a_mandate_or_twice_is_refused_and_nothing_is_lost(cast):
    version = proposed(cast)
    for by, digest, code in (
        (cast.bo, "0" * 64, "digest-outdated"),
        (cast.alice, version.digest, "no-mandate-to-sign"),
    ):
        with pytest.raises(Refused, match=code):
            actions.sign(version.pk, digest=digest, how=how(cast, by), by=by.pk, at=cast.now)
    assert not version.signatures.exists()
    sign(cast, version, cast.bo)
    with pytest.raises(Refused, match="signed-already"):
        sign(cast, version, cast.bo)
    assert version.signatures.count() == 1
