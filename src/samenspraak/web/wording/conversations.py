# SPDX-License-Identifier: EUPL-1.2
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict[str, Promise] = {
    "not-the-gebiedsteam": _("Only the area team of this area can do this."),
    "round-going-on": _("A round is going on here already. There can be one at a time."),
    "round-closed": _("This round has been closed."),
    "gathering-still-open": _("A gathering is still open. Close it first."),
    "title-missing": _("Give the gathering a title."),
    "starts-in-the-past": _("This moment has passed. Choose another date and time."),
    "plates-missing": _("Choose at least one thing to talk about."),
    "plate-unknown": _("This plate is not on the table of this gathering."),
    "gathering-not-open-yet": _("This gathering has not opened yet."),
    "gathering-closed": _("This gathering is closed."),
    "gathering-cancelled": _("This gathering was called off."),
    "gathering-opened-already": _("This gathering is open already."),
    "code-unknown": _("We do not know this code. Look again at the screen: six letters and digits."),
    "enough-codes": _("Those were many wrong codes in a row. Wait ten seconds and try again."),
    "enough-phones": _("Many phones came in from this network in a short time. Wait ten seconds and try again."),
    "enough-answers": _("This phone has given all the answers it can give in one gathering: {most}. Thank you."),
    "side-missing": _("Choose how you take part."),
    "channel-unknown": _("Choose what you enter: a table, a sheet of paper, or for somebody."),
    "room-is-elsewhere": _(
        "The room is at another plate now. You can read here; answering is possible when the room is here."
    ),
    "answer-withdrawn-already": _("This answer has been taken back already."),
    "answer-hidden-already": _("This answer is hidden already."),
    "answer-not-hidden": _("This answer is not hidden."),
    "reason-missing": _("Choose why you hide this answer."),
    "only-words-are-hidden": _(
        "Only what people wrote in their own words can be hidden. What they chose always counts."
    ),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict[str, Promise] = {
    "content.adopted": _("New questions were adopted (content version with digest {digest})."),
    "round.started": _("Round {number} started, with content version {content}."),
    "round.closed": _("Round {number} was closed."),
    "conversation.prepared": _("A gathering was put in the books: {title}, with {plates} plates."),
    "conversation.cancelled": _("A gathering was called off: {title}."),
    "conversation.opened": _("The gathering “{title}” opened."),
    "conversation.moved-on": _("The room went to the plate “{called}”."),
    "conversation.revealed": _("What was answered at the plate “{called}” was shown to the room."),
    "conversation.covered": _("What was answered at the plate “{called}” was taken off the screens."),
    "conversation.roaming": _("From here on everyone could leaf through all plates."),
    "conversation.gathered": _("The room was called together again at one plate."),
    "conversation.closed": _(
        "The gathering “{title}” closed: {answers} answers of {participants} participants, sealed with {digest}."
    ),
    "participant.entered": _("The area team began to type in a sheet or a table."),
    "answer.hidden": _("The host took an answer at the plate “{called}” off the screens. Reason: {reason}."),
    "answer.shown": _("The host put an answer at the plate “{called}” back."),
}
