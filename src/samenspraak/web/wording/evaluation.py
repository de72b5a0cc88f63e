# SPDX-License-Identifier: EUPL-1.2
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict[str, str | Promise] = {
    "evaluation-organisers-only": _("Only the area team of this area starts and concludes an evaluation."),
    "nothing-to-evaluate": _("There is no agreement in force here to look back on."),
    "evaluation-needs-round": _(
        "This agreement did not come from a conversation, so there is no then to compare with."
    ),
    "evaluation-going-on": _("An evaluation of this agreement is going on already."),
    "lesson-seats-only": _("Lessons are written by the area team and by whoever holds a seat for residents here."),
    "evaluation-concluded": _("This evaluation has been concluded. Nothing can be added any more."),
    "evaluation-not-concluded": _("First conclude the evaluation; then its lessons lead to a next version."),
    "evaluation-gathering-open": _("First close the gathering: until then people can still answer."),
    "evaluation-without-lessons": _("Write down at least one lesson first."),
    "observance-seats-of-the-wijk-only": _("Only whoever holds a seat for residents here records that this was done."),
    "observance-not-promised": _("The agreement that holds here does not promise this, so there is nothing to record."),
    "observance-in-future": _("This day is yet to come. Record it when it has been done."),
    "observance-before-agreement": _("The agreement holds from {since}. What was done before does not count for it."),
    "observance-of-another-body": _("Another body recorded this. Only they can take it back."),
    "observance-taken-back": _("This has been taken back already."),
    "link-not-an-address": _("An address on the web begins with https://."),
    "text-missing": _("Write a few words first."),
    "text-too-long": _("This is {length} characters; at most {longest} fit."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict[str, str | Promise] = {
    "evaluation.started": _("An evaluation of version {version} of the agreement was started."),
    "evaluation.lesson-written": _("Lesson {lesson} was written down in the evaluation."),
    "evaluation.concluded": _("The evaluation was concluded, with {lessons} lessons."),
    "safeguard.observed": _("A promise of the agreement was recorded as carried out on {on}."),
    "safeguard.observance-taken-back": _("A record of a promise that was carried out on {on} was taken back."),
}

# Safeguards that facts can speak about.
SAFEGUARDS: dict[str, str | Promise] = {
    "consultation": _("Residents were heard before each decision"),
    "reach": _("Enough people took part in each ballot"),
    "review": _("The first evaluation came in time"),
}

# How the software sees to each kind of safeguard, or how we see what became of it.
PRACTICE: dict[str, str | Promise] = {
    "representation": _(
        "We look whether everybody can read how each body was chosen and for whom it speaks, and whether nobody sits "
        "there longer than was agreed."
    ),
    "consultation": _("A vote cannot open before these days are over. We count them for each vote."),
    "reach": _("A vote in which too few people take part decides nothing. We count for each vote."),
    "inclusion": _(
        "Who was missing, only people can tell. Whoever speaks for the neighbourhood records when they looked at it."
    ),
    "openness": _(
        "We count for each meeting of a body of residents: since when the agenda stood there, and when the minutes "
        "came."
    ),
    "decision-rule": _("The votes are counted by this rule, and everybody can count them again."),
    "interest": _(
        "A meeting asks who has an interest of their own before it decides, and whoever has cannot vote. Whether "
        "somebody kept silent, only people can tell."
    ),
    "minority": _(
        "With each vote stands how many were against. Whether their view was really heard, only people can tell."
    ),
    "accountability": _(
        "Whoever speaks for the neighbourhood records when they accounted for what was done, and where it can be read."
    ),
    "complaint": _("Complaints are not kept here yet, so this is not measured yet. The area team can tell you more."),
    "support": _(
        "Whether the help is enough, only people can tell. Whoever speaks for the neighbourhood can record that it "
        "came."
    ),
    "money-control": _(
        "We look in the money book how soon each payment was written down, and whether of a project that ended it is "
        "told what became of all the money. Whoever speaks for the neighbourhood records when somebody from outside "
        "checked it, and where that can be read."
    ),
    "reply": _("Each advice has a last day for the answer. We count what came in time."),
    "review": _("We look on which day the first evaluation began."),
    "exit": _("When a party ends the agreement, the software works out the last day from the notice."),
}

# Who must act when a promise was not kept.
WHO: dict[str, str | Promise] = {
    "wijk": _("whoever speaks for the neighbourhood"),
    "gemeente": _("area team and college"),
}
