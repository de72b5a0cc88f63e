# SPDX-License-Identifier: EUPL-1.2
"""Is this agreement congruent: does a sturdier process go with more say, and can it be in law and in practice?

Findings, never a score. `blocks`: impossible or self-contradictory, it cannot be signed. `asks`: mend it, or accept
it in the open with a motive. `tips`: worth a thought.

Raising a say never removes a finding, except the two that are about a gap, which may close: "say-gap" and
"decide-without-agenda". (Writing down a cell that was empty is more than raising one: it may answer
"decide-without-executor".) Adding a safeguard never adds a finding that asks for that safeguard.
"""

from collections.abc import Iterable

from samenspraak.rulebook.agreements import (
    congruence_bodies,
    congruence_powers,
    congruence_safeguards,
    congruence_tasks,
)
from samenspraak.rulebook.agreements.congruence_rule import ASKS, BLOCKS, SEVERITIES, TIPS, Matter, Rule
from samenspraak.rulebook.agreements.setting import Setting, Thresholds
from samenspraak.rulebook.agreements.terms import Terms
from samenspraak.rulebook.verdicts import Finding

__all__ = ["ASKS", "BLOCKS", "RULES", "SEVERITIES", "TIPS", "incongruences", "rule_of", "what_stands"]

RULES: tuple[Rule, ...] = (
    *congruence_powers.RULES,
    *congruence_safeguards.RULES,
    *congruence_tasks.RULES,
    *congruence_bodies.RULES,
)


def incongruences(terms: Terms, setting: Setting, thresholds: Thresholds) -> tuple[Finding, ...]:
    """Every finding, the gravest first; within one severity in the order of the rules."""
    matter = Matter(terms, setting, thresholds)
    found = [finding for rule in RULES for finding in rule.findings(matter)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def what_stands(findings: Iterable[Finding], accepted: Iterable[tuple[str, str]] = ()) -> tuple[Finding, ...]:
    """What stands in the way of signing: all that blocks, and all that asks and was not accepted with a motive.

    `accepted` are the deviations, as (code, about). What blocks cannot be accepted away.
    """
    motives = set(accepted)
    return tuple(
        finding
        for finding in findings
        if finding.severity == BLOCKS or (finding.severity == ASKS and (finding.code, finding.about) not in motives)
    )


def rule_of(code: str) -> Rule:
    """The rule with this code. Raises KeyError when there is none."""
    return _BY_CODE[code]


_BY_CODE = {rule.code: rule for rule in RULES}
