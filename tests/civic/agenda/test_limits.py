# SPDX-License-Identifier: EUPL-1.2
"""How much one decision may take, as an article about money says it: when a ballot is called, goes on, and is paid."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.actions import feasibility
from samenspraak.civic.agenda.models import Decision
from samenspraak.civic.agenda.queries import Pot
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda.projects import euros, underway
from tests.civic.agenda.steps import (
    ADVICE_TOPIC,
    BINDING_TOPIC,
    called,
    divided,
    idea,
    neighbours,
    new_key,
    priced,
    refusal,
    vote,
)
from tests.civic.agreements.texts import CONGRUENT, MONEY, MONEY_CONTROL, in_force

pytestmark = pytest.mark.django_db
AGREED = Pot("5.1", 2026)
COSTS = {"Bomen": 6_000_00, "Bankjes": 4_000_00}


def at_most(limit):
    """The wijk decides on green and play and allocates € 20,000 a year; so much of it goes to one decision."""
    return [*CONGRUENT, {**MONEY, "data": {**MONEY["data"], "limit_cents": limit}}, MONEY_CONTROL]


def called_on(cast, cost):
    found = priced(cast, "Een nieuw hek", cost)
    return called(cast, found=queries.proposal_by_id(found.pk))


@pytest.mark.parametrize(("cost", "force"), [(5_000_00, "binding"), (5_000_01, "advice"), (0, "binding")])
def test_what_costs_more_than_one_decision_may_take_is_an_advice(cast, cost, force):
    in_force(cast, at_most(5_000_00))
    held = called_on(cast, cost)
    assert held.force == force
    assert held.rule["held_by"] == ("promise" if force == "binding" else "")


def test_what_it_costs_is_said_before_a_ballot_is_called(cast):
    """Without an amount nothing could be held against the limit, and the ballot would bind to whatever it takes."""
    in_force(cast, at_most(5_000_00))
    with pytest.raises(Refused) as refused:
        called_on(cast, None)
    [why] = refused.value.findings
    assert (why.code, dict(why.params)) == ("cost-first", {"article": "5.1", "bound": 5_000_00})
    found = queries.proposal("oosterparkwijk", 1)
    given = {"cents": 5_000_01, "at": cast.now}
    assert refusal(actions.price, found.pk, by=cast.charlie.pk, **given) == ["wijk-or-team-calls"]
    assert refusal(actions.price, found.pk, by=None, **given) == ["wijk-or-team-calls"]
    assert refusal(actions.price, found.pk, by=cast.bo.pk, **{**given, "cents": -1}) == ["cost-wrong"]
    actions.price(found.pk, by=cast.bo.pk, **given)
    assert refusal(actions.price, found.pk, by=cast.bo.pk, **{**given, "cents": 0}) == ["cost-said-already"]
    deed = ledger.entries(subject=f"proposal:{found.pk}").get(kind="proposal.priced")
    assert deed.facts["cents"] == 5_000_01 and deed.facts["body"] == "Wijkraad Oosterparkwijk"
    assert called(cast, found=queries.proposal_by_id(found.pk)).force == "advice"


@pytest.mark.parametrize(
    ("limit", "topic", "force"), [(None, BINDING_TOPIC, "binding"), (5_000_00, ADVICE_TOPIC, "advice")]
)
def test_without_a_limit_or_a_power_to_decide_nobody_has_to_know_the_amount(cast, limit, topic, force):
    in_force(cast, at_most(limit))
    found = priced(cast, "Een nieuw hek", None, topic=topic)
    assert called(cast, found=queries.proposal_by_id(found.pk)).force == force


def test_a_ballot_that_was_called_before_it_was_asked_goes_on(cast):
    in_force(cast, at_most(None))
    held = called_on(cast, None)
    in_force(cast, at_most(5_000_00), at=cast.later(days=3))
    tasks.due(held.opens_at)
    assert vote(held, cast.bo).code


def test_nobody_says_the_amount_while_it_is_worked_out_or_before_it_is_placed(cast):
    in_force(cast, at_most(5_000_00))
    found = idea(cast)
    given = {"cents": 100_00, "by": cast.bo.pk, "at": cast.now}
    assert refusal(actions.price, found.pk, **given) == ["not-to-be-decided"]
    actions.place_on_agenda(found.pk, by=cast.bo.pk, at=cast.now)
    feasibility.begin(found.pk, by=cast.bo.pk, at=cast.now)
    assert refusal(actions.price, found.pk, **given) == ["feasibility-first"]


def test_a_limit_that_is_lowered_lets_a_binding_ballot_wait_and_names_the_article(cast):
    in_force(cast, at_most(6_000_00))
    held = called_on(cast, 6_000_00)
    in_force(cast, at_most(5_000_00), at=cast.later(days=3))
    with pytest.raises(Refused) as refused:
        actions.open_ballot(held.pk, at=held.opens_at)
    [why] = refused.value.findings
    assert (why.code, dict(why.params)) == ("beyond-limit-now", {"article": "5.1", "bound": 5_000_00})
    assert tasks.due(held.opens_at) == 0


def test_a_counted_ballot_takes_no_effect_beyond_a_limit(cast):
    in_force(cast, at_most(6_000_00))
    held = called_on(cast, 6_000_00)
    tasks.due(held.opens_at)
    vote(held, cast.bo)
    actions.close_ballot(held.pk, at=held.closes_at)
    in_force(cast, at_most(5_000_00), at=held.closes_at)
    assert refusal(actions.conclude, held.pk, at=held.closes_at) == ["beyond-limit-now"]
    assert not Decision.objects.exists()
    in_force(cast, at_most(6_000_00), at=held.closes_at + timedelta(days=1))
    tasks.due(held.closes_at + timedelta(days=1))
    assert Decision.objects.get().outcome == "granted"


def test_no_idea_of_a_division_costs_more_than_the_article_says(cast):
    in_force(cast, at_most(5_000_00))
    with pytest.raises(Refused) as refused:
        divided(cast, COSTS, 10_000_00)
    [why] = refused.value.findings
    assert (why.code, why.about) == ("item-beyond-limit", "items")
    assert dict(why.params) == {"number": 1, "article": "5.1", "bound": 5_000_00}
    assert divided(cast, {"Hek": 6_000_00, "Pad": 200_00}, 6_000_00, money="").force == "advice"


def test_a_division_waits_when_the_limit_is_lowered_below_one_of_its_ideas(cast):
    in_force(cast, at_most(6_000_00))
    held = divided(cast, COSTS, 10_000_00)
    tasks.due(held.opens_at)
    moment = held.opens_at + timedelta(hours=1)
    assert vote(held, cast.bo, ["1"], at=moment).code
    in_force(cast, at_most(5_999_99), at=moment)
    assert refusal(vote, held, cast.charlie, ["2"], at=moment) == ["beyond-limit-now"]
    tasks.due(moment)
    held.refresh_from_db()
    assert held.paused_at == moment
    in_force(cast, at_most(6_000_00), at=moment + timedelta(days=1))
    tasks.due(moment + timedelta(days=1))
    held.refresh_from_db()
    for person in neighbours(cast, 3):
        vote(held, person, ["1"], at=moment + timedelta(days=1, hours=1))
    tasks.due(held.closes_at)
    assert queries.reserved_of(queries.proposal("oosterparkwijk", 1).item, "5.1") == 6_000_00


def test_no_more_is_set_aside_for_one_decision_also_not_in_pieces(cast):
    in_force(cast, at_most(5_000_00))
    found, at = underway(cast)
    given = {"by": cast.bo.pk, "at": at}
    first = actions.reserve(found.pk, AGREED, euros(4_000), key=new_key(), **given)
    with pytest.raises(Refused) as refused:
        actions.reserve(found.pk, AGREED, euros(1_001), key=new_key(), **given)
    [why] = refused.value.findings
    assert (why.code, why.about) == ("more-than-one-decision", "amount")
    assert dict(why.params) == {"article": "5.1", "bound": 5_000_00, "left": 1_000_00}
    right = {"reason": "Verschreven.", "by": cast.bo.pk, "at": at}
    assert refusal(actions.put_right, first.pk, amount=5_000_01, key=new_key(), **right) == ["more-than-one-decision"]
    actions.put_right(first.pk, amount=5_000_00, key=new_key(), **right)
    next_year = {"by": cast.bo.pk, "at": cast.later(days=365)}
    refused = refusal(actions.reserve, found.pk, Pot("5.1", 2027), euros(1), key=new_key(), **next_year)
    assert refused == ["more-than-one-decision"]
    paid = {"by": cast.alice.pk, "at": at}
    assert refusal(actions.pay, found.pk, AGREED, euros(5_001), key=new_key(), **paid) == ["more-than-reserved"]
    actions.pay(found.pk, AGREED, euros(5_000), key=new_key(), **paid)


def test_money_of_the_municipality_has_no_such_limit(cast):
    in_force(cast, at_most(5_000_00))
    found, at = underway(cast)
    given = {"by": cast.alice.pk, "at": at}
    actions.give(cast.oosterparkwijk, euros(9_000), key=new_key(), **given)
    assert actions.reserve(found.pk, Pot("", 2026), euros(9_000), key=new_key(), **given).amount_cents == 9_000_00
