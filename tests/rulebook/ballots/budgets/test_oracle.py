# SPDX-License-Identifier: EUPL-1.2
"""The same winners as pabutools, on made ballots small and large. Left out, and said so, where it is not installed.

    SAMENSPRAAK_PABULIB=FOLDER pytest tests/rulebook/ballots/budgets/test_oracle.py

also counts the .pb files in that folder with both. What differs on purpose: docs/rules/ballots.md.
"""

import os
import random
from pathlib import Path

import pytest

from samenspraak.rulebook.ballots.budgets import COMPLETIONS, UTILITIES, Pot, Project, Rule, pabulib, winners
from samenspraak.rulebook.ballots.papers import points

pytest.importorskip("pabutools", reason="LEFT OUT: pabutools is not installed (it is in the dev group)")

from tests.rulebook.ballots.budgets.oracle import counted_there  # noqa: E402

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
    chance = random.Random(seed)
    names = [f"p{number}" for number in range(projects)]
    given = (lambda: chance.randint(1, 4)) if seed % 2 else (lambda: 1)
    papers = [{name: given() for name in names if chance.random() < 0.3} for _ in range(voters)]
    costs = [chance.choice((10, 20, chance.randint(1, most))) for _ in names]
    lot = chance.sample(names, projects)
    pot = Pot(sum(costs) // 3 + 1, tuple(map(Project, names, costs)), tuple(lot))
    return pot, papers


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
