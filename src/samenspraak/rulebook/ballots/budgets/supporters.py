# SPDX-License-Identifier: EUPL-1.2
"""Who supports each project of a pot, as arrays: what stays the same however often a pot is counted."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from samenspraak.rulebook.ballots.budgets.pot import COST, Order, Pot
from samenspraak.rulebook.ballots.papers import Papers, Places

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
EPS = 2.0**-52  # of one step in floating point


@dataclass(frozen=True, eq=False)
class Supporters:
    """Who support a project: S classes.

    worth:   what one point is worth to them: 1, or the cost of the project.
    classes: their numbers (S), with how many papers each has and how many points those give (S).
    weights: papers × points (S); `total` is their sum. `most`: points on one paper.
    """

    column: int
    cost: int
    worth: int
    classes: Places
    papers: Numbers
    points: Numbers
    weights: Numbers
    total: float
    most: float

    @property
    def alike(self) -> bool:
        """Whether everybody gives one point."""
        return self.most == 1

    def only(self, kept: Flags) -> "Supporters":
        """Some of these supporters."""
        weights = self.weights[kept]
        return replace(
            self,
            classes=self.classes[kept],
            papers=self.papers[kept],
            points=self.points[kept],
            weights=weights,
            total=float(weights.sum()),
        )


class Field:
    """The projects that have a price and supporters.

    all:     by column. Left out are projects that cost nothing (these are granted beforehand) and that nobody named.
    in_reach: those that do not cost more than the pot. Only these are counted; the others are only explained.
    """

    def __init__(self, pot: Pot, papers: Papers, utility: str = COST) -> None:
        self.pot, self.papers, self.order = pot, papers, Order(pot, papers)
        small = papers.columns.astype(np.min_scalar_type(len(pot.projects)))  # sorted in a few passes
        by_column = np.argsort(small, kind="stable")
        edges = np.concatenate(([0], np.cumsum(np.bincount(small, minlength=len(pot.projects))))).tolist()
        classes, points = papers.rows[by_column], papers.points[by_column].astype(np.float64)
        counts = papers.counts[classes].astype(np.float64)
        weights = counts * points
        self.all: dict[int, Supporters] = {}
        for column, project in enumerate(pot.projects):
            own = slice(edges[column], edges[column + 1])
            if project.cost and own.start < own.stop:
                worth = project.cost if utility == COST else 1
                total, most = float(weights[own].sum()), float(points[own].max())
                arrays = classes[own], counts[own], points[own], weights[own]
                self.all[column] = Supporters(column, project.cost, worth, *arrays, total, most)
        self.in_reach = [one for one in self.all.values() if one.cost <= pot.budget]
        self.free = [
            column
            for column, project in enumerate(pot.projects)
            if not project.cost and edges[column] < edges[column + 1]
        ]
