# SPDX-License-Identifier: EUPL-1.2
"""Statements that people add themselves: which may be offered, and in which order everybody sees them."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence

from samenspraak.rulebook.content import Statement
from samenspraak.rulebook.conversations.answers import clean_text
from samenspraak.rulebook.conversations.similar import is_same
from samenspraak.rulebook.verdicts import Finding

STATEMENT_LIMIT = 160  # characters: one thought, three lines on a phone
FEWEST_WORDS = 2
OFFERED_EACH = 3  # by one participant at one plate
WAITING_AT_ONCE = 300  # in one gathering: more than anybody can read with care
IN_A_FIXED_ORDER = 10  # on a plate with more statements, those of people are spread

CONTACT = re.compile(r"\S@\S|https?://|www\.|(?:\d[\s-]?){8,}")  # an address, a link, a telephone number


def clean_statement(text: str) -> str:
    """The text as it is kept: as any text, and on one line."""
    return " ".join(clean_text(text).split())


def why_not_statement(text: str, known: Sequence[str] = ()) -> Finding | None:
    """Why this text, cleaned already, is no statement that others can agree or disagree with.

    `known` are the statements that stand on the plate: the same words are not asked twice.
    """
    if len(text.split()) < FEWEST_WORDS:
        return Finding("statement-too-short", about="text")
    if len(text) > STATEMENT_LIMIT:
        return Finding("statement-too-long", {"limit": STATEMENT_LIMIT, "length": len(text)}, about="text")
    if text.endswith("?"):
        return Finding("statement-is-a-question", about="text")
    if CONTACT.search(text):
        return Finding("statement-has-contact", about="text")
    same = next((one for one in known if is_same(one, text)), None)
    return Finding("statement-known", {"text": same}, about="text") if same else None


def why_not_offer_more(*, given: int, waiting: int) -> Finding | None:
    """Nobody fills a plate alone, and no script fills a gathering."""
    if given >= OFFERED_EACH:
        return Finding("statements-enough", {"most": OFFERED_EACH})
    return Finding("statements-full") if waiting >= WAITING_AT_ONCE else None


def is_spread(statements: Sequence[Statement]) -> bool:
    """Whether there are so many that not everybody sees those of people in the same order."""
    return len(statements) > IN_A_FIXED_ORDER and any(one.by_people for one in statements)


def in_order(
    statements: Sequence[Statement], votes: Mapping[str, int], answered: Collection[str], who: int
) -> tuple[Statement, ...]:
    """The statements of one plate as one participant sees them.

    Those that everybody gets come first, in the order of the plate; then those of people. With many on the plate, of
    the latter those come first that this participant did not answer yet, and of these the ones with fewest votes, so
    that votes are spread. A digest of participant and statement decides between equals: no statement is in front by
    chance, and the same participant sees the same order.
    """
    first = tuple(one for one in statements if not one.by_people)
    own = [one for one in statements if one.by_people]
    if is_spread(statements):
        own.sort(key=lambda one: (one.key in answered, votes.get(one.key, 0), _lot(who, one.key)))
    return (*first, *own)


def _lot(who: int, key: str) -> str:
    return hashlib.sha256(f"{who} {key}".encode()).hexdigest()
