# SPDX-License-Identifier: EUPL-1.2
"""A gathering goes on online: who may, until when, and what it means for the outcomes."""

from datetime import timedelta

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries, tasks
from samenspraak.civic.conversations.models import Conversation, Participant
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.rulebook import limits
from samenspraak.rulebook.verdicts import Refused
from tests.civic.conversations.conftest import go_online

# Going on


def test_it_is_open_at_once_with_the_same_plates_at_ones_own_pace(closed):
    made = go_online(closed).now
    assert (made.status, made.form, made.roaming, made.after_id) == ("open", "online", True, closed.pk)
    assert (made.plates, made.number, made.purpose) == (closed.plates, 2, "gesprek")
    assert made.title == "In het buurthuis, online"
    assert made.code != closed.code
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert (entry.kind, entry.facts["until"]) == ("conversation.online", "2026-05-18")


def test_pressed_twice_it_happens_once(closed):
    assert go_online(closed).pk == go_online(closed, days=20).pk
    assert Conversation.objects.filter(form="online").count() == 1


BYLAW = """
status      code
planned     online-too-early
open        online-too-early
closed      -
cancelled   gathering-cancelled
"""


@pytest.mark.parametrize(("status", "code"), [line.split() for line in BYLAW.strip().splitlines()[1:]])
def test_only_what_is_closed_goes_on_online(planned, status, code):
    if status in ("open", "closed"):
        planned.host(conversations.open)
    if status == "closed":
        planned.host(conversations.close)
    if status == "cancelled":
        planned.host(conversations.cancel)
    if code == "-":
        assert go_online(planned).now.status == "open"
    else:
        with pytest.raises(Refused, match=code):
            go_online(planned)


def test_what_is_online_does_not_go_on_online_again(online):
    online.host(conversations.close)
    with pytest.raises(Refused, match="online-already"):
        go_online(online)


def test_not_after_the_round_is_closed(closed):
    conversations.close_round(closed.round.pk, by=closed.cast.alice.pk, at=closed.cast.now)
    with pytest.raises(Refused, match="round-closed"):
        go_online(closed)


def test_the_round_does_not_close_while_it_is_open_online(online):
    with pytest.raises(Refused, match="gathering-still-open"):
        conversations.close_round(online.round.pk, by=online.cast.alice.pk, at=online.cast.now)


@pytest.mark.parametrize(
    ("days", "code"), [(0, "short"), (-3, "short"), (1, ""), (60, ""), (61, ""), (62, "long"), (400, "long")]
)
def test_for_a_day_at_least_and_sixty_at_most(closed, days, code):
    if code:
        with pytest.raises(Refused, match=f"online-too-{code}"):
            go_online(closed, days=days)
    else:
        assert go_online(closed, days=days).now.status == "open"


@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
def test_only_the_gebiedsteam(closed, online, who):
    by = getattr(closed.cast, who).pk
    at = closed.cast.now
    for deed in (
        lambda: conversations.go_on_online(closed.pk, closes_at=at + timedelta(days=9), by=by, at=at),
        lambda: conversations.lengthen(online.pk, closes_at=at + timedelta(days=20), by=by, at=at),
        lambda: conversations.close(online.pk, by=by, at=at),
    ):
        with pytest.raises(Refused, match="not-the-gebiedsteam"):
            deed()


# Nobody is led


LED = {
    "go_to": lambda room: room.host(conversations.go_to, "deciding"),
    "reveal": lambda room: room.host(conversations.reveal, "our-area"),
    "hide": lambda room: room.host(conversations.hide, "our-area"),
    "roam": lambda room: room.host(conversations.roam, False),
}


@pytest.mark.parametrize("verb", sorted(LED))
def test_online_nobody_is_led(online, verb):
    with pytest.raises(Refused, match="online-is-not-led"):
        LED[verb](online)


def test_it_is_not_opened_twice_and_not_called_off(online):
    for verb in (conversations.open, conversations.cancel):
        with pytest.raises(Refused, match="gathering-opened-already"):
            online.host(verb)


def test_a_host_reads_along_and_hides_as_in_a_room(online):
    given = online.say(online.come_in(), value={"text": "de buurman van negen"})
    conversations.hide_answer(given.pk, "personal", by=online.cast.alice.pk, at=online.cast.now)
    online.host(conversations.close)
    assert queries.outcomes_of_conversation(online.pk).answers == 0


# Its end


def test_the_gebiedsteam_lengthens_and_it_stands_in_the_logbook(online):
    until = online.cast.later(days=30)
    conversations.lengthen(online.pk, closes_at=until, by=online.cast.alice.pk, at=online.cast.now)
    conversations.lengthen(online.pk, closes_at=until, by=online.cast.alice.pk, at=online.cast.now)
    assert online.now.closes_at == until
    found = [entry for entry in ledger.entries(area="oosterparkwijk") if entry.kind == "conversation.lengthened"]
    assert [entry.facts["until"] for entry in found] == ["2026-06-03"]


@pytest.mark.parametrize(("days", "code"), [(3, "online-not-longer"), (62, "online-too-long")])
def test_it_is_never_shortened_and_not_endless(online, days, code):
    with pytest.raises(Refused, match=code):
        conversations.lengthen(
            online.pk, closes_at=online.cast.later(days=days), by=online.cast.alice.pk, at=online.cast.now
        )


def test_an_evening_is_not_lengthened(room):
    with pytest.raises(Refused, match="not-online"):
        room.host(lambda pk, **given: conversations.lengthen(pk, closes_at=room.cast.later(days=3), **given))


def test_what_is_over_is_not_lengthened_also_when_no_worker_has_closed_it(online):
    late = online.cast.later(days=15)
    with pytest.raises(Refused, match="gathering-closed"):
        conversations.lengthen(online.pk, closes_at=late + timedelta(days=3), by=online.cast.alice.pk, at=late)


def test_the_clock_closes_it_and_seals_it_once(online):
    given = online.say(online.come_in())
    assert tasks.due(online.cast.later(days=13)) == []
    end = online.cast.later(days=14)
    assert tasks.due(end) == [online.code]
    assert tasks.due(end) == []
    assert online.now.status == "closed"
    assert online.now.digest
    assert notices.receipt(given.receipt).status == "in-use"
    entry = ledger.entries(area="oosterparkwijk")[0]
    assert (entry.kind, entry.actor, entry.facts["digest"]) == ("conversation.closed", "", online.now.digest)


def test_the_clock_closes_nothing_else(room):
    with pytest.raises(Refused, match="not-over-yet"):
        conversations.close_by_clock(room.pk, at=room.cast.later(days=900))
    assert tasks.due(room.cast.later(days=900)) == []


def test_after_its_time_nobody_comes_in_answers_or_takes_back_whoever_is_late_in_closing_it(online):
    someone = online.come_in()
    given = online.say(someone)
    late = online.cast.later(days=14)
    for deed in (
        lambda: conversations.join(online.code, side="resident", token="x", at=late),
        lambda: online.say(someone, at=late),
        lambda: conversations.withdraw_answer(given.pk, participant_id=someone.pk, at=late),
        lambda: conversations.enter_for(
            online.pk, side="resident", channel="paper", sheet="", key="k", by=online.cast.alice.pk, at=late
        ),
    ):
        with pytest.raises(Refused, match="gathering-closed"):
            deed()


def test_it_can_be_closed_before_its_time(online):
    online.host(conversations.close)
    assert online.now.status == "closed"
    assert ledger.entries(area="oosterparkwijk")[0].actor != ""


# Who takes part


def test_who_takes_part_online_is_marked_so(online):
    assert online.come_in().channel == "online"
    given = online.say(online.come_in("municipality"))
    assert notices.receipt(given.receipt).channel == "online"


def test_any_plate_can_be_answered_and_paper_is_typed_in_as_ever(online):
    cast = online.cast
    online.say(online.come_in(), plate="openness")
    sheet = conversations.enter_for(
        online.pk, side="resident", channel="paper", sheet="Blad 1", key="k", by=cast.alice.pk, at=cast.now
    )
    assert sheet.channel == "paper"


def test_the_same_phone_is_tied_to_who_it_was_in_the_evening(room):
    before = room.come_in(token="mijn-telefoon")
    room.host(conversations.close)
    online = go_online(room)
    back, stranger = online.come_in(token="mijn-telefoon"), online.come_in(token="een-ander")
    assert (back.earlier_id, stranger.earlier_id) == (before.pk, None)
    assert online.come_in("council", token="mijn-telefoon").earlier_id == before.pk
    assert Participant.objects.filter(conversation=online.pk).count() == 2
    assert queries.participant(online.now, "mijn-telefoon").earlier.conversation.pk == room.pk
    assert queries.earlier_self(online.now, "een-ander") is None


def test_a_phone_of_another_evening_is_a_stranger(closed, online):
    """Only of the gathering that goes on online: nobody is followed from one gathering to another."""
    cast = closed.cast
    other = conversations.prepare(
        closed.round.pk,
        title="Een andere avond",
        place="",
        starts_at=cast.now,
        plates=closed.plates,
        by=cast.alice.pk,
        at=cast.now,
    )
    conversations.open(other.pk, by=cast.alice.pk, at=cast.now)
    conversations.join(other.code, side="resident", token="telefoon", at=cast.now)
    assert online.come_in(token="telefoon").earlier_id is None


# What it adds up to


def test_the_evenings_report_stays_as_it_was(room):
    someone = room.come_in(token="t")
    room.say(someone, "statement", value={"vote": "agree"})
    room.host(conversations.close)
    before, sealed = queries.outcomes_of_conversation(room.pk), room.now.digest
    online = go_online(room)
    online.say(online.come_in(token="t"), "statement", value={"vote": "disagree"})
    online.host(conversations.close)
    assert queries.outcomes_of_conversation(room.pk) == before
    assert room.now.digest == sealed
    assert queries.outcomes_of_conversation(online.pk).people == 1


def test_in_the_round_the_latest_answer_counts_and_heads_once(room, django_assert_max_num_queries):
    question = room.question("our-area", "statement")
    for token in ("a", "b"):
        someone = room.come_in(token=token)
        room.say(someone, "statement", value={"vote": "agree"})
        room.say(someone, value={"text": "Bomen"})
    room.host(conversations.close)
    online = go_online(room)
    online.say(online.come_in(token="a"), "statement", value={"vote": "disagree"})
    online.say(online.come_in(token="c"), "statement", value={"vote": "disagree"})

    said = queries.outcomes_of(room.round)
    assert (said.people, said.statements[question].counts["agree"]) == (2, 2), "hidden until it closes"
    online.host(conversations.close)
    with django_assert_max_num_queries(2):
        said = queries.outcomes_of(online.round)
    assert (said.people, said.answers) == (3, 5)
    assert said.statements[question].counts == {"agree": 1, "disagree": 2, "pass": 0}


def test_nothing_of_it_can_be_read_before_it_closes(online):
    online.say(online.come_in(), value={"text": "geheim tot later"})
    assert queries.outcomes_of_conversation(online.pk).answers == 0
    assert queries.outcomes_of(online.round).answers == 0
    online.host(conversations.close)
    assert queries.outcomes_of(online.round).answers == 1


# A program at the door


def test_new_people_from_one_address_run_out_and_come_back_with_time(room, cast):
    room.host(conversations.close)
    online = go_online(room)

    def come_in(number, address="deur", at=None):
        return conversations.join(online.code, side="resident", token=f"n{number}", address=address, at=at or cast.now)

    most = limits.LIMITS["online"].most
    for number in range(most):
        come_in(number)
    with pytest.raises(Refused, match="too-many-newcomers"):
        come_in(most)
    come_in(0)  # whoever is in, stays in
    come_in(most, address="andere deur")
    come_in(most + 1, at=cast.later(minutes=6))
