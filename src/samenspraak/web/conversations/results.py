# SPDX-License-Identifier: EUPL-1.2
"""What was said, as a page shows it: wishes, bars, the rose and the triangle, in the reader's language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import Gathered, Headcount, Outcomes
from samenspraak.web.conversations.answers_under import Under, nowhere
from samenspraak.web.conversations.forms import AGES, CHANNEL_NAMES, LIVED, PEOPLE_NAMES, SIDE_NAMES
from samenspraak.web.conversations.plates import Plate
from samenspraak.web.conversations.statements import marked
from samenspraak.web.shared.charts import Cloud, Layer, Rose, Side

HUES = {"resident": 1, "municipality": 2, "organisation": 3, "council": 4, "elsewhere": 4}


@dataclass(frozen=True)
class Asked:
    """An open question with what people said to it."""

    text: str
    wishes: list[tuple[int, str, str]]  # answer, words, side


@dataclass(frozen=True)
class Counted:
    """A statement, or a point, with its numbers in words; `under` is where the answers stand that make them."""

    text: str
    numbers: str
    under: str = ""


@dataclass(frozen=True)
class Stand:
    """A statement with how many agreed, passed and disagreed; `sides` the same for each side that may be shown."""

    key: str
    text: str
    n: int
    agree: int
    passed: int
    disagree: int
    sides: list[tuple[str, int, int, int]]
    is_small: bool
    shared: str = ""  # "agree" or "disagree" when most people stand together on it
    by_people: bool = False


@dataclass(frozen=True)
class Picked:
    """A choice with how often each option was chosen."""

    key: str
    text: str
    n: int
    options: list[tuple[str, int, int]]  # words, how many, per cent
    is_small: bool


@dataclass(frozen=True)
class Result:
    """One plate with what it brought. `shown` is False as long as the host has not revealed it."""

    plate: Plate
    shown: bool
    asked: Sequence[Asked] = ()
    stands: Sequence[Stand] = ()
    picked: Picked | None = None
    rose: Rose | None = None
    cloud: Cloud | None = None
    answers: int = 0
    groups: Sequence[Gathered] = ()  # wishes that the room put together
    conclusion: Any = None  # what the room said together, with how many say that it fits
    under: str = ""  # where the answers stand that all of this is made of

    @property
    def said(self) -> int:
        """How many people said something in words."""
        return sum(len(one.wishes) for one in self.asked)


def results_of(
    plates: Iterable[Plate], said: Outcomes, content: ContentSet, shown: Iterable[str] | None, under: Under = nowhere
) -> list[Result]:
    """The plates with what they brought; of plates that are not in `shown` (None: all are) nothing but the title."""
    visible = None if shown is None else set(shown)
    return [
        replace(_result(plate, said, content), under=under(plate.key, ""))
        if visible is None or plate.key in visible
        else Result(plate, shown=False)
        for plate in plates
    ]


def with_what_the_room_made(
    results: Iterable[Result], groups: Mapping[str, Sequence[Gathered]], conclusions: Mapping[str, Any]
) -> list[Result]:
    """The same with the groups and the conclusion of each plate that is shown."""
    return [
        replace(one, groups=groups.get(one.plate.key, ()), conclusion=conclusions.get(one.plate.key))
        if one.shown
        else one
        for one in results
    ]


def _result(plate: Plate, said: Outcomes, content: ContentSet) -> Result:
    if plate.is_compass:
        marked = max((point.n for point in said.compass.values()), default=0)
        return Result(plate, shown=True, rose=rose_of(said, content), answers=marked)
    if plate.is_triangle:
        return Result(plate, shown=True, cloud=cloud_of(said, content), answers=said.triangle.n)
    return _block_result(plate, said)


def _block_result(plate: Plate, said: Outcomes) -> Result:
    block = plate.on
    asked = [_asked(question, said.wishes.get(plate.key, ())) for question in block.questions]
    shared = {one.question: _front(one) for one in said.shared}
    stands = [_stand(one, said.statements[one.key], shared.get(one.key, "")) for one in block.statements]
    picked = _picked(block.choice, said.choices[block.choice.key]) if block.choice else None
    answers = sum(len(one.wishes) for one in asked) + sum(one.n for one in stands) + (picked.n if picked else 0)
    return Result(plate, shown=True, asked=asked, stands=stands, picked=picked, answers=answers)


def _asked(question: Any, wishes: Iterable[Any]) -> Asked:
    own = [(wish.id, wish.text, str(SIDE_NAMES.get(wish.side, ""))) for wish in wishes if wish.question == question.key]
    return Asked(str(question.text), own)


def _stand(statement: Any, tally: Any, shared: str) -> Stand:
    sides = [
        (str(SIDE_NAMES[side]), counts["agree"], counts["pass"], counts["disagree"])
        for side, counts in tally.by_side.items()
        if counts
    ]
    counts = tally.counts
    return Stand(
        statement.key,
        str(statement.text),
        tally.n,
        counts["agree"],
        counts["pass"],
        counts["disagree"],
        sides if len(sides) > 1 else [],
        tally.is_small,
        shared,
        statement.by_people,
    )


def _picked(choice: Any, tally: Any) -> Picked:
    options = [
        (str(option.text), tally.counts[option.key], round(100 * tally.share(option.key))) for option in choice.options
    ]
    return Picked(choice.key, str(choice.text), tally.n, options, tally.is_small)


def rose_of(said: Outcomes, content: ContentSet) -> Rose | None:
    """The compass: how it is and how people want it. None when nobody marked it."""
    points = [said.compass[point.key] for point in content.compass]
    if not any(point.n for point in points):
        return None
    now = tuple(float(point.now.mean) if point.now else None for point in points)
    wanted = tuple(float(point.wanted.mean) if point.wanted else None for point in points)
    most = max(point.n for point in points)
    return Rose(
        str(content.compass_plate.title),
        tuple(str(point.title) for point in content.compass),
        (Layer(_("Now"), now, hue=1), Layer(_("Wanted"), wanted, wanted=True, hue=2)),
        _("The mean of {n} people.").format(n=most) if most > 1 else "",
    )


def cloud_of(said: Outcomes, content: ContentSet) -> Cloud | None:
    """The triangle with everybody's dots, by side where that may be shown. None without dots."""
    if not said.triangle.n:
        return None
    corners = tuple(str(corner.title) for corner in content.archetypes)
    return Cloud(str(content.archetypes_plate.title), corners, tuple(_dots_by_side(said)))  # type: ignore[arg-type]


def _dots_by_side(said: Outcomes) -> list[Side]:
    if sum(len(dots or ()) for dots in said.triangle.by_side.values()) < said.triangle.n:  # some are not told apart
        return [Side(_("everyone"), said.triangle.dots)]
    return [Side(str(SIDE_NAMES[side]), dots or (), HUES[side]) for side, dots in said.triangle.by_side.items()]


@dataclass(frozen=True)
class WhoTookPart:
    """Who is in these outcomes: numbers in words, small groups together."""

    people: int
    sides: list[tuple[str, int]]
    other_sides: int
    channels: list[tuple[str, int]]
    other_channels: int
    ages: list[tuple[str, int]]
    lived: list[tuple[str, int]]
    absent: list[str]
    online: bool  # some took part online, and may have been there before


def who_took_part(said: Outcomes) -> WhoTookPart:
    """By side and by channel; groups that are too small are counted together."""
    return WhoTookPart(
        said.people,
        _named(said.by_side, PEOPLE_NAMES),
        said.by_side.hidden_total,
        _named(said.by_channel, CHANNEL_NAMES),
        said.by_channel.hidden_total,
        _named(said.by_age, dict(AGES)),
        _named(said.by_lived, dict(LIVED)),
        [str(PEOPLE_NAMES[side]) for side in said.absent],
        "online" in {*said.by_channel.shown, *said.by_channel.hidden},
    )


def _named(count: Headcount, names: Any) -> list[tuple[str, int]]:
    return [(str(names[key]), number) for key, number in count.shown.items()]


def shared_and_divided(said: Outcomes, content: ContentSet, under: Under = nowhere) -> dict[str, list[Counted]]:
    """Statements on which most people stand together, with how they stand, and statements on which they differ."""
    texts = {one.key: marked(one) for block in content.blocks for one in block.statements}

    def counted(one: Any, in_words: Callable[[Mapping[str, int]], str]) -> Counted:
        return Counted(texts[one.question], in_words(one.counts), under(one.plate, one.question))

    return {
        "shared": [counted(one, stand_in_words) for one in said.shared],
        "divided": [counted(one, both_in_words) for one in said.divided],
    }


def _front(tally: Any) -> str:
    return "agree" if tally.counts["agree"] > tally.counts["disagree"] else "disagree"


def both_in_words(counts: Mapping[str, int]) -> str:
    """How many stand on either side: "9 agree, 8 disagree"."""
    return _("{agree} agree, {disagree} disagree").format(agree=counts["agree"], disagree=counts["disagree"])


def stand_in_words(counts: Mapping[str, int]) -> str:
    """How many of those who answered stand in front: "12 of 18 agree"."""
    agree, disagree, everyone = counts["agree"], counts["disagree"], sum(counts.values())
    if agree > disagree:
        return _("{n} of {all} agree").format(n=agree, all=everyone)
    return _("{n} of {all} disagree").format(n=disagree, all=everyone)
