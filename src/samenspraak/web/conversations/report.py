# SPDX-License-Identifier: EUPL-1.2
"""The report of a gathering or of a round, as a document: what the page of the outcomes shows, on paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _p

from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import Outcomes
from samenspraak.web.conversations.answers_under import Under
from samenspraak.web.conversations.results import Result
from samenspraak.web.shared import charts
from samenspraak.web.shared.documents import Block, Bullets, Document, Heading, Paragraph, Picture, Table, on_paper


@dataclass(frozen=True)
class Report:
    """What a report is made of. `found` has the values that the page has: who, groups, points, shared, divided …"""

    title: str
    kicker: str
    facts: Sequence[tuple[str, str]]
    said: Outcomes
    content: ContentSet
    results: Sequence[Result]
    found: Mapping[str, Any]
    under: Under
    seal: str = ""

    def document(self) -> Document:
        """The whole report."""
        parts = (_who(self), _came(self), _together(self), _groups(self), *(_plate(one, self) for one in self.results))
        sealed = [_("sealed with {seal}").format(seal=self.seal[:12])] if self.seal else []
        return Document(
            title=self.title,
            kicker=self.kicker,
            facts=tuple(self.facts),
            blocks=tuple(block for part in parts for block in part),
            foot=" · ".join(["Samenspraak", str(self.content.label), *sealed]),
            language=get_language() or "nl",
        )


def _who(report: Report) -> Iterator[Block]:
    who, people = report.found["who"], report.said.people
    yield Heading(_("Who took part"))
    counted = ngettext("%(n)s person gave %(answers)s answers.", "%(n)s people gave %(answers)s answers.", people) % {
        "n": people,
        "answers": report.said.answers,
    }
    yield Paragraph(counted)
    if who.sides:
        yield Bullets(tuple((f"{count} {name}", "") for name, count in who.sides))
    if who.absent:
        yield Paragraph(f"{_('Not there:')} {', '.join(who.absent)}.")
    yield Paragraph(
        _(
            "Whoever came is not the whole neighbourhood. Groups of fewer than five people are not shown apart, "
            "so that nobody can be recognised."
        ),
        quiet=True,
    )


def _came(report: Report) -> Iterator[Block]:
    here, effort = report.found.get("lives_here"), report.found.get("effort")
    if here and here.ages and here.told:
        rows = tuple(
            (age.name, _number(age.came), _number(age.came_percent, "%"), f"{age.lives_percent}%") for age in here.ages
        )
        head = (_("Age"), _("Came"), _("Of who came"), _("Of who lives here"))
        yield Table(_("Who came, and who lives here"), head, rows, (1, 2, 3))
    if effort:
        spent = _("Together people who came gave %(n)s hours of their time.") % {"n": effort.people_hours}
        noted = _("What officials spent has not been noted yet.")
        if effort.officials_hours is not None:
            noted = _("Officials spent %(n)s hours.") % {"n": effort.officials_hours}
        yield Paragraph(f"{spent} {noted}")


def _number(count: int | None, unit: str = "") -> str:
    return "–" if count is None else f"{count}{unit}"


def _together(report: Report) -> Iterator[Block]:
    shared, divided = report.found["shared"], report.found["divided"]
    if not (shared or divided):
        return
    yield Heading(_("Where people agree, and where they do not"))
    for title, lines in ((_("Most people stand together on this"), shared), (_("People differ on this"), divided)):
        if lines:
            yield Heading(title, 3)
            yield Bullets(tuple((one.text, one.numbers) for one in lines))
    yield Paragraph(_("Together means: at least two thirds of those who took a stand."), quiet=True)


def _groups(report: Report) -> Iterator[Block]:
    groups = report.found.get("groups")
    if not groups:
        return
    yield Heading(_("Groups that say much the same"))
    yield Paragraph(groups.verdict)
    if groups.shared:
        yield Heading(_("What all groups share"), 3)
        yield Bullets(tuple((one.text, one.stance) for one in groups.shared))
    for group in groups.found:
        yield Heading(_("Group %(letter)s: %(n)s people") % {"letter": group.letter, "n": group.size}, 3)
        told = _("%(here)s here, %(there)s elsewhere")
        traits = ((one, told % {"here": one.here, "there": one.elsewhere}) for one in group.traits)
        yield Bullets(tuple((one.text, f"{one.stance}: {numbers}") for one, numbers in traits))
    if groups.found:
        yield Paragraph(
            _(
                "A group is people who answered the statements alike. Nobody chose it and nobody speaks for it. "
                "Its size says who came, not what the neighbourhood thinks. Other statements would give other groups."
            ),
            quiet=True,
        )
    for file in getattr(report.found.get("votes"), "files", ()):
        address = f"{settings.ORIGIN}{file.address}"
        checked = _("With the votes on statements anybody can check this: {address}").format(address=address)
        yield Paragraph(checked, quiet=True)


def _plate(result: Result, report: Report) -> Iterator[Block]:
    if not result.answers:
        return
    yield Heading(result.plate.title)
    if result.conclusion:
        yield Heading(_("What we say together"), 3)
        yield Paragraph(result.conclusion.text)
    if result.rose:
        yield from _compass(result, report.found.get("points", ()))
    elif result.cloud:
        yield from _triangle(result)
    else:
        yield from _block(result)
    where = report.under(result.plate.key, "")
    yield Paragraph(_("The answers under these figures: {address}").format(address=where), quiet=True)


def _compass(result: Result, points: Sequence[Any]) -> Iterator[Block]:
    assert result.rose is not None
    yield Picture(on_paper(charts.compass_rose(result.rose)), result.rose.title)
    between = _("half between")
    head = (_("Point"), _("Who"), _p("compass", "Now"), between, _p("compass", "Wanted"), between)
    rows = tuple(
        (point.title, row.side or _("everyone"), row.now, row.now_between, row.wanted, row.wanted_between)
        for point in points
        for row in point.rows
    )
    caption = _("The mean on a scale of 1 to 5, and between which marks half of the people stand.")
    yield Table(caption, head, rows, (2, 3, 4, 5))


def _triangle(result: Result) -> Iterator[Block]:
    assert result.cloud is not None
    cloud = result.cloud
    yield Picture(on_paper(charts.triangle_cloud(cloud)), cloud.title)
    rows = tuple(
        (str(name), str(count), *(f"{round(weight)}%" for weight in mean)) for name, count, mean in cloud.rows if mean
    )
    yield Table(_("The middle of the dots"), (_("Who"), _("Dots"), *cloud.corners), rows, (1, 2, 3, 4))


def _block(result: Result) -> Iterator[Block]:
    stands = [stand for stand in result.stands if stand.n]
    if stands:
        rows = tuple((str(one.text), str(one.agree), str(one.passed), str(one.disagree)) for one in stands)
        head = (_("Statement"), _("Agree"), _("Pass"), _("Disagree"))
        yield Table(_("How many agreed and disagreed"), head, rows, (1, 2, 3))
    if result.picked and result.picked.n:
        options = tuple((words, str(count), f"{percent}%") for words, count, percent in result.picked.options)
        yield Table(result.picked.text, (_("Option"), _("Chosen"), "%"), options, (1, 2))
    for group in result.groups:
        yield Heading(group.name, 3)
        yield Bullets(tuple((wish.text, "") for wish in group.wishes))
    for asked in result.asked:
        if asked.wishes:
            yield Heading(asked.text, 3)
            yield Bullets(tuple((words, side) for _answer, words, side in asked.wishes))
