# SPDX-License-Identifier: EUPL-1.2
"""The same ballot counted by pabutools (GPL-3), which is no part of the product: only tests and bench call it.

Where the two differ on purpose (docs/rules/ballots.md): projects that nobody named, that cost nothing, or that cost
more than the pot; and Phragmén when tied projects fit and do not fit. Such projects are left out here beforehand.
"""

from pabutools.election import ApprovalBallot, ApprovalProfile, CardinalBallot, CardinalProfile, Instance, Project
from pabutools.election import satisfaction as sat
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
from pabutools.rules.exhaustion import exhaustion_by_budget_increase
from pabutools.tiebreaking import TieBreakingRule

from samenspraak.rulebook.ballots.budgets import Pot, Rule
from samenspraak.rulebook.ballots.budgets.pot import Order


def counted_there(pot: Pot, papers, rule: Rule, *, multi: bool = False) -> set[str]:
    """The winners after pabutools. `papers`: {name: points} each. `multi`: identical papers once, with a number."""
    from samenspraak.rulebook.ballots.papers import points

    ours = points(papers, pot.names)
    order = Order(pot, ours)
    there = [
        project
        for project, votes in zip(pot.projects, ours.support, strict=True)
        if votes and 0 < project.cost <= pot.budget
    ]
    made = {project.name: Project(project.name, project.cost) for project in there}
    instance = Instance(made.values(), budget_limit=pot.budget)
    profile = _profile(instance, made, papers, ours.only_names, multi)
    place = {name: number for number, name in enumerate(pot.names)}
    ties = TieBreakingRule(lambda _instance, _profile, project: order.key(place[project.name]))
    found = [project.name for project in _count(instance, profile, rule, ties, ours.only_names)]
    if rule.fill:
        found = _filled(instance, profile, found, made, ties, ours.only_names)
    return set(found)


def _profile(instance, made, papers, approval, multi):
    rows = [{made[name]: points for name, points in paper.items() if name in made} for paper in papers]
    if approval:
        profile = ApprovalProfile([ApprovalBallot(row) for row in rows], instance=instance)
    else:
        profile = CardinalProfile([CardinalBallot(row) for row in rows], instance=instance)
    return profile.as_multiprofile() if multi else profile


def _by_votes(approval):
    return sat.Cost_Sat if approval else CostTimesPoints


def _count(instance, profile, rule, ties, approval):
    each = sat.Cardinality_Sat if approval else sat.Additive_Cardinal_Sat
    worth = _by_votes(approval) if rule.utility == "cost" or rule.method == "by-votes" else each
    if rule.method == "phragmen":
        return sequential_phragmen(instance, profile, tie_breaking=ties)
    if rule.method == "by-votes":
        return greedy_utilitarian_welfare(instance, profile, sat_class=worth, tie_breaking=ties)
    if rule.method == "by-votes-per-euro":
        return greedy_utilitarian_welfare(instance, profile, sat_class=each, tie_breaking=ties)
    given = {"sat_class": worth, "tie_breaking": ties}
    if rule.completion == "none":
        return method_of_equal_shares(instance, profile, **given)
    if rule.completion == "add-1-exhaustive":
        return method_of_equal_shares(instance, profile, voter_budget_increment=rule.step, **given)
    return exhaustion_by_budget_increase(
        instance,
        profile,
        method_of_equal_shares,
        rule_params=given,
        budget_step=rule.step * profile.num_ballots(),
        exhaustive_stop=False,
    )


def _filled(instance, profile, found, made, ties, approval):
    before = [made[name] for name in found]
    more = greedy_utilitarian_welfare(
        instance, profile, sat_class=_by_votes(approval), tie_breaking=ties, initial_budget_allocation=before
    )
    return [project.name for project in more]


class CostTimesPoints(sat.AdditiveSatisfaction):
    """A euro spent on what somebody gave two points counts as two."""

    def __init__(self, instance, profile, ballot):
        super().__init__(
            instance, profile, ballot, lambda _i, _p, own, project, _pre: own.get(project, 0) * project.cost
        )
