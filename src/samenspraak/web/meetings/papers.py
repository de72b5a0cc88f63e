# SPDX-License-Identifier: EUPL-1.2
"""The agenda, the minutes and the decision list on paper."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from samenspraak.web.meetings import shown
from samenspraak.web.meetings.words import day_of, hours_of, language, page_of
from samenspraak.web.shared.documents import Block, Bullets, Document, Heading, Paragraph, Table


def agenda(found: Any, whole: shown.Whole) -> Document:
    """What is on the agenda, with the papers that stand here as a text."""
    return _document(found, _("Agenda: {title}"), (block for one in whole.points for block in _to_talk(one)))


def minutes(found: Any, whole: shown.Whole) -> Document:
    """Who was there, what was said, and what was decided."""
    blocks = [*_there(found, whole), *(block for one in whole.points for block in _said(one))]
    stamp = "" if whole.edition else _("The minutes have not been published yet.")
    return _document(found, _("Minutes: {title}"), blocks, stamp, whole.edition)


def _document(
    found: Any, title: str, blocks: Iterable[Block], stamp: str = "", edition: shown.Edition | None = None
) -> Document:
    facts = [(_("When"), f"{day_of(found)}, {hours_of(found)}"), (_("Where"), found.place)]
    facts.append((_("Open to everybody"), found.closed_why and _("No: {why}").format(why=found.closed_why) or _("Yes")))
    if edition:
        words = _("Edition {n}, published on {day}").format(n=edition.number, day=edition.when)
        facts.append((_("The minutes"), words))
    return Document(
        title=title.format(title=found.title),
        kicker=f"{found.body.name} · {found.area.name}",
        facts=tuple(facts),
        blocks=tuple(blocks),
        foot=f"{found.title} · {page_of(found)}",
        stamp=stamp,
        language=language(),
    )


def _head(one: shown.Point) -> Heading:
    return Heading(f"{one.number}. {one.title}")


def _to_talk(one: shown.Point) -> Iterator[Block]:
    yield _head(one)
    yield Paragraph(" · ".join(word for word in (one.asks, one.about, one.mark) if word), quiet=True)
    yield from _paragraphs(one.text)
    for paper in one.papers:
        if not paper.dropped:
            yield Heading(paper.title, level=3)
            yield from _paragraphs("\n\n".join(part for part in (paper.text, _address(paper)) if part))


def _address(paper: shown.Paper) -> str:
    return f"{settings.ORIGIN}{paper.link}" if paper.link else ""


def _paragraphs(text: str) -> Iterator[Block]:
    return (Paragraph(part) for part in text.split("\n\n") if part)


def _there(found: Any, whole: shown.Whole) -> Iterator[Block]:
    yield Heading(_("Who was there"))
    lines = [
        (_("There"), ", ".join(whole.present)),
        (_("Away, and said so"), ", ".join(whole.notice)),
        (_("Away"), ", ".join(whole.absent)),
        (_("Came to listen"), "" if found.visitors is None else str(found.visitors)),
    ]
    yield Bullets(tuple((label, names) for label, names in lines if names))


def _said(one: shown.Point) -> Iterator[Block]:
    if one.dropped:
        return
    yield _head(one)
    yield from _paragraphs(one.minutes)
    for _seat, name, text in one.interests:
        yield Paragraph(_("{name} has an interest of their own and did not vote: {text}").format(name=name, text=text))
    if one.resolved:
        yield from _resolved(one.resolved)


def _resolved(made: shown.Resolved) -> Iterator[Block]:
    yield Paragraph(f"{made.force} – {made.outcome}: {made.text}")
    yield Paragraph(made.counted, quiet=True)
    if made.votes:
        yield Bullets(made.votes)
    if made.minority:
        yield Paragraph(_("Who was against: {text}").format(text=made.minority))
    if made.ground:
        yield Paragraph(_("It rests on: {ground}.").format(ground=made.ground), quiet=True)


def decisions(area: Any, rows: Sequence[shown.Decided], body: str) -> Document:
    """What meetings decided, as a table."""
    cells = tuple((one.on, one.body, one.text, one.outcome, one.force, one.ground or "–") for one in rows)
    head = (_("Day"), _("Body"), _("What"), _("Outcome"), _("What it is"), _("Ground"))
    table = Table(_("Decisions of meetings, the newest first"), head, cells)
    return Document(
        title=_("Decision list"),
        kicker=f"{body} · {area.name}" if body else area.name,
        blocks=(table,) if rows else (Paragraph(_("No meeting has decided anything yet.")),),
        foot=f"{settings.ORIGIN}/{area.slug}/vergaderingen/besluiten/",
        language=language(),
    )
