# SPDX-License-Identifier: EUPL-1.2
"""A question to the municipality as pages show it: what was asked, by whom, and how it stands with the answer."""

from typing import Any

from django.utils.translation import gettext as _

from samenspraak.rulebook.agenda import excerpt
from samenspraak.web.agenda import words
from samenspraak.web.shared import days
from samenspraak.web.shared.clock import today


def shown(one: Any) -> dict[str, Any]:
    """For a list. No query, when the idea that it is about was read along."""
    text, tone = _state(one)
    return {
        "number": one.number,
        "brief": "" if one.hidden_why else excerpt(one.text),
        "who": one.shown_as or one.body or _("Somebody from the wijk"),
        "body": one.body if one.shown_as else "",
        "when": days.day_of(one.at),
        "due": days.day(one.due),
        "state": text,
        "tone": tone,
        "late": not one.answered_at and one.due < today(),
        "waits": not one.answered_at and not one.hidden_why,
        "hidden": words.reason(one.hidden_why),
        "hidden_why": one.hidden_why,
        "channel": str(words.CHANNELS.get(one.channel, "")),
        "idea": one.proposal,
        "also": getattr(one, "also_count", 0),
    }


def shown_in_full(one: Any) -> dict[str, Any]:
    """The same for a page of its own: all its words, and each day that was named before."""
    later = [
        {"due": days.day(each.due), "reason": each.reason, "body": each.body, "when": days.day_of(each.at)}
        for each in one.later_dates.all()
    ]
    return shown(one) | {
        "text": one.text,
        "answer": one.answer,
        "answered_by": one.answered_by,
        "answered": days.day_of(one.answered_at) if one.answered_at else "",
        "article": one.article,
        "later": later,
    }


def _state(one: Any) -> tuple[str, str]:
    """How it stands, in words, and with what tone."""
    if one.hidden_why:
        return _("Hidden"), "quiet"
    if one.answered_at:
        return _("Answered"), "ok"
    return (_("Too late"), "error") if one.due < today() else (_("Waits for an answer"), "warning")
