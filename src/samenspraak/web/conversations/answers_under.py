# SPDX-License-Identifier: EUPL-1.2
"""The answers under the figures: for each question how often each answer was given, by everybody and by each side.

Every question is counted by itself. Nowhere stands what one person said to two questions, nor how somebody marked a
point of the compass now *and* wanted: then one could follow a person, and what small groups said would not stay hidden
(docs/rules/conversations.md, "The answers under a figure").
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _p

from samenspraak.rulebook.content import TRIANGLE, ContentSet
from samenspraak.rulebook.conversations import Outcomes
from samenspraak.rulebook.conversations.tallies import MARKS
from samenspraak.web.conversations.forms import SIDE_NAMES, VOTES
from samenspraak.web.conversations.plates import Plate
from samenspraak.web.conversations.statements import marked

Under = Callable[[str, str], str]  # a plate and a question on it ("": all of it) → where the answers stand


def nowhere(plate: str, question: str) -> str:
    """For where nothing can be followed, such as the screen in the room."""
    return ""


def under_room(room: Any) -> Under:
    """Where the answers of one gathering stand."""
    return _under("conversations:answers", room.round.area.slug, room.number)


def under_round(round_: Any) -> Under:
    """Where the answers of all gatherings of a round together stand, also when a next round has begun."""
    return _under("conversations:round-answers", round_.area.slug, round_.number)


def written_out(under: Under) -> Under:
    """The same with the name of this site, for what is read elsewhere."""
    return lambda plate, question: f"{settings.ORIGIN}{under(plate, question)}"


def _under(name: str, area: str, number: int) -> Under:
    known: dict[str, str] = {}

    def under(plate: str, question: str) -> str:
        if plate not in known:
            known[plate] = reverse(name, args=[area, number, plate])
        return f"{known[plate]}#{question}" if question else known[plate]

    return under


@dataclass(frozen=True)
class Table:
    """How often each answer was given: a row for each answer, a column for everybody and for each side that is shown.

    An answer is one word or mark, or three weights; so a row has one label or more.
    """

    caption: str
    labels: tuple[str, ...]
    who: tuple[str, ...]
    rows: Sequence[tuple[tuple[str, ...], tuple[int, ...]]]

    @property
    def totals(self) -> tuple[int, ...]:
        """How many answered, in each column."""
        return tuple(sum(column) for column in zip(*(counts for _labels, counts in self.rows), strict=True))

    @property
    def not_apart(self) -> int:
        """How many answers are of sides that are not shown apart."""
        everybody, *sides = self.totals or (0,)
        return everybody - sum(sides)


@dataclass(frozen=True)
class Question:
    """One question with its answers: in tables, or in the words people used."""

    key: str
    text: str
    n: int
    tables: Sequence[Table] = ()
    wishes: Sequence[tuple[int, str, str]] = ()  # answer, words, side
    is_small: bool = False


def questions_of(plate: Plate, said: Outcomes, content: ContentSet) -> list[Question]:
    """Every question of a plate that anybody answered."""
    if plate.is_compass:
        found = [_point(point, said.compass[point.key]) for point in content.compass]
    elif plate.is_triangle:
        found = [_triangle(said.triangle, content)]
    else:
        found = list(_block(plate, said))
    return [one for one in found if one.n]


def _block(plate: Plate, said: Outcomes) -> Iterable[Question]:
    block = plate.on
    for one in block.statements:
        tally = said.statements[one.key]
        yield Question(one.key, marked(one), tally.n, [_tally(tally, dict(VOTES))], is_small=tally.is_small)
    if block.choice:
        tally = said.choices[block.choice.key]
        options = {option.key: option.text for option in block.choice.options}
        text = str(block.choice.text)
        yield Question(block.choice.key, text, tally.n, [_tally(tally, options)], is_small=tally.is_small)
    for one in block.questions:
        wishes = [
            (wish.id, wish.text, str(SIDE_NAMES.get(wish.side, "")))
            for wish in said.wishes.get(plate.key, ())
            if wish.question == one.key
        ]
        yield Question(one.key, str(one.text), len(wishes), wishes=wishes)


def _tally(tally: Any, names: Mapping[str, Any]) -> Table:
    answers = [(key, (str(name),)) for key, name in names.items()]
    return _table("", (_("Answer"),), answers, tally.counts, tally.by_side)


def _point(point: Any, found: Any) -> Question:
    tables = [
        _marks(_p("compass", "Now"), found.now, found.now_by_side),
        _marks(_p("compass", "Wanted"), found.wanted, found.wanted_by_side),
    ]
    return Question(point.key, str(point.title), found.n, [one for one in tables if one], is_small=found.is_small)


def _marks(caption: str, spread: Any, by_side: Mapping[str, Any]) -> Table | None:
    if spread is None:
        return None
    marks = [(mark, (str(mark),)) for mark in MARKS]
    sides = {side: dict(zip(MARKS, one.counts, strict=True)) if one else None for side, one in by_side.items()}
    return _table(caption, (_("Mark"),), marks, dict(zip(MARKS, spread.counts, strict=True)), sides)


def _triangle(found: Any, content: ContentSet) -> Question:
    """Every dot, in the order of its place. By side only when that can be shown of all of them, as in the drawing."""
    corners = tuple(str(corner.title) for corner in content.archetypes)
    counts = Counter(found.dots)
    dots = [(dot, tuple(f"{weight}%" for weight in dot)) for dot in sorted(counts, reverse=True)]
    told = sum(len(side or ()) for side in found.by_side.values()) == found.n
    sides = {side: Counter(one or ()) for side, one in found.by_side.items()} if told else {}
    table = _table("", corners, dots, counts, sides)
    return Question(TRIANGLE, _("Every dot in the triangle"), found.n, [table], is_small=found.is_small)


def _table(
    caption: str,
    labels: tuple[str, ...],
    answers: Sequence[tuple[Hashable, tuple[str, ...]]],
    counts: Mapping[Any, int],
    by_side: Mapping[str, Mapping[Any, int] | None],
) -> Table:
    sides = {side: one for side, one in by_side.items() if one and any(one.values())}
    who = (_("everyone"), *(str(SIDE_NAMES[side]) for side in sides))
    columns = [counts, *sides.values()]
    rows = [(names, tuple(column.get(key, 0) for column in columns)) for key, names in answers]
    return Table(caption, labels, who, rows)
