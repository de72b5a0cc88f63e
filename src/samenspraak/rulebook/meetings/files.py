# SPDX-License-Identifier: EUPL-1.2
"""Which files may stand with the papers of a meeting: PDF, not too large, not locked, and said whether all can read it.

What a file is, its bytes say; not its name, and not what the browser says of it.
"""

import re
import unicodedata

from samenspraak.rulebook.verdicts import Finding

MEGABYTES = 10
NAME_LIMIT = 80  # characters, with the ending
READABLE, NOT_READABLE = "yes", "no"
BEGINS = re.compile(rb"%PDF-[12]\.\d")
ENDS, TAIL = b"%%EOF", 2048  # bytes at the end in which a file says that it is whole
# Names in a file that make a program do something when it is opened. Whoever wants to hide them can; the file is
# downloaded, never opened in the page, and programs ask before they run anything.
RUNS = re.compile(rb"/(?:JavaScript|Launch)\b")
LOCKED = re.compile(rb"/Encrypt\b")


def why_not_file(data: bytes) -> Finding | None:
    """Why this file cannot be put there."""
    if len(data) > MEGABYTES * 1_000_000:
        return Finding("file-too-heavy", {"megabytes": MEGABYTES}, about="file")
    if not BEGINS.match(data) or ENDS not in data[-TAIL:]:
        return Finding("not-a-pdf", about="file")
    if LOCKED.search(data):
        return Finding("pdf-locked", about="file")
    return Finding("pdf-runs-something", about="file") if RUNS.search(data) else None


def why_not_said(accessible: str, text: str) -> Finding | None:
    """Whoever puts a file there says whether everybody can read it; if not, in words what is in it."""
    if accessible not in (READABLE, NOT_READABLE):
        return Finding("file-accessible-not-said", about="accessible")
    return Finding("file-without-words", about="text") if accessible == NOT_READABLE and not text else None


def clean_name(name: str) -> str:
    """The name under which it can be downloaded: plain letters and figures, no folders, always ending in ".pdf"."""
    last = re.split(r"[/\\]", name)[-1]
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode()
    stem = re.sub(r"\.pdf$", "", plain.strip(), flags=re.IGNORECASE)
    words = re.sub(r"[^A-Za-z0-9]+", "-", stem)[: NAME_LIMIT - len(".pdf")].strip("-")
    return f"{words or 'stuk'}.pdf"
