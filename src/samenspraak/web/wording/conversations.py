# SPDX-License-Identifier: EUPL-1.2
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict[str, Promise] = {
    "not-the-gebiedsteam": _("Only the area team of this area can do this."),
    "round-going-on": _("A round is going on here already. There can be one at a time."),
    "round-closed": _("This round has been closed."),
    "gathering-still-open": _("A gathering is still open. Close it first."),
    "somebody-else-leads": _("Somebody else leads this conversation now. Take over first if you want to lead it."),
    "colleague-unknown": _("Choose a colleague of the area team."),
    "minutes-unknown": _("Choose how many minutes the clock runs."),
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
    "gathering-opened-already": _("This gathering is open already."),
    "code-unknown": _("We do not know this code. Look again at the screen: six letters and digits."),
    "gathering-not-over": _("This can be noted when the gathering has closed."),
    "minutes-out-of-range": _("Give a number of hours from 0 to {most}."),
    "enough-codes": _("Those were many wrong codes in a row. Wait ten seconds and try again."),
    "enough-answers": _("This phone has given all the answers it can give in one gathering: {most}. Thank you."),
    "side-missing": _("Choose how you take part."),
    "too-many-newcomers": _("Very many people come in from this place at once. Try again from {at}."),
    "age-unknown": _("Choose one of the ages, or skip it."),
    "lived-unknown": _("Choose one of the periods, or skip it."),
    "lived-is-for-residents": _("Only who lives here can say for how long."),
    "too-many-answers-now": _("You sent more than {most} answers within a minute. Wait a minute and send it again."),
    "too-many-wishes": _(
        "You have said {most} things to this question. Take one back first, if you want to say something else."
    ),
    "nothing-left-to-hear": _("There is nothing left to hear of this conversation."),
    "address-unreadable": _("This does not look like an e-mail address. Compare it with how you write it yourself."),
    "too-many-addresses": _("Very many addresses come from this place. Try again in an hour."),
    "too-early-to-forget": _("It is too early: phones are known until the period that was told is over."),
    "votes-too-early": _("Sheets of this gathering can still be entered, until {since}."),
    "votes-decided-already": _("This was decided already."),
    "votes-not-announced": _(
        "The votes on statements of each person are not public: that was not said before people voted."
    ),
    "votes-too-few": _(
        "The votes on statements of each person become public when at least {least} people voted. Here fewer did."
    ),
    "votes-show-sides": _(
        "The votes on statements of each person are not public:"
        " with them one could find out what a few people of one side said."
    ),
    "channel-unknown": _("Choose what you enter: a table, a sheet of paper, or for somebody."),
    "room-is-elsewhere": _(
        "The room is at another plate now. You can read here; answering is possible when the room is here."
    ),
    "answer-withdrawn-already": _("This answer has been taken back already."),
    "answer-hidden-already": _("This answer is hidden already."),
    "answer-not-hidden": _("This answer is not hidden."),
    "wishes-missing": _("Tick at least one wish. What was taken back in the meantime cannot be grouped any more."),
    "group-name-missing": _("Give the group a name."),
    "group-name-too-long": _("This name has {length} characters. At most {limit} fit."),
    "group-name-taken": _("There is a group with this name already. You can merge them."),
    "group-gone": _("This group is not there any more."),
    "groups-not-together": _("These two groups cannot be merged."),
    "conclusion-empty": _("Write the conclusion first."),
    "conclusion-too-long": _("The conclusion has {length} characters. At most {limit} fit."),
    "conclusion-changed": _("The text was changed in the meantime. Read it first, and then press again."),
    "fit-not-asked": _("You are not asked about this text now."),
    "fit-missing": _("Choose yes or no."),
    "missing-too-long": _("What you miss has {length} characters. At most {limit} fit."),
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
    "length-out-of-range": _("A gathering lasts from {least} to {most} minutes."),
    "more-plates-than-minutes": _("{plates} plates do not fit in {minutes} minutes. Choose fewer plates or more time."),
    "sheets-out-of-range": _("Choose from 1 to {most} sheets at once."),
    "sheets-too-many": _("A gathering has at most {most} numbered sheets."),
    "sheets-too-late": _("Sheets of this gathering could be entered until {until}. All answers are sealed now."),
    "sheet-of-another-gathering": _("Sheet {sheet} belongs to another gathering: “{title}”. Enter it there."),
    "sheet-entered-already": _("Sheet {sheet} was entered before."),
    "sheet-sealed": _(
        "Sheet {sheet} was entered before the gathering closed."
        " It is sealed with the rest and does not change any more."
    ),
    "sheet-empty": _("There is nothing on this sheet yet."),
    "own-plates-enough": _("There are {most} plates of your own already. More would crowd out the common ones."),
    "own-plate-used": _("A gathering has used this plate, so it does not change any more."),
    "own-plate-title-missing": _("Give the plate a title."),
    "own-plate-title-taken": _("There is a plate called “{title}” already. Choose another title."),
    "own-plate-asks-nothing": _("Put at least one question or statement on the plate."),
    "own-plate-too-long": _("This is {length} characters long. At most {limit} fit."),
    "own-plate-too-many": _("At most {most} fit on a plate."),
    "only-harm-is-hidden-now": _(
        "The gathering is closed, and its outcomes are known. Now only what is about a person or hurts is hidden."
    ),
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
    "conversation.rescheduled": _(
        "The gathering “{title}” got another moment or place. It begins on {starts}; it was to begin on {was}."
    ),
    "conversation.opened": _("The gathering “{title}” opened."),
    "conversation.moved-on": _("The room went to the plate “{called}”."),
    "conversation.revealed": _("What was answered at the plate “{called}” was shown to the room."),
    "conversation.covered": _("What was answered at the plate “{called}” was taken off the screens."),
    "conversation.roaming": _("From here on everyone could leaf through all plates."),
    "conversation.gathered": _("The room was called together again at one plate."),
    "conversation.taken-over": _("Somebody else of the area team leads the gathering from here on."),
    "conversation.handed-over": _("The host handed the gathering over to a colleague."),
    "conversation.clock-set": _("The clock on the screen was set to {minutes} minutes."),
    "conversation.clock-stopped": _("The clock on the screen was stopped."),
    "conversation.paused": _("A break began: nobody could send answers."),
    "conversation.went-on": _("The break was over."),
    "conversation.reads-first": _("From here on a host read each wish before the room saw it."),
    "conversation.shows-at-once": _("From here on the room saw wishes at once."),
    "conversation.closed": _(
        "The gathering “{title}” closed: {answers} answers of {participants} participants, sealed with {digest}."
    ),
    "conversation.votes-opened": _(
        "The votes on {statements} statements of the gathering “{title}” became public, of {voters} people without"
        " names. SHA-256 of the file: {digest}."
    ),
    "conversation.hours-noted": _("It was noted that officials spent {minutes} minutes on the gathering."),
    "conversation.forgotten": _(
        "Of the gathering “{title}” nobody can tell any more which phone gave which answers. The answers stay."
    ),
    "followers.forgotten": _("The e-mail addresses of who wanted to hear more were forgotten: {addresses}."),
    "conversation.online": _("The gathering “{title}” goes on online, until {until}."),
    "conversation.lengthened": _("The conversation “{title}” stays open online longer, until {until}."),
    "statement.admitted": _("A statement of a participant was put on the plate “{called}”, sealed with {digest}."),
    "statement.declined": _(
        "A statement of a participant was not put on the plate “{called}”. Reason: {reason}. Sealed with {digest}."
    ),
    "statement.taken-down": _(
        "A statement of a participant was taken off the plate “{called}” again. Reason: {reason}. Sealed with {digest}."
    ),
    "conversation.sheets-numbered": _("Numbers {first} to {last} were given out for sheets of paper."),
    "conversation.added": _(
        "A sheet of paper of the gathering “{title}” was entered after it closed. That makes {sheets} late sheets,"
        " {answers} answers of {participants} participants, sealed anew with {digest}."
    ),
    "conversation.corrected": _(
        "A late sheet of the gathering “{title}” was corrected. That makes {sheets} late sheets,"
        " {answers} answers of {participants} participants, sealed anew with {digest}."
    ),
    "plate.added": _("A plate of their own was put beside the common ones: “{called}”."),
    "plate.changed": _("The plate “{called}”, which no gathering had used yet, was improved."),
    "participant.entered": _("The area team began to type in a sheet or a table."),
    "answer.admitted": _("A host let the room see wishes at the plate “{called}” (number: {number})."),
    "answer.hidden": _("The host took an answer at the plate “{called}” off the screens. Reason: {reason}."),
    "answer.shown": _("The host put an answer at the plate “{called}” back."),
    "wishes.grouped": _("Wishes at the plate “{called}” were put together (number: {number})."),
    "wishes.ungrouped": _("Wishes at the plate “{called}” were taken out of a group (number: {number})."),
    "group.renamed": _("A group of wishes at the plate “{called}” got another name."),
    "group.merged": _("Two groups of wishes at the plate “{called}” became one."),
    "group.pinned": _("A group of wishes at the plate “{called}” was put on top."),
    "group.unpinned": _("A group of wishes at the plate “{called}” does not stand on top any more."),
    "wish.pinned": _("A wish at the plate “{called}” was put on top."),
    "wish.unpinned": _("A wish at the plate “{called}” does not stand on top any more."),
    "conclusion.written": _("Conclusion {number} at the plate “{called}” was put on the screen ({digest})."),
    "conclusion.taken-away": _("The conclusion at the plate “{called}” was taken away."),
    "conclusion.asked": _("The room was asked whether conclusion {number} at the plate “{called}” fits."),
}

# What is found when one looks for groups in the votes: Opinions.verdict → sentence.
GROUP_VERDICTS: dict[str, Promise] = {
    "groups": _("Among those who came, groups of people gave much the same answers to the statements."),
    "no-clear-groups": _("There are no clear groups: people do not fall apart into camps that say much the same."),
    "too-few-participants": _("Too few people answered enough statements to look for groups."),
    "too-few-statements": _("Too few statements were answered to look for groups."),
}
