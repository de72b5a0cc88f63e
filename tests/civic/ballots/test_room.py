# SPDX-License-Identifier: EUPL-1.2
"""Votes in the room that count more: who enters them, when they are taken, and what stays of them after the close."""

import hashlib
import json
from datetime import timedelta

import pytest

from samenspraak.civic.agenda import actions, tasks
from samenspraak.civic.agenda.actions import Choice
from samenspraak.civic.agenda.models import Decision
from samenspraak.civic.ballots import actions as ballots
from samenspraak.civic.ballots.actions import Wanted
from samenspraak.civic.ballots.models import Paper, Participation
from samenspraak.civic.ballots.queries import choices, counts, held_open
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice
from samenspraak.rulebook.ballots import published, recount
from samenspraak.rulebook.ballots.recount import as_file
from samenspraak.rulebook.ballots.weights import Room
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda import budgets
from tests.civic.agenda.steps import neighbours, opened, refusal, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(cast):
    return budgets.agreed(cast)


def agreed(held, times=2):
    held.rule["live_times"] = times
    held.save(update_fields=["rule"])
    return held


@pytest.fixture
def held(cast, agreement):
    """A ballot that is open, in which a vote in the room counts twice."""
    return agreed(opened(cast, electorate=60))


def budget(cast, **changed):
    return agreed(budgets.opened(cast, **changed))


def in_room(cast, held, person, choice="yes", by=None, **more):
    """Entered at the meeting, by the gebiedsteam, for a person that it knows."""
    given = {"channel": "live", "by": (by or cast.alice).pk, "at": held.opens_at + timedelta(hours=1), **more}
    return actions.cast_for(held.pk, person.email, choice, **given)


def closed(cast, held, room=("yes",) * 5, elsewhere=("no",) * 6):
    people = neighbours(cast, len(room) + len(elsewhere))
    for person, choice in zip(people, room, strict=False):
        in_room(cast, held, person, choice)
    for person, choice in zip(people[len(room) :], elsewhere, strict=True):
        vote(held, person, choice)
    tasks.due(held.closes_at)
    held.refresh_from_db()
    return held


# Entering


def test_the_gebiedsteam_enters_who_is_in_the_room_by_address_or_letter(cast, held):
    letter = actions.make_letters(held.pk, count=1, kind="paper", key="k", by=cast.alice.pk, at=held.opens_at).codes[0]
    assert in_room(cast, held, cast.charlie).receipt
    how = {"channel": "live", "by": cast.alice.pk, "at": held.opens_at + timedelta(hours=1)}
    assert actions.cast_by_letter(held.pk, letter, "no", **how).receipt
    assert sorted(Participation.objects.values_list("channel", flat=True)) == ["live", "live"]
    assert list(Paper.objects.values_list("live", flat=True)) == [True, True]
    assert Notice.objects.get(kind="voted-for-you").params["channel"] == "live"


def test_nobody_else_does(cast, held):
    for other in (cast.bo, cast.charlie, cast.wim):
        assert refusal(in_room, cast, held, cast.charlie, by=other) == ["only-the-team-enters"]
    assert refusal(vote, held, cast.charlie, channel="live") == ["only-the-team-enters"]
    assert not Paper.objects.exists()


def test_online_at_the_desk_and_on_paper_is_not_in_the_room(cast, held):
    desk, paper = neighbours(cast, 2)
    vote(held, cast.charlie)
    in_room(cast, held, desk, channel="desk")
    in_room(cast, held, paper, channel="paper")
    assert set(Paper.objects.values_list("live", flat=True)) == {False}


def test_without_an_agreement_no_vote_is_taken_in_the_room(cast, agreement):
    held = opened(cast, electorate=60)
    letter = actions.make_letters(held.pk, count=1, kind="paper", key="k", by=cast.alice.pk, at=held.opens_at).codes[0]
    how = {"channel": "live", "by": cast.alice.pk, "at": held.opens_at + timedelta(hours=1)}
    assert refusal(in_room, cast, held, cast.charlie) == ["room-not-announced"]
    assert refusal(actions.cast_by_letter, held.pk, letter, "yes", **how) == ["room-not-announced"]
    assert not Participation.objects.exists()


def test_who_comments_is_not_in_the_room(cast, held):
    number = int(held.subject.partition(":")[2])
    given = {"text": "Mooi plan", "shown_as": "Cor", "key": "k", "at": cast.now, "channel": "live"}
    assert refusal(actions.comment, number, by=cast.alice.pk, **given) == ["channel-not-known"]


def test_one_person_votes_once_in_the_room_or_elsewhere(cast, held):
    in_room(cast, held, cast.charlie)
    assert refusal(vote, held, cast.charlie) == ["voted-already"]
    vote(held, cast.bo)
    assert refusal(in_room, cast, held, cast.bo) == ["voted-already"]
    assert Paper.objects.count() == 2


def test_many_at_once_keep_where_each_was_cast(cast, held):
    one, other = neighbours(cast, 2)
    at = held.opens_at + timedelta(hours=1)
    found = held_open(held.pk)
    wanted = [
        Wanted(found, one.pk, "yes", True, "K" * 16, "live", at),
        Wanted(found, other.pk, "no", True, None, "online", at),
    ]
    assert all(said.receipt for said in ballots.cast_together(wanted))
    assert dict(Paper.objects.values_list("choice", "live")) == {"yes": True, "no": False}
    found.rule.pop("live_times")
    (refused,) = ballots.cast_together([Wanted(found, cast.bo.pk, "yes", True, None, "live", at)])
    assert isinstance(refused, Refused) and refused.findings[0].code == "room-not-announced"


def test_changing_a_vote_changes_not_where_it_was_cast(cast, held):
    code = in_room(cast, held, cast.charlie, "yes").code
    actions.change(held.pk, code, "no", at=held.opens_at + timedelta(hours=2))
    assert Paper.objects.values_list("choice", "live").get() == ("no", True)


# Counting


def test_what_was_cast_in_the_room_counts_twice_and_people_count_once(cast, held):
    closed(cast, held)
    assert held.result["outcome"] == "granted" and (held.result["yes"], held.result["no"]) == (10, 6)
    assert held.result["papers"] == 11 == sum(held.result["channels"].values())
    assert counts.room_of(held) == Room(2, 5, 6) and held.result["votes"] == 16
    deed = ledger.entries(subject=f"ballot:{held.pk}").filter(kind="ballot.closed").get()
    assert (deed.facts["people"], deed.facts["live"], deed.facts["times"]) == (11, 5, 2)
    assert deed.facts["papers"] == deed.facts["yes"] + deed.facts["no"] + deed.facts["abstain"] == 16
    assert Decision.objects.get().outcome == "granted"


def test_shuffling_keeps_which_papers_were_cast_in_the_room(cast, held):
    closed(cast, held)
    assert sorted(Paper.objects.values_list("choice", "live")) == [("no", False)] * 6 + [("yes", True)] * 5


@pytest.mark.parametrize(("room", "elsewhere"), [(4, 6), (6, 4)])
def test_of_so_few_that_they_could_be_read_apart_nothing_is_kept(cast, held, room, elsewhere):
    closed(cast, held, ["yes"] * room, ["no"] * elsewhere)
    assert (held.result["yes"], held.result["no"]) == (room, elsewhere)
    assert not Paper.objects.filter(live=True).exists() and "room" not in held.result
    assert "live" not in as_file(counts.published(held)).decode()


def test_the_published_file_is_the_one_that_was_counted(cast, held):
    closed(cast, held)
    file = as_file(counts.published(held))
    assert hashlib.sha256(file).hexdigest() == held.digest and json.loads(file)["live_times"] == 2
    assert recount.recount(file).outcome == counts.outcome_of(held)


def test_without_weights_the_file_says_nothing_of_it(cast, agreement):
    held = opened(cast)
    for person, choice in zip(neighbours(cast, 2), ("yes", "no"), strict=True):
        vote(held, person, choice)
    tasks.due(held.closes_at)
    held.refresh_from_db()
    document = json.loads(as_file(counts.published(held)))
    assert {*document} == {*recount.FIELDS} and "votes" not in held.result and "people" not in held.result
    assert all({*paper} == {"mark", "choice"} for paper in document["papers"])


@pytest.mark.parametrize("count", ["plurality", "stv", "score"])
def test_options_are_weighed_too(cast, agreement, count):
    held = agreed(opened(cast, choice=Choice(("Veld", "Bos", "Tuin"), count), electorate=60))
    kind = {"plurality": ([["1"]], [["2"]]), "stv": ([["1", "3"]], [["2"]]), "score": ([{"1": 5}], [{"2": 5}])}[count]
    closed(cast, held, kind[0] * 5, kind[1] * 6)
    assert choices.chosen_in(held) == "“Veld”"
    assert (held.result["papers"], held.result["votes"]) == (11, 16) and choices.outcome_of(held).papers == 16
    found = published.recounted(as_file(counts.published(held)))
    assert found.differ == () and found.digest == held.digest and found.verdict == choices.verdict_of(held)
    rows = choices.table_of(held, held.options.all())
    assert sorted(row[1] for row in rows) == [1] * 6 + [2] * 5
    deed = ledger.entries(subject=f"ballot:{held.pk}").filter(kind="ballot.chosen").get()
    assert (deed.facts["papers"], deed.facts["blank"], deed.facts["live"]) == (11, 0, 5)


def test_a_pot_is_weighed_and_for_other_programmes_papers_stand_there_as_often_as_they_count(cast, agreement):
    held = closed(cast, budget(cast), [["1", "2"]] * 5, [["3"]] * 6)
    (outcome,) = counts.divided(held).values()
    assert (held.result["papers"], outcome.papers, outcome.with_something) == (11, 16, 16)
    assert published.recounted(as_file(counts.published(held))).differ == ()
    text = counts.pabulib(held)
    votes = [line.partition(";") for line in text.partition("VOTES\n")[2].splitlines()[1:]]
    assert [one[2] for one in votes] == ["1,2"] * 10 + ["3"] * 6 and len({one[0] for one in votes}) == 16
    assert "num_votes;16" in text and "counts 2 times" in text


def test_the_quorum_of_a_pot_asks_for_people(cast, agreement):
    held = budget(cast)
    type(held).objects.filter(pk=held.pk).update(quorum=12)
    closed(cast, held, [["1"]] * 5, [["2"]] * 6)
    assert held.result["void"] and counts.fate_of(held, "1")[1].params == {"quorum": 12, "papers": 11}


@pytest.mark.parametrize("odd", [1, 6, "2", None, 2.5])
def test_a_weight_that_cannot_be_agreed_is_none(cast, held, odd):
    agreed(held, odd)
    assert refusal(in_room, cast, held, cast.charlie) == ["room-not-announced"]
