# SPDX-License-Identifier: EUPL-1.2
"""What the answers of one or more gatherings add up to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from samenspraak.rulebook.content import CORNERS, TRIANGLE, ContentSet
from samenspraak.rulebook.conversations.answers import STANCES, AnswerFact
from samenspraak.rulebook.conversations.breakdowns import (
    AGES,
    CHANNELS,
    LIVED,
    SIDES,
    SMALL,
    Headcount,
    headcount,
)
from samenspraak.rulebook.conversations.tallies import (
    PointOutcome,
    Shown,
    Tally,
    TriangleOutcome,
    Weights,
    Wish,
    point,
    tally,
    triangle,
)

COMMON = Fraction(2, 3)  # of those who agreed or disagreed: enough to say that people share it

Asked = Mapping[str, list[AnswerFact]]  # the answers to each question


@dataclass(frozen=True)
class Outcomes:
    """What was said. Wishes are by plate, statements and choices by question, the compass by point.

    Every question of the content is there, also when nobody answered it. `people` are those whose answers are in it.
    `by_age` and `by_lived` count those who told: people minus their total did not.
    """

    people: int
    answers: int
    by_side: Headcount
    by_channel: Headcount
    by_age: Headcount
    by_lived: Headcount
    wishes: Mapping[str, tuple[Wish, ...]] = field(hash=False)
    statements: Mapping[str, Tally] = field(hash=False)
    choices: Mapping[str, Tally] = field(hash=False)
    compass: Mapping[str, PointOutcome] = field(hash=False)
    triangle: TriangleOutcome
    is_small: bool  # so few people that also totals say little

    @property
    def now(self) -> dict[str, Fraction]:
        """The mean of "now" for each compass point that was marked."""
        return {key: one.now.mean for key, one in self.compass.items() if one.now}

    @property
    def wanted(self) -> dict[str, Fraction]:
        """The mean of "wanted" for each compass point that was marked."""
        return {key: one.wanted.mean for key, one in self.compass.items() if one.wanted}

    @property
    def archetype(self) -> dict[str, Fraction] | None:
        """The mean weight of each archetype, in per cents that add up to 100; None without dots."""
        mean = self.triangle.mean
        return dict(zip(CORNERS, mean, strict=True)) if mean else None

    @property
    def shared(self) -> tuple[Tally, ...]:
        """Statements on which at least two thirds of those who took a stand stand together; few answers left out."""
        return tuple(one for one in self.statements.values() if _is_shared(one))

    @property
    def divided(self) -> tuple[Tally, ...]:
        """Statements on which people differ, or sides have another answer in front; few answers left out."""
        return tuple(one for one in self.statements.values() if _is_divided(one))

    def apart(self, one: str, other: str) -> tuple[Tally, ...]:
        """Statements on which these two sides, both shown, have another answer in front."""
        fronts = ((tally, {tally.front_of(one), tally.front_of(other)}) for tally in self.statements.values())
        return tuple(tally for tally, front in fronts if "" not in front and len(front) > 1)

    @property
    def absent(self) -> tuple[str, ...]:
        """The sides from which nobody took part (people from elsewhere are not missed)."""
        there = {*self.by_side.shown, *self.by_side.hidden}
        return tuple(side for side in SIDES if side not in there and side != "elsewhere")


def outcomes(
    answers: Iterable[AnswerFact], content: ContentSet, small: int = SMALL, *, closed: Sequence[int] | None = None
) -> Outcomes:
    """Add up. The caller leaves out what was withdrawn or hidden, and what may not be seen yet.

    The order of the answers makes no difference. Answers to questions that the content does not have are left out:
    they belong to another version. `small=1` hides nothing; that is for the host only. `closed` are the gatherings
    that are over, first closed first (None: all of them): only what was said there is told apart by side.
    """
    asks = {(plate.key, one.key, one.kind) for plate in content.plates for one in content.questions_of(plate.key)}
    known = [fact for fact in answers if (fact.plate, fact.question, fact.kind) in asks]
    asked: dict[str, list[AnswerFact]] = defaultdict(list)
    for fact in known:
        asked[fact.question].append(fact)
    people = {fact.participant: fact for fact in sorted(known, key=lambda one: one.id)}
    over = sorted({fact.gathering for fact in known}) if closed is None else closed
    how = Shown(over, small)
    return Outcomes(
        people=len(people),
        answers=len(known),
        by_side=headcount(((fact.gathering, fact.side) for fact in people.values()), SIDES, over, small),
        by_channel=headcount(((fact.gathering, fact.channel) for fact in people.values()), CHANNELS, over, small),
        by_age=headcount(_told(people.values(), "age"), AGES, over, small),
        by_lived=headcount(_told(people.values(), "lived"), LIVED, over, small),
        wishes=_wishes(known, content, _labels(people.values(), how)),
        statements=_statements(asked, content, how),
        choices=_choices(asked, content, how),
        compass={one.key: _point(one.key, asked[one.key], how) for one in content.compass},
        triangle=triangle([(fact.gathering, fact.side, _weights(fact)) for fact in asked[TRIANGLE]], how),
        is_small=0 < len(people) < small,
    )


def _told(people: Iterable[AnswerFact], what: str) -> list[tuple[int, str]]:
    """What each participant told about itself, with the gathering; whoever did not tell is left out."""
    return [(fact.gathering, told) for fact in people if (told := getattr(fact, what))]


Labels = frozenset[tuple[int, str]]  # the sides and channels that a wish may carry, at each gathering


def _labels(people: Iterable[AnswerFact], how: Shown) -> Labels:
    """Which sides and channels a wish may carry. A wish is known by its words, so its own gathering decides, alone."""
    there = list(people)
    found = set()
    for gathering in how.closed:
        here = [fact for fact in there if fact.gathering == gathering]
        sides = headcount(((gathering, fact.side) for fact in here), SIDES, [gathering], how.small)
        channels = headcount(((gathering, fact.channel) for fact in here), CHANNELS, [gathering], how.small)
        found |= {(gathering, name) for name in (*sides.shown, *channels.shown)}
    return frozenset(found)


def _wishes(facts: list[AnswerFact], content: ContentSet, labels: Labels) -> dict[str, tuple[Wish, ...]]:
    said: dict[str, list[Wish]] = {block.key: [] for block in content.blocks}
    for fact in sorted(facts, key=lambda one: one.id):
        if fact.kind == "wish":
            side, channel = (name if (fact.gathering, name) in labels else "" for name in (fact.side, fact.channel))
            said[fact.plate].append(Wish(fact.id, fact.plate, fact.question, fact.value["text"], side, channel))
    return {plate: tuple(wishes) for plate, wishes in said.items()}


def _statements(asked: Asked, content: ContentSet, how: Shown) -> dict[str, Tally]:
    return {
        one.key: tally(block.key, one.key, STANCES, _given(asked.get(one.key, []), "vote"), how)
        for block in content.blocks
        for one in block.statements
    }


def _choices(asked: Asked, content: ContentSet, how: Shown) -> dict[str, Tally]:
    found = {}
    for block in content.blocks:
        if block.choice:
            options = (option.key for option in block.choice.options)
            given = _given(asked.get(block.choice.key, []), "option")
            found[block.choice.key] = tally(block.key, block.choice.key, options, given, how)
    return found


def _given(facts: list[AnswerFact], name: str) -> list[tuple[int, str, str]]:
    return [(fact.gathering, fact.side, fact.value[name]) for fact in facts]


def _point(key: str, facts: list[AnswerFact], how: Shown) -> PointOutcome:
    return point(key, _marks(facts, "now"), _marks(facts, "wanted"), len(facts), how)


def _marks(facts: list[AnswerFact], name: str) -> list[tuple[int, str, int]]:
    return [(fact.gathering, fact.side, fact.value[name]) for fact in facts if fact.value.get(name) is not None]


def _weights(fact: AnswerFact) -> Weights:
    top, left, right = fact.value["weights"]
    return top, left, right


def _stand(one: Tally) -> int:
    return one.counts["agree"] + one.counts["disagree"]


def _is_shared(one: Tally) -> bool:
    if one.is_small or not _stand(one) or one.sides_apart:
        return False
    return max(one.counts["agree"], one.counts["disagree"]) >= COMMON * _stand(one)


def _is_divided(one: Tally) -> bool:
    return bool(_stand(one)) and not one.is_small and not _is_shared(one)
