# SPDX-License-Identifier: EUPL-1.2
"""Projects and their money."""

from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    # who carries it out, and whether it can
    "not-to-be-begun": _("This cannot be begun: it was not decided yet, or it has begun already."),
    "does-not-go-ahead": _("It was not decided that this goes ahead."),
    "not-underway": _("This is not being carried out now. It did not begin yet, or it has ended."),
    "begins-after-suspension": _("The agreement is suspended. The wijk begins with this when that is over."),
    "the-wijk-carries-out": _(
        "The wijk carries this out: that was agreed. Somebody with a seat in a residents' body of this area does this."
    ),
    "the-municipality-carries-out": _(
        "The municipality carries this out. Somebody of the area team or the municipal executive does this."
    ),
    "both-carry-out": _(
        "The wijk and the municipality carry this out together. Somebody with a seat in a residents' body of this area "
        "does this, or somebody of the area team."
    ),
    # steps
    "owner-not-known": _("Choose who does this step."),
    "step-title-missing": _("Say in a few words what the step is."),
    "step-in-the-past": _("This day is over. Choose a day to come."),
    "enough-steps": _("There are {most} steps. That is enough for one project."),
    "step-unknown": _("This step is not there."),
    "step-done-already": _("This step is done already."),
    "same-day": _("This is the day that it had. Choose another one."),
    "step-moves-without-reason": _("Say why it takes another day. Everybody can read it."),
    "day-to-come": _("This day is still to come."),
    "step-done-without-words": _("Say in a sentence what was done."),
    "end-not-known": _("Choose how it ended."),
    "steps-open": _("There are steps that are not done: {n}. Say what was done, or stop the project."),
    "ended-without-words": _("Say what came of it."),
    "stopped-without-reason": _("Say why it stops. Everybody who gave input reads it."),
    # money
    "amount-wrong": _("Write an amount in euros, such as 1250 or 99,50."),
    "description-missing": _("Say what it is for."),
    "personal-in-the-book": _(
        "This looks like an address, an account number or a telephone number. Everybody can read this book for ever: "
        "leave out what points at a person."
    ),
    "only-officials-book": _(
        "This is money of the municipality, or the municipality spends it: that was agreed. Somebody of the area team "
        "or the municipal executive does this."
    ),
    "the-wijk-allocates": _(
        "The wijk decides where this money goes: that was agreed. Somebody with a seat in a residents' body of this "
        "area does this."
    ),
    "the-wijk-spends": _(
        "The wijk spends this money: that was agreed. Somebody with a seat in a residents' body of this area does this."
    ),
    "not-decided-yet": _("Money is set aside for what was decided to go ahead, as long as it has not ended."),
    "pot-unknown": _("This money is not there now. Choose one of these."),
    "nothing-reserved": _("No money of this kind was set aside for this project."),
    "more-than-given": _("There is {left} left to set aside. It cannot be more."),
    "more-than-one-decision": _(
        "By article {article} of the agreement {bound} at most goes to one decision. {left} more can be set aside for "
        "this."
    ),
    "more-than-reserved": _("Of what was set aside {left} is left. It cannot be more. First set more aside."),
    "spent-already": _("{paid} was paid already. What is set aside cannot be less."),
    "reserved-already": _("More than this was set aside already."),
    "same-amount": _("This is the amount that stands there. Write what it should have been."),
    "given-by-the-agreement": _("The agreement gives this money. Only another agreement changes it."),
    "put-right-already": _("This line was put right already. Look at the newest line."),
    "who-booked-puts-right": _("Only who may write down such a line can put it right."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {
    "undertaking.begun": _("{body} began to carry out idea {number}."),
    "undertaking.step-added": _("Carrying out idea {number}: step {step} was written down, to be done by {due}."),
    "undertaking.step-moved": _("Carrying out idea {number}: step {step} got another day, from {was} to {due}."),
    "undertaking.step-done": _("Carrying out idea {number}: step {step} is done. Done: {done} of {of}."),
    "undertaking.done": _("{body} carried out idea {number}: it is done."),
    "undertaking.stopped": _("{body} stopped carrying out idea {number}. The reason stands by the idea."),
    "money.given": _("Money book, line {number}: {euros} was made available."),
    "money.reserved": _("Money book, line {number}: {euros} was set aside for idea {idea}."),
    "money.paid": _("Money book, line {number}: {euros} was paid for idea {idea}."),
    "money.put-right": _("Money book: line {number} puts line {corrects} right, by {euros}."),
    "money.words-hidden": _("Money book: the words of line {number} were hidden. The amount stands."),
}

# What is meant by a kind of line.
KINDS: dict = {
    "budget": _("Made available"),
    "reserved": _("Set aside"),
    "paid": _("Paid"),
}
OWNERS: dict = {
    "wijk": _("the wijk"),
    "gemeente": _("the municipality"),
    "samen": _("the wijk and the municipality together"),
}
