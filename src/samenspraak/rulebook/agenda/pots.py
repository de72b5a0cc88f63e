# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot on the agenda: which ideas can be on it, from what pot, and how far it reaches."""

from collections.abc import Collection, Mapping
from typing import Any

from samenspraak.rulebook.agenda.course import ADVICE, BINDING, COST_LIMIT
from samenspraak.rulebook.verdicts import Finding, refuse_all

FEWEST, MOST = 2, 60  # ideas on one ballot: there is something to choose, and a voter can read them all
FEWEST_POINTS, USUAL_POINTS, MOST_POINTS = 2, 10, 100  # to divide: with one there is nothing to divide
ONE_POT, BY_TOPIC, BY_BUURT = "one", "topic", "buurt"
SPLITS = (ONE_POT, BY_TOPIC, BY_BUURT)  # one pot for all ideas, or one for each theme, or for each buurt
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
    points: int | None = None,
    limit: int | None = None,
    article: str = "",
    split: str = ONE_POT,
) -> tuple[Finding, ...]:
    """Everything that is wrong with a budget ballot that somebody wants to announce.

    costs: what each idea costs, by its number. pot: the amount in cents. most: how many one may choose; None: as many
    as one likes. left: what the agreement gives and was not promised yet; None when it gives no money. points: how many
    one divides over them; None: one chooses. limit: how much of it one decision may take, by that article; None when it
    does not say. split: with several pots, what fits in each is asked by `why_not_amounts`.
    """
    given = [cost for cost in costs.values() if cost]
    wrong = (
        (not FEWEST <= len(costs) <= MOST, Finding("pot-of-so-many", {"fewest": FEWEST, "most": MOST}, about="items")),
        *((not cost, Finding("item-without-cost", {"number": n}, about="items")) for n, cost in costs.items()),
        *((bool(limit and cost and cost > limit), _beyond(number, limit, article)) for number, cost in costs.items()),
        (not 0 < pot <= COST_LIMIT, Finding("pot-wrong", about="pot")),
        (0 < pot < min(given, default=0), Finding("pot-too-small", about="pot")),
        (split == ONE_POT and _leaves_one_out(given, pot), _dearer(given, "pot")),
        (left is not None and pot > left, Finding("pot-more-than-agreed", {"left": left}, about="pot")),
        (most is not None and not 1 <= most <= len(costs), Finding("most-wrong", about="most")),
        (count not in COUNTS, Finding("count-unknown", about="count")),
        (
            points is not None and not FEWEST_POINTS <= points <= MOST_POINTS,
            Finding("points-to-divide-wrong", {"fewest": FEWEST_POINTS, "most": MOST_POINTS}, about="points"),
        ),
    )
    return tuple(finding for is_wrong, finding in wrong if is_wrong)


def why_not_split(split: str, part_of: Mapping[int, str]) -> tuple[Finding, ...]:
    """Why these ideas cannot have a pot for each part. part_of: the theme or buurt of each idea, by its number; ""
    where it has none. One idea in a pot is fine, but somewhere there is something to choose."""
    if split not in SPLITS:
        return (Finding("split-unknown", about="split"),)
    if split == ONE_POT:
        return ()
    nowhere = tuple(
        Finding("item-without-part", {"number": n}, about="items") for n, part in part_of.items() if not part
    )
    many = len({*part_of.values()})
    if nowhere or 1 < many < len(part_of):
        return nowhere
    return (Finding("one-pot-only" if many < FEWEST else "pots-without-choice", about="split"),)


def why_not_amounts(
    costs: Mapping[str, Collection[int | None]], amounts: Mapping[str, int], *, pot: int
) -> tuple[Finding, ...]:
    """Everything that is wrong with the amounts of several pots. costs: what the ideas of each part cost; amounts: the
    cents of each; pot: all there is to divide, which they are together: so a slip of the pen comes out.
    """
    if costs.keys() != amounts.keys():
        return (Finding("pots-not-these", about="split"),)
    found = []
    for part, own in costs.items():
        given = [cost for cost in own if cost]
        if amounts[part] < 1:
            found.append(Finding("pot-wrong", about=f"amount-{part}"))
        elif amounts[part] < min(given, default=0):
            found.append(Finding("pot-too-small", about=f"amount-{part}"))
        elif _leaves_one_out(given, amounts[part]):
            found.append(_dearer(given, f"amount-{part}"))
    together = sum(amounts.values())
    if together != pot:
        found.append(Finding("pots-not-the-sum", {"together": together, "budget": pot}, about="pot"))
    return tuple(found)


def _leaves_one_out(costs: Collection[int], pot: int) -> bool:
    """Whether some of these fit in the pot, and one never can: nobody can have it, whatever people vote."""
    return min(costs, default=0) <= pot < max(costs, default=0)


def _dearer(costs: Collection[int], about: str) -> Finding:
    return Finding("idea-dearer-than-pot", {"cost": max(costs, default=0)}, about=about)


def _beyond(number: int, limit: int | None, article: str) -> Finding:
    return Finding("item-beyond-limit", {"number": number, "article": article, "bound": limit}, about="items")
