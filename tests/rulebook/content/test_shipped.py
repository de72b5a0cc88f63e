# SPDX-License-Identifier: EUPL-1.2
"""The content that is shipped: complete, in both languages, in plain words, and steering nobody."""

import dataclasses
import json
import re
import zipfile
from importlib import resources

import pytest

from samenspraak import content as files
from samenspraak.rulebook.content import ContentSet, Text, parse

BODY = {name: files.read(name) for name in ("praatplaat", "compass", "archetypes", "topics")}
CONTENT = parse(BODY)
PLACES = files.read("places")
BLOCKS = [
    "our-area",
    "what-about",
    "drawing-up",
    "deciding",
    "carrying-out",
    "who-speaks",
    "more-people",
    "openness",
    "good-conversation",
    "money-support",
    "roles",
    "learning-stopping",
]
TOPICS = [
    "green-play",
    "streets-traffic",
    "living-housing",
    "meeting-places",
    "safety",
    "care-welfare",
    "energy-climate",
    "youth-education",
    "culture-sport",
    "local-economy",
    "other",
]


def texts(value, at="content"):
    """Every text that is shown, with its place."""
    if isinstance(value, Text):
        yield at, value
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from texts(one, f"{at}[{getattr(one, 'key', place)}]")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name), f"{at}.{field.name}")


ALL = list(texts(CONTENT))


def test_the_twelve_building_blocks_stand_in_order():
    assert [block.key for block in CONTENT.blocks] == BLOCKS
    assert [block.number for block in CONTENT.blocks] == list(range(1, 13))


def test_the_plates_are_the_blocks_the_compass_and_the_triangle():
    assert [plate.key for plate in CONTENT.plates] == [*BLOCKS, "compass", "archetypes"]


@pytest.mark.parametrize("block", CONTENT.blocks, ids=lambda block: block.key)
def test_a_plate_asks_a_few_things_and_not_many(block):
    assert 2 <= len(block.questions) <= 3
    assert 2 <= len(block.statements) <= 4
    assert 2 <= len(block.choice.options) <= 11
    assert all(question.text.endswith("?") for question in block.questions)
    assert all(statement.text.endswith(".") for statement in block.statements)
    assert 4 <= len(block.keywords) <= 6


@pytest.mark.parametrize("block", CONTENT.blocks, ids=lambda block: block.key)
def test_the_statements_of_a_plate_point_both_ways_equally_often(block):
    leans = [statement.leans for statement in block.statements]
    assert leans.count("more") == leans.count("less") >= 1


@pytest.mark.parametrize("key", ["drawing-up", "deciding", "carrying-out"])
def test_the_choice_of_who_does_it_uses_the_ladder_of_say(key):
    keys = [option.key for option in CONTENT.block(key).choice.options]
    assert keys == ["heard", "advises", "initiates", "decides", "differs"]


def test_the_topics_are_those_that_agreements_use_and_can_be_chosen_in_the_same_words():
    assert [topic.key for topic in CONTENT.topics] == TOPICS
    choice = CONTENT.block("what-about").choice
    assert [(one.key, one.text) for one in choice.options] == [(topic.key, topic.title) for topic in CONTENT.topics]


def test_it_says_that_the_wording_is_our_own():
    assert "Eigen formulering van Samenspraak" in CONTENT.label
    assert "raadsvoorstel" in CONTENT.label


@pytest.mark.parametrize(("at", "text"), ALL, ids=[at for at, _ in ALL])
def test_every_text_is_there_in_english_too(at, text):
    assert text.translations.get("en"), at


@pytest.mark.parametrize(("at", "text"), ALL, ids=[at for at, _ in ALL])
def test_dutch_is_plain(at, text):
    """ "Je" and never "u"; short sentences; none of the words of the town hall."""
    assert not re.search(r"\b[Uu]w?\b", text), text
    for sentence in re.split(r"[.?!:;]\s", text):
        assert len(sentence.split()) <= 19, sentence
    formal = r"participatie|faciliter|implement|draagvlak|stakeholder|traject|kaders|mandaat|delegatie|congruent|borg"
    assert at == "content.label" or not re.search(formal, text, re.IGNORECASE), text


def test_the_compass_is_never_called_wijkkompas():
    """That is the name of the municipality's statistics."""
    assert not any("wijkkompas" in text.lower() for _, text in ALL)


def test_every_picture_is_one_we_have():
    with resources.files("lucide").joinpath("lucide.zip").open("rb") as packed:
        known = {name.rsplit("/", 1)[-1].removesuffix(".svg") for name in zipfile.ZipFile(packed).namelist()}
    drawn = [*CONTENT.blocks, *CONTENT.plates, *CONTENT.archetypes, *CONTENT.topics]
    assert {one.picture for one in drawn} - known == set()


def test_a_gathering_can_be_prepared_with_one_choice():
    assert CONTENT.presets[0].plates
    everything = CONTENT.preset("everything")
    assert list(everything.plates) == [plate.key for plate in CONTENT.plates]


def test_stored_as_json_it_is_the_same_content():
    assert parse(json.loads(json.dumps(BODY))) == CONTENT


def test_the_whole_set_in_english():
    english = CONTENT.in_("en")
    assert isinstance(english, ContentSet)
    assert english.block("deciding").title == "Deciding"
    assert english.point("zeggenschap").low == "The municipality decides"
    assert english.block("deciding").key == "deciding"
    assert english.in_("nl") == CONTENT


def test_a_language_that_is_not_there_shows_dutch():
    assert CONTENT.in_("fr") == CONTENT
    assert CONTENT.block("deciding").title.in_("fr") == "Beslissen"
    assert CONTENT.block("deciding").title.in_("en-GB") == "Deciding"


# Places

FIXED = [
    "account",
    "meedoen",
    "g",
    "ontvangst",
    "logboek",
    "raad",
    "werkbank",
    "onderdelen",
    "over",
    "voorbeelden",
    "demo",
    "en",
    "static",
    "live",
    "api",
    "ik",
    "kaart",
    "healthz",
]
AREAS = PLACES["areas"]


def test_addresses_of_areas_are_single_and_free():
    slugs = [one["slug"] for one in [*PLACES["gebieden"], *AREAS]]
    assert len(slugs) == len(set(slugs))
    assert not set(slugs) & set(FIXED)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_each_area_has_a_tile_of_its_own_on_a_small_map():
    tiles = [tuple(one["tile"]) for one in AREAS]
    assert len(tiles) == len(set(tiles))
    assert all(1 <= column <= 14 and 1 <= row <= 14 for column, row in tiles)


@pytest.mark.parametrize("gebied", [one["slug"] for one in PLACES["gebieden"]])
def test_the_tiles_of_a_gebied_hang_together(gebied):
    tiles = {tuple(one["tile"]) for one in AREAS if one["gebied"] == gebied}
    reached, look = set(), [min(tiles)]
    while look:
        column, row = look.pop()
        reached.add((column, row))
        beside = {(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)}
        look.extend((beside & tiles) - reached)
    assert reached == tiles


def test_the_map_is_roughly_the_map_of_groningen():
    tile = {one["slug"]: tuple(one["tile"]) for one in AREAS}
    assert tile["hoogkerk"][0] < tile["binnenstad"][0] < tile["lewenborg"][0] < tile["woltersum"][0]
    assert tile["ten-boer"][1] < tile["binnenstad"][1] < tile["de-wijert"][1] < tile["haren"][1] < tile["glimmen"][1]


def test_statistical_units_that_are_named_exist_and_lie_in_one_gebied():
    known = {one["code"] for one in PLACES["cbs_wijken"]}
    assert len(known) == len(PLACES["cbs_wijken"]) == 20
    of_gebied = {one["slug"]: set(one["cbs_wijken"]) for one in PLACES["gebieden"]}
    claimed = [code for codes in of_gebied.values() for code in codes]
    assert len(claimed) == len(set(claimed))
    assert set(claimed) <= known
    for area in AREAS:
        assert set(area["cbs_wijken"]) <= of_gebied[area["gebied"]], area["slug"]


def test_every_area_is_a_wijk_or_dorp_of_a_known_gebied():
    gebieden = {one["slug"] for one in PLACES["gebieden"]}
    assert len(gebieden) == 7
    assert {one["kind"] for one in AREAS} == {"wijk", "dorp"}
    assert {one["gebied"] for one in AREAS} == gebieden
