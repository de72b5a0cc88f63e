# SPDX-License-Identifier: EUPL-1.2
"""What can be filled in on a paper, whatever the kind of ballot: for every page on which somebody votes."""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from samenspraak.civic.ballots.queries import counts
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording
from samenspraak.web.ballots import kinds, pot_papers, pots
from samenspraak.web.ballots.forms import CHOICE_NOTES, CHOICES, PotVoteForm, VoteForm
from samenspraak.web.shared import amounts
from samenspraak.web.shared.fragments import Mark, kept

ANNOUNCED: Mark = ("announced", "")


def options_of(held: Any) -> Sequence[Any]:
    """What can be chosen. It never changes once it was announced, so it is read once."""
    return kept(f"ballot options {held.pk}", lambda: counts.options_of(held), ANNOUNCED)


def read(held: Any, given: QueryDict) -> tuple[Any, str]:
    """The choice as the rules judge it, and the code that the form was given."""
    form = (PotVoteForm if held.method == counts.BUDGET else VoteForm)(given)
    form.is_valid()
    code = form.cleaned_data.get("code", "")
    if held.method == counts.OPTIONS:
        return kinds.read(held, given), code
    if held.method == counts.BUDGET and counts.points_of(held):
        return pot_papers.read(given), code
    return form.cleaned_data.get("choice", ""), code


def stored(held: Any, choice: Any) -> Any:
    """What stands on a paper that is in the box, as `read` gave it."""
    return kinds.marked_of(held, choice) if held.method == counts.OPTIONS else choice


def in_words(held: Any, choice: Any) -> list[Any]:
    """What stands on a paper that is in the box, a line for each thing."""
    options = options_of(held)
    if held.method == counts.OPTIONS:
        return kinds.lines_of(held, choice, pots.names_of(options))
    if held.method == counts.BUDGET:
        return pot_papers.lines_of(choice, options)
    return [dict(CHOICES).get(choice, choice)]


def shown(
    held: Any, choice: Any, code: str, *, findings: Sequence[Finding] = (), as_printed: bool = False
) -> dict[str, Any]:
    """What `ballots/parts/choice_fields.html` shows, with what was filled in and what is wrong with it.

    Options stand in another order for each code; `as_printed` in the order of the voting paper, for typing it over.
    """
    both = {"code": code, "choice_error": wrong_choice(findings)}
    if held.method == counts.OPTIONS:
        paper = kinds.paper_of(held, options_of(held), "" if as_printed else code, choice or ())
        return both | {"paper": paper}
    if held.method != counts.BUDGET:
        return both | {"choices": CHOICE_NOTES, "choice": choice}
    paper = pot_papers.paper_of(held, options_of(held), "" if as_printed else code, choice or ())
    return both | {"pot_paper": paper}


def wrong_choice(findings: Sequence[Finding]) -> str:
    """What is wrong with what was marked, to stand beside it; nothing when it is something else."""
    return next((wording.sentence(one) for one in findings if one.about == "choice"), "")


def printed(held: Any) -> list[dict[str, Any]]:
    """What stands on a printed voting paper, in the order of the ballot and pot by pot; other ballots have no pots."""
    if held.method == counts.BUDGET:
        return [
            {
                "name": pot.name,
                "amount": amounts.shown(pot.cents),
                "options": [{"text": one.text, "note": amounts.shown(one.cost_cents)} for one in pot.ideas],
            }
            for pot in pots.pots_of(held, options_of(held))
        ]
    texts = [str(word) for _key, word in CHOICES]
    if held.method == counts.OPTIONS:
        texts = [*(one.text for one in options_of(held)), _("Blank")]
    return [{"name": "", "amount": "", "options": [{"text": text, "note": ""} for text in texts]}]


def named(held: Any, finding: Finding) -> Finding:
    """A finding about a paper as people read it: amounts in euros, options by their texts."""
    if held.method == counts.OPTIONS and finding.about == "choice":
        return kinds.named(finding, pots.names_of(options_of(held)))
    if held.method == counts.BUDGET and finding.about == "choice":
        return pot_papers.named(finding, options_of(held))
    return amounts.in_euros(finding)
