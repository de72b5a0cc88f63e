# SPDX-License-Identifier: EUPL-1.2
"""Votes on statements become public a week after closing, once, with the digest of the file in the logbook."""

from datetime import timedelta

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries, tasks
from samenspraak.civic.conversations.models import ContentVersion, Participant
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.conversations.opinions import digest, written
from samenspraak.rulebook.verdicts import Refused

WEEK = timedelta(days=7)


def vote(room, people, side="resident"):
    """So many people vote on every statement of every plate."""
    content = queries.content_of(room.round)
    room.host(conversations.roam, True)
    for number in range(people):
        someone = room.come_in(side)
        for plate in room.plates:
            asked = [one for one in content.questions_of(plate) if one.kind == "statement"]
            for place, one in enumerate(asked):
                stance = "agree" if (number + place) % 3 else "disagree"
                room.say(someone, "statement", plate, one.key, {"vote": stance})


def opened(room):
    return [entry for entry in ledger.entries(subject=f"conversation:{room.pk}") if entry.kind.endswith("votes-opened")]


def a_week_later(room):
    return tasks.open_votes(room.cast.now + WEEK)


@pytest.fixture
def voted(room):
    """Twenty residents voted, and the evening is over."""
    vote(room, 20)
    room.host(conversations.close)
    return room


def test_a_week_after_closing_the_votes_become_public_once(voted):
    assert tasks.open_votes(voted.cast.now + WEEK - timedelta(seconds=1)) == []
    assert a_week_later(voted) == [voted.pk]
    assert a_week_later(voted) == []
    (entry,) = opened(voted)
    text = written(queries.heard_in(voted.now).votes)
    assert entry.facts["digest"] == voted.now.votes_digest == digest(text)
    assert (entry.facts["voters"], entry.actor) == (20, "")
    assert len(text.splitlines()) == 21
    assert entry.facts["statements"] == text.splitlines()[0].count(";")


def test_too_few_votes_stay_where_they_are(room):
    vote(room, 19)
    room.host(conversations.close)
    assert a_week_later(room) == []
    assert (room.now.votes_digest, opened(room)) == ("", [])
    assert room.now.votes_decided_at
    assert queries.to_open_votes(room.cast.now + 2 * WEEK) == [], "and it is not looked at again"


def test_votes_stay_where_they_are_when_a_side_could_be_found_by_them(room):
    vote(room, 20)
    vote(room, 2, "council")
    room.host(conversations.close)
    assert a_week_later(room) == []


def test_votes_stay_where_they_are_when_it_was_not_said_at_the_door(voted):
    version = ContentVersion.objects.get(pk=voted.round.content_id)
    version.body["thresholds"].pop("open_votes")
    version.digest = "other"
    version.save()
    assert a_week_later(voted) == []


def test_nobody_opens_votes_too_early_or_twice(voted):
    with pytest.raises(Refused, match="votes-too-early"):
        conversations.open_votes(voted.pk, at=voted.cast.now)
    a_week_later(voted)
    with pytest.raises(Refused, match="votes-decided-already"):
        conversations.open_votes(voted.pk, at=voted.cast.now + WEEK)


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_what_never_was_has_no_votes(planned, status):
    if status == "cancelled":
        planned.host(conversations.cancel)
    with pytest.raises(Refused, match="gathering-not-over"):
        conversations.open_votes(planned.pk, at=planned.cast.now + 2 * WEEK)


def test_a_sheet_that_came_late_is_in_it(voted):
    answers = {
        "our-area": [conversations.Input(voted.question("our-area", "statement"), "statement", {"vote": "pass"}, "k")]
    }
    filled = conversations.Filled(sheet="1", side="resident", answers=answers, key="late")
    conversations.enter_sheet(voted.pk, filled, by=voted.cast.alice.pk, at=voted.cast.now + timedelta(days=2))
    a_week_later(voted)
    assert opened(voted)[0].facts["voters"] == 21


def test_nothing_in_the_file_tells_who_or_when(voted):
    """No token, no number of a participant, no side and no moment: only how people voted."""
    a_week_later(voted)
    text = written(queries.heard_in(voted.now).votes)
    assert set(text.split("\n", 1)[1]) <= set("0123456789;-\n")
    rows = [line.partition(";")[2] for line in text.splitlines()[1:]]
    numbers = [line.partition(";")[0] for line in text.splitlines()[1:]]
    assert numbers == [str(number) for number in range(1, 21)]
    first = Participant.objects.filter(conversation=voted.pk).order_by("pk").first()
    Participant.objects.filter(pk=first.pk).update(side="organisation", joined_at=voted.cast.later(days=1))
    assert [line.partition(";")[2] for line in written(queries.heard_in(voted.now).votes).splitlines()[1:]] == rows


def test_a_statement_that_is_taken_away_is_taken_out_of_the_file(room):
    room.host(conversations.roam, True)
    offered = conversations.offer_statement(
        room.come_in().pk, plate="our-area", text="Mijn buurvrouw moet weg.", key="k", at=room.cast.now
    )
    by = {"by": room.cast.alice.pk, "at": room.cast.now}
    question = conversations.admit_statement(offered.pk, **by).question
    room.round.refresh_from_db()
    vote(room, 20)
    room.host(conversations.close)
    a_week_later(room)
    assert question in written(queries.heard_in(room.now).votes)
    conversations.take_down_statement(offered.pk, "personal", by=room.cast.alice.pk, at=room.cast.now + WEEK)
    assert room.now.votes_digest == ""
    assert a_week_later(room) == [room.pk]
    newest, before = opened(room)
    assert newest.facts["statements"] == before.facts["statements"] - 1
    assert question not in written(queries.heard_in(room.now).votes)


def test_groups_are_of_gatherings_that_are_over(room):
    """While a gathering goes on, its answers may be seen one by one as they come: then groups would tell too much."""
    vote(room, 12)
    for plate in room.plates:
        room.host(conversations.reveal, plate)
    assert queries.heard_of(room.round).votes.participants == ()
    room.host(conversations.close)
    assert len(queries.heard_of(room.round).votes.participants) == 12
