# SPDX-License-Identifier: EUPL-1.2
"""Two texts as one, with what was taken out and what came in: for the eye, and in words for who listens."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

PIECES = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 20_000  # pieces: above it the texts stand below each other, because finding what they share takes too long

Piece = tuple[str, str]  # "same", "out" or "in", and the words


def pieces(before: str, after: str) -> list[Piece]:
    """What stayed, what went and what came, in reading order; whole words, neighbours joined."""
    old, new = PIECES.findall(before), PIECES.findall(after)
    if len(old) + len(new) > LONGEST:
        return [(kind, text) for kind, text in (("out", before), ("in", after)) if text]
    found: list[Piece] = []
    for kind, text in _compared(old, new):
        if text and found and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1] + text)
        elif text:
            found.append((kind, text))
    return found


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(old[a:b])
        else:
            yield "out", "".join(old[a:b])
            yield "in", "".join(new[c:d])


def words_between(before: str, after: str) -> SafeString:
    """The difference as HTML: `<del>` and `<ins>`, each announced to a screen reader. Line breaks stay."""
    marks = {"out": ("del", _("taken out:")), "in": ("ins", _("added:"))}
    found = pieces(before, after)
    return mark_safe("".join(_marked(text, *marks[kind]) if kind in marks else _plain(text) for kind, text in found))


def _marked(text: str, tag: str, said: str) -> str:
    open_tag, close_tag = mark_safe(f"<{tag}>"), mark_safe(f"</{tag}>")
    return format_html('{}<span class="visually-hidden">{} </span>{}{}', open_tag, said, _plain(text), close_tag)


def _plain(text: str) -> SafeString:
    return mark_safe(format_html("{}", text).replace("\n", "<br>"))
