# SPDX-License-Identifier: EUPL-1.2
"""The message catalogue: one .po file per noun, read by people; one .mo file, read by the software."""

import os
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "web" / "locale"


def sources(language: str = "nl") -> list[Path]:
    """The .po files of a language."""
    return sorted((LOCALE / language).glob("*.po"))


def merged(language: str = "nl") -> Catalog:
    """All messages of a language in one catalogue. A message that stands in two files must be the same in both."""
    whole = Catalog(locale=language, charset="utf-8")
    for path in sources(language):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                _add(whole, message, path)
    return whole


def _add(whole: Catalog, message: Message, path: Path) -> None:
    if not message.id or not message.string:
        return
    known = whole.get(message.id, message.context)
    if known and known.string != message.string:
        raise ValueError(f"{path.name}: {message.id!r} is translated in two ways: {known.string!r}, {message.string!r}")
    whole.add(message.id, message.string, context=message.context, flags=message.flags)


def build(language: str = "nl") -> Path:
    """Write the .mo file that Django reads."""
    target = LOCALE / language / "LC_MESSAGES" / "django.mo"
    target.parent.mkdir(exist_ok=True)
    fresh = target.with_suffix(f".{os.getpid()}")  # of this process alone: two may start at the same moment
    with fresh.open("wb") as file:
        write_mo(file, merged(language))
    fresh.replace(target)
    return target


def build_when_stale(language: str = "nl") -> None:
    """Build only when a .po file is newer: costs a few file dates at every start."""
    target = LOCALE / language / "LC_MESSAGES" / "django.mo"
    newest = max((path.stat().st_mtime for path in sources(language)), default=0)
    if newest and (not target.exists() or target.stat().st_mtime < newest):
        build(language)
