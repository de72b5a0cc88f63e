# SPDX-License-Identifier: EUPL-1.2
"""How much one person, one phone or one network may put in before it has to wait a little.

Everybody has an allowance that runs out by using it and fills up again by the clock. It is so wide that people do not
meet it; what meets it is a machine, or somebody who drowns the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from samenspraak.rulebook.verdicts import Finding


@dataclass(frozen=True)
class Limit:
    """So many at once, and one more after each `every`; `code` says that there were enough."""

    code: str
    most: int
    every: timedelta


LIMITS: Mapping[str, Limit] = {
    "idea": Limit("enough-ideas", 10, timedelta(hours=6)),  # of one person, in all areas together
    "comment": Limit("enough-comments", 30, timedelta(minutes=2)),  # of one person
    "comment-here": Limit("enough-comments-here", 8, timedelta(minutes=10)),  # of one person, at one idea
    "question": Limit("enough-questions", 10, timedelta(hours=2)),  # of one person, in all areas together
    "picture": Limit("enough-pictures", 20, timedelta(minutes=30)),  # of one person
    "sign-in": Limit("enough-mails", 12, timedelta(minutes=5)),  # codes by mail to one address
    "code": Limit("enough-codes", 30, timedelta(seconds=2)),  # wrong join codes from one network
    "letter": Limit("enough-letter-codes", 30, timedelta(seconds=10)),  # wrong codes of letters from one network
    "joining": Limit("too-many-newcomers", 500, timedelta(seconds=5)),  # from one network: a hall, within a minute
    "online": Limit("too-many-newcomers", 30, timedelta(minutes=5)),  # from one network, where no code is needed
    "follow-in-room": Limit("too-many-addresses", 300, timedelta(seconds=10)),  # a hall at the end of an evening
    "follow": Limit("too-many-addresses", 10, timedelta(minutes=2)),  # from one network, on a public page
}
MOST_ANSWERS = 400  # of one phone in one gathering, with all that it changed: four times all there is to answer


def filled(kind: str, left: float, passed: timedelta) -> float:
    """What is left of an allowance after this time."""
    limit = LIMITS[kind]
    return min(float(limit.most), left + max(passed, timedelta()) / limit.every)


def why_not_more(kind: str, left: float, at: datetime) -> Finding | None:
    """Why the next one has to wait, and until when."""
    if left >= 1:
        return None
    limit = LIMITS[kind]
    return Finding(limit.code, {"at": at + (1 - left) * limit.every})


def why_not_answer_again(given: int) -> Finding | None:
    """Why this phone gives no more answers in this gathering."""
    return Finding("enough-answers", {"most": MOST_ANSWERS}) if given >= MOST_ANSWERS else None
