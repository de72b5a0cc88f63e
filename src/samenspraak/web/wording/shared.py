# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

SENTENCES: dict = {
    "period-empty": _("The end lies before the beginning."),
    "period-over": _("This period ends on {until}. That day is over already."),
    "period-overlaps": _("This period overlaps another that begins on {since}."),
    "stale-form": _("Someone changed this while you were working. Your text is kept below; look and send it again."),
}
DEEDS: dict = {}

# Why words of somebody are not shown.
REASONS = [
    ("personal", _("It is about a person")),
    ("hurtful", _("It is hurtful")),
    ("off-topic", _("It is about something else")),
    ("double", _("It is there twice")),
]
