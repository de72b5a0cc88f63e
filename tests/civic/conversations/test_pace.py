# SPDX-License-Identifier: EUPL-1.2
"""A room flooded by a program, and the same thing said twice by a person."""

from datetime import timedelta

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations.actions import Input
from samenspraak.civic.conversations.models import Answer, Participant
from samenspraak.rulebook import limits
from samenspraak.rulebook.conversations import ANSWERS_A_MINUTE, WISHES_A_QUESTION
from samenspraak.rulebook.limits import Limit
from samenspraak.rulebook.verdicts import Refused


def wish(room, someone, text, at=None):
    return room.say(someone, value={"text": text}, at=at)


def test_the_same_words_twice_are_one_wish_with_one_receipt(room):
    someone = room.come_in()
    first = wish(room, someone, "Een bankje bij de vijver")
    assert wish(room, someone, "  Een bankje bij de vijver\u200b ").pk == first.pk
    assert wish(room, room.come_in(), "Een bankje bij de vijver").pk != first.pk, "somebody else may say the same"
    assert Answer.objects.count() == 2


def test_the_same_words_twice_in_one_sending_are_one_wish(room):
    someone, question = room.come_in(), room.question("our-area", "wish")
    inputs = [Input(question, "wish", {"text": "Bomen"}, key) for key in ("a", "b")]
    given = conversations.answer_plate(someone.pk, plate="our-area", inputs=inputs, at=room.cast.now)
    assert given[0].pk == given[1].pk
    assert Answer.objects.count() == 1


def test_words_that_were_taken_back_may_be_said_again(room):
    someone = room.come_in()
    first = wish(room, someone, "Toch wel")
    conversations.withdraw_answer(first.pk, participant_id=someone.pk, at=room.cast.now)
    assert wish(room, someone, "Toch wel").pk != first.pk


def test_twenty_wishes_to_a_question_and_room_again_after_taking_one_back(room):
    someone = room.come_in()
    said = [wish(room, someone, f"Wens {n}", room.cast.later(minutes=n)) for n in range(WISHES_A_QUESTION)]
    later = room.cast.later(hours=1)
    with pytest.raises(Refused, match="too-many-wishes") as refused:
        wish(room, someone, "Nog een", later)
    assert refused.value.findings[0].about == said[0].question
    assert wish(room, someone, "Wens 3", later).pk == said[3].pk, "what was said is still there to be sent again"
    conversations.withdraw_answer(said[0].pk, participant_id=someone.pk, at=later)
    wish(room, someone, "Nog een", later)


def test_a_program_is_stopped_after_sixty_answers_in_a_minute_and_a_person_never_notices(room):
    someone, at = room.come_in(), room.cast.now
    for n in range(ANSWERS_A_MINUTE):
        room.say(someone, "statement", value={"vote": ("agree", "disagree")[n % 2]}, key=f"k{n}", at=at)
    with pytest.raises(Refused, match="too-many-answers-now"):
        room.say(someone, "statement", value={"vote": "pass"}, at=room.cast.later(seconds=59))
    assert room.say(someone, "statement", key="k7", at=at).key == "k7", "the same answer sent again is no more"
    room.say(room.come_in(), "statement")
    room.say(someone, "statement", value={"vote": "pass"}, at=room.cast.later(seconds=60))


def test_a_table_that_talked_all_evening_may_have_more_to_type_in(room):
    asked = {"side": "resident", "channel": "table", "sheet": "Tafel 3", "key": "k"}
    table = conversations.enter_for(room.pk, **asked, by=room.cast.alice.pk, at=room.cast.now)
    question = room.question("our-area", "wish")
    inputs = [Input(question, "wish", {"text": f"Wens {n}"}, f"k{n}") for n in range(ANSWERS_A_MINUTE + 5)]
    by, at = room.cast.alice.pk, room.cast.now
    assert len(conversations.answer_plate(table.pk, plate="our-area", inputs=inputs, by=by, at=at)) == 65


def come_in(room, token, at=None, address="een adres"):
    return conversations.join(room.code, side="resident", token=token, at=at or room.cast.now, address=address)


def test_a_hall_of_three_hundred_comes_in_at_once_from_one_address(room):
    for n in range(300):
        come_in(room, f"t{n}")
    assert Participant.objects.count() == 300


def test_a_program_that_makes_newcomers_runs_dry_and_people_elsewhere_do_not_notice(room, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "joining", Limit("too-many-newcomers", 3, timedelta(seconds=2)))
    for n in range(3):
        come_in(room, f"t{n}")
    with pytest.raises(Refused, match="too-many-newcomers"):
        come_in(room, "t3")
    come_in(room, "t1")  # who is in, may come and go
    come_in(room, "t4", address="een ander adres")
    with pytest.raises(Refused, match="too-many-newcomers"):
        come_in(room, "t3", room.cast.later(seconds=1))
    come_in(room, "t3", room.cast.later(seconds=2))
    assert Participant.objects.count() == 5


def test_what_is_refused_takes_nothing_from_the_allowance(planned, monkeypatch):
    monkeypatch.setitem(limits.LIMITS, "joining", Limit("too-many-newcomers", 1, timedelta(hours=1)))
    for _ in range(3):
        with pytest.raises(Refused, match="gathering-not-open-yet"):
            come_in(planned, "t")
    planned.host(conversations.open)
    come_in(planned, "t")
