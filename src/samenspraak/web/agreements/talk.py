# SPDX-License-Identifier: EUPL-1.2
"""What is shown of the talk about a draft, and of who changed what in it, as plain values."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.queries import Roles
from samenspraak.rulebook.agreements.terms import Row, Term, parse
from samenspraak.rulebook.verdicts import Refused
from samenspraak.web.agreements.dates import moment
from samenspraak.web.agreements.reading import Reader
from samenspraak.web.shared.differences import words_between
from samenspraak.web.wording import agreements as words
from samenspraak.web.wording.shared import REASONS


def remarks(
    found: Iterable[Any], reader: Reader, *, roles: Roles, person: int | None, open_draft: bool
) -> list[dict[str, Any]]:
    """Remarks as they stand on a page: who, when, what, what became of it, and what this person may do with it."""
    return [_remark(one, reader, roles, person, open_draft) for one in found if one.status != "withdrawn"]


def _remark(said: Any, reader: Reader, roles: Roles, person: int | None, open_draft: bool) -> dict[str, Any]:
    waits = policy.why_not_close(said) is None
    own = said.author_id is not None and said.author_id == person
    text, tone = words.REMARK_STATUSES[_standing(said, open_draft)]
    return {
        "pk": said.pk,
        "kind": said.kind,
        "title": words.REMARK_KINDS[said.kind],
        "term": said.term,
        "name": said.shown_as or ("" if said.body else _("Somebody from the wijk")),
        "role": ", ".join(filter(None, [said.body, str(words.CHANNELS_OF_REMARKS.get(said.channel, ""))])),
        "iso": said.at.isoformat(),
        "when": moment(said.at),
        "text": said.text,
        "hidden": dict(REASONS).get(said.hidden_why, said.hidden_why),
        "change": change(said.change, reader) if said.change and not said.hidden_why else None,
        "status": text,
        "tone": tone,
        "answer": said.answer,
        "answered": said.answered_at and moment(said.answered_at),
        "answered_by": said.answered_by.body.name if said.answered_by else "",
        "may_answer": open_draft and waits and roles.drafter is not None,
        "may_withdraw": open_draft and waits and own,
        "may_hide": roles.team is not None and not said.hidden_why,
    }


def _standing(said: Any, open_draft: bool) -> str:
    if said.status != "open":
        return str(said.status)
    if said.kind == "comment":
        return "said"
    return "open" if open_draft else "left"


def change(one: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    """One article as it stood and as it became: words with their difference, and the facts that differ."""
    before, after = _term(one["before"]), _term(one["after"])
    shown = after or before
    facts_before, facts_after = (dict(reader.facts(term)) if term else {} for term in (before, after))
    names = [*facts_before, *(name for name in facts_after if name not in facts_before)]
    return {
        "number": one["number"],
        "heading": capfirst(reader.heading(shown)) if shown else _("The summary"),
        "is_new": one["before"] is None,
        "is_gone": one["after"] is None,
        "words": words_between(_text(one["before"]), _text(one["after"])),
        "facts": [
            (name, facts_before.get(name, ""), facts_after.get(name, ""))
            for name in names
            if facts_before.get(name) != facts_after.get(name)
        ],
    }


def _term(row: Row | None) -> Term | None:
    """The article in a row that was kept; None for the summary, which is none."""
    if row is None:
        return None
    try:
        return parse([row]).all[0]
    except Refused:
        return None


def _text(row: Row | None) -> str:
    return str(row["text"]) if row else ""


def edits(found: Iterable[Any], reader: Reader) -> list[dict[str, Any]]:
    """Changes of a draft, for a list: who made them, when, and what stood there."""
    return [
        {
            "revision": one.revision,
            "by": one.by.body.name,
            "iso": one.at.isoformat(),
            "when": moment(one.at),
            "changes": [change(changed, reader) for changed in one.changes],
        }
        for one in found
    ]


def edits_about(version_id: int, term: str) -> list[Any]:
    """The changes that were about one article, each with only what was changed of that article."""
    found = []
    for one in queries.edits_of(version_id):
        one.changes = [changed for changed in one.changes if changed["number"] == term]
        found += [one] if one.changes else []
    return found
