# SPDX-License-Identifier: EUPL-1.2
"""What a wijk asks beside the common plates: added, marked, improved until it is used, and then never changed."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.actions import PlateText
from samenspraak.civic.conversations.models import Round
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.verdicts import Refused

VILLAGE = PlateText("Het dorpshuis", "Waar we elkaar zien.", ["Wat mis je?", "  "], ["Het moet vaker open."])


def add(room, text=VILLAGE, by=None):
    return conversations.add_own_plate(room.round.pk, text, by=by or room.cast.alice.pk, at=room.cast.now)


def change(room, key, text, by=None):
    conversations.change_own_plate(room.round.pk, key, text, by=by or room.cast.alice.pk, at=room.cast.now)


def content(room):
    return queries.content_of(Round.objects.select_related("content").get(pk=room.round.pk))


def prepare_with(room, *plates):
    return conversations.prepare(
        room.round.pk,
        title="Met eigen plaat",
        place="",
        starts_at=room.cast.later(days=1),
        plates=list(plates),
        by=room.cast.alice.pk,
        at=room.cast.now,
    )


def test_an_own_plate_can_be_chosen_and_answered(planned):
    key = add(planned)
    made = prepare_with(planned, "our-area", key)
    assert made.plates == ["our-area", "own-1"]
    plate = content(planned).block(key)
    assert plate.own
    assert [one.text for one in plate.questions] == ["Wat mis je?"]
    entry = ledger.entries(area="oosterparkwijk")[1]
    assert (entry.kind, entry.facts["called"]) == ("plate.added", "Het dorpshuis")


def test_the_same_form_sent_twice_is_one_plate(planned):
    assert add(planned) == add(planned)
    assert len(Round.objects.get().own["plates"]) == 1


def test_it_is_improved_until_it_is_used(planned):
    key = add(planned)
    made = prepare_with(planned, key)
    change(planned, key, PlateText("Ons dorpshuis", "Waar we elkaar zien.", ["Wat mis je hier?"], []))
    assert content(planned).block(key).title == "Ons dorpshuis"
    conversations.open(made.pk, by=planned.cast.alice.pk, at=planned.cast.now)
    with pytest.raises(Refused, match="own-plate-used"):
        change(planned, key, VILLAGE)


def test_it_is_not_improved_once_it_was_printed(planned):
    key = add(planned)
    made = prepare_with(planned, key)
    conversations.number_sheets(made.pk, 3, by=planned.cast.alice.pk, at=planned.cast.now)
    with pytest.raises(Refused, match="own-plate-used"):
        change(planned, key, VILLAGE)


def test_a_gathering_that_was_called_off_used_nothing(planned):
    key = add(planned)
    made = prepare_with(planned, key)
    conversations.cancel(made.pk, by=planned.cast.alice.pk, at=planned.cast.now)
    change(planned, key, PlateText("Het dorpshuis", "", ["Anders?"], []))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (PlateText("", "", ["Wat?"], []), "own-plate-title-missing"),
        (PlateText("Beslissen", "", ["Wat?"], []), "own-plate-title-taken"),
        (PlateText("Leeg", "", ["\u200b"], [" "]), "own-plate-asks-nothing"),
        (PlateText("Lang", "", ["x" * 201], []), "own-plate-too-long"),
    ],
)
def test_what_is_no_plate(planned, text, code):
    with pytest.raises(Refused, match=code):
        add(planned, text)


def test_six_are_enough(planned):
    for number in range(6):
        add(planned, PlateText(f"Plaat {number}", "", ["Wat?"], []))
    with pytest.raises(Refused, match="own-plates-enough"):
        add(planned)
    change(planned, "own-2", PlateText("Anders", "", ["Wat?"], []))


def test_a_common_plate_is_never_changed(planned):
    with pytest.raises(Refused, match="plate-unknown"):
        change(planned, "deciding", VILLAGE)


@pytest.mark.parametrize("who", ["wim", "bo", "charlie"])
def test_only_the_gebiedsteam_adds_a_plate(planned, who):
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        add(planned, by=getattr(planned.cast, who).pk)


def test_a_closed_round_gets_no_plates(planned):
    planned.host(conversations.cancel)
    conversations.close_round(planned.round.pk, by=planned.cast.alice.pk, at=planned.cast.now)
    with pytest.raises(Refused, match="round-closed"):
        add(planned)
