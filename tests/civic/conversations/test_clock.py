# SPDX-License-Identifier: EUPL-1.2
"""A clock on the screen, and a pause in which nobody answers and nothing gets lost."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import policy
from samenspraak.civic.conversations.actions import Input
from samenspraak.civic.conversations.models import Answer
from samenspraak.rulebook.verdicts import Refused


@pytest.mark.parametrize("minutes", policy.MINUTES)
def test_the_clock_runs_from_now(room, minutes):
    room.host(conversations.set_clock, minutes)
    assert room.now.timer_until == room.cast.later(minutes=minutes)


@pytest.mark.parametrize("minutes", [0, -1, 4, 600])
def test_the_clock_has_a_few_lengths(room, minutes):
    with pytest.raises(Refused, match="minutes-unknown"):
        room.host(conversations.set_clock, minutes)
    assert room.now.timer_until is None


def test_set_again_the_clock_begins_anew_and_phones_hear_of_it(room):
    revision = room.now.revision
    room.host(conversations.set_clock, 10)
    conversations.set_clock(room.pk, 1, by=room.cast.alice.pk, at=room.cast.later(minutes=2))
    assert room.now.timer_until == room.cast.later(minutes=3)
    assert room.now.revision == revision + 2


def test_stopping_the_clock_twice_is_one_deed(room):
    room.host(conversations.set_clock, 5)
    room.host(conversations.stop_clock)
    revision = room.now.revision
    room.host(conversations.stop_clock)
    assert room.now.timer_until is None
    assert room.now.revision == revision


def test_the_clock_was_of_the_plate_before(room):
    room.host(conversations.set_clock, 5)
    room.host(conversations.go_to, "deciding")
    assert room.now.timer_until is None


@pytest.mark.parametrize("kind", ["wish", "statement"])
def test_nobody_answers_during_a_pause_and_everybody_after_it(room, kind):
    someone = room.come_in()
    room.host(conversations.pause, True)
    with pytest.raises(Refused, match="^conversation-paused$"):
        room.say(someone, kind, key="een")
    assert not Answer.objects.exists()
    room.host(conversations.pause, False)
    room.say(someone, kind, key="een")
    assert Answer.objects.count() == 1


def test_a_pause_is_said_once_whatever_number_of_answers(room):
    someone = room.come_in()
    room.host(conversations.roam, True)
    room.host(conversations.pause, True)
    marks = [Input("deelname", "compass", {"now": 2}, "a"), Input("inclusie", "compass", {"now": 3}, "b")]
    with pytest.raises(Refused) as refused:
        conversations.answer_plate(someone.pk, plate="compass", inputs=marks, at=room.cast.now)
    assert len(refused.value.findings) == 1


def test_a_sheet_of_paper_is_typed_in_during_a_pause(room):
    by = {"by": room.cast.alice.pk, "at": room.cast.now}
    sheet = conversations.enter_for(room.pk, side="resident", channel="paper", sheet="A", key="k", **by)
    room.host(conversations.pause, True)
    wish = Input(room.question("our-area", "wish"), "wish", {"text": "Van papier"}, "k")
    conversations.answer_plate(sheet.pk, plate="our-area", inputs=[wish], **by)
    assert Answer.objects.count() == 1


def test_taking_back_and_closing_go_on_during_a_pause(room):
    someone = room.come_in()
    given = room.say(someone)
    room.host(conversations.pause, True)
    conversations.withdraw_answer(given.pk, participant_id=someone.pk, at=room.cast.now)
    room.host(conversations.close)
    assert room.now.status == "closed"
