# SPDX-License-Identifier: EUPL-1.2
"""Counting again, by anyone, from the published papers alone.

    python -m samenspraak.rulebook.ballots.recount < stemmen.json

prints the digest of the papers and the outcome they lead to. Compare the digest with the one in the logbook.
"""

import json
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from samenspraak.rulebook.agreements.fields import LIVE_TIMES
from samenspraak.rulebook.ballots import weights
from samenspraak.rulebook.ballots.count import CHOICES, Outcome, Rule, yes_no
from samenspraak.rulebook.ledger import canonical, digest
from samenspraak.rulebook.verdicts import Finding, Refused, refuse

FORMAT = "samenspraak-papers-1"
FIELDS = ("format", "ballot", "question", "method", "force", "electorate", "quorum", "majority_percent", "papers")


def published(
    *,
    ballot: str,
    question: str,
    force: str,
    electorate: int,
    rule: Rule,
    papers: Iterable[tuple[str, str]],
    live_times: int = 1,
    live: Collection[str] = (),
) -> dict[str, Any]:
    """What is published of a closed ballot: the rule and every paper as (mark, choice), in the order of their marks.

    Marks are SHA-256 sums: their order says nothing about who voted or when. `live_times`: as announced; `live`: the
    marks of the papers that were cast in the room.
    """
    return {
        "format": FORMAT,
        "ballot": ballot,
        "question": question,
        "method": Outcome.method,
        "force": force,
        "electorate": electorate,
        "quorum": rule.quorum,
        "majority_percent": rule.majority_percent,
        **weights.marked([{"mark": mark, "choice": choice} for mark, choice in sorted(papers)], live_times, live),
    }


def as_file(document: Mapping[str, Any]) -> bytes:
    """The published file: canonical JSON, so that the SHA-256 of the file is the digest in the logbook."""
    return canonical(document)


@dataclass(frozen=True)
class Recount:
    """What a recount finds: the digest of the papers, the outcome they lead to, and how papers were weighed (None where
    every paper counts once)."""

    digest: str
    outcome: Outcome
    room: weights.Room | None = None


def recount(text: str | bytes) -> Recount:
    """Count a published file again. Raises `Refused` when it is no such file, or was changed by hand."""
    document = _read(text)
    papers = document["papers"]
    refuse(_why_not_papers(papers))
    rule = Rule(document["quorum"], document["majority_percent"])
    try:
        choices, people = weights.counted(document)
    except ValueError:
        raise Refused(Finding("papers-unreadable")) from None
    return Recount(digest(document), yes_no(choices, rule, people), weights.room_of(document))


def _read(text: str | bytes) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(Finding("papers-unreadable")) from None
    if not isinstance(document, dict) or set(document) - {LIVE_TIMES} != set(FIELDS):
        raise Refused(Finding("papers-unreadable"))
    if document["format"] != FORMAT:
        raise Refused(Finding("papers-unreadable"))
    if not isinstance(document["papers"], list) or not _is_rule(document["quorum"], document["majority_percent"]):
        raise Refused(Finding("papers-unreadable"))
    return document


def _is_rule(quorum: Any, majority_percent: Any) -> bool:
    whole = all(type(number) is int for number in (quorum, majority_percent))
    return whole and quorum >= 0 and 50 <= majority_percent < 100


def _why_not_papers(papers: list[Any]) -> Finding | None:
    """Why these cannot be the papers: one is no paper, or a mark stands there twice. Numbers count from 1."""
    seen: set[str] = set()
    for number, paper in enumerate(papers, start=1):
        if not isinstance(paper, dict) or set(paper) - {"live"} != {"mark", "choice"} or paper["choice"] not in CHOICES:
            return Finding("paper-wrong", {"number": number})
        if not isinstance(paper["mark"], str) or paper["mark"] in seen:
            return Finding("paper-double", {"number": number})
        seen.add(paper["mark"])
    return None


def main(text: str) -> str:
    """What the command prints for a file."""
    try:
        found = recount(text)
    except Refused as refused:
        return f"refused: {refused.findings[0].code} {dict(refused.findings[0].params)}\n"
    weighed = f"weighed {found.room.told}\n" if found.room else ""
    return f"digest  {found.digest}\n{weighed}outcome {json.dumps(found.outcome.as_stored())}\n"


if __name__ == "__main__":
    sys.stdout.write(main(sys.stdin.read()))
