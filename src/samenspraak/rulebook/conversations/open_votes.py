# SPDX-License-Identifier: EUPL-1.2
"""Whether the votes on statements may be taken along by anybody, one row for each person, to make the groups again.

A row has no name, but whoever knows a few votes of somebody may find the row of that person, and read the others. So
it is said at the door, only of enough people, and never when such a file, laid beside the tables by side, would tell
what fewer than `SMALL` people of one side said.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from samenspraak.rulebook.conversations.answers import AnswerFact
from samenspraak.rulebook.conversations.breakdowns import SMALL, may_show
from samenspraak.rulebook.verdicts import Finding, refuse_all

FEWEST, MOST = 20, 10_000  # voters, between which a municipality chooses from how many on votes are published


def least_voters(content: Mapping[str, Any]) -> int | None:
    """From how many voters on votes are published, as the content states it: `[open_votes]` in "thresholds".

    None when it states nothing: then it was not said at the door, and votes are not published. `Refused` when the
    number makes no sense.
    """
    given = content.get("open_votes") or {}
    refuse_all(Finding("threshold-unknown", {"name": name}) for name in sorted(given.keys() - {"voters"}))
    if not given:
        return None
    value = given["voters"].get("value")
    whole = isinstance(value, int) and not isinstance(value, bool)
    refuse_all([] if whole and FEWEST <= value <= MOST else [Finding("threshold-wrong", {"name": "voters"})])
    return int(value)


def why_not_open_votes(facts: Iterable[AnswerFact], least: int | None, small: int = SMALL) -> Finding | None:
    """Why the votes of one gathering that is over are not published. `facts` are its answers that count.

    Statements on which fewer than `small` people voted do not count: they are not in the file.
    """
    if least is None:
        return Finding("votes-not-announced")
    given = [fact for fact in facts if fact.kind == "statement"]
    often = Counter(fact.question for fact in given)
    counted = [fact for fact in given if often[fact.question] >= small]
    if len({fact.participant for fact in counted}) < least:
        return Finding("votes-too-few", {"least": least})
    return Finding("votes-show-sides") if shows_sides(counted, small) else None


def shows_sides(votes: Iterable[AnswerFact], small: int = SMALL) -> bool:
    """Whether rows of votes would tell what a side said of which the tables by side say nothing.

    How often a side said what, on many statements, fits few selections of rows: sooner or later only one. So take it
    that everybody can find out the rows of each side that is shown on any statement. Such a side must then be shown on
    every statement on which it voted. The other sides stay one heap, which nobody can sort.
    """
    sizes: dict[str, Counter[str]] = {}
    for vote in votes:
        sizes.setdefault(vote.question, Counter())[vote.side] += 1
    shown = {question: may_show(sides, small) for question, sides in sizes.items()}
    known = frozenset().union(*shown.values())
    return any(not shown[question] or known & sides.keys() - shown[question] for question, sides in sizes.items())
