# SPDX-License-Identifier: EUPL-1.2
"""An example of how a choice is counted: nine made-up voters, on the options of the ballot itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from samenspraak.rulebook.ballots import papers
from samenspraak.rulebook.ballots.options import SCORE, SEVERAL, kind_of
from samenspraak.rulebook.ballots.rankings.counting import count
from samenspraak.rulebook.ballots.rankings.outcome import PLURALITY, Outcome, Rule

# So many voters, and what stands on their papers: three options by number, the most wanted first. By points the same
# people give these.
GROUPS: tuple[tuple[int, tuple[int, ...]], ...] = ((4, (0,)), (3, (1, 0)), (2, (2, 1)))
POINTS: tuple[tuple[int, ...], ...] = ((5,), (5, 2), (5, 4))


@dataclass(frozen=True)
class Example:
    """The groups: how many voters, what they put on their paper, most wanted first, and with what points. And what it
    comes to.
    """

    groups: tuple[tuple[int, tuple[str, ...], tuple[int, ...]], ...]
    outcome: Outcome


def example(options: Sequence[str], rule: Rule, *, last: str = "") -> Example:
    """Nine voters on the first options of the lot, so that nobody chose who wins in the example; `last` comes last."""
    kind = kind_of(rule.method)
    drawn = sorted(rule.lot or options, key=lambda one: one == last)
    groups = []
    for (many, places), given in zip(GROUPS, POINTS, strict=True):
        names = [drawn[place] for place in places if place < len(drawn)]
        if rule.method == PLURALITY:
            names = names[:1]
        if names:
            groups.append((many, (*names,), given[: len(names)]))
    if kind == SCORE:
        cast = papers.points(
            [dict(zip(names, given, strict=True)) for many, names, given in groups for _one in range(many)], options
        )
    else:
        form = papers.approvals if kind == SEVERAL else papers.rankings
        cast = form([names for many, names, _given in groups for _one in range(many)], options)
    return Example(tuple(groups), count(cast, rule))
