# SPDX-License-Identifier: EUPL-1.2
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict[str, str | Promise] = {
    "meeting-members-or-team": _(
        "Only who holds a seat in this body plans and writes down its meetings, or the area team for it."
    ),
    "meeting-members-only": _(
        "Only who holds a seat in this body does this. The area team helps to type, and decides nothing."
    ),
    "meeting-of-no-body": _("Choose a body of residents of this neighbourhood."),
    "meeting-in-the-past": _("This moment has passed. A meeting is planned beforehand."),
    "meeting-too-far": _("This is more than two years ahead. Choose a day that is nearer."),
    "meeting-length": _("A meeting takes between a quarter of an hour and twelve hours."),
    "meeting-closed-without-reason": _("Say why this meeting is not open to everybody. Everybody reads this reason."),
    "meeting-called-off": _("This meeting was called off."),
    "meeting-closed": _("This meeting is over. What was decided stands; the minutes can still be corrected."),
    "meeting-begun": _("This meeting has been opened already."),
    "meeting-announced-already": _("This meeting has been announced already."),
    "meeting-without-agenda": _("There is nothing on the agenda yet. Add a point first."),
    "meeting-not-announced": _("This meeting was not announced. Announce it first, so that everybody sees the agenda."),
    "meeting-not-yet": _("The meeting begins on {starts}. It can be opened from an hour before."),
    "meeting-not-open": _("First open the meeting."),
    "meeting-not-held": _("This meeting was not held, so there are no minutes of it."),
    "point-not-there": _("There is no point {number} on this agenda."),
    "point-dropped": _("This point was taken off the agenda."),
    "point-decided-already": _("The meeting has decided on this point already."),
    "point-not-decided": _("Nothing was decided on this point."),
    "point-of-no-idea": _("There is no idea {number} in this neighbourhood that a meeting can be about."),
    "point-task-without-topic": _("Choose the topic, or the idea, that this is about."),
    "point-not-to-decide": _(
        "This point was not announced as one on which the meeting decides. Talk about it now, and decide next time."
    ),
    "point-too-late": _(
        "The agreement asks that a point stands on the agenda {before} days before the meeting decides on it. "
        "This one does since {since}, so this meeting only talks about it. Does it go on the agenda of a next meeting "
        "on the day of this one? Then that meeting can decide on it from {earliest}."
    ),
    "too-many-points": _("An agenda has at most {most} points."),
    "too-many-papers": _("There are at most {most} papers by one point."),
    "paper-empty": _("Write the text, or give the page of this site where it stands."),
    "paper-link-elsewhere": _("Only a page of this site: it begins with /, such as /oosterparkwijk/agenda/3/."),
    "paper-file-or-page": _("Give a file or a page of this site, not both."),
    "not-a-pdf": _("This is not a PDF file, or it is not whole. Save it as PDF and choose it again."),
    "file-too-heavy": _("This file is too large. It can be {megabytes} megabytes at most."),
    "pdf-locked": _(
        "This file is locked with a password or against copying. Save it without that: else not all can read it."
    ),
    "pdf-runs-something": _("This file wants to run a program when it is opened. Save it as a plain PDF."),
    "file-accessible-not-said": _("Say whether everybody can read this file."),
    "file-without-words": _("Say in a few lines what is in the file, for who cannot read it."),
    "paper-gone": _("This paper is not there any more."),
    "attendance-of-no-member": _("Somebody in this list held no seat in the body on that day."),
    "attendance-unknown": _("Say for each member: there, away and said so, or away."),
    "attendance-not-noted": _("First note who was there."),
    "points-undecided": _(
        "Nothing was noted about what was decided on these points: {points}. After closing that cannot be done any "
        "more. Note it first, or say below that nothing was decided on them."
    ),
    "visitors-wrong": _("Give the number of people who came to listen: 0 to 10,000."),
    "was-there": _("Somebody who voted or declared an interest cannot be noted as away. Take that back first."),
    "interest-of-no-member": _("Choose somebody who holds a seat in this body."),
    "interest-of-somebody-absent": _("Whoever is not there does not vote either. First note who is there."),
    "interests-not-asked": _(
        "The agreement asks this: first ask who has an interest of their own in a point, and note that it was asked."
    ),
    "no-quorum": _("{present} of the {seats} members are there. To decide there must be {quorum}."),
    "nobody-votes": _("Nobody is left who can vote on this point."),
    "votes-missing": _(
        "Of {n} of those who are there the vote is missing. Choose for, against or neither for everybody."
    ),
    "vote-of-no-member": _("Somebody in this list held no seat in the body on that day, and does not vote."),
    "vote-of-somebody-absent": _("Somebody in this list is not there, and does not vote."),
    "vote-on-own-interest": _(
        "Somebody in this list has an interest of their own in this point, and does not vote on it."
    ),
    "member-choice-unknown": _("A member votes for, against or neither."),
    "close-first": _("First close the meeting. After that the minutes are published."),
    "minutes-empty": _("Write the minutes first."),
    "minutes-unchanged": _("These minutes have been published already. Nothing was changed since."),
    "written-meanwhile": _(
        "Somebody else wrote about point {point} in the meantime. Nothing was lost: their text stands above "
        "yours. Put them together and save once more."
    ),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict[str, str | Promise] = {
    "meeting.planned": _("{body} planned a meeting: “{title}”."),
    "meeting.rescheduled": _("The meeting “{title}” of {body} was changed."),
    "meeting.announced": _("{body} announced its meeting “{title}”, with {points} points."),
    "meeting.called-off": _("The meeting “{title}” of {body} was called off."),
    "meeting.point-added": _("Point {point} was put on the agenda of meeting {meeting}: “{title}”."),
    "meeting.point-changed": _("Point {point} of meeting {meeting} was changed: “{title}”."),
    "meeting.point-dropped": _("Point {point} was taken off the agenda of meeting {meeting}: “{title}”."),
    "meeting.paper-added": _("A paper was added to point {point} of meeting {meeting}: “{title}”."),
    "meeting.paper-dropped": _("A paper was taken away from point {point} of meeting {meeting}: “{title}”."),
    "meeting.opened": _("Meeting {meeting} of {body} was opened."),
    "meeting.attendance-noted": _("Of the {members} members {present} are at meeting {meeting} of {body}."),
    "meeting.interests-asked": _("In meeting {meeting} of {body} it was asked who has an interest of their own."),
    "meeting.interest-declared": _("A member declared an interest in point {point} of meeting {meeting} of {body}."),
    "meeting.interest-taken-back": _("An interest in point {point} of meeting {meeting} of {body} was taken back."),
    "meeting.decided": _("Meeting {meeting} of {body} decided on point {point}: {yes} for, {no} against."),
    "meeting.decision-taken-back": _(
        "What meeting {meeting} of {body} decided on point {point} was noted wrongly, and taken back."
    ),
    "meeting.closed": _("Meeting {meeting} of {body} was closed, with {decided} decisions."),
    "meeting.minutes-published": _("The minutes of meeting {meeting} of {body} were published."),
    "meeting.minutes-corrected": _("The minutes of meeting {meeting} of {body} were corrected (edition {edition})."),
}

# The status of a meeting → (words, tone)
STATUSES: dict[str, tuple[str | Promise, str]] = {
    "planned": (pgettext_lazy("meeting", "Planned, agenda not announced yet"), "quiet"),
    "announced": (pgettext_lazy("meeting", "Announced"), "info"),
    "open": (pgettext_lazy("meeting", "Going on"), "ok"),
    "closed": (pgettext_lazy("meeting", "Over"), "quiet"),
    "cancelled": (pgettext_lazy("meeting", "Called off"), "error"),
}
STATES: dict[str, str | Promise] = {
    "present": pgettext_lazy("attendance", "there"),
    "notice": pgettext_lazy("attendance", "away, and said so"),
    "absent": pgettext_lazy("attendance", "away"),
}
CHOICES: dict[str, str | Promise] = {
    "yes": pgettext_lazy("member's vote", "for"),
    "no": pgettext_lazy("member's vote", "against"),
    "abstain": pgettext_lazy("member's vote", "neither"),
}
OUTCOMES: dict[str, tuple[str | Promise, str]] = {
    "carried": (pgettext_lazy("resolution", "Carried"), "ok"),
    "rejected": (pgettext_lazy("resolution", "Not carried"), "error"),
}
# How far a decision of a meeting reaches → (badge, sentence)
FORCES: dict[str, tuple[str | Promise, str | Promise]] = {
    "binding": (_("Decision of {body}"), _("The agreement gives this to {body}.")),
    "advice": (_("Advice of {body}"), _("This is what {body} thinks. It does not bind anybody.")),
    "own": (_("{body} about itself"), _("This is about how {body} works. It binds nobody else.")),
}
TASKS: dict[str, str | Promise] = {
    "draw-up": _("whether this comes on the neighbourhood agenda"),
    "decide": _("whether this goes ahead"),
    "carry-out": _("how this is carried out"),
}
