# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.verdicts import Finding

RECORDERS = ("griffie",)


def why_not_record(*, seat: Holding | None, status: str, decided_already: bool) -> Finding | None:
    """Why this person cannot record a decision of the raad on this version now.

    The griffie writes down what the raad decided; nobody else does, and only on a text that both sides signed.
    """
    if seat is None:
        return Finding("griffie-only")
    if decided_already:
        return Finding("council-decided-already")
    if status != "signed":
        return Finding("version-not-signed", {"status": status})
    return None


def why_not_this(
    *, outcome: str, decided_on: date, today: date, conditions: str, since: date | None, until: date | None
) -> tuple[Finding, ...]:
    """What is wrong with the decision as written down: every reason, each about the field it concerns."""
    agreed = outcome != "declined"
    wrong = (
        (decided_on > today, Finding("decision-in-future", {"today": today}, about="decided_on")),
        (
            outcome == "agreed-with-conditions" and not conditions.strip(),
            Finding("conditions-missing", about="conditions"),
        ),
        (agreed and since is None, Finding("since-missing", about="since")),
        (
            agreed and since is not None and since < decided_on,
            Finding("since-before-decision", {"decided_on": decided_on}, about="since"),
        ),
        (
            agreed and since is not None and until is not None and until <= since,
            Finding("period-empty", {"since": since, "until": until}, about="until"),
        ),
    )
    return tuple(finding for is_wrong, finding in wrong if is_wrong)
