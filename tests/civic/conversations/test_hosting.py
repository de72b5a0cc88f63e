# SPDX-License-Identifier: EUPL-1.2
"""Leading the room, and what closing means."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Refused

VERBS = {
    "open": lambda room, by: conversations.open(room.pk, by=by, at=room.cast.now),
    "go_to": lambda room, by: conversations.go_to(room.pk, "deciding", by=by, at=room.cast.now),
    "reveal": lambda room, by: conversations.reveal(room.pk, "our-area", by=by, at=room.cast.now),
    "hide": lambda room, by: conversations.hide(room.pk, "our-area", by=by, at=room.cast.now),
    "roam": lambda room, by: conversations.roam(room.pk, True, by=by, at=room.cast.now),
    "close": lambda room, by: conversations.close(room.pk, by=by, at=room.cast.now),
    "cancel": lambda room, by: conversations.cancel(room.pk, by=by, at=room.cast.now),
}

BYLAW = """
            planned                  open                      closed              cancelled
open        -                        gathering-opened-already  gathering-closed    gathering-cancelled
go_to       gathering-not-open-yet   -                         gathering-closed    gathering-cancelled
reveal      gathering-not-open-yet   -                         gathering-closed    gathering-cancelled
hide        gathering-not-open-yet   -                         gathering-closed    gathering-cancelled
roam        gathering-not-open-yet   -                         gathering-closed    gathering-cancelled
close       gathering-not-open-yet   -                         gathering-closed    gathering-cancelled
cancel      -                        gathering-opened-already  gathering-closed    gathering-cancelled
"""


def cells():
    head, *rows = [line.split() for line in BYLAW.strip().splitlines()]
    return [(row[0], status, code) for row in rows for status, code in zip(head, row[1:], strict=True)]


def bring(room, status):
    if status in ("open", "closed"):
        room.host(conversations.open)
    if status == "closed":
        room.host(conversations.close)
    if status == "cancelled":
        room.host(conversations.cancel)


@pytest.mark.parametrize(("verb", "status", "code"), cells())
def test_what_a_host_may_do_when(planned, verb, status, code):
    bring(planned, status)
    if code == "-":
        VERBS[verb](planned, planned.cast.alice.pk)
    else:
        with pytest.raises(Refused, match=code):
            VERBS[verb](planned, planned.cast.alice.pk)


@pytest.mark.parametrize("verb", sorted(VERBS))
@pytest.mark.parametrize("who", ["wim", "bo", "charlie", None])
def test_only_the_gebiedsteam_leads(planned, verb, who):
    by = getattr(planned.cast, who).pk if who else None
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        VERBS[verb](planned, by)


def test_opening_brings_the_room_to_its_first_plate(planned):
    before = planned.now.revision
    planned.host(conversations.open)
    assert (planned.now.status, planned.now.plate) == ("open", "our-area")
    assert planned.now.revision > before


def test_two_hosts_who_press_next_go_one_plate_on(room):
    room.host(conversations.go_to, "deciding")
    revision = room.now.revision
    room.host(conversations.go_to, "deciding")
    assert room.now.revision == revision
    moves = [entry for entry in ledger.entries(area="oosterparkwijk") if entry.kind == "conversation.moved-on"]
    assert len(moves) == 1


def test_the_room_never_goes_to_a_plate_that_is_not_on_the_table(room):
    with pytest.raises(Refused, match="plate-unknown"):
        room.host(conversations.go_to, "learning-stopping")


def test_reveal_and_hide_are_undone_and_done_once(room):
    room.host(conversations.reveal, "our-area")
    room.host(conversations.reveal, "our-area")
    assert room.now.revealed == ["our-area"]
    room.host(conversations.hide, "our-area")
    room.host(conversations.hide, "our-area")
    assert room.now.revealed == []


def test_outcomes_stay_hidden_until_the_plate_is_revealed_or_the_gathering_closed(room):
    someone = room.come_in()
    room.say(someone)
    assert queries.outcomes_of_conversation(room.pk).answers == 0
    assert queries.outcomes_of(room.round).answers == 0
    assert queries.outcomes_of_conversation(room.pk, everything=True).answers == 1
    room.host(conversations.reveal, "our-area")
    assert queries.outcomes_of_conversation(room.pk).answers == 1
    assert queries.outcomes_of(room.round).answers == 1
    room.host(conversations.hide, "our-area")
    assert queries.outcomes_of(room.round).answers == 0
    room.host(conversations.close)
    assert queries.outcomes_of(room.round).answers == 1


def test_a_hidden_or_withdrawn_answer_counts_nowhere(room):
    someone = room.come_in()
    kept, hidden, gone = (room.say(someone, value={"text": text}) for text in ("blijft", "verborgen", "weg"))
    conversations.hide_answer(hidden.pk, "hurtful", by=room.cast.alice.pk, at=room.cast.now)
    conversations.withdraw_answer(gone.pk, participant_id=someone.pk, at=room.cast.now)
    room.host(conversations.close)
    said = queries.outcomes_of_conversation(room.pk)
    assert [wish.id for wish in said.wishes["our-area"]] == [kept.pk]


def standing_at(room, plate):
    return [one.pk for one in queries.said_at(room.now, plate) if not one.hidden_why]


def test_hiding_needs_a_reason_and_can_be_undone(room):
    given = room.say(room.come_in())
    with pytest.raises(Refused, match="reason-missing"):
        conversations.hide_answer(given.pk, "omdat", by=room.cast.alice.pk, at=room.cast.now)
    conversations.hide_answer(given.pk, "personal", by=room.cast.alice.pk, at=room.cast.now)
    with pytest.raises(Refused, match="answer-hidden-already"):
        conversations.hide_answer(given.pk, "personal", by=room.cast.alice.pk, at=room.cast.now)
    assert standing_at(room, "our-area") == []
    conversations.show_answer(given.pk, by=room.cast.alice.pk, at=room.cast.now)
    assert standing_at(room, "our-area") == [given.pk]
    with pytest.raises(Refused, match="answer-not-hidden"):
        conversations.show_answer(given.pk, by=room.cast.alice.pk, at=room.cast.now)
    entry = ledger.entries(area="oosterparkwijk")[1]
    assert (entry.kind, entry.facts["reason"]) == ("answer.hidden", "personal")
    assert "Meer bomen" not in str(entry.facts)


@pytest.mark.parametrize("kind", ["statement", "choice", "compass", "triangle"])
@pytest.mark.parametrize("closed", [False, True])
def test_an_organiser_cannot_hide_what_people_chose(room, kind, closed):
    """Who may hide a stance can make the outcome: only words are hidden, whenever."""
    room.host(conversations.roam, True)
    given = room.say(room.come_in(), kind)
    if closed:
        room.host(conversations.close)
    with pytest.raises(Refused, match="only-words-are-hidden"):
        conversations.hide_answer(given.pk, "double", by=room.cast.alice.pk, at=room.cast.now)
    given.refresh_from_db()
    assert given.hidden_why == ""


def test_a_resident_cannot_hide_what_another_said(room):
    given = room.say(room.come_in())
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        conversations.hide_answer(given.pk, "hurtful", by=room.cast.bo.pk, at=room.cast.now)


def test_closing_seals_every_answer_and_puts_receipts_in_use(room):
    someone, other = room.come_in(), room.come_in("municipality")
    kept = room.say(someone)
    room.say(other, "statement")
    hidden = room.say(other, value={"text": "naam"})
    gone = room.say(someone, value={"text": "toch niet"})
    conversations.hide_answer(hidden.pk, "personal", by=room.cast.alice.pk, at=room.cast.now)
    conversations.withdraw_answer(gone.pk, participant_id=someone.pk, at=room.cast.now)
    closed = room.host(conversations.close)
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert entry.kind == "conversation.closed"
    assert entry.facts["digest"] == closed.digest
    assert (entry.facts["answers"], entry.facts["participants"]) == (3, 2)
    status = {given.receipt: notices.receipt(given.receipt).status for given in (kept, hidden, gone)}
    assert status == {kept.receipt: "in-use", hidden.receipt: "received", gone.receipt: "withdrawn"}


def test_the_seal_can_be_made_again_from_the_answers_and_breaks_when_one_changes(room):
    from samenspraak.civic.conversations.actions.hosting import leaf
    from samenspraak.civic.conversations.models import Answer

    someone = room.come_in()
    for text in ("een", "twee", "drie"):
        room.say(someone, value={"text": text})
    sealed = room.host(conversations.close).digest

    def again():
        return digest(sorted(leaf(one) for one in Answer.objects.select_related("participant").order_by("-pk")))

    assert again() == sealed
    Answer.objects.filter(value={"text": "twee"}).update(value={"text": "anders"})
    assert again() != sealed


def test_live_state_tells_the_room_and_never_the_answers(room):
    state = queries.live_state(room.code)
    assert set(state) == {"revision", "plate", "status", "roaming", "revealed"}
    room.say(room.come_in())
    assert queries.live_state(room.code) == state
    screen = queries.screen_state(room.code)
    assert (screen["participants"], screen["answers"]) == (1, 1)
    assert queries.live_state("ZZZZZZ") is None
    assert queries.screen_state("ZZZZZZ") is None
