# SPDX-License-Identifier: EUPL-1.2
"""What a ballot is counted by, whatever its method: its rule, its published papers, and what came out for whom.

`rulebook.ballots.budgets` needs numpy; it is only imported where a pot is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.utils import timezone

from samenspraak.civic.ballots.models import Ballot, Option, Paper
from samenspraak.civic.ballots.queries import choices
from samenspraak.civic.ballots.queries.choices import OPTIONS
from samenspraak.rulebook.agreements.fields import LIVE_TIMES
from samenspraak.rulebook.ballots import reasons, recount, weights
from samenspraak.rulebook.ballots.count import Outcome, Rule, yes_no
from samenspraak.rulebook.ballots.voting import why_not_choice, why_not_division
from samenspraak.rulebook.verdicts import Finding

YES_NO, BUDGET = "yes-no", "budget"
POT = ""  # how the one pot of a ballot is called in the published file


@dataclass(frozen=True)
class Counted:
    """The published document, the outcome as it is stored, and what of it stands in the logbook."""

    document: dict[str, Any]
    stored: dict[str, Any]
    facts: dict[str, Any]


def live_times(held: Ballot) -> int:
    """How many times a paper from the room was announced to count; 1 where nothing was agreed about that."""
    times: int = held.rule.get(LIVE_TIMES, 1)
    return times if weights.is_times(times) else 1


def room_of(held: Ballot) -> weights.Room | None:
    """How a closed ballot was weighed; None where every paper counts once."""
    told = (held.result or {}).get("room")
    return weights.Room(**told) if told else None


def options_of(held: Ballot) -> list[Option]:
    """What can be chosen, in the order of the ballot. One query; none for yes and no."""
    return [] if held.method == YES_NO else list(held.options.all())


def rule_of(held: Ballot) -> Rule:
    """How yes and no are counted, as announced."""
    return Rule(held.quorum, held.rule.get("majority_percent", 50))


def outcome_of(held: Ballot) -> Outcome | None:
    """What papers with yes and no said; None until the ballot is closed."""
    return Outcome.from_stored(held.result) if held.result else None


def pots_of(held: Ballot, options: Sequence[Option]) -> dict[str, Any]:
    """The pots as announced, by name (`budgets.Pot`), in their order; where there is one, it is called `POT`."""
    from samenspraak.rulebook.ballots.budgets import Pot, Project

    one_pot = {"name": POT, "cents": held.rule["pot"], "items": [one.key for one in options]}
    projects = {one.key: Project(one.key, one.cost_cents or 0) for one in options}
    return {
        one["name"]: Pot(
            one["cents"],
            tuple(projects[key] for key in one["items"]),
            tuple(key for key in held.rule["lot"] if key in one["items"]),
        )
        for one in (held.rule.get("pots") or [one_pot])
    }


def pot_rule_of(held: Ballot) -> Any:
    """How each pot is divided, as announced (`budgets.Rule`)."""
    from samenspraak.rulebook.ballots.budgets import rule_of as read

    return read(held.rule["count"])


def divided(held: Ballot) -> dict[str, Any]:
    """What each pot came to, by name (`budgets.Outcome`), in their order; none until the ballot is closed."""
    from samenspraak.rulebook.ballots.budgets import Outcome as Divided

    if not held.result:
        return {}
    if not held.rule.get("pots"):  # of one pot the result is stored as it came out
        return {POT: Divided.from_stored(choices.as_counted(held.result))}
    stored = held.result["pots"]
    return {one["name"]: Divided.from_stored(stored[one["name"]]) for one in held.rule["pots"]}


def points_of(held: Ballot) -> int | None:
    """How many points one divides over the ideas of a budget ballot; None where one only chooses."""
    points: int | None = held.rule.get("points")  # ballots from before there were points do not say it
    return points


def why_not_paper(held: Ballot, choice: Any) -> Finding | None:
    """Why this cannot stand on a paper of this ballot. One query where there are options."""
    if held.method == OPTIONS:
        return choices.why_not_paper(held, choice)
    if held.method != BUDGET:
        return why_not_choice(held.method, choice)
    if not choice:
        return Finding("paper-names-nothing", about="choice")
    options, points = options_of(held), points_of(held)
    keys = [one.key for one in options]
    why_not = why_not_division(choice, keys, points) if points else why_not_choice(held.method, choice, keys)
    return why_not or _why_not_within(held, options, as_points(choice))


def _why_not_within(held: Ballot, options: Sequence[Option], given: Mapping[str, int]) -> Finding | None:
    """Why this paper, on which nothing strange stands, is not within what was announced."""
    from samenspraak.rulebook.ballots.budgets import why_not_paper_over as beyond

    if not given:
        return Finding("paper-names-nothing", about="choice")
    return beyond(
        pots_of(held, options),
        given,
        most_named=held.rule["most"],
        most_points=points_of(held),
        within_budget=held.rule["within"],
    )


def as_points(choice: Any) -> dict[str, int]:
    """What stands on a paper of a budget ballot as name → points, 1 each where one only chooses."""
    if isinstance(choice, Mapping):
        return {key: given for key, given in choice.items() if given}
    return dict.fromkeys(choice, 1)


def plain(held: Ballot, choice: Any) -> Any:
    """A choice as it is kept: in the order of the ballot, so that the order of filling in says nothing."""
    if held.method == OPTIONS:
        return choices.plain(held, choice)
    if held.method != BUDGET:
        return choice
    given = as_points(choice)
    ordered = sorted(given, key=int)
    return {key: given[key] for key in ordered} if points_of(held) else ordered


def published(held: Ballot) -> dict[str, Any]:
    """The papers and the rule, as anyone may count them again. Only for a closed ballot."""
    papers = Paper.objects.filter(ballot=held).values_list("code", "choice")
    told: dict[str, Any] = {
        "ballot": f"{held.area.slug}/{held.number}",
        "question": held.question,
        "force": held.force,
        "electorate": held.electorate or 0,
    }
    if (times := live_times(held)) > 1:
        marks = Paper.objects.filter(ballot=held, live=True).values_list("code", flat=True)
        told |= {"live_times": times, "live": {*marks}}
    if held.method == OPTIONS:
        return choices.published(held, told)
    if held.method != BUDGET:
        return recount.published(**told, rule=rule_of(held), papers=papers)
    from samenspraak.rulebook.ballots.published import budget

    rule = pot_rule_of(held)
    pots = {name: (pot, rule) for name, pot in pots_of(held, options_of(held)).items()}
    cast = [(mark, as_points(choice)) for mark, choice in papers]
    return budget(**told, pots=pots, cast=cast, points=points_of(held))


def counted(held: Ballot) -> Counted:
    """Count what is in the box."""
    document = published(held)
    room = weights.room_of(document)
    stored, facts = _counted(held, document)
    if room is None:
        return Counted(document, stored, facts)
    told = {"papers": room.people, "votes": room.votes, "room": asdict(room)}
    return Counted(document, stored | told, facts | {"people": room.people, "live": room.live, "times": room.times})


def _counted(held: Ballot, document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The outcome as it is stored, and what of it stands in the logbook."""
    if held.method == OPTIONS:
        return choices.counted(document)
    if held.method != BUDGET:
        cast, people = weights.counted(document)
        outcome = yes_no(cast, rule_of(held), people)
        stored = outcome.as_stored()
        return stored, stored | {"papers": outcome.votes}  # in the logbook it is the sum of yes, no and abstain
    pots, papers = document["result"], len(document["papers"])
    spent = sum(found["spent"] for found in pots.values())
    of_all = {"method": BUDGET, "papers": papers, "spent": spent, "pots": pots} if held.rule.get("pots") else pots[POT]
    stored = {**of_all, "quorum": held.quorum, "void": papers < held.quorum}
    granted = [step["project"] for found in pots.values() for step in found["steps"]]
    return stored, {"papers": papers, "spent": spent, "granted": [] if stored["void"] else granted}


def pabulib(held: Ballot, number: int = 1) -> str | None:
    """The papers of a closed budget ballot as a Pabulib file, of its first, second … pot; None where there is no such
    pot. It has the papers that name something in that pot, and the projects in the order of the lot."""
    from samenspraak.rulebook.ballots import papers as cast
    from samenspraak.rulebook.ballots.budgets import pabulib as format_

    options, points = options_of(held), points_of(held)
    pots = pots_of(held, options)
    if not 1 <= number <= len(pots):
        return None
    name, pot = [*pots.items()][number - 1]
    found = divided(held)[name]
    room = room_of(held)
    papers = Paper.objects.filter(ballot=held).values_list("choice", "live")
    times = room.times if room else 1
    choices = [as_points(choice) for choice, live in papers for _ in range(times if live else 1)]
    weighed = f" (A paper cast in the room counts {times} times, and stands here {times} times.)" if room else ""
    meta: dict[str, str] = {
        "description": held.question + weighed,
        "country": "Netherlands",
        "unit": held.area.name,
        **({"subunit": name} if name else {}),
        "instance": f"{held.area.slug}/{held.number}",
        "date_begin": f"{timezone.localtime(held.opens_at):%d.%m.%Y}",
        "date_end": f"{timezone.localtime(held.closes_at):%d.%m.%Y}",
        "currency": "EUR",
        "rule": "greedy" if found.rule.method == "by-votes" else "equalshares/add1",
        **({"max_sum_points": str(points)} if points else {}),
    }
    everything, projects = [one.key for one in options], {one.name: one for one in pot.projects}
    return format_.written(
        format_.Election(
            meta,
            unit=100,
            vote_type="cumulative" if points else "approval",
            pot=replace(pot, projects=tuple(projects[one] for one in pot.lot)),
            papers=cast.points(choices, everything).about([everything.index(one) for one in pot.lot]),
            selected=found.winners,
            projects={one.key: {"name": one.text} for one in options},
        )
    )


def fate_of(held: Ballot, key: str = "") -> tuple[str, Finding] | None:
    """What came out, for one option of a budget: "granted", "rejected" or "void", and why. None until it is closed."""
    if not held.result:
        return None
    if held.method == OPTIONS:
        return choices.fate_of(held)
    if held.method != BUDGET:
        outcome = Outcome.from_stored(held.result)
        return outcome.outcome, outcome.explanation
    if held.result["void"]:
        return "void", Finding("quorum-not-met", {"quorum": held.quorum, "papers": held.result["papers"]})
    fate = next(one for outcome in divided(held).values() for one in outcome.fates if one.project == key)
    return "granted" if fate.won else "rejected", told(held, fate.because)


def told(held: Ballot, because: Finding) -> Finding:
    """A reason of the count as it is told of this ballot: of people, of points, or of votes where some weigh more."""
    said = reasons.in_points(because) if points_of(held) else because
    return reasons.in_votes(said) if room_of(held) else said
