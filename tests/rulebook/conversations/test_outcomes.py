# SPDX-License-Identifier: EUPL-1.2
"""What answers add up to."""

import statistics
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak import content as files
from samenspraak.rulebook.content import parse
from samenspraak.rulebook.conversations import CHANNELS, SIDES, AnswerFact, Outcomes, Spread, outcomes
from samenspraak.rulebook.conversations.tallies import rounded

CONTENT = parse({name: files.read(name) for name in ("praatplaat", "compass", "archetypes", "topics")})
OWN = "deciding-own-matters"


class Room:
    """Answers of a gathering, added one by one."""

    def __init__(self) -> None:
        self.facts: list[AnswerFact] = []

    def says(self, who: int, plate: str, question: str, kind: str, value, side="resident", channel="phone"):
        self.facts.append(AnswerFact(kind, plate, question, side, channel, value, len(self.facts) + 1, who))
        return self

    def stances(self, side: str, first: int, **counts: int):
        who = first
        for vote, count in counts.items():
            for _ in range(count):
                self.says(who, "deciding", OWN, "statement", {"vote": vote}, side=side)
                who += 1
        return self

    def outcomes(self, **how) -> Outcomes:
        return outcomes(self.facts, CONTENT, **how)


def test_an_empty_room_has_every_question_and_no_numbers():
    empty = Room().outcomes()
    assert (empty.people, empty.answers, empty.is_small) == (0, 0, False)
    assert list(empty.wishes) == [block.key for block in CONTENT.blocks]
    assert set(empty.statements) == {one.key for block in CONTENT.blocks for one in block.statements}
    assert list(empty.compass) == [point.key for point in CONTENT.compass]
    assert empty.wanted == empty.now == {}
    assert empty.archetype is None
    assert empty.shared == empty.divided == ()
    assert empty.statements[OWN].share("agree") == 0


def test_statements_are_counted():
    tally = Room().stances("resident", 1, agree=7, disagree=2, **{"pass": 1}).outcomes().statements[OWN]
    assert tally.counts == {"agree": 7, "disagree": 2, "pass": 1}
    assert (tally.n, tally.share("agree"), tally.most, tally.is_small) == (10, Fraction(7, 10), "agree", False)
    assert tally.by_side == {"resident": {"agree": 7, "disagree": 2, "pass": 1}}


def test_choices_are_counted_in_the_order_of_the_options():
    room = Room()
    for who, option in enumerate(["decides", "advises", "advises"]):
        room.says(who, "deciding", "deciding-say", "choice", {"option": option})
    tally = room.outcomes().choices["deciding-say"]
    assert list(tally.counts.items()) == [
        ("heard", 0),
        ("advises", 2),
        ("initiates", 0),
        ("decides", 1),
        ("differs", 0),
    ]
    assert (tally.most, tally.is_small) == ("advises", True)


class TestAges:
    """Who told how old they are, and how long they have lived here."""

    def aged(self, *told):
        """One answer of each participant, with age and years: `aged(("65+", "10+"), ("", ""))`."""
        room = Room()
        for who, (age, lived) in enumerate(told, start=1):
            room.says(who, "deciding", OWN, "statement", {"vote": "agree"})
            room.facts[-1] = replace(room.facts[-1], age=age, lived=lived)
        return room

    def test_they_are_counted_in_the_order_of_the_classes_and_whoever_did_not_tell_is_left_out(self):
        said = self.aged(*[("65+", "10+")] * 6, *[("15-24", "0-1")] * 5, *[("", "")] * 9).outcomes()
        assert list(said.by_age.shown.items()) == [("15-24", 5), ("65+", 6)]
        assert list(said.by_lived.shown.items()) == [("0-1", 5), ("10+", 6)]
        assert (said.people, said.by_age.total, said.by_lived.total) == (20, 11, 11)

    def test_small_groups_are_hidden_and_cannot_be_subtracted(self):
        said = self.aged(*[("65+", "")] * 20, *[("15-24", "")] * 6, *[("0-14", "")] * 2).outcomes()
        assert said.by_age.shown == {"65+": 20}
        assert said.by_age.hidden == ("0-14", "15-24")
        assert said.by_age.hidden_total == 8

    def test_somebody_with_many_answers_is_counted_once(self):
        room = self.aged(*[("25-44", "2-9")] * 5)
        room.facts += [
            replace(fact, id=fact.id + 100, question="deciding-say", kind="choice", value={"option": "decides"})
            for fact in room.facts
        ]
        assert room.outcomes().by_age.shown == {"25-44": 5}
        assert room.outcomes().answers == 10

    def test_the_host_sees_everything(self):
        assert self.aged(("0-14", "0-1")).outcomes(small=1).by_age.shown == {"0-14": 1}

    def test_nobody_told(self):
        said = self.aged(("", "")).outcomes()
        assert (said.by_age.total, said.by_age.shown, said.by_age.hidden) == (0, {}, ())


def test_a_tie_has_nothing_in_front():
    assert Room().stances("resident", 1, agree=3, disagree=3).outcomes().statements[OWN].most == ""


def test_the_compass_has_means_of_now_and_wanted_apart():
    room = Room()
    for who, (now, wanted) in enumerate([(1, 4), (2, None), (2, 5), (4, 5), (None, 3)]):
        room.says(who, "compass", "zeggenschap", "compass", {"now": now, "wanted": wanted})
    point = room.outcomes().compass["zeggenschap"]
    assert (point.n, point.now.n, point.wanted.n) == (5, 4, 4)
    assert point.now.mean == Fraction(9, 4)
    assert point.now.shown == Decimal("2.3")
    assert point.wanted.mean == Fraction(17, 4)
    assert point.gap == 2
    assert (point.now.low, point.now.middle, point.now.high) == (Fraction(7, 4), 2, Fraction(5, 2))


def test_who_wants_less_than_there_is_has_a_gap_below_zero():
    room = Room().says(1, "compass", "deelname", "compass", {"now": 4, "wanted": 2})
    assert room.outcomes().compass["deelname"].gap == -2


def test_the_triangle_has_dots_and_a_middle_that_adds_up():
    room = Room()
    for who, weights in enumerate([[20, 30, 50], [0, 100, 0], [10, 20, 70]]):
        room.says(who, "archetypes", "triangle", "triangle", {"weights": weights})
    found = room.outcomes()
    assert found.triangle.dots == ((0, 100, 0), (10, 20, 70), (20, 30, 50))
    assert found.archetype == {"adviseren": 10, "aanjagen": 50, "verdelen": 40}
    assert sum(found.archetype.values()) == 100


def test_wishes_stand_by_plate_in_the_order_they_were_said():
    room = Room()
    room.says(2, "roles", "roles-no", "wish", {"text": "Leg het uit."})
    room.says(1, "deciding", "deciding-what", "wish", {"text": "Het groen."})
    room.says(2, "deciding", "deciding-what", "wish", {"text": "De straat."})
    wishes = room.outcomes().wishes
    assert [wish.text for wish in wishes["deciding"]] == ["Het groen.", "De straat."]
    assert [(wish.id, wish.question) for wish in wishes["roles"]] == [(1, "roles-no")]


def test_a_wish_does_not_tell_its_side_when_few_of_that_side_took_part():
    room = Room().stances("resident", 1, agree=9).stances("organisation", 50, agree=6)
    room.stances("council", 100, agree=2).stances("municipality", 200, agree=3)
    room.says(1, "deciding", "deciding-what", "wish", {"text": "Bewoner."})
    room.says(100, "deciding", "deciding-what", "wish", {"text": "Raadslid."}, side="council")
    said = {wish.text: wish.side for wish in room.outcomes().wishes["deciding"]}
    assert said == {"Bewoner.": "resident", "Raadslid.": ""}


def test_people_are_counted_once_by_side_and_channel():
    room = Room()
    for who in range(6):
        room.says(who, "deciding", OWN, "statement", {"vote": "agree"})
        room.says(who, "roles", "roles-no", "wish", {"text": "Ja."})
    found = room.outcomes()
    assert (found.people, found.answers) == (6, 12)
    assert found.by_side.shown == {"resident": 6}
    assert found.by_channel.shown == {"phone": 6}
    assert found.absent == ("organisation", "municipality", "council")


def test_a_small_gathering_says_so():
    found = Room().stances("resident", 1, agree=4).outcomes()
    assert found.is_small
    assert found.statements[OWN].is_small
    assert found.statements[OWN].by_side == {"resident": None}


def test_the_host_may_see_small_groups():
    found = Room().stances("resident", 1, agree=2).stances("council", 9, disagree=1).outcomes(small=1)
    assert found.statements[OWN].by_side["council"] == {"agree": 0, "disagree": 1, "pass": 0}
    assert not found.is_small


TOGETHER_OR_APART = """
who                                              where
resident:6:0:0                                   shared
resident:0:6:0                                   shared
resident:4:2:9                                   shared
resident:3:2:0                                   divided
resident:4:0:0                                   neither
resident:0:0:9                                   neither
resident:20:0:0,municipality:0:6:0,council:0:0:0 divided
resident:20:0:0,municipality:6:0:0               shared
resident:20:0:0,municipality:2:0:8               shared
"""


@pytest.mark.parametrize(("who", "where"), [line.split() for line in TOGETHER_OR_APART.strip().splitlines()[1:]])
def test_where_people_agree_and_where_they_differ(who, where):
    """side:agree:disagree:pass. Two thirds of those who take a stand is together; few answers say nothing."""
    room = Room()
    for first, one in enumerate(who.split(",")):
        side, agree, disagree, passed = one.split(":")
        room.stances(side, 100 * first, agree=int(agree), disagree=int(disagree), **{"pass": int(passed)})
    found = room.outcomes()
    shared = any(one.question == OWN for one in found.shared)
    divided = any(one.question == OWN for one in found.divided)
    assert {(True, False): "shared", (False, True): "divided", (False, False): "neither"}[shared, divided] == where


BETWEEN = """
who                                        apart
resident:20:0:0,municipality:0:6:0         yes
resident:20:0:0,municipality:6:0:0         no
resident:20:0:0,municipality:3:3:0         no
resident:20:0:0,organisation:0:9:0         no
resident:20:0:0,municipality:0:4:0         no
"""


@pytest.mark.parametrize(("who", "apart"), [line.split() for line in BETWEEN.strip().splitlines()[1:]])
def test_where_residents_and_municipality_differ(who, apart):
    """Another answer in front on either side; no tie, no third party, no side that may not be shown."""
    room = Room()
    for first, one in enumerate(who.split(",")):
        side, agree, disagree, passed = one.split(":")
        room.stances(side, 100 * first, agree=int(agree), disagree=int(disagree), **{"pass": int(passed)})
    found = room.outcomes().apart("resident", "municipality")
    assert [one.question for one in found] == ([OWN] if apart == "yes" else [])


def test_answers_of_another_version_count_nowhere():
    room = Room().says(1, "deciding", "gone-question", "statement", {"vote": "agree"})
    room.says(1, "dancing", "dancing-what", "wish", {"text": "Ja."})
    assert room.outcomes() == Room().outcomes()


def test_rounding_is_half_up_and_once():
    assert rounded(Fraction(9, 4)) == Decimal("2.3")
    assert rounded(Fraction(-1, 4)) == Decimal("-0.3")
    assert rounded(Fraction(10, 3), 2) == Decimal("3.33")


# Any room

ASKED = [(plate.key, one) for plate in CONTENT.plates for one in CONTENT.questions_of(plate.key)]
MARK = st.integers(1, 5)
VALUES = {
    "wish": st.fixed_dictionaries({"text": st.text(min_size=1, max_size=5)}),
    "statement": st.fixed_dictionaries({"vote": st.sampled_from(["agree", "disagree", "pass"])}),
    "compass": st.fixed_dictionaries({"now": MARK}, optional={"wanted": MARK}),
    "triangle": st.just({"weights": [20, 30, 50]}),
}


@st.composite
def rooms(draw) -> list[AnswerFact]:
    people = draw(st.lists(st.tuples(st.sampled_from(SIDES), st.sampled_from(CHANNELS)), max_size=14))
    facts = []
    for who, (side, channel) in enumerate(people):
        for plate, one in draw(st.lists(st.sampled_from(ASKED), max_size=5, unique_by=lambda asked: asked[1].key)):
            options = getattr(one, "options", ())
            value = {"option": draw(st.sampled_from(options)).key} if options else draw(VALUES[one.kind])
            facts.append(AnswerFact(one.kind, plate, one.key, side, channel, value, len(facts), who))
    return facts


@given(rooms(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_answers_makes_no_difference(facts, chance):
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert outcomes(shuffled, CONTENT) == outcomes(facts, CONTENT)


@given(rooms())
@settings(max_examples=60)
def test_every_answer_counts_exactly_once(facts):
    found = outcomes(facts, CONTENT)
    assert found.answers == len(facts)
    counted = sum(len(wishes) for wishes in found.wishes.values()) + found.triangle.n
    counted += sum(one.n for one in [*found.statements.values(), *found.choices.values(), *found.compass.values()])
    assert counted == len(facts)
    assert all(sum(one.counts.values()) == one.n for one in [*found.statements.values(), *found.choices.values()])
    assert found.by_side.total == found.by_channel.total == found.people == len({fact.participant for fact in facts})


@given(rooms(), st.data())
@settings(max_examples=60)
def test_an_answer_that_the_caller_leaves_out_counts_nowhere(facts, data):
    """Hidden and withdrawn answers are left out by the caller: then it is as if they were never given."""
    keep = [fact for fact in facts if data.draw(st.booleans())]
    found = outcomes(keep, CONTENT)
    assert found.answers == len(keep)
    assert {wish.id for wishes in found.wishes.values() for wish in wishes} == {
        fact.id for fact in keep if fact.kind == "wish"
    }


@given(rooms())
@settings(max_examples=60)
def test_shown_sides_and_the_rest_never_single_out_a_few(facts):
    """Subtract everything that is shown by side from the total: nobody is left, or at least five people are."""
    found = outcomes(facts, CONTENT)
    for tally in [*found.statements.values(), *found.choices.values()]:
        shown = [sum(counts.values()) for counts in tally.by_side.values() if counts is not None]
        rest = tally.n - sum(shown)
        assert all(count >= 5 for count in shown)
        assert not shown or rest == 0 or rest >= 5
    for point in found.compass.values():
        for all_marks, by_side in ((point.now, point.now_by_side), (point.wanted, point.wanted_by_side)):
            shown = [marks.n for marks in by_side.values() if marks]
            assert not shown or (all_marks.n - sum(shown)) == 0 or (all_marks.n - sum(shown)) >= 5


@given(rooms())
@settings(max_examples=60)
def test_who_the_sides_are_does_not_change_the_totals(facts):
    as_residents = [replace(fact, side="resident") for fact in facts]
    one, other = outcomes(facts, CONTENT), outcomes(as_residents, CONTENT)
    assert (one.now, one.wanted, one.archetype) == (other.now, other.wanted, other.archetype)
    assert [tally.counts for tally in one.statements.values()] == [tally.counts for tally in other.statements.values()]


@given(st.lists(MARK, min_size=1, max_size=40))
def test_a_spread_lies_where_it_should(marks):
    spread = Spread(tuple(marks.count(mark) for mark in range(1, 6)))
    assert spread.n == len(marks)
    assert spread.mean == Fraction(sum(marks), len(marks))
    assert min(marks) <= spread.low <= spread.middle <= spread.high <= max(marks)
    below = sum(mark <= spread.middle for mark in marks)
    assert below * 2 >= len(marks)
    assert (spread.variance == 0) == (len(set(marks)) == 1)
    assert len(marks) == 1 or spread.variance == statistics.variance(map(Fraction, marks))
