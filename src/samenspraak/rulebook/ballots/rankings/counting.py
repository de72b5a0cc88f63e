# SPDX-License-Identifier: EUPL-1.2
"""Choosing between options: first choices, rankings and scores, for one place or several."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import floor

import numpy as np

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.papers import Papers
from samenspraak.rulebook.ballots.rankings.outcome import (
    APPROVAL,
    BORDA,
    INSTANT_RUNOFF,
    PLURALITY,
    SCHULZE,
    SCORE,
    STV,
    Fate,
    Outcome,
    Round,
    Rule,
    Tie,
)
from samenspraak.rulebook.ballots.rankings.pairs import preferred, strengths
from samenspraak.rulebook.ballots.rankings.transfers import Transfers
from samenspraak.rulebook.verdicts import Finding


def count(papers: Papers, rule: Rule) -> Outcome:
    """Count the papers: rankings for every method but "score", which takes points, "approval", which takes papers that
    name options, and "plurality", which takes both rankings and papers that name one. The order of papers says nothing.
    """
    return COUNTED[rule.method](papers, rule)


def first_choices(papers: Papers) -> list[int]:
    """On how many papers each option stands first."""
    sums, filled = np.zeros(len(papers.options), np.int64), np.diff(papers.starts) > 0
    np.add.at(sums, papers.columns[papers.starts[:-1][filled]], papers.counts[filled])
    return [int(one) for one in sums]


def borda(papers: Papers) -> list[int]:
    """The half points of each option: two for each option that stands below it on a paper.

    Options that are not named share the places that are left. Blank papers say nothing.
    """
    size, sizes = len(papers.options), np.diff(papers.starts)
    place = np.arange(len(papers.columns)) - np.repeat(papers.starts[:-1], sizes)
    rest = np.where(sizes > 0, size - sizes - 1, 0)  # half points of each option that is not named
    sums = np.full(len(papers.options), int((rest * papers.counts).sum()), np.int64)
    own = 2 * (size - 1 - place) - rest[papers.rows]
    np.add.at(sums, papers.columns, own * papers.counts[papers.rows])
    return [int(one) for one in sums]


def _by_totals(totals_of: Callable[[Papers], list[int]]) -> Callable[[Papers, Rule], Outcome]:
    def counted(papers: Papers, rule: Rule) -> Outcome:
        totals, drawn = totals_of(papers), rule.drawn(papers.options)
        columns = sorted(range(len(totals)), key=lambda column: (-totals[column], drawn[column]))
        won = [column for column in columns[: rule.places] if totals[column] > 0]
        last_in = totals[won[-1]] if won else 0
        first_out = next((totals[column] for column in columns[len(won) :]), 0)
        equals = [column for column in columns if totals[column] == last_in]
        ties = [Tie(tuple(papers.options[c] for c in equals), "lot")] if won and first_out == last_in else []

        def fate(column: int) -> Fate:
            own = totals[column]
            if column in won:
                return Fate(papers.options[column], True, Finding(reasons.HIGHEST, {"votes": own, "next": first_out}))
            later = not won or drawn[column] > drawn[won[-1]]
            facts = {"votes": own, "last_in": last_in, "more_votes": last_in - own + later}
            return Fate(papers.options[column], False, Finding(reasons.LOWER, facts))

        return _outcome(papers, rule, won, totals, map(fate, range(len(totals))), ties=tuple(ties))

    return counted


def _transferred(papers: Papers, rule: Rule) -> Outcome:
    found = Transfers(papers, rule)
    fates = [_after_rounds(found, column) for column in range(len(papers.options))]
    totals = found.rounds[-1].votes if found.rounds else [0] * len(papers.options)
    ties = tuple(one.tie for one in found.rounds if one.tie)
    return _outcome(papers, rule, found.elected, totals, fates, ties=ties, rounds=tuple(found.rounds))


def _after_rounds(found: Transfers, column: int) -> Fate:
    option, number = found.options[column], _when(found, column)
    if not found.rounds:
        return Fate(option, False, Finding(reasons.NOT_REACHED, {"votes": 0, "round": 0, "needed": 0}))
    then = found.rounds[number - 1]
    facts = {"votes": floor(then.votes[column]), "round": number}
    if option in then.elected:
        reached = then.votes[column] >= then.needed
        more = {"needed": then.needed} if reached else {}
        return Fate(option, True, Finding(reasons.ELECTED if reached else reasons.ELECTED_LAST, {**facts, **more}))
    if option == then.eliminated:
        kept = [then.votes[c] for c, one in enumerate(found.options)
                if one not in (*then.elected, option) and _when(found, c) >= number]  # fmt: skip
        facts["least_kept"] = floor(min(kept))
        return Fate(option, False, Finding(reasons.ELIMINATED, facts))
    return Fate(option, False, Finding(reasons.NOT_REACHED, {**facts, "needed": then.needed}))


def _when(found: Transfers, column: int) -> int:
    """In which round this option was elected or went out, from 1; the last round when neither."""
    option = found.options[column]
    rounds = enumerate(found.rounds, start=1)
    return next((n for n, one in rounds if option in (*one.elected, one.eliminated)), len(found.rounds))


def _schulze(papers: Papers, rule: Rule) -> Outcome:
    table, drawn = preferred(papers), rule.drawn(papers.options)
    strong = strengths(table)
    beats = strong > strong.T
    there, ties = [*range(len(papers.options))], list[Tie]()
    won: list[int] = []
    while table.any() and there and len(won) < rule.places:
        best = sorted((c for c in there if not beats[there, c].any()), key=lambda c: drawn[c])
        if len(best) > rule.places - len(won):
            ties.append(Tie(tuple(papers.options[c] for c in best), "lot"))
        won.append(best[0])
        there.remove(best[0])

    def fate(column: int) -> Fate:
        others = [c for c in range(len(beats)) if c != column]
        if column in won:
            facts = {"beats": int(beats[column].sum()), "ties": sum(not beats[column, c] for c in others)}
            return Fate(papers.options[column], True, Finding(reasons.BEATS_ALL, facts))
        by = max(others, key=lambda c: (int(strong[c, column] - strong[column, c]), -drawn[c]))
        pair = {"for_other": int(strong[by, column]), "for_own": int(strong[column, by])}
        return Fate(papers.options[column], False, Finding(reasons.BEATEN, {"by": papers.options[by], **pair}))

    pairs = tuple(tuple(row) for row in table.tolist())
    fates = map(fate, range(len(papers.options)))
    return _outcome(papers, rule, won, beats.sum(axis=1).tolist(), fates, ties=tuple(ties[:1]), pairs=pairs)


def _outcome(
    papers: Papers,
    rule: Rule,
    won: Sequence[int],
    totals: Sequence[int | Fraction],
    fates: Iterable[Fate],
    *,
    ties: tuple[Tie, ...],
    rounds: tuple[Round, ...] = (),
    pairs: tuple[tuple[int, ...], ...] = (),
) -> Outcome:
    winners = tuple(papers.options[column] for column in won)
    exact = tuple(map(Fraction, totals))
    return Outcome(rule, papers.options, papers.cast, winners, exact, tuple(fates), ties, rounds, pairs)


COUNTED: dict[str, Callable[[Papers, Rule], Outcome]] = {
    PLURALITY: _by_totals(first_choices),
    APPROVAL: _by_totals(lambda papers: papers.named),
    BORDA: _by_totals(borda),
    SCORE: _by_totals(lambda papers: papers.support),
    INSTANT_RUNOFF: _transferred,
    STV: _transferred,
    SCHULZE: _schulze,
}
