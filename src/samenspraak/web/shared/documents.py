# SPDX-License-Identifier: EUPL-1.2
"""A document as plain blocks, written once and given out as PDF (to read and print) and as ODT (to work on).

A page builds a `Document` of what it shows; neither form decides anything. Charts are SVG strings of
`shared/charts.py`, always beside a table with the same numbers, which is what the ODT has of them.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from samenspraak.web.shared.paper import pdf

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
HEAD, CONTENTS, CELL = "Table_20_Heading", "Table_20_Contents", "row"  # styles of a table in an ODT
MIME = {"pdf": "application/pdf", "odt": "application/vnd.oasis.opendocument.text"}


# What style sheets give a chart on the screen, for paper: the classes of shared/charts.py in the colours of the house.
ON_PAPER = """<style>
.chart-grid{fill:none;stroke:#d8d3c7} .chart-axis{fill:#fff;stroke:#4b5661;stroke-width:1.5}
.series{fill:#0b4a5c;fill-opacity:.12;stroke:#0b4a5c;stroke-width:3} .series-wanted{fill:none;stroke-dasharray:7 5}
.dot{fill:#0b4a5c} .dot-cloud{fill-opacity:.55} .dot-mean{stroke:#fff;stroke-width:3}
.series.hue-2{stroke:#c4361b} .dot.hue-2{fill:#c4361b} .series.hue-3{stroke:#6a7f1f} .dot.hue-3{fill:#6a7f1f}
.series.hue-4{stroke:#7a5195} .dot.hue-4{fill:#7a5195} text{fill:#18222d;font-family:"Atkinson Hyperlegible"}
</style>"""


def on_paper(chart: str) -> str:
    """A chart as a drawing that stands by itself, with the colours that it has on paper."""
    opened, rest = chart.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).split(">", 1)
    return f"{opened}>{ON_PAPER}{rest}"


@dataclass(frozen=True)
class Heading:
    """The title of a part; level 2 or 3, for the document's own title is 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """Running text. `quiet`: an explanation that stands back."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; an entry may have a second, quieter text."""

    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Table:
    """A table with a caption and a head. The first column names the row; `numbers` are the columns with figures."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Picture:
    """A chart as SVG, with the text that says what it shows."""

    svg: str
    alt: str


Block = Heading | Paragraph | Bullets | Table | Picture


@dataclass(frozen=True)
class Document:
    """A whole document. `facts` are short pairs under the title; `foot` and `stamp` stand on every page.

    A `stamp` says what this paper is not: a draft, or something that no longer holds. It stands at the head.
    """

    title: str
    kicker: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    foot: str = ""
    stamp: str = ""
    language: str = field(default="nl")

    def as_data(self) -> dict[str, Any]:
        """Plain values, as a paper template takes them: each block with its kind."""
        whole = asdict(self)
        kinds = [type(block).__name__.lower() for block in self.blocks]
        return whole | {"blocks": [{"kind": kind, **block} for kind, block in zip(kinds, whole["blocks"], strict=True)]}


def written(document: Document, form: str) -> bytes:
    """The document as a file: "pdf" or "odt"."""
    if form == "odt":
        return odt(document)
    return pdf("shared/paper/report.typ", document.as_data(), language=document.language)


def odt(document: Document) -> bytes:
    """The document as OpenDocument text, with the styles of the writer's own template."""
    from odfdo import Document as Writing  # half a second to read in, and few ask for it

    writing = Writing("text")
    writing.language = {"nl": "nl-NL", "en": "en-GB"}[document.language]
    writing.meta.title = _plain(document.title)
    _give_styles(writing)
    _give_stamp(writing, document.stamp)
    body = writing.body
    body.clear()
    for element in _elements(document):
        body.append(element)
    out = io.BytesIO()
    writing.save(out)
    return out.getvalue()


def _give_styles(writing: Any) -> None:
    """What the template of the library does not have: heads in bold, rows with a line below."""
    from odfdo import Style

    for name, bold in ((HEAD, True), (CONTENTS, False)):
        writing.insert_style(Style("paragraph", name=name, area="text", bold=bold))
    cell = Style("table-cell", name=CELL, border_bottom="0.5pt solid #888888", padding="0.1cm")
    writing.insert_style(cell, automatic=True)


def _give_stamp(writing: Any, stamp: str) -> None:
    """The stamp as the head of every page."""
    if not stamp:
        return
    from odfdo import Element

    page = writing.get_style("master-page", "Standard")
    head = Element.from_tag("style:header")
    head.append(_text(stamp, HEAD))
    page.append(head)
    layout = writing.get_style("page-layout", page.get_attribute("style:page-layout-name"))
    for old in layout.get_elements("style:header-style"):
        layout.delete(old)
    room = '<style:header-style><style:header-footer-properties fo:min-height="0cm" fo:margin-bottom="0.5cm"/>'
    layout.append(Element.from_tag(f"{room}</style:header-style>"))


def _elements(document: Document) -> Iterable[Any]:
    if document.kicker:
        yield _text(document.kicker)
    yield _heading(1, document.title)
    yield from (_text(f"{label}: {value}") for label, value in document.facts)
    for number, block in enumerate(document.blocks):
        yield from _written(block, number)
    if document.foot:
        yield _text(document.foot)


def _written(block: Block, number: int) -> Iterable[Any]:
    """One block as elements of OpenDocument. A picture has its table beside it already."""
    if isinstance(block, Heading):
        return [_heading(block.level, block.text)]
    if isinstance(block, Paragraph):
        return [_text(block.text)]
    if isinstance(block, Bullets):
        return [_list(block.lines)]
    if isinstance(block, Table):
        return [_text(block.caption, "Caption"), _table(block, f"t{number}")]
    return []


def _plain(text: str) -> str:
    """The text without what no XML can hold."""
    return NOT_IN_XML.sub("", text)


def _text(text: str, style: str = "Text_20_body") -> Any:
    from odfdo import Paragraph as Text

    return Text(_plain(text), style=style)


def _heading(level: int, text: str) -> Any:
    from odfdo import Header

    heading = Header(level, _plain(text), style=f"Heading_20_{level}")
    heading.set_attribute("text:is-list-header", "true")  # without a number
    return heading


def _list(lines: Iterable[tuple[str, str]]) -> Any:
    from odfdo import List, ListItem

    entries = List(style="List_20_1")
    for first, second in lines:
        entry = ListItem()
        entry.append(_text(f"{first} – {second}" if second else first))
        entries.append(entry)
    return entries


def _table(block: Table, name: str) -> Any:
    """A grid whose first row is a head, repeated on every page that it runs over."""
    from odfdo import Element
    from odfdo import Table as Grid

    grid, head = Grid(name), Element.from_tag("table:table-header-rows")
    head.append(_row(block.head, HEAD))
    grid.append(Element.from_tag(f'<table:table-column table:number-columns-repeated="{len(block.head)}"/>'))
    grid.append(head)
    for row in block.rows:
        grid.append(_row(row, CONTENTS))
    return grid


def _row(cells: Sequence[str], style: str) -> Any:
    from odfdo import Cell, Row

    row = Row()
    for text in cells:
        cell = Cell(style=CELL)
        cell.append(_text(text, style))
        row.append(cell)
    return row
