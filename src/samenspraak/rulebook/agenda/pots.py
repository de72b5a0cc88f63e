# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot on the agenda: which ideas can be on it, from what pot, and how far it reaches."""

from collections.abc import Collection, Mapping
from typing import Any

from samenspraak.rulebook.agenda.course import ADVICE, BINDING, COST_LIMIT
from samenspraak.rulebook.verdicts import Finding, refuse_all

FEWEST, MOST = 2, 60  # ideas on one ballot: there is something to choose, and a voter can read them all
BY_VOTES = "by-votes"
EQUAL = "equal-shares+cost+add-1+fill"
COUNTS = (EQUAL, BY_VOTES)  # how can be counted, in words of `budgets.rule_of`


def force_of_pot(forces: Collection[str], *, agreed: bool) -> str:
    """Binding when the wijk decides about every idea on it, and the agreement gives the money. Otherwise an advice."""
    return BINDING if agreed and forces and {*forces} == {BINDING} else ADVICE


def usual_count(content: Mapping[str, Any]) -> str:
    """How is counted unless somebody chooses otherwise, as the content states it: `[budgets]` in "thresholds".

    `Refused` when it states something that we do not know.
    """
    given = content.get("budgets") or {}
    refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(given.keys() - {"count"}))
    value = given["count"].get("value") if given else EQUAL
    refuse_all([] if value in COUNTS else [Finding("threshold-wrong", {"name": "count"})])
    return str(value)


def why_not_pot(
    costs: Mapping[int, int | None],
    *,
    pot: int,
    most: int | None,
    count: str,
    left: int | None,
    limit: int | None = None,
    article: str = "",
) -> tuple[Finding, ...]:
    """Everything that is wrong with a budget ballot that somebody wants to announce.

    costs: what each idea costs, by its number. pot: the amount in cents. most: how many one may choose; None: as many
    as one likes. left: what the agreement gives and was not promised yet; None when it gives no money. limit: how much
    of it one decision may take, by that article; None when it does not say.
    """
    given = [cost for cost in costs.values() if cost]
    wrong = (
        (not FEWEST <= len(costs) <= MOST, Finding("pot-of-so-many", {"fewest": FEWEST, "most": MOST}, about="items")),
        *((not cost, Finding("item-without-cost", {"number": n}, about="items")) for n, cost in costs.items()),
        *((bool(limit and cost and cost > limit), _beyond(number, limit, article)) for number, cost in costs.items()),
        (not 0 < pot <= COST_LIMIT, Finding("pot-wrong", about="pot")),
        (0 < pot < min(given, default=0), Finding("pot-too-small", about="pot")),
        (left is not None and pot > left, Finding("pot-more-than-agreed", {"left": left}, about="pot")),
        (most is not None and not 1 <= most <= len(costs), Finding("most-wrong", about="most")),
        (count not in COUNTS, Finding("count-unknown", about="count")),
    )
    return tuple(finding for is_wrong, finding in wrong if is_wrong)


def _beyond(number: int, limit: int | None, article: str) -> Finding:
    return Finding("item-beyond-limit", {"number": number, "article": article, "bound": limit}, about="items")
