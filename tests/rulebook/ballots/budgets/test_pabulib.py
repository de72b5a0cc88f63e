# SPDX-License-Identifier: EUPL-1.2
"""Pabulib files: what may stand in them, and what is refused, with the line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.budgets import Pot, Project, pabulib
from samenspraak.rulebook.ballots.papers import approvals, points
from samenspraak.rulebook.verdicts import Refused

FILE = """META
key;value
description;Buurtbudget
num_projects;3
num_votes;4
budget;1000
vote_type;approval
PROJECTS
project_id;cost;votes;name;selected
a;400;3;"Bankjes; en bomen";1
b;250.50;2;Veldje;0
c;0;0;Niets;0
VOTES
voter_id;vote;age
1;a,b;30
2;b,a;
3;a;12
4;;99
"""


def changed(old, new):
    assert old in FILE
    return FILE.replace(old, new, 1)


def refused(text):
    with pytest.raises(Refused) as found:
        pabulib.read(text)
    (finding,) = found.value.findings
    assert set(finding.params) == set(reasons.PARAMS[finding.code])
    return finding.code, finding.params["line"]


def test_amounts_are_whole_cents_and_papers_are_classes():
    found = pabulib.read(FILE)
    assert found.unit == 100 and found.pot == Pot(
        1000_00, (Project("a", 400_00), Project("b", 250_50), Project("c", 0))
    )
    assert found.papers.cast == 4 and found.papers.support == [3, 2, 0] and len(found.papers.counts) == 3
    assert found.selected == ("a",) and found.projects["a"]["name"] == "Bankjes; en bomen"
    assert found.meta["description"] == "Buurtbudget"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + FILE,
        FILE.replace("\n", "\r\n"),
        FILE.replace("\n", "\n\n"),
        FILE.replace("META", "meta").replace("VOTES", "Votes"),
        FILE.replace("1;a,b;30", "1; a , b ;30"),
        FILE.replace("4;;99", "4;none;99"),
        FILE.replace("4;;99", "4"),
        FILE.replace("b;250.50", "b;250,50"),
        FILE.replace("num_votes;4\n", ""),
        FILE.replace("key;value", "key;value;more"),
    ],
)
def test_what_the_format_leaves_open_is_read_the_same(text):
    found, expected = pabulib.read(text), pabulib.read(FILE)
    assert (found.pot, found.papers.support, found.papers.cast) == (expected.pot, [3, 2, 0], 4)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", reasons.PB_SECTION, 0),
        (changed("META", "MATE"), reasons.PB_SECTION, 1),
        (changed("key;value", "key"), reasons.PB_MISSING, 2),
        (changed("PROJECTS", "PROJ"), reasons.PB_SECTION, 13),
        (changed("VOTES", "VOTE"), reasons.PB_MISSING, 13),
        (changed("budget;1000\n", ""), reasons.PB_MISSING, 7),
        (changed("budget;1000", "budget;veel"), reasons.PB_NUMBER, 6),
        (changed("budget;1000", "budget;-1000"), reasons.PB_NUMBER, 6),
        (changed("budget;1000", "budget;1000\nbudget;2000"), reasons.PB_DOUBLE, 7),
        (changed("vote_type;approval", "vote_type;shouting"), reasons.PB_UNKNOWN, 7),
        (changed("project_id;cost", "project_id;price"), reasons.PB_MISSING, 9),
        (changed("project_id;cost;votes", "project_id;cost;cost"), reasons.PB_DOUBLE, 9),
        (changed("a;400", "a;4e2"), reasons.PB_NUMBER, 10),
        (changed("b;250.50", "a;250.50"), reasons.PB_DOUBLE, 11),
        (changed("c;0;0;Niets;0", "c"), reasons.PB_MISSING, 12),
        (changed("voter_id;vote", "voter_id;stem"), reasons.PB_MISSING, 14),
        (changed("2;b,a", "2;b,z"), reasons.PB_UNKNOWN, 16),
        (changed("2;b,a", "2;b,b"), reasons.PB_DOUBLE, 16),
        (changed("3;a;12", "2;a;12"), reasons.PB_DOUBLE, 17),
        (changed("4;;99", "4;;99\n;a"), reasons.PB_MISSING, 19),
        (changed("num_votes;4", "num_votes;5"), reasons.PB_COUNT, 5),
        (changed("num_projects;3", "num_projects;2"), reasons.PB_COUNT, 4),
    ],
)
def test_what_cannot_mean_one_thing_is_refused_with_the_line(text, code, line):
    assert refused(text) == (code, line)


POINTS = (
    changed("vote_type;approval", "vote_type;cumulative")
    .replace("voter_id;vote;age", "voter_id;vote;points")
    .replace("1;a,b;30", "1;a,b;3,2")
    .replace("2;b,a;", "2;b,a;5,0")
    .replace("3;a;12", "3;a;4.0")
    .replace("4;;99", "4;;")
)


def test_points_are_read_with_the_project_they_are_for():
    assert pabulib.read(POINTS).papers.support == [7, 7, 0]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("3,2", "3", reasons.PB_COUNT),
        ("3,2", "3,-2", reasons.PB_NUMBER),
        ("3,2", "3,1.5", reasons.PB_NUMBER),
        ("voter_id;vote;points", "voter_id;vote;punten", reasons.PB_MISSING),
    ],
)
def test_points_that_cannot_be_counted_are_refused(old, new, code):
    assert refused(POINTS.replace(old, new))[0] == code


def test_rankings_keep_their_order():
    found = pabulib.read(changed("vote_type;approval", "vote_type;ordinal"))
    assert [list(found.papers.of(number)) for number in range(4)] == [[0, 1], [1, 0], [0], []]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abc"), unique=True), max_size=8),
    st.lists(st.integers(0, 10**9), min_size=4, max_size=4),
    st.booleans(),
)
def test_what_is_written_is_read_back_the_same(cast, amounts, pointed):
    pot = Pot(amounts[0], tuple(Project(name, cost) for name, cost in zip("abc", amounts[1:], strict=True)))
    if pointed:
        papers = points([{name: 1 + number for number, name in enumerate(paper)} for paper in cast], pot.names)
    else:
        papers = approvals(cast, pot.names)
    vote_type = "cumulative" if pointed else "approval"
    written = pabulib.written(pabulib.Election({"country": "Nederland"}, 100, vote_type, pot, papers, ("b",)))
    found = pabulib.read(written)
    assert (found.pot, found.selected, found.unit) == (pot, ("b",), 100)
    assert (found.papers.support, found.papers.cast) == (papers.support, papers.cast)
    assert pabulib.written(found) == written


def test_names_with_marks_of_the_format_are_quoted_and_with_commas_refused():
    for name in ("a;b", 'a"b', "a\nb"):
        papers = approvals([[name], []], (name,))
        election = pabulib.Election({}, 100, "approval", Pot(10, (Project(name, 5),)), papers, None)
        assert pabulib.read(pabulib.written(election)).papers.support == [1]
    papers = approvals([["a,b"]], ("a,b",))
    with pytest.raises(ValueError, match="comma"):
        pabulib.written(pabulib.Election({}, 100, "approval", Pot(10, (Project("a,b", 5),)), papers, None))


def test_lines_are_counted_also_where_a_cell_has_several():
    assert refused(changed("1;a,b;30", '1;a,b;"drie\n\ntig"').replace("3;a;", "3;z;")) == (reasons.PB_UNKNOWN, 19)
