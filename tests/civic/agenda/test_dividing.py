# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot, from the agenda to what follows: who calls it, how far it reaches, and what becomes of each idea."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.models import Decision, Proposal
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.agreements import queries as agreed
from samenspraak.civic.ballots.queries import counts
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.agreements.terms import Task
from samenspraak.rulebook.ballots import published
from samenspraak.rulebook.ballots.recount import as_file
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda.budgets import COSTS, POT, counted, opened
from tests.civic.agenda.budgets import agreed as agreed_money
from tests.civic.agenda.steps import called, days, neighbours, refusal, vote
from tests.civic.agenda.steps import divided as announced

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(cast):
    return agreed_money(cast)


def keys(cast):
    return {one.title: str(one.number) for one in Proposal.objects.filter(area=cast.oosterparkwijk)}


def voted(cast, held, six=("Bomen", "Bankjes"), four=("Veldje",)):
    """Six of ten people want bomen and bankjes, four want the veldje."""
    key = keys(cast)
    counted(cast, held, *((many, [key[title] for title in wanted]) for many, wanted in ((6, six), (4, four))))
    return {one.title: one.status for one in Proposal.objects.filter(area=cast.oosterparkwijk)}


# Calling


def test_it_binds_where_the_wijk_decides_about_everything_and_the_money_was_agreed(cast, agreement):
    held = announced(cast, COSTS, POT)
    assert (held.method, held.force) == ("budget", "binding")
    assert held.ground == "afspraken Oosterparkwijk v1, art. 2.3, 5.1"
    assert sorted(held.rule["lot"]) == ["1", "2", "3"] and held.rule["consultation_days"] == 14
    assert {one.status for one in Proposal.objects.all()} == {"in-decision"}
    assert ledger.entries(subject=f"ballot:{held.pk}").first().facts["costs"] == {"1": 600000, "2": 400000, "3": 350000}


def test_it_is_an_advice_where_one_idea_is_not_the_wijks_or_the_money_is_not(cast, agreement):
    assert announced(cast, COSTS, POT, money="").force == "advice"
    assert announced(cast, {"Wegen": 1_000_00, "Lampen": 500_00}, POT, topic="safety").force == "advice"


def test_no_more_is_divided_than_was_agreed_also_not_in_two_ballots(cast, agreement):
    announced(cast, COSTS, 15_000_00)
    assert refusal(announced, cast, {"Hek": 100_00, "Pad": 200_00}, 6_000_00) == ["pot-more-than-agreed"]
    announced(cast, {"Hek": 100_00, "Pad": 200_00}, 5_000_00)


WRONG = [
    ({"pot": 0}, "pot-wrong"),
    ({"pot": 1_00}, "pot-too-small"),
    ({"pot": 20_001_00}, "pot-more-than-agreed"),
    ({"most": 4}, "most-wrong"),
    ({"count": "drawing-straws"}, "count-unknown"),
    ({"money": "9.9"}, "money-unknown"),
    ({"costs": {"Bomen": 1_00}}, "pot-of-so-many"),
    ({"costs": {"Bomen": 1_00, "Gratis": None}}, "item-without-cost"),
    ({"question": " "}, "question-missing"),
    ({"consultation": 3}, "opens-before-consultation-ends"),
]


@pytest.mark.parametrize(("changed", "code"), WRONG, ids=lambda one: one if isinstance(one, str) else "")
def test_what_makes_no_sense_is_not_announced(cast, agreement, changed, code):
    given = {"costs": COSTS, "pot": POT, **changed}
    assert refusal(announced, cast, given.pop("costs"), given.pop("pot"), **given) == [code]
    assert not Decision.objects.exists() and {one.status for one in Proposal.objects.all()} == {"on-agenda"}


CALLING = {"charlie": "the-wijk-calls", "alice": "the-wijk-calls", "wim": "the-wijk-calls", "dana": "the-wijk-calls"}


@pytest.mark.parametrize(("name", "code"), CALLING.items())
def test_who_calls_is_as_for_any_ballot(cast, agreement, name, code):
    assert refusal(announced, cast, COSTS, POT, by=getattr(cast, name)) == [code]


def test_an_idea_is_in_one_running_ballot_at_a_time(cast, agreement):
    held = announced(cast, COSTS, POT)
    asked = actions.Division(items=[1, 2], pot=POT, money="", count="by-votes")
    given = {"question": "Nog eens?", **days(cast), "by": cast.bo.pk, "at": cast.now}
    assert refusal(actions.call_budget, cast.oosterparkwijk, asked, **given) == ["item-not-waiting", "item-not-waiting"]
    found = queries.proposal("oosterparkwijk", 1)
    assert refusal(called, cast, found=found) == ["not-to-be-decided"]
    actions.withdraw_ballot(held.pk, reason="Verkeerd bedrag.", by=cast.bo.pk, at=cast.now)
    assert {one.status for one in Proposal.objects.all()} == {"on-agenda"}
    assert called(cast, found=queries.proposal_by_id(found.pk)).status == "planned"


# Voting


def test_a_paper_names_what_is_on_the_ballot_and_keeps_to_what_was_announced(cast, agreement):
    held = opened(cast, within=True, most=2)
    for choice, code in (
        ([], "paper-names-nothing"),
        (["9"], "choice-unknown"),
        ("1", "choice-unknown"),
        (["1", "1"], "choice-unknown"),
        (["1", "2", "3"], "paper-too-many"),
    ):
        assert refusal(vote, held, cast.charlie, choice) == [code]
    assert vote(held, cast.charlie, ["2", "1"]).code


def test_what_together_costs_more_than_the_pot_is_refused_with_the_sum(cast, agreement):
    held = opened(cast, within=True)
    with pytest.raises(Refused) as refused:
        vote(held, cast.charlie, ["1", "2", "3"])
    assert dict(refused.value.findings[0].params) == {"cost": 13_500_00, "most": POT}


def test_a_paper_is_changed_with_its_code_and_ticking_order_is_not_kept(cast, agreement):
    held = opened(cast)
    code = vote(held, cast.charlie, ["3", "1"]).code
    assert held.papers.get().choice == ["1", "3"]
    actions.change(held.pk, code, ["2"], at=held.opens_at + timedelta(hours=2))
    assert held.papers.get().choice == ["2"]


# What follows


def test_each_idea_is_granted_or_rejected(cast, agreement):
    held = opened(cast)
    statuses = voted(cast, held)
    assert statuses == {"Bomen": "rejected", "Bankjes": "granted", "Veldje": "granted"}
    made = {one.item.proposal.title: one for one in Decision.objects.all()}
    assert {one.term.number for one in made.values()} == {"2.3"} and held.ground == made["Bomen"].ground
    outcome, because = counts.fate_of(held, keys(cast)["Bomen"])
    assert (outcome, because.code, because.params["more_votes"]) == ("rejected", "project-no-room", 1)
    entry = ledger.entries(subject=f"ballot:{held.pk}").first()
    assert (entry.kind, entry.facts["granted"], entry.facts["spent"]) == ("ballot.divided", ["2", "3"], 7_500_00)
    [money] = agreed.purse_of(cast.oosterparkwijk, (), Task.DECIDE, held.closes_at).money
    assert queries.money_left(cast.oosterparkwijk, money, held.closes_at.date()) == 12_500_00


def test_by_votes_the_larger_group_takes_it_all(cast, agreement):
    held = opened(cast, count="by-votes")
    assert voted(cast, held) == {"Bomen": "granted", "Bankjes": "granted", "Veldje": "rejected"}


def test_an_advice_is_answered_idea_by_idea(cast, agreement):
    held = opened(cast, money="")
    assert set(voted(cast, held).values()) == {"advised"}
    first = queries.decision("oosterparkwijk", 1)
    actions.reply(first.pk, follows=False, text="Er liggen kabels.", by=cast.wim.pk, at=held.closes_at)
    assert len(queries.to_answer()) == 2


def test_too_few_papers_decide_nothing(cast, agreement):
    neighbours(cast, 58)
    held = opened(cast)
    vote(held, cast.charlie, ["1"])
    tasks.due(held.closes_at)
    assert {one.status for one in Proposal.objects.all()} == {"on-agenda"}
    assert {one.outcome for one in Decision.objects.all()} == {"void"}


def test_when_the_power_goes_the_ballot_waits(cast, agreement):
    held = opened(cast)
    moment = held.opens_at + timedelta(hours=3)
    agreements.suspend(agreement.pk, reason="Onenigheid.", by=cast.wim.pk, at=moment)
    assert refusal(vote, held, cast.charlie, ["1"], at=moment) == ["power-suspended"]
    tasks.due(moment)
    held.refresh_from_db()
    assert held.paused_at == moment


def test_the_published_papers_lead_to_the_same_winners(cast, agreement):
    held = opened(cast)
    voted(cast, held)
    found = published.recounted(as_file(counts.published(held)))
    assert found.digest == held.digest and not found.differ
    assert found.outcomes[counts.POT].winners == ("2", "3")


def test_an_idea_knows_the_ballot_it_was_on_and_its_own_decision(cast, agreement):
    held = opened(cast)
    voted(cast, held)
    for number, outcome in ((1, "rejected"), (2, "granted")):
        [ballot] = queries.ballots_of(queries.proposal("oosterparkwijk", number))
        assert ballot.pk == held.pk and ballot.made.outcome == outcome
