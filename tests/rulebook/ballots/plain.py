# SPDX-License-Identifier: EUPL-1.2
"""The rules a second time: slow, plain, one paper at a time, fractions only. What the tests hold the count against.

Projects are (name, cost); a paper is {name: points}; `key` puts equals in the announced order.
"""

from fractions import Fraction


def supported(projects, papers, budget):
    return {name: cost for name, cost in projects if cost <= budget and any(name in paper for paper in papers)}


def votes(papers, name):
    return sum(paper.get(name, 0) for paper in papers)


def price(cost, purses, points):
    """The lowest amount for each point with which these supporters pay the cost; None when they cannot."""
    if sum(purses) < cost:
        return None
    due, left = Fraction(cost), sum(points)
    for purse, given in sorted(zip(purses, points, strict=True), key=lambda one: Fraction(one[0], one[1])):
        if due <= 0:
            break
        if purse * left >= due * given:
            return due / left
        due, left = due - purse, left - given
    return Fraction(0) if due <= 0 else None


def equal_shares(projects, papers, budget, share, utility, key):
    """Winners with what each asked for a point, in order. Zero cost first."""
    there = supported(projects, papers, budget)
    won = [(name, Fraction(0)) for name, cost in sorted(there.items(), key=lambda one: key(one[0])) if cost == 0]
    open_ = {name: cost for name, cost in there.items() if cost}
    purses = [Fraction(share)] * len(papers)
    while True:
        asks = {}
        for name, cost in open_.items():
            own = [number for number, paper in enumerate(papers) if name in paper]
            found = price(cost, [purses[one] for one in own], [papers[one][name] for one in own])
            if found is not None:
                asks[name] = (found / cost if utility == "cost" else found, found)
        if not asks:
            return won, purses
        lowest = min(ask for ask, _ in asks.values())
        name = min((name for name, (ask, _) in asks.items() if ask == lowest), key=key)
        found = asks[name][1]
        for number, paper in enumerate(papers):
            if name in paper:
                purses[number] -= min(purses[number], found * paper[name])
        won.append((name, found))
        del open_[name]


def completed(projects, papers, budget, utility, key, completion="none", step=1, fill=False):
    """Winners of equal shares with a completion, in order."""
    costs = dict(projects)

    there = supported(projects, papers, budget)

    def found(share):
        return [name for name, _ in equal_shares(projects, papers, budget, share, utility, key)[0]]

    def spent(names):
        return sum(costs[name] for name in names)

    def full(names):
        room = budget - spent(names)
        return completion == "add-1-exhaustive" and all(there[name] > room for name in set(there) - set(names))

    share = Fraction(budget, max(len(papers), 1))
    won = found(share)
    while completion != "none" and len(won) < len(there) and not full(won):
        share += step
        more = found(share)
        if spent(more) > budget:
            break
        won = more
    return greedy(projects, papers, budget, key, won) if fill else won


def greedy(projects, papers, budget, key, before=(), per_euro=False):
    """Winners by votes, in order, after those that won before."""
    there = supported(projects, papers, budget)
    won, costs = list(before), dict(projects)

    def worth(name):
        if not per_euro:
            return votes(papers, name)
        return Fraction(votes(papers, name), there[name]) if there[name] else float("inf")

    for name in sorted(set(there) - set(won), key=lambda one: (-worth(one), key(one))):
        if sum(costs[one] for one in won) + there[name] <= budget:
            won.append(name)
    return won


def phragmen(projects, papers, budget, key):
    """Winners of the sequential rule of Phragmén, in order, each with its load, up to the first that does not fit."""
    there = supported(projects, papers, budget)
    loads, won, spent = [Fraction(0)] * len(papers), [], 0
    while there:
        load = {}
        for name, cost in there.items():
            own = [loads[number] for number, paper in enumerate(papers) if name in paper]
            load[name] = (sum(own) + cost) / Fraction(len(own))
        name = min((one for one in there if load[one] == min(load.values())), key=key)
        if spent + there[name] > budget:
            return won
        for number, paper in enumerate(papers):
            if name in paper:
                loads[number] = load[name]
        spent += there.pop(name)
        won.append((name, load[name]))
    return won
