# SPDX-License-Identifier: EUPL-1.2
"""The same winners as pabutools, on made ballots small and large. Left out, and said so, where it is not installed.

    SAMENSPRAAK_PABULIB=FOLDER pytest tests/rulebook/ballots/budgets/test_oracle.py

also counts the .pb files in that folder with both. What differs on purpose: docs/rules/ballots.md.
"""

import os
from pathlib import Path

import numpy as np
import pytest

from samenspraak.rulebook.ballots.budgets import COMPLETIONS, UTILITIES, Pot, Project, Rule, pabulib, winners
from samenspraak.rulebook.ballots.papers import points

pytest.importorskip("pabutools", reason="LEFT OUT: pabutools is not installed (it is in the dev group)")

from tests.rulebook.ballots.budgets.oracle import counted_there

RULES = [
    Rule("by-votes"),
    Rule("by-votes-per-euro"),
    Rule("phragmen"),
    Rule("phragmen", fill=True),
    *(
        Rule("equal-shares", utility, completion, fill, step=1)
        for utility in UTILITIES
        for completion in COMPLETIONS
        for fill in (False, True)
    ),
]
FILES = sorted(Path(os.environ["SAMENSPRAAK_PABULIB"]).glob("*.pb")) if "SAMENSPRAAK_PABULIB" in os.environ else []


def made(seed, projects, voters, most):
    """A pot and papers, the same each time; every second one with points."""
    chance = np.random.default_rng(seed)
    names = [f"p{number}" for number in range(projects)]
    given = chance.integers(1, 5 if seed % 2 else 2, (voters, projects)) * (chance.random((voters, projects)) < 0.3)
    papers = [{name: one for name, one in zip(names, row, strict=True) if one} for row in given.tolist()]
    costs = np.where(
        chance.random(projects) < 0.5, chance.choice([10, 20], projects), chance.integers(1, most, projects)
    )
    lot = tuple(names[one] for one in chance.permutation(projects))
    return Pot(int(costs.sum()) // 3 + 1, tuple(map(Project, names, costs.tolist())), lot), papers


def compare(pot, papers, rule):
    ours = points(papers, pot.names)
    if rule.method == "phragmen" and not ours.only_names:
        return
    assert set(winners(pot, ours, rule)) == counted_there(pot, papers, rule, multi=True)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_the_same_winners_in_small_ballots_full_of_ties(rule):
    for seed in range(12):
        compare(*made(seed, 8, 15, 40), rule)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.completion == "none"], ids=str)
def test_the_same_winners_in_a_larger_ballot(rule):
    for seed in (2, 3):
        compare(*made(seed, 25, 400, 3_000), rule)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.completion != "none" and not rule.fill], ids=str)
def test_the_same_winners_where_the_share_is_raised_many_times(rule):
    for seed in (4, 5):
        compare(*made(seed, 12, 150, 3_000), rule)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_the_same_winners_in_real_ballots(file):
    found = pabulib.read(file.read_text("utf-8"))
    names = found.pot.names
    papers = [
        {names[column]: given for column, given in found.papers.of(number).items()}
        for number, many in enumerate(found.papers.counts.tolist())
        for _ in range(many)
    ]
    for rule in RULES:
        if rule.completion == "none" and rule.method != "phragmen":
            compare(found.pot, papers, rule)
