# SPDX-License-Identifier: EUPL-1.2
"""Searching in ideas: the words in which is searched, and the words that somebody looks for.

Capitals and accents make no difference. A word is found within another one: Dutch writes "speelplein" as one word.
"""

import re
import unicodedata

TERMS_AT_MOST = 6
TERM_AT_LEAST = 2  # letters or digits
ASKED_LIMIT = 100  # characters
_WORD = re.compile(r"[^\W_]+")


def plain(text: str) -> str:
    """A text without capitals and accents."""
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter))


def searchable(*texts: str) -> str:
    """The different words of these texts, each once, in the order in which they come."""
    return " ".join(dict.fromkeys(_WORD.findall(plain(" ".join(texts)))))


def terms(asked: str) -> tuple[str, ...]:
    """What somebody looks for, as words that must all be there."""
    found = dict.fromkeys(_WORD.findall(plain(asked[:ASKED_LIMIT])))
    return tuple(one for one in found if len(one) >= TERM_AT_LEAST)[:TERMS_AT_MOST]
