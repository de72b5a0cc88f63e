# SPDX-License-Identifier: EUPL-1.2
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict[str, str | Promise] = {
    "ledger-unreadable": _("Line {line} is not an entry of a logbook."),
    "ledger-gap": _("Line {line} should hold entry {expected}, but holds another."),
    "ledger-broken-link": _("Entry {number} does not follow from the entry before it."),
    "ledger-changed": _("Entry {number} is not what was sealed."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict[str, str | Promise] = {}

# What deeds are about, to choose from: the noun before the dot of Entry.kind.
NOUNS: dict[str, str | Promise] = {
    "round": pgettext_lazy("logbook", "rounds"),
    "conversation": pgettext_lazy("logbook", "conversations"),
    "plate": pgettext_lazy("logbook", "plates of their own"),
    "agreement": pgettext_lazy("logbook", "agreements"),
    "council": pgettext_lazy("logbook", "the council"),
    "proposal": pgettext_lazy("logbook", "the neighbourhood agenda"),
    "ballot": pgettext_lazy("logbook", "ballots"),
    "meeting": pgettext_lazy("logbook", "meetings"),
    "evaluation": pgettext_lazy("logbook", "evaluations"),
    "safeguard": pgettext_lazy("logbook", "safeguards"),
    "seat": pgettext_lazy("logbook", "seats"),
    "body": pgettext_lazy("logbook", "bodies"),
    "content": pgettext_lazy("logbook", "the questions"),
    "places": pgettext_lazy("logbook", "neighbourhoods and villages"),
}

# What the facts of a deed are called, in its details. A fact that is not here shows its own name.
FACTS: dict[str, str | Promise] = {
    "body": pgettext_lazy("fact", "Body"),
    "conditions": pgettext_lazy("fact", "Conditions"),
    "decided_on": pgettext_lazy("fact", "Decided on"),
    "proposed_on": pgettext_lazy("fact", "Proposed on"),
    "met_on": pgettext_lazy("fact", "Met on"),
    "condition": pgettext_lazy("fact", "Condition"),
    "reached": pgettext_lazy("fact", "How decided"),
    "signed_on": pgettext_lazy("fact", "Signed on"),
    "entered_by": pgettext_lazy("fact", "Entered by"),
    "text_digest": pgettext_lazy("fact", "Digest of the text"),
    "digest": pgettext_lazy("fact", "Digest of the text"),
    "guard": pgettext_lazy("fact", "Safeguard"),
    "on": pgettext_lazy("fact", "On"),
    "language": pgettext_lazy("fact", "Language"),
    "name": pgettext_lazy("fact", "Name"),
    "number": pgettext_lazy("fact", "Number"),
    "place": pgettext_lazy("fact", "Place"),
    "reason": pgettext_lazy("fact", "Reason"),
    "reference": pgettext_lazy("fact", "Reference"),
    "role": pgettext_lazy("fact", "Role"),
    "since": pgettext_lazy("fact", "Since"),
    "starts": pgettext_lazy("fact", "Begins"),
    "text": pgettext_lazy("fact", "Text"),
    "title": pgettext_lazy("fact", "Title"),
    "until": pgettext_lazy("fact", "Until"),
    "version": pgettext_lazy("fact", "Version"),
    "was": pgettext_lazy("fact", "Before"),
}
