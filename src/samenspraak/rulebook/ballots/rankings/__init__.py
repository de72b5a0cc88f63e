# SPDX-License-Identifier: EUPL-1.2
"""Choosing one option or several from papers that rank them or give them points.

Not imported with its parent: it needs numpy. What can stand on a paper is `ballots.options`.

    papers = rankings([["dinsdag", "donderdag"], ["donderdag"]], ("dinsdag", "woensdag", "donderdag"))
    found = count(papers, Rule("instant-runoff", lot=("woensdag", "donderdag", "dinsdag")))
    found.winners, found.rounds, found.fates, found.ties
"""

from samenspraak.rulebook.ballots.rankings.counting import count
from samenspraak.rulebook.ballots.rankings.outcome import METHODS, Fate, Outcome, Round, Rule, Tie
from samenspraak.rulebook.ballots.rankings.verdict import Asked, Verdict, judged

__all__ = ["METHODS", "Asked", "Fate", "Outcome", "Round", "Rule", "Tie", "Verdict", "count", "judged"]
