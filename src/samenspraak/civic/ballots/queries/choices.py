# SPDX-License-Identifier: EUPL-1.2
"""A ballot in which people choose between options: what was announced, what its papers are, and what came out.

Counting needs numpy; it is only imported where a choice is counted.
"""

from collections.abc import Sequence
from typing import Any

from samenspraak.civic.ballots.models import Ballot, Option, Paper
from samenspraak.rulebook.ballots import options as choosing
from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.verdicts import Finding

OPTIONS = "options"  # the method of such a ballot; by what rule is in `Ballot.rule["count"]`


def kind_of(held: Ballot) -> str:
    """What people are asked: "one", "several", "ranking" or "score"."""
    return choosing.kind_of(held.rule["count"])


def why_not_paper(held: Ballot, choice: Any) -> Finding | None:
    """Why this cannot stand on a paper of this ballot. One query."""
    return choosing.why_not_marked(held.rule["count"], choice, _keys(held))


def plain(held: Ballot, choice: Any) -> Any:
    """A choice as it is kept. One query."""
    return choosing.as_kept(held.rule["count"], choice, _keys(held))


def _keys(held: Ballot) -> list[str]:
    return list(held.options.values_list("key", flat=True))


def rule_of(held: Ballot) -> Any:
    """How the papers are counted, as announced (`rankings.Rule`)."""
    from samenspraak.rulebook.ballots.rankings import Rule

    return Rule(held.rule["count"], held.rule["places"], tuple(held.rule["lot"]))


def asked_of(held: Ballot) -> Any:
    """What is asked besides, as announced (`rankings.Asked`)."""
    from samenspraak.rulebook.ballots.rankings import Asked

    return Asked(held.quorum, held.rule["majority_percent"], held.rule["stays"])


def published(held: Ballot, told: dict[str, Any]) -> dict[str, Any]:
    """The papers and the rule, as anyone may count them again."""
    from samenspraak.rulebook.ballots import published as files

    options = {one.key: one.text for one in held.options.all()}
    papers = Paper.objects.filter(ballot=held).values_list("code", "choice")
    given: dict[str, Any] = {"rule": rule_of(held), "asked": asked_of(held), "texts": options}
    return files.choice(**told, options=[*options], cast=papers, **given)


def counted(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of the published document: the outcome as it is stored, and what of it stands in the logbook."""
    stored = {**document["result"][""], "texts": document["parts"][0]["texts"]}
    verdict = stored["verdict"]
    papers = [paper["choice"] for paper in document["papers"]]
    told = {"papers": len(papers), "blank": sum(not one for one in papers), "outcome": verdict["outcome"]}
    return stored, {**told, "chosen": _named(stored, verdict["chosen"]) or "–"}


def outcome_of(held: Ballot) -> Any:
    """What the papers said (`rankings.Outcome`); None until the ballot is closed."""
    from samenspraak.rulebook.ballots.rankings import Outcome

    return Outcome.from_stored(as_counted(held.result)) if held.result else None


def as_counted(result: dict[str, Any]) -> dict[str, Any]:
    """A stored result as it came out of the count, where some papers were counted more than once."""
    return {**result, "papers": result.get("votes", result["papers"])}


def verdict_of(held: Ballot) -> Any:
    """What followed from it (`rankings.Verdict`); None until the ballot is closed."""
    from samenspraak.rulebook.ballots.rankings import Verdict

    return Verdict.from_stored(held.result["verdict"]) if held.result else None


def fate_of(held: Ballot) -> tuple[str, Finding]:
    """What came out of a closed ballot: "granted", "rejected" or "void", and why, with what is chosen by its text."""
    because = verdict_of(held).explanation
    assert held.result is not None
    because = reasons.in_votes(because) if "room" in held.result else because
    chosen = _named(held.result, because.params["chosen"])
    return because.params["outcome"], Finding(because.code, {**because.params, "chosen": chosen})


def chosen_in(held: Ballot) -> str:
    """What was chosen, by its text; "" where that is nothing, and for a ballot of another kind."""
    if held.method != OPTIONS or not held.result:
        return ""
    return _named(held.result, held.result["verdict"]["chosen"])


def _named(stored: dict[str, Any], keys: Sequence[str]) -> str:
    return ", ".join(f"“{stored['texts'][key]}”" for key in keys)


def table_of(held: Ballot, options: Sequence[Option]) -> list[list[Any]]:
    """The papers as rows: the mark, how many times it counts (where some weigh more), and for each option 1 (chosen),
    its place, or its points; "" where nothing."""
    kind, keys = kind_of(held), [one.key for one in options]
    papers = Paper.objects.filter(ballot=held).order_by("code").values_list("code", "choice", "live")
    room = (held.result or {}).get("room")
    return [
        [mark, *([room["times"] if live else 1] if room else []), *_row(kind, choice, keys)]
        for mark, choice, live in papers
    ]


def _row(kind: str, choice: Any, keys: Sequence[str]) -> list[Any]:
    if kind == choosing.SCORE:
        return [choice.get(key, "") for key in keys]
    if kind == choosing.RANKING:
        return [choice.index(key) + 1 if key in choice else "" for key in keys]
    return [1 if key in choice else "" for key in keys]
