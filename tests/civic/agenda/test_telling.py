# SPDX-License-Identifier: EUPL-1.2
"""What was done with what people put in: the story, whose input it is, and the letter of the day."""

from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Person
from tests.civic.agenda.projects import RICH, day, decided, step, underway
from tests.civic.agenda.steps import idea
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db


def letters():
    return {
        one.person.name: [line["kind"] for line in one.params["news"]] for one in Notice.objects.filter(kind="my-input")
    }


def kinds(given):
    return [turn.kind for turn in given.turns]


# The story


def test_everybody_reads_what_became_of_their_input(cast, django_assert_num_queries):
    in_force(cast, RICH)
    found, at = underway(cast)
    step(cast, found, at)
    actions.finish_step(found.pk, 1, on=day(at), text="Klaar.", by=cast.alice.pk, at=at)
    actions.comment(found.pk, text="Mooi!", key="k", by=cast.bo.pk, at=at)
    with django_assert_num_queries(3):
        [mine] = queries.given_by(cast.charlie.pk)
    assert mine.ways == ("idea",)
    assert kinds(mine) == ["proposal.placed", "proposal.granted", "undertaking.begun", "undertaking.step-done"]
    assert mine.changed_at == at
    assert [one.ways for one in queries.given_by(cast.bo.pk)] == [("comment",)]
    voter = Person.objects.get(email="neighbour0@example.org")
    assert [one.ways for one in queries.given_by(voter.pk)] == [("vote",)]
    assert queries.given_by(cast.dana.pk) == []


def test_newest_change_first(cast):
    in_force(cast, RICH)
    old = idea(cast, title="Oud")
    idea(cast, title="Nieuw", at=cast.later(hours=1))
    assert [one.proposal.title for one in queries.given_by(cast.charlie.pk)] == ["Nieuw", "Oud"]
    actions.place_on_agenda(old.pk, by=cast.bo.pk, at=cast.later(hours=2))
    assert [one.proposal.title for one in queries.given_by(cast.charlie.pk)] == ["Oud", "Nieuw"]


def test_what_was_merged_goes_on_with_the_story_of_the_other(cast):
    in_force(cast, RICH)
    one, other = idea(cast, title="Een bankje"), idea(cast, title="Een bank", by=cast.bo)
    actions.merge(one.pk, into=other.pk, by=cast.bo.pk, at=cast.now)
    actions.place_on_agenda(other.pk, by=cast.bo.pk, at=cast.later(hours=1))
    [mine] = queries.given_by(cast.charlie.pk)
    assert kinds(mine) == ["proposal.merged", "proposal.placed"]


def test_a_receipt_of_a_vote_tells_of_the_idea_and_never_of_the_choice(cast):
    in_force(cast, RICH)
    found, _at = decided(cast)
    held = queries.ballots_of(found)[0]
    [about] = queries.proposals_about(f"ballot:{held.pk}")
    assert about.pk == found.pk and [one.pk for one in queries.proposals_about(f"proposal:{found.pk}")] == [found.pk]
    assert queries.proposals_about("ballot:99999") == queries.proposals_about("remark:1") == []
    assert all("choice" not in turn.facts for turn in queries.stories_of([about])[about.pk])


# The letter of the day


def morning(at, days=1):
    """Half past nine, so many days on."""
    return (at + timedelta(days=days)).replace(hour=9, minute=30)


def test_one_letter_a_day_with_all_that_changed(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    actions.comment(found.pk, text="Mooi!", key="k", by=cast.bo.pk, at=at)
    step(cast, found, at)
    actions.finish_step(found.pk, 1, on=day(at), text="Klaar.", by=cast.alice.pk, at=at)
    tasks.keep_up(morning(at))
    told = letters()
    assert told["Bo"] == ["proposal.granted", "undertaking.begun", "undertaking.step-done"]
    assert told["Charlie"] == ["undertaking.begun", "undertaking.step-done"]  # of the outcome it heard at once
    assert told["Buur 0"] == told["Bo"] and "Dana" not in told and "Alice" not in told
    actions.end(found.pk, how="done", text="Het ligt er.", by=cast.alice.pk, at=morning(at))
    tasks.keep_up(morning(at) + timedelta(hours=3))
    assert letters() == told  # one letter a day
    tasks.keep_up(morning(at, days=2))
    assert Notice.objects.filter(kind="my-input", person=cast.bo).count() == 2
    assert Notice.objects.filter(kind="my-input", person=cast.charlie).count() == 1


def test_not_at_night_and_not_who_switched_it_off(cast):
    in_force(cast, RICH)
    found, at = underway(cast)
    actions.comment(found.pk, text="Mooi!", key="k", by=cast.bo.pk, at=at)
    people.hear(cast.bo.pk, by_mail=False)
    tasks.keep_up(morning(at).replace(hour=3))
    assert letters() == {}
    tasks.keep_up(morning(at))
    assert "Bo" not in letters() and "Charlie" in letters()


def test_what_is_a_week_old_is_no_news(cast):
    in_force(cast, RICH)
    _found, at = underway(cast)
    tasks.keep_up(morning(at, days=9))
    assert letters() == {}


def test_who_supported_what_was_merged_hears_of_the_other(cast):
    in_force(cast, RICH)
    one, other = idea(cast, title="Een bankje", by=cast.bo), idea(cast, title="Een bank")
    actions.support(one.pk, by=cast.charlie.pk, at=cast.now)
    actions.merge(one.pk, into=other.pk, by=cast.bo.pk, at=cast.now)
    assert queries.givers_of([other.pk]) == {other.pk: {cast.bo.pk, cast.charlie.pk}}
