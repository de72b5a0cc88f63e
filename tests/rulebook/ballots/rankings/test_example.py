# SPDX-License-Identifier: EUPL-1.2
"""The example on the page of a ballot: nine made-up voters, on the options of that very ballot."""

import pytest

from samenspraak.rulebook.ballots.rankings import METHODS, Rule
from samenspraak.rulebook.ballots.rankings.example import example

OPTIONS = ("1", "2", "3", "4")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("many", [2, 3, 4])
def test_nine_people_vote_on_what_can_be_chosen_and_somebody_wins(method, many):
    options = OPTIONS[:many]
    found = example(options, Rule(method, lot=options[::-1]))
    assert sum(people for people, _names, _points in found.groups) == 9
    assert {name for _people, names, _points in found.groups for name in names} <= {*options}
    assert len(found.outcome.winners) == 1 and not found.outcome.ties


def test_the_lot_says_which_options_stand_in_it_and_not_the_organiser():
    first = example(OPTIONS, Rule("plurality", lot=("3", "1", "4", "2")))
    assert [names for _people, names, _points in first.groups] == [("3",), ("1",), ("4",)]
    without = example(OPTIONS, Rule("plurality", lot=("3", "1", "4", "2")), last="3")
    assert [names for _people, names, _points in without.groups] == [("1",), ("4",), ("2",)]


def test_each_rule_shows_what_sets_it_apart():
    """Four want a, three b then c, two c then b: most first choices for a, and a majority that prefers b to a."""
    given = {"plurality": "1", "instant-runoff": "2", "schulze": "2"}
    assert {method: example(OPTIONS[:3], Rule(method)).outcome.winners[0] for method in given} == given
