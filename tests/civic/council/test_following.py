# SPDX-License-Identifier: EUPL-1.2
"""What leads up to the raad's decision and what follows: the college's proposal, and conditions that must be met."""

from datetime import date, timedelta

import pytest

from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.council import actions, queries
from samenspraak.civic.council.models import CollegeProposal, Condition
from samenspraak.civic.council.policy import Asked
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements import texts

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 4)


def refusal(verb, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return [finding.code for finding in refused.value.findings]


def propose(cast, version, *, by=None, at=None, **changes):
    told = {"reference": "2026-038", "proposed_on": TODAY, "text": "Het college stelt voor in te stemmen."} | changes
    return actions.record_proposal(version.pk, **told, by=(by or cast.wim).pk, at=at or cast.now)


def decided(cast, version, *conditions, **changes):
    told = {"outcome": "agreed-with-conditions", "reference": "R1", "decided_on": TODAY, "text": "Ja.", "since": TODAY}
    return actions.record_decision(
        version.pk, **told | changes, conditions=conditions, by=cast.roos.pk, at=cast.later(days=1)
    )


def meet(cast, condition, *, by=None, on=None, at=None):
    on = on or TODAY + timedelta(days=30)
    told = {"met_on": on, "reference": "Brief 7", "by": (by or cast.wim).pk, "at": at or cast.later(days=40)}
    actions.meet_condition(condition.pk, **told)


def test_college_or_griffie_records_what_is_proposed_once(cast):
    version = texts.signed(cast)
    for person in (cast.alice, cast.bo, cast.charlie):
        assert refusal(propose, cast, version, by=person) == ["college-or-griffie-only"]
    propose(cast, version, by=cast.roos)
    assert refusal(propose, cast, version) == ["college-proposed-already"]
    entry = ledger.entries(subject=f"agreement:{version.pk}")[0]
    assert (entry.kind, entry.facts["reference"], entry.facts["proposed_on"]) == (
        "council.proposed",
        "2026-038",
        "2026-05-04",
    )
    assert "stelt voor" not in str(entry.facts)


def test_the_college_proposes_what_both_sides_signed_on_a_day_that_can_be(cast):
    version = texts.proposed(cast)
    assert refusal(propose, cast, version) == ["version-not-signed"]
    texts.sign(cast, version)
    assert refusal(propose, cast, version, proposed_on=TODAY + timedelta(days=1)) == ["proposal-in-future"]
    assert refusal(propose, cast, version, proposed_on=TODAY - timedelta(days=1)) == ["proposal-before-text"]
    propose(cast, version, at=cast.later(days=1), proposed_on=TODAY + timedelta(days=1))
    assert refusal(decided, cast, version, outcome="agreed") == ["decision-before-proposal"]


def test_a_proposal_stands_while_a_side_comes_back_on_its_signature(cast):
    version = texts.signed(cast)
    propose(cast, version)
    agreements.take_signature_back(version.pk, reason="Nog even.", by=cast.bo.pk, at=cast.now)
    assert refusal(decided, cast, version, outcome="agreed") == ["version-not-signed"]
    texts.sign(cast, version, cast.bo)
    decided(cast, version, outcome="agreed")
    assert CollegeProposal.objects.count() == 1


def test_a_condition_is_met_once_on_a_day_that_can_be_by_college_or_griffie(cast):
    decided(cast, texts.signed(cast), Asked("Vertel hoe het gaat.", TODAY + timedelta(days=60)))
    condition = Condition.objects.get()
    for person in (cast.alice, cast.bo, cast.charlie):
        assert refusal(meet, cast, condition, by=person) == ["college-or-griffie-only"]
    assert refusal(meet, cast, condition, on=TODAY - timedelta(days=1)) == ["condition-met-too-early"]
    assert refusal(meet, cast, condition, on=TODAY + timedelta(days=41)) == ["condition-met-in-future"]
    meet(cast, condition)
    assert refusal(meet, cast, condition, by=cast.roos) == ["condition-met-already"]
    condition.refresh_from_db()
    assert (condition.met_on, condition.met_reference) == (TODAY + timedelta(days=30), "Brief 7")
    entry = ledger.entries(subject=f"agreement:{condition.decision.version_id}")[0]
    assert (entry.kind, entry.facts["condition"]) == ("council.condition-met", 1)


def test_what_was_not_met_by_its_day_is_late_from_the_day_after(cast):
    soon, far = TODAY + timedelta(days=10), TODAY + timedelta(days=300)
    decided(cast, texts.signed(cast), Asked("Eerst.", soon), Asked("Later.", far))
    assert queries.overview(soon).late == []
    (late,) = queries.overview(soon + timedelta(days=1)).late
    assert late.text == "Eerst."
    meet(cast, late, on=soon)
    assert queries.overview(far).late == []
    assert [one.text for one in queries.overview(far + timedelta(days=1)).late] == ["Later."]
    assert queries.conditions_due(far, [cast.de_wijert.pk]) == []


def test_the_road_of_a_version_is_one_query_with_its_conditions(cast, django_assert_num_queries):
    version = texts.signed(cast)
    with django_assert_num_queries(1):
        assert queries.road_of(version) == queries.Road()
    propose(cast, version)
    decided(cast, version, Asked("Eerst.", TODAY), Asked("Dan.", TODAY))
    version.refresh_from_db()
    with django_assert_num_queries(1):
        road = queries.road_of(version)
    assert (road.proposal.reference, road.decision.outcome) == ("2026-038", "agreed-with-conditions")
    assert [one.text for one in road.conditions] == ["Eerst.", "Dan."]
