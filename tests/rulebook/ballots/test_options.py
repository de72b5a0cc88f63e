# SPDX-License-Identifier: EUPL-1.2
"""What can be announced of a choice, and what can stand on its papers: bylaws."""

import pytest

from samenspraak.rulebook.ballots import options
from samenspraak.rulebook.ballots.options import COUNTS, KINDS, as_kept, kind_of, offered, why_not_marked
from samenspraak.rulebook.verdicts import Refused

THREE = ("1", "2", "3")


def wrong(texts, count="plurality", places=1, stays=False, **more):
    found = options.why_not_options(texts, count=count, places=places, stays=stays, **more)
    return [one.code for one in found]


@pytest.mark.parametrize("count", COUNTS)
def test_each_rule_belongs_to_one_kind_and_takes_two_to_twelve_options(count):
    assert count in KINDS[kind_of(count)]
    assert wrong(["Rood", "Blauw"], count) == []
    assert wrong([f"Kleur {n}" for n in range(12)], count) == []
    for texts in ([], ["Rood"], [f"Kleur {n}" for n in range(13)]):
        assert wrong(texts, count)[0] == "options-of-so-many"


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["Rood", "Blauw", " rood"], "option-double"),
        (["Rood", "Donker  blauw", "donker blauw"], "option-double"),
        (["Rood", "Blauw", " "], "option-empty"),
        (["Rood", "x" * 201], "option-too-long"),
    ],
)
def test_options_differ_and_say_something_short(texts, code):
    assert wrong(texts) == [code]


def test_places_leave_something_to_choose_and_one_rule_in_three_gives_one_place():
    assert wrong(THREE, "approval", 2) == [] and wrong(THREE, "stv", 2) == []
    for count, places in (("approval", 3), ("approval", 0), ("plurality", 2), ("instant-runoff", 2)):
        assert wrong(THREE, count, places) == ["places-wrong"]
    assert wrong(THREE, "approval", 2, stays=True) == ["stays-takes-the-place"]
    assert wrong(THREE, "approval", 1, stays=True) == []


def test_only_what_is_offered_can_be_announced():
    assert wrong(THREE, "drawing-straws") == ["count-unknown"]
    assert wrong(THREE, "borda", known=("plurality",)) == ["count-unknown"]


def test_what_is_offered_comes_from_the_content():
    assert offered({}) == COUNTS
    assert offered({"choices": {"counts": {"value": "stv plurality"}}}) == ("stv", "plurality")
    for odd in ({"counts": {"value": "dice"}}, {"counts": {"value": "stv stv"}}, {"dice": {"value": "stv"}}):
        with pytest.raises(Refused):
            offered({"choices": odd})


PAPERS = [
    ("plurality", "2", None, ["2"]),
    ("plurality", ["2"], None, ["2"]),
    ("plurality", "blank", None, []),
    ("plurality", ["1", "2"], "only-one-option", None),
    ("plurality", ["2", "blank"], "blank-and-more", None),
    ("plurality", "9", "choice-unknown", None),
    ("approval", ["3", "1"], None, ["1", "3"]),
    ("approval", ["blank"], None, []),
    ("approval", [], "option-missing", None),
    ("approval", ["1", "1"], "choice-unknown", None),
    ("approval", ["1", "9"], "choice-unknown", None),
    ("approval", {"1": 1}, "choice-unknown", None),
    ("approval", [["1"]], "choice-unknown", None),
    ("borda", {"1": 2, "3": 1}, None, ["3", "1"]),
    ("borda", ["3", "1"], None, ["3", "1"]),
    ("borda", {"1": 1, "3": 1}, "place-twice", None),
    ("borda", {"1": 1, "3": 3}, "place-skipped", None),
    ("borda", {"1": 2}, "place-skipped", None),
    ("borda", {"1": 0}, "place-no-number", None),
    ("borda", {"1": 13}, "place-no-number", None),
    ("borda", {"1": "eerste"}, "place-no-number", None),
    ("borda", {"1": 1, "blank": 1}, "blank-and-more", None),
    ("borda", {}, "option-missing", None),
    ("borda", "blank", None, []),
    ("score", {"3": 5, "1": 0, "2": 1}, None, {"2": 1, "3": 5}),
    ("score", {"1": 6}, "points-wrong", None),
    ("score", {"1": -1}, "points-wrong", None),
    ("score", {"1": True}, "points-wrong", None),
    ("score", {"1": 0}, "option-missing", None),
    ("score", ["1"], "choice-unknown", None),
    ("score", {"9": 1}, "choice-unknown", None),
    ("score", "blank", None, {}),
    ("score", None, "option-missing", None),
]


@pytest.mark.parametrize(("count", "choice", "code", "kept"), PAPERS)
def test_what_can_stand_on_a_paper(count, choice, code, kept):
    refused = why_not_marked(count, choice, THREE)
    assert (refused and refused.code) == code
    if code is None:
        assert as_kept(count, choice, THREE) == kept
