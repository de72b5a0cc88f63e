# SPDX-License-Identifier: EUPL-1.2
"""The press: what goes in comes out, whatever people wrote; what is not accessible does not come out at all."""

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from samenspraak.web.shared import paper

HOSTILE = {
    "markup": "#let x = 1 *vet* _schuin_ $x^2$ `code` \\ @naam <label> = kop",
    "a file": '#image("/etc/passwd") #read("/shared/paper/house.typ") #include "x.typ"',
    "quotes": "\"aanhaling\" 'enkel' } ] ) {{ }} \\u{41}",
    "emoji": "Blij 😀 met bloemen 🌷 en een gezin 👩‍👩‍👧 🇳🇱 ❤️",
    "cyrillic and greek": "Привет, как дела? Καλημέρα",
    "tigrinya": "ሰላም ከመይ ኣለኻ",
    "accents": "Café, één, naïef, Šćitaroci, Łódź, ǩ",
    "piled up": "a" + "\u0301" * 40,
    "nothing": "",
}


def text_of(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def templates(tmp_path, monkeypatch):
    """A folder of templates that begins with the house style."""
    shared = tmp_path / "shared" / "paper"
    shared.mkdir(parents=True)
    (shared / "house.typ").write_text((paper.TEMPLATES / "shared/paper/house.typ").read_text("utf-8"), "utf-8")
    monkeypatch.setattr(paper, "TEMPLATES", tmp_path)

    def write(body: str) -> str:
        head = '#import "/shared/paper/house.typ": *\n#show: paper.with(size: "a4")\n'
        (tmp_path / "one.typ").write_text(head + body, "utf-8")
        return "one.typ"

    return write


def press(templates, body, **data):
    return paper.pdf(templates(body), {"title": "Titel", **data}, language="nl")


@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_what_people_wrote_is_never_read_as_markup(templates, what):
    said = HOSTILE[what]
    found = plain(text_of(press(templates, "= #data.title\n#data.said", said=said)))
    expected = plain(paper.printable(said)).replace("\ufe0f", "").replace("\u200d", "")
    for character in set(expected) - set("🇳🇱"):  # a flag is two letters and one shape
        assert character in found, (what, character)
    assert "root:" not in found


def test_from_right_to_left(templates):
    found = plain(text_of(press(templates, "= #data.title\n#data.said", said="مرحبا بكم في الحي שלום")))
    assert {"ש", "ם"} <= set(found)
    assert "\ufffd" not in found


def test_ten_thousand_characters_go_on_over_the_pages(templates):
    said = "Dit is wat ik vind. " * 500
    made = press(templates, "= #data.title\n#data.said", said=said)
    assert len(PdfReader(io.BytesIO(made)).pages) > 1
    assert plain(said) in plain(text_of(made))


def test_what_no_font_can_show_is_marked_and_what_nobody_sees_is_left_out():
    assert paper.printable("een 漢字 twee") == "een \ufffd\ufffd twee"
    assert paper.printable("a\x00b\x1bc\ud800d\u202ee\ue000") == "abcde\ufffd"
    assert paper.printable({"a": ("x", 1, None, True)}) == {"a": ["x", 1, None, True]}
    assert paper.printable("een\r\ntwee\u2028drie\tvier") == "een\ntwee\ndrie vier"


@settings(max_examples=4, suppress_health_check=list(HealthCheck))
@given(said=st.lists(st.text(max_size=60), min_size=20, max_size=40))
def test_whatever_is_written_becomes_a_paper(said):
    """With the product's own templates: nothing that can be typed makes a paper impossible."""
    parts = [{"time": "1", "title": text, "short": text, "minutes": 1, "kind": "plate"} for text in said]
    words = {"kicker": "", "plan": "Plan", "head": ["a", "b", "c", "d"], "end": "", "ready": "Klaar", "things": said}
    data = {"title": "T", "area": said[0], "gathering": "G", "facts": [["a", said[1]]], "parts": parts}
    made = paper.pdf(
        "conversations/paper/run_sheet.typ", {**data, "ends": "", "minutes": 1, "words": words}, language="nl"
    )
    assert made.startswith(b"%PDF")


def test_the_same_values_give_the_same_paper(templates):
    assert press(templates, "= #data.title") == press(templates, "= #data.title")


def test_a_paper_says_what_it_is_and_in_what_language(templates):
    root = PdfReader(io.BytesIO(paper.pdf(templates("= #data.title"), {"title": "Hello"}, language="en"))).trailer[
        "/Root"
    ]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('= Kop\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"/>"))', "alt"),
        ("= Kop\n=== Te diep", "heading"),
        ("#data.unknown", "unknown"),
        ("#let", ""),
    ],
)
def test_what_is_not_accessible_or_not_sound_is_refused_in_words(templates, body, why):
    with pytest.raises(paper.PaperError, match="one.typ") as refused:
        press(templates, body)
    assert why in str(refused.value)


def test_a_paper_that_takes_too_long_is_given_up(templates, monkeypatch):
    monkeypatch.setattr(paper, "LONGEST", 0.001)
    with pytest.raises(paper.PaperError, match="not ready"):
        press(templates, "= Kop")


def test_a_paper_reads_nothing_but_its_templates(templates, tmp_path):
    (tmp_path.parent / "secret.txt").write_text("geheim")
    with pytest.raises(paper.PaperError):
        press(templates, '= Kop\n#read("../secret.txt")')


def test_translations_are_read_out_as_text(templates):
    from django.utils.translation import gettext_lazy as _

    assert json.loads(json.dumps(paper.printable({"vote": _("Agree")}))) == {"vote": "Eens"}
    assert "<svg" in paper.qr("https://samenspraak.example/")
