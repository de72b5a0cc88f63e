# SPDX-License-Identifier: EUPL-1.2
"""Paper: a template and plain values in, an accessible PDF out. ADR 0007; docs/design.md says how a paper is made.

    pdf("conversations/paper/poster.typ", {"title": …, "date": …}, language="nl")

Templates are Typst files in `templates/<noun>/paper/`, on top of `templates/shared/paper/house.typ`. What people wrote
goes in as data and is never read as markup. The compiler refuses what is not accessible (PDF/UA-1): a picture without
a text that says what it shows, a heading that skips a level, a document without a title. Nothing is fetched, and the
same values give the same bytes: only fonts that are installed as packages are used, and no clock is read.
"""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from struct import unpack_from
from typing import Any

import segno

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE.parent / "templates"
PRESS = HERE / "press.py"
FONTS = ("fontpkg_atkinson_hyperlegible", "manimgx_fonts")  # Latin made to be read; Noto for every other script
LONGEST = 90  # seconds
NEW_LINES = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
UNSEEN = frozenset("\n\u200c\u200d\u200e\u200f\ufe0e\ufe0f")  # no shape of their own, and needed for how others look
UNKNOWN = "\ufffd"  # in place of what no font can show


class PaperError(RuntimeError):
    """A paper could not be made: the template is wrong, or its content cannot be made accessible."""


def pdf(template: str, data: Mapping[str, Any], *, language: str) -> bytes:
    """The PDF of one document. `data` becomes JSON and has a "title"; in the template it is called `data`.

    It is made in a process of its own (`press.py`): a hundred pages take some two hundred megabytes, which the server
    must not keep, and a paper that goes wrong harms nobody else.
    """
    written = json.dumps(printable(data), ensure_ascii=False)
    work = "\0".join([str(TEMPLATES), template, language, written, *map(str, _folders())])
    command = [sys.executable, "-I", "-S", str(PRESS), str(_packages())]
    try:
        done = subprocess.run(command, input=work.encode(), capture_output=True, timeout=LONGEST, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as late:
        raise PaperError(f"{template}: not ready after {LONGEST} seconds") from late
    if done.returncode:
        raise PaperError(f"{template}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def qr(address: str, border: int = 0) -> str:
    """A QR code as SVG, for `drawing` or `qr` in a template. `border` is its white rim, in modules."""
    drawn = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", xmldecl=False, svgclass=None, lineclass=None, nl=False, border=border, omitsize=True)
    return drawn.getvalue().decode()


def _packages() -> Path:
    """Where the compiler is installed: the press looks nowhere else."""
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise PaperError("the package typst is not installed")
    return Path(found.origin).parent.parent


def printable(value: Any) -> Any:
    """The same value with every text in it as paper can show it: a character without a shape becomes �."""
    if isinstance(value, Mapping):
        return {str(name): printable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable(one) for one in value]
    return _shown(str(value)) if _is_text(value) else value


def _is_text(value: Any) -> bool:
    """Texts, and translations that are not read out yet."""
    return value is not None and not isinstance(value, bool | int | float)


def _shown(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(NEW_LINES)).replace("\t", " ")
    if text.isascii() and text.isprintable():
        return text
    known = _known()
    return "".join(one if ord(one) in known or one in UNSEEN else _instead(one) for one in text)


def _instead(character: str) -> str:
    """Nothing for what nobody would see anyway; a sign that something stood there for the rest."""
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs") else UNKNOWN


# Fonts: installed as packages


def _folders() -> Iterator[Path]:
    for package in FONTS:
        yield Path(str(files(package)))


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    """Every character that one of the fonts has a shape for."""
    found: set[int] = set()
    for folder in _folders():
        for path in folder.rglob("*.ttf"):
            found.update(_characters(path.read_bytes()))
    return frozenset(one for one in found if unicodedata.category(chr(one)) not in ("Cc", "Cf", "Cs", "Co"))


def _characters(font: bytes) -> Iterator[int]:
    """The characters in a font's table from characters to shapes (`cmap`, in its two usual forms)."""
    (tables,) = unpack_from(">H", font, 4)
    places = {font[at : at + 4]: unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    start = places[b"cmap"]
    (count,) = unpack_from(">H", font, start + 2)
    for number in range(count):
        platform, encoding, offset = unpack_from(">HHI", font, start + 4 + 8 * number)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            yield from _segments(font, start + offset)


def _segments(font: bytes, at: int) -> Iterator[int]:
    (form,) = unpack_from(">H", font, at)
    if form == 12:
        (groups,) = unpack_from(">I", font, at + 12)
        for number in range(groups):
            first, last, _shape = unpack_from(">III", font, at + 16 + 12 * number)
            yield from range(first, last + 1)
    elif form == 4:
        (double,) = unpack_from(">H", font, at + 6)
        ends = unpack_from(f">{double // 2}H", font, at + 14)
        starts = unpack_from(f">{double // 2}H", font, at + 16 + double)
        for first, last in zip(starts, ends, strict=True):
            yield from range(first, min(last, 0xFFFE) + 1)
