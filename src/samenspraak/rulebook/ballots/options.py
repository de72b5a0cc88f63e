# SPDX-License-Identifier: EUPL-1.2
"""Choosing between options: what is asked of people, what can be announced, and what can stand on a paper.

How papers are counted is in `rankings`, which needs numpy; this does not.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from samenspraak.rulebook.verdicts import Finding, refuse_all

ONE, SEVERAL, RANKING, SCORE = "one", "several", "ranking", "score"
# what is asked of people → by what rules that can be counted, the usual one first
KINDS: Mapping[str, tuple[str, ...]] = {
    ONE: ("plurality",),
    SEVERAL: ("approval",),
    RANKING: ("instant-runoff", "stv", "borda", "schulze"),
    SCORE: ("score",),
}
COUNTS = tuple(count for counts in KINDS.values() for count in counts)
SINGLE = ("plurality", "instant-runoff")  # rules that give one place
FEWEST, MOST = 2, 12  # options that people can compare
TEXT_LIMIT = 200
POINTS = 5  # the most that one option can get on a paper
BLANK = "blank"  # what a voter says who leaves the choice to others


def kind_of(count: str) -> str:
    """What people are asked who are counted by this rule."""
    return next(kind for kind, counts in KINDS.items() if count in counts)


def offered(content: Mapping[str, Any]) -> tuple[str, ...]:
    """By what rules a choice can be counted here, as the content states it: `[choices.counts]` in "thresholds", words
    with a space between them; of each kind the usual one first. `Refused` when it states a rule that we do not know.
    """
    given = content.get("choices") or {}
    refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(given.keys() - {"counts"}))
    value = str(given["counts"].get("value")).split() if given else [*COUNTS]
    strange = {*value} - {*COUNTS} or len({*value}) < len(value)
    refuse_all([Finding("threshold-wrong", {"name": "counts"})] if strange else [])
    return tuple(value)


def most_places(count: str, options: int) -> int:
    """How many options can win at most: one less than there are, so that there is something to choose."""
    return 1 if count in SINGLE else max(options - 1, 1)


def why_not_options(
    texts: Sequence[str], *, count: str, places: int, stays: bool, known: Collection[str] = COUNTS
) -> tuple[Finding, ...]:
    """Everything that is wrong with a choice that somebody wants to announce.

    texts: the options, in the order in which they are announced. places: how many of them win. stays: whether people
    can also choose that everything stays as it is. known: the rules that are offered.
    """
    many = len(texts)
    seen = Counter(_plain(text) for text in texts)
    most = most_places(count, many)
    wrong = (
        (not FEWEST <= many <= MOST, Finding("options-of-so-many", {"fewest": FEWEST, "most": MOST, "given": many})),
        *((not _plain(text), Finding("option-empty", {"number": n})) for n, text in enumerate(texts, start=1)),
        *(
            (len(text) > TEXT_LIMIT, Finding("option-too-long", {"number": n, "most": TEXT_LIMIT}))
            for n, text in enumerate(texts, start=1)
        ),
        *((often > 1 and bool(text), Finding("option-double", {"text": text})) for text, often in seen.items()),
    )
    found = [Finding(one.code, one.params, about="options") for is_wrong, one in wrong if is_wrong]
    if count not in known or count not in COUNTS:
        return (*found, Finding("count-unknown", about="count"))
    if not 1 <= places <= most:
        found.append(Finding("places-wrong", {"most": most}, about="places"))
    elif stays and places > 1:
        found.append(Finding("stays-takes-the-place", about="stays"))
    return tuple(found)


def _plain(text: str) -> str:
    """An option as it is compared: capitals and white space say nothing."""
    return " ".join(text.split()).casefold()


def why_not_marked(count: str, choice: Any, options: Sequence[str]) -> Finding | None:
    """Why this cannot stand on a paper: nothing was chosen, something that is not on the ballot, or an odd order.

    choice: `BLANK`, or by kind: one option (or a list of one), a list of options, the place of each option that has
    one (or a list in that order), or the points of each.
    """
    if choice in (BLANK, [BLANK]):
        return None
    if choice in (None, "", [], {}):
        return Finding("option-missing", about="choice")
    named = [choice] if isinstance(choice, str) else choice
    if not isinstance(named, list | Mapping) or not all(isinstance(one, str) for one in named):
        return Finding("choice-unknown", about="choice")
    if BLANK in named:
        return Finding("blank-and-more", about="choice")
    if not {*named} <= {*options}:
        return Finding("choice-unknown", about="choice")
    return WHY_NOT[kind_of(count)](named)


def _why_not_one(named: Any) -> Finding | None:
    if not isinstance(named, list):
        return Finding("choice-unknown", about="choice")
    return None if len(named) == 1 else Finding("only-one-option", about="choice")


def _why_not_several(named: Any) -> Finding | None:
    known = isinstance(named, list) and len({*named}) == len(named)
    return None if known else Finding("choice-unknown", about="choice")


def _why_not_order(named: Any) -> Finding | None:
    """Places go from 1 up: each given once, none skipped."""
    if isinstance(named, list):
        return _why_not_several(named)
    strange = next((one for one, place in named.items() if type(place) is not int or not 1 <= place <= MOST), None)
    if strange is not None:
        return Finding("place-no-number", {"option": strange}, about="choice")
    taken = Counter(named.values())
    double = min((place for place, often in taken.items() if often > 1), default=0)
    if double:
        both = [one for one, place in named.items() if place == double]
        return Finding("place-twice", {"place": double, "options": both}, about="choice")
    gap = next((place for place in range(1, max(taken)) if place not in taken), 0)
    return Finding("place-skipped", {"place": gap, "last": max(taken)}, about="choice") if gap else None


def _why_not_points(named: Any) -> Finding | None:
    if not isinstance(named, Mapping):
        return Finding("choice-unknown", about="choice")
    strange = next((one for one, given in named.items() if type(given) is not int or not 0 <= given <= POINTS), None)
    if strange is not None:
        return Finding("points-wrong", {"option": strange, "most": POINTS}, about="choice")
    return None if any(named.values()) else Finding("option-missing", about="choice")


WHY_NOT = {ONE: _why_not_one, SEVERAL: _why_not_several, RANKING: _why_not_order, SCORE: _why_not_points}


def as_kept(count: str, choice: Any, options: Sequence[str]) -> list[str] | dict[str, int]:
    """A choice as it stands on the paper: only an order of preference keeps its order; no points are not written."""
    blank = choice in (BLANK, [BLANK])
    if kind_of(count) == SCORE:
        return {} if blank else {one: choice[one] for one in options if choice.get(one)}
    if blank:
        return []
    named = [choice] if isinstance(choice, str) else choice
    if kind_of(count) == RANKING:
        return sorted(named, key=named.__getitem__) if isinstance(named, Mapping) else [*named]
    return [one for one in options if one in named]
