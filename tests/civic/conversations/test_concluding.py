# SPDX-License-Identifier: EUPL-1.2
"""The conclusion of a plate, and whether it fits: each says it of one text."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Conclusion, Fit
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.verdicts import Refused

PLATE = "our-area"


@pytest.fixture
def asked(room):
    """A room that is asked about its first conclusion."""
    written = room.host(conversations.write_conclusion, PLATE, "We willen bomen.", after=0)
    room.host(conversations.ask_fit, PLATE, written.number)
    return room


def say(room, someone, fits=True, number=1, missing="", plate=PLATE):
    return conversations.say_fit(someone.pk, plate, number=number, fits=fits, missing=missing, at=room.cast.now)


def count(room):
    return queries.newest_conclusion(room.now, PLATE).count


def test_a_conclusion_stands_on_the_screen_and_a_changed_one_is_the_next(room):
    first = room.host(conversations.write_conclusion, PLATE, "  Een. ", after=0)
    assert (first.number, first.text, first.asked_at) == (1, "Een.", None)
    second = room.host(conversations.write_conclusion, PLATE, "Twee.", after=1)
    assert second.number == 2
    assert queries.newest_conclusion(room.now, PLATE).text == "Twee."
    assert Conclusion.objects.count() == 2


def test_the_same_text_again_is_no_next_number(asked):
    asked.host(conversations.write_conclusion, PLATE, "We willen bomen.", after=0)
    assert queries.newest_conclusion(asked.now, PLATE).asked_at
    assert Conclusion.objects.count() == 1


def test_who_writes_over_somebody_elses_text_is_told(room):
    room.host(conversations.write_conclusion, PLATE, "Een.", after=0)
    with pytest.raises(Refused, match="conclusion-changed"):
        room.host(conversations.write_conclusion, PLATE, "Twee.", after=0)
    assert queries.newest_conclusion(room.now, PLATE).text == "Een."


def test_taking_a_conclusion_away(asked):
    asked.host(conversations.write_conclusion, PLATE, "", after=1)
    assert queries.conclusions_in(asked.now) == {}
    assert queries.asked_of(asked.now, PLATE, None) is None
    with pytest.raises(Refused, match="conclusion-changed"):
        say(asked, asked.come_in())
    asked.host(conversations.write_conclusion, PLATE, "Toch wel.", after=2)
    assert queries.conclusions_in(asked.now)[PLATE].number == 3


def test_nothing_to_take_away(room):
    with pytest.raises(Refused, match="conclusion-empty"):
        room.host(conversations.write_conclusion, PLATE, "  ", after=0)


def test_asking_is_about_the_text_that_stands_there(room):
    with pytest.raises(Refused, match="conclusion-empty"):
        room.host(conversations.ask_fit, PLATE, 1)
    room.host(conversations.write_conclusion, PLATE, "Een.", after=0)
    room.host(conversations.write_conclusion, PLATE, "Twee.", after=1)
    with pytest.raises(Refused, match="conclusion-changed"):
        room.host(conversations.ask_fit, PLATE, 1)
    revision = room.now.revision
    for _ in range(2):
        room.host(conversations.ask_fit, PLATE, 2)
    assert room.now.revision == revision + 1, "phones hear of it once"


def test_saying_it_again_changes_it(asked):
    someone = asked.come_in()
    say(asked, someone, fits=False, missing="De jongeren.")
    assert Fit.objects.get().missing == "De jongeren."
    say(asked, someone, fits=True, missing="De jongeren.")
    assert (Fit.objects.get().fits, Fit.objects.get().missing) == (True, "")


def test_what_was_said_of_an_earlier_text_does_not_count_for_the_next(asked):
    for _ in range(5):
        say(asked, asked.come_in())
    assert (count(asked).yes, count(asked).is_shown) == (5, True)
    asked.host(conversations.write_conclusion, PLATE, "We willen bomen en bankjes.", after=1)
    assert (count(asked).n, count(asked).is_shown) == (0, False)
    assert queries.asked_of(asked.now, PLATE, None) is None, "a changed text is asked anew"


def test_numbers_are_kept_back_until_five_said_so(asked):
    for number in range(5):
        assert not count(asked).is_shown
        say(asked, asked.come_in(), fits=number != 0)
    assert (count(asked).yes, count(asked).no, count(asked).is_shown) == (4, 1, True)


def test_a_phone_that_typed_while_the_text_changed_is_told(asked):
    someone = asked.come_in()
    asked.host(conversations.write_conclusion, PLATE, "Anders.", after=1)
    asked.host(conversations.ask_fit, PLATE, 2)
    with pytest.raises(Refused, match="conclusion-changed"):
        say(asked, someone, number=1)
    say(asked, someone, number=2)
    assert Fit.objects.get().conclusion.number == 2


def test_saying_it_while_the_room_moved_on_still_counts(asked):
    someone = asked.come_in()
    asked.host(conversations.go_to, "deciding")
    say(asked, someone)
    assert Fit.objects.count() == 1


@pytest.mark.parametrize(
    ("verb", "code"), [(conversations.close, "conversation-closed"), (None, "conversation-paused")]
)
def test_after_closing_and_in_a_pause_nobody_says_it(asked, verb, code):
    someone = asked.come_in()
    if verb:
        asked.host(verb)
    else:
        asked.host(conversations.pause, True)
    with pytest.raises(Refused, match=code):
        say(asked, someone)


def test_what_people_miss_is_for_the_host_and_without_who_said_it(asked):
    say(asked, asked.come_in(), fits=False, missing="De jongeren.")
    say(asked, asked.come_in(), fits=False)
    assert queries.missed_in(queries.newest_conclusion(asked.now, PLATE)) == ["De jongeren."]


def test_a_phone_reads_back_what_it_said(asked):
    someone, other = asked.come_in(), asked.come_in()
    say(asked, someone, fits=False, missing="De jongeren.")
    mine, theirs = (queries.asked_of(asked.now, PLATE, one) for one in (someone, other))
    assert (mine.own, mine.missed) == (False, "De jongeren.")
    assert (theirs.own, theirs.missed) == (None, None)


def test_the_logbook_holds_the_digest_of_a_conclusion(asked):
    (entry,) = [one for one in ledger.entries(subject=f"conversation:{asked.pk}") if one.kind == "conclusion.written"]
    assert len(entry.facts["digest"]) == 64
    assert "bomen" not in str(entry.facts)


def test_each_saying_is_heard_by_the_screen_and_says_nothing_about_what_was_said(asked):
    someone = asked.come_in()
    say(asked, someone, fits=True)
    before = queries.screen_state(asked.code)
    conversations.say_fit(someone.pk, PLATE, number=1, fits=False, missing="", at=asked.cast.later(seconds=1))
    after = queries.screen_state(asked.code)
    assert before != after
    assert {key for key in after if before[key] != after[key]} == {"fitted"}
