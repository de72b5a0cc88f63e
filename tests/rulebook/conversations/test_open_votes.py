# SPDX-License-Identifier: EUPL-1.2
"""When the votes on statements become public, row by row; and that nobody can sort the rows by side."""

from collections import Counter
from itertools import count, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.conversations import SIDES, AnswerFact, least_voters, may_show, why_not_open_votes
from samenspraak.rulebook.conversations.open_votes import shows_sides
from samenspraak.rulebook.verdicts import Refused

AGREE, DISAGREE = "agree", "disagree"


def vote(participant, statement, side, stance=AGREE, number=count()):  # noqa: B008  (answers are numbered on)
    return AnswerFact("statement", "p", statement, side, "phone", {"vote": stance}, next(number), participant)


def votes(*statements):
    """For each statement how many of each side voted: "resident:20 council:2". Nobody votes on two statements."""
    who = count()
    return [
        vote(next(who), f"s{place}", side)
        for place, text in enumerate(statements)
        for side, size in (one.split(":") for one in text.split())
        for _ in range(int(size))
    ]


BYLAW = """
who voted, statement by statement                                             | why not
resident:20                                                                   | -
resident:19                                                                   | votes-too-few
resident:9 , resident:11                                                      | -
resident:20 council:2                                                         | votes-show-sides
resident:20 municipality:6                                                    | -
resident:20 municipality:6 , resident:9 municipality:4                        | votes-show-sides
resident:20 municipality:6 , resident:9                                       | -
resident:20 municipality:6 council:1 , resident:20 municipality:6             | votes-show-sides
resident:20 municipality:3 council:2 , resident:20 municipality:2 council:3   | -
resident:20 municipality:3 council:2 , resident:20                            | -
resident:20 , resident:4                                                      | -
resident:20 municipality:6 , municipality:4                                   | -
resident:20 municipality:6 , municipality:4 resident:1                        | votes-show-sides
resident:4 , council:4 , municipality:4 , resident:4 , organisation:4         | votes-too-few
"""


def bylaw():
    for line in BYLAW.strip().splitlines()[1:]:
        statements, why = line.split("|")
        yield [one.strip() for one in statements.split(",")], why.strip().replace("-", "", why.strip() == "-")


@pytest.mark.parametrize(("statements", "why"), list(bylaw()))
def test_when_votes_become_public(statements, why):
    found = why_not_open_votes(votes(*statements), 20)
    assert (found.code if found else "") == why


def test_votes_are_not_public_when_that_was_not_said_before():
    assert why_not_open_votes(votes("resident:40"), None).code == "votes-not-announced"


def test_only_statements_count_and_only_those_with_five_votes():
    wish = AnswerFact("wish", "p", "q", "council", "phone", {"text": "Bomen"}, 0, 1)
    assert why_not_open_votes([*votes("resident:20", "council:4"), wish], 20) is None
    assert why_not_open_votes(votes("resident:17", "council:4"), 20).code == "votes-too-few"


STATED = [(None, None), ({}, None), ({"voters": {"value": 20}}, 20), ({"voters": {"value": 150}}, 150)]


@pytest.mark.parametrize(("stated", "least"), STATED)
def test_a_municipality_says_from_how_many_voters_on(stated, least):
    assert least_voters({} if stated is None else {"open_votes": stated}) == least


@pytest.mark.parametrize(
    "stated", [{"voters": {"value": 19}}, {"voters": {"value": True}}, {"voters": {}}, {"voters": {"value": 10**9}}]
)
def test_fewer_than_twenty_is_no_number_of_voters(stated):
    with pytest.raises(Refused, match="threshold-wrong"):
        least_voters({"open_votes": stated})


def test_what_is_not_known_is_refused():
    with pytest.raises(Refused, match="threshold-unknown"):
        least_voters({"open_votes": {"people": {"value": 20}}})


# Nobody can sort the rows by side. Small is three here, so that every world can be tried.


def headcount(sides, small=3):
    """What the page tells of who took part: the sides that are shown, with their numbers."""
    sizes = Counter(sides)
    return {side: sizes[side] for side in may_show(sizes, small)}


def tables(row, statements, small=3):
    """What the page tells by side: for each statement and each side that is shown, how often each stance."""
    found = {}
    for statement in range(statements):
        said = {side: Counter(r[statement] for s, r in row if s == side and r[statement]) for side in SIDES}
        shown = may_show({side: stances.total() for side, stances in said.items()}, small)
        found[statement] = {side: said[side] for side in shown}
    return found


def fits(sides, row, told):
    """Whether these sides, one for each row of votes, give the tables that the page tells."""
    return all(
        Counter(r[statement] for side, (_, r) in zip(sides, row, strict=True) if side == one and r[statement]) == said
        for statement, by_side in told.items()
        for one, said in by_side.items()
    )


def small_cells(row, statements):
    """Every stance on every statement of which a side of fewer than three voted there."""
    for statement, small in product(range(statements), sorted({side for side, _ in row})):
        if 0 < sum(side == small and bool(r[statement]) for side, r in row) < 3:
            yield from ((statement, small, stance) for stance in (AGREE, DISAGREE))


def heads(row):
    """Every way to give these people sides that agrees with who took part by side."""
    people = headcount(side for side, _ in row)
    for sides in product(sorted({side for side, _ in row}), repeat=len(row)):
        if all(sides.count(side) == number for side, number in people.items()):
            yield sides


def certain_with_rows(row, statements):
    """What everybody who has the rows and the pages knows for certain: somebody of a small side said this."""
    told = tables(row, statements)
    worlds = [sides for sides in heads(row) if fits(sides, row, told)]
    return {
        (statement, small, stance)
        for statement, small, stance in small_cells(row, statements)
        if all(
            any(side == small and r[statement] == stance for side, (_, r) in zip(sides, row, strict=True))
            for sides in worlds
        )
    }


def certain_without(row, statements):
    """The same from the pages alone: totals, tables by side, and who took part."""
    told = tables(row, statements)
    sizes = {tuple(sorted(Counter(sides).items())) for sides in heads(row)}
    return {
        (statement, small, stance)
        for statement, small, stance in small_cells(row, statements)
        if not any(could_be(dict(one), row, statement, small, stance, told[statement]) for one in sizes)
    }


def could_be(sizes, row, statement, small, stance, shown):
    """Whether, with so many people of each side, nobody of the small side need have said this."""
    heap = Counter(r[statement] for _, r in row if r[statement])
    for said in shown.values():
        heap.subtract(said)
    hidden = {side: size for side, size in sizes.items() if side not in shown}
    return (
        all(sizes.get(side, 0) >= said.total() for side, said in shown.items())
        and sum(hidden.values()) >= heap.total()
        and sum(size for side, size in hidden.items() if side != small) >= heap[stance]
    )


def facts_of(row, statements):
    return [
        vote(who, f"s{place}", side, r[place])
        for who, (side, r) in enumerate(row)
        for place in range(statements)
        if r[place]
    ]


STANCE = st.sampled_from([AGREE, AGREE, DISAGREE, ""])
ROW = st.lists(st.tuples(st.sampled_from(SIDES[:3]), st.tuples(STANCE, STANCE)), min_size=3, max_size=8)


@given(ROW)
@settings(max_examples=200)
def test_rows_tell_nothing_of_a_small_side_that_the_pages_did_not_tell(row):
    often = [sum(bool(r[place]) for _, r in row) for place in range(2)]
    kept = [(side, tuple(stance if often[place] >= 3 else "" for place, stance in enumerate(r))) for side, r in row]
    kept = [one for one in kept if any(one[1])]
    facts = facts_of(kept, 2)
    if facts and not shows_sides(facts, 3):
        assert certain_with_rows(kept, 2) <= certain_without(kept, 2)


def test_without_the_rule_one_official_could_be_found():
    """On the first statement both sides are shown, and they never say the same: so everybody can tell whose rows are
    whose. One official voted on the second, where nothing is shown by side; and there it stands."""
    row = [("resident", (AGREE, AGREE))] * 3 + [("municipality", (DISAGREE, ""))] * 2
    row += [("municipality", (DISAGREE, DISAGREE))]
    assert tables(row, 2)[1] == {}
    assert certain_without(row, 2) == set()
    assert certain_with_rows(row, 2) == {(1, "municipality", DISAGREE)}
    assert shows_sides(facts_of(row, 2), 3)


@given(ROW)
@settings(max_examples=60)
def test_the_world_as_it_is_fits_what_is_told(row):
    """So the tries above are of worlds that could be."""
    assert fits([side for side, _ in row], row, tables(row, 2))
