# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    "ledger-unreadable": _("Line {line} is not an entry of a logbook."),
    "ledger-gap": _("Line {line} should hold entry {expected}, but holds another."),
    "ledger-broken-link": _("Entry {number} does not follow from the entry before it."),
    "ledger-changed": _("Entry {number} is not what was sealed."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {}

# What deeds are about, to choose from: the noun before the dot of Entry.kind.
NOUNS: dict = {
    "round": _("rounds"),
    "conversation": _("conversations"),
    "agreement": _("agreements"),
    "council": _("the council"),
    "proposal": _("the neighbourhood agenda"),
    "ballot": _("ballots"),
    "evaluation": _("evaluations"),
    "seat": _("seats"),
    "body": _("bodies"),
    "content": _("the questions"),
    "places": _("neighbourhoods and villages"),
}

# What the facts of a deed are called, in its details. A fact that is not here shows its own name.
FACTS: dict = {
    "body": _("Body"),
    "conditions": _("Conditions"),
    "decided_on": _("Decided on"),
    "digest": _("Digest of the text"),
    "language": _("Language"),
    "name": _("Name"),
    "number": _("Number"),
    "reason": _("Reason"),
    "reference": _("Reference"),
    "role": _("Role"),
    "since": _("Since"),
    "text": _("Text"),
    "title": _("Title"),
    "until": _("Until"),
    "version": _("Version"),
}
