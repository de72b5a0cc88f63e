# SPDX-License-Identifier: EUPL-1.2
"""Wishes that are read before the room sees them: let through, hidden with a reason, and never lost."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Answer
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.rulebook.verdicts import Refused


@pytest.fixture
def careful(room):
    """A room where a host reads first, and that sees the answers to its plate."""
    room.host(conversations.check_first, True)
    room.host(conversations.reveal, "our-area")
    return room


def seen(room):
    """The words that everybody may see: on the screen, in the outcomes of the gathering and of the round."""
    screen = [wish.text for wish in queries.shown_at(room.now, "our-area").wishes] if room.now.status == "open" else []
    one = [wish.text for wish in queries.outcomes_of_conversation(room.pk).wishes["our-area"]]
    all_of_them = [wish.text for wish in queries.outcomes_of(room.round).wishes["our-area"]]
    assert one == all_of_them
    assert room.now.status != "open" or screen == one
    return one


def deeds(room, kind):
    return [entry.facts for entry in ledger.entries(subject=f"conversation:{room.pk}") if entry.kind == kind]


def test_a_wish_waits_until_a_host_let_it_through(careful):
    wish = careful.say(careful.come_in())
    assert seen(careful) == []
    assert queries.outcomes_of_conversation(careful.pk, everything=True).answers == 1, "the host sees everything"
    conversations.admit(wish.pk, by=careful.cast.alice.pk, at=careful.cast.now)
    assert seen(careful) == ["Meer bomen in de straat"]


def test_only_words_wait(careful):
    someone = careful.come_in()
    careful.say(someone, "statement")
    assert queries.outcomes_of_conversation(careful.pk).answers == 1


def test_letting_through_twice_is_one_deed(careful):
    wish = careful.say(careful.come_in())
    for _ in range(2):
        conversations.admit(wish.pk, by=careful.cast.alice.pk, at=careful.cast.now)
    assert [facts["number"] for facts in deeds(careful, "answer.admitted")] == [1]


def test_what_was_hidden_or_taken_back_is_not_let_through(careful):
    someone = careful.come_in()
    hidden, gone = careful.say(someone), careful.say(someone, value={"text": "toch niet"})
    by = {"by": careful.cast.alice.pk, "at": careful.cast.now}
    conversations.hide_answer(hidden.pk, "personal", **by)
    conversations.withdraw_answer(gone.pk, participant_id=someone.pk, at=careful.cast.now)
    with pytest.raises(Refused, match="answer-hidden-already"):
        conversations.admit(hidden.pk, **by)
    with pytest.raises(Refused, match="answer-withdrawn-already"):
        conversations.admit(gone.pk, **by)
    conversations.admit_all(careful.pk, "our-area", upto=gone.pk, **by)
    assert seen(careful) == []


def test_everything_that_was_read_and_nothing_that_came_in_meanwhile(careful):
    someone = careful.come_in()
    first, last_read = (careful.say(someone, value={"text": text}) for text in ("een", "twee"))
    careful.say(someone, value={"text": "drie, terwijl de gespreksleider leest"})
    number = careful.host(conversations.admit_all, "our-area", upto=last_read.pk)
    assert number == 2
    assert seen(careful) == ["een", "twee"]
    assert deeds(careful, "answer.admitted")[0]["number"] == 2
    assert careful.host(conversations.admit_all, "our-area", upto=first.pk) == 0
    assert len(deeds(careful, "answer.admitted")) == 1


def test_all_of_one_plate_says_nothing_about_another(careful):
    careful.host(conversations.roam, True)
    someone = careful.come_in()
    elsewhere = careful.say(someone, plate="deciding")
    here = careful.say(someone)
    careful.host(conversations.admit_all, "our-area", upto=here.pk + 10)
    elsewhere.refresh_from_db()
    assert elsewhere.admitted_at is None


def test_a_changed_wish_waits_again(careful):
    someone = careful.come_in()
    old = careful.say(someone, value={"text": "netjes"})
    conversations.admit(old.pk, by=careful.cast.alice.pk, at=careful.cast.now)
    conversations.withdraw_answer(old.pk, participant_id=someone.pk, at=careful.cast.now)
    careful.say(someone, value={"text": "minder netjes"})
    assert seen(careful) == []


def test_putting_back_is_letting_through(careful):
    wish = careful.say(careful.come_in())
    by = {"by": careful.cast.alice.pk, "at": careful.cast.now}
    conversations.hide_answer(wish.pk, "off-topic", **by)
    conversations.show_answer(wish.pk, **by)
    assert seen(careful) == ["Meer bomen in de straat"]


def test_at_close_everything_counts_that_was_not_hidden(careful):
    someone = careful.come_in()
    careful.say(someone, value={"text": "nooit gelezen"})
    hidden = careful.say(someone, value={"text": "verborgen"})
    conversations.hide_answer(hidden.pk, "hurtful", by=careful.cast.alice.pk, at=careful.cast.now)
    careful.host(conversations.close)
    assert seen(careful) == ["nooit gelezen"]


def test_turning_reading_on_keeps_what_the_room_saw_and_holds_what_it_did_not(room):
    room.host(conversations.roam, True)
    room.host(conversations.reveal, "our-area")
    someone = room.come_in()
    room.say(someone, value={"text": "gezien"})
    hidden = room.say(someone, plate="deciding", value={"text": "nog niet gezien"})
    room.host(conversations.check_first, True)
    assert seen(room) == ["gezien"]
    room.host(conversations.reveal, "deciding")
    assert queries.outcomes_of_conversation(room.pk).wishes["deciding"] == ()
    hidden.refresh_from_db()
    assert queries.waits(room.now, hidden)


def test_turning_reading_off_shows_what_waited_and_not_what_was_hidden(careful):
    someone = careful.come_in()
    careful.say(someone, value={"text": "wachtte"})
    hidden = careful.say(someone, value={"text": "verborgen"})
    conversations.hide_answer(hidden.pk, "hurtful", by=careful.cast.alice.pk, at=careful.cast.now)
    careful.host(conversations.check_first, False)
    assert seen(careful) == ["wachtte"]


def test_turning_reading_on_twice_is_one_deed(room):
    for _ in range(2):
        room.host(conversations.check_first, True)
    assert len(deeds(room, "conversation.reads-first")) == 1


def test_phones_are_not_woken_for_each_wish_that_is_read(careful):
    wish = careful.say(careful.come_in())
    phone, screen = queries.live_state(careful.code), queries.screen_state(careful.code)
    conversations.admit(wish.pk, by=careful.cast.alice.pk, at=careful.cast.now)
    assert queries.live_state(careful.code) == phone
    assert queries.screen_state(careful.code) != screen


def test_the_log_of_moderation_holds_reasons_and_no_words(careful):
    wish = careful.say(careful.come_in(), value={"text": "de buurman van negen"})
    conversations.hide_answer(wish.pk, "personal", by=careful.cast.alice.pk, at=careful.cast.now)
    (entry,) = queries.done_here(careful.now, ["answer.hidden"], 20)
    assert entry.facts["reason"] == "personal"
    assert "buurman" not in str(entry.facts)
    assert Answer.objects.get().value == {"text": "de buurman van negen"}, "what was said stays as it was said"


# Once the outcome is known

AFTER_CLOSING = """
            open   closed
personal    -      -
hurtful     -      -
off-topic   -      only-harm-is-hidden-now
double      -      only-harm-is-hidden-now
omdat       reason-missing   reason-missing
"""


def cells():
    head, *rows = [line.split() for line in AFTER_CLOSING.strip().splitlines()]
    return [(row[0], status, code) for row in rows for status, code in zip(head, row[1:], strict=True)]


@pytest.mark.parametrize(("reason", "status", "code"), cells())
def test_after_closing_only_what_names_or_hurts_somebody_is_hidden(room, reason, status, code):
    wish = room.say(room.come_in())
    if status == "closed":
        room.host(conversations.close)
    by = {"by": room.cast.alice.pk, "at": room.cast.now}
    if code == "-":
        conversations.hide_answer(wish.pk, reason, **by)
    else:
        with pytest.raises(Refused, match=f"^{code}$"):
            conversations.hide_answer(wish.pk, reason, **by)
    wish.refresh_from_db()
    assert bool(wish.hidden_why) == (code == "-")


def test_what_is_hidden_after_closing_leaves_the_outcomes_and_its_receipt_says_so(room):
    wish = room.say(room.come_in())
    room.host(conversations.close)
    sealed, by = room.now.digest, {"by": room.cast.alice.pk, "at": room.cast.now}
    assert notices.receipt(wish.receipt).status == "in-use"
    conversations.hide_answer(wish.pk, "personal", **by)
    assert seen(room) == []
    assert notices.receipt(wish.receipt).status == "received"
    assert room.now.digest == sealed, "it stays in the seal, by its digest alone"
    conversations.show_answer(wish.pk, **by)
    assert seen(room) == ["Meer bomen in de straat"]
    assert notices.receipt(wish.receipt).status == "in-use"
