# SPDX-License-Identifier: EUPL-1.2
"""A first draft says what people said, assumes no more say than they asked, and is never blocked by its own content."""

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak import content
from samenspraak.rulebook.agreements import Setting, Thresholds, incongruences, parse
from samenspraak.rulebook.agreements.draft import Said, draft_from

CONTENT = content.read_set()
OPTIONS = {
    block["choice"]["key"]: [option["key"] for option in block["choice"]["options"]]
    for block in CONTENT["praatplaat"]["blocks"]
}
TO_DECIDE = {"adviseren": 10, "aanjagen": 20, "verdelen": 70}


def draft(**said):
    return draft_from(Said(**said), CONTENT)


def says(rows):
    return {f"{row['topic']}/{row['task']}": row["say"] for row in rows if row["kind"] == "say"}


def of_kind(rows, kind):
    return [row for row in rows if row["kind"] == kind]


def safeguards(rows):
    return {row["data"]["kind"]: row for row in of_kind(rows, "safeguard")}


class TestSay:
    """
    leaning      decide
    adviseren    advises
    aanjagen     initiates
    verdelen     decides
    a tie        the smaller of the two
    nothing      advises
    """

    @pytest.mark.parametrize(
        ("archetype", "level"),
        [
            ({"adviseren": 60, "aanjagen": 30, "verdelen": 10}, "advises"),
            ({"adviseren": 20, "aanjagen": 50, "verdelen": 30}, "initiates"),
            (TO_DECIDE, "decides"),
            ({"adviseren": 45, "aanjagen": 10, "verdelen": 45}, "advises"),
            ({"adviseren": 0, "aanjagen": Fraction(101, 2), "verdelen": Fraction(99, 2)}, "initiates"),
            ({}, "advises"),
        ],
    )
    def test_the_triangle_sets_the_level_of_deciding(self, archetype, level):
        assert says(draft(archetype=archetype))["all/decide"] == level

    def test_what_most_people_chose_sets_the_other_tasks(self):
        chosen = {"drawing-up-say": {"decides": 5, "heard": 2}, "carrying-out-say": {"initiates": 4, "differs": 9}}
        cells = says(draft(archetype=TO_DECIDE, choices=chosen))
        assert (cells["all/draw-up"], cells["all/carry-out"]) == ("decides", "initiates")

    def test_on_a_tie_the_smaller_say(self):
        cells = says(draft(choices={"drawing-up-say": {"heard": 3, "decides": 3}}))
        assert cells["all/draw-up"] == "heard"

    def test_more_say_goes_to_the_topics_that_were_named_most(self):
        named = {"safety": 1, "green-play": 5, "meeting-places": 3, "care-welfare": 2, "other": 9}
        cells = says(draft(archetype=TO_DECIDE, choices={"what-about-first": named}))
        decided = {cell for cell, level in cells.items() if level == "decides"}
        assert decided == {"green-play/decide", "meeting-places/decide", "care-welfare/decide"}
        assert cells["all/decide"] == "advises"

    def test_without_more_say_topics_stay_together(self):
        cells = says(draft(choices={"what-about-first": {"safety": 4}}))
        assert set(cells) == {"all/draw-up", "all/decide", "all/carry-out"}


class TestBody:
    @pytest.mark.parametrize("chosen", ["open", "elected", "drawn", "association"])
    def test_as_most_people_chose(self, chosen):
        [body] = of_kind(draft(choices={"who-speaks-how": {chosen: 3, "none": 1}}), "body")
        assert body["data"]["composition"] == [{"who": "residents", "seats": 9, "chosen": chosen}]

    def test_none_when_most_want_none(self):
        rows = draft(archetype=TO_DECIDE, choices={"who-speaks-how": {"none": 3}})
        assert not of_kind(rows, "body")
        assert "representation" in safeguards(rows)

    def test_for_a_draw_enough_people_are_invited(self):
        [body] = of_kind(draft(choices={"who-speaks-how": {"drawn": 1}}), "body")
        assert body["data"]["invited"] == 57  # 9 seats, 16 per cent say yes


class TestPromise:
    def test_deciding_rests_on_a_promise_that_is_called_one(self):
        [promise] = of_kind(draft(archetype=TO_DECIDE), "transfer")
        assert promise["data"]["instrument"] == "toezegging"
        assert promise["data"]["motivated_deviation"] is True
        assert "shown_as_binding" not in promise["data"]
        assert "politieke belofte" in promise["text"]

    def test_no_promise_where_the_wijk_does_not_decide(self):
        assert not of_kind(draft(), "transfer")


class TestSafeguards:
    def test_more_say_comes_with_more_of_them(self):
        few = set(safeguards(draft()))
        many = set(safeguards(draft(archetype=TO_DECIDE)))
        assert few < many
        assert {"consultation", "reach", "minority"} <= many - few

    def test_a_municipality_that_is_stricter_gets_a_stricter_draft(self):
        strict = json.loads(json.dumps(CONTENT))
        strict["thresholds"]["thresholds"]["consultation_days"]["value"] = 30
        strict["thresholds"]["thresholds"]["reply_days"]["value"] = 20
        rows = safeguards(draft_from(Said(archetype=TO_DECIDE), strict))
        assert rows["consultation"]["data"]["params"]["days"] == 30
        assert "30 dagen" in rows["consultation"]["text"]
        assert rows["reply"]["data"]["params"]["days"] == 20

    def test_what_people_chose_for_it(self):
        chosen = {"learning-stopping-when": {"half-year": 2}, "good-conversation-rule": {"large-majority": 2}}
        rows = safeguards(draft(archetype=TO_DECIDE, choices=chosen))
        assert rows["review"]["data"]["params"]["months"] == 6
        assert rows["decision-rule"]["data"]["params"]["percent"] == 66

    def test_looking_back_after_two_years_is_too_late(self):
        rows = safeguards(draft(choices={"learning-stopping-when": {"two-years": 5}}))
        assert rows["review"]["data"]["params"]["months"] == 12


class TestSources:
    """Each term says what it comes from."""

    rows = draft(
        archetype=TO_DECIDE,
        choices={"what-about-first": {"safety": 4, "other": 1}},
        wishes={"deciding": [(number, f"wens {number}") for number in range(8)]},
    )

    def test_the_triangle_and_the_choice(self):
        sources = next(row for row in self.rows if row["topic"] == "safety")["sources"]
        assert {"kind": "archetype", "weights": TO_DECIDE} in sources
        choice = {"kind": "choice", "question": "what-about-first", "option": "safety", "count": 4, "of": 5}
        assert choice in sources

    def test_some_wishes_are_quoted_and_the_number_of_all_is_said(self):
        sources = next(row for row in self.rows if row["topic"] == "safety")["sources"]
        wishes = [source for source in sources if source["kind"] == "wish"]
        assert [wish["answer"] for wish in wishes] == [0, 1, 2, 3, 4]
        assert {wish["of"] for wish in wishes} == {8}

    def test_a_safeguard_names_the_rule_that_asks_for_it(self):
        assert {"kind": "rule", "code": "consultation-missing"} in safeguards(self.rows)["consultation"]["sources"]

    def test_articles_follow_each_other(self):
        numbers = [tuple(map(int, row["number"].split("."))) for row in self.rows]
        assert numbers == sorted(numbers)
        assert len(set(numbers)) == len(numbers)


def counts(question):
    return st.dictionaries(st.sampled_from([*OPTIONS[question], "unknown"]), st.integers(0, 9))


def outcomes():
    weights = st.sampled_from(["adviseren", "aanjagen", "verdelen"])
    share = st.none() | st.fractions(0, 100) | st.integers(0, 100)
    return st.builds(
        Said,
        wanted=st.dictionaries(st.sampled_from(["zeggenschap", "inclusie"]), st.fractions(1, 5)),
        archetype=st.dictionaries(weights, share),
        choices=st.fixed_dictionaries({}, optional={question: counts(question) for question in OPTIONS}),
        wishes=st.dictionaries(
            st.sampled_from(["deciding", "openness"]), st.lists(st.tuples(st.integers(), st.text()))
        ),
    )


@settings(max_examples=150)
@given(outcomes())
def test_a_draft_is_never_blocked_by_its_own_content(said):
    rows = draft_from(said, CONTENT)
    wish = Setting(population=6000, wanted=said.wanted, archetype=said.archetype, territory="De Hoogte")
    findings = incongruences(parse(rows), wish, Thresholds.read(CONTENT["thresholds"]))
    asked = {finding.code for finding in findings if finding.severity != "tips"}
    assert asked <= {"say-gap"}, "it may only ask what becomes of a wish that contradicts another"
    assert parse(rows).as_rows() == rows
    assert json.dumps(rows)
