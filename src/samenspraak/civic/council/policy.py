# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.verdicts import Finding

RECORDERS = ("griffie",)
FOLLOWERS = ("griffie", "college")  # who record what the college proposes, and whether conditions were met


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


def why_not_propose(*, seat: Holding | None, status: str, proposed_already: bool) -> Finding | None:
    """Why this person cannot record what the college proposes to the raad: once, on a text that both sides signed."""
    if seat is None:
        return Finding("college-or-griffie-only")
    if proposed_already:
        return Finding("college-proposed-already")
    return None if status == "signed" else Finding("version-not-signed", {"status": status})


def why_not_this_proposal(*, proposed_on: date, fixed_on: date | None, today: date) -> Finding | None:
    """The college proposes a text from the day on which it was fixed, and not in the future."""
    if proposed_on > today:
        return Finding("proposal-in-future", {"today": today}, about="proposed_on")
    if fixed_on and proposed_on < fixed_on:
        return Finding("proposal-before-text", {"fixed_on": fixed_on}, about="proposed_on")
    return None


@dataclass(frozen=True)
class Asked:
    """A condition as it is filled in."""

    text: str = ""
    due: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether this row of the form was left alone."""
        return not self.text.strip() and self.due is None


def why_not_this(
    *,
    outcome: str,
    decided_on: date,
    today: date,
    conditions: Sequence[Asked],
    since: date | None,
    until: date | None,
    proposed_on: date | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with the decision as written down: every reason, each about the field it concerns."""
    agreed = outcome != "declined"
    wrong = (
        (decided_on > today, Finding("decision-in-future", {"today": today}, about="decided_on")),
        (
            proposed_on is not None and decided_on < proposed_on,
            Finding("decision-before-proposal", {"proposed_on": proposed_on}, about="decided_on"),
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
    found = tuple(finding for is_wrong, finding in wrong if is_wrong)
    return found + tuple(_why_not_conditions(outcome, decided_on, conditions))


def _why_not_conditions(outcome: str, decided_on: date, conditions: Sequence[Asked]) -> Iterator[Finding]:
    """Conditions are asked when the raad agreed with conditions, and only then; each says what and by which day."""
    rows = [(number, one) for number, one in enumerate(conditions, start=1) if not one.is_empty]
    if outcome == "agreed-with-conditions" and not rows:
        yield Finding("conditions-missing", about="condition_1")
    if outcome != "agreed-with-conditions" and rows:
        yield Finding("conditions-not-asked", about="outcome")
    for number, one in rows:
        if not one.text.strip():
            yield Finding("condition-words-missing", about=f"condition_{number}")
        if one.due is None:
            yield Finding("condition-day-missing", about=f"due_{number}")
        elif one.due < decided_on:
            yield Finding("condition-day-before-decision", {"decided_on": decided_on}, about=f"due_{number}")


def why_not_meet(*, seat: Holding | None, met_already: bool) -> Finding | None:
    """Why this person cannot record that a condition was met."""
    if seat is None:
        return Finding("college-or-griffie-only")
    return Finding("condition-met-already") if met_already else None


def why_not_met_on(met_on: date, *, decided_on: date, today: date) -> Finding | None:
    """A condition is met after it was asked, and not in the future."""
    if met_on > today:
        return Finding("condition-met-in-future", {"today": today}, about="met_on")
    return (
        Finding("condition-met-too-early", {"decided_on": decided_on}, about="met_on") if met_on < decided_on else None
    )
