# SPDX-License-Identifier: EUPL-1.2
"""Whether an idea can be done is worked out with who sent it in, through the verbs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.actions import ending, feasibility
from samenspraak.civic.agenda.models import Proposal
from samenspraak.civic.agenda.queries import feasibility as known
from samenspraak.civic.agenda.queries.waiting import Asked, waiting
from samenspraak.civic.notices import queries as receipts
from samenspraak.civic.notices.models import Notice
from tests.civic.agenda.steps import days, idea, new_key, placed, refusal
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db


def begun(cast, found=None):
    found = found or idea(cast)
    feasibility.begin(found.pk, by=cast.alice.pk, at=cast.now)
    return Proposal.objects.select_related("area").get(pk=found.pk)


def step(cast, found, who="proposer", by=None, **changed):
    until = timezone.localdate(cast.now) + timedelta(days=7)
    given = {"title": "Vraag het de buren", "who": who, "until": until, "key": new_key(), "at": cast.now, **changed}
    return feasibility.add_step(found.pk, by=(by or cast.alice).pk, **given)


def line(cast, found, **given):
    return feasibility.add_line(found.pk, key=new_key(), by=cast.alice.pk, at=cast.now, **given)


def judged(cast, found, verdict="feasible", at=None):
    feasibility.judge(found.pk, verdict=verdict, reasons="Dit kan.", by=cast.alice.pk, at=at or cast.now)


def letters(kind):
    return sorted(one.person.name for one in Notice.objects.filter(kind=kind))


def test_from_beginning_to_the_view_of_who_sent_it_in(cast):
    found = begun(cast)
    assert found.status == "looked-into" and letters("feasibility-begun") == ["Charlie"]
    mine, theirs = step(cast, found), step(cast, found, who="gebiedsteam")
    assert letters("feasibility-step") == ["Charlie"]
    done = {"by": cast.charlie.pk, "at": cast.now}
    feasibility.finish_step(found.pk, mine.pk, **done)
    assert refusal(feasibility.finish_step, found.pk, mine.pk, **done) == ["step-done-already"]
    assert refusal(feasibility.finish_step, found.pk, theirs.pk, **done) == ["team-or-body-works-out"]
    line(cast, found, price="bench", times=3)
    line(cast, found, what="Schaduwdoek", cents=12_345)
    judged(cast, found)
    assert letters("feasibility-judged") == ["Charlie"]
    found.refresh_from_db()
    assert found.cost_cents is None, "an estimate is no cost before who sent it in has said something of it"
    feasibility.give_view(found.pk, view="agrees", by=cast.charlie.pk, at=cast.now)
    found.refresh_from_db()
    assert found.cost_cents == 3 * 180_000 + 12_345
    worked = known.worked_out(found)
    assert worked.total == found.cost_cents and worked.is_done
    assert [one.source for one in worked.lines] == ["richtprijs, 2026", ""]


def test_who_does_not_agree_says_why_and_then_it_is_the_cost_too(cast):
    found = begun(cast)
    line(cast, found, what="Alles", cents=500_00)
    judged(cast, found, "not-feasible")
    view = {"by": cast.charlie.pk, "at": cast.now}
    say = feasibility.give_view
    assert refusal(say, found.pk, view="disagrees", **view) == ["reason-not-chosen"]
    assert refusal(say, found.pk, view="silent", reason="x", **view) == ["view-not-chosen"]
    assert refusal(say, found.pk, view="agrees", by=cast.bo.pk, at=cast.now) == ["only-the-author-has-a-view"]
    desk = {"view": "agrees", "channel": "desk", "by": cast.alice.pk, "at": cast.now}
    assert refusal(say, found.pk, **desk) == ["only-the-author-has-a-view"], "Charlie can say so"
    say(found.pk, view="disagrees", reason="Het kan wel: kijk in De Wijert.", **view)
    assert refusal(say, found.pk, view="agrees", **view) == ["view-there-already"]
    found.refresh_from_db()
    assert found.cost_cents == 500_00


def test_of_an_idea_on_paper_the_team_enters_the_view(cast):
    found = begun(cast, idea(cast, by=cast.alice, channel="paper"))
    judged(cast, found)
    feasibility.give_view(found.pk, view="agrees", channel="desk", by=cast.alice.pk, at=cast.now)
    assert known.feasibility_of(found).view_channel == "desk"


def test_without_a_view_it_goes_on_after_two_weeks_with_a_reason(cast):
    found = begun(cast)
    go_on, given = feasibility.go_on_without_view, {"by": cast.alice.pk}
    assert refusal(go_on, found.pk, reason="x", at=cast.now, **given) == ["verdict-not-there"]
    judged(cast, found)
    assert refusal(go_on, found.pk, reason="x", at=cast.later(days=13), **given) == ["view-may-still-come"]
    assert refusal(go_on, found.pk, reason=" ", at=cast.later(days=14), **given) == ["reason-not-chosen"]
    go_on(found.pk, reason="Twee keer gemaild.", at=cast.later(days=14), **given)
    assert known.worked_out(found).is_done


def test_what_is_being_worked_out_is_not_placed_nor_voted_on(cast):
    in_force(cast)
    found = begun(cast)
    place = {"by": cast.bo.pk, "at": cast.now}
    assert refusal(actions.place_on_agenda, found.pk, **place) == ["feasibility-first"]
    judged(cast, found, "not-feasible")
    assert refusal(actions.place_on_agenda, found.pk, **place) == ["feasibility-first"]
    feasibility.give_view(found.pk, view="disagrees", reason="Toch wel.", by=cast.charlie.pk, at=cast.now)
    actions.place_on_agenda(found.pk, **place)
    late = placed(cast)
    begun(cast, late)
    assert Proposal.objects.get(pk=late.pk).status == "on-agenda"
    call = {"question": "Doen?", **days(cast), **place}
    assert refusal(actions.call_ballot, late.pk, **call) == ["feasibility-first"]


def test_a_verdict_stands_fast_until_it_is_opened_again(cast):
    found = begun(cast)
    kept = line(cast, found, price="tree")
    judged(cast, found)
    given = {"by": cast.alice.pk, "at": cast.now}
    assert refusal(feasibility.drop_line, found.pk, kept.pk, **given) == ["verdict-there-already"]
    assert refusal(feasibility.judge, found.pk, verdict="feasible", reasons="x", **given) == ["verdict-there-already"]
    feasibility.give_view(found.pk, view="agrees", by=cast.charlie.pk, at=cast.now)
    feasibility.reopen(found.pk, **given)
    worked = known.worked_out(found)
    assert (worked.found.verdict, worked.found.view, worked.is_done) == ("", "", False)
    feasibility.drop_line(found.pk, kept.pk, **given)
    assert known.worked_out(found).total == 0


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"price": "gold"}, "price-unknown"),
        ({"what": "", "cents": 100}, "line-says-nothing"),
        ({"what": "Iets"}, "line-without-amount"),
        ({"what": "Iets", "cents": 100, "times": 0}, "line-times-wrong"),
        ({"what": "Alles", "cents": 10**12, "times": 2}, "cost-wrong"),
    ],
)
def test_a_line_that_cannot_be(cast, given, code):
    found = begun(cast)
    assert refusal(line, cast, found, **given) == [code]


def test_who_works_it_out(cast):
    found = idea(cast)
    for nobody in (cast.charlie, cast.roos, cast.dana):
        assert refusal(feasibility.begin, found.pk, by=nobody.pk, at=cast.now) == ["team-or-body-works-out"]
    feasibility.begin(found.pk, by=cast.bo.pk, at=cast.now)
    assert refusal(feasibility.begin, found.pk, by=cast.alice.pk, at=cast.now) == ["looked-into-already"]
    yesterday = timezone.localdate(cast.now) - timedelta(days=1)
    assert refusal(step, cast, found, until=yesterday) == ["step-day-wrong"]
    assert refusal(step, cast, found, who="niemand") == ["step-of-nobody"]


def test_what_waits_for_whom(cast):
    found = begun(cast)
    step(cast, found)
    step(cast, found, who="gebiedsteam", title="Bel de beheerder")
    here = Asked((cast.oosterparkwijk.pk,), steps_of=("gebiedsteam",))
    everything = ("idea", "step", "verdict", "question", "reply", "appeal")
    assert [(one.kind, one.what) for one in waiting(everything, here)] == [("step", "Bel de beheerder")]
    for one in known.worked_out(found).steps:
        feasibility.finish_step(found.pk, one.pk, by=cast.alice.pk, at=cast.now)
    assert [one.kind for one in waiting(everything, here)] == ["verdict"]
    judged(cast, found)
    assert waiting(everything, here) == []
    feasibility.give_view(found.pk, view="agrees", by=cast.charlie.pk, at=cast.now)
    assert [one.kind for one in waiting(everything, here)] == ["idea"]
    assert waiting(everything, Asked((cast.de_wijert.pk,))) == []


def test_declined_with_a_reason_by_who_draws_up(cast):
    found = begun(cast)
    given = {"reason": "Hier ligt een waterleiding.", "at": cast.now}
    assert refusal(ending.decline, found.pk, by=cast.bo.pk, **given) == ["the-team-draws-up"]
    assert refusal(ending.decline, found.pk, reason=" ", by=cast.alice.pk, at=cast.now) == ["reason-not-chosen"]
    ending.decline(found.pk, by=cast.alice.pk, **given)
    found = queries.proposal("oosterparkwijk", found.number)
    assert (found.status, found.ending.reason) == ("declined", "Hier ligt een waterleiding.")
    assert letters("proposal-declined") == ["Charlie"]
    assert receipts.receipt(found.receipt).answer == "Hier ligt een waterleiding."
    assert refusal(ending.decline, found.pk, by=cast.alice.pk, **given) == ["not-to-be-declined"]
    said = {"text": "Jammer.", "key": "x", "at": cast.now}
    assert refusal(actions.comment, found.pk, by=cast.charlie.pk, **said) == ["proposal-declined"]


def test_where_the_wijk_draws_up_the_wijk_declines(cast):
    in_force(cast)
    found = idea(cast)
    given = {"reason": "Al in de planning.", "at": cast.now}
    assert refusal(ending.decline, found.pk, by=cast.alice.pk, **given) == ["the-wijk-draws-up"]
    assert "art." in ending.decline(found.pk, by=cast.bo.pk, **given).ground
    late = placed(cast)
    assert refusal(ending.decline, late.pk, by=cast.bo.pk, **given) == ["not-to-be-declined"]


def test_taken_back_with_a_reason(cast):
    found = begun(cast)
    given = {"by": cast.charlie.pk, "at": cast.now}
    assert refusal(ending.withdraw, found.pk, reason="", **given) == ["reason-not-chosen"]
    ending.withdraw(found.pk, reason="Het is er al.", **given)
    assert Proposal.objects.get(pk=found.pk).ending.body == ""
