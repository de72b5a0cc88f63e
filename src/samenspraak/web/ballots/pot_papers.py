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
from samenspraak.web.ballots.pots import names_of
from samenspraak.web.shared.amounts import in_euros
from samenspraak.web.shared.amounts import shown as euros

SAID_BY_SUMS = ("paper-over-budget", "paper-too-many-points")
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
        "cards": [
            Card(one.key, one.text, euros(one.cost_cents), one.key in choice, given.get(one.key, ""))
            for one in kinds.mixed(options, code)
        ],
    }


def limits_of(held: Any) -> str:
    """What was announced about how much one may fill in, in sentences; "" without limits."""
    rule, points = held.rule, counts.points_of(held)
    said = [
        _("Divide {n} points over the ideas: more points for what you want more.").format(n=points) if points else "",
        _("Together no dearer than the pot.") if rule["within"] else "",
        _("No more than {most} ideas.").format(most=rule["most"]) if rule["most"] else "",
    ]
    return " ".join(filter(None, said))


def look(held: Any, options: Sequence[Any], choice: Any) -> dict[str, Any]:
    """What somebody filled in so far, what it is together, and whether it can be on a paper."""
    refused = counts.why_not_paper(held, choice)
    summed = _points_summed if counts.points_of(held) else _costs_summed
    rows, sums = summed(held, [one for one in options if one.key in choice], choice)
    return {
        "rows": rows,
        "sums": sums,
        "wrong": refused is not None,
        "why_not": named(refused, options) if refused and refused.code not in SAID_BY_SUMS else None,
    }


Looked = tuple[list[tuple[str, str]], list[str]]  # what is on the paper, and what it is together


def _costs_summed(held: Any, chosen: Sequence[Any], _choice: Any) -> Looked:
    together, pot = sum(one.cost_cents or 0 for one in chosen), held.rule["pot"]
    sums = [_("Together: {together} of {pot}.").format(together=euros(together), pot=euros(pot))]
    if together > pot:
        sums.append(_("That is {over} more than the pot.").format(over=euros(together - pot)))
    else:
        sums.append(_("Left: {left}.").format(left=euros(pot - together)))
    return [(one.text, euros(one.cost_cents)) for one in chosen], sums


def _points_summed(held: Any, chosen: Sequence[Any], choice: Mapping[str, Any]) -> Looked:
    """What is no number says nothing here: why that cannot be stands below it."""
    together = sum(given for given in choice.values() if isinstance(given, int))
    most = counts.points_of(held) or 0
    sums = [_("Together: {together} of {most} points.").format(together=together, most=most)]
    if together > most:
        sums.append(_("That is {over} too many.").format(over=together - most))
    else:
        sums.append(_("Left: {left}. You do not have to give them all.").format(left=most - together))
    return [(one.text, _("points: {n}").format(n=choice[one.key])) for one in chosen], sums


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
