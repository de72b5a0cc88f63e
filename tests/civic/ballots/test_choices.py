# SPDX-License-Identifier: EUPL-1.2
"""A ballot with options, from the agenda to what follows: what is announced, cast, counted, decided and recounted."""

import json

import pytest

from samenspraak.civic.agenda import queries, tasks
from samenspraak.civic.agenda.actions import Choice, change, withdraw_ballot
from samenspraak.civic.agenda.models import Decision, Proposal
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.models import Ballot, Paper
from samenspraak.civic.ballots.queries import choices, counts
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.ballots import published
from samenspraak.rulebook.ballots.options import COUNTS
from samenspraak.rulebook.ballots.recount import as_file
from tests.civic.agenda.steps import ADVICE_TOPIC, called, neighbours, placed, refusal, vote
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db
DESIGNS = ("Een bloemenveld", "Een speelbos", "Een moestuin")
STAYS = "Geen van deze: alles blijft zoals het is"
# what nine people put on their paper, by rule: 4 want the first, 3 the second, 2 the third
ORDERS = [["1"]] * 4 + [["2", "3"]] * 3 + [["3", "2"]] * 2
WINNERS = {
    "plurality": ["1"], "approval": ["2"], "instant-runoff": ["2"], "stv": ["2"],
    "borda": ["2"], "schulze": ["2"], "score": ["2"],
}  # fmt: skip


@pytest.fixture
def agreement(cast):
    return in_force(cast)


def announced(cast, count="instant-runoff", options=DESIGNS, places=1, stays="", **more):
    return called(cast, question="Wat komt er?", choice=Choice(options, count, places, stays), **more)


def opened(cast, count="instant-runoff", **more):
    held = announced(cast, count, **more)
    tasks.due(held.opens_at)
    held.refresh_from_db()
    return held


def paper_for(count, order):
    if count == "score":
        return {key: 5 - 2 * place for place, key in enumerate(order)}
    return order[0] if count == "plurality" else order


def voted(cast, held, orders=ORDERS):
    people = [cast.bo, cast.charlie, *neighbours(cast, len(orders) - 2)]
    for person, order in zip(people, orders, strict=True):
        vote(held, person, order if order == "blank" else paper_for(held.rule["count"], order))
    tasks.due(held.closes_at)
    held.refresh_from_db()
    return held


def entry_of(kind):
    """The one deed of this kind in the logbook."""
    [entry] = [one for one in ledger.entries() if one.kind == kind]
    return entry


# Announcing


@pytest.mark.parametrize("count", COUNTS)
def test_everything_about_the_count_is_announced_and_sealed(cast, agreement, count):
    held = announced(cast, count)
    assert (held.method, held.force, held.ground) == ("options", "binding", "afspraken Oosterparkwijk v1, art. 2.3")
    assert (held.rule["count"], held.rule["places"], held.rule["stays"]) == (count, 1, "")
    assert sorted(held.rule["lot"]) == ["1", "2", "3"] and held.rule["tie"] == "lot"
    facts = entry_of("ballot.announced").facts
    assert facts["rule"] == held.rule and facts["options"] == dict(zip("123", DESIGNS, strict=True))
    assert [(one.key, one.text) for one in counts.options_of(held)] == list(zip("123", DESIGNS, strict=True))


def test_when_everything_may_stay_it_is_the_last_option_and_the_first_in_the_lot(cast, agreement):
    held = announced(cast, stays=STAYS)
    assert held.rule["stays"] == "4" == held.rule["lot"][0] and counts.options_of(held)[-1].text == STAYS


def test_where_the_wijk_does_not_decide_it_is_an_advice(cast, agreement):
    assert announced(cast, topic=ADVICE_TOPIC).force == "advice"


WRONG = [
    ({"options": ["Rood"]}, "options-of-so-many"),
    ({"options": []}, "options-of-so-many"),
    ({"options": [f"Kleur {n}" for n in range(13)]}, "options-of-so-many"),
    ({"options": ["Rood", "rood "]}, "option-double"),
    ({"options": ["Rood", "x" * 201]}, "option-too-long"),
    ({"options": ["Rood", "\x00 "]}, "option-empty"),
    ({"count": "drawing-straws"}, "count-unknown"),
    ({"places": 2}, "places-wrong"),
    ({"count": "stv", "places": 3}, "places-wrong"),
    ({"count": "stv", "places": 2, "stays": STAYS}, "stays-takes-the-place"),
    ({"by": "charlie"}, "the-wijk-calls"),
]


def test_what_makes_no_sense_is_not_announced(cast, agreement):
    found = placed(cast)
    for changed, code in WRONG:
        given = {name: getattr(cast, value) if name == "by" else value for name, value in changed.items()}
        assert refusal(announced, cast, found=found, **given) == [code]
    assert not Ballot.objects.exists() and Proposal.objects.get().status == "on-agenda"


def test_the_rule_cannot_be_changed_once_it_was_announced(cast, agreement):
    """No verb changes it; who calls again is refused; what counts is what the logbook holds since then."""
    held = opened(cast, "borda")
    sealed = entry_of("ballot.announced").facts
    found = Proposal.objects.select_related("area").get()
    assert refusal(announced, cast, "plurality", found=found) == ["not-to-be-decided"]
    voted(cast, held)
    assert held.rule == sealed["rule"]
    [part] = counts.published(held)["parts"]
    assert (part["rule"]["method"], part["rule"]["lot"]) == ("borda", sealed["rule"]["lot"])
    assert part["texts"] == sealed["options"]


# Voting


def test_a_paper_says_what_was_chosen_and_can_be_changed(cast, agreement):
    held = opened(cast)
    code = vote(held, cast.charlie, {"2": 1, "1": 2}).code
    assert Paper.objects.get().choice == ["2", "1"]
    change(held.pk, code, {"1": 1}, at=held.opens_at)
    assert Paper.objects.get().choice == ["1"]
    change(held.pk, code, "blank", at=held.opens_at)
    assert Paper.objects.get().choice == []
    assert refusal(change, held.pk, "A" * 16, ["1"], at=held.opens_at) == ["code-unknown-here"]
    assert refusal(change, held.pk, code, ["1"], at=held.closes_at) == ["ballot-closed"]


ODD = [
    (None, "option-missing"), ({}, "option-missing"), (["9"], "choice-unknown"), ("yes", "choice-unknown"),
    ({"1": 1, "2": 1}, "place-twice"), ({"1": 2}, "place-skipped"), ({"1": 1, "blank": 1}, "blank-and-more"),
]  # fmt: skip


def test_odd_papers_are_refused(cast, agreement):
    held = opened(cast)
    for choice, code in ODD:
        assert refusal(vote, held, cast.charlie, choice) == [code]
    assert not Paper.objects.exists()


def test_the_code_of_another_ballot_opens_nothing_here(cast, agreement):
    code = vote(opened(cast, "plurality"), cast.charlie, "1").code
    other = opened(cast, "score")
    vote(other, cast.charlie, {"1": 5})
    assert refusal(change, other.pk, code, {"2": 5}, at=other.opens_at) == ["code-unknown-here"]


# Counting, and what follows


@pytest.mark.parametrize("count", COUNTS)
def test_the_outcome_says_what_won_and_anybody_counts_it_again(cast, agreement, count):
    held = opened(cast, count)
    orders = [["1"]] * 4 + [["2"]] * 3 + [["3", "2"]] * 2 if count == "approval" else ORDERS
    voted(cast, held, [*orders, "blank"])
    outcome, because = counts.fate_of(held)
    verdict = choices.verdict_of(held)
    assert (outcome, verdict.papers, verdict.blank) == ("granted", 10, 1)
    assert [*verdict.chosen] == WINNERS[count]
    text = DESIGNS[int(WINNERS[count][0]) - 1]
    assert because.params["chosen"] == f"“{text}”" == choices.chosen_in(held)
    file = as_file(counts.published(held))
    found = published.recounted(file)
    assert found.digest == held.digest and found.differ == () and found.verdict == verdict
    assert json.loads(file)["parts"][0]["texts"]["1"] == DESIGNS[0]
    closed = entry_of("ballot.chosen")
    assert (closed.facts["digest"], closed.facts["chosen"]) == (held.digest, f"“{text}”")


def test_what_was_chosen_is_decided_on_its_ground(cast, agreement):
    held = voted(cast, opened(cast))
    made = Decision.objects.get()
    assert (made.outcome, made.force, made.ground) == ("granted", "binding", held.ground)
    assert Proposal.objects.get().status == "granted"
    assert entry_of("proposal.granted-option").facts["chosen"] == "“Een speelbos”"


def test_an_advice_names_what_the_wijk_wants_and_waits_for_a_reply(cast, agreement):
    voted(cast, opened(cast, topic=ADVICE_TOPIC))
    assert Proposal.objects.get().status == "advised" and Decision.objects.get().reply_due
    assert entry_of("proposal.advised-option").facts["chosen"] == "“Een speelbos”"


def test_when_everything_stays_the_idea_does_not_go_ahead(cast, agreement):
    held = opened(cast, "plurality", stays=STAYS)
    voted(cast, held, [["4"], ["4"], ["1"]])
    assert Proposal.objects.get().status == "rejected" and counts.fate_of(held)[1].code == "everything-stays"


def test_as_many_papers_for_everything_stays_change_nothing(cast, agreement):
    voted(cast, opened(cast, "plurality", stays=STAYS), [["4"], ["1"]])
    assert Proposal.objects.get().status == "rejected"


def test_below_the_quorum_nothing_is_decided(cast, agreement):
    held = opened(cast)
    Ballot.objects.filter(pk=held.pk).update(quorum=4)
    voted(cast, held, [["1"], ["1"], "blank"])
    assert counts.fate_of(held)[0] == "void" and Proposal.objects.get().status == "on-agenda"


def test_several_win_where_that_was_announced(cast, agreement):
    held = voted(cast, opened(cast, "stv", places=2))
    assert {*choices.verdict_of(held).chosen} == {"1", "2"}
    assert choices.chosen_in(held) == "“Een bloemenveld”, “Een speelbos”"


@pytest.mark.parametrize(("count", "row"), [("plurality", ["", 1, ""]), ("borda", ["", 1, 2]), ("score", ["", 5, 3])])
def test_the_papers_as_a_table(cast, agreement, count, row):
    held = voted(cast, opened(cast, count), [["2", "3"], "blank"])
    rows = choices.table_of(held, counts.options_of(held))
    assert sorted([mark_less[1:] for mark_less in rows], key=str) == sorted([row, ["", "", ""]], key=str)


def test_withdrawn_before_it_opens_the_idea_stands_on_the_agenda_again(cast, agreement):
    held = announced(cast)
    withdraw_ballot(held.pk, reason="Verkeerde opties.", by=cast.bo.pk, at=cast.now)
    assert boxes.ballot_by_id(held.pk).status == "withdrawn" and Proposal.objects.get().status == "on-agenda"
    assert queries.offered_counts() == COUNTS
