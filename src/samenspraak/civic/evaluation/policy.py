# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Collection
from datetime import date

from samenspraak.civic.people.models import Body
from samenspraak.civic.people.queries import Holding
from samenspraak.rulebook.safeguards import OBSERVABLE
from samenspraak.rulebook.verdicts import Finding

STARTERS = ("gebiedsteam",)
WRITERS = ("gebiedsteam", *Body.OF_RESIDENTS)
LONGEST_LESSON = 2000  # characters
LONGEST_CONCLUSION = 6000
EVALUATED = ("in-force", "suspended")
OBSERVERS = Body.OF_RESIDENTS  # whoever speaks for the wijk says whether it was done; nobody says so of themselves
LONGEST_OBSERVANCE = 300


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


def why_not_observe(*, seat: Holding | None, guard: str, promised: Collection[str]) -> Finding | None:
    """Why this person cannot record that this promise was carried out: a seat of the wijk does, if it was promised."""
    if seat is None:
        return Finding("observance-seats-of-the-wijk-only")
    return None if guard in OBSERVABLE and guard in promised else Finding("observance-not-promised")


def why_not_this_observance(*, text: str, link: str, on: date, since: date | None, today: date) -> tuple[Finding, ...]:
    """What is wrong with the record as written down: every reason, each about the field it concerns."""
    found = (
        why_not_this_text(text, longest=LONGEST_OBSERVANCE),
        None if not link or link.startswith(("https://", "http://")) else Finding("link-not-an-address", about="link"),
        Finding("observance-in-future", about="on") if on > today else None,
        Finding("observance-before-agreement", {"since": since}, about="on") if since and on < since else None,
    )
    return tuple(one for one in found if one)


def why_not_take_back(*, seat: Holding | None, body: int, taken_back: bool) -> Finding | None:
    """Why this record cannot be taken back: the body that made it does, once."""
    if seat is None or seat.body != body:
        return Finding("observance-of-another-body")
    return Finding("observance-taken-back") if taken_back else None
