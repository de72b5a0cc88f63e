# SPDX-License-Identifier: EUPL-1.2
"""What a rule of congruence is, and what it looks at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from samenspraak.rulebook.agreements.setting import Setting, Thresholds
from samenspraak.rulebook.agreements.terms import BodyTerm, Guard, MoneyTerm, Say, SayTerm, Task, Term, Terms
from samenspraak.rulebook.verdicts import Finding

BLOCKS, ASKS, TIPS = "blocks", "asks", "tips"
SEVERITIES = (BLOCKS, ASKS, TIPS)
MANY = 6  # so many article numbers fit in a sentence


@dataclass(frozen=True)
class Matter:
    """One agreement, the setting it is made in and the thresholds it is compared with."""

    terms: Terms
    setting: Setting
    thresholds: Thresholds

    def at_least(self, say: Say, *tasks: Task) -> tuple[SayTerm, ...]:
        """The cells in which the wijk has this much say or more, in any task or in these."""
        return tuple(term for term in self.terms.says if term.say >= say and (not tasks or term.task in tasks))

    @cached_property
    def deciding(self) -> tuple[SayTerm, ...]:
        """The cells in which the wijk decides: what is on the agenda, or what becomes of it."""
        return self.at_least(Say.DECIDES, Task.DRAW_UP, Task.DECIDE)

    @cached_property
    def carrying_out(self) -> tuple[SayTerm, ...]:
        """The cells in which the wijk carries out, alone or with the municipality."""
        return self.at_least(Say.INITIATES, Task.CARRY_OUT)

    @cached_property
    def wijk_money(self) -> tuple[MoneyTerm, ...]:
        """The money that a body of the wijk allocates or spends."""
        return tuple(term for term in self.terms.money if term.is_with_the_wijk)

    @cached_property
    def acting(self) -> tuple[BodyTerm, ...]:
        """The bodies that act for the wijk: those with say, power or money; all, when a say names no body."""
        keys = {term.body for term in self.at_least(Say.INITIATES)} | {term.to for term in self.terms.transfers}
        keys |= {key for term in self.terms.money for key in (term.allocates, term.spends)}
        anybody = any(not term.body for term in self.at_least(Say.INITIATES))
        return tuple(body for body in self.terms.bodies if anybody or body.key in keys)


@dataclass(frozen=True)
class Hit:
    """Where a rule found something: the term number or cell ("" for the agreement as a whole), and its facts."""

    about: str = ""
    params: dict[str, Any] = field(default_factory=dict)


Check = Callable[[Matter], Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """One rule. `source` names what it rests on; `checked` is False when that text is still to be looked up.

    What triggers it, why it matters and what would mend it stand in the wording under the rule's code. `guard` is
    the safeguard that mends it, if it is a safeguard that is missing.
    """

    code: str
    severity: str
    source: str
    check: Check
    guard: Guard | None = None
    checked: bool = True

    def findings(self, matter: Matter) -> Iterator[Finding]:
        """What it finds here."""
        for hit in self.check(matter):
            yield Finding(self.code, {**hit.params}, self.severity, hit.about)


def rule(rules: list[Rule], code: str, severity: str, source: str, **more: Any) -> Callable[[Check], Check]:
    """Puts a rule on the list."""

    def register(check: Check) -> Check:
        rules.append(Rule(code, severity, source, check, **more))
        return check

    return register


def numbers(terms: Iterable[Term]) -> str:
    """The article numbers, for in a sentence: "2.1, 2.4"."""
    found = [term.number for term in terms]
    return ", ".join(found[:MANY]) + (", …" if len(found) > MANY else "")
