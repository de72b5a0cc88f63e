# SPDX-License-Identifier: EUPL-1.2
"""What is announced of a choice between options, and what it comes to. Exact: whole numbers and fractions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from samenspraak.rulebook.ballots.storing import finding, plain
from samenspraak.rulebook.verdicts import Finding

PLURALITY, APPROVAL, INSTANT_RUNOFF, STV, BORDA, SCHULZE, SCORE = (
    "plurality", "approval", "instant-runoff", "stv", "borda", "schulze", "score")  # fmt: skip
METHODS = (PLURALITY, APPROVAL, INSTANT_RUNOFF, STV, BORDA, SCHULZE, SCORE)


@dataclass(frozen=True)
class Rule:
    """How options are chosen, announced beforehand: the method, the places, and the lot for what stays equal.

    lot: the options in the order in which they were drawn; without it, the order of the ballot.
    """

    method: str
    places: int = 1
    lot: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.method not in METHODS or type(self.places) is not int or self.places < 1:
            raise ValueError(self)
        if self.method == INSTANT_RUNOFF and self.places != 1:
            raise ValueError("an instant runoff gives one place; several places ask for stv")

    def drawn(self, options: Sequence[str]) -> list[int]:
        """The place of each option in the lot. ValueError when the lot is of another ballot."""
        if self.lot and sorted(self.lot) != sorted(options):
            raise ValueError("the lot is the options, each once")
        place = {option: number for number, option in enumerate(self.lot or options)}
        return [place[option] for option in options]


@dataclass(frozen=True)
class Tie:
    """Options that were equal where it mattered, and what decided: "earlier-round" or "lot". The first one gained."""

    options: tuple[str, ...]
    decided_by: str


@dataclass(frozen=True)
class Round:
    """One round: the votes of every option then, in the order of the ballot, and what followed from them.

    votes:     exactly; who is out has 0, who was elected keeps what was needed once the rest was passed on.
    exhausted: the votes of papers that name nobody who is still there.
    passed_on: whose votes, or surplus, went to the next choices after this round; empty when nobody's.
    """

    votes: tuple[Fraction, ...]
    exhausted: Fraction
    needed: int
    elected: tuple[str, ...]
    eliminated: str
    passed_on: str
    tie: Tie | None


@dataclass(frozen=True)
class Fate:
    """Whether an option won, and the one reason for it: a code of `reasons`, with its facts."""

    option: str
    won: bool
    because: Finding


@dataclass(frozen=True)
class Outcome:
    """What a choice comes to.

    totals: what each option got: papers, points (Borda: in half points), or for Schulze how many others it beats;
            after rounds: its votes in the last one. In the order of the ballot.
    pairs:  of Schulze: on how many papers the row stands above the column; empty otherwise.
    """

    method: ClassVar[str] = "options"
    rule: Rule
    options: tuple[str, ...]
    papers: int
    winners: tuple[str, ...]
    totals: tuple[Fraction, ...]
    fates: tuple[Fate, ...]
    ties: tuple[Tie, ...] = ()
    rounds: tuple[Round, ...] = ()
    pairs: tuple[tuple[int, ...], ...] = ()

    def as_stored(self) -> dict[str, Any]:
        """The outcome as plain values, as it is stored and published."""
        return {"method": self.method, **plain(self)}

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Outcome":
        """The outcome that was stored so."""
        rule = stored["rule"]
        return cls(
            Rule(rule["method"], rule["places"], tuple(rule["lot"])),
            tuple(stored["options"]),
            stored["papers"],
            tuple(stored["winners"]),
            tuple(map(Fraction, stored["totals"])),
            tuple(Fate(one["option"], one["won"], finding(one["because"])) for one in stored["fates"]),
            tuple(map(_tie, stored["ties"])),
            tuple(map(_round, stored["rounds"])),
            tuple(map(tuple, stored["pairs"])),
        )


def _tie(stored: Mapping[str, Any]) -> Tie:
    return Tie(tuple(stored["options"]), stored["decided_by"])


def _round(stored: Mapping[str, Any]) -> Round:
    return Round(
        tuple(map(Fraction, stored["votes"])),
        Fraction(stored["exhausted"]),
        stored["needed"],
        tuple(stored["elected"]),
        stored["eliminated"],
        stored["passed_on"],
        stored["tie"] and _tie(stored["tie"]),
    )
