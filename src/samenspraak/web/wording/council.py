# SPDX-License-Identifier: EUPL-1.2
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict[str, str | Promise] = {
    "griffie-only": _("Only the registry of the council (griffie) records what the council decided."),
    "council-decided-already": _("The council's decision on this version has been recorded already."),
    "version-not-signed": _("The council decides on an agreement that both sides have signed. This one is not."),
    "decision-in-future": _("The council cannot have decided on a day that is still to come."),
    "decision-before-proposal": _(
        "The college proposed this on {proposed_on}. The council decided on that day or later."
    ),
    "conditions-missing": _("Write down the conditions, or choose “agreed”."),
    "conditions-not-asked": _("There are conditions below. Choose “agreed, with conditions”, or take them out."),
    "condition-words-missing": _("What is the condition?"),
    "condition-day-missing": _("By which day must this be done?"),
    "condition-day-before-decision": _("That day lies before the decision, on {decided_on}."),
    "college-or-griffie-only": _("Only the college and the registry of the council (griffie) record this."),
    "college-proposed-already": _("The college's proposal on this version has been recorded already."),
    "proposal-in-future": _("The college cannot have proposed this on a day that is still to come."),
    "proposal-before-text": _("The text is fixed since {fixed_on}. The college cannot have proposed it before."),
    "condition-met-already": _("That this condition was met has been recorded already."),
    "condition-met-in-future": _("A condition cannot have been met on a day that is still to come."),
    "condition-met-too-early": _("The council decided on {decided_on}. The condition was met on that day or later."),
    "since-missing": _("From which day is the agreement in force?"),
    "since-before-decision": _("The agreement cannot be in force before the council decided, on {decided_on}."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict[str, str | Promise] = {
    "council.proposed": _("The college proposed version {version} of the agreement to the council ({reference})."),
    "council.condition-met": _("Condition {condition} of the council on version {version} was met ({reference})."),
    "council.agreed": _("The council agreed to version {version} of the agreement ({reference})."),
    "council.agreed-with-conditions": _(
        "The council agreed to version {version} of the agreement, with conditions ({reference})."
    ),
    "council.declined": _("The council did not agree to version {version} of the agreement ({reference})."),
}

# The road of one text, step by step; and who is to do what, when that step is next.
ROAD: dict[str, str | Promise] = {
    "drafted": _("Drawn up"),
    "proposed": _("Proposed"),
    "wijk": _("Signed by the neighbourhood"),
    "gemeente": _("Signed by the municipality"),
    "to-council": _("Proposed to the council"),
    "decided": _("Decided by the council"),
    "in-force": _("In force"),
}
NEXT: dict[str, str | Promise] = {
    "proposed": _(
        "Next: the area team or a residents' body works on the text, and proposes it when nothing stands in the way."
    ),
    "wijk": _("Next: a body of the residents signs. Whoever may sign for it can do that here, or on paper."),
    "gemeente": _("Next: the college signs for the municipality."),
    "to-council": _("Next: the college proposes it to the council, and the council decides."),
    "decided": _("Next: the council decides, and the registry (griffie) records that."),
    "in-force": _("Next: it comes into force on the day that the council agreed to."),
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
