# SPDX-License-Identifier: EUPL-1.2
"""When a meeting can decide, who votes, what the outcome is, and what it may be called."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samenspraak.rulebook.agreements.powers import Power
from samenspraak.rulebook.agreements.terms import Say, Task
from samenspraak.rulebook.verdicts import Finding

CHOICES = ("yes", "no", "abstain")
MAJORITY = 50  # per cent of the votes for and against


@dataclass(frozen=True)
class Counted:
    """The votes of a meeting, and what they come to."""

    yes: int
    no: int
    abstained: int
    outcome: str  # "carried" or "rejected"


def counted(votes: Mapping[int, str], percent: int = MAJORITY) -> Counted:
    """Carried with more than this share of the votes for and against. A tie is rejected; who abstains counts not."""
    yes, no, abstained = (sum(one == choice for one in votes.values()) for choice in CHOICES)
    return Counted(yes, no, abstained, "carried" if yes * 100 > percent * (yes + no) else "rejected")


def quorum(seats: int, percent: int | None = None) -> int:
    """How many members must be there: the agreed share of the filled seats, rounded up; a majority when none is said.

    At least one: an empty room decides nothing.
    """
    return max(1, -(-seats * percent // 100)) if percent else seats // 2 + 1


def why_no_quorum(present: int, seats: int, percent: int | None = None) -> Finding | None:
    """Why nothing can be decided now: too few members are there. Who does not vote on a point is there all the same."""
    asked = quorum(seats, percent)
    return Finding("no-quorum", {"present": present, "quorum": asked, "seats": seats}) if present < asked else None


def why_not_these_votes(
    votes: Mapping[int, str], *, members: Collection[int], present: Collection[int], interested: Collection[int]
) -> Iterator[Finding]:
    """What is wrong with the votes, by seat: only members who are there vote, not on a point of their own, and all say
    what they think: for, against, or neither.
    """
    if any(seat not in members for seat in votes):
        yield Finding("vote-of-no-member")
    if any(seat in members and seat not in present for seat in votes):
        yield Finding("vote-of-somebody-absent")
    if any(seat in interested for seat in votes):
        yield Finding("vote-on-own-interest")
    if any(choice not in CHOICES for choice in votes.values()):
        yield Finding("member-choice-unknown")
    voting = set(present) - set(interested)
    if not voting:
        yield Finding("nobody-votes")
    missing = voting - votes.keys()
    if votes and missing:
        yield Finding("votes-missing", {"n": len(missing)})


def force_of(power: Power | None, *, by_this_body: bool, by_ballot: bool) -> str:
    """What a decision of a meeting may be called.

    "own": about the body's own affairs, which binds nobody else (`power` is None). "binding": the agreement gives this
    to this body itself. All else is "advice", also where the wijk decides by ballot (`by_ballot`).
    """
    if power is None:
        return "own"
    enough = Say.INITIATES if power.task is Task.DRAW_UP else Say.DECIDES  # from then on the wijk draws up its agenda
    return "binding" if by_this_body and not by_ballot and power.term and power.say >= enough else "advice"
