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
    "online-already": _("This is the online part of a gathering; it cannot go on online once more."),
    "online-too-early": _("Close the gathering first. Then it can go on online."),
    "online-too-short": _("Choose a day after today, so that people have time to find it."),
    "online-too-long": _("Choose an earlier day: a conversation is open online for at most {days} days."),
    "online-not-longer": _("It is open until then or longer already. Choose a later day."),
    "online-is-not-led": _("Online everybody goes at their own pace: there is no room to lead."),
    "not-online": _("This gathering is not online."),
    "not-over-yet": _("Its time is not over yet."),
    "too-many-arrivals": _(
        "Many people came in from your internet connection just now. Wait a few minutes and try again."
    ),
    "gathering-opened-already": _("This gathering is open already."),
    "code-unknown": _("We do not know this code. Look again at the screen: six letters and digits."),
    "too-many-guesses": _("Those were many wrong codes in a row. Wait ten seconds and try again."),
    "side-missing": _("Choose how you take part."),
    "channel-unknown": _("Choose what you enter: a table, a sheet of paper, or for somebody."),
    "room-is-elsewhere": _(
        "The room is at another plate now. You can read here; answering is possible when the room is here."
    ),
    "answer-withdrawn-already": _("This answer has been taken back already."),
    "answer-hidden-already": _("This answer is hidden already."),
    "answer-not-hidden": _("This answer is not hidden."),
    "reason-missing": _("Choose a reason. Whoever said it can read it."),
    "statements-when-roaming": _("You can offer a statement when everybody goes at their own pace."),
    "statement-too-short": _("Write a whole thought, in a few words at least."),
    "statement-too-long": _("Your statement is {length} characters long. At most {limit} fit: one thought is enough."),
    "statement-is-a-question": _("This is a question. Make a sentence of it that others can agree or disagree with."),
    "statement-has-contact": _("Leave out addresses, telephone numbers and links: everybody can read a statement."),
    "statement-known": _("This statement stands on the plate already: “{text}”. You can answer it there."),
    "statements-enough": _(
        "You have offered {most} statements at this plate. That is the most; there are more plates."
    ),
    "statements-full": _("So many statements wait now that the area team must read first. Try again later."),
    "statement-decided-already": _("This statement was decided on already."),
    "statement-not-there": _("This statement does not stand on a plate."),
    "own-plate-title-missing": _("Give the plate a title."),
    "own-plate-title-taken": _("There is a plate called “{title}” already. Choose another title."),
    "own-plate-asks-nothing": _("Put at least one question or statement on the plate."),
    "own-plate-too-long": _("This is {length} characters long. At most {limit} fit."),
    "own-plate-too-many": _("At most {most} fit on a plate."),
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
    "conversation.online": _("The gathering “{title}” goes on online, until {until}."),
    "conversation.lengthened": _("The conversation “{title}” stays open online longer, until {until}."),
    "statement.admitted": _("A statement of a participant was put on the plate “{called}”, sealed with {digest}."),
    "statement.declined": _(
        "A statement of a participant was not put on the plate “{called}”. Reason: {reason}. Sealed with {digest}."
    ),
    "statement.taken-down": _(
        "A statement of a participant was taken off the plate “{called}” again. Reason: {reason}. Sealed with {digest}."
    ),
    "participant.entered": _("The area team began to type in a sheet or a table."),
    "answer.hidden": _("The host took an answer at the plate “{called}” off the screens. Reason: {reason}."),
    "answer.shown": _("The host put an answer at the plate “{called}” back."),
}
