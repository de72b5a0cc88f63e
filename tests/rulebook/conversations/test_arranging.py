# SPDX-License-Identifier: EUPL-1.2
"""What stands first on the screen of the room, and why nobody has to guess."""

from itertools import permutations

from samenspraak.rulebook.conversations import Gathered, Named, Spoken, gathered, on_screen
from samenspraak.rulebook.conversations.arranging import in_order


def names(row):
    return [one.name if isinstance(one, Gathered) else one.text for one in row]


def test_the_newest_wish_comes_first():
    assert names(in_order([Spoken(1, "oud"), Spoken(3, "nieuw"), Spoken(2, "midden")])) == ["nieuw", "midden", "oud"]


def test_what_is_pinned_comes_first_and_what_was_pinned_first_leads():
    wishes = [Spoken(1, "later vast", pinned=20), Spoken(2, "eerst vast", pinned=10), Spoken(3, "nieuw")]
    assert names(in_order(wishes)) == ["eerst vast", "later vast", "nieuw"]


def test_larger_groups_come_first_then_the_older():
    wishes = [Spoken(1, "a", group=1), Spoken(2, "b", group=2), Spoken(3, "c", group=2), Spoken(4, "d", group=3)]
    groups = [Named(3, "jong"), Named(2, "groot"), Named(1, "oud")]
    assert names(gathered(wishes, groups)) == ["groot", "oud", "jong"]


def test_a_group_without_wishes_is_not_there():
    assert gathered([Spoken(1, "los")], [Named(1, "leeg")]) == ()


def test_the_screen_shows_pins_then_groups_then_the_newest():
    wishes = [
        Spoken(1, "in de groep", group=1),
        Spoken(2, "ook in de groep", group=1),
        Spoken(3, "vast", pinned=5),
        Spoken(4, "los"),
        Spoken(5, "nieuwst"),
        Spoken(6, "in de vaste groep", group=2),
    ]
    groups = [Named(1, "groep"), Named(2, "vaste groep", pinned=9)]
    assert names(on_screen(wishes, groups)) == ["vast", "vaste groep", "groep", "nieuwst", "los"]


def test_a_pinned_wish_leads_also_when_it_is_in_a_group_and_the_group_still_counts_it():
    wishes = [Spoken(1, "vast", group=1, pinned=5), Spoken(2, "ander", group=1)]
    shown = on_screen(wishes, [Named(1, "groep")])
    assert names(shown) == ["vast", "groep"]
    assert len(shown[1].wishes) == 2
    assert [one.text for one in shown[1].words] == ["ander"], "what stands above is not quoted again"


def test_a_group_of_pinned_wishes_only_still_has_words():
    (one,) = gathered([Spoken(1, "vast", group=1, pinned=5)], [Named(1, "groep")])
    assert [wish.text for wish in one.words] == ["vast"]


def test_the_order_in_which_wishes_are_given_makes_no_difference():
    wishes = [Spoken(1, "a", group=1), Spoken(2, "b", pinned=3), Spoken(3, "c"), Spoken(4, "d", group=1)]
    groups = [Named(1, "groep")]
    expected = names(on_screen(wishes, groups))
    assert all(names(on_screen(order, groups)) == expected for order in permutations(wishes))
