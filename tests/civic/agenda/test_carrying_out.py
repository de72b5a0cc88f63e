# SPDX-License-Identifier: EUPL-1.2
"""From a decision to what was done: who carries it out, its steps, and how it ends."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.actions import Shown
from samenspraak.civic.agenda.models import Milestone, Picture, Postponement, Undertaking
from samenspraak.civic.agenda.queries.waiting import Asked, waiting
from samenspraak.civic.agreements import actions as agreements
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice, Receipt
from tests.civic.agenda.pictures import picture
from tests.civic.agenda.projects import CARRIES_OUT, RICH, TOGETHER, day, decided, step, underway
from tests.civic.agenda.steps import ADVICE_TOPIC, refusal
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db


def begin(found, person, at):
    return actions.begin(found.pk, by=person.pk, at=at)


def waits(found, at, owner):
    """What waits for the municipality or the wijk in the week to come."""
    asked = Asked((found.area_id,), owners=(owner,), until=day(at, days=7))
    return [(one.kind, one.due) for one in waiting(("begin", "milestone"), asked)]


# Beginning


def test_what_was_decided_is_begun_by_the_municipality_unless_agreed_otherwise(cast):
    in_force(cast, RICH)
    found, at = decided(cast)
    assert (
        refusal(begin, found, cast.bo, at)
        == refusal(begin, found, cast.charlie, at)
        == ["the-municipality-carries-out"]
    )
    made = begin(found, cast.alice, at)
    assert (made.owner, made.ground) == ("gemeente", "afspraken Oosterparkwijk v1, art. 2.4")
    assert queries.proposal_by_id(found.pk).status == "underway"
    assert begin(found, cast.alice, at) == made and Undertaking.objects.count() == 1


def test_the_wijk_carries_out_where_that_was_agreed(cast):
    in_force(cast, CARRIES_OUT)
    found, at = decided(cast)
    assert found.item.owner == "wijk"
    assert refusal(begin, found, cast.alice, at) == ["the-wijk-carries-out"]
    assert begin(found, cast.bo, at).ground == "afspraken Oosterparkwijk v1, art. 2.5"


def test_both_do_where_the_wijk_takes_the_initiative(cast):
    in_force(cast, TOGETHER)
    found, at = decided(cast)
    assert begin(found, cast.bo, at).owner == "samen"
    step(cast, found, at)
    given = {"title": "Planten", "due": day(at, days=9), "owner": "wijk", "key": "k"}
    assert actions.add_step(found.pk, by=cast.bo.pk, at=at, **given).owner == "wijk"
    assert refusal(actions.add_step, found.pk, by=cast.bo.pk, at=at, **given | {"owner": "ik", "key": "l"}) == [
        "owner-not-known"
    ]


def test_an_advice_is_carried_out_once_the_municipality_said_yes(cast):
    in_force(cast, RICH)
    found, at = decided(cast, ADVICE_TOPIC)
    assert refusal(begin, found, cast.alice, at) == ["not-to-be-begun"]
    made = queries.decision("oosterparkwijk", found.number)
    actions.reply(made.pk, follows=True, text="Dat doen we.", by=cast.wim.pk, at=at)
    assert begin(found, cast.wim, at).owner == "gemeente"


def test_a_no_is_not_carried_out(cast):
    in_force(cast, RICH)
    found, at = decided(cast, ADVICE_TOPIC)
    made = queries.decision("oosterparkwijk", found.number)
    actions.reply(made.pk, follows=False, text="Geen plek.", by=cast.wim.pk, at=at)
    assert refusal(begin, found, cast.alice, at) == ["does-not-go-ahead"]
    assert waits(found, at, "gemeente") == []


def test_what_is_the_wijks_does_not_become_the_municipalitys_while_the_agreement_is_suspended(cast):
    version = in_force(cast, CARRIES_OUT)
    found, at = decided(cast)
    agreements.suspend(version.pk, reason="Even niet.", by=cast.bo.pk, at=at)
    assert refusal(begin, found, cast.alice, at) == ["begins-after-suspension"]


def test_what_is_underway_goes_on_while_the_agreement_is_suspended(cast):
    version = in_force(cast, RICH)
    found, at = underway(cast)
    agreements.suspend(version.pk, reason="Even niet.", by=cast.bo.pk, at=at)
    assert step(cast, found, at).number == 1


# Steps


def test_steps_are_set_moved_and_done_in_public(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    first, second = step(cast, found, at), step(cast, found, at, "Planten", days=30)
    by = {"by": cast.alice.pk, "at": at}
    actions.move_step(found.pk, 1, due=day(at, days=21), reason="De grond is bevroren.", **by)
    moved = Postponement.objects.get()
    assert (moved.was, moved.due, moved.body) == (first.due, day(at, days=21), "Gebiedsteam Oude Wijken")
    actions.finish_step(found.pk, 1, on=day(at), text="Alles ligt klaar.", **by)
    assert refusal(actions.finish_step, found.pk, 1, on=day(at), text="Weer.", **by) == ["step-done-already"]
    assert refusal(actions.move_step, found.pk, 1, due=day(at, days=40), reason="x", **by) == ["step-done-already"]
    assert refusal(actions.finish_step, found.pk, 9, on=day(at), text="x", **by) == ["step-unknown"]
    entry = ledger.entries(subject=f"proposal:{found.pk}").first()
    assert (entry.kind, entry.facts["done"], entry.facts["of"]) == ("undertaking.step-done", 1, 2)
    assert "Alles ligt klaar" not in str(entry.facts) and second.number == 2


def test_only_who_carries_it_out_says_so(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    step(cast, found, at)
    for person in (cast.bo, cast.charlie, cast.roos, cast.dana):
        done = {"on": day(at), "text": "Klaar.", "by": person.pk, "at": at}
        assert refusal(actions.finish_step, found.pk, 1, **done) == ["the-municipality-carries-out"]


def test_a_picture_of_what_was_done_is_drawn_anew_and_said_in_words(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    step(cast, found, at)
    done = {"on": day(at), "text": "Klaar.", "by": cast.alice.pk, "at": at}
    assert refusal(actions.finish_step, found.pk, 1, **done, picture=Shown(picture(), "")) == ["alt-missing"]
    assert Milestone.objects.get().done_on is None
    actions.finish_step(found.pk, 1, **done, picture=Shown(picture(), "Twee nieuwe bankjes."))
    kept = Picture.objects.get()
    assert (kept.milestone.number, kept.alt) == (1, "Twee nieuwe bankjes.") and kept.receipt
    assert queries.pictures_of(found) == []  # it stands by the step, not by the idea
    assert queries.picture_file("oosterparkwijk", found.number, kept.pk, "klein")[:3] == b"\xff\xd8\xff"
    actions.hide_picture(kept.pk, reason="personal", by=cast.alice.pk, at=at)
    assert queries.picture_file("oosterparkwijk", found.number, kept.pk, "klein") is None


# Ending


def test_it_is_done_when_its_steps_are(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    step(cast, found, at)
    by = {"by": cast.alice.pk, "at": at}
    assert refusal(actions.end, found.pk, how="done", text="Het ligt er.", **by) == ["steps-open"]
    actions.finish_step(found.pk, 1, on=day(at), text="Klaar.", **by)
    actions.end(found.pk, how="done", text="Het ligt er.", **by)
    found.refresh_from_db()
    assert found.status == "done" and Receipt.objects.get(number=found.receipt).answer == "Het ligt er."
    assert Notice.objects.filter(kind="proposal-ended", person=cast.charlie).count() == 1
    assert refusal(actions.end, found.pk, how="stopped", text="x", **by) == ["not-underway"]


def test_it_stops_with_a_reason(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    by = {"by": cast.alice.pk, "at": at}
    assert refusal(actions.end, found.pk, how="stopped", text=" ", **by) == ["stopped-without-reason"]
    actions.end(found.pk, how="stopped", text="Er ligt een gasleiding.", **by)
    found.refresh_from_db()
    assert found.status == "stopped"


# Late


def test_who_is_late_is_reminded_once_for_each_day(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    step(cast, found, at)
    late = at + timedelta(days=16)
    for _twice in range(2):
        tasks.keep_up(late)
    assert [one.person for one in Notice.objects.filter(kind="step-overdue")] == [cast.alice]
    actions.move_step(found.pk, 1, due=day(late, days=3), reason="Ziek.", by=cast.alice.pk, at=late)
    tasks.keep_up(late + timedelta(days=1))
    assert Notice.objects.filter(kind="step-overdue").count() == 1
    tasks.keep_up(late + timedelta(days=5))
    assert Notice.objects.filter(kind="step-overdue").count() == 2


def test_it_waits_on_the_desk_of_who_carries_it_out(cast, django_assert_num_queries):
    in_force(cast, RICH)
    found, at = decided(cast)
    assert waits(found, at, "gemeente") == [("begin", None)]
    assert waits(found, at, "wijk") == []
    begin(found, cast.alice, at)
    assert waits(found, at, "gemeente") == []
    made = step(cast, found, at, days=5)
    also = step(cast, found, at, days=6)
    step(cast, found, at, days=60)
    with django_assert_num_queries(1):
        assert waits(found, at, "gemeente") == [("milestone", made.due), ("milestone", also.due)]
