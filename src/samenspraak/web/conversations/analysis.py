# SPDX-License-Identifier: EUPL-1.2
"""What outcomes add up to beside the plates: groups, who came against who lives here, hours, the compass by side."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language

from samenspraak.civic.conversations import queries
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.content import COMPASS, ContentSet
from samenspraak.rulebook.conversations import Headcount, Outcomes, Spread
from samenspraak.rulebook.conversations.tallies import rounded
from samenspraak.web.conversations import known_groups
from samenspraak.web.conversations.answers_under import Under
from samenspraak.web.conversations.forms import AGES, SIDE_NAMES
from samenspraak.web.conversations.groups import groups_of
from samenspraak.web.conversations.vote_files import votes_of
from samenspraak.web.shared.fragments import kept


@dataclass(frozen=True)
class Age:
    """One age class: how many of those who told their age, as a part of them, and as a part of who lives here."""

    name: str
    came: int | None
    came_percent: int | None
    lives_percent: int


@dataclass(frozen=True)
class LivesHere:
    """Who came against who lives here. Without `ages` the file with residents did not tell them."""

    residents: int
    told: int
    ages: list[Age]


@dataclass(frozen=True)
class Marks:
    """What one side marked at a point of the compass: the mean, and between which marks half of them stand."""

    side: str
    now: str
    now_between: str
    wanted: str
    wanted_between: str


@dataclass(frozen=True)
class Point:
    """A point of the compass with a row for everybody and for each side that may be shown.

    `under` is where the marks stand that these means are made of.
    """

    title: str
    rows: list[Marks]
    under: str = ""


def of(area: Any, heard: queries.Heard, content: ContentSet, today: date, under: Under, name: str) -> dict[str, Any]:
    """For a page of outcomes; `name` tells of what, such as "round 3".

    It takes some work, so it is kept until the logbook has a newer entry; not while a gathering goes on, for answers
    are not in the logbook one by one. Groups are kept all the same: they are of what is over.
    """
    if any(room.status == "open" for room in heard.rooms):
        return _made(area, heard, content, today, under)
    language = get_language() or "nl"
    return kept(f"{language} analysis of {name}", lambda: _made(area, heard, content, today, under))


def _made(area: Any, heard: queries.Heard, content: ContentSet, today: date, under: Under) -> dict[str, Any]:
    effort, late_sheets = queries.effort_of(heard.rooms)
    is_any_over = any(room.status == "closed" for room in heard.rooms)
    return {
        "groups": groups_of(known_groups.of_what_is_over(heard), content, under) if is_any_over else None,
        "votes": votes_of(heard),
        "lives_here": _lives_here(heard.outcomes.by_age, places.residents_of(area, today)),
        "points": points_of(heard.outcomes, content, under),
        "effort": effort,
        "late_sheets": late_sheets,
    }


def _lives_here(came: Headcount, here: Any) -> LivesHere | None:
    if here is None:
        return None
    ages = here.ages or {}
    whole = sum(ages.values())
    return LivesHere(
        here.total, came.total, [_age(key, str(name), came, ages[key], whole) for key, name in AGES if whole]
    )


def _age(key: str, name: str, came: Headcount, lives: int, whole: int) -> Age:
    """A class that is hidden because so few came has no number; one from which nobody came has zero."""
    count = None if key in came.hidden else came.shown.get(key, 0)
    percent = None if count is None or not came.total else round(100 * count / came.total)
    return Age(name, count, percent, round(100 * lives / whole))


def points_of(said: Outcomes, content: ContentSet, under: Under) -> list[Point]:
    """Every point of the compass that enough people marked."""
    marked = ((point, said.compass[point.key]) for point in content.compass)
    return [
        Point(str(point.title), _rows(found), under(COMPASS, point.key))
        for point, found in marked
        if found.n and not found.is_small
    ]


def _rows(found: Any) -> list[Marks]:
    sides = [side for side, spread in found.now_by_side.items() if spread and found.wanted_by_side.get(side)]
    apart = [_marks(str(SIDE_NAMES[side]), found.now_by_side[side], found.wanted_by_side[side]) for side in sides]
    return [_marks("", found.now, found.wanted), *apart]


def _marks(side: str, now: Spread | None, wanted: Spread | None) -> Marks:
    return Marks(side, *spread_in_words(now), *spread_in_words(wanted))


def spread_in_words(spread: Spread | None) -> tuple[str, str]:
    """The mean, and where the middle half lies."""
    if spread is None:
        return "–", "–"
    low, high = (number_format(rounded(mark), 1) for mark in (spread.low, spread.high))
    return number_format(spread.shown, 1), f"{low} – {high}"
