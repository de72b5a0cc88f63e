# SPDX-License-Identifier: EUPL-1.2
"""The agreement runs: who places, who calls, when it may open, what it decides; and what if the power goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.models import Decision
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.ballots.models import Ballot, Paper, Participation
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.civic.notices.models import Notice, Receipt
from tests.civic.agenda.steps import (
    ADVICE_TOPIC,
    called,
    days,
    divided,
    idea,
    neighbours,
    opened,
    placed,
    refusal,
    vote,
)
from tests.civic.agreements.texts import in_force, in_force_with_votes_in_the_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(cast):
    """The agreement in force: the wijk draws up, decides on green and play, and advises on everything else."""
    return in_force(cast)


def suspend(cast, agreement, at):
    agreements.suspend(agreement.pk, reason="Er is onenigheid.", by=cast.wim.pk, at=at)


def resume(cast, agreement, at):
    agreements.resume(agreement.pk, by=cast.wim.pk, at=at)


def finished(held, *choices, people=(), cast=None):
    """The ballot after these votes, when its time is over."""
    for person, choice in zip(people, choices, strict=True):
        vote(held, person, choice)
    held.refresh_from_db()
    tasks.due(held.closes_at)
    held.refresh_from_db()
    return held


# Placing


PLACING = """
              without-agreement    with-agreement
visitor       the-team-draws-up    the-wijk-draws-up
charlie       the-team-draws-up    the-wijk-draws-up
bo            the-team-draws-up    -
alice         -                    the-wijk-draws-up
wim           the-team-draws-up    the-wijk-draws-up
dana          the-team-draws-up    the-wijk-draws-up
"""


@pytest.mark.parametrize("line", PLACING.strip().splitlines()[1:], ids=lambda line: line.split()[0])
def test_who_draws_up_follows_the_agreement(cast, line):
    name, without, with_ = line.split()
    by = getattr(cast, name).pk if name != "visitor" else None
    for expected in (without, with_):
        if expected is with_:
            in_force(cast)
        found = idea(cast)
        if expected == "-":
            actions.place_on_agenda(found.pk, by=by, at=cast.now)
        else:
            assert refusal(actions.place_on_agenda, found.pk, by=by, at=cast.now) == [expected]


def test_an_item_cites_its_ground_and_is_placed_once(cast, agreement):
    found = placed(cast)
    assert found.status == "on-agenda"
    assert found.item.ground == "afspraken Oosterparkwijk v1, art. 2.1"
    assert (found.item.version_id, found.item.term.number) == (agreement.pk, "2.1")
    assert refusal(actions.place_on_agenda, found.pk, by=cast.bo.pk, at=cast.now) == ["not-to-be-placed"]
    assert notices.receipt(found.receipt).status == "in-use"
    assert Notice.objects.filter(kind="proposal-placed", person=cast.charlie).count() == 1


# Calling


def test_a_ballot_on_what_the_wijk_decides_is_binding(cast, agreement):
    held = called(cast)
    assert (held.force, held.ground) == ("binding", "afspraken Oosterparkwijk v1, art. 2.3")
    assert held.rule["consultation_days"] == 14 and held.rule["quorum_percent"] == 5
    assert held.rule["held_by"] == "promise"


def test_votes_count_alike_unless_the_agreement_says_how_often_one_in_the_room_counts(cast):
    in_force_with_votes_in_the_room(cast, 2)
    assert called(cast).rule["live_times"] == 2
    assert divided(cast, {"Bankjes": 4_000_00, "Een veldje": 5_000_00}, 6_000_00, money="").rule["live_times"] == 2


def test_where_nothing_was_agreed_nothing_is_announced_of_it(cast, agreement):
    assert "live_times" not in called(cast).rule


def test_a_ballot_on_anything_else_is_an_advice(cast, agreement):
    held = called(cast, ADVICE_TOPIC)
    assert (held.force, held.ground) == ("advice", "afspraken Oosterparkwijk v1, art. 2.2")
    assert held.rule["reply_days"] == 42


def test_without_an_agreement_the_team_can_ask_for_an_advice(cast):
    found = placed(cast, by=cast.alice)
    held = called(cast, found=found, by=cast.alice, **days(cast, consultation=1))
    assert (held.force, held.ground, held.rule["consultation_days"]) == ("advice", "", 0)


CALLING = """
              binding          advice
visitor       the-wijk-calls   wijk-or-team-calls
charlie       the-wijk-calls   wijk-or-team-calls
bo            -                -
alice         the-wijk-calls   -
wim           the-wijk-calls   wijk-or-team-calls
dana          the-wijk-calls   wijk-or-team-calls
"""


@pytest.mark.parametrize("line", CALLING.strip().splitlines()[1:], ids=lambda line: line.split()[0])
def test_who_calls_a_ballot(cast, agreement, line):
    name, binding, advice = line.split()
    by = getattr(cast, name).pk if name != "visitor" else None
    for topic, expected in (("green-play", binding), (ADVICE_TOPIC, advice)):
        found = placed(cast, topic)
        call = {"question": "Doen?", "by": by, "at": cast.now, **days(cast)}
        if expected == "-":
            assert actions.call_ballot(found.pk, **call).status == "planned"
        else:
            assert refusal(actions.call_ballot, found.pk, **call) == [expected]


def test_not_on_day_thirteen(cast, agreement):
    found = placed(cast)
    early = days(cast, consultation=13)
    assert refusal(called, cast, found=found, **early) == ["opens-before-consultation-ends"]
    assert called(cast, found=found).status == "planned"


def test_the_consultation_cannot_have_begun_before_the_placing(cast, agreement):
    since = timezone.localtime(cast.now).date() - timedelta(days=14)
    early = {**days(cast, consultation=1), "consultation_since": since}
    assert refusal(called, cast, **early) == ["consultation-before-placing"]


def test_one_ballot_at_a_time_and_only_on_what_is_on_the_agenda(cast, agreement):
    held = called(cast)
    found = queries.proposal_about(held)
    assert refusal(called, cast, found=found) == ["not-to-be-decided"]
    assert refusal(called, cast, found=idea(cast)) == ["not-to-be-decided"]


def test_a_ballot_needs_a_question_and_somebody_who_may_vote(cast, agreement):
    assert refusal(called, cast, question="  ") == ["question-missing"]
    assert refusal(called, cast, question="x" * 301) == ["writing-too-long"]
    assert refusal(called, cast, electorate=0) == ["electorate-wrong"]


# Opening


def test_the_clock_opens_it_once_with_electorate_and_quorum(cast, agreement):
    neighbours(cast, 39)
    held = called(cast)
    assert tasks.due(held.opens_at - timedelta(seconds=1)) == 0
    assert tasks.due(held.opens_at) == 1
    assert tasks.due(held.opens_at) == 0
    held.refresh_from_db()
    assert (held.status, held.electorate, held.quorum) == ("open", 41, 3)  # 5 per cent of 41 is 2.05


def test_the_number_that_the_municipality_counted_is_the_electorate(cast, agreement):
    held = opened(cast, electorate=1000)
    assert (held.electorate, held.quorum) == (1000, 50)


def test_a_later_version_that_asks_a_longer_consultation_is_obeyed(cast, agreement):
    held = called(cast)
    Ballot.objects.filter(pk=held.pk).update(opens_at=held.opens_at - timedelta(days=1))
    assert refusal(actions.open_ballot, held.pk, at=held.opens_at - timedelta(days=1)) == ["consultation-running"]
    assert tasks.due(held.opens_at - timedelta(days=1)) == 0


# Deciding


def test_a_binding_decision_stores_version_term_and_ground(cast, agreement):
    held = finished(opened(cast), "yes", "yes", people=[cast.bo, cast.charlie])
    made = Decision.objects.get()
    assert (made.force, made.outcome, made.ground) == (
        "binding",
        "granted",
        "afspraken Oosterparkwijk v1, art. 2.3",
    )
    assert (made.version_id, made.term.number, made.ballot_id) == (agreement.pk, "2.3", held.pk)
    found = queries.proposal_by_id(made.item.proposal_id)
    assert found.status == "granted" and notices.receipt(found.receipt).status == "answered"
    entry = ledger.entries(subject=f"proposal:{found.pk}").first()
    assert (entry.kind, entry.ground) == ("proposal.granted", made.ground)
    assert entry.facts["digest"] == held.digest
    assert Notice.objects.filter(kind="proposal-decided", person=cast.charlie).count() == 1


def test_a_promise_has_a_date_and_the_college_answers_it(cast, agreement):
    finished(opened(cast), "yes", people=[cast.bo])
    made = Decision.objects.get()
    assert made.reply_due is not None  # by a promise, with 42 days to follow it or say why not
    actions.reply(made.pk, follows=True, text="Wij doen het.", by=cast.wim.pk, at=cast.later(days=30))
    assert queries.proposal_by_id(made.item.proposal_id).status == "granted"


def test_a_tie_changes_nothing(cast, agreement):
    finished(opened(cast), "yes", "no", people=[cast.bo, cast.charlie])
    made = Decision.objects.get()
    assert (made.outcome, made.reply_due) == ("rejected", None)


def test_too_few_papers_decide_nothing_and_it_can_be_called_again(cast, agreement):
    held = finished(opened(cast, electorate=1000), "yes", people=[cast.bo])
    made = Decision.objects.get()
    assert (made.outcome, made.reply_due) == ("void", None)
    found = queries.proposal_by_id(made.item.proposal_id)
    assert found.status == "on-agenda"
    again = actions.call_ballot(
        found.pk,
        question="Nog een keer?",
        consultation_since=held.consultation_since,
        opens_at=held.closes_at + timedelta(days=1),
        closes_at=held.closes_at + timedelta(days=8),
        by=cast.bo.pk,
        at=held.closes_at,
    )
    assert again.number == held.number + 1


def test_an_advice_has_a_reply_date_and_gets_a_reply(cast, agreement):
    held = finished(opened(cast, ADVICE_TOPIC), "yes", people=[cast.bo])
    made = Decision.objects.get()
    closed_on = timezone.localtime(held.closes_at).date()
    assert made.force == "advice" and made.reply_due >= closed_on + timedelta(days=42)
    assert [one.pk for one in queries.to_answer([cast.oosterparkwijk.pk])] == [made.pk]
    assert queries.overdue(made.reply_due) == []
    assert [one.pk for one in queries.overdue(made.reply_due + timedelta(days=1))] == [made.pk]
    given = {"follows": False, "at": held.closes_at + timedelta(days=3)}
    for person in (cast.alice, cast.bo, cast.charlie):
        assert refusal(actions.reply, made.pk, text="Nee.", by=person.pk, **given) == ["only-the-college-replies"]
    assert refusal(actions.reply, made.pk, text=" ", by=cast.wim.pk, **given) == ["motive-missing"]
    actions.reply(made.pk, text="Het is te duur.", by=cast.wim.pk, **given)
    assert refusal(actions.reply, made.pk, text="Toch.", by=cast.wim.pk, **given) == ["replied-already"]
    found = queries.proposal_by_id(made.item.proposal_id)
    receipt = notices.receipt(found.receipt)
    assert (found.status, receipt.status, receipt.answer) == ("answered", "answered", "Het is te duur.")
    assert queries.promises(cast.oosterparkwijk) == [(made.reply_due, timezone.localtime(given["at"]).date())]
    assert Notice.objects.filter(kind="proposal-answered", person=cast.charlie).count() == 1


def test_deciding_twice_is_deciding_once(cast, agreement):
    held = finished(opened(cast), "yes", people=[cast.bo])
    assert tasks.due(held.closes_at + timedelta(days=1)) == 0
    assert refusal(actions.conclude, held.pk, at=held.closes_at) == ["not-in-decision"]
    assert Decision.objects.count() == 1


# The power goes, and comes back


def test_when_the_agreement_is_suspended_the_power_is_gone_on_the_next_request(cast, agreement):
    held = opened(cast)
    mine = vote(held, cast.bo, "yes")
    during = held.opens_at + timedelta(days=1)
    suspend(cast, agreement, during)
    assert refusal(vote, held, cast.charlie, at=during + timedelta(seconds=1)) == ["power-suspended"]
    change = {"at": during + timedelta(seconds=1)}
    assert refusal(actions.change, held.pk, mine.code, "no", **change) == ["power-suspended"]
    assert refusal(actions.close_ballot, held.pk, at=held.closes_at) == ["power-suspended"]


def test_a_suspended_ballot_waits_and_nothing_is_lost(cast, agreement):
    held = opened(cast)
    vote(held, cast.bo, "yes")
    during = held.opens_at + timedelta(days=6)
    suspend(cast, agreement, during)
    assert tasks.due(during) == 1  # paused
    assert tasks.due(during) == 0
    assert tasks.due(held.closes_at + timedelta(days=2)) == 0  # its time is over, but it is not closed
    back = held.closes_at + timedelta(days=3)
    resume(cast, agreement, back)
    assert tasks.due(back) == 1
    held.refresh_from_db()
    assert held.closes_at == back + timedelta(days=1)  # the day that was left when it stopped
    vote(held, cast.charlie, "yes", at=back + timedelta(hours=1))
    finished(held)
    made = Decision.objects.get()
    assert (made.outcome, made.ballot.result["yes"]) == ("granted", 2)
    kinds = [entry.kind for entry in ledger.entries(subject=f"ballot:{held.pk}")][::-1]
    assert kinds == ["ballot.announced", "ballot.opened", "ballot.paused", "ballot.went-on", "ballot.closed"]


def test_a_suspended_agreement_opens_no_binding_ballot_until_it_is_back(cast, agreement):
    held = called(cast)
    suspend(cast, agreement, held.opens_at - timedelta(hours=1))
    assert tasks.due(held.opens_at) == 0
    assert refusal(actions.open_ballot, held.pk, at=held.opens_at) == ["power-suspended"]
    length, back = held.closes_at - held.opens_at, held.opens_at + timedelta(days=4)
    resume(cast, agreement, back)
    assert tasks.due(back) == 1
    held.refresh_from_db()
    assert held.status == "open" and held.closes_at - held.opens_at == length


def test_a_counted_ballot_takes_no_effect_without_the_power(cast, agreement):
    held = opened(cast)
    vote(held, cast.bo)
    actions.close_ballot(held.pk, at=held.closes_at)
    suspend(cast, agreement, held.closes_at)
    assert refusal(actions.conclude, held.pk, at=held.closes_at) == ["power-suspended"]
    assert tasks.due(held.closes_at) == 0
    resume(cast, agreement, held.closes_at + timedelta(days=1))
    assert tasks.due(held.closes_at + timedelta(days=1)) == 1
    assert Decision.objects.get().outcome == "granted"


def test_an_advice_needs_no_power(cast, agreement):
    held = opened(cast, ADVICE_TOPIC)
    suspend(cast, agreement, held.opens_at)
    vote(held, cast.bo)
    finished(held)
    assert Decision.objects.get().force == "advice"


def test_a_binding_ballot_never_turns_into_an_advice(cast, agreement):
    held = opened(cast)
    agreements.end(agreement.pk, reason="Klaar.", by=cast.bo.pk, at=cast.now)  # three months' notice
    much_later = cast.later(days=200)
    Ballot.objects.filter(pk=held.pk).update(closes_at=much_later)
    assert refusal(vote, held, cast.bo, at=cast.later(days=190)) == ["power-gone"]
    assert tasks.due(cast.later(days=190)) == 1  # paused
    withdraw = {"reason": "De afspraken zijn voorbij.", "at": cast.later(days=191)}
    assert refusal(actions.withdraw_ballot, held.pk, by=cast.charlie.pk, **withdraw) == ["wijk-or-team-calls"]
    actions.withdraw_ballot(held.pk, by=cast.bo.pk, **withdraw)
    assert queries.proposal_about(held).status == "on-agenda"
    assert not Decision.objects.exists()


def test_a_ballot_that_runs_is_stopped_by_nobody(cast, agreement):
    held = opened(cast)
    for person in (cast.bo, cast.alice):
        said = refusal(actions.withdraw_ballot, held.pk, reason="Ik wil niet.", by=person.pk, at=held.opens_at)
        assert said == ["ballot-runs"]
    finished(held)
    assert refusal(actions.withdraw_ballot, held.pk, reason="x", by=cast.bo.pk, at=cast.now) == ["ballot-over"]


def test_an_announced_ballot_can_be_taken_back_with_a_reason(cast, agreement):
    held = called(cast)
    assert refusal(actions.withdraw_ballot, held.pk, reason=" ", by=cast.bo.pk, at=cast.now) == ["reason-not-chosen"]
    actions.withdraw_ballot(held.pk, reason="De vraag was niet goed.", by=cast.bo.pk, at=cast.now)
    assert tasks.due(held.opens_at) == 0
    assert refusal(vote, held, cast.bo) == ["ballot-withdrawn"]


# The box


def test_who_may_vote(cast, agreement):
    held = opened(cast)
    assert refusal(actions.cast, held.pk, None, "yes", at=held.opens_at) == ["sign-in-first"]
    for person in (cast.dana, cast.alice, cast.wim, cast.roos):
        assert refusal(vote, held, person) == ["not-a-resident"]
    assert refusal(vote, held, cast.bo, at=held.opens_at - timedelta(seconds=1)) != []
    assert refusal(vote, held, cast.bo, "maybe") == ["choice-unknown"]
    assert refusal(vote, held, cast.bo, "") == ["choice-missing"]
    assert refusal(vote, held, cast.bo, at=held.closes_at) == ["ballot-closed"]
    assert not Paper.objects.exists() and not Participation.objects.exists()


def test_two_tabs_one_paper(cast, agreement):
    held = opened(cast)
    first = vote(held, cast.bo, "yes")
    assert refusal(vote, held, cast.bo, "no") == ["voted-already"]
    assert Paper.objects.count() == Participation.objects.count() == 1
    assert boxes.paper_with(held.pk, first.code).choice == "yes"


def test_the_same_vote_sent_twice_is_acknowledged_twice_and_counted_once(cast, agreement):
    held = opened(cast)
    code = "K" * 16
    first = vote(held, cast.bo, "yes", code=code)
    again = vote(held, cast.bo, "yes", code=code)
    assert (first.code, again.code, again.receipt) == (code, code, "") and first.receipt
    assert Paper.objects.count() == 1


def test_somebody_elses_code_gives_no_second_paper(cast, agreement):
    held = opened(cast)
    first = vote(held, cast.bo, "yes")
    assert refusal(vote, held, cast.charlie, "no", code=first.code) == ["code-taken"]
    assert Participation.objects.count() == Paper.objects.count() == 1


def test_a_weak_code_is_replaced_by_a_good_one(cast, agreement):
    assert vote(opened(cast), cast.bo, code="1234").code != "1234"


def test_a_vote_is_changed_with_its_code_until_the_close(cast, agreement):
    held = opened(cast)
    mine = vote(held, cast.bo, "yes")
    during = held.opens_at + timedelta(hours=2)
    actions.change(held.pk, mine.code.lower(), "no", at=during)
    assert boxes.paper_with(held.pk, mine.code).choice == "no"
    assert refusal(actions.change, held.pk, "A" * 16, "no", at=during) == ["code-unknown-here"]
    assert refusal(actions.change, held.pk, "", "no", at=during) == ["code-unknown-here"]
    assert refusal(actions.change, held.pk, mine.code, "?", at=during) == ["choice-unknown"]
    assert refusal(actions.change, held.pk, mine.code, "no", at=held.closes_at) == ["ballot-closed"]


def test_a_paper_at_the_desk_counts_in_the_same_count_and_says_its_channel(cast, agreement):
    held = opened(cast)
    vote(held, cast.charlie, "yes", channel="desk", by=cast.alice.pk)
    assert refusal(vote, held, cast.bo, "yes", channel="desk", by=cast.bo.pk) == ["only-the-team-enters"]
    assert refusal(vote, held, cast.bo, "yes", channel="pigeon", by=cast.alice.pk) == ["channel-not-known"]
    vote(held, cast.bo, "no")
    finished(held)
    held.refresh_from_db()
    assert held.result["channels"] == {"desk": 1, "online": 1}


def test_no_vote_no_code_and_no_voter_in_logbook_notices_or_receipts(cast, agreement):
    held = opened(cast)
    mine = vote(held, cast.bo, "yes")
    before = ledger.entries().first()
    assert before.kind == "ballot.opened"
    receipt = Receipt.objects.get(number=mine.receipt)
    assert receipt.subject == f"ballot:{held.pk}" and receipt.received_at.hour == 12
    text = str([entry.facts for entry in ledger.entries()]) + str(list(Notice.objects.values()))
    assert mine.code not in text
    names = {field.name for field in Paper._meta.get_fields()} | {f.name for f in Participation._meta.get_fields()}
    assert names == {"id", "ballot", "choice", "code", "live", "person", "letter", "channel"}


def test_a_receipt_follows_its_ballot(cast, agreement):
    held = opened(cast)
    number = vote(held, cast.bo).receipt
    assert notices.receipt(number).status == "received"
    finished(held)
    assert notices.receipt(number).status == "answered"
