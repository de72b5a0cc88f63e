# SPDX-License-Identifier: EUPL-1.2
"""One person leads a room at a time; a colleague takes over, reads along, and nobody else does either."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Conversation
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.people import actions as people
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web import wording
from tests.cast import LONG_AGO

# What only who leads may do, and what any colleague may do as well
LEADS = {
    "go_to": lambda room, by: conversations.go_to(room.pk, "deciding", by=by, at=room.cast.now),
    "reveal": lambda room, by: conversations.reveal(room.pk, "our-area", by=by, at=room.cast.now),
    "hide": lambda room, by: conversations.hide(room.pk, "our-area", by=by, at=room.cast.now),
    "roam": lambda room, by: conversations.roam(room.pk, True, by=by, at=room.cast.now),
    "set_clock": lambda room, by: conversations.set_clock(room.pk, 5, by=by, at=room.cast.now),
    "stop_clock": lambda room, by: conversations.stop_clock(room.pk, by=by, at=room.cast.now),
    "pause": lambda room, by: conversations.pause(room.pk, True, by=by, at=room.cast.now),
    "check_first": lambda room, by: conversations.check_first(room.pk, True, by=by, at=room.cast.now),
    "hand_over": lambda room, by: conversations.hand_over(room.pk, by, by=by, at=room.cast.now),
    "write_conclusion": lambda room, by: conversations.write_conclusion(
        room.pk, "our-area", "Zo is het.", after=0, by=by, at=room.cast.now
    ),
    "close": lambda room, by: conversations.close(room.pk, by=by, at=room.cast.now),
}
READS_ALONG = {
    "admit": lambda room, wish, by: conversations.admit(wish.pk, by=by, at=room.cast.now),
    "admit_all": lambda room, wish, by: conversations.admit_all(
        room.pk, "our-area", upto=wish.pk, by=by, at=room.cast.now
    ),
    "hide_answer": lambda room, wish, by: conversations.hide_answer(wish.pk, "double", by=by, at=room.cast.now),
    "pin_wish": lambda room, wish, by: conversations.pin_wish(wish.pk, True, by=by, at=room.cast.now),
    "group_wishes": lambda room, wish, by: conversations.group_wishes(
        room.pk, "our-area", [wish.pk], "Groen", by=by, at=room.cast.now
    ),
    "take_out": lambda room, wish, by: conversations.take_out(room.pk, "our-area", [wish.pk], by=by, at=room.cast.now),
}


def test_who_opens_leads(planned):
    planned.host(conversations.open)
    assert planned.now.led_by == planned.cast.alice


@pytest.mark.parametrize("verb", sorted(LEADS))
def test_somebody_else_is_told_who_leads_and_changes_nothing(room, kim, verb):
    before = Conversation.objects.filter(pk=room.pk).values().get()
    with pytest.raises(Refused, match="^somebody-else-leads$"):
        LEADS[verb](room, kim.pk)
    assert Conversation.objects.filter(pk=room.pk).values().get() == before


@pytest.mark.parametrize("verb", sorted(LEADS))
def test_after_taking_over_the_colleague_may_do_all_of_it(room, kim, verb):
    conversations.take_over(room.pk, by=kim.pk, at=room.cast.now)
    with pytest.raises(Refused, match="^somebody-else-leads$"):
        LEADS[verb](room, room.cast.alice.pk)
    LEADS[verb](room, kim.pk)


@pytest.mark.parametrize("verb", sorted(READS_ALONG))
def test_a_colleague_reads_along_without_leading(room, kim, verb):
    wish = room.say(room.come_in())
    READS_ALONG[verb](room, wish, kim.pk)
    assert room.now.led_by == room.cast.alice


@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
@pytest.mark.parametrize("verb", sorted(READS_ALONG))
def test_who_is_not_of_the_gebiedsteam_does_not_read_along(room, who, verb):
    wish = room.say(room.come_in())
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        READS_ALONG[verb](room, wish, getattr(room.cast, who).pk)


def test_where_nobody_leads_whoever_does_something_first_does(room, kim):
    Conversation.objects.update(led_by=None)
    conversations.go_to(room.pk, "deciding", by=kim.pk, at=room.cast.now)
    assert room.now.led_by == kim
    with pytest.raises(Refused, match="somebody-else-leads"):
        room.host(conversations.go_to, "our-area")


def test_who_is_refused_does_not_come_to_lead(room, kim):
    Conversation.objects.update(led_by=None)
    with pytest.raises(Refused, match="plate-unknown"):
        conversations.go_to(room.pk, "verzonnen", by=kim.pk, at=room.cast.now)
    assert room.now.led_by is None


def test_taking_over_twice_is_one_deed_and_phones_need_not_hear(room, kim):
    revision = room.now.revision
    for _ in range(2):
        conversations.take_over(room.pk, by=kim.pk, at=room.cast.now)
    entries = [one for one in ledger.entries(area="oosterparkwijk") if one.kind == "conversation.taken-over"]
    assert len(entries) == 1
    assert "Kim" not in str(entries[0].facts) + entries[0].actor
    assert room.now.revision == revision


def test_the_screens_channel_says_at_once_that_somebody_took_over(room, kim):
    before = queries.screen_state(room.code)
    conversations.take_over(room.pk, by=kim.pk, at=room.cast.now)
    assert queries.screen_state(room.code) != before
    assert queries.live_state(room.code)["revision"] == before["revision"]


@pytest.mark.parametrize("who", ["wim", "bo", None])
def test_only_a_colleague_takes_over(room, who):
    by = getattr(room.cast, who).pk if who else None
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        conversations.take_over(room.pk, by=by, at=room.cast.now)


def test_handing_over_to_a_colleague_by_name(room, kim):
    assert queries.colleagues(room.cast.oosterparkwijk, room.cast.now) == [room.cast.alice, kim]
    room.host(conversations.hand_over, kim.pk)
    assert room.now.led_by == kim
    with pytest.raises(Refused, match="somebody-else-leads"):
        room.host(conversations.hand_over, room.cast.alice.pk)


@pytest.mark.parametrize("to", ["wim", "charlie", None])
def test_the_room_is_handed_to_nobody_but_a_colleague(room, to):
    with pytest.raises(Refused, match="colleague-unknown"):
        room.host(conversations.hand_over, getattr(room.cast, to).pk if to else None)
    assert room.now.led_by == room.cast.alice


def test_a_colleague_whose_seat_has_ended_is_none(room):
    former = people.register("sam@example.org", name="Sam")
    today = room.cast.now.date()
    people.seat(former.pk, room.cast.gebiedsteam, role="ambtenaar", since=LONG_AGO, until=today, at=room.cast.now)
    assert queries.colleagues(room.cast.oosterparkwijk, room.cast.now) == [room.cast.alice]
    with pytest.raises(Refused, match="colleague-unknown"):
        room.host(conversations.hand_over, former.pk)
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        conversations.take_over(room.pk, by=former.pk, at=room.cast.now)


@pytest.mark.parametrize("status", ["planned", "closed"])
def test_a_room_that_is_not_open_is_not_taken_over(planned, kim, status):
    if status == "closed":
        planned.host(conversations.open)
        planned.host(conversations.close)
    with pytest.raises(Refused, match="gathering-"):
        conversations.take_over(planned.pk, by=kim.pk, at=planned.cast.now)


def test_every_deed_of_a_host_has_its_sentence_in_the_logbook(room, kim):
    someone, other = room.come_in(), room.come_in()
    wish, second = room.say(someone), room.say(other, value={"text": "Meer licht"})
    first = room.host(conversations.group_wishes, "our-area", [wish.pk], "Groen")
    conversations.group_wishes(room.pk, "our-area", [second.pk], "Licht", by=kim.pk, at=room.cast.now)
    by = {"by": room.cast.alice.pk, "at": room.cast.now}
    conversations.rename_group(first.pk, "Bomen", **by)
    conversations.pin_group(first.pk, True, **by)
    conversations.pin_group(first.pk, False, **by)
    conversations.pin_wish(wish.pk, True, **by)
    conversations.pin_wish(wish.pk, False, **by)
    other_group = queries.groups_at(room.now, "our-area")[1]
    conversations.merge_groups(first.pk, other_group.pk, **by)
    room.host(conversations.take_out, "our-area", [wish.pk])
    room.host(conversations.check_first, True)
    conversations.admit(wish.pk, **by)
    room.host(conversations.check_first, False)
    room.host(conversations.set_clock, 3)
    room.host(conversations.stop_clock)
    room.host(conversations.pause, True)
    room.host(conversations.pause, False)
    written = room.host(conversations.write_conclusion, "our-area", "Zo is het.", after=0)
    room.host(conversations.ask_fit, "our-area", written.number)
    room.host(conversations.write_conclusion, "our-area", "", after=1)
    room.host(conversations.hand_over, kim.pk)
    conversations.take_over(room.pk, **by)
    kinds = {entry.kind for entry in ledger.entries(subject=f"conversation:{room.pk}")}
    assert len(kinds) == 22
    assert kinds <= set(wording.DEEDS)
    facts = str([entry.facts for entry in ledger.entries(subject=f"conversation:{room.pk}")])
    for typed in ("Groen", "Bomen", "Licht", "Zo is het", "Meer bomen", "Kim", "Alice"):
        assert typed not in facts, "the logbook holds digests, not what people typed"
