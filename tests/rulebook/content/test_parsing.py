# SPDX-License-Identifier: EUPL-1.2
"""Content that is unsound is refused, with every fault at its place."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak import content as files
from samenspraak.rulebook.content import Text, parse
from samenspraak.rulebook.verdicts import Refused

BODY = {name: files.read(name) for name in ("praatplaat", "compass", "archetypes", "topics")}


def faults(body) -> set[tuple[str, str]]:
    try:
        parse(body)
    except Refused as refused:
        return {(finding.code, finding.about) for finding in refused.findings}
    return set()


def block(body, key):
    return next(one for one in body["praatplaat"]["blocks"] if one["key"] == key)


def no_topics(body):
    del body["topics"]


def topics_of_another_shape(body):
    body["topics"] = ["groen"]


def no_title(body):
    del block(body, "deciding")["title"]


def blank_question(body):
    block(body, "deciding")["questions"][1]["text"] = "   "


def a_number_for_a_text(body):
    block(body, "deciding")["short"] = 7


def no_statements(body):
    block(body, "roles")["statements"] = []


def same_block_twice(body):
    body["praatplaat"]["blocks"].append(copy.deepcopy(block(body, "roles")))


def same_question_on_two_plates(body):
    block(body, "roles")["questions"][0]["key"] = "deciding-what"


def a_question_named_as_a_compass_point(body):
    block(body, "roles")["questions"][0]["key"] = "zeggenschap"


def seven_points(body):
    del body["compass"]["points"][3]


def a_ninth_point(body):
    body["compass"]["points"].append(dict(body["compass"]["points"][0], key="gezelligheid"))


def points_in_another_order(body):
    body["compass"]["points"].reverse()


def four_archetypes(body):
    body["archetypes"]["archetypes"].append(dict(body["archetypes"]["archetypes"][0], key="toekijken"))


def one_sided(body):
    block(body, "roles")["statements"] = [one for one in block(body, "roles")["statements"] if one["leans"] != "less"]


def unknown_lean(body):
    block(body, "roles")["statements"][0]["leans"] = "left"


def one_option(body):
    del block(body, "roles")["choice"]["options"][1:]


def same_option_twice(body):
    options = block(body, "roles")["choice"]["options"]
    options.append(dict(options[0]))


def key_with_spaces(body):
    body["topics"]["topics"][0]["key"] = "Groen & Spelen"


def key_too_long(body):
    block(body, "roles")["key"] = "r" * 41


def label_too_long(body):
    body["praatplaat"]["label"] = "x" * 201


def preset_with_a_plate_that_is_not_there(body):
    body["praatplaat"]["presets"][0]["plates"].append("dancing")


def preset_without_minutes(body):
    body["praatplaat"]["presets"][0]["minutes"] = True


BYLAW = [
    (no_topics, "content-file-missing", "topics: "),
    (topics_of_another_shape, "content-shape", "topics: "),
    (no_title, "content-missing", "praatplaat: blocks[deciding].title"),
    (blank_question, "content-missing", "praatplaat: blocks[deciding].questions[deciding-before].text"),
    (a_number_for_a_text, "content-shape", "praatplaat: blocks[deciding].short"),
    (no_statements, "content-missing", "praatplaat: blocks[roles].statements"),
    (same_block_twice, "content-double", "praatplaat: blocks"),
    (same_question_on_two_plates, "content-double", "praatplaat: blocks"),
    (a_question_named_as_a_compass_point, "content-double", "praatplaat: blocks"),
    (seven_points, "content-keys", "compass: points"),
    (a_ninth_point, "content-keys", "compass: points"),
    (points_in_another_order, "content-keys", "compass: points"),
    (four_archetypes, "content-keys", "archetypes: archetypes"),
    (one_sided, "content-one-sided", "praatplaat: blocks[roles].statements"),
    (unknown_lean, "content-unknown", "praatplaat: blocks[roles].statements[roles-follow].leans"),
    (one_option, "content-one-option", "praatplaat: blocks[roles].choice"),
    (same_option_twice, "content-double", "praatplaat: blocks[roles].choice.options"),
    (key_with_spaces, "content-shape", "topics: topics[Groen & Spelen].key"),
    (key_too_long, "content-too-long", f"praatplaat: blocks[{'r' * 41}].key"),
    (label_too_long, "content-too-long", "praatplaat: label"),
    (preset_with_a_plate_that_is_not_there, "content-unknown", "praatplaat: presets[first-talk].plates"),
    (preset_without_minutes, "content-shape", "praatplaat: presets[first-talk].minutes"),
]


@pytest.mark.parametrize(("spoil", "code", "about"), BYLAW, ids=[spoil.__name__ for spoil, _, _ in BYLAW])
def test_one_fault_is_one_finding_at_its_place(spoil, code, about):
    body = copy.deepcopy(BODY)
    spoil(body)
    assert faults(body) == {(code, about)}


def test_all_faults_are_told_at_once():
    body = copy.deepcopy(BODY)
    no_title(body)
    a_number_for_a_text(body)
    no_topics(body)
    assert len(faults(body)) == 3


def test_nothing_at_all_is_four_missing_files():
    assert faults({}) == {
        ("content-file-missing", f"{name}: ") for name in ("praatplaat", "compass", "archetypes", "topics")
    }


def test_the_rest_of_the_version_goes_along_untouched():
    content = parse({**BODY, "thresholds": {"review_months": 12}, "safeguards": {"reach": {}}})
    assert content.thresholds == {"review_months": 12}
    assert content.safeguards == {"reach": {}}


def test_keywords_that_are_translated_in_part_stay_dutch():
    body = copy.deepcopy(BODY)
    block(body, "roles")["keywords_en"].pop()
    keywords = parse(body).in_("en").block("roles").keywords
    assert keywords == parse(body).block("roles").keywords


def test_a_text_is_its_dutch():
    text = Text("Beslissen", {"en": "Deciding"})
    assert text == "Beslissen"
    assert f"{text}" == "Beslissen"
    assert (text.in_("nl"), text.in_("en"), text.in_("de")) == ("Beslissen", "Deciding", "Beslissen")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
PLACES_IN_BODY = st.sampled_from(
    [
        ("praatplaat", "blocks"),
        ("praatplaat", "presets"),
        ("praatplaat", "goals"),
        ("praatplaat", "label"),
        ("compass", "points"),
        ("archetypes", "archetypes"),
        ("topics", "topics"),
    ]
)


@given(PLACES_IN_BODY, JSON)
@settings(max_examples=150)
def test_whatever_stands_somewhere_it_is_refused_with_findings_or_read(place, rubbish):
    file, field = place
    body = {**BODY, file: {**BODY[file], field: rubbish}}
    found = faults(body)
    assert found or isinstance(rubbish, str)  # only a label can be any text


@given(PLACES_IN_BODY, st.integers(0, 11), JSON)
@settings(max_examples=150)
def test_a_spoiled_row_never_breaks_the_reading(place, row, rubbish):
    file, field = place
    body = copy.deepcopy(BODY)
    rows = body[file][field]
    if isinstance(rows, list):
        rows[row % len(rows)] = rubbish
        assert faults(body)
