# SPDX-License-Identifier: EUPL-1.2
"""The answers of a plate as the room screen shows them: cards, bars and options, as many as fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from samenspraak.rulebook.conversations import Gathered, Named, Spoken, on_screen
from samenspraak.web.conversations.fitting import (
    AROUND_CARD,
    AROUND_CHOICE,
    AROUND_SHARED,
    AROUND_STAND,
    BETWEEN_SHARED,
    COLUMN,
    OPTION_ACROSS,
    cut,
    fitting,
    lines,
)
from samenspraak.web.conversations.groups import Shared
from samenspraak.web.conversations.results import Picked, Result, Stand
from samenspraak.web.shared.charts import Stances, stance_bar

LONGEST, LONGEST_QUOTE = 150, 70  # characters of a wish, and of a wish that is quoted below the name of its group
MOST_CARDS, MOST_STANDS, MOST_OPTIONS, MOST_SHARED = 8, 6, 4, 3
SHORT, BELOW = 320, 3  # a conclusion up to so many characters leaves room for so many cards below it


@dataclass(frozen=True)
class Card:
    """A wish, or a group with its name, how many stand in it, and some of their words."""

    text: str
    number: int = 0  # of wishes in a group
    quotes: tuple[str, ...] = ()
    pinned: bool = False

    @property
    def height(self) -> float:
        return lines(self.text) + sum(lines(quote) for quote in self.quotes) + AROUND_CARD


@dataclass(frozen=True)
class Bar:
    """A statement with its bar; `most` is what most people say, when they stand together."""

    key: str
    text: str
    drawing: SafeString
    agree: int
    passed: int
    disagree: int
    most: str
    is_shared: bool = False  # by all groups

    @property
    def height(self) -> float:
        return lines(self.text) + AROUND_STAND


@dataclass(frozen=True)
class Chosen:
    """An option of a choice, and how often it was chosen."""

    text: str
    number: int

    @property
    def height(self) -> float:
        return float(lines(self.text, OPTION_ACROSS))


@dataclass(frozen=True)
class Answers:
    """What stands on the screen, and how many wishes and statements do not fit on it."""

    result: Result
    cards: Sequence[Card]
    more: int
    bars: Sequence[Bar] = ()
    more_bars: int = 0
    options: Sequence[Chosen] = ()
    shared: Sequence[Shared] = ()  # what all groups share besides what is drawn
    is_beside: bool = False  # that stands in the column without bars


def answers_on_screen(
    result: Result,
    wishes: Iterable[Spoken],
    groups: Iterable[Named],
    conclusion: Any = None,
    shared: Sequence[Shared] = (),
) -> Answers:
    """The answers of one plate, in the order of the rulebook. Below a conclusion there is room for a few wishes.

    `shared` is what all groups say: marked at the bars, and of other statements where there is room left.
    """
    says = {one.key: one.says for one in shared}
    row, bars = on_screen(wishes, groups), [_bar(stand, says.get(stand.key, "")) for stand in result.stands if stand.n]
    options = _most_chosen(result.picked)
    if conclusion:
        shown = BELOW if len(conclusion.text) <= SHORT else 0
        cards = [_card(one, quotes=1) for one in row]
        return Answers(result, cards[:shown], _number(cards[shown:]))
    beside = bool(bars or options)
    cards = [_card(one, quotes=1 if beside else 2) for one in row]
    room = COLUMN - _height(result.picked, options) if beside else 2 * COLUMN
    fit = fitting([card.height for card in cards], room, MOST_CARDS)
    fit_bars = fitting([bar.height for bar in bars], COLUMN, MOST_STANDS)
    below = COLUMN - sum(bar.height for bar in bars[:fit_bars])
    left = room - sum(card.height for card in cards[:fit])
    is_beside = left > below and bool(cards or options)
    drawn = {bar.key for bar in bars[:fit_bars]}
    elsewhere = [one for one in shared if one.key not in drawn]
    return Answers(
        result,
        cards[:fit],
        _number(cards[fit:]),
        bars[:fit_bars],
        len(bars[fit_bars:]),
        options,
        _also(elsewhere, max(left, below) if is_beside else below),
        is_beside,
    )


def _also(shared: Sequence[Shared], room: float) -> Sequence[Shared]:
    """What is shared besides, as far as it fits below the bars: all of a statement, or nothing."""
    left, fit = room - AROUND_SHARED, []
    for one in shared[:MOST_SHARED]:
        left -= lines(f"{one.text} {one.stance}") + BETWEEN_SHARED
        if left < 0:
            break
        fit.append(one)
    return fit


def _card(one: Gathered | Spoken, *, quotes: int) -> Card:
    if isinstance(one, Spoken):
        return Card(cut(one.text, LONGEST), pinned=bool(one.pinned))
    words = tuple(cut(wish.text, LONGEST_QUOTE) for wish in one.words[:quotes])
    return Card(one.name, len(one.wishes), words, bool(one.pinned))


def _bar(stand: Stand, all_say: str) -> Bar:
    """The bar of a statement. What all groups say is more than what most people say."""
    drawing = stance_bar(Stances(stand.agree, stand.passed, stand.disagree))
    most = all_say or stand.shared
    return Bar(stand.key, stand.text, drawing, stand.agree, stand.passed, stand.disagree, most, bool(all_say))


def _most_chosen(picked: Picked | None) -> list[Chosen]:
    chosen = [Chosen(words, number) for words, number, _percent in (picked.options if picked else ()) if number]
    return sorted(chosen, key=lambda option: -option.number)[:MOST_OPTIONS]


def _height(picked: Picked | None, options: Sequence[Chosen]) -> float:
    if picked is None or not options:
        return 0
    return lines(picked.text) + sum(option.height for option in options) + AROUND_CHOICE


def _number(cards: Iterable[Card]) -> int:
    """How many wishes these cards stand for."""
    return sum(card.number or 1 for card in cards)
