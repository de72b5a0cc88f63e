# SPDX-License-Identifier: EUPL-1.2
"""What is announced of a budget ballot: the pot, its projects, the rule, and what decides when projects tie."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.papers import Papers
from samenspraak.rulebook.verdicts import Finding

BY_VOTES, BY_VOTES_PER_EURO, EQUAL_SHARES, PHRAGMEN = "by-votes", "by-votes-per-euro", "equal-shares", "phragmen"
METHODS = (BY_VOTES, BY_VOTES_PER_EURO, EQUAL_SHARES, PHRAGMEN)
COST, CARDINALITY = "cost", "cardinality"
UTILITIES = (COST, CARDINALITY)
NONE, ADD_ONE, ADD_ONE_EXHAUSTIVE = "none", "add-1", "add-1-exhaustive"
COMPLETIONS = (NONE, ADD_ONE, ADD_ONE_EXHAUSTIVE)
EURO = 100  # cents


@dataclass(frozen=True)
class Project:
    """Something that can be paid: its name on the papers, and what it costs in whole cents, 0 or more."""

    name: str
    cost: int


@dataclass(frozen=True)
class Pot:
    """An amount in whole cents, what can be done with it, and the lot: the names in the order in which they were drawn.

    Without a lot the order of the projects is the lot. Raises ValueError when this is no pot.
    """

    budget: int
    projects: tuple[Project, ...]
    lot: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        amounts = [self.budget, *(project.cost for project in self.projects)]
        if any(type(amount) is not int or amount < 0 for amount in amounts):
            raise ValueError("amounts are whole cents, not below 0")
        if len({*self.names}) != len(self.names):
            raise ValueError("a project stands twice in a pot")
        if self.lot and sorted(self.lot) != sorted(self.names):
            raise ValueError("the lot is the names of the projects, each once")

    @property
    def names(self) -> tuple[str, ...]:
        """The projects by name, in the order of the ballot."""
        return tuple(project.name for project in self.projects)


@dataclass(frozen=True)
class Rule:
    """How a pot is divided, announced beforehand. docs/rules/ballots.md says what each word means.

    method:     "by-votes", "by-votes-per-euro", "equal-shares" or "phragmen".
    utility:    of equal shares: "cost" (a euro spent on what you support counts as one) or "cardinality" (a project
                that you support counts as one). Given points multiply it.
    completion: of equal shares: "none"; "add-1": `step` cents more for everyone, again and again, until the projects
                would cost more than the pot, and then the last that fitted; "add-1-exhaustive": the same, but it also
                stops as soon as no project with votes fits any more.
    fill:       whether what is left then goes to projects by votes.
    """

    method: str = BY_VOTES
    utility: str = COST
    completion: str = NONE
    fill: bool = False
    step: int = EURO

    def __post_init__(self) -> None:
        if self.method not in METHODS or self.utility not in UTILITIES or self.completion not in COMPLETIONS:
            raise ValueError(self)
        if type(self.step) is not int or self.step < 1 or type(self.fill) is not bool:
            raise ValueError(self)


def rule_of(words: str, step: int = EURO) -> Rule:
    """A rule as one writes it: its words with a plus between them, the method first.

    For instance "by-votes" or "equal-shares+cardinality+add-1+fill". ValueError when it is none.
    """
    method, *rest = words.split("+")
    rule = Rule(method, step=step)
    for word in rest:
        if word in UTILITIES:
            rule = replace(rule, utility=word)
        elif word in COMPLETIONS:
            rule = replace(rule, completion=word)
        elif word == "fill":
            rule = replace(rule, fill=True)
        else:
            raise ValueError(f"no word of a rule: {word!r:.40}")
    return rule


@dataclass(frozen=True)
class Tie:
    """Projects that came out equal, in the announced order, and what put the first before the second."""

    projects: tuple[str, ...]
    decided_by: str  # "votes", "cost" or "lot"


class Order:
    """The announced order among equals: more votes (points), then lower cost, then the lot."""

    def __init__(self, pot: Pot, papers: Papers) -> None:
        drawn = {name: number for number, name in enumerate(pot.lot or pot.names)}
        self.pot = pot
        self.votes = papers.support
        self._drawn = [drawn[name] for name in pot.names]

    def key(self, column: int, *, cost: int | None = None, more: int = 0) -> tuple[int, int, int]:
        """Whichever has the lowest key goes first. `cost`, `more`: as if it cost this, had so many votes more."""
        own = self.pot.projects[column].cost if cost is None else cost
        return -self.votes[column] - more, own, self._drawn[column]

    def first(self, equals: Iterable[int]) -> tuple[int, Tie | None]:
        """Which of these equals goes first, and the tie that decided it; None when there is only one."""
        ordered = sorted(equals, key=self.key)
        if len(ordered) == 1:
            return ordered[0], None
        return ordered[0], self.tie(ordered)

    def tie(self, ordered: Sequence[int]) -> Tie:
        """What is said of equals in the announced order, two or more."""
        pairs = zip(("votes", "cost", "lot"), self.key(ordered[0]), self.key(ordered[1]), strict=True)
        return Tie(tuple(self.pot.names[one] for one in ordered), next(word for word, a, b in pairs if a != b))


def why_not_paper(
    pot: Pot,
    given: Mapping[str, int],
    *,
    most_named: int | None = None,
    most_points: int | None = None,
    within_budget: bool = False,
) -> Finding | None:
    """Why this paper (name → points, 1 each for approval) is not within what was announced.

    `within_budget`: what is named may together not cost more than the pot (a knapsack paper). Names and points that
    cannot be counted at all are refused when papers are gathered.
    """
    if most_named is not None and len(given) > most_named:
        return Finding(reasons.PAPER_TOO_MANY, {"named": len(given), "most": most_named}, about="choice")
    together = sum(given.values())
    if most_points is not None and together > most_points:
        return Finding(reasons.PAPER_TOO_MANY_POINTS, {"points": together, "most": most_points}, about="choice")
    cost = sum(project.cost for project in pot.projects if project.name in given)
    if within_budget and cost > pot.budget:
        return Finding(reasons.PAPER_OVER_BUDGET, {"cost": cost, "most": pot.budget}, about="choice")
    return None


def why_not_paper_over(
    pots: Mapping[str, Pot],
    given: Mapping[str, int],
    *,
    most_named: int | None = None,
    most_points: int | None = None,
    within_budget: bool = False,
) -> Finding | None:
    """The same for a paper over all these pots, by name. So many names and points are one number over all of them; what
    is named in a pot may not cost more than that pot."""
    limits = {"most_named": most_named, "most_points": most_points}
    for name, pot in pots.items():
        found = why_not_paper(pot, given, **limits, within_budget=within_budget)
        if found and found.code == reasons.PAPER_OVER_BUDGET and len(pots) > 1:
            return Finding(reasons.PAPER_OVER_ONE_POT, {"pot": name, **found.params}, about=found.about)
        if found:
            return found
    return None
