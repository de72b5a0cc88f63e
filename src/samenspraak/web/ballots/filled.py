# SPDX-License-Identifier: EUPL-1.2
"""What can be filled in on a paper, whatever the kind of ballot: for every page on which somebody votes."""

from typing import Any

from django.http import QueryDict

from samenspraak.civic.ballots.queries import counts
from samenspraak.web.ballots import pots
from samenspraak.web.ballots.forms import CHOICE_NOTES, CHOICES, PotVoteForm, VoteForm
from samenspraak.web.shared import amounts


def read(held: Any, given: QueryDict) -> tuple[Any, str]:
    """The choice as the rules judge it, and the code that the form was given."""
    form = (PotVoteForm if held.method == counts.BUDGET else VoteForm)(given)
    form.is_valid()
    return form.cleaned_data.get("choice", ""), form.cleaned_data.get("code", "")


def shown(held: Any, choice: Any, code: str) -> dict[str, Any]:
    """What `ballots/parts/choice_fields.html` shows, with what was filled in. A budget: one query."""
    if held.method != counts.BUDGET:
        return {"choices": CHOICE_NOTES, "choice": choice, "code": code}
    cards = pots.cards(counts.options_of(held), code)
    return {"cards": cards, "pot": amounts.shown(held.rule["pot"]), "choice": choice, "code": code}


def printed(held: Any) -> list[dict[str, str]]:
    """What stands on a printed voting paper, in the order of the ballot. A budget: one query."""
    if held.method != counts.BUDGET:
        return [{"text": str(word), "note": ""} for _key, word in CHOICES]
    return [{"text": one.text, "note": amounts.shown(one.cost_cents)} for one in counts.options_of(held)]
