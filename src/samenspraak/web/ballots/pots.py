# SPDX-License-Identifier: EUPL-1.2
"""A budget ballot ready to show: how the pot is divided, and what became of each idea and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.template.loader import render_to_string
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from samenspraak.civic.ballots.queries import counts
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording
from samenspraak.web.shared.amounts import in_euros
from samenspraak.web.shared.amounts import shown as euros
from samenspraak.web.shared.fragments import kept

WAYS: Mapping[str, str | Promise] = {
    "free": gettext_lazy("costs nothing"),
    "most-votes": gettext_lazy("most votes"),
    "paid-by-supporters": gettext_lazy("paid by who chose it"),
    "next-in-balance": gettext_lazy("carried by who chose it"),
    "filled-in": gettext_lazy("most votes, from what was left"),
}
TIES: Mapping[str, str | Promise] = {
    "votes": gettext_lazy("Equal; it had more votes."),
    "cost": gettext_lazy("Equal; it was cheaper."),
    "lot": gettext_lazy("Equal; it came first in the lot."),
}
WAYS_IN_POINTS: Mapping[str, str | Promise] = {
    "most-votes": gettext_lazy("most points"),
    "filled-in": gettext_lazy("most points, from what was left"),
}
TIE_BY_POINTS = gettext_lazy("Equal; it had more points.")
IN_VOTES = {
    "would-take-either": "would-take-either-in-votes",
    "would-take-votes": "would-take-votes-in-votes",
    "would-take-either-points": "would-take-either-points-in-votes",
    "would-take-points": "would-take-points-in-votes",
}
IN_POINTS = {"would-take-either": "would-take-either-points", "would-take-votes": "would-take-points"}


def names_of(options: Sequence[Any]) -> dict[str, str]:
    """What each option is called, by its key."""
    return {one.key: one.text for one in options}


@dataclass(frozen=True)
class PotOf:
    """A pot as it was announced: what it is called ("" where there is one), its cents, and the ideas in it."""

    name: str
    cents: int
    ideas: Sequence[Any]


def pots_of(held: Any, options: Sequence[Any]) -> list[PotOf]:
    """The pots of this ballot, in the order in which they were announced."""
    several = held.rule.get("pots")
    if not several:
        return [PotOf("", held.rule["pot"], options)]
    return [PotOf(one["name"], one["cents"], [idea for idea in options if idea.key in one["items"]]) for one in several]


def rules_of(held: Any, options: Sequence[Any]) -> list[str]:
    """How the money is divided, in sentences: announced beforehand."""
    rule, names = held.rule, names_of(options)
    lot = ", ".join(f"“{names.get(key, key)}”" for key in rule["lot"])
    said_ = [*_pots(held, options), *_choosing(held)]
    if rule["most"]:
        said_.append(
            ngettext("You can choose {n} idea.", "You can choose {n} ideas at most.", rule["most"]).format(
                n=rule["most"]
            )
        )
    said_ += _counting(held)
    equal = (
        _(
            "Equal? Then the one with more points goes first, then the cheaper one, then the lot. The lot was drawn "
            "when this ballot was called: {lot}."
        )
        if counts.points_of(held)
        else _(
            "Equal? Then the one with more votes goes first, then the cheaper one, then the lot. The lot was drawn "
            "when this ballot was called: {lot}."
        )
    )
    return [*said_, equal.format(lot=lot)]


def _pots(held: Any, options: Sequence[Any]) -> list[str]:
    """How much there is, and what it means that there are several pots."""
    pots, pot = pots_of(held, options), euros(held.rule["pot"])
    if len(pots) == 1:
        return [_("The pot is {pot}.").format(pot=pot)]
    each = ", ".join(f"{one.name} {euros(one.cents)}" for one in pots)
    return [
        _("There are {n} pots, of {pot} together: {each}.").format(n=len(pots), pot=pot, each=each),
        _(
            "A pot is only for the ideas in it, and is counted by itself, with the papers of who chose something from "
            "it. What is below about the pot goes for each of them."
        ),
        *(
            _("In the pot “{name}” is one idea: it is chosen as soon as one person chooses it.").format(name=one.name)
            for one in pots
            if len(one.ideas) == 1
        ),
    ]


def _choosing(held: Any) -> list[str]:
    """What one fills in."""
    points = counts.points_of(held)
    if points:
        return [
            _("You divide {n} points over the ideas: more points for what you want more.").format(n=points),
            _("You need not give all your points. Points that you keep count for nothing."),
        ]
    if held.rule["within"]:
        return [_("You choose what you want, as long as it costs no more than the pot together.")]
    return [_("You choose all that you want, also when it costs more than the pot together.")]


def _counting(held: Any) -> list[str]:
    """How that is counted."""
    points, by_votes = counts.points_of(held), held.rule["count"] == "by-votes"
    if by_votes and points:
        return [
            _("The idea with the most points goes first. Each next one is granted when it still fits in what is left.")
        ]
    if by_votes:
        return [
            _("The idea with the most votes goes first. Each next one is granted when it still fits in what is left.")
        ]
    if points:
        return [
            _(
                "Everybody who votes has an equal share of the pot. An idea is paid by the people who gave it points, "
                "out of their shares: who gave it twice as many points pays twice as much. So a smaller group also "
                "gets something for its part of the money."
            ),
            _("Large and small ideas count alike: the one that got most points and can be paid goes first."),
            _(
                "When little can be paid like that, all shares are raised by one euro at a time, as long as the ideas "
                "together fit in the pot. What is then left goes to the ideas with the most points that still fit."
            ),
        ]
    return [
        _(
            "Everybody who votes has an equal share of the pot. An idea is paid by the people who chose it, out of "
            "their shares. So a smaller group also gets something for its part of the money."
        ),
        _("Large and small ideas count alike: the one that most people chose and can pay goes first."),
        _(
            "When little can be paid like that, all shares are raised by one euro at a time, as long as the ideas "
            "together fit in the pot. What is then left goes to the ideas with the most votes that still fit."
        ),
    ]


def example_of(held: Any, options: Sequence[Any]) -> list[str]:
    """How a pot would be divided if ten people voted, in sentences: the first in which enough ideas fit, or none."""
    from samenspraak.rulebook.ballots.budgets import example

    points, rule = counts.points_of(held), counts.pot_rule_of(held)
    made = ((name, example(pot, rule, points)) for name, pot in counts.pots_of(held, options).items())
    name, found = next(((name, one) for name, one in made if one), ("", None))
    if found is None:
        return []
    six, four, outcome = found
    names = names_of(options)
    (first, n), (second, m) = six.items()
    called = {"first": names[first], "second": names[second], "third": names[next(iter(four))]}
    told = [
        _(
            "Say ten people vote. Six of them give “{first}” {n} points and “{second}” {m}. The other four give all "
            "their {all} points to “{third}”."
        ).format(**called, n=n, m=m, all=points)
        if points
        else _(
            "Say ten people vote. Six of them choose “{first}” and “{second}”. The other four choose “{third}”."
        ).format(**called)
    ]
    if name:
        told.append(_("They all choose from the pot “{name}”.").format(name=name))
    if outcome.share is not None:
        told.append(_("Everybody begins with {share}.").format(share=euros(outcome.budget // 10)))
    fates = {one.project: one for one in outcome.fates}
    steps = [*outcome.winners, *(key for key in (*six, *four) if key not in outcome.winners)]
    told += [f"“{names[key]}”: {_sentence(counts.told(held, fates[key].because), names)}" for key in steps]
    told.append(_("So {n} of the ten people get at least one thing that they chose.").format(n=outcome.with_something))
    return told


def _sentence(finding: Finding, names: Mapping[str, str]) -> str:
    return wording.sentence(in_euros(finding, names))


@dataclass(frozen=True)
class Fate:
    """What became of one idea."""

    key: str
    text: str
    cost: str
    won: bool
    why: str
    would_take: str


def result_of(held: Any, options: Sequence[Any]) -> dict[str, Any] | None:
    """What came out, pot by pot; None until the ballot is closed. Then it never changes, so it is put in words once."""
    if not held.result:
        return None
    name = f"{get_language()} what came out of ballot {held.pk}"
    return kept(name, lambda: _written_out(held, options), ("closed", held.digest))


def _written_out(held: Any, options: Sequence[Any]) -> dict[str, Any]:
    """With all of it as it stands on the page (`in_full`)."""
    result = _result_of(held, options)
    in_full = render_to_string("ballots/parts/pot_result.html", {"result": result, "area": held.area})
    return {**result, "in_full": in_full}


def _result_of(held: Any, options: Sequence[Any]) -> dict[str, Any]:
    outcomes = counts.divided(held)
    void, papers = held.result["void"], held.result["papers"]
    granted = sum(len(one.winners) for one in outcomes.values())
    weighed = counts.room_of(held) is not None
    chose = _("Counted votes") if weighed else _("People who chose it")
    return {
        "void": void,
        "tone": "warning" if void else "ok",
        "text": _("Nothing decided") if void else _headline(held, granted, len(options)),
        "explained": Finding("quorum-not-met", {"quorum": held.quorum, "papers": papers}) if void else None,
        "spent": euros(held.result["spent"]),
        "pot": euros(held.rule["pot"]),
        "several": len(outcomes) > 1,
        "pots": [_of_pot(held, name, outcome, options) for name, outcome in outcomes.items()],
        "step_words": [
            _("Turn"), _("Idea"), _("Points") if counts.points_of(held) else chose, _("Costs"), _("Left after it"),
            _("Why it was its turn"),
        ],
        "group_words": [
            _("Idea"), chose, _("Part of the counted votes") if weighed else _("Part of the people"),
            _("Part of the money"),
        ],
        "reached_words": [_("Granted ideas that somebody chose"), _("Counted votes") if weighed else _("People")],
        "weighed": weighed,
    }  # fmt: skip


def _of_pot(held: Any, name: str, outcome: Any, options: Sequence[Any]) -> dict[str, Any]:
    """What came out of one pot: for each idea why, what it would have taken, and who got what."""
    names, costs = names_of(options), {one.key: euros(one.cost_cents) for one in options}
    return {
        "name": name,
        "amount": euros(outcome.budget),
        "spent": euros(outcome.spent),
        "fates": _fates(held, outcome, names, costs),
        "steps": [_step(held, number, one, names) for number, one in enumerate(outcome.steps, start=1)],
        "groups": [
            (names[one.project], one.papers, _percent(one.of_papers), _percent(one.of_money)) for one in outcome.backing
        ],
        "reached": [(number, people) for number, people in enumerate(outcome.reached)],
        "lead": _lead(held, name, outcome),
        "shares": _shares(held, outcome),
        "raised": outcome.raised,
        "reached_caption": _("How many counted votes are of people who chose so many of the granted ideas")
        if counts.room_of(held)
        else _("How many people chose so many of the granted ideas"),
    }


def _lead(held: Any, name: str, outcome: Any) -> str:
    """Of how many something was granted that they chose: of people, or of votes where some weigh more."""
    if counts.room_of(held):
        said = (
            _(
                "Of the {papers} counted votes for something from this pot, {n} are of people who get at least one "
                "thing that they chose."
            )
            if name
            else _("Of the {papers} counted votes, {n} are of people who get at least one thing that they chose.")
        )
    elif name:
        said = _("{n} of the {papers} people who chose something from this pot get at least one thing that they chose.")
    else:
        said = _("{n} of the {papers} people who voted get at least one thing that they chose.")
    return said.format(n=outcome.with_something, papers=outcome.papers)


def _shares(held: Any, outcome: Any) -> str:
    """What everybody's share was; "" where nobody has one."""
    if outcome.share is None:
        return ""
    share, room = euros(int(outcome.share)), counts.room_of(held)
    if room:
        return _(
            "The share was {share} for each counted vote in the end. A vote in the room had {times} of them."
        ).format(share=share, times=room.times)
    return _("Everybody's share was {share} in the end.").format(share=share)


def _headline(held: Any, granted: int, of: int) -> str:
    if held.force == "binding":
        return ngettext("{n} of {of} ideas is granted", "{n} of {of} ideas are granted", granted).format(
            n=granted, of=of
        )
    return ngettext("{n} of {of} ideas is advised", "{n} of {of} ideas are advised", granted).format(n=granted, of=of)


def _fates(held: Any, outcome: Any, names: Mapping[str, str], costs: Mapping[str, str]) -> list[Fate]:
    """What was granted in the order of the count, then what was not, the most wanted first."""
    known = {one.project: one for one in outcome.fates}
    lost = [one for one in outcome.fates if not one.won]
    lost.sort(key=lambda one: -one.because.params.get("votes", 0))
    ordered = [*(known[key] for key in outcome.winners), *lost]
    return [
        Fate(
            one.project,
            names[one.project],
            costs[one.project],
            one.won,
            _sentence(counts.told(held, one.because), names),
            would_take(held, one.because),
        )
        for one in ordered
    ]


def would_take(held: Any, because: Finding) -> str:
    """What would have been enough for an idea that was not granted; "" where we cannot say anything useful."""
    facts = because.params
    cheaper, votes = facts.get("cheaper", 0), facts.get("more_votes", 0)
    if cheaper >= facts.get("cost", 0):  # only for nothing at all
        cheaper = 0
    if not cheaper and not votes:
        return ""
    code = "would-take-either" if cheaper and votes else "would-take-cheaper" if cheaper else "would-take-votes"
    code = IN_POINTS.get(code, code) if counts.points_of(held) else code
    code = IN_VOTES.get(code, code) if counts.room_of(held) else code
    return _sentence(Finding(code, {"cheaper": cheaper, "more_votes": votes}), {})


def _step(held: Any, number: int, step: Any, names: Mapping[str, str]) -> list[Any]:
    points = bool(counts.points_of(held))
    why = (WAYS_IN_POINTS if points else WAYS).get(step.way, WAYS[step.way])
    if step.way == "paid-by-supporters":
        why = _paid_by(held).format(price=euros(int(step.amount)))
    decided = TIE_BY_POINTS if step.tie and points and step.tie.decided_by == "votes" else None
    tie = f". {decided or TIES[step.tie.decided_by]}" if step.tie else ""
    return [number, names[step.project], step.votes, euros(step.cost), euros(step.left), f"{why}{tie}"]


def _paid_by(held: Any) -> str:
    if counts.points_of(held):
        return _("paid by who gave it points, {price} for each point at most")
    if counts.room_of(held):
        return _("paid by who chose it, {price} for each counted vote at most")
    return _("paid by who chose it, {price} each at most")


def _percent(part: Fraction) -> str:
    return formats.number_format(round(float(part) * 100), 0) + "%"
