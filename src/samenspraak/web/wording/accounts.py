# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    "home-in-gebied": _("{area} is larger than one neighbourhood. Choose your own neighbourhood or village."),
    "home-was-checked": _(
        "We checked earlier that you live in {area}. If you have moved, let the area team know: they can change it."
    ),
    "body-not-of-residents": _("Here you write down groups of residents only."),
    "body-name-missing": _("Give the group a name."),
    "body-known-already": _("{name} is written down already."),
    "seat-for-yourself": _("You cannot give yourself a seat. Who organises does not decide."),
    "enough-mails": _("Many codes were asked for this address. From {at} you can ask for the next one."),
    "seat-ended": _("This seat has ended already."),
    "term-ends-before-it-begins": _("The last day comes after the first."),
    "term-too-long-to-hold": _("A seat is held for {years} years at most. Choose an earlier last day."),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {
    "body.founded": _("{name} was added to the organisations."),
    "seat.taken": _("Somebody took a seat in {body} ({role})."),
    "seat.left": _("Somebody left their seat in {body} ({role})."),
}
