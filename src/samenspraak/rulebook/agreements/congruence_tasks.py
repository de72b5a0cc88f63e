# SPDX-License-Identifier: EUPL-1.2
"""Do the terms fit each other and the wish: who draws up, decides and carries out, with what, and is that one body?"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import ceil

from samenspraak.rulebook.agreements.congruence_rule import ASKS, BLOCKS, TIPS, Hit, Matter, Rule, numbers, rule
from samenspraak.rulebook.agreements.setting import Number
from samenspraak.rulebook.agreements.terms import MUNICIPALITY, Guard, MoneyTerm, Say, Task, Term

RULES: list[Rule] = []
ARCHETYPES = {"adviseren": Say.ADVISES, "aanjagen": Say.INITIATES, "verdelen": Say.DECIDES}  # from little to much say
COMPASS_POINT = "zeggenschap"


@rule(RULES, "body-unknown", BLOCKS, "contradiction")
def unknown_body(matter: Matter) -> Iterator[Hit]:
    """A term names a body that the agreement does not describe."""
    known = {body.key for body in matter.terms.bodies} | {"", MUNICIPALITY}
    for term, keys in _named(matter):
        if unknown := [key for key in dict.fromkeys(keys) if key not in known]:
            yield Hit(term.number, {"number": term.number, "body": ", ".join(unknown)})


def _named(matter: Matter) -> Iterator[tuple[Term, tuple[str, ...]]]:
    for say in matter.terms.says:
        yield say, (say.body,)
    for transfer in matter.terms.transfers:
        yield transfer, () if transfer.to_officials else (transfer.to,)
    for money in matter.terms.money:
        yield money, (money.allocates, money.spends)


@rule(RULES, "overlap", ASKS, "contradiction")
def overlap(matter: Matter) -> Iterator[Hit]:
    """Two bodies have the same topic and task."""
    for topic in matter.terms.topics:
        for task in Task:
            holders = _holders(matter, topic, task)
            if len(holders) > 1:
                yield Hit(f"{topic}/{task.value}", {"bodies": ", ".join(_title(matter, key) for key in holders)})


def _holders(matter: Matter, topic: str, task: Task) -> list[str]:
    say = matter.terms.say_on(topic, task)
    keys = [say.body] if say and say.say >= Say.INITIATES else []
    keys += [transfer.to for transfer in matter.terms.transfers_on(topic, task)]
    return [key for key in dict.fromkeys(keys) if key]


def _title(matter: Matter, key: str) -> str:
    body = matter.terms.body(key)
    return body.title if body else key


@rule(RULES, "decide-without-executor", ASKS, "raadsvoorstel")
def without_executor(matter: Matter) -> Iterator[Hit]:
    """The wijk decides, and nothing says who carries out."""
    if any(money.executor for money in matter.terms.money):
        return
    for say in matter.at_least(Say.DECIDES, Task.DECIDE):
        if matter.terms.say_on(say.topic, Task.CARRY_OUT) is None:
            yield Hit(say.cell, {"number": say.number})


@rule(RULES, "execute-without-means", ASKS, "selwerd")
def without_means(matter: Matter) -> Iterator[Hit]:
    """The wijk carries out, and there is neither money nor support."""
    has_means = any(_is_means(money) for money in matter.terms.money) or matter.terms.guards(Guard.SUPPORT)
    if matter.carrying_out and not has_means:
        yield Hit("", {"numbers": numbers(matter.carrying_out)})


def _is_means(money: MoneyTerm) -> bool:
    return bool(money.amount_cents or money.limit_cents)


@rule(RULES, "decide-without-agenda", TIPS, "raadsvoorstel")
def without_agenda(matter: Matter) -> Iterator[Hit]:
    """The wijk decides on an agenda that it has at most been heard about."""
    for say in matter.at_least(Say.DECIDES, Task.DECIDE):
        drawing_up = matter.terms.say_on(say.topic, Task.DRAW_UP)
        if drawing_up is None or drawing_up.say <= Say.HEARD:
            yield Hit(say.cell, {"number": say.number})


@rule(RULES, "say-gap", ASKS, "raadsvoorstel")
def say_gap(matter: Matter) -> Iterator[Hit]:
    """The compass or the triangle lies far from the highest say that is agreed on deciding."""
    deciding = [term.say for term in matter.terms.says if term.task is Task.DECIDE]
    if not deciding:
        return
    for about, wanted in _wishes(matter):
        levels = abs(wanted - max(deciding))
        if levels >= matter.thresholds.say_gap:
            yield Hit(about, {"levels": levels, "wanted": wanted.code, "agreed": max(deciding).code})


def _wishes(matter: Matter) -> Iterator[tuple[str, Say]]:
    compass = wish_of_compass(matter.setting.wanted)
    if compass is not None:
        yield "compass", compass
    leaning = leaning_of(matter.setting.archetype)
    if leaning is not None:
        yield "archetype", leaning


def wish_of_compass(wanted: Mapping[str, Number] | None) -> Say | None:
    """The level of say that the compass points at: the mean wish, rounded; exactly half goes to the lower level."""
    mean = (wanted or {}).get(COMPASS_POINT)
    if mean is None:
        return None
    nearest = ceil(Fraction(mean) - Fraction(1, 2))
    return Say(min(max(nearest, Say.INFORMED), Say.DECIDES))


def leaning_of(archetype: Mapping[str, Number] | None) -> Say | None:
    """The level of say that the triangle leans to. On a tie the smaller level: more say is never assumed."""
    weights = {key: Fraction((archetype or {}).get(key) or 0) for key in ARCHETYPES}
    heaviest = max(weights.values())
    if not heaviest:
        return None
    return min(say for key, say in ARCHETYPES.items() if weights[key] == heaviest)
