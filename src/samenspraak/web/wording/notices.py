# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {}

# What a receipt is for: Receipt.kind → words.
KINDS: dict = {
    "conversation": _("An answer in a conversation"),
    "statement": _("A statement for others to answer"),
    "proposal": _("An idea for the agenda"),
    "comment": _("A comment on an idea"),
    "remark": _("A remark about a draft agreement"),
    "amendment": _("Another wording of an idea"),
    "picture": _("A picture by an idea"),
    "support": _("Support for an idea"),
    "question": _("A question to the municipality"),
    "appeal": _("A request to look again at what was hidden"),
    "vote": _("A vote"),
}

# How it came in: channel → words.
CHANNELS: dict = {
    "online": _("online"),
    "phone": _("by phone or computer"),
    "table": _("at the table, typed in by somebody for the group"),
    "on-behalf": _("typed in by somebody on behalf of the person"),
    "paper": _("on paper"),
    "letter": _("with a code from a letter"),
    "desk": _("at the desk"),
    "live": _("in the room"),
}

# What a status is called, its tone, and what it means for whoever holds the receipt.
STATUSES: dict = {
    "received": (_("Received"), "info", _("It has arrived and has been kept. Nothing has been decided about it yet.")),
    "in-use": (_("Counts"), "ok", _("It counts: it is part of the outcome, the agenda or the vote.")),
    "answered": (_("Answered"), "ok", _("You have an answer. You can read it below.")),
    "withdrawn": (_("Withdrawn"), "quiet", _("It has been taken back and no longer counts.")),
}
