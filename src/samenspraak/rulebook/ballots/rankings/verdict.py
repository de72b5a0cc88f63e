# SPDX-License-Identifier: EUPL-1.2
"""What follows from a choice between options: whether enough people took part, and whether who won can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from samenspraak.rulebook.ballots.count import HALF
from samenspraak.rulebook.ballots.options import POINTS, RANKING, SCORE, kind_of
from samenspraak.rulebook.ballots.papers import Papers
from samenspraak.rulebook.ballots.rankings.outcome import Outcome
from samenspraak.rulebook.verdicts import Finding


@dataclass(frozen=True)
class Asked:
    """What is asked of a choice besides its rule, announced beforehand.

    quorum: so many papers, blank ones too. majority_percent: above 50 (a larger majority was agreed), more than this
    share of the papers that are not blank must support an option that wins. stays: the option that everything stays
    as it is, or "".
    """

    quorum: int = 0
    majority_percent: int = HALF
    stays: str = ""

    def __post_init__(self) -> None:
        whole = type(self.quorum) is int and type(self.majority_percent) is int
        if not whole or self.quorum < 0 or not HALF <= self.majority_percent < 100 or not isinstance(self.stays, str):
            raise ValueError(self)


@dataclass(frozen=True)
class Verdict:
    """What a choice comes to: "granted", "rejected" or "void", what is chosen, and the one reason.

    blank: papers that leave the choice to others. first: papers whose first choice is among what is chosen (of points:
    to which they gave most). named: papers that name something that is chosen. support: for each option how many
    papers support it, in the order of the ballot. people: how many voted, where some papers are counted more than once
    (`weights`); None: as many as there are papers.
    """

    outcome: str
    chosen: tuple[str, ...]
    because: str
    papers: int
    blank: int
    first: int
    named: int
    support: tuple[int, ...]
    quorum: int
    majority_percent: int
    people: int | None = None

    @property
    def explanation(self) -> Finding:
        """Why this is the outcome, as a code with the facts its sentence needs."""
        told = {"filled": self.papers - self.blank, "most": max(self.support, default=0)}
        cast = self.papers if self.people is None else self.people
        return Finding(self.because, {**asdict(self), **told, "papers": cast})

    def as_stored(self) -> dict[str, Any]:
        """The verdict as a plain dict, as it is stored and published."""
        told = {**asdict(self), "chosen": [*self.chosen], "support": [*self.support]}
        return {name: value for name, value in told.items() if value is not None}

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Verdict":
        """The verdict that was stored so."""
        told = {one.name: stored[one.name] for one in fields(cls) if one.name in stored}
        return cls(**{**told, "chosen": tuple(told["chosen"]), "support": tuple(told["support"])})


def judged(papers: Papers, outcome: Outcome, asked: Asked, people: int | None = None) -> Verdict:
    """What follows from the count of these papers, cast by so many people (None: by as many as there are papers)."""
    told = [(papers.of(number), int(many)) for number, many in enumerate(papers.counts)]
    classes = [([papers.options[column] for column in said], [*said.values()], many) for said, many in told]
    kind = kind_of(outcome.rule.method)
    support = dict.fromkeys(papers.options, 0)
    for names, points, many in classes:
        for name in supported(kind, names, points, asked.stays):
            support[name] += many
    blank = sum(many for names, _points, many in classes if not names)
    enough = (papers.cast if people is None else people) >= asked.quorum
    chosen, because = _chosen(outcome, asked, support, papers.cast - blank) if enough else ((), "quorum-not-met")
    won = {*chosen}
    return Verdict(
        outcome="void" if because == "quorum-not-met" else "granted" if chosen else "rejected",
        chosen=chosen,
        because=because,
        papers=papers.cast,
        blank=blank,
        first=sum(many for names, points, many in classes if won & {*_first(kind, names, points)}),
        named=sum(many for names, _points, many in classes if won & {*names}),
        support=tuple(support.values()),
        quorum=asked.quorum,
        majority_percent=asked.majority_percent,
        people=people,
    )


def supported(kind: str, names: Sequence[str], points: Sequence[int], stays: str) -> list[str]:
    """Which options a paper supports: what it names; of a ranking only what it puts above "everything stays as it is";
    of points what it gives more than half of them, and more than it gives to that.
    """
    if kind == RANKING and stays in names:
        return [*names[: names.index(stays)]]
    if kind == SCORE:
        given = dict(zip(names, points, strict=True))
        return [one for one in names if 2 * given[one] > POINTS and given[one] > given.get(stays, 0)]
    return [*names]


def _first(kind: str, names: Sequence[str], points: Sequence[int]) -> Sequence[str]:
    """What a paper wants most: the first of a ranking, whatever got most points, and otherwise all that it names."""
    if kind == SCORE:
        return [one for one, given in zip(names, points, strict=True) if given == max(points)]
    return names[:1] if kind == RANKING else names


def _chosen(outcome: Outcome, asked: Asked, support: Mapping[str, int], filled: int) -> tuple[tuple[str, ...], str]:
    if not outcome.winners:
        return (), "nobody-chose-an-option"
    if asked.stays and asked.stays in outcome.winners:
        return (), "everything-stays"
    if asked.majority_percent > HALF:
        enough = tuple(one for one in outcome.winners if 100 * support[one] > asked.majority_percent * filled)
        return enough, "option-chosen-with-majority" if enough else "option-majority-too-small"
    return outcome.winners, "option-chosen" if len(outcome.winners) == 1 else "options-chosen"
