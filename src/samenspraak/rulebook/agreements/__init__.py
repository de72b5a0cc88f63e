# SPDX-License-Identifier: EUPL-1.2
"""Agreements: what a term is, when terms are congruent, which powers they give, and how a version moves."""

from samenspraak.rulebook.agreements.congruence import RULES, incongruences, rule_of, what_stands
from samenspraak.rulebook.agreements.moves import Status, why_not_move
from samenspraak.rulebook.agreements.powers import Power, force_of, ground, power_from
from samenspraak.rulebook.agreements.setting import Setting, Thresholds
from samenspraak.rulebook.agreements.terms import Say, Task, Terms, parse

__all__ = [
    "RULES",
    "Power",
    "Say",
    "Setting",
    "Status",
    "Task",
    "Terms",
    "Thresholds",
    "force_of",
    "ground",
    "incongruences",
    "parse",
    "power_from",
    "rule_of",
    "what_stands",
    "why_not_move",
]
