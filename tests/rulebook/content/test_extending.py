# SPDX-License-Identifier: EUPL-1.2
"""What a wijk puts beside the common plates never changes or replaces them."""

import pytest

from samenspraak import content as files
from samenspraak.rulebook.content import extended, own_plate, parse, why_not_own_plate

PLATE = {
    "title": "Het dorpshuis",
    "short": "Waar we elkaar zien.",
    "questions": ["Wat mis je?"],
    "statements": ["Open."],
}


@pytest.fixture(scope="module")
def shipped():
    return parse({name: files.read(name) for name in ("praatplaat", "compass", "archetypes", "topics")})


@pytest.fixture
def own():
    return {
        "plates": [own_plate(1, **PLATE)],
        "statements": [{"plate": "our-area", "key": "people-1", "text": "De grens is de vaart."}],
    }


def test_the_common_plates_stay_as_they_are(shipped, own):
    found = extended(shipped, own)
    assert [block.key for block in found.blocks] == [*(block.key for block in shipped.blocks), "own-1"]
    for before, after in zip(shipped.blocks, found.blocks, strict=False):
        assert (before.title, before.questions, before.choice) == (after.title, after.questions, after.choice)
        assert after.statements[: len(before.statements)] == before.statements
    assert (found.compass, found.archetypes, found.presets) == (shipped.compass, shipped.archetypes, shipped.presets)


def test_what_is_the_wijks_own_is_marked_so(shipped, own):
    found = extended(shipped, own)
    plate = found.block("own-1")
    assert plate.own and plate.choice is None and plate.number == len(shipped.blocks) + 1
    assert [one.key for one in found.questions_of("own-1")] == ["own-1-q1", "own-1-s1"]
    assert found.question("our-area", "people-1").own
    assert not any(one.own for block in shipped.blocks for one in block.statements)


def test_a_statement_on_an_unknown_plate_is_left_out(shipped):
    added = {"statements": [{"plate": "gone", "key": "people-1", "text": "Nergens."}]}
    assert extended(shipped, added) == shipped


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"title": ""}, "own-plate-title-missing"),
        ({"title": "Ons gebied"}, "own-plate-title-taken"),
        ({"questions": [], "statements": []}, "own-plate-asks-nothing"),
        ({"questions": ["x" * 201]}, "own-plate-too-long"),
        ({"statements": ["a", "b", "c", "d"]}, "own-plate-too-many"),
    ],
)
def test_a_plate_of_ones_own_has_a_title_and_asks_something(shipped, changed, code):
    assert [finding.code for finding in why_not_own_plate(shipped, **{**PLATE, **changed})] == ([code] if code else [])
