# SPDX-License-Identifier: EUPL-1.2
"""How sides, channels, reasons and votes are called, for forms and for reading."""

from django.utils.translation import gettext_lazy as _

SIDES = [
    ("resident", _("I live here")),
    ("organisation", _("I am here for an organisation or a group")),
    ("municipality", _("I work for the municipality")),
    ("council", _("I am a member of the council")),
    ("elsewhere", _("I live somewhere else")),
]
PEOPLE_NAMES = {  # after a number
    "resident": _("residents"),
    "organisation": _("people from an organisation"),
    "municipality": _("people from the municipality"),
    "council": _("council members"),
    "elsewhere": _("people from elsewhere"),
}
SIDE_NAMES = {
    "resident": _("residents"),
    "organisation": _("organisations"),
    "municipality": _("municipality"),
    "council": _("council members"),
    "elsewhere": _("people from elsewhere"),
}
AGES = [
    ("0-14", _("Younger than 15")),
    ("15-24", _("15 to 24")),
    ("25-44", _("25 to 44")),
    ("45-64", _("45 to 64")),
    ("65+", _("65 or older")),
]
LIVED = [
    ("0-1", _("Less than 2 years")),
    ("2-9", _("2 to 10 years")),
    ("10+", _("10 years or longer")),
]
CHANNELS = [
    ("table", _("A table that answers together")),
    ("paper", _("A sheet of paper")),
    ("on-behalf", _("Somebody who asks me to type for them")),
]
CHANNEL_NAMES = {
    "phone": _("by phone"),
    "online": _("online, afterwards"),
    "table": _("at a table"),
    "paper": _("on paper"),
    "on-behalf": _("typed in for somebody"),
}
REASONS = [
    ("personal", _("It is about a person")),
    ("hurtful", _("It is hurtful")),
    ("off-topic", _("It is about something else")),
    ("double", _("It is there twice")),
]
VOTES = [("agree", _("Agree")), ("disagree", _("Disagree")), ("pass", _("Pass"))]
SCALE = [(str(number), str(number)) for number in range(1, 6)]
