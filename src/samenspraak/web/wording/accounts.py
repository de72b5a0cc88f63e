# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    "home-in-gebied": _("{area} is larger than one neighbourhood. Choose your own neighbourhood or village."),
    "home-was-checked": _(
        "We checked earlier that you live in {area}. If you have moved, let the area team know: they can change it."
    ),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {
    "body.founded": _("{name} was added to the organisations."),
    "seat.taken": _("Somebody took a seat in {body} ({role})."),
    "seat.left": _("Somebody left their seat in {body} ({role})."),
}
