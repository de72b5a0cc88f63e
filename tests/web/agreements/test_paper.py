# SPDX-License-Identifier: EUPL-1.2
"""An agreement on paper: the whole text as PDF and ODT, and the poster. What does not hold says so on every page."""

import io
import zipfile
from datetime import timedelta

import pytest
from pypdf import PdfReader

from samenspraak.civic.agreements import actions
from tests.civic.agreements.texts import BODY, CONGRUENT, draft, guard, in_force, proposed, sign, signed
from tests.web.pages import Page

pytestmark = pytest.mark.django_db
HERE = "/oosterparkwijk/afspraken/1/"
HOSTILE = "#let x = *1* $y$ \\ 😀 <b>"


def pages_of(answer) -> list[str]:
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return [plain(page.extract_text()) for page in PdfReader(io.BytesIO(answer.content)).pages]


def plain(text: str) -> str:
    return "".join(text.split())


def odt_of(answer) -> tuple[str, str]:
    """The text and the styles of an ODT."""
    assert answer.headers["Content-Type"] == "application/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as opened:
        return opened.read("content.xml").decode(), opened.read("styles.xml").decode()


@pytest.mark.parametrize("path", ["afspraken.pdf", "poster.pdf", "poster.pdf?formaat=a4"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_paper_is_accessible(cast, path, language):
    in_force(cast)
    prefix = "/en" if language == "en" else ""
    read = PdfReader(io.BytesIO(cast.client().get(prefix + HERE + path).content))
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == language
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "Oosterparkwijk" in read.metadata.title


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_signing_sheet_is_accessible_and_names_the_text(cast, language):
    version = sign(cast, proposed(cast), cast.wim)
    prefix = "/en" if language == "en" else ""
    answer = cast.client().get(f"{prefix}{HERE}tekenblad.pdf")
    (page,) = pages_of(answer)
    seal = version.digest
    for words in (f"{seal[:4]} {seal[4:8]}".upper(), seal, "Wijkraad Oosterparkwijk", "/oosterparkwijk/afspraken/1/"):
        assert plain(words) in page
    root = PdfReader(io.BytesIO(answer.content)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/StructTreeRoot"] and root["/Lang"] == language
    assert plain("Heeft al getekend, op 4 mei 2026" if language == "nl" else "Has signed already") in page


def test_there_is_a_signing_sheet_only_while_there_is_something_to_sign(cast):
    draft(cast)
    assert cast.client().get(f"{HERE}tekenblad.pdf").status_code == 404
    assert "tekenblad.pdf" not in cast.client().get(HERE).content.decode()


def test_a_text_in_force_has_no_signing_sheet(cast):
    in_force(cast)
    assert cast.client().get(f"{HERE}tekenblad.pdf").status_code == 404


def test_the_whole_text_stands_in_both_forms(cast):
    version = in_force(cast, until=cast.later(days=365).date())
    pdf = "".join(pages_of(cast.client().get(f"{HERE}afspraken.pdf")))
    odt, _styles = odt_of(cast.client().get(f"{HERE}afspraken.odt"))
    words = ["Artikel 2.3", "Groen en spelen", "Wijkraad Oosterparkwijk", "College van B en W", "raadsbesluit 2026-041"]
    words += [
        "Ledenvergadering, 4 mei 2026: 42 voor, 3 tegen",
        "tot 4 mei 2027",
        "/oosterparkwijk/afspraken/1/",
        BODY["text"],
        "een klacht bij het gebiedsteam",
    ]
    for one in words:
        assert plain(one) in pdf, one
        assert one in odt, one
    assert version.digest in pdf
    assert version.digest in odt


def test_what_was_accepted_stands_there_with_its_motive(cast):
    version = draft(cast, [row for row in CONGRUENT if row["number"] != "6.8"])
    actions.accept_deviation(
        version.pk, finding="minority-missing", about="", motive="Wij zijn met weinig.", by=cast.bo.pk, at=cast.now
    )
    assert plain("Wij zijn met weinig.") in "".join(pages_of(cast.client().get(f"{HERE}afspraken.pdf")))


def ended(cast):
    version = in_force(cast)
    actions.end(version.pk, reason="klaar", by=cast.bo.pk, at=cast.now)
    return cast.later(days=120).date()


def suspended(cast):
    actions.suspend(in_force(cast).pk, reason="ruzie", by=cast.wim.pk, at=cast.now)


def withdrawn(cast):
    actions.withdraw(proposed(cast).pk, reason="terug", by=cast.bo.pk, at=cast.now)


def too_early(cast):
    in_force(cast, since=cast.now.date() + timedelta(days=30))


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (draft, "Concept: dit is nog niet afgesproken."),
        (proposed, "Voorstel: nog niet door beide kanten ondertekend."),
        (signed, "dit geldt nog niet: de raad moet nog beslissen."),
        (too_early, "Dit geldt nog niet: het geldt vanaf 3 juni 2026."),
        (suspended, "Opgeschort: dit geeft nu geen bevoegdheden."),
        (ended, "Dit geldt niet meer: het eindigde op"),
        (withdrawn, "Ingetrokken: dit heeft nooit gegolden."),
    ],
)
def test_what_does_not_hold_says_so_on_every_page(cast, monkeypatch, made, words):
    from samenspraak.web.shared import clock

    later = made(cast)
    if made is ended:
        monkeypatch.setattr(clock, "today", lambda: later)
    browser = cast.client()
    pages = pages_of(browser.get(f"{HERE}afspraken.pdf"))
    assert len(pages) > 1
    for page in [*pages, *pages_of(browser.get(f"{HERE}poster.pdf"))]:
        assert plain(words).lower() in page.lower()
    _text, styles = odt_of(browser.get(f"{HERE}afspraken.odt"))
    assert words.lower() in styles.partition("<style:header>")[2].lower()


def test_what_holds_carries_no_such_words(cast):
    in_force(cast)
    browser = cast.client()
    found = "".join(pages_of(browser.get(f"{HERE}afspraken.pdf")) + pages_of(browser.get(f"{HERE}poster.pdf")))
    for word in ("Concept:", "Voorstel:", "Opgeschort:", "Ditgeldt"):
        assert word not in found
    assert "<style:header>" not in odt_of(browser.get(f"{HERE}afspraken.odt"))[1]


@pytest.mark.parametrize(("size", "width"), [("a3", 842), ("a4", 595)])
def test_the_poster_says_it_all_on_one_page(cast, size, width):
    in_force(cast, until=cast.later(days=365).date())
    answer = cast.client().get(f"{HERE}poster.pdf?formaat={size}")
    (page,) = pages_of(answer)
    for words in (
        "Dit spraken we af in Oosterparkwijk",
        "De wijk beslist over",
        "Groen en spelen",
        "Alle andere onderwerpen",
        "geen rechter kan het afdwingen",
        "Wijkraad",
        "9 bewoners",
        "Eerst je mening",
        "tot 4 mei 2027",
        "/oosterparkwijk/afspraken/1/",
    ):
        assert plain(words) in page, words
    assert round(PdfReader(io.BytesIO(answer.content)).pages[0].mediabox.width) == width


def test_a_very_full_agreement_stays_on_one_poster(cast):
    long = "Wie het niet eens is met hoe het ging, kan een klacht indienen bij een commissie van wijze mensen. " * 12
    bodies = [
        {**BODY, "number": f"3.{n}", "data": {**BODY["data"], "key": f"b{n}", "name": f"Raad {n} " + "w" * 250}}
        for n in range(1, 6)
    ]
    rest = [row for row in CONGRUENT if row["kind"] != "body" and row["number"] != "6.10"]
    rest += [{**guard("complaint", "6.10", days=42), "text": long[:1000]}]
    draft(cast, [*bodies, *rest])
    assert len(pages_of(cast.client().get(f"{HERE}poster.pdf?formaat=a4"))) == 1


def test_what_people_wrote_is_text_on_paper(cast):
    draft(cast, [{**row, "text": HOSTILE} for row in CONGRUENT[:8]])
    for path in ("afspraken.pdf", "poster.pdf"):
        assert cast.client().get(HERE + path).status_code == 200
    assert plain("#let x = *1* $y$ \\") in "".join(pages_of(cast.client().get(f"{HERE}afspraken.pdf")))
    assert "&lt;b&gt;" in odt_of(cast.client().get(f"{HERE}afspraken.odt"))[0]


def test_an_empty_draft_has_its_papers_too(cast):
    actions.draft_empty(cast.oosterparkwijk, by=cast.alice.pk, at=cast.now)
    for path in ("afspraken.pdf", "afspraken.odt", "poster.pdf"):
        assert cast.client().get(HERE + path).status_code == 200


@pytest.mark.parametrize(
    "path", ["1/afspraken.docx", "9/afspraken.pdf", "9/poster.pdf", "1/poster.pdf?formaat=a0", "1/poster.pdf?formaat="]
)
def test_what_is_not_there(cast, path):
    draft(cast)
    assert cast.client().get(f"/oosterparkwijk/afspraken/{path}").status_code == 404


def test_the_pages_lead_to_the_papers(cast):
    in_force(cast)
    for path in (HERE, "/oosterparkwijk/afspraken/"):
        page = cast.client().get(path).content.decode()
        assert not Page(page).wrong("nl")
        assert f'href="{HERE}afspraken.pdf"' in page
        assert f'href="{HERE}poster.pdf' in page
