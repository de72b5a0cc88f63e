# SPDX-License-Identifier: EUPL-1.2
"""A document of plain blocks, as OpenDocument text."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from samenspraak.web.shared.documents import Bullets, Document, Heading, Paragraph, Picture, Table, odt

BLOCKS = (
    Heading("Ons gebied"),
    Paragraph("Wat er werd gezegd."),
    Bullets((("Meer bomen", "bewoners"), ("Minder steen", ""))),
    Table("Stellingen", ("Stelling", "Eens"), (("De wijk weet het zelf.", "12"),), numbers=(1,)),
    Picture("<svg/>", "Een roos"),
)
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def content_of(made):
    whole = zipfile.ZipFile(io.BytesIO(made))
    assert whole.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    return ElementTree.fromstring(whole.read("content.xml"))


def words(root):
    return "".join(root.itertext())


def test_every_block_is_in_it_in_order():
    root = content_of(odt(Document("Verslag", "Oosterparkwijk", (("Wanneer", "4 mei"),), BLOCKS, "Eigen formulering")))
    found = words(root)
    places = [
        found.index(text) for text in ("Oosterparkwijk", "Verslag", "4 mei", "Ons gebied", "Wat er", "Meer bomen")
    ]
    assert places == sorted(places)
    assert [one.get(f"{OFFICE}outline-level") for one in root.iter(f"{OFFICE}h")] == ["1", "2"]
    assert "Stelling" in words(next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-header-rows")))


@pytest.mark.parametrize(
    "text", ["<b>&amp;", "nul\x00teken", "boven\x0bonder\x1f", "\ud800half", "regel\nregel", "x" * 10_000, "😀 عربي"]
)
def test_whatever_people_wrote_stays_text(text):
    root = content_of(odt(Document(text, blocks=(Paragraph(text), Bullets(((text, text),))))))
    kept = text.replace("\x00", "").replace("\x0b", "").replace("\x1f", "").replace("\ud800", "").replace("\n", "")
    assert words(root).count(kept) >= 3
    assert not list(root.iter("b"))


def test_the_data_of_a_paper_names_the_kind_of_each_block():
    assert [block["kind"] for block in Document("Verslag", blocks=BLOCKS).as_data()["blocks"]] == [
        "heading",
        "paragraph",
        "bullets",
        "table",
        "picture",
    ]
