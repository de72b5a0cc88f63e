# SPDX-License-Identifier: EUPL-1.2
"""Where an idea is about, the order of the agenda, and searching in ideas. docs/rules/agenda.md."""

import pytest

from samenspraak.rulebook.agenda.arranging import arranged, why_not_arrange
from samenspraak.rulebook.agenda.searching import searchable, terms
from samenspraak.rulebook.agenda.spots import Where, settled, why_not_spot
from samenspraak.rulebook.places import NOWHERE, Buurt, Ground, within


def box(west, south, east, north):
    """A rectangle as a ring."""
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


PARK = {"type": "Polygon", "coordinates": [box(6.58, 53.21, 6.60, 53.23), box(6.585, 53.215, 6.59, 53.22)]}
TWO = {"type": "MultiPolygon", "coordinates": [[box(0, 0, 1, 1)], [box(2, 0, 3, 1)]]}
WEST = Buurt("BU1", "West", {"type": "Polygon", "coordinates": [box(6.58, 53.21, 6.59, 53.23)]})
GROUND = Ground((PARK,), (WEST,))


def codes(*args):
    return [finding.code for finding in why_not_spot(*args)]


def test_nothing_said_is_nothing_wrong():
    assert codes(Where(), NOWHERE) == []


def test_words_alone_are_enough_also_where_no_shape_is_known():
    assert codes(Where("bij de vijver"), NOWHERE) == []


def test_a_point_or_a_buurt_needs_words():
    assert codes(Where("", (6.595, 53.22)), GROUND) == ["spot-in-words"]
    assert codes(Where("", None, "BU1"), GROUND) == ["spot-in-words"]
    assert codes(Where("x" * 121), GROUND) == ["writing-too-long"]


@pytest.mark.parametrize(
    ("point", "ground", "code"),
    [
        ((6.61, 53.22), GROUND, "point-outside"),
        ((6.587, 53.217), GROUND, "point-outside"),  # in the hole
        ((6.595, 53.22), NOWHERE, "area-has-no-shape"),
    ],
)
def test_a_point_lies_in_the_area(point, ground, code):
    assert codes(Where("bij de vijver", point), ground) == [code]


def test_a_buurt_is_one_of_the_area():
    assert codes(Where("bij de vijver", None, "BU9"), GROUND) == ["buurt-unknown"]
    assert codes(Where("bij de vijver", None, "BU1"), GROUND) == []


def test_a_point_is_kept_to_some_ten_metres_with_the_buurt_in_which_it_lies():
    assert settled(Where("hier", (6.583333333, 53.221111111)), GROUND) == Where("hier", (6.5833, 53.2211), "BU1")
    assert settled(Where("hier", (6.595, 53.22), "BU1"), GROUND).buurt == "BU1"  # in no buurt that we know


def test_an_area_may_be_in_pieces():
    assert within((0.5, 0.5), [TWO]) and within((2.5, 0.5), [TWO]) and not within((1.5, 0.5), [TWO])


# The order of the agenda


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        ({3: 1}, [3, 1, 2, 4]),
        ({1: 4}, [2, 3, 4, 1]),
        ({1: 2}, [2, 1, 3, 4]),
        ({2: 4, 4: 2}, [1, 4, 3, 2]),
        ({1: 4, 2: 3, 3: 2, 4: 1}, [4, 3, 2, 1]),
        ({}, [1, 2, 3, 4]),
    ],
)
def test_whoever_types_one_number_moves_one_item(wanted, order):
    assert arranged([1, 2, 3, 4], wanted) == order


def why_not(wanted, *, seen=(1, 2, 3), movable=(1, 2, 3)):
    found = why_not_arrange(seen=seen, now=(1, 2, 3), wanted=wanted, movable=movable)
    return found.code if found else None


def test_the_order_is_made_by_who_draws_up_the_agenda():
    assert why_not((3, 2, 1)) is None
    assert why_not((3, 2, 1), movable=()) == "nothing-to-arrange"
    assert why_not((3, 2, 1), movable=(1, 3)) is None  # the other one stands where it stood
    assert why_not((2, 1, 3), movable=(1, 3)) == "others-draw-that-up"


def test_an_order_that_nobody_saw_is_not_changed():
    assert why_not((3, 2, 1), seen=(1, 2)) == "order-changed-meanwhile"
    assert why_not((3, 2, 1), seen=(2, 1, 3)) == "order-changed-meanwhile"
    assert why_not((3, 2, 4)) == "order-changed-meanwhile"
    assert why_not((1, 2, 3)) == "order-stays-the-same"


# Searching


def test_words_are_kept_once_without_capitals_and_accents():
    assert searchable("Een Café, één bank!", "een bank") == "een cafe bank"


def test_people_look_for_words_that_are_all_there():
    assert terms("  Café é BANK bank ") == ("cafe", "bank")
    assert terms("%_'") == () and len(terms(" ".join(f"woord{n}" for n in range(9)))) == 6
