# SPDX-License-Identifier: EUPL-1.2
"""Who somebody is: only what they like to tell, and only where it makes sense."""

import pytest

from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.conversations import queries
from samenspraak.civic.conversations.models import Participant
from samenspraak.civic.ledger import queries as ledger
from samenspraak.rulebook.conversations import AGES, LIVED
from samenspraak.rulebook.verdicts import Refused


def tell(room, someone, age="", lived="", **how):
    conversations.introduce(someone.pk, age=age, lived=lived, at=room.cast.now, **how)
    someone.refresh_from_db()
    return someone.age, someone.lived


def test_told_changed_and_taken_back(room):
    someone = room.come_in()
    assert tell(room, someone, "25-44", "2-9") == ("25-44", "2-9")
    assert tell(room, someone, "45-64", "10+") == ("45-64", "10+")
    assert tell(room, someone) == ("", "")


def test_the_classes_of_the_rules_are_those_of_the_table():
    assert [age for age, _ in Participant.AGES] == list(AGES)
    assert [years for years, _ in Participant.LIVED] == list(LIVED)


@pytest.mark.parametrize(("age", "lived", "code"), [("33", "", "age-unknown"), ("", "altijd", "lived-unknown")])
def test_what_is_no_class_is_refused(room, age, lived, code):
    with pytest.raises(Refused, match=code):
        tell(room, room.come_in(), age, lived)


@pytest.mark.parametrize("side", ["organisation", "municipality", "council", "elsewhere"])
def test_only_residents_say_how_long_they_have_lived_here(room, side):
    someone = room.come_in(side)
    assert tell(room, someone, "25-44") == ("25-44", "")
    with pytest.raises(Refused, match="lived-is-for-residents"):
        tell(room, someone, "25-44", "10+")


def test_who_turns_out_not_to_live_here_has_not_lived_here(room):
    someone = room.come_in("resident", token="mijn-telefoon")
    tell(room, someone, "65+", "10+")
    again = room.come_in("elsewhere", token="mijn-telefoon")
    assert (again.pk, again.age, again.lived) == (someone.pk, "65+", "")


def test_not_after_closing(room):
    someone = room.come_in()
    room.host(conversations.close)
    with pytest.raises(Refused, match="gathering-closed"):
        tell(room, someone, "65+")


def test_for_a_sheet_only_the_gebiedsteam_tells_it(room):
    cast = room.cast
    asked = {"side": "resident", "channel": "paper", "sheet": "Blad 1", "key": "k"}
    sheet = conversations.enter_for(room.pk, **asked, by=cast.alice.pk, at=cast.now)
    with pytest.raises(Refused, match="not-the-gebiedsteam"):
        tell(room, sheet, "65+", by=cast.bo.pk)
    assert tell(room, sheet, "65+", by=cast.alice.pk) == ("65+", "")


def test_the_logbook_does_not_know(room):
    someone, before = room.come_in(), ledger.entries().count()
    tell(room, someone, "0-14", "0-1")
    assert ledger.entries().count() == before


def test_it_adds_up_in_the_outcomes_with_small_groups_hidden(room, django_assert_max_num_queries):
    for age, lived in [("65+", "10+")] * 6 + [("15-24", "0-1")] * 5 + [("0-14", "")] * 5 + [("", "")] * 3:
        someone = room.come_in()
        tell(room, someone, age, lived)
        room.say(someone)
        room.say(someone, "choice")
    room.host(conversations.close)
    with django_assert_max_num_queries(3):
        said = queries.outcomes_of(room.round)
    assert said.by_age.shown == {"0-14": 5, "15-24": 5, "65+": 6}
    assert (said.people, said.by_age.total) == (19, 16)
    assert said.by_lived.shown == {"0-1": 5, "10+": 6}
