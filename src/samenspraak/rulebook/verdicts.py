# SPDX-License-Identifier: EUPL-1.2
"""What a rule answers: codes with parameters. The sentences live in `web/wording`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One reason, as a code and the facts its sentence needs.

    `severity` is "blocks", "asks" or "tips" (congruence), or "" where a finding is simply a refusal.
    `about` names the term, cell or field that the finding is about, so that a page can put it there.
    """

    code: str
    params: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    severity: str = ""
    about: str = ""


class Refused(Exception):
    """A deed that may not be done, with every reason why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


def refuse(*reasons: Finding | None) -> None:
    """Raise `Refused` with the reasons that are there; do nothing when there are none."""
    refuse_all(reason for reason in reasons if reason is not None)


def refuse_all(findings: Iterable[Finding]) -> None:
    """Raise `Refused` with all findings; do nothing when there are none."""
    found = tuple(findings)
    if found:
        raise Refused(*found)
