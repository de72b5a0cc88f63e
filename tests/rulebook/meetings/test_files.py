# SPDX-License-Identifier: EUPL-1.2
"""Which files may stand with the papers of a meeting (docs/rules/meetings.md)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.meetings.files import MEGABYTES, NAME_LIMIT, clean_name, why_not_file, why_not_said

WHOLE = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def code(finding):
    return finding and finding.code


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (WHOLE, None),
        (WHOLE.replace(b"1.7", b"2.0") + b"\n" * 900, None),
        (b"", "not-a-pdf"),
        (b"%PDF-1.7\n", "not-a-pdf"),
        (WHOLE[:-7], "not-a-pdf"),
        (b"<html><script>alert(1)</script>" + WHOLE, "not-a-pdf"),
        (b"\xef\xbb\xbf" + WHOLE, "not-a-pdf"),
        (b"%PDF-9.9" + WHOLE[8:], "not-a-pdf"),
        (b"PK\x03\x04" + b"0" * 200 + b"%%EOF", "not-a-pdf"),
        (WHOLE + b"0" * 3000, "not-a-pdf"),
        (WHOLE.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "pdf-locked"),
        (WHOLE.replace(b"/Type", b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /Type"), "pdf-runs-something"),
        (WHOLE.replace(b"/Type", b"/OpenAction << /S /Launch /F (cmd.exe) >> /Type"), "pdf-runs-something"),
        (WHOLE.replace(b"/Type", b"/LaunchDate (2026) /EncryptedNot 1 /Type"), None),
        (WHOLE[:-7] + b"0" * (MEGABYTES * 1_000_000) + b"%%EOF", "file-too-heavy"),
    ],
)
def test_its_bytes_say_what_it_is(data, why):
    assert code(why_not_file(data)) == why


@pytest.mark.parametrize(
    ("accessible", "text", "why"),
    [
        ("yes", "", None),
        ("no", "De begroting in het kort.", None),
        ("no", "", "file-without-words"),
        ("", "Iets.", "file-accessible-not-said"),
        ("misschien", "Iets.", "file-accessible-not-said"),
    ],
)
def test_whether_everybody_can_read_it_is_said_or_else_what_is_in_it(accessible, text, why):
    assert code(why_not_said(accessible, text)) == why


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Begroting 2026.pdf", "Begroting-2026.pdf"),
        ("Coördinatie – één plan.PDF", "Coordinatie-een-plan.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Els\\stuk.pdf", "stuk.pdf"),
        ('a"; filename="b.exe', "a-filename-b-exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a-Set-Cookie-x-1.pdf"),
        ("файл.pdf", "stuk.pdf"),
        ("", "stuk.pdf"),
        ("x" * 200 + ".pdf", "x" * (NAME_LIMIT - 4) + ".pdf"),
    ],
)
def test_the_name_is_plain(name, clean):
    assert clean_name(name) == clean


@given(st.text())
def test_every_name_can_stand_in_a_header(name):
    assert re.fullmatch(r"[A-Za-z0-9-]+\.pdf", clean_name(name)) and len(clean_name(name)) <= NAME_LIMIT
