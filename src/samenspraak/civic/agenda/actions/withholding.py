# SPDX-License-Identifier: EUPL-1.2
"""The words of an idea that is hidden are put aside, and put back when it is shown again."""

from samenspraak.civic.agenda.models import Proposal, Withheld
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda.moderation import INSTEAD
from samenspraak.rulebook.agenda.searching import searchable


def put_aside(found: Proposal) -> Withheld:
    """Let other words stand in an idea, everywhere at once, and keep its own apart."""
    kept = Withheld.objects.create(
        proposal=found, author_id=found.author_id, title=found.title, text=found.text, receipt=found.receipt
    )
    _say(found, INSTEAD, "")
    return kept


def put_back(kept: Withheld) -> None:
    """Let an idea say again what it said."""
    _say(kept.proposal, kept.title, kept.text)
    kept.delete()


def _say(found: Proposal, title: str, text: str) -> None:
    found.title, found.text, found.excerpt = title, text, agenda.excerpt(text)
    found.words = searchable(title, text)
    found.save(update_fields=["title", "text", "excerpt", "words"])
