# SPDX-License-Identifier: EUPL-1.2
"""Hiding what somebody put in: for which reasons, how it can be asked to look again, and who does. And what is too much
to put in at once. docs/rules/agenda.md and docs/rules/limits.md tell the same in plain words."""

import re
from datetime import date, timedelta

from samenspraak.rulebook.agenda.course import COMMENT_LIMIT, reply_due, why_not_text
from samenspraak.rulebook.verdicts import Finding

REASONS = ("personal", "hurtful", "off-topic", "double")  # for hiding what somebody put in; a public page explains each
APPEAL_DAYS = 42  # so long who wrote it can ask to look again: six weeks, as with an objection to the municipality
REVIEW_DAYS = 14  # within which somebody else looks
UPHELD, RESTORED = "upheld", "restored"
OUTCOMES = (UPHELD, RESTORED)
MOST_LINKS = 3  # web addresses in one text

INSTEAD = "Verborgen idee"  # what an idea is called whose words are hidden

LINK = re.compile(r"(?:https?://|\bwww\.)\S", re.IGNORECASE)


def last_day_to_appeal(hidden: date) -> date:
    """The last day on which who wrote it can ask to look again."""
    return hidden + timedelta(days=APPEAL_DAYS)


def review_due(appealed: date) -> date:
    """The last day on which somebody else has looked in time."""
    return reply_due(appealed, REVIEW_DAYS)


def why_not_withhold(*, status: str, hidden: bool) -> Finding | None:
    """Why the words of an idea cannot be hidden now: they are, or people are voting on them as they were announced."""
    if hidden:
        return Finding("hidden-already")
    return Finding("idea-in-ballot") if status == "in-decision" else None


def why_not_while_hidden(*, hidden: bool) -> Finding | None:
    """Why nothing is done with an idea that nobody can read."""
    return Finding("idea-hidden") if hidden else None


def is_picture_kept(*, hidden: date, appealed: bool, outcome: str, today: date) -> bool:
    """Whether a picture that was hidden may still have to be shown again: as long as it can be asked, or is being
    looked at. No longer."""
    return not outcome and (appealed or today <= last_day_to_appeal(hidden))


def why_not_show_again(*, appealed: bool, outcome: str) -> Finding | None:
    """Why who moderates does not show it again by themselves: it is shown, or that is for who looks again."""
    if outcome:
        return Finding("shown-again-already" if outcome == RESTORED else "reviewed-already")
    return Finding("looked-at-again-now") if appealed else None


def why_not_appeal(*, appealed: bool, restored: bool, hidden: date, today: date) -> Finding | None:
    """Why nobody is asked to look again: it was asked before, it is shown again, or it was too long ago."""
    if appealed:
        return Finding("appealed-already")
    if restored:
        return Finding("shown-again-already")
    last = last_day_to_appeal(hidden)
    return Finding("appeal-too-late", {"last": last}) if today > last else None


def why_not_appeal_text(text: str) -> Finding | None:
    """Why this does not say what is asked."""
    return why_not_text("text", text, COMMENT_LIMIT)


def why_not_review(*, appealed: bool, reviewed: bool, same_person: bool) -> Finding | None:
    """Why this person does not look again: nobody asked, it was done, or they hid it themselves."""
    if not appealed:
        return Finding("no-appeal-here")
    if reviewed:
        return Finding("reviewed-already")
    return Finding("another-must-look") if same_person else None


def why_not_links(text: str) -> Finding | None:
    """Why a text looks like an advertisement: it is full of web addresses."""
    return (
        Finding("too-many-links", {"most": MOST_LINKS}, about="text") if len(LINK.findall(text)) > MOST_LINKS else None
    )
