# SPDX-License-Identifier: EUPL-1.2
"""What several wijken said to one question, as a page shows it: in words, with what it may be, and a small drawing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations.side_by_side import Mean, Row, Share
from samenspraak.web.conversations.forms import VOTES
from samenspraak.web.shared import charts

MARKS: dict[str, Promise] = {"now": gettext_lazy("now"), "wanted": gettext_lazy("wanted")}


@dataclass(frozen=True)
class Line:
    """One answer, or one of the two marks: what it is called, how much, and between what it may lie."""

    name: str
    shown: str
    between: str


@dataclass(frozen=True)
class Beside:
    """One wijk beside the others. Without `n` so few answered that nothing is shown."""

    area: str
    slug: str
    plate: str
    n: int | None
    drawing: SafeString | str = ""
    lines: list[Line] = field(default_factory=list)


def comparable(content: ContentSet) -> Iterator[tuple[str, Any]]:
    """Every closed question of the common plates, with its plate."""
    for plate in content.plates:
        if not getattr(plate, "own", False):
            for asked in content.questions_of(plate.key):
                if asked.kind != "wish" and not getattr(asked, "own", False):
                    yield plate.key, asked


def choices(content: ContentSet) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a reader may choose from, by plate."""
    by_plate: dict[str, list[tuple[str, str]]] = {}
    for plate, asked in comparable(content):
        by_plate.setdefault(str(content.plate(plate).title), []).append((asked.key, str(asked.text)))  # type: ignore[union-attr]
    return list(by_plate.items())


def question(asked: Any) -> str:
    """The question in words; of a compass point how it is asked."""
    return str(asked.now) if asked.kind == "compass" else str(asked.text)


def shown(row: Row, asked: Any, slug: str, plate: str) -> Beside:
    """One wijk, in words and drawn."""
    if row.is_small:
        return Beside(row.area, slug, plate, None)
    lines = [*(_share(one, asked) for one in row.shares), *(_mean(one) for one in row.means), *_weights(row)]
    return Beside(row.area, slug, plate, row.n, _drawing(row, asked), lines)


def triangle(rows: Iterable[Row], content: ContentSet) -> SafeString:
    """The triangle with one dot for the middle of each wijk; the table below it has the same numbers."""
    dots = [tuple(map(float, row.weights)) for row in rows if row.weights]
    corners = tuple(str(corner.title) for corner in content.archetypes)
    title = _("The middle of the dots of each neighbourhood")
    sides = tuple(charts.Side("", (dot,)) for dot in dots)  # type: ignore[arg-type]
    return charts.triangle_cloud(charts.Cloud(title, corners, sides))  # type: ignore[arg-type]


def _share(one: Share, asked: Any) -> Line:
    names = dict(VOTES) if asked.kind == "statement" else {option.key: option.text for option in asked.options}
    between = _("between {low}% and {high}%").format(
        low=round(100 * one.interval.low), high=round(100 * one.interval.high)
    )
    return Line(str(names[one.answer]), f"{round(100 * one.share)}%", between)


def _mean(one: Mean) -> Line:
    between = ""
    if one.interval:
        low, high = (number_format(mark, 1) for mark in (one.interval.low, one.interval.high))
        between = _("between {low} and {high}").format(low=low, high=high)
    return Line(str(MARKS[one.of]), number_format(one.spread.shown, 1), between)


def _weights(row: Row) -> list[Line]:
    return [Line("", f"{round(weight)}%", "") for weight in row.weights or ()]


def _drawing(row: Row, asked: Any) -> SafeString | str:
    if asked.kind == "statement":
        counts = {one.answer: one.count for one in row.shares}
        return charts.stance_bar(charts.Stances(counts["agree"], counts["pass"], counts["disagree"]))
    return charts.stretches([_stretch(one) for one in row.means]) if row.means else ""


def _stretch(one: Mean) -> charts.Stretch:
    mean = float(one.spread.mean)
    low, high = (one.interval.low, one.interval.high) if one.interval else (mean, mean)
    return charts.Stretch(mean, low, high, wanted=one.of == "wanted", hue=2 if one.of == "wanted" else 1)
