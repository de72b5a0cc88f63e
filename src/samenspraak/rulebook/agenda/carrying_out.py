# SPDX-License-Identifier: EUPL-1.2
"""What was decided is carried out: by whom, in which steps, and how it ends. docs/rules/agenda.md, "Carrying out"."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from samenspraak.rulebook.agenda.course import BINDING, TITLE_LIMIT, why_not_text
from samenspraak.rulebook.agreements.scales import Say
from samenspraak.rulebook.verdicts import Finding

WIJK, GEMEENTE, TOGETHER = "wijk", "gemeente", "samen"
DONE, STOPPED = "done", "stopped"  # how it can end
TOLD_LIMIT, REASON_LIMIT = 1000, 500  # characters
MOST_STEPS = 60


class Step(Protocol):
    """What this rule needs of a step."""

    due: date
    done_on: date | None


def carried_out_by(say: Say) -> str:
    """Whose it is to carry out, by what was agreed on carrying out: the wijk's where it decides, of both where the wijk
    takes the initiative, otherwise the municipality's."""
    if say is Say.DECIDES:
        return WIJK
    return TOGETHER if say is Say.INITIATES else GEMEENTE


def why_not_while_suspended(*, suspended: bool, owner: str) -> Finding | None:
    """What was to be carried out by the wijk does not become the municipality's because the agreement is suspended."""
    return Finding("begins-after-suspension") if suspended and owner in (WIJK, TOGETHER) else None


def goes_ahead(force: str, outcome: str, follows: bool | None) -> bool:
    """Whether it will be done: the wijk decided so, or the municipality follows an advice to do it (or does not follow
    an advice to leave it)."""
    if force == BINDING:
        return outcome == "granted"
    return follows is not None and outcome != "void" and (outcome == "granted") is follows


def is_late(step: Step, today: date) -> bool:
    """Whether a step should have been done before this day. The day itself is in time."""
    return step.done_on is None and step.due < today


def done_of(steps: Iterable[Step]) -> tuple[int, int]:
    """How many steps are done, and how many there are."""
    found = list(steps)
    return sum(one.done_on is not None for one in found), len(found)


def why_not_add_step(*, title: str, due: date, today: date, there: int) -> tuple[Finding, ...]:
    """Everything that is wrong with a step as it was written down."""
    return _found(
        why_not_text("title", title, TITLE_LIMIT, missing="step-title-missing"),
        Finding("step-in-the-past", about="due") if due < today else None,
        Finding("enough-steps", {"most": MOST_STEPS}) if there >= MOST_STEPS else None,
    )


def why_not_move_step(*, step: Step, due: date, reason: str, today: date) -> tuple[Finding, ...]:
    """Why a step cannot get this other day: it is done, the day is the same or past, or nobody says why."""
    if step.done_on:
        return (Finding("step-done-already"),)
    return _found(
        Finding("step-in-the-past", about="due") if due < today else None,
        Finding("same-day", about="due") if due == step.due else None,
        why_not_text("reason", reason, REASON_LIMIT, missing="step-moves-without-reason"),
    )


def why_not_finish_step(*, step: Step, on: date, text: str, today: date) -> tuple[Finding, ...]:
    """Why a step cannot be said to be done: it was before, the day is to come, or nobody says what was done."""
    if step.done_on:
        return (Finding("step-done-already"),)
    return _found(
        Finding("day-to-come", about="on") if on > today else None,
        why_not_text("text", text, TOLD_LIMIT, missing="step-done-without-words"),
    )


def why_not_end(*, how: str, steps: Iterable[Step], text: str) -> tuple[Finding, ...]:
    """Why it cannot end so: steps are open that were not dropped, or nobody says what came of it."""
    done, there = done_of(steps)
    missing = "stopped-without-reason" if how == STOPPED else "ended-without-words"
    return _found(
        Finding("end-not-known", about="how") if how not in (DONE, STOPPED) else None,
        Finding("steps-open", {"n": there - done}, about="how") if how == DONE and done < there else None,
        why_not_text("text", text, TOLD_LIMIT, missing=missing),
    )


def _found(*findings: Finding | None) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding)
