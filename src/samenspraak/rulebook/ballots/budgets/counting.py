# SPDX-License-Identifier: EUPL-1.2
"""Counting a pot: the winners, and everything that explains them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

import numpy as np

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.budgets.again import by_counting_again
from samenspraak.rulebook.ballots.budgets.by_votes import ByVotes, by_votes
from samenspraak.rulebook.ballots.budgets.equal_shares import Run, equal_shares
from samenspraak.rulebook.ballots.budgets.outcome import Backing, Fate, Outcome, Step
from samenspraak.rulebook.ballots.budgets.phragmen import Phragmen
from samenspraak.rulebook.ballots.budgets.pot import (
    BY_VOTES,
    BY_VOTES_PER_EURO,
    EQUAL_SHARES,
    NONE,
    PHRAGMEN,
    Pot,
    Rule,
    Tie,
)
from samenspraak.rulebook.ballots.budgets.supporters import Field
from samenspraak.rulebook.ballots.budgets.taken import Taken, with_loads, with_shares
from samenspraak.rulebook.ballots.papers import Papers
from samenspraak.rulebook.verdicts import Finding

CODES = dict(
    zip(Step.WAYS, (reasons.FREE, reasons.MOST_VOTES, reasons.PAID_BY_SUPPORTERS, reasons.NEXT_IN_BALANCE,
                    reasons.FILLED_IN), strict=True)
)  # fmt: skip


@dataclass(frozen=True)
class _Granted:
    column: int
    way: str
    amount: Fraction | None = None
    tie: Tie | None = None


class _Count:
    """One count: what was granted, and by which of the ways of counting."""

    def __init__(self, pot: Pot, papers: Papers, rule: Rule) -> None:
        if papers.options != pot.names:
            raise ValueError("the papers are of another ballot")
        if rule.method == PHRAGMEN and not papers.only_names:
            raise ValueError("the rule of Phragmén counts papers that name projects, without points")
        self.pot, self.papers, self.rule = pot, papers, rule
        self.field = Field(pot, papers, rule.utility)
        self.run: Run | None = equal_shares(self.field, rule) if rule.method == EQUAL_SHARES else None
        self.loads: Phragmen | None = Phragmen(self.field) if rule.method == PHRAGMEN else None
        self.votes: ByVotes | None = None
        order = self.field.order
        self.granted = [_Granted(column, "free") for column in sorted(self.field.free, key=order.key)]
        if self.run:
            for bought in self.run.bought:
                self.granted.append(_Granted(bought.column, "paid-by-supporters", None, bought.tie))
        if self.loads:
            self.granted += [_Granted(one.column, "next-in-balance", one.load, one.tie) for one in self.loads.paid]
        if rule.fill or rule.method in (BY_VOTES, BY_VOTES_PER_EURO):
            way = "most-votes" if rule.method in (BY_VOTES, BY_VOTES_PER_EURO) else "filled-in"
            before = [one.column for one in self.granted]
            columns = [own.column for own in self.field.in_reach]
            per_euro = rule.method == BY_VOTES_PER_EURO
            self.votes = by_votes(order, columns, pot.budget, before=before, per_euro=per_euro)
            self.granted += [_Granted(turn.column, way, None, turn.tie) for turn in self.votes.turns if turn.fits]

    @property
    def alone(self) -> bool:
        """Whether votes decide everything, and not only about what was left."""
        return not (self.run or self.loads)

    @property
    def columns(self) -> set[int]:
        """What was granted."""
        return {one.column for one in self.granted}

    @property
    def lost(self) -> list[int]:
        """What was named and not granted."""
        won = self.columns
        return [column for column in self.field.all if column not in won]


def winners(pot: Pot, papers: Papers, rule: Rule) -> tuple[str, ...]:
    """The projects that are granted, in the order in which they were, without anything that explains them."""
    return tuple(pot.names[one.column] for one in _Count(pot, papers, rule).granted)


def count(pot: Pot, papers: Papers, rule: Rule) -> Outcome:
    """Count the papers of a pot. Their order says nothing, nor does the order of the projects, but where it is the lot.

    Raises ValueError when the papers are not of this pot, or have points where the rule cannot count them.
    """
    counted = _Count(pot, papers, rule)
    prices = counted.run.purses.prices() if counted.run else []
    steps, left, free = [], pot.budget, len(counted.field.free)
    for number, one in enumerate(counted.granted):
        project = pot.projects[one.column]
        left -= project.cost
        amount = prices[number - free] if one.way == "paid-by-supporters" else one.amount
        steps.append(Step(project.name, one.way, papers.support[one.column], project.cost, left, amount, one.tie))
    won = {step.project: _why_won(counted, place, step) for place, step in enumerate(steps, start=1)}
    lost = _why_lost(counted)
    return Outcome(
        rule,
        pot.budget,
        papers.cast,
        counted.run.share if counted.run else None,
        counted.run.raised if counted.run else 0,
        tuple(steps),
        tuple(Fate(name, name in won, won.get(name) or lost[name]) for name in pot.names),
        _reached(papers, [one.column for one in counted.granted]),
        _backing(counted, steps),
        pot.names[counted.loads.stop.column] if counted.loads and counted.loads.stop else "",
    )


def count_pots(
    pots: Mapping[str, Pot], papers: Iterable[Mapping[str, int]], rules: Mapping[str, Rule]
) -> dict[str, Outcome]:
    """Count every pot by itself (a theme, an area), from papers over all projects of all pots: name → points.

    In a pot counts every paper that names something in it. Raises ValueError when a name stands in two pots.
    """
    from samenspraak.rulebook.ballots.papers import points

    names = [name for pot in pots.values() for name in pot.names]
    everything = points(papers, names)
    place = {name: number for number, name in enumerate(names)}
    return {
        title: count(pot, everything.about([place[name] for name in pot.names]), rules[title])
        for title, pot in pots.items()
    }


def _why_won(counted: _Count, place: int, step: Step) -> Finding:
    facts: dict[str, int] = {"votes": step.votes, "cost": step.cost, "place": place, "left": step.left}
    column = counted.granted[place - 1].column
    if step.way == "free":
        facts = {"votes": step.votes}
    elif step.way == "paid-by-supporters":
        assert counted.run and step.amount is not None
        bought = next(one for one in counted.run.bought if one.column == column)
        in_full = int(counted.papers.counts[bought.payers].sum())
        the_rest = int(counted.papers.counts[bought.poor].sum())
        del facts["left"]
        facts |= {"price": floor(step.amount), "paid_in_full": in_full, "paid_the_rest": the_rest}
    elif step.way == "next-in-balance":
        assert step.amount is not None
        del facts["left"]
        facts["load"] = floor(step.amount)
    return Finding(CODES[step.way], facts)


def _why_lost(counted: _Count) -> dict[str, Finding]:
    pot, field = counted.pot, counted.field
    lost = counted.lost
    taken = _taken(counted, lost)
    found = {
        project.name: Finding(reasons.NO_VOTES, {"cost": project.cost})
        for column, project in enumerate(pot.projects)
        if not field.order.votes[column]
    }
    for column in lost:
        project = pot.projects[column]
        answer = taken[column]
        facts = {"votes": field.order.votes[column], "cost": project.cost}
        enough = {"cheaper": project.cost - answer.cost, "more_votes": answer.votes}
        found[project.name] = _reason(counted, column, facts, enough)
    return found


def _reason(counted: _Count, column: int, facts: dict[str, int], enough: dict[str, int]) -> Finding:
    if facts["cost"] > counted.pot.budget:
        return Finding(reasons.DEARER_THAN_POT, {**facts, "budget": counted.pot.budget, **enough})
    if counted.votes:
        left = next(turn.left for turn in counted.votes.turns if turn.column == column)
        return Finding(reasons.NO_ROOM, {**facts, "left": left, **enough})
    if counted.run:
        own, purses = counted.field.all[column], counted.run.purses
        alive = own.only(purses.left[own.classes] > 0)
        together = -purses.owed(0, alive.classes) // purses.over
        return Finding(reasons.SUPPORTERS_SHORT, {**facts, "together": together, **enough})
    assert counted.loads and counted.loads.stop
    stop = counted.loads.stop
    by = counted.pot.names[stop.column]
    load = floor(counted.loads.carried(column))
    return Finding(reasons.STOPPED_BEFORE, {**facts, "load": load, "stopped_by": by, **enough})


def _taken(counted: _Count, lost: Collection[int]) -> dict[int, Taken]:
    """What each would have needed."""
    rule = counted.rule
    if rule.completion != NONE or (rule.fill and not counted.alone):
        wanted = sorted(lost, key=counted.field.order.key)
        return by_counting_again(
            counted.pot, counted.papers, wanted, lambda pot, papers: _Count(pot, papers, rule).columns
        )
    if counted.run:
        return with_shares(counted.run, lost)
    if counted.loads:
        return {column: with_loads(counted.loads, column) for column in lost}
    votes = counted.votes
    return {column: Taken(votes.cheaper(column), votes.more_votes(column)) if votes else Taken() for column in lost}


def _reached(papers: Papers, columns: Collection[int]) -> tuple[int, ...]:
    """How many papers name exactly 0, 1, 2 … of these."""
    wanted = np.zeros(len(papers.options))
    wanted[list(columns)] = 1
    often = np.bincount(papers.rows, wanted[papers.columns], minlength=len(papers.counts)).astype(int)
    sums = Counter[int]()
    for many, cast in zip(often.tolist(), papers.counts.tolist(), strict=True):
        sums[many] += cast
    return tuple(sums[many] for many in range(max(sums, default=0) + 1))


def _backing(counted: _Count, steps: Collection[Step]) -> tuple[Backing, ...]:
    spent, cast = sum(step.cost for step in steps) or 1, counted.papers.cast
    named = counted.papers.named
    return tuple(
        Backing(step.project, named[one.column], Fraction(named[one.column], cast), Fraction(step.cost, spent))
        for step, one in zip(steps, counted.granted, strict=True)
    )
