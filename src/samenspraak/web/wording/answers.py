# SPDX-License-Identifier: EUPL-1.2
"""Sentences for answers (may it be given?), for content files that are unsound, and for then and now."""

from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    # One answer
    "answer-empty": _("You have not filled in anything yet."),
    "answer-too-long": _(
        "Your text has {length} characters. At most {limit} fit. Make it shorter, or split it in two."
    ),
    "question-unknown": _("This question is not part of this conversation."),
    "stance-unknown": _("Choose agree, disagree or pass."),
    "option-unknown": _("Choose one of the answers on the list."),
    "compass-out-of-range": _("Choose a number from {lowest} to {highest}."),
    "triangle-unreadable": _("Give each of the three corners a whole number, 0 or more."),
    "triangle-not-hundred": _("The three numbers must add up to 100. They now add up to {total}."),
    "conversation-not-open-yet": _("This conversation has not started yet."),
    "conversation-closed": _("This conversation is closed. Answers can no longer be added."),
    "plate-not-open": _("The room is at another plate now. You can send this when the room is here."),
    "conversation-paused": _("We take a short break. What you typed is still here; send it when we go on."),
    # Content files
    "content-file-missing": _("The file {file} is missing."),
    "content-missing": _("{file}: {at} is missing or empty."),
    "content-shape": _("{file}: {at} does not have the right shape."),
    "content-too-long": _("{file}: {at} has {length} characters. At most {limit} fit."),
    "content-unknown": _("{file}: at {at} stands “{found}”. It can be: {known}."),
    "content-double": _("{file}: at {at} the key “{key}” stands more than once."),
    "content-keys": _("{file}: at {at} these keys must stand, in this order: {expected}. We found: {found}."),
    "content-one-sided": _(
        "{file}: the statements of “{plate}” point one way only. Add one that points the other way ({at})."
    ),
    "content-one-option": _("{file}: the choice of “{plate}” has a single answer. Give at least two ({at})."),
    # Then and now
    "change-unknown": _("Cannot be compared: one of the two times nobody answered."),
    "change-too-few": _("Too few answers to compare ({then} then, {now} now). We do so from {few} answers each time."),
    "change-may-be-chance": _("No clear difference. What we see may be chance ({then} answers then, {now} now)."),
    "change-up": _("Clearly higher than then ({then} answers then, {now} now)."),
    "change-down": _("Clearly lower than then ({then} answers then, {now} now)."),
    "wish-unknown": _("We do not know whether the wish came true: answers are missing."),
    "wish-too-few": _("Too few answers to say whether the wish came true."),
    "wish-reached": _("Now about as people wanted it then."),
    "wish-passed": _("Now more than people wanted then."),
    "wish-open": _("Not yet as people wanted it then."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {}
