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
    "text-missing": _("Write a few words first."),
    "text-too-long": _("This is {length} characters; at most {longest} fit."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict[str, str | Promise] = {
    "evaluation.started": _("An evaluation of version {version} of the agreement was started."),
    "evaluation.lesson-written": _("Lesson {lesson} was written down in the evaluation."),
    "evaluation.concluded": _("The evaluation was concluded, with {lessons} lessons."),
}

# Safeguards that facts can speak about.
SAFEGUARDS: dict[str, str | Promise] = {
    "consultation": _("Residents were heard before each decision"),
    "reach": _("Enough people took part in each ballot"),
    "review": _("The first evaluation came in time"),
}
