# SPDX-License-Identifier: EUPL-1.2
"""The paper of a budget ballot: reading what was filled in, showing it, and what it comes to together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from samenspraak.civic.ballots.queries import counts
from samenspraak.rulebook.agenda.pots import MOST
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.ballots import kinds
from samenspraak.web.ballots.pots import names_of, pots_of
from samenspraak.web.shared.amounts import in_euros
from samenspraak.web.shared.amounts import shown as euros

SAID_BY_SUMS = ("paper-over-budget", "paper-over-one-pot", "paper-too-many-points")
PREFIX = "points-"  # of the fields in which points are written


@dataclass(frozen=True)
class Card:
    """Something that can be chosen, as it stands on the paper, with what was filled in."""

    key: str
    text: str
    cost: str
    chosen: bool = False
    points: Any = ""  # as it was typed


def read(given: QueryDict) -> dict[str, Any]:
    """The points that were written, as the rules judge them: what is no number stays as it was typed."""
    typed = [(name.removeprefix(PREFIX), str(given.get(name) or "")) for name in given if name.startswith(PREFIX)]
    return {key[: kinds.LONGEST]: kinds.number_in(value) for key, value in typed[: 2 * MOST] if value.strip()}


def paper_of(held: Any, options: Sequence[Any], code: str, choice: Any = ()) -> dict[str, Any]:
    """The paper as it is shown. The ideas stand in an order that follows from the secret code of this form: the same
    each time that this form is shown, another one for everybody else. Without a code they stand as announced."""
    given = choice if isinstance(choice, Mapping) else {}
    return {
        "pot": euros(held.rule["pot"]),
        "points": counts.points_of(held),
        "limits": limits_of(held),
        "mixed": bool(code),
        "pots": [
            {
                "name": one.name,
                "amount": euros(one.cents),
                "cards": [
                    Card(idea.key, idea.text, euros(idea.cost_cents), idea.key in choice, given.get(idea.key, ""))
                    for idea in kinds.mixed(one.ideas, code)
                ],
            }
            for one in pots_of(held, options)
        ],
    }


def limits_of(held: Any) -> str:
    """What was announced about how much one may fill in, in sentences; "" without limits."""
    rule, points = held.rule, counts.points_of(held)
    said = [
        _("Divide {n} points over the ideas: more points for what you want more.").format(n=points) if points else "",
        _within(held),
        _("No more than {most} ideas.").format(most=rule["most"]) if rule["most"] else "",
    ]
    return " ".join(filter(None, said))


def _within(held: Any) -> str:
    if not held.rule["within"]:
        return ""
    if held.rule.get("pots"):
        return _("In each pot together no dearer than what is in it.")
    return _("Together no dearer than the pot.")


def look(held: Any, options: Sequence[Any], choice: Any) -> dict[str, Any]:
    """What somebody filled in so far, what it is together, and whether it can be on a paper."""
    refused = counts.why_not_paper(held, choice)
    summed = _points_summed if counts.points_of(held) else _costs_summed
    rows, sums = summed(held, options, choice)
    return {
        "rows": rows,
        "sums": sums,
        "wrong": refused is not None,
        "why_not": named(refused, options) if refused and refused.code not in SAID_BY_SUMS else None,
    }


Looked = tuple[list[tuple[str, str]], list[tuple[str, str]]]  # what is on the paper; the sums, and what that means


def _costs_summed(held: Any, options: Sequence[Any], choice: Any) -> Looked:
    """The costs together, for each pot by itself."""
    sums = []
    for one in pots_of(held, options):
        together = sum(idea.cost_cents or 0 for idea in one.ideas if idea.key in choice)
        said = _("Together: {together} of {pot}.").format(together=euros(together), pot=euros(one.cents))
        left = one.cents - together
        meant = _("Left: {left}.").format(left=euros(left))
        if left < 0:
            meant = _("That is {over} more than the pot.").format(over=euros(-left))
        sums.append((f"{one.name}. {said}" if one.name else said, meant))
    return [(one.text, euros(one.cost_cents)) for one in options if one.key in choice], sums


def _points_summed(held: Any, options: Sequence[Any], choice: Mapping[str, Any]) -> Looked:
    """What is no number says nothing here: why that cannot be stands below it."""
    together = sum(given for given in choice.values() if isinstance(given, int))
    most = counts.points_of(held) or 0
    said = _("Together: {together} of {most} points.").format(together=together, most=most)
    meant = _("Left: {left}. You do not have to give them all.").format(left=most - together)
    if together > most:
        meant = _("That is {over} too many.").format(over=together - most)
    rows = [(one.text, str(choice[one.key])) for one in options if one.key in choice]
    return rows, [(said, meant)]


def named(finding: Finding, options: Sequence[Any]) -> Finding:
    """A finding about a paper as people read it: amounts in euros, ideas by their titles."""
    return kinds.named(in_euros(finding), names_of(options))


def lines_of(choice: Any, options: Sequence[Any]) -> list[str]:
    """What stands on a paper, in words."""
    names = names_of(options)
    if not isinstance(choice, Mapping):
        return [names[key] for key in choice]
    ordered = sorted(choice.items(), key=lambda one: -one[1])
    return [kinds.points_line(names[key], given) for key, given in ordered]
