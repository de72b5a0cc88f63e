# SPDX-License-Identifier: EUPL-1.2
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict[str, str | Promise] = {
    "griffie-only": _("Only the registry of the council (griffie) records what the council decided."),
    "council-decided-already": _("The council's decision on this version has been recorded already."),
    "version-not-signed": _("The council decides on an agreement that both sides have signed. This one is not."),
    "decision-in-future": _("The council cannot have decided on a day that is still to come."),
    "conditions-missing": _("Write down the conditions, or choose “agreed”."),
    "since-missing": _("From which day is the agreement in force?"),
    "since-before-decision": _("The agreement cannot be in force before the council decided, on {decided_on}."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict[str, str | Promise] = {
    "council.agreed": _("The council agreed to version {version} of the agreement ({reference})."),
    "council.agreed-with-conditions": _(
        "The council agreed to version {version} of the agreement, with conditions ({reference})."
    ),
    "council.declined": _("The council did not agree to version {version} of the agreement ({reference})."),
}

OWNED_BY: dict[str, str | Promise] = {
    "raad": _("a power of the municipal council"),
    "college": _("a power of the college"),
    "burgemeester": _("a power of the mayor"),
}
OUTCOMES: dict[str, str | Promise] = {
    "agreed": _("Agreed"),
    "agreed-with-conditions": _("Agreed, with conditions"),
    "declined": _("Not agreed"),
}

INSTRUMENTS: dict[str, str | Promise] = {
    "": _("Instrument not said"),
    "geen": _("No instrument"),
    "toezegging": _("Promise (toezegging): political, not a legal transfer"),
    "mandaat": _("Mandate (mandaat): in the name of the body that owns the power"),
    "delegatie": _("Delegation (delegatie): the power itself goes over"),
    "overeenkomst": _("Contract (overeenkomst)"),
}
