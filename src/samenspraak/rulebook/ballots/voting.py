# SPDX-License-Identifier: EUPL-1.2
"""Who may vote, when, and what a paper may say. Also the code on the voter's receipt and its mark on the paper."""

import hashlib
import re
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from samenspraak.rulebook.ballots import count
from samenspraak.rulebook.verdicts import Finding

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no look-alikes: no 0/O, 1/I/L
CODE_LENGTH = 16  # 79 bits: not to be guessed
CODE_SHAPE = re.compile(rf"[{ALPHABET}]{{{CODE_LENGTH}}}")
METHODS = ("yes-no", "approval")
MINUTE = timedelta(minutes=1)


def why_not_vote(
    *,
    lives_here: bool,
    has_voted: bool,
    voted_elsewhere: bool = False,
    opens: datetime,
    closes: datetime,
    now: datetime,
) -> Finding | None:
    """Why this person cannot put a paper in the box now. Who organises the ballot is not asked: it gives nothing.

    `voted_elsewhere`: in another wijk, in a ballot that ran at the same time. A person lives in one place.
    """
    if now < opens:
        return Finding("ballot-not-open-yet", {"opens": opens})
    if now >= closes:
        return Finding("ballot-closed", {"closes": closes})
    if not lives_here:
        return Finding("not-a-resident")
    if has_voted:
        return Finding("voted-already")
    return Finding("voted-elsewhere") if voted_elsewhere else None


def later_closing(closes: datetime, lost: timedelta) -> datetime:
    """When a ballot closes that opened late or stood still: as much later, in whole minutes rounded up.

    A ballot is open as long as was announced, whatever happens in between.
    """
    return closes + MINUTE * max(0, -(-lost // MINUTE))


def why_not_choice(method: str, choice: Any, options: Collection[str] = ()) -> Finding | None:
    """Why this cannot stand on a paper: nothing was chosen, or something that is not on the ballot."""
    if choice in (None, "", []):
        return Finding("choice-missing", about="choice")
    if method == "yes-no":
        known = isinstance(choice, str) and choice in count.CHOICES
    else:
        known = isinstance(choice, list) and len(set(choice)) == len(choice) and set(choice) <= set(options)
    return None if known else Finding("choice-unknown", about="choice")


def why_not_division(choice: Any, options: Collection[str], most: int) -> Finding | None:
    """Why this cannot be points over options, `most` at most for one: name → points, in whole numbers. No points are
    the same as not named; how many they are together is for the limits of the paper."""
    if not isinstance(choice, Mapping) or not {*choice} <= {*options}:
        return Finding("choice-unknown", about="choice")
    wrong = next((one for one, given in choice.items() if type(given) is not int or not 0 <= given <= most), None)
    return None if wrong is None else Finding("points-wrong", {"option": wrong, "most": most}, about="choice")


def plain_code(typed: str) -> str:
    """A code as it is compared, however it was typed: capitals, without spaces and dashes."""
    return "".join(character for character in typed.upper() if character.isalnum())


def is_code(typed: str) -> bool:
    """Whether this has the shape of a code that we hand out."""
    return bool(CODE_SHAPE.fullmatch(plain_code(typed)))


def shown_code(code: str) -> str:
    """A code as people read it aloud: "7KQ4-9M2X-H3TA-PQ2R"."""
    plain = plain_code(code)
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def mark_of(code: str) -> str:
    """What stands on the paper instead of the code: its SHA-256. Who knows the code finds the paper; nobody else."""
    return hashlib.sha256(plain_code(code).encode()).hexdigest()
