# SPDX-License-Identifier: EUPL-1.2
from samenspraak.civic.people.models import Body
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.verdicts import Finding

STARTERS = ("gebiedsteam",)
WRITERS = ("gebiedsteam", *Body.OF_RESIDENTS)
LONGEST_LESSON = 2000  # characters
LONGEST_CONCLUSION = 6000
EVALUATED = ("in-force", "suspended")


def why_not_start(*, seat: Holding | None, status: str, in_round: bool, going_on: bool) -> Finding | None:
    """Why this person cannot start an evaluation of this version now: the gebiedsteam organises, one at a time."""
    if seat is None:
        return Finding("evaluation-organisers-only")
    if status not in EVALUATED:
        return Finding("nothing-to-evaluate")
    if not in_round:
        return Finding("evaluation-needs-round")
    return Finding("evaluation-going-on") if going_on else None


def why_not_write(*, seat: Holding | None, concluded: bool) -> Finding | None:
    """Why this person cannot write a lesson now: the gebiedsteam and whoever holds a seat for residents may."""
    if seat is None:
        return Finding("lesson-seats-only")
    return Finding("evaluation-concluded") if concluded else None


def why_not_this_text(text: str, *, longest: int) -> Finding | None:
    """Why this text cannot stand: nothing is in it, or too much."""
    if not text:
        return Finding("text-missing", about="text")
    if len(text) > longest:
        return Finding("text-too-long", {"longest": longest, "length": len(text)}, about="text")
    return None


def why_not_conclude(*, seat: Holding | None, concluded: bool, gathering: str, lessons: int) -> Finding | None:
    """Why the evaluation cannot be concluded now: first the gathering is over and something has been learned."""
    if seat is None:
        return Finding("evaluation-organisers-only")
    if concluded:
        return Finding("evaluation-concluded")
    if gathering != "closed":
        return Finding("evaluation-gathering-open")
    return None if lessons else Finding("evaluation-without-lessons")


def why_not_go_on(*, concluded: bool) -> Finding | None:
    """Why a next version cannot be drawn up from this evaluation yet."""
    return None if concluded else Finding("evaluation-not-concluded")
