# SPDX-License-Identifier: EUPL-1.2
"""The published file of a budget ballot or a choice between options, and counting it again from that file alone.

Canonical JSON, as for yes and no (`recount`): the SHA-256 of the file is the digest in the logbook. It holds what was
announced, every paper under its mark, and the result; whoever counts again sees at once where the result differs.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Any

from samenspraak.rulebook.agreements.fields import LIVE_TIMES
from samenspraak.rulebook.ballots import budgets, papers, rankings, reasons, weights
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.verdicts import Finding, Refused

FORMAT = "samenspraak-papers-2"
FIELDS = {"format", "ballot", "question", "force", "electorate", "kind", "parts", "papers", "result"}
Choice = Sequence[str] | Mapping[str, int]
Outcome = budgets.Outcome | rankings.Outcome
NOTHING_MORE = rankings.Asked()
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def budget(
    *,
    ballot: str,
    question: str,
    force: str,
    electorate: int,
    pots: Mapping[str, tuple[budgets.Pot, budgets.Rule]],
    cast: Iterable[tuple[str, Mapping[str, int]]],
    points: int | None = None,
    live_times: int = 1,
    live: Collection[str] = (),
) -> dict[str, Any]:
    """What is published of a closed budget ballot: pots by title, papers as (mark, {project: points}).

    `points`: how many one could divide over all projects; then the file says so, and no paper has more. `live_times`,
    `live`: as for yes and no.
    """
    parts = [
        {
            "title": title,
            "budget": pot.budget,
            "projects": [asdict(project) for project in pot.projects],
            "lot": [*(pot.lot or pot.names)],
            "rule": asdict(rule),
        }
        for title, (pot, rule) in pots.items()
    ]
    said = {"points": points} if points else {}
    told = {"ballot": ballot, "question": question, "force": force, "electorate": electorate, "kind": "budget", **said}
    return _document({**told, "parts": parts}, cast, live_times, live)


def choice(
    *,
    ballot: str,
    question: str,
    force: str,
    electorate: int,
    options: Sequence[str],
    rule: rankings.Rule,
    cast: Iterable[tuple[str, Choice]],
    asked: rankings.Asked = NOTHING_MORE,
    texts: Mapping[str, str] = NO_TEXTS,
    live_times: int = 1,
    live: Collection[str] = (),
) -> dict[str, Any]:
    """What is published of a closed choice: papers as (mark, ranking), or for "score" (mark, {option: points}).

    `texts`: what each option says, where an option is called by a number. `live_times`, `live`: as for yes and no.
    """
    counting = {"method": rule.method, "places": rule.places, "lot": [*(rule.lot or options)], **asdict(asked)}
    parts = [{"title": "", "options": [*options], "texts": {**texts}, "rule": counting}]
    told = {"ballot": ballot, "question": question, "force": force, "electorate": electorate, "kind": "options"}
    return _document({**told, "parts": parts}, cast, live_times, live)


def _document(
    told: Mapping[str, Any], cast: Iterable[tuple[str, Choice]], live_times: int, live: Collection[str]
) -> dict[str, Any]:
    rows = [
        {"mark": mark, "choice": {**said} if isinstance(said, Mapping) else [*said]}
        for mark, said in sorted(cast, key=lambda one: one[0])
    ]
    document = {**told, "format": FORMAT, **weights.marked(rows, live_times, live)}
    result = {title: counted.as_stored() for title, counted in _counted(document).items()}
    return {**document, "result": result}


@dataclass(frozen=True)
class Counted:
    """What one part of a file comes to; of a choice also what follows from it."""

    outcome: Outcome
    verdict: rankings.Verdict | None = None

    def as_stored(self) -> dict[str, Any]:
        """As it is published."""
        told = self.outcome.as_stored()
        return {**told, "verdict": self.verdict.as_stored()} if self.verdict else told


@dataclass(frozen=True)
class Recounted:
    """What counting again finds: the digest of the file, the outcome of each part, and which parts differ.

    verdict: of a choice, what follows from it; None for a budget. texts: what each of its options says. room: how
    papers were weighed; None where every paper counts once.
    """

    digest: str
    outcomes: Mapping[str, Outcome]
    differ: tuple[str, ...]
    verdict: rankings.Verdict | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    room: weights.Room | None = None


def recounted(text: str | bytes) -> Recounted:
    """Count a published file again. Raises `Refused` when it is no such file, or was changed so that nothing counts."""
    try:
        document = json.loads(text)
        if {*document} - {"points", LIVE_TIMES} != FIELDS or document["format"] != FORMAT:
            raise ValueError("fields")
        given = document["papers"]
        marks = {paper["mark"] for paper in given}
        if len(marks) != len(given) or any({*paper} - {"live"} != {"mark", "choice"} for paper in given):
            raise ValueError("papers")
        if not all(isinstance(part["title"], str) for part in document["parts"]):
            raise ValueError("title")
        counted = _counted(document)
        told = {title: json.loads(json.dumps(one.as_stored())) for title, one in counted.items()}
        published = document["result"]
        texts = {one: str(text) for part in document["parts"] for one, text in part.get("texts", {}).items()}
        differ = tuple(title for title in {**told, **published} if told.get(title) != published.get(title))
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        raise Refused(Finding(reasons.BUDGET_UNREADABLE, {"where": str(error)[:80]})) from None
    outcomes = {title: one.outcome for title, one in counted.items()}
    verdict = next((one.verdict for one in counted.values()), None)
    return Recounted(digest(document), outcomes, differ, verdict, texts, weights.room_of(document))


def _counted(document: Mapping[str, Any]) -> dict[str, Counted]:
    cast, people = weights.counted(document)
    if document["kind"] == "budget":
        _hold(cast, document.get("points"))
        return {title: Counted(outcome) for title, outcome in _budget(document["parts"], cast).items()}
    if document["kind"] != "options" or len(document["parts"]) != 1 or "points" in document:
        raise ValueError("kind")
    (part,) = document["parts"]
    told = part["rule"]
    rule = rankings.Rule(told["method"], told["places"], tuple(told["lot"]))
    options = tuple(part["options"])
    asked = rankings.Asked(told["quorum"], told["majority_percent"], told["stays"])
    return {part["title"]: chosen(gathered(rule, cast, options), rule, asked, people)}


def _hold(cast: Iterable[Mapping[str, int]], points: int | None) -> None:
    """No paper gives more points than there were to divide; without points a paper only names."""
    for said in cast:
        if sum(said.values()) > points if points is not None else {*said.values()} - {1}:
            raise ValueError("points")


def gathered(rule: rankings.Rule, cast: Iterable[Any], options: Sequence[str]) -> papers.Papers:
    """What stands on the papers, as this rule takes them."""
    if rule.method == "score":
        return papers.points(cast, options)
    form = papers.approvals if rule.method == "approval" else papers.rankings
    return form(cast, options)


def chosen(given: papers.Papers, rule: rankings.Rule, asked: rankings.Asked, people: int | None = None) -> Counted:
    """What a choice comes to, and what follows from it. `people`: how many voted, where some papers weigh more."""
    outcome = rankings.count(given, rule)
    return Counted(outcome, rankings.judged(given, outcome, asked, people))


def _budget(parts: Sequence[Mapping[str, Any]], cast: list[Mapping[str, int]]) -> dict[str, budgets.Outcome]:
    pots = {
        part["title"]: budgets.Pot(
            part["budget"], tuple(budgets.Project(**project) for project in part["projects"]), tuple(part["lot"])
        )
        for part in parts
    }
    rules = {part["title"]: budgets.Rule(**part["rule"]) for part in parts}
    if len(pots) == 1:  # a blank paper counts: it has its share
        ((title, pot),) = pots.items()
        return {title: budgets.count(pot, papers.points(cast, pot.names), rules[title])}
    return budgets.count_pots(pots, cast, rules)
