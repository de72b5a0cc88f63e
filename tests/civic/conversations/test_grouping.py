# SPDX-License-Identifier: EUPL-1.2
"""Wishes put together under a name. They stay as they were said."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions.hosting import leaf
from samenspraak.civic.conversations.models import Answer, WishGroup
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Refused

PLATE = "our-area"


@pytest.fixture
def wishes(room):
    """Four wishes of one plate."""
    someone = room.come_in()
    return [room.say(someone, value={"text": text}).pk for text in ("bomen", "bankjes", "licht", "lantaarns")]


@pytest.fixture
def by(room):
    return {"by": room.cast.alice.pk, "at": room.cast.now}


def groups(room):
    """The groups of the plate, each with the words in it."""
    said = queries.said_at(room.now, PLATE)
    return {
        group.name: sorted(wish.value["text"] for wish in said if wish.group_id == group.pk)
        for group in queries.groups_at(room.now, PLATE)
    }


def test_wishes_stand_together_under_a_name_and_stay_as_they_were_said(room, wishes):
    before = [leaf(one) for one in Answer.objects.order_by("pk")]
    room.host(conversations.group_wishes, PLATE, wishes[:2], "  Buiten\n zitten ")
    assert groups(room) == {"Buiten zitten": ["bankjes", "bomen"]}
    assert [leaf(one) for one in Answer.objects.order_by("pk")] == before, "the seal is over what was said"


def test_the_same_name_is_the_same_group(room, wishes):
    for wish in wishes[:2]:
        room.host(conversations.group_wishes, PLATE, [wish], "Buiten")
    assert groups(room) == {"Buiten": ["bankjes", "bomen"]}


def test_adding_moving_and_taking_out(room, wishes, by):
    one = room.host(conversations.group_wishes, PLATE, wishes[:2], "Buiten")
    two = room.host(conversations.group_wishes, PLATE, wishes[2:3], "Licht")
    conversations.add_to_group(two.pk, [wishes[3], wishes[0]], **by)
    assert groups(room) == {"Buiten": ["bankjes"], "Licht": ["bomen", "lantaarns", "licht"]}
    assert room.host(conversations.take_out, PLATE, [wishes[0], wishes[3]]) == 2
    assert groups(room) == {"Buiten": ["bankjes"], "Licht": ["licht"]}
    assert room.host(conversations.take_out, PLATE, [wishes[0]]) == 0, "it stood on its own already"
    assert WishGroup.objects.filter(pk=one.pk).exists()


def test_splitting_is_putting_some_under_another_name(room, wishes):
    room.host(conversations.group_wishes, PLATE, wishes, "Alles")
    room.host(conversations.group_wishes, PLATE, wishes[2:], "Licht")
    assert groups(room) == {"Alles": ["bankjes", "bomen"], "Licht": ["lantaarns", "licht"]}


def test_a_group_that_nothing_is_in_any_more_is_gone(room, wishes):
    room.host(conversations.group_wishes, PLATE, wishes[:2], "Buiten")
    room.host(conversations.take_out, PLATE, wishes[:2])
    assert not WishGroup.objects.exists()


def test_renaming(room, wishes, by):
    group = room.host(conversations.group_wishes, PLATE, wishes[:2], "Buiten")
    conversations.rename_group(group.pk, "Groen", **by)
    conversations.rename_group(group.pk, "Groen", **by)
    assert groups(room) == {"Groen": ["bankjes", "bomen"]}


def test_merging_keeps_the_name_of_the_second_and_a_pin_of_either(room, wishes, by):
    one = room.host(conversations.group_wishes, PLATE, wishes[:2], "Buiten")
    two = room.host(conversations.group_wishes, PLATE, wishes[2:], "Licht")
    conversations.pin_group(one.pk, True, **by)
    conversations.merge_groups(one.pk, two.pk, **by)
    assert groups(room) == {"Licht": ["bankjes", "bomen", "lantaarns", "licht"]}
    assert WishGroup.objects.get().pinned_at


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "group-name-missing"), (" \u200b ", "group-name-missing"), ("x" * 121, "group-name-too-long")],
)
def test_a_name_is_short_and_there(room, wishes, by, name, code):
    with pytest.raises(Refused, match=code):
        room.host(conversations.group_wishes, PLATE, wishes[:1], name)
    group = room.host(conversations.group_wishes, PLATE, wishes[:1], "Goed")
    with pytest.raises(Refused, match=code):
        conversations.rename_group(group.pk, name, **by)
    assert list(groups(room)) == ["Goed"]


def test_a_name_that_is_taken(room, wishes, by):
    group = room.host(conversations.group_wishes, PLATE, wishes[:1], "Een")
    room.host(conversations.group_wishes, PLATE, wishes[1:2], "Twee")
    with pytest.raises(Refused, match="group-name-taken"):
        conversations.rename_group(group.pk, "Twee", **by)


def test_a_name_is_free_again_when_everybody_took_their_wish_back(room, by):
    someone, other = room.come_in(), room.come_in()
    mine, theirs = room.say(someone), room.say(other)
    room.host(conversations.group_wishes, PLATE, [mine.pk], "Een")
    group = room.host(conversations.group_wishes, PLATE, [theirs.pk], "Twee")
    conversations.withdraw_answer(mine.pk, participant_id=someone.pk, at=room.cast.now)
    conversations.rename_group(group.pk, "Een", **by)
    assert [one.name for one in queries.groups_at(room.now, PLATE)] == ["Een"]


def test_without_wishes_there_is_no_group(room, wishes):
    for nothing in ([], [0], [wishes[-1] + 100]):
        with pytest.raises(Refused, match="wishes-missing"):
            room.host(conversations.group_wishes, PLATE, nothing, "Leeg")
    assert not WishGroup.objects.exists()


def test_what_was_taken_back_or_hidden_meanwhile_is_left_out(room, by):
    someone = room.come_in()
    gone, hidden, stays = (room.say(someone, value={"text": text}) for text in ("weg", "verborgen", "blijft"))
    conversations.withdraw_answer(gone.pk, participant_id=someone.pk, at=room.cast.now)
    conversations.hide_answer(hidden.pk, "double", **by)
    room.host(conversations.group_wishes, PLATE, [gone.pk, hidden.pk, stays.pk], "Groep")
    assert groups(room) == {"Groep": ["blijft"]}


def test_a_group_holds_wishes_of_one_plate_and_no_other_answers(room, wishes, by):
    someone = room.come_in()
    vote = room.say(someone, "statement")
    room.host(conversations.go_to, "deciding")
    elsewhere = room.say(someone, plate="deciding")
    for foreign in (vote.pk, elsewhere.pk):
        with pytest.raises(Refused, match="wishes-missing"):
            room.host(conversations.group_wishes, PLATE, [foreign], "Gemengd")
    here = room.host(conversations.group_wishes, PLATE, wishes[:1], "Hier")
    there = room.host(conversations.group_wishes, "deciding", [elsewhere.pk], "Daar")
    for one, other in ((here, there), (here, here)):
        with pytest.raises(Refused, match="groups-not-together"):
            conversations.merge_groups(one.pk, other.pk, **by)


@pytest.mark.parametrize("verb", ["add", "rename", "merge", "pin"])
def test_a_group_that_is_gone(room, wishes, by, verb):
    group = room.host(conversations.group_wishes, PLATE, wishes[:1], "Weg")
    other = room.host(conversations.group_wishes, PLATE, wishes[1:2], "Blijft")
    room.host(conversations.take_out, PLATE, wishes[:1])
    deeds = {
        "add": lambda: conversations.add_to_group(group.pk, wishes[2:], **by),
        "rename": lambda: conversations.rename_group(group.pk, "Terug", **by),
        "merge": lambda: conversations.merge_groups(other.pk, group.pk, **by),
        "pin": lambda: conversations.pin_group(group.pk, True, **by),
    }
    with pytest.raises(Refused, match="group-gone"):
        deeds[verb]()


def test_after_closing_nothing_is_grouped_any_more(room, wishes, by):
    group = room.host(conversations.group_wishes, PLATE, wishes[:1], "Groep")
    sealed = room.host(conversations.close).digest
    with pytest.raises(Refused, match="gathering-closed"):
        room.host(conversations.group_wishes, PLATE, wishes[1:], "Te laat")
    with pytest.raises(Refused, match="gathering-closed"):
        conversations.rename_group(group.pk, "Te laat", **by)
    assert sealed == digest(sorted(leaf(one) for one in Answer.objects.select_related("participant")))


def test_a_pinned_wish_leads_and_pinning_twice_is_one_deed(room, wishes, by):
    room.host(conversations.reveal, PLATE)
    for _ in range(2):
        conversations.pin_wish(wishes[0], True, **by)
    assert [wish.text for wish in queries.shown_at(room.now, PLATE).wishes if wish.pinned] == ["bomen"]
    conversations.pin_wish(wishes[0], False, **by)
    assert not any(wish.pinned for wish in queries.shown_at(room.now, PLATE).wishes)


def test_a_pin_lets_nothing_through(room, by):
    room.host(conversations.check_first, True)
    room.host(conversations.reveal, PLATE)
    wish = room.say(room.come_in())
    conversations.pin_wish(wish.pk, True, **by)
    assert queries.shown_at(room.now, PLATE).wishes == ()


def test_everybody_reads_of_a_group_what_they_may_see(room, by):
    room.host(conversations.check_first, True)
    someone = room.come_in()
    read, waits = room.say(someone, value={"text": "gelezen"}), room.say(someone, value={"text": "wacht"})
    room.host(conversations.group_wishes, PLATE, [read.pk, waits.pk], "Groep")
    conversations.admit(read.pk, **by)
    assert queries.gathered_in(room.now) == {}, "the plate has not been revealed"
    room.host(conversations.reveal, PLATE)
    (group,) = queries.gathered_in(room.now)[PLATE]
    assert [wish.text for wish in group.wishes] == ["gelezen"]
    room.host(conversations.close)
    (group,) = queries.gathered_in(room.now)[PLATE]
    assert [wish.text for wish in group.wishes] == ["wacht", "gelezen"]
