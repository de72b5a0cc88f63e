# SPDX-License-Identifier: EUPL-1.2
"""What was said, to be read in a minute: the few things on top of the page, and a few lines on top of each plate."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samenspraak.rulebook.content import ARCHETYPES, COMPASS, TRIANGLE, ContentSet
from samenspraak.rulebook.conversations import Outcomes, Tally
from samenspraak.rulebook.conversations.tallies import rounded
from samenspraak.web.conversations.answers_under import Under, nowhere
from samenspraak.web.conversations.results import Counted, Result, both_in_words, stand_in_words

MOST = 3  # so many of each on top; the whole list stands below


@dataclass(frozen=True)
class Apart:
    """A statement on which residents and municipality have another answer in front."""

    text: str
    residents: str
    municipality: str
    under: str


@dataclass(frozen=True)
class Gap:
    """A point of the compass that people want more of."""

    title: str
    now: str
    wanted: str
    under: str


@dataclass(frozen=True)
class Summary:
    """The most important things that were said. `both`: residents and municipality may both be shown apart."""

    agreed: list[Counted]
    apart: list[Apart]
    both: bool
    gaps: list[Gap]
    archetypes: list[tuple[str, int]]
    under_archetypes: str


def summary_of(said: Outcomes, content: ContentSet, under: Under = nowhere) -> Summary:
    """What stands on top of the page: where most agree most, where the two sides differ, what people want more of."""
    texts = {one.key: str(one.text) for block in content.blocks for one in block.statements}
    apart = said.apart("resident", "municipality")
    return Summary(
        agreed=[
            Counted(texts[one.question], stand_in_words(one.counts), under(one.plate, one.question))
            for one in _clearest(said.shared)
        ],
        apart=[_apart(one, texts[one.question], under(one.plate, one.question)) for one in apart[:MOST]],
        both={"resident", "municipality"} <= {*said.by_side.shown},
        gaps=_gaps(said, content, under),
        archetypes=_archetypes(said, content),
        under_archetypes=under(ARCHETYPES, TRIANGLE),
    )


def _clearest(tallies: Iterable[Tally]) -> list[Tally]:
    """Those on which the largest part of all who answered stands together."""
    return sorted(tallies, key=lambda one: max(one.share("agree"), one.share("disagree")), reverse=True)[:MOST]


def _apart(one: Tally, text: str, under: str) -> Apart:
    residents, municipality = (stand_in_words(one.by_side[side] or {}) for side in ("resident", "municipality"))
    return Apart(text, residents, municipality, under)


def _gaps(said: Outcomes, content: ContentSet, under: Under) -> list[Gap]:
    points = [said.compass[point.key] for point in content.compass]
    wide = sorted((one for one in points if one.gap and one.gap > 0 and not one.is_small), key=_gap, reverse=True)
    titles = {point.key: str(point.title) for point in content.compass}
    return [Gap(titles[one.key], _mark(one.now), _mark(one.wanted), under(COMPASS, one.key)) for one in wide[:MOST]]


def _gap(one: Any) -> Any:
    return one.gap


def _mark(spread: Any) -> str:
    return number_format(rounded(spread.mean), 1)


def _archetypes(said: Outcomes, content: ContentSet) -> list[tuple[str, int]]:
    weights = None if said.triangle.is_small else said.archetype
    if not weights:
        return []
    return [(str(one.title), round(weights[one.key])) for one in content.archetypes]


@dataclass(frozen=True)
class Line:
    """One thing that a plate brought: what kind of thing, the words, and the numbers."""

    label: str
    text: str
    numbers: str
    under: str


def gist_of(result: Result, said: Outcomes, under: Under = nowhere) -> list[Line]:
    """Up to three lines on top of a plate: what most chose, on what most agree, and on what people differ most."""
    key = result.plate.key
    together = _clearest(one for one in said.shared if one.plate == key)[:1]
    divided = sorted((one for one in said.divided if one.plate == key), key=_distance)[:1]
    texts = {one.key: str(one.text) for one in getattr(result.plate.on, "statements", ())}
    return [
        *_chosen(result, said, under),
        *(
            Line(_("Together"), texts[one.question], stand_in_words(one.counts), under(key, one.question))
            for one in together
        ),
        *(
            Line(_("Divided"), texts[one.question], both_in_words(one.counts), under(key, one.question))
            for one in divided
        ),
    ]


def _chosen(result: Result, said: Outcomes, under: Under) -> list[Line]:
    choice = getattr(result.plate.on, "choice", None)
    if choice is None:
        return []
    tally = said.choices[choice.key]
    if not tally.most or tally.is_small:
        return []
    numbers = _("{n} of {all}").format(n=tally.counts[tally.most], all=tally.n)
    under_it = under(result.plate.key, choice.key)
    return [Line(_("Chosen most"), str(choice.option(tally.most).text), numbers, under_it)]


def _distance(one: Tally) -> int:
    """How far apart those who agree and those who disagree are in number: 0 is a tie."""
    return abs(one.counts["agree"] - one.counts["disagree"])
