# SPDX-License-Identifier: EUPL-1.2
"""Every rule counted twice: quick and exact in the product, slow and plain in `plain.py`. They never differ."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.budgets import (
    COMPLETIONS,
    UTILITIES,
    Outcome,
    Pot,
    Project,
    Rule,
    count,
    count_pots,
    winners,
)
from samenspraak.rulebook.ballots.budgets import purses as purses_module
from samenspraak.rulebook.ballots.budgets.pot import Order
from samenspraak.rulebook.ballots.papers import points
from tests.rulebook.ballots import plain

NAMES = ("a", "b", "c", "d", "e", "f")
costs = st.one_of(st.sampled_from((0, 10, 20, 30)), st.integers(1, 40), st.integers(1, 900))
pots = st.builds(
    lambda budget, costs, lot: Pot(
        budget, tuple(Project(*one) for one in zip(NAMES, costs, strict=False)),
        tuple(name for name in lot if name in NAMES[: len(costs)]),
    ),
    st.integers(0, 120), st.lists(costs, min_size=1, max_size=6), st.permutations(NAMES),
)  # fmt: skip
rules = st.one_of(
    st.builds(Rule, st.sampled_from(("by-votes", "by-votes-per-euro"))),
    st.builds(
        Rule,
        st.just("equal-shares"),
        st.sampled_from(UTILITIES),
        st.sampled_from(COMPLETIONS),
        st.booleans(),
        st.sampled_from((1, 7)),
    ),
    st.builds(Rule, st.just("phragmen"), fill=st.booleans()),
)
one_step = rules.filter(lambda rule: rule.completion == "none" and not rule.fill)


@st.composite
def ballots(draw, of=rules):
    pot, rule = draw(pots), draw(of)
    given = st.just(1) if rule.method == "phragmen" or draw(st.booleans()) else st.integers(1, 4)
    return pot, draw(st.lists(st.dictionaries(st.sampled_from(pot.names), given), max_size=10)), rule


def counted(pot, papers, rule):
    return count(pot, points(papers, pot.names), rule)


def again(pot, papers, rule):
    """The winners after the plain rules."""
    order = Order(pot, points(papers, pot.names))
    projects = [(one.name, one.cost) for one in pot.projects]

    def key(name):
        return order.key(pot.names.index(name))

    if rule.method == "equal-shares":
        return plain.completed(projects, papers, pot.budget, rule.utility, key, rule.completion, rule.step, rule.fill)
    if rule.method == "phragmen":
        found = [name for name, _ in plain.phragmen(projects, papers, pot.budget, key)]
        return plain.greedy(projects, papers, pot.budget, key, found) if rule.fill else found
    return plain.greedy(projects, papers, pot.budget, key, (), rule.method == "by-votes-per-euro")


@settings(max_examples=400, deadline=None)
@given(ballots())
def test_both_counts_grant_the_same(ballot):
    assert set(counted(*ballot).winners) == set(again(*ballot))


@settings(max_examples=150, deadline=None)
@given(ballots())
def test_floating_point_never_decides(ballot):
    """With bounds so wide that everything is unclear, all is decided with whole numbers, and comes out the same."""
    before = purses_module.EPS
    expected = counted(*ballot)
    try:
        purses_module.EPS = 2.0**-8
        assert counted(*ballot) == expected
    finally:
        purses_module.EPS = before


@settings(max_examples=150, deadline=None)
@given(ballots(), st.randoms(use_true_random=False))
def test_the_order_of_papers_and_of_projects_says_nothing(ballot, chance):
    pot, papers, rule = ballot
    lot = pot.lot or pot.names
    shuffled, projects = list(papers), list(pot.projects)
    chance.shuffle(shuffled)
    chance.shuffle(projects)
    found = counted(Pot(pot.budget, tuple(projects), lot), shuffled, rule)
    expected = counted(Pot(pot.budget, pot.projects, lot), papers, rule)
    assert found.steps == expected.steps
    assert sorted(found.fates, key=str) == sorted(expected.fates, key=str)


@settings(max_examples=150, deadline=None)
@given(ballots())
def test_the_pot_is_never_overspent_and_every_cent_is_there(ballot):
    pot, papers, rule = ballot
    found = counted(*ballot)
    assert found.spent <= pot.budget and sum(found.reached) == len(papers)
    assert all(step.left == pot.budget - sum(one.cost for one in found.steps[: place + 1])
               for place, step in enumerate(found.steps))  # fmt: skip
    assert sum(one.of_money for one in found.backing) in (0, 1)


@settings(max_examples=100, deadline=None)
@given(ballots())
def test_an_outcome_is_stored_as_plain_values_and_read_back_whole(ballot):
    found = counted(*ballot)
    assert Outcome.from_stored(json.loads(json.dumps(found.as_stored()))) == found
    assert all(set(fate.because.params) == set(reasons.PARAMS[fate.because.code]) for fate in found.fates)


@settings(max_examples=250, deadline=None)
@given(ballots())
def test_so_much_cheaper_would_have_been_enough_and_a_cent_less_would_not(ballot):
    pot, papers, rule = ballot
    for fate in counted(*ballot).fates:
        if fate.won or fate.because.code == reasons.NO_VOTES:
            continue
        cheaper = fate.because.params["cheaper"]
        for less, granted in ((cheaper, True), (cheaper - 1, False)):
            projects = tuple(Project(one.name, one.cost - less * (one.name == fate.project)) for one in pot.projects)
            tried = Pot(pot.budget, projects, pot.lot)
            assert (fate.project in winners(tried, points(papers, pot.names), rule)) is granted


@settings(max_examples=250, deadline=None)
@given(ballots(one_step))
def test_so_many_more_votes_would_have_been_enough_and_one_less_would_not(ballot):
    """Each of these people brings as large a share as everybody has: so amounts are taken as many times over."""
    pot, papers, rule = ballot
    for fate in counted(*ballot).fates:
        more = 0 if fate.won else fate.because.params.get("more_votes", 0)
        for many, granted in ((more, True), (more - 1, False)) if more else ():
            times = len(papers) if rule.method == "equal-shares" else 1
            projects = tuple(Project(one.name, one.cost * times) for one in pot.projects)
            share = pot.budget * (len(papers) + many) if times > 1 or rule.method == "equal-shares" else pot.budget
            cast = [*papers, *[{fate.project: 1}] * many]
            tried = Pot(share, projects, pot.lot)
            if any(one.cost > pot.budget for one in pot.projects):
                continue  # in a larger pot these would be in reach
            assert (fate.project in winners(tried, points(cast, pot.names), rule)) is granted


@settings(max_examples=150, deadline=None)
@given(ballots(rules.filter(lambda rule: rule.completion != "none" or (rule.fill and rule.method != "by-votes"))))
def test_where_shares_are_raised_so_many_more_votes_for_the_same_pot_would_have_been_enough(ballot):
    pot, papers, rule = ballot
    for fate in counted(*ballot).fates:
        more = 0 if fate.won else fate.because.params.get("more_votes", 0)
        for many, granted in ((more, True), (more - 1, False)) if more else ():
            cast = [*papers, *[{fate.project: 1}] * many]
            assert (fate.project in again(pot, cast, rule)) is granted


@st.composite
def several(draw):
    """Up to three pots with other projects in each, and papers over all of them, also blank ones."""
    pots = {
        title: Pot(
            draw(st.integers(0, 120)),
            tuple(Project(f"{title}{n}", draw(costs)) for n in range(draw(st.integers(1, 3)))),
        )
        for title in draw(st.sampled_from((("x",), ("x", "y"), ("x", "y", "z"))))
    }
    given = st.just(1) if draw(st.booleans()) else st.integers(1, 4)
    names = [name for pot in pots.values() for name in pot.names]
    papers = draw(st.lists(st.dictionaries(st.sampled_from(names), given), max_size=8))
    return pots, papers, draw(rules.filter(lambda rule: rule.method != "phragmen"))


@settings(max_examples=200, deadline=None)
@given(several())
def test_counting_pots_together_is_counting_each_alone(ballot):
    pots, papers, rule = ballot
    found = count_pots(pots, papers, dict.fromkeys(pots, rule))
    assert found.keys() == pots.keys()
    for title, pot in pots.items():
        own = [{name: given for name, given in paper.items() if name in pot.names} for paper in papers]
        assert found[title] == counted(pot, [paper for paper in own if paper], rule)
